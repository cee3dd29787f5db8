"""Merchant orders: how they are born, and what an update may change."""

from collections.abc import Callable
from decimal import Decimal
from functools import partial
from typing import Any

from mp_orders_contract.exchange import Exchange
from mp_orders_contract.probe import REMOVE, UNKNOWN_MERCHANT_ORDER, Probe
from mp_orders_contract.rule import Skipped, triggers, x_rule
from mp_orders_contract.rules.orders import made_at_once

MALFORMED = ("abc", "0", "-1", str(2**63), "1.5")
ITEMS = "invalid_items"
TWO_ITEMS = [
    {"id": "a", "title": "One", "quantity": 3, "unit_price": 0.1, "currency_id": "BRL"},
    {"id": "b", "title": "Two", "quantity": 2, "unit_price": 12.45, "currency_id": "BRL"},
]
MANY_ITEMS = [
    {"id": f"i{n}", "title": f"Ñ {n}", "quantity": n, "unit_price": price, "currency_id": "BRL"}
    for n, price in enumerate((0.07, 1234567.89, 19.99, 0.1, 12.45, 33.33, 1.15, 2.05, 7.7, 0.29, 101.99, 5), 1)
]
MORE_OF_AN_ITEM = {"description": "text", "picture_url": "https://example.com/1.png", "category_id": "category"}
PAYER = {"id": 1234567, "email": "payer@example.com", "nickname": "NICK"}
FIELDS = {
    "preference_id": "798798399-13769cb5-b898-448f-8d5a-c939a8cee479",
    "application_id": "10000000000000000",
    "site_id": "MLA",
    "sponsor_id": 446566691,
    "marketplace": "MELI",
}
TEXTS = {"external_reference": "ref-1", "additional_info": "of the kit", "notification_url": "https://example.com/kit"}


def _money(value: Any) -> Decimal | None:
    """A JSON number as the decimal that was written."""
    return Decimal(repr(value)) if isinstance(value, int | float) and not isinstance(value, bool) else None


def _total(probe: Probe, order: dict[str, Any], wanted: str) -> None:
    got = order.get("total_amount")
    probe.require(_money(got) == Decimal(wanted), f"total_amount is {got!r}, the items are worth {wanted}")


@x_rule("merchant-order-born-open")
def born_open(probe: Probe) -> None:
    order = probe.created_merchant(probe.merchant())
    wanted = {"status": "opened", "order_status": "payment_required", "paid_amount": 0, "refunded_amount": 0}
    for name, value in wanted.items():
        right = order.get(name) == value or (value == 0 and name not in order)  # amounts are optional
        probe.require(right, f"{name} is {order.get(name)!r}")
    probe.require(not order.get("payments") and not order.get("shipments"), "it has payments or shipments")


@x_rule("merchant-order-total")
def merchant_total(probe: Probe) -> None:
    order = probe.created_merchant(probe.merchant(items=TWO_ITEMS))
    _total(probe, order, "25.2")
    _total(probe, probe.created_merchant(probe.merchant(items=TWO_ITEMS[:1])), "0.3")
    _total(probe, probe.created_merchant(probe.merchant(items=MANY_ITEMS)), "2470736.99")
    _total(probe, probe.created_merchant(probe.merchant(items=REMOVE)), "0")


@x_rule("merchant-order-as-sent")
def merchant_as_sent(probe: Probe) -> None:
    items = [{**item, **MORE_OF_AN_ITEM} for item in MANY_ITEMS]
    body = probe.merchant({**FIELDS, **TEXTS, "items": items, "payer": PAYER})
    created = probe.created_merchant(body)
    for order in (created, probe.read_merchant(created["id"])):
        for name in (*FIELDS, *TEXTS):
            right = str(order.get(name)) == str(body[name])  # numbers of accounts come as texts, too
            probe.require(right, f"{name} is {order.get(name)!r}, sent was {body[name]!r}")
        payer = order.get("payer") or {}
        probe.require(all(payer.get(name) == value for name, value in PAYER.items()), f"the payer is {payer}")
        kept = [{name: item.get(name) for name in items[0]} for item in order.get("items", [])]
        probe.require(kept == items, "the items are others")


@x_rule("merchant-order-all-optional")
def merchant_all_optional(probe: Probe) -> None:
    probe.created_merchant({})
    order = probe.created_merchant({"marketplace": ""})
    probe.require(
        order.get("marketplace") in ("NONE", None), f"without a marketplace it has {order.get('marketplace')!r}"
    )


