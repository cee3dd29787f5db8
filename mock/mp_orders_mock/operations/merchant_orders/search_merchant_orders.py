"""Search the merchant orders of an account."""

from mp_orders_mock.clock import SECOND_NS, read_bound
from mp_orders_mock.domain.refusals import refused
from mp_orders_mock.operations.call import Answer, Call
from mp_orders_mock.operations.context import Context
from mp_orders_mock.operations.registry import operation
from mp_orders_mock.store import Search

EQUAL = (
    *("status", "preference_id", "application_id", "payer_id", "sponsor_id", "external_reference"),
    *("site_id", "marketplace"),
)
DATES = {"date_created": "created_ns", "last_updated": "updated_ns"}
WINDOW_NS = 90 * 24 * 3600 * SECOND_NS
LIMIT = 30


@operation("search_merchant_orders")
def search_merchant_orders(call: Call, context: Context) -> Answer:
    """A page of them, of the last 90 days, those that were created first at the front."""
    query = call.query
    since = {column: _moment(query, f"{name}_from") for name, column in DATES.items() if f"{name}_from" in query}
    until = {column: _moment(query, f"{name}_to") for name, column in DATES.items() if f"{name}_to" in query}
    oldest_ns = context.now_ns - WINDOW_NS
    offset = int(query.get("offset", 0))
    search = Search(
        context.account.user_id,
        equal={name: query[name] for name in EQUAL if name in query},
        listed={"items": query["items"]} if "items" in query else {},
        since={**since, "created_ns": max(since.get("created_ns", oldest_ns), oldest_ns)},
        until=until,
        sort="created_ns",
        limit=int(query.get("limit", LIMIT)),
        offset=offset,
    )
    found, total = context.transaction.find_merchant_orders(search)
    elements = b",".join(found)
    return Answer(200, b'{"elements":[%b],"next_offset":%d,"total":%d}' % (elements, offset + len(found), total))


def _moment(query: dict[str, str], name: str) -> int:
    try:
        return read_bound(query[name])
    except ValueError as error:
        raise refused("ds_search_query", f"query.{name}", str(error)) from None
