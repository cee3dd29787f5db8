"""Creating merchant orders: how they begin, and what a body of one may be."""

import uuid
from functools import partial
from typing import Any

from mp_orders_contract import schemas
from mp_orders_contract.operation_kit import BodyForm, Known, OperationKit, register
from mp_orders_contract.operations.merchant_orders import bodies
from mp_orders_contract.operations.merchant_orders.steps import (
    ITEMS,
    TEXTS,
    TWO_ITEMS,
    closed_order,
    holds,
    own_user,
    require_total,
)
from mp_orders_contract.probe import Probe
from mp_orders_contract.rule import triggers, x_rule
from mp_orders_contract.sample_bodies import REMOVE
from mp_orders_contract.session import Call
from mp_orders_contract.severity import Severity
from mp_orders_contract.times import moment

SCHEMA = "MerchantOrderRequest"
UNREADABLE = "unmarshal_error"
PLACES = {"preference_id": "invalid_id", "payments": "invalid_operation_type"}
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


def _create(probe: Probe, body: Any) -> Call:
    return probe.call("create_merchant_order", body=body)


def _repair(body: dict[str, Any], _known: Known) -> None:
    """No collector, and a preference of its own: schemathesis takes those of answers, and an order of one is closed."""
    bodies.leave_out_collector(SCHEMA, body)
    if "preference_id" in body and not schemas.breaks(SCHEMA, "preference_id", body["preference_id"]):
        body["preference_id"] = str(uuid.uuid4())


KIT = register(
    OperationKit(
        "create_merchant_order",
        valid=lambda probe: _create(probe, probe.merchant()),
        creates="id",
        unreadable=UNREADABLE,
        forms={
            SCHEMA: BodyForm(
                "merchant", lambda _probe, _path: {"items": [bodies.ITEM]}, lambda probe, body, _: _create(probe, body)
            )
        },
        repair=_repair,
        violated=partial(bodies.violated, SCHEMA, PLACES, UNREADABLE),
    )
)


@x_rule("merchant-order-born-open")
def born_open(probe: Probe) -> None:
    order = probe.created_merchant(probe.merchant())
    wanted = {"status": "opened", "order_status": "payment_required", "paid_amount": 0, "refunded_amount": 0}
    for name, value in wanted.items():
        right = order.get(name) == value or (value == 0 and name not in order)  # amounts are optional
        probe.require(right, f"{name} is {order.get(name)!r}")
    probe.require(not order.get("payments") and not order.get("shipments"), "it has payments or shipments")


@x_rule("merchant-order-total", Severity.MONEY)
def merchant_total(probe: Probe) -> None:
    order = probe.created_merchant(probe.merchant(items=TWO_ITEMS))
    require_total(probe, order, "25.2")
    require_total(probe, probe.created_merchant(probe.merchant(items=TWO_ITEMS[:1])), "0.3")
    require_total(probe, probe.created_merchant(probe.merchant(items=MANY_ITEMS)), "2470736.99")
    require_total(probe, probe.created_merchant(probe.merchant(items=REMOVE)), "0")


@x_rule("merchant-order-as-sent")
def merchant_as_sent(probe: Probe) -> None:
    items = [{**item, **MORE_OF_AN_ITEM} for item in MANY_ITEMS]
    body = probe.merchant({**FIELDS, **TEXTS, "items": items, "payer": PAYER})
    created = probe.created_merchant(body)
    for order in (created, probe.read_merchant(created["id"])):
        for name in (*FIELDS, *TEXTS):
            right = holds(name, order.get(name), body[name])
            probe.require(right, f"{name} is {order.get(name)!r}, sent was {body[name]!r}")
        probe.require(holds("payer", order.get("payer"), PAYER), f"the payer is {order.get('payer')}")
        kept = [{name: item.get(name) for name in items[0]} for item in order.get("items", [])]
        probe.require(kept == items, "the items are others")


@x_rule("merchant-order-has-its-fields")
def has_its_fields(probe: Probe) -> None:
    order = probe.created_merchant(probe.merchant())
    for shown in (order, probe.read_merchant(order["id"])):
        collector = shown.get("collector") or {}
        probe.require(bool(collector.get("id")), f"its collector is {shown.get('collector')!r}")
        probe.require(shown.get("cancelled") is False, f"cancelled is {shown.get('cancelled')!r}")
        probe.require(shown.get("shipping_cost") == 0, f"shipping_cost is {shown.get('shipping_cost')!r}")
        dates: list[Any] = [shown.get(name) for name in ("date_created", "last_updated")]
        probe.require(all(dates) and moment(dates[0]) is not None, f"its dates are {dates}")
        for name in ("items", "payments", "shipments"):
            probe.require(isinstance(shown.get(name), (list, dict)), f"{name} is {shown.get(name)!r}")


