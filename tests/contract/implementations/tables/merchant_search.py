"""Searching merchant orders."""

from .merchant_orders import merchant_view
from .refusals import Answer, Refusal, parameter_value
from .service import Call, Service
from .wire import DAY, SECOND, Json, moment_of

EQUAL = (
    "status",
    "preference_id",
    "application_id",
    "payer_id",
    "sponsor_id",
    "external_reference",
    "site_id",
    "marketplace",
)
BOUNDS = {
    "date_created_from": "created / :second * :second >= :{}",
    "date_created_to": "created / :second * :second <= :{}",
    "last_updated_from": "updated / :second * :second >= :{}",
    "last_updated_to": "updated / :second * :second <= :{}",
}
WITH_ITEM = "id IN (SELECT order_id FROM merchant_items WHERE item_id = :items)"


def search_merchant_orders(service: Service, call: Call) -> Answer:
    """Find merchant orders of the account, the first ones first."""
    values = _values(call)
    conditions = ["account = :account", "created >= :oldest"]
    conditions += [f"{name} = :{name}" for name in EQUAL if name in values]
    conditions += [text.format(name) for name, text in BOUNDS.items() if name in values]
    conditions += [WITH_ITEM] if "items" in values else []
    where = " AND ".join(conditions)
    limit, offset = values.pop("limit", 30), values.pop("offset", 0)
    with service.work() as (sql, now):
        numbers = {**values, "account": call.account, "oldest": now - 90 * DAY, "second": SECOND}
        total = sql.execute(f"SELECT count(*) FROM merchant_orders WHERE {where}", numbers).fetchone()[0]  # noqa: S608
        rows = sql.execute(
            f"SELECT * FROM merchant_orders WHERE {where} ORDER BY id LIMIT :limit OFFSET :offset",  # noqa: S608
            {**numbers, "limit": limit, "offset": offset},
        ).fetchall()
        found = [merchant_view(service, sql, row) for row in rows]
    return Answer(200, {"elements": found, "next_offset": offset + len(found), "total": total})


def _values(call: Call) -> dict[str, Json]:
    values: dict[str, Json] = {}
    for parameter in call.operation.parameters_in("query"):
        if parameter.name in call.query:
            try:
                value = parameter_value(parameter, call.query[parameter.name])
                values[parameter.name] = moment_of(value) if parameter.name in BOUNDS else value
            except ValueError as error:
                raise Refusal("ds_search_query", f"query.{parameter.name}", str(error)) from error
    return values
