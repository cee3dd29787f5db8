"""Search the online orders of an account."""

from collections.abc import Mapping

from mp_orders_mock.clock import read_bound
from mp_orders_mock.domain.refusals import Refused, refused
from mp_orders_mock.domain.transitions import ONLINE
from mp_orders_mock.json_text import dumps
from mp_orders_mock.operations.call import Answer, Call
from mp_orders_mock.operations.context import Context
from mp_orders_mock.operations.registry import operation
from mp_orders_mock.store import Search

INVALID = "invalid_search_params"
EQUAL = ("external_reference", "status", "status_detail")
LISTED = {"payment_method_id": "method_ids", "payment_method_type": "method_types"}
SORTS = {"created_date": "created_ns", "last_updated_date": "updated_ns"}
PAGE_SIZE, LIMIT = 20, 30


@operation("search_orders")
def search_orders(call: Call, context: Context) -> Answer:
    """A page of them; what time has ended is found as ended."""
    query = call.query
    limit, offset = _page(query)
    begin_ns, end_ns = _moment(query, "begin_date"), _moment(query, "end_date")
    if begin_ns > end_ns:
        raise _invalid("begin_date", "is after end_date", rule="search-dates-are-dates")
    context.lifecycle.apply_due()
    search = Search(
        context.account.user_id,
        equal={"type": ONLINE} | {name: query[name] for name in EQUAL if name in query},
        listed={column: query[name] for name, column in LISTED.items() if name in query},
        since={"created_ns": begin_ns},
        until={"created_ns": end_ns},
        sort=SORTS[query.get("sort_by", "created_date")],
        descending=query.get("sort_order", "desc") == "desc",
        limit=limit,
        offset=offset,
    )
    is_online = query.get("type", ONLINE) == ONLINE
    found, total = context.transaction.find_orders(search) if is_online else ([], 0)
    paging = {"total": total, "total_pages": -(-total // limit), "offset": offset, "limit": limit}
    written = dumps({name: str(value) for name, value in paging.items()})
    return Answer(200, b'{"data":[%b],"paging":%b}' % (b",".join(found), written))


def _page(query: Mapping[str, str]) -> tuple[int, int]:
    """How many, and how many before them, in whichever of the two ways a page is named."""
    by_page = [name for name in ("page", "page_size") if name in query]
    by_offset = [name for name in ("limit", "offset") if name in query]
    if by_page and by_offset:
        raise _invalid(by_offset[0], f"does not go with {by_page[0]}", rule="search-one-paging")
    if by_offset:
        return int(query.get("limit", LIMIT)), int(query.get("offset", 0))
    size = int(query.get("page_size", PAGE_SIZE))
    return size, (int(query.get("page", 1)) - 1) * size


def _moment(query: Mapping[str, str], name: str) -> int:
    try:
        return read_bound(query[name])
    except ValueError as error:
        raise _invalid(name, str(error), rule="search-dates-are-dates") from None


def _invalid(name: str, text: str, *, rule: str) -> Refused:
    return refused(INVALID, f"query.{name}", text, rule=rule)
