"""Capturing orders: which ones, once, and all of their money."""

from typing import Any

from attrs import evolve

from mp_orders_contract.keys import TWINS
from mp_orders_contract.operation_kit import OperationKit, register
from mp_orders_contract.operations.orders import ONLINE_ORDER_ID, payments_of, status_of
from mp_orders_contract.operations.orders.create import METHOD, is_amount, paid_with
from mp_orders_contract.operations.orders.process import PIX, failed, manual, paid
from mp_orders_contract.probe import Probe
from mp_orders_contract.rule import Skipped, x_rule
from mp_orders_contract.session import fresh_key
from mp_orders_contract.severity import Severity

NOT_NOW = "cannot_capture_order"
NOT_THIS = "operation_not_supported"


def authorised(probe: Probe, changes: dict[str, Any] | None = None) -> dict[str, Any]:
    """A new order that waits for its capture.

    Raises:
        Skipped: it does not.
    """
    order = probe.created(probe.online(changes, capture_mode="manual"))
    if order["status"] != "action_required":
        raise Skipped(f"an order that is to be captured is {order['status']}; see online-order-captured-later")
    return order


KIT = register(
    OperationKit(
        "capture_order",
        valid=lambda probe: probe.call("capture_order", order_id=authorised(probe)["id"]),
        path_ids=[ONLINE_ORDER_ID],
        state=status_of,
        stated={
            "replay": "capture-replay",
            "conflict": "capture-key-conflict",
            "ownership": "capture-own-orders-only",
        },
    )
)


@x_rule("capture-takes-all", Severity.MONEY)
def capture_takes_all(probe: Probe) -> None:
    _takes_all(probe, authorised(probe))
    _takes_all(probe, authorised(probe, paid_with("10.00", "14.90", total="24.90")))


def _takes_all(probe: Probe, order: dict[str, Any]) -> None:
    captured = probe.expect(probe.capture(order["id"]), 200)
    probe.require(captured["id"] == order["id"], "the answer is another order")
    read = probe.in_the_end(order["id"], "processed")
    for shown in (captured, read):
        stands = (shown["status"], shown.get("status_detail"))
        probe.require(stands == ("processed", "accredited"), f"a captured order is {stands}")
        payments, before = payments_of(shown), payments_of(order)
        probe.require(len(payments) == len(before), f"it has {len(payments)} payments, not {len(before)}")
        for payment, old in zip(payments, before, strict=True):
            probe.require(payment.get("status") == "processed", f"a payment of it is {payment.get('status')}")
            amount = payment.get("amount")
            probe.require(is_amount(amount, old["amount"]), f"{amount} of {old['amount']} were captured")
    paid = read.get("total_paid_amount", order["total_amount"])
    probe.require(is_amount(paid, order["total_amount"]), f"its total_paid_amount is {paid}")


@x_rule("capture-waiting-only", Severity.MONEY)
def capture_waiting_only(probe: Probe) -> None:
    for order in (paid(probe), manual(probe)):
        with probe.order_unchanged(order["id"]):
            probe.expect(probe.capture(order["id"]), 409, NOT_NOW)


@x_rule("capture-once", Severity.MONEY)
def capture_once(probe: Probe) -> None:
    order = authorised(probe)
    probe.expect(probe.capture(order["id"]), 200)
    with probe.order_unchanged(order["id"]):
        probe.expect(probe.capture(order["id"]), 409, NOT_NOW)


@x_rule("capture-race", Severity.MONEY)
def capture_race(probe: Probe) -> None:
    for _ in range(probe.capabilities.rounds):
        call = KIT.valid(probe)
        probe.one_of([evolve(call, key=fresh_key()) for _ in range(TWINS)], 409, NOT_NOW)
        probe.in_the_end(call.parameters["order_id"], "processed")


@x_rule("capture-canceled", Severity.MONEY)
def capture_canceled(probe: Probe) -> None:
    order = authorised(probe)
    probe.canceled(order["id"])
    probe.expect(probe.capture(order["id"]), 409, NOT_NOW)
    probe.in_the_end(order["id"], "canceled")


@x_rule("capture-keeps-from-cancel", Severity.MONEY)
def capture_keeps_from_cancel(probe: Probe) -> None:
    order = authorised(probe)
    probe.expect(probe.capture(order["id"]), 200)
    probe.expect(probe.cancel(order["id"]), 409, "cannot_cancel_order")
    probe.in_the_end(order["id"], "processed")


@x_rule("capture-cards-only")
def capture_cards_only(probe: Probe) -> None:
    order = probe.created(probe.online({METHOD: PIX}, capture_mode="manual"))
    with probe.order_unchanged(order["id"]):
        probe.expect(probe.capture(order["id"]), 409, NOT_THIS)


@x_rule("capture-failed-payment", Severity.MONEY, alone=True)
def capture_failed_payment(probe: Probe) -> None:
    failed(probe, KIT.valid(probe))
