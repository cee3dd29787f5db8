"""The older merchant orders."""

import decimal
import re
from decimal import Decimal
from typing import Any

from .call import Answer, Call, Handler
from .checks import Refusal, query
from .store import DAY, Row, local, moment_of

_FIRST = 9_100_000_000_000_000_000
_LARGEST = 9_223_372_036_854_775_807
_EXACT = decimal.Context(prec=400)
_KEPT = ("preference_id", "application_id", "site_id", "payer", "sponsor_id", "notification_url", "additional_info")


def well_formed(text: str) -> bool:
    """Whether a text is the id of a merchant order."""
    return re.fullmatch("[0-9]{1,19}", text) is not None and 1 <= int(text) <= _LARGEST


def _check_users(call: Call) -> None:
    sent = call.body
    if sent.get("payer", {}).get("id") == call.account:
        raise Refusal(("invalid_user_id", "#/payer/id (who collects does not pay)"))
    if sent.get("collector", {}).get("id", call.account) != call.account:
        raise Refusal(("user_not_allowed", "#/collector/id (another account)"))


def _keep(order: Row, sent: Row) -> None:
    order.update({name: sent[name] for name in _KEPT if name in sent})
    if "marketplace" in sent:
        order["marketplace"] = sent["marketplace"] or "NONE"
    if "external_reference" in sent:
        reference = sent["external_reference"]
        order["external_reference"] = reference if isinstance(reference, str) else str(int(reference))


def _total(call: Call, items: list[Row]) -> Any:
    if call.wrong("the total of a merchant order is a float"):
        return sum(float(each["quantity"]) * float(each["unit_price"]) for each in items)
    total = Decimal(0)
    for each in items:
        total = _EXACT.add(total, _EXACT.multiply(Decimal(each["quantity"]), Decimal(each["unit_price"])))
    return total


def _view(order: Row) -> Row:
    kept = {name: each for name, each in order["kept"].items() if each is not None}
    return {
        "id": order["id"],
        "kind": "merchant_order",
        **kept,
        "status": "opened",
        "order_status": "payment_required",
        "collector": {"id": order["account"]},
        "items": order["items"],
        "payments": {},
        "shipments": {},
        "payouts": {},
        "shipping_cost": 0,
        "total_amount": order["total"],
        "paid_amount": 0,
        "refunded_amount": 0,
        "cancelled": False,
        "date_created": local(order["created"]),
        "last_updated": local(order["updated"]),
    }


def _create(call: Call) -> Answer:
    _check_users(call)
    order: Row = {"id": _FIRST + next(call.store.numbers), "account": call.account, "kept": {"marketplace": "NONE"}}
    order.update(items=call.body.get("items", []), created=call.now, updated=call.now)
    _keep(order["kept"], call.body)
    order["total"] = _total(call, order["items"])
    call.store.merchant_orders[order["id"]] = order
    return 201, _view(order)


def _own(call: Call) -> Row:
    order = call.store.merchant_orders.get(int(call.path["id"]))
    if order is None or order["account"] != call.account:
        raise Refusal(("not_found", "id (no merchant order of this account)"))
    return order


def _get(call: Call) -> Answer:
    return 200, _view(_own(call))


def _update(call: Call) -> Answer:
    order, sent = _own(call), call.body
    _check_users(call)
    for name, word in (("payments", "invalid_payment_id"), ("shipments", "invalid_shipment_id")):
        if sent.get(name):
            raise Refusal((word, f"#/{name}/0/id (not of this merchant order)"))
    items = _changed(order["items"], sent.get("items", []))
    kept = dict(order["kept"])
    if call.wrong("an update forgets additional_info"):
        kept.pop("additional_info", None)
    _keep(kept, sent)
    order.update(kept=kept, items=items, total=_total(call, items), updated=call.now)
    return 200, _view(order)


def _changed(items: list[Row], sent: list[Row]) -> list[Row]:
    """The items with other quantities."""
    items, named = list(items), set()
    for number, each in enumerate(sent):
        place = f"#/items/{number}"
        at = next((n for n, item in enumerate(items) if item.get("id") == each["id"]), None)
        if at is None or each["id"] in named:
            raise Refusal(("invalid_items", f"{place}/id (not there, or twice)"))
        named.add(each["id"])
        other = [name for name in each if name != "quantity" and each[name] != items[at].get(name)]
        if other:
            raise Refusal(("invalid_items", f"{place}/{other[0]} (only the quantity changes)"))
        items[at] = {**items[at], "quantity": each.get("quantity", items[at]["quantity"])}
    return items


def _search(call: Call) -> Answer:
    wanted = query(call.operation, call.query, "ds_search_query")
    bounds = {name: moment_of(wanted[name]) for name in wanted if name.endswith(("_from", "_to"))}
    wrong = [name for name, moment in bounds.items() if moment is None]
    if wrong:
        raise Refusal(*(("ds_search_query", f"?{name}") for name in wrong))
    orders = list(call.store.merchant_orders.values())
    if not call.wrong("a search shows the merchant orders of every account"):
        orders = [each for each in orders if each["account"] == call.account]
    found = [each for each in orders if call.now - each["created"] <= 90 * DAY and _has(each, wanted)]
    found = [each for each in found if _within(each, bounds)]
    offset = wanted.get("offset", 0)
    page = found[offset : offset + wanted.get("limit", 30)]
    return 200, {"elements": [_view(each) for each in page], "next_offset": offset + len(page), "total": len(found)}


def _within(order: Row, bounds: dict[str, Any]) -> bool:
    dates = {"date_created": order["created"] // 1000 * 1000, "last_updated": order["updated"] // 1000 * 1000}
    for name, moment in bounds.items():
        date = dates[name.rpartition("_")[0]]
        if date < moment if name.endswith("_from") else date > moment:
            return False
    return True


def _has(order: Row, wanted: Row) -> bool:
    kept = order["kept"]
    same = ("preference_id", "application_id", "sponsor_id", "external_reference", "site_id", "marketplace")
    values: dict[str, list[Any]] = {name: [kept.get(name)] for name in same}
    values.update(status=["opened"], payer_id=[kept.get("payer", {}).get("id")])
    values["items"] = [each.get("id") for each in order["items"]]
    return all(
        wanted[name] in [str(each) for each in has if each is not None]
        for name, has in values.items()
        if name in wanted
    )


HANDLERS: dict[str, Handler] = {
    "create_merchant_order": _create,
    "get_merchant_order": _get,
    "update_merchant_order": _update,
    "search_merchant_orders": _search,
}
