"""Searches of orders."""

from typing import Any

from .call import Answer, Call, Handler
from .checks import Refusal, query
from .store import SECOND, Row, moment_of
from .timeline import settle, view


def _search(call: Call) -> Answer:
    missing = [name for name in ("begin_date", "end_date") if name not in call.query]
    if missing:
        raise Refusal(*(("missing_required_params", f"?{name}") for name in missing))
    wanted = query(call.operation, call.query, "invalid_parameter")
    begin, end = moment_of(wanted["begin_date"]), moment_of(wanted["end_date"])
    if begin is None or end is None or begin > end:
        raise Refusal(("invalid_parameter", "?begin_date and ?end_date"))
    offset, size = _page(wanted)
    if call.wrong("a search does not look at its beginning"):
        begin = 0
    if call.wrong("a search does not look at status_detail"):
        wanted.pop("status_detail", None)
    found = [each for each in call.store.orders.values() if _online(each, call) and begin <= _second(each) <= end]
    found = [each for each in found if _has(each, wanted)]
    date = {"last_updated_date": "updated"}.get(wanted.get("sort_by", ""), "created")
    found.sort(key=lambda each: (each[date], each["number"]), reverse=wanted.get("sort_order") != "asc")
    paging = {"total": len(found), "total_pages": -(-len(found) // size), "offset": offset}
    return 200, {"data": [view(each) for each in found[offset : offset + size]], "paging": paging}


def _page(wanted: Row) -> tuple[int, int]:
    new, old = {"limit", "offset"} & wanted.keys(), {"page", "page_size"} & wanted.keys()
    if new and old:
        raise Refusal(*(("invalid_parameter", f"?{name} (two ways to name a page)") for name in sorted(new | old)))
    if new:
        return wanted.get("offset", 0), wanted.get("limit", 30)
    size = wanted.get("page_size", 20)
    return (wanted.get("page", 1) - 1) * size, size


def _online(order: Row, call: Call) -> bool:
    return order["type"] == "online" and order["account"] == call.account and bool(settle(order, call.now))


def _second(order: Row) -> int:
    created: int = order["created"]
    return created // SECOND * SECOND


def _has(order: Row, wanted: Row) -> bool:
    methods = [{**each["sent"].get("payment_method", {}), **each["method"]} for each in order["payments"]]
    values: dict[str, list[Any]] = {
        "external_reference": [order["sent"].get("external_reference")],
        "type": [order["type"]],
        "status": [order["status"]],
        "status_detail": [order["detail"]],
        "payment_method_id": [each.get("id") for each in methods],
        "payment_method_type": [each.get("type") for each in methods],
    }
    return all(wanted[name] in has for name, has in values.items() if name in wanted)


HANDLERS: dict[str, Handler] = {"search_orders": _search}