@x_rule("merchant-order-default-marketplace")
def default_marketplace(probe: Probe) -> None:
    sent = probe.merchant(marketplace="")
    for body in (sent, {name: value for name, value in sent.items() if name != "marketplace"}):
        order = probe.created_merchant(body)
        for shown in (order, probe.read_merchant(order["id"])):
            probe.require(shown.get("marketplace") == "NONE", f"its marketplace is {shown.get('marketplace')!r}")


@x_rule("merchant-refusal-tells-why")
def refusal_tells_why(probe: Probe) -> None:
    exchange = probe.create_merchant(probe.merchant(notification_url="ftp://example.com"))
    probe.expect(exchange, 400, "invalid_url")
    error = exchange.json
    probe.require(bool(error.get("message")), "it has no message", exchange)
    probe.require(error.get("status") == exchange.status, f"its status is {error.get('status')!r}", exchange)


@x_rule("merchant-order-all-optional")
def merchant_all_optional(probe: Probe) -> None:
    probe.created_merchant({})
    order = probe.created_merchant({"marketplace": ""})
    probe.require(
        order.get("marketplace") in ("NONE", None), f"without a marketplace it has {order.get('marketplace')!r}"
    )


@x_rule("merchant-orders-differ", Severity.MONEY)
def merchant_orders_differ(probe: Probe) -> None:
    body = probe.merchant()
    first, second = probe.created_merchant(body), probe.created_merchant(body)
    probe.require(first["id"] != second["id"], "two equal requests gave one order")
    probe.require(isinstance(first["id"], int), "the id is no whole number")


@x_rule("payer-is-not-collector")
def payer_is_not_collector(probe: Probe) -> None:
    body = probe.merchant(payer={"id": own_user(probe)})
    probe.expect(probe.create_merchant(body), 400, "invalid_user_id")


@x_rule("collector-is-caller")
def collector_is_caller(probe: Probe) -> None:
    own = own_user(probe)
    probe.expect(probe.create_merchant(probe.merchant(collector={"id": own + 1})), 400, "user_not_allowed")
    probe.created_merchant(probe.merchant(collector={"id": own}))


@x_rule("preference-still-open")
def preference_still_open(probe: Probe) -> None:
    _, preference = closed_order(probe)
    probe.expect(probe.create_merchant(probe.merchant(preference_id=preference)), 400, "invalid_order_state")
    begins, *middle, ends = preference.split("-")[-5:]
    others = str(uuid.uuid4()).split("-")
    for parts in ((others[0], *middle, ends), (begins, *middle, others[-1])):
        probe.created_merchant(probe.merchant(preference_id="-".join(parts)))


@x_rule("merchant-orders-at-once", Severity.MONEY)
def merchant_orders_at_once(probe: Probe) -> None:
    probe.made_at_once(KIT.valid, probe.read_merchant)


@x_rule("token-in-query", Severity.LEAK)
def token_in_query(probe: Probe) -> None:
    query = {"token": None, "query": {"access_token": probe.capabilities.target.access_token}}
    order = probe.created_merchant(probe.merchant(), **query)
    probe.expect(probe.get_merchant(order["id"], **query), 401)
    probe.expect(probe.update_merchant(order["id"], {"additional_info": "x"}, **query), 401)
    online = probe.created(probe.online())
    probe.expect(probe.get(online["id"], **query), 401)
    probe.expect(probe.cancel(online["id"], **query), 401)
    probe.expect(probe.create(probe.online(), **query), 401)


@x_rule("merchant-orders-any-media-type")
def merchant_orders_any_media_type(probe: Probe) -> None:
    probe.created_merchant(probe.merchant(), headers={"Content-Type": None})
    probe.created_merchant(probe.merchant(), headers={"Content-Type": "text/plain"})


@triggers(KIT.operation, "invalid_caller_id")
def account_that_was_removed(probe: Probe) -> None:
    user, token = 7000000078, "TEST-1-1-0-7000000078"
    probe.controls.put_account(user, removed=True)
    try:
        probe.expect(probe.create_merchant(probe.merchant(), token=token), 401, "invalid_caller_id")
    finally:
        probe.controls.put_account(user, removed=False)


@triggers(KIT.operation, ITEMS)
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