@x_rule("merchant-orders-differ")
def merchant_orders_differ(probe: Probe) -> None:
    body = probe.merchant()
    first, second = probe.created_merchant(body), probe.created_merchant(body)
    probe.require(first["id"] != second["id"], "two equal requests gave one order")
    probe.require(isinstance(first["id"], int), "the id is no whole number")


@x_rule("get-merchant-order-as-created")
def get_merchant_as_created(probe: Probe) -> None:
    order = probe.created_merchant(probe.merchant())
    probe.require(probe.read_merchant(order["id"]) == order, "it reads otherwise than it was created")


@triggers("get_merchant_order", "not_found")
def get_unknown_merchant_order(probe: Probe) -> None:
    for each in (UNKNOWN_MERCHANT_ORDER, 2**63 - 1):
        probe.expect(probe.get_merchant(each), 404, "not_found")


@triggers("update_merchant_order", "not_found")
def update_unknown_merchant_order(probe: Probe) -> None:
    probe.expect(probe.update_merchant(UNKNOWN_MERCHANT_ORDER, {}), 404, "not_found")


@triggers("get_merchant_order", "invalid_format")
def get_merchant_malformed_id(probe: Probe) -> None:
    _malformed(probe, probe.get_merchant)


@triggers("update_merchant_order", "invalid_format")
def update_merchant_malformed_id(probe: Probe) -> None:
    _malformed(probe, lambda order_id: probe.update_merchant(order_id, {}))


def _malformed(probe: Probe, send: Callable[[str], Exchange]) -> None:
    def refused(order_id: str) -> None:
        probe.expect(send(order_id), 400, "invalid_format")

    probe.each([(each, partial(refused, each)) for each in MALFORMED])


def _own_user(probe: Probe) -> int:
    user: Any = (probe.created_merchant({}).get("collector") or {}).get("id")
    if not isinstance(user, int):
        raise Skipped("the collector of a merchant order has no id, so the account's number is not known")
    return user


@x_rule("payer-is-not-collector")
def payer_is_not_collector(probe: Probe) -> None:
    body = probe.merchant(payer={"id": _own_user(probe)})
    probe.expect(probe.create_merchant(body), 400, "invalid_user_id")


@x_rule("collector-is-caller")
def collector_is_caller(probe: Probe) -> None:
    own = _own_user(probe)
    probe.expect(probe.create_merchant(probe.merchant(collector={"id": own + 1})), 400, "user_not_allowed")
    probe.created_merchant(probe.merchant(collector={"id": own}))


@x_rule("update-payer-is-not-collector")
def update_payer_is_not_collector(probe: Probe) -> None:
    own, order = _own_user(probe), probe.created_merchant(probe.merchant())
    probe.expect(probe.update_merchant(order["id"], {"payer": {"id": own}}), 400, "invalid_user_id")


@x_rule("update-collector-is-caller")
def update_collector_is_caller(probe: Probe) -> None:
    own, order = _own_user(probe), probe.created_merchant(probe.merchant())
    probe.expect(probe.update_merchant(order["id"], {"collector": {"id": own + 1}}), 400, "user_not_allowed")


def _closed(probe: Probe) -> tuple[int, str]:
    probe.controls  # noqa: B018 - says why there is none
    if probe.capabilities.closed_merchant_order is None:
        raise Skipped("the control API could not close a merchant order")
    return probe.capabilities.closed_merchant_order


@x_rule("preference-still-open")
def preference_still_open(probe: Probe) -> None:
    _, preference = _closed(probe)
    probe.expect(probe.create_merchant(probe.merchant(preference_id=preference)), 400, "invalid_order_state")


@x_rule("update-opened-only")
def update_opened_only(probe: Probe) -> None:
    order_id, _ = _closed(probe)
    before = probe.read_merchant(order_id)
    probe.expect(probe.update_merchant(order_id, {"additional_info": "late"}), 400, "invalid_order_state")
    probe.require(probe.read_merchant(order_id) == before, "the refused update changed it")


@x_rule("update-changes-what-is-sent")
def update_changes_what_is_sent(probe: Probe) -> None:
    order = probe.created_merchant(probe.merchant(items=TWO_ITEMS))
    updated = probe.expect(probe.update_merchant(order["id"], TEXTS), 200)
    for name, value in TEXTS.items():
        probe.require(updated.get(name) == value, f"{name} is {updated.get(name)!r}")
    for name in order.keys() - TEXTS.keys() - {"last_updated"}:
        probe.require(updated.get(name) == order[name], f"{name} has changed")
    probe.require(probe.read_merchant(order["id"]) == updated, "it reads otherwise than the update answered")


