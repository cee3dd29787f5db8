"""Merchant orders: what a new one has, and what an update may change.

Each function gives the whole merchant order as the API answers it, or raises Refused. Bodies have passed the schema.
"""

import re
from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Any, TypeAlias

from mp_orders_mock.domain.account import Account
from mp_orders_mock.domain.refusals import Refused, refused

MerchantOrder: TypeAlias = dict[str, Any]
Body: TypeAlias = Mapping[str, Any]

ITEM_FIELDS = ("id", "category_id", "currency_id", "description", "picture_url", "title", "quantity", "unit_price")
PLAIN_FIELDS = ("preference_id", "application_id", "site_id", "sponsor_id")
TEXT_FIELDS = ("notification_url", "additional_info")


_UUID_AT_END = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\Z", re.IGNORECASE | re.ASCII)


def create(body: Body, account: Account, *, order_id: int, now: str, preference_closed: bool) -> MerchantOrder:
    """A new merchant order: opened, unpaid (create-merchant-order; update-merchant-order for the status)."""
    _check_users(body, account, payer_rule="payer-is-not-collector", collector_rule="collector-is-caller")
    if preference_closed:
        text = "its merchant order is closed or expired"
        raise refused("invalid_order_state", "$.preference_id", text, rule="preference-still-open")
    items = [{name: item.get(name) for name in ITEM_FIELDS} for item in body.get("items", [])]
    return {
        "id": order_id,
        "status": "opened",
        "external_reference": _reference(body.get("external_reference")),
        "preference_id": body.get("preference_id"),
        "payments": [],
        "shipments": [],
        "payouts": [],
        "collector": {"id": account.user_id, "email": "", "nickname": None},
        "marketplace": body.get("marketplace") or "NONE",
        "notification_url": body.get("notification_url"),
        "date_created": now,
        "last_updated": now,
        "sponsor_id": body.get("sponsor_id"),
        "shipping_cost": 0,
        "total_amount": total_of(items),
        "site_id": body.get("site_id", account.site_id),
        "paid_amount": 0,
        "refunded_amount": 0,
        "payer": dict(body["payer"]) if body.get("payer") else None,
        "items": items,
        "cancelled": False,
        "additional_info": body.get("additional_info"),
        "application_id": body.get("application_id"),
        "is_test": account.test,
        "order_status": "payment_required",
    }


def update(order: MerchantOrder, body: Body, account: Account, *, now: str) -> MerchantOrder:
    """The merchant order with what was sent changed (update-merchant-order)."""
    if order["status"] != "opened":
        text = f"the merchant order is {order['status']}"
        raise refused("invalid_order_state", "$.status", text, rule="update-opened-only")
    _check_users(body, account, payer_rule="update-payer-is-not-collector", collector_rule="update-collector-is-caller")
    _check_known(body, order, "payments", "invalid_payment_id", rule="payment-exists")
    _check_known(body, order, "shipments", "invalid_shipment_id", rule="shipment-exists")
    items = _updated_items(order["items"], body.get("items", []))
    changed = {name: body[name] for name in (*PLAIN_FIELDS, *TEXT_FIELDS) if name in body}
    if "external_reference" in body:
        changed["external_reference"] = _reference(body["external_reference"])
    if "marketplace" in body:
        changed["marketplace"] = body["marketplace"] or "NONE"
    if "payer" in body:
        changed["payer"] = {**(order["payer"] or {}), **body["payer"]} or None
    return {**order, **changed, "items": items, "total_amount": total_of(items), "last_updated": now}


def _reference(sent: str | int | None) -> str | None:
    """A number is taken for its digits (official-sdks)."""
    return None if sent is None else str(sent)


def preference_key(preference_id: str | None) -> str | None:
    """What two spellings of one preference share: its UUID, without the number of the collector before it."""
    match = _UUID_AT_END.search(preference_id or "")
    return match[0].lower() if match else None


def total_of(items: Iterable[Mapping[str, Any]]) -> int | float:
    """Sum of quantity times unit_price, added as decimals and given as the JSON number of the documents."""
    return json_number(sum((Decimal(repr(item["unit_price"])) * item["quantity"] for item in items), Decimal(0)))


def json_number(amount: Decimal) -> int | float:
    """An amount as the JSON number of the documents."""
    return int(amount) if amount == amount.to_integral_value() else float(amount)


def _check_users(body: Body, account: Account, *, payer_rule: str, collector_rule: str) -> None:
    if body.get("payer", {}).get("id") == account.user_id:
        raise refused("invalid_user_id", "$.payer.id", "the payer is the account that collects", rule=payer_rule)
    if body.get("collector", {}).get("id", account.user_id) != account.user_id:
        raise refused("user_not_allowed", "$.collector.id", "is not the account of the token", rule=collector_rule)


def _check_known(body: Body, order: MerchantOrder, name: str, code: str, *, rule: str) -> None:
    known = {each["id"] for each in order[name]}
    for index, each in enumerate(body.get(name, [])):
        if each["id"] not in known:
            raise refused(code, f"$.{name}[{index}].id", "is not one of the merchant order", rule=rule)


def _updated_items(items: list[dict[str, Any]], changes: list[Body]) -> list[dict[str, Any]]:
    """The items with their new quantities; items under one id are told apart by their other fields."""
    fitting = []
    for number, change in enumerate(changes):
        path = f"$.items[{number}]"
        named = [i for i, item in enumerate(items) if item["id"] == change["id"]]
        if not named:
            raise _unknown_item(f"{path}.id", "is not one of the merchant order")
        fitting.append([i for i in named if _differs_in_quantity_only(items[i], change)])
        if not fitting[-1]:
            text, rule = "more than the quantity differs", "quantity-only"
            raise refused("invalid_items", path, text, rule=rule, meaning="quantity-only")
    chosen = _matched(fitting)
    if chosen is None:
        raise _unknown_item("$.items", "an item is named twice")
    updated = list(items)
    for change, i in zip(changes, chosen, strict=True):
        updated[i] = {**items[i], "quantity": change.get("quantity", items[i]["quantity"])}
    return updated


def _unknown_item(path: str, text: str) -> Refused:
    return refused("invalid_items", path, text, rule="item-exists", meaning="item-unknown")


def _differs_in_quantity_only(item: Mapping[str, Any], change: Body) -> bool:
    return all(item.get(name) == value for name, value in change.items() if name != "quantity")


def _matched(fitting: list[list[int]]) -> list[int] | None:
    """One item for each change, no item twice; None if there is no such choice (bipartite matching)."""
    owner: dict[int, int] = {}

    def place(change: int, tried: set[int]) -> bool:
        for item in sorted(fitting[change], key=owner.__contains__):  # free ones first
            if item not in tried:
                tried.add(item)
                if item not in owner or place(owner[item], tried):
                    owner[item] = change
                    return True
        return False

    if not all(place(change, set()) for change in range(len(fitting))):
        return None
    return sorted(owner, key=lambda item: owner[item])
