"""Updating merchant orders: what an update may change."""

from collections.abc import Mapping, Sequence
from functools import partial
from typing import Any

from mp_orders_contract import schemas
from mp_orders_contract.operation_kit import BodyForm, Known, OperationKit, Path, register
from mp_orders_contract.operations.merchant_orders import MERCHANT_ORDER_ID, bodies
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
from mp_orders_contract.rule import x_rule
from mp_orders_contract.session import Call
from mp_orders_contract.severity import Severity

SCHEMA = "MerchantOrderUpdateRequest"
UNREADABLE = "unmarshall_error"
FIELDS = {
    "site_id": "MLA",
    "sponsor_id": 446566691,
    "marketplace": "MELI",
    "application_id": "10000000000000000",
    "payer": {"id": 1234567, "nickname": "NICK"},
}
PLACES = {
    "payments": "invalid_payment_id",
    "payments.operation_type": "invalid_operation_type",
    "shipments": "invalid_shipment_id",
}


def _update(probe: Probe, order_id: int, body: Any) -> Call:
    return probe.call("update_merchant_order", id=order_id, body=body)


def _valid(probe: Probe) -> Call:
    return _update(probe, probe.created_merchant(probe.merchant())["id"], {"additional_info": "of the kit"})


def _info(probe: Probe, call: Call) -> object:
    return probe.read_merchant(call.parameters["id"]).get("additional_info")


def _start(_probe: Probe, path: Path) -> dict[str, Any]:
    return {"items": [{"id": bodies.ITEM["id"], "quantity": 2}]} if path[:1] == ("items",) else {}


def _send(probe: Probe, body: Any, _accepted: bool) -> Call:
    return _update(probe, probe.created_merchant({"items": [bodies.ITEM]})["id"], body)


def _repair(body: dict[str, Any], known: Known) -> None:
    """Names only items that the merchant order has, and no payment, shipment or other collector."""
    bodies.leave_out_collector(SCHEMA, body)
    for name in ("payments", "shipments"):
        if body.get(name) and not schemas.breaks(SCHEMA, name, body[name]):
            body[name] = []
    if "items" in body and not schemas.breaks(SCHEMA, "items", body["items"]):
        _name_known_item(body, known.subject.get("items", [bodies.ITEM]))


def _name_known_item(body: dict[str, Any], known: Sequence[Mapping[str, Any]]) -> None:
    sent = body.pop("items")
    named = next((item["id"] for item in known if item.get("id") is not None), None)
    if sent and named is not None:
        body["items"] = [{"id": named, "quantity": sent[0].get("quantity", 1)}]


KIT = register(
    OperationKit(
        "update_merchant_order",
        valid=_valid,
        refuses_beyond_schema=True,
        path_ids=[MERCHANT_ORDER_ID],
        state=_info,
        unreadable=UNREADABLE,
        forms={SCHEMA: BodyForm("update", _start, _send)},
        repair=_repair,
        violated=partial(bodies.violated, SCHEMA, PLACES, UNREADABLE),
        stated={"ownership": "update-own-merchant-orders-only"},
    )
)


def _require_refused(probe: Probe, wrong: dict[str, Any], *codes: str) -> None:
    """An update with something wrong is refused, and what is right in it changes nothing."""
    order = probe.created_merchant(probe.merchant())
    body = {"additional_info": "too early", **wrong}
    with probe.unchanged(lambda: probe.read_merchant(order["id"]).get("additional_info")):
        probe.expect(probe.update_merchant(order["id"], body), 400, *codes)


@x_rule("update-payer-is-not-collector")
def update_payer_is_not_collector(probe: Probe) -> None:
    _require_refused(probe, {"payer": {"id": own_user(probe)}}, "invalid_user_id")


@x_rule("update-collector-is-caller")
def update_collector_is_caller(probe: Probe) -> None:
    _require_refused(probe, {"collector": {"id": own_user(probe) + 1}}, "user_not_allowed")


@x_rule("update-opened-only", Severity.MONEY)
def update_opened_only(probe: Probe) -> None:
    order_id, _ = closed_order(probe)
    before = probe.read_merchant(order_id)
    probe.expect(probe.update_merchant(order_id, {"additional_info": "late"}), 400, "invalid_order_state")
    probe.require(probe.read_merchant(order_id) == before, "the refused update changed it")


@x_rule("update-changes-what-is-sent")
def update_changes_what_is_sent(probe: Probe) -> None:
    order = probe.created_merchant(probe.merchant(items=TWO_ITEMS))
    for changes in (TEXTS, FIELDS):
        before = probe.read_merchant(order["id"])
        updated = probe.expect(probe.update_merchant(order["id"], changes), 200)
        for name, value in changes.items():
            probe.require(holds(name, updated.get(name), value), f"{name} is {updated.get(name)!r}")
        for name in before.keys() - changes.keys() - {"last_updated"}:
            probe.require(updated.get(name) == before[name], f"{name} has changed")
        probe.require(probe.read_merchant(order["id"]) == updated, "it reads otherwise than the update answered")
    _require_refused(probe, {"notification_url": "ftp://example.com"}, "invalid_url", "invalid_string")


SPONSOR = 446566691


@x_rule("update-takes-away")
def update_takes_away(probe: Probe) -> None:
    order = probe.created_merchant(probe.merchant(sponsor_id=SPONSOR))
    updated = probe.expect(probe.update_merchant(order["id"], {"sponsor_id": None}), 200)
    for shown in (updated, probe.read_merchant(order["id"])):
        probe.require(not shown.get("sponsor_id"), f"after null its sponsor_id is {shown.get('sponsor_id')!r}")


@x_rule("updates-at-once", Severity.MONEY)
def updates_at_once(probe: Probe) -> None:
    for _ in range(probe.capabilities.rounds):
        order = probe.created_merchant(probe.merchant(items=TWO_ITEMS))
        calls = [_update(probe, order["id"], {name: value}) for name, value in TEXTS.items()]
        for answer in probe.send_together(calls):
            probe.expect(answer, 200)
        read = probe.read_merchant(order["id"])
        for name, value in TEXTS.items():
            probe.require(read.get(name) == value, f"{name} is {read.get(name)!r}: an update was lost")


@x_rule("update-quantity", Severity.MONEY)
def update_quantity(probe: Probe) -> None:
    order = probe.created_merchant(probe.merchant(items=TWO_ITEMS))
    updated = probe.expect(probe.update_merchant(order["id"], {"items": [{"id": "a", "quantity": 5}]}), 200)
    quantities = [item.get("quantity") for item in updated.get("items", [])]
    probe.require(quantities == [5, 2], f"the quantities are {quantities}")
    require_total(probe, updated, "25.4")
    probe.require(probe.read_merchant(order["id"]) == updated, "it reads otherwise than the update answered")


@x_rule("quantity-only", Severity.MONEY)
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
    _require_refused(probe, {"payments": [{"id": 1}]}, "invalid_payment_id")


@x_rule("shipment-exists")
def shipment_exists(probe: Probe) -> None:
    _require_refused(probe, {"shipments": [{"id": 1}]}, "invalid_shipment_id")
