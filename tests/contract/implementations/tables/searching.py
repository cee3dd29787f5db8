"""Searching orders."""

from attrs import frozen

from . import defects
from .refusals import Answer, Refusal
from .service import Call, Service, query_values
from .views import order_view
from .wire import Json, moment_of

FILTERS = {
    "external_reference": "o.reference = ?",
    "type": "o.type = ?",
    "status": "o.status = ?",
    "status_detail": "o.detail = ?",
    "payment_method_id": "EXISTS (SELECT 1 FROM payments p WHERE p.order_id = o.id"
    " AND json_extract(p.method, '$.id') = ?)",
    "payment_method_type": "EXISTS (SELECT 1 FROM payments p WHERE p.order_id = o.id"
    " AND json_extract(p.method, '$.type') = ?)",
}
PREFIX = "o.reference LIKE ? || '%'"
COLUMNS = {"created_date": "o.created", "last_updated_date": "o.updated"}


@frozen
class Page:
    """Which of the orders that were found are shown."""

    limit: int
    offset: int


def search_orders(service: Service, call: Call) -> Answer:
    """Find online orders of the account."""
    values = query_values(call, "invalid_parameter", "missing_required_params")
    page = _page(values)
    begin, end = _moment(values, "begin_date"), _moment(values, "end_date")
    if begin > end:
        raise Refusal("invalid_parameter", "query.begin_date", "is after end_date")
    filters = {**FILTERS, "external_reference": PREFIX} if service.broken(defects.REFERENCE_PREFIX) else FILTERS
    wanted = {name: condition for name, condition in filters.items() if name in values}
    where = " AND ".join(["o.account = ?", "o.type = 'online'", "o.created BETWEEN ? AND ?", *wanted.values()])
    numbers = [call.account, begin, end, *(values[name] for name in wanted)]
    column = COLUMNS[values.get("sort_by", "created_date")]
    direction = values.get("sort_order", "desc")
    with service.work() as (sql, _):
        total = sql.execute(f"SELECT count(*) FROM orders o WHERE {where}", numbers).fetchone()[0]  # noqa: S608
        rows = sql.execute(
            f"SELECT o.id FROM orders o WHERE {where}"  # noqa: S608 - fixed texts
            f" ORDER BY {column} {direction}, o.seq {direction} LIMIT ? OFFSET ?",
            [*numbers, page.limit, page.offset],
        ).fetchall()
        found = [order_view(sql, row["id"]) for row in rows]
    paging = {
        "total": total,
        "total_pages": -(-total // page.limit),
        "offset": page.offset,
        "limit": page.limit,
    }
    return Answer(200, {"data": found, "paging": paging})


def _moment(values: dict[str, Json], name: str) -> int:
    try:
        return moment_of(values[name])
    except ValueError as error:
        raise Refusal("invalid_parameter", f"query.{name}", "is no date") from error


def _page(values: dict[str, Json]) -> Page:
    old, new = {"limit", "offset"} & values.keys(), {"page", "page_size"} & values.keys()
    if old and new:
        raise Refusal("invalid_parameter", f"query.{min(old)}", "does not go with page and page_size")
    if old:
        return Page(values.get("limit", 30), values.get("offset", 0))
    size = values.get("page_size", 20)
    return Page(size, (values.get("page", 1) - 1) * size)