@x_rule("updates-at-once")
def updates_at_once(probe: Probe) -> None:
    for _ in range(probe.capabilities.rounds):
        order = probe.created_merchant(probe.merchant(items=TWO_ITEMS))
        calls = [
            probe.call("update_merchant_order", parameters={"id": order["id"]}, body={name: value})
            for name, value in TEXTS.items()
        ]
        for answer in probe.send_together(calls):
            probe.expect(answer, 200)
        read = probe.read_merchant(order["id"])
        for name, value in TEXTS.items():
            probe.require(read.get(name) == value, f"{name} is {read.get(name)!r}: an update was lost")


@x_rule("merchant-orders-at-once")
def merchant_orders_at_once(probe: Probe) -> None:
    made_at_once(probe, "create_merchant_order", probe.merchant, probe.read_merchant)


@x_rule("update-quantity")
def update_quantity(probe: Probe) -> None:
    order = probe.created_merchant(probe.merchant(items=TWO_ITEMS))
    updated = probe.expect(probe.update_merchant(order["id"], {"items": [{"id": "a", "quantity": 5}]}), 200)
    quantities = [item.get("quantity") for item in updated.get("items", [])]
    probe.require(quantities == [5, 2], f"the quantities are {quantities}")
    _total(probe, updated, "25.4")
    probe.require(probe.read_merchant(order["id"]) == updated, "it reads otherwise than the update answered")


@x_rule("quantity-only")
def quantity_only(probe: Probe) -> None:
    order = probe.created_merchant(probe.merchant(items=TWO_ITEMS))
    changes = {
        "title": "Another",
        "unit_price": 0.01,
        "currency_id": "ARS",
        "description": "another",
        "picture_url": "https://example.com/another.png",
        "category_id": "another",
    }

    def refused(name: str, value: Any) -> None:
        body = {"additional_info": "too early", "items": [{"id": "a", "quantity": 4, name: value}]}
        probe.expect(probe.update_merchant(order["id"], body), 400, ITEMS)

    cases = [*changes.items(), ("title", None)]
    probe.each([(f"{name} {value}", partial(refused, name, value)) for name, value in cases])
    probe.require(probe.read_merchant(order["id"]) == order, "a refused update changed it")


@x_rule("item-exists")
def item_exists(probe: Probe) -> None:
    order = probe.created_merchant(probe.merchant(items=TWO_ITEMS))
    known, unknown = {"id": "a", "quantity": 1}, {"id": "c", "quantity": 1}
    for items in ([unknown], [known, unknown], [known, {"id": "a", "quantity": 2}]):
        probe.expect(probe.update_merchant(order["id"], {"items": items}), 400, ITEMS)
    probe.require(probe.read_merchant(order["id"]) == order, "a refused update changed it")


@x_rule("payment-exists")
def payment_exists(probe: Probe) -> None:
    order = probe.created_merchant(probe.merchant())
    probe.expect(probe.update_merchant(order["id"], {"payments": [{"id": 1}]}), 400, "invalid_payment_id")


@x_rule("shipment-exists")
def shipment_exists(probe: Probe) -> None:
    order = probe.created_merchant(probe.merchant())
    probe.expect(probe.update_merchant(order["id"], {"shipments": [{"id": 1}]}), 400, "invalid_shipment_id")


@triggers("create_merchant_order", ITEMS)
def create_items(probe: Probe) -> None:
    item = TWO_ITEMS[0]
    wrong: dict[str, dict[str, Any]] = {
        "no title": {name: value for name, value in item.items() if name != "title"},
        "no quantity": {name: value for name, value in item.items() if name != "quantity"},
        "no unit_price": {name: value for name, value in item.items() if name != "unit_price"},
        "no currency_id": {name: value for name, value in item.items() if name != "currency_id"},
        "an unknown currency": {**item, "currency_id": "USD"},
        "a quantity of 0": {**item, "quantity": 0},
        "a unit_price of 0": {**item, "unit_price": 0},
        "a negative unit_price": {**item, "unit_price": -1},
    }

    def refused(bad: dict[str, Any]) -> None:
        probe.expect(probe.create_merchant(probe.merchant(items=[item, bad])), 400, ITEMS)

    probe.each([(name, partial(refused, bad)) for name, bad in wrong.items()])
