"""Updating transactions: what changes, what stays, and when it is too late."""

from typing import Any

from attrs import evolve

from mp_orders_contract.operation_kit import BodyForm, Known, OperationKit, Path, register
from mp_orders_contract.operations.orders import ONLINE_ORDER_ID, TRANSACTION_ID, payments_of
from mp_orders_contract.operations.orders.bodies import codes_of
from mp_orders_contract.operations.orders.create import CARD, METHOD, PAYMENT
from mp_orders_contract.operations.orders.create_transactions import payment_ids
from mp_orders_contract.operations.orders.process import manual, paid
from mp_orders_contract.probe import UNKNOWN_ORDER, Probe
from mp_orders_contract.rule import x_rule
from mp_orders_contract.sample_bodies import REMOVE
from mp_orders_contract.session import Call
from mp_orders_contract.severity import Severity

FORM = "TransactionUpdateRequest"
NOT_THIS, DISAGREES = "invalid_transaction_id", "invalid_properties"
SENT = {"payment_method": {"installments": 3}}


def on_payment(probe: Probe, operation: str, order: dict[str, Any], **more: Any) -> Call:
    """A call about the first payment of an order."""
    return probe.call(operation, order_id=order["id"], transaction_id=payment_ids(order)[0], **more)


def _start(_: Probe, _path: Path) -> dict[str, Any]:
    return {"payment_method": {"installments": 2}}


def _send(probe: Probe, body: Any, accepted: bool) -> Call:
    if accepted:
        return on_payment(probe, "update_transaction", manual(probe), body=body)
    ids = {"order_id": UNKNOWN_ORDER, "transaction_id": TRANSACTION_ID.unknown[0]}
    return probe.call("update_transaction", **ids, body=body)


def _repair(body: dict[str, Any], _: Known) -> None:
    """A method that goes with its type, whatever the payment had."""
    if not codes_of(FORM, body) and {"id", "type"} & body["payment_method"].keys():
        body["payment_method"] |= {"id": "other", "type": body["payment_method"].get("type", "credit_card")}


def _agree(_: Path, body: dict[str, Any]) -> None:
    """A type that is tried alone goes with a method that no page names."""
    if not codes_of(FORM, body) and "type" in body["payment_method"]:
        body["payment_method"]["id"] = "other"


def _method(probe: Probe, call: Call) -> object:
    payments = payments_of(probe.read(call.parameters["order_id"]))
    return [each.get("payment_method") for each in payments]


KIT = register(
    OperationKit(
        "update_transaction",
        valid=lambda probe: on_payment(probe, "update_transaction", manual(probe), body=SENT),
        refuses_beyond_schema=True,
        path_ids=[ONLINE_ORDER_ID, TRANSACTION_ID],
        state=_method,
        another=lambda call: evolve(call, body={"payment_method": {"installments": 5}}),
        forms={FORM: BodyForm("transaction_update", _start, _send, _agree)},
        repair=_repair,
        violated=lambda body: codes_of(FORM, body),
        stated={
            "replay": "update-transaction-replay",
            "conflict": "update-transaction-key-conflict",
            "ownership": "update-transaction-own-orders-only",
        },
    )
)


@x_rule("update-transaction-merges")
def update_transaction_merges(probe: Probe) -> None:
    order = manual(probe, {METHOD: {**CARD, "installments": 1, "statement_descriptor": "KIT"}})
    wanted = {"id": "visa", "type": "credit_card", "installments": 1, "statement_descriptor": "KIT"}
    for changes in ({"installments": 6}, {"statement_descriptor": "OTHER"}, {"id": "master", "type": "debit_card"}):
        wanted |= changes
        body = {"payment_method": changes}
        answer = probe.expect(probe.update(order["id"], payment_ids(order)[0], body), 200)
        _require_method(probe, answer["payment_method"], wanted)
        (read,) = probe.read(order["id"])["transactions"]["payments"]
        _require_method(probe, read["payment_method"], wanted)
    ticket = {"id": "boleto", "type": "ticket", "statement_descriptor": "TICKET"}
    answer = probe.expect(probe.update(order["id"], payment_ids(order)[0], {"payment_method": ticket}), 200)
    _require_method(probe, answer["payment_method"], ticket)


def _require_method(probe: Probe, got: dict[str, Any], wanted: dict[str, Any]) -> None:
    for name, value in wanted.items():
        probe.require(str(got.get(name)) == str(value), f"{name} of the method is {got.get(name)!r}, not {value!r}")


@x_rule("update-transaction-is-read", Severity.MONEY)
def update_transaction_is_read(probe: Probe) -> None:
    order = manual(probe)
    probe.expect(probe.update(order["id"], payment_ids(order)[0], SENT), 200)
    read = probe.read(order["id"])
    (before,), (after,) = order["transactions"]["payments"], read["transactions"]["payments"]
    for name in ("id", "amount", "status"):
        probe.require(after.get(name) == before.get(name), f"{name} of the payment became {after.get(name)!r}")
    probe.require(read["status"] == "created", f"the order became {read['status']}")
    probe.expect(probe.process(order["id"]), 200)
    probe.in_the_end(order["id"], "processed")


@x_rule("update-transaction-created-only", Severity.MONEY)
def update_transaction_created_only(probe: Probe) -> None:
    too_late(probe, "update_transaction", body=SENT)


def too_late(probe: Probe, operation: str, **more: Any) -> None:
    """Payments of orders that are paid, processed or canceled are left as they are."""
    processed, canceled = manual(probe), manual(probe)
    probe.expect(probe.process(processed["id"]), 200)
    probe.canceled(canceled["id"])
    for order in (paid(probe), processed, canceled):
        with probe.order_unchanged(order["id"]):
            probe.expect(probe.send(on_payment(probe, operation, order, **more)), 400, NOT_THIS)


@x_rule("update-transaction-of-its-order", Severity.MONEY)
def update_transaction_of_its_order(probe: Probe) -> None:
    of_another(probe, "update_transaction", body=SENT)


def of_another(probe: Probe, operation: str, **more: Any) -> None:
    """A payment of one order, named below another, is left as it is."""
    order, other = manual(probe), manual(probe)
    with probe.order_unchanged(order["id"]), probe.order_unchanged(other["id"]):
        call = probe.call(operation, order_id=order["id"], transaction_id=payment_ids(other)[0], **more)
        probe.expect(probe.send(call), 400, NOT_THIS)


@x_rule("update-transaction-method-agrees")
def update_transaction_method_agrees(probe: Probe) -> None:
    order = manual(probe)
    with probe.order_unchanged(order["id"]):
        for changes in ({"id": "pix"}, {"type": "ticket"}):
            body = {"payment_method": changes}
            probe.expect(probe.update(order["id"], payment_ids(order)[0], body), 400, DISAGREES)
    profile = {f"{PAYMENT}.automatic_payments": {"payment_profile_id": "kit-profile"}}
    held = manual(probe, {METHOD: REMOVE, **profile})
    answer = probe.update(held["id"], payment_ids(held)[0], SENT)
    probe.require(answer.status in (200, 400), f"instalments of a payment that a profile holds got {answer.summary}")
