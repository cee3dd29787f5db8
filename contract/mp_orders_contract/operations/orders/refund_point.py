"""Refunds of Point orders: all of them, parts of those that were paid with cards, and until when."""

from mp_orders_contract.operations.orders.refund import part, refused_as_it_is, require_refund, require_stands
from mp_orders_contract.operations.orders.simulate_order_event import at_terminal, paid_at_terminal
from mp_orders_contract.probe import Probe
from mp_orders_contract.rule import x_rule
from mp_orders_contract.severity import Severity

NOT_IN_PARTS, TIPPED, TOO_LATE = (
    "unsupported_partially_refunds",
    "partial_refund_forbidden_with_tips",
    "refund_period_exceeded",
)
ALMOST_90_DAYS, TWO_DAYS = "P89D", "P2D"
WITH_PARTS = ("AR", "ARG")
A_PART = "1"


@x_rule("refund-point-total", Severity.MONEY, alone=True)
def refund_point_total(probe: Probe) -> None:
    order = paid_at_terminal(probe)
    answer = probe.expect(probe.refund(order["id"]), 201)
    require_refund(probe, answer, order, order["transactions"]["payments"][0]["amount"])
    for shown in (answer, probe.read(order["id"])):
        probe.require(shown["status"] == "refunded", f"the order is {shown['status']}")


@x_rule("refund-point-partial", Severity.MONEY, alone=True)
def refund_point_partial(probe: Probe) -> None:
    order = paid_at_terminal(probe, payment_method_type="debit_card")
    answer = probe.expect(probe.refund(order["id"], part(order, A_PART)), 201)
    require_refund(probe, answer, order, A_PART)
    for shown in (answer, probe.read(order["id"])):
        require_stands(probe, shown, "processed", "partially_refunded")


@x_rule("refund-point-window", alone=True)
def refund_point_window(probe: Probe) -> None:
    with probe.time_travel() as advance:
        orders = []
        for _ in range(2):
            orders.append(at_terminal(probe))
            probe.controls.event(orders[-1]["id"], "approve")
        advance(ALMOST_90_DAYS)
        probe.expect(probe.refund(orders[0]["id"]), 201)
        advance(TWO_DAYS)
        probe.expect(probe.refund(orders[1]["id"]), 409, TOO_LATE)
        probe.in_the_end(orders[1]["id"], "processed")


@x_rule("refund-point-parts-of-cards", Severity.MONEY, alone=True)
def refund_point_parts_of_cards(probe: Probe) -> None:
    order = paid_at_terminal(probe, payment_method_type="qr")
    if order.get("country_code") in WITH_PARTS:
        probe.expect(probe.refund(order["id"], part(order, A_PART)), 201)
        return
    with probe.order_unchanged(order["id"]):
        probe.expect(probe.refund(order["id"], part(order, A_PART)), 400, NOT_IN_PARTS)
    probe.expect(probe.refund(order["id"]), 201)


@x_rule("refund-point-tips", Severity.MONEY)
def refund_point_tips(probe: Probe) -> None:
    order = at_terminal(probe)
    probe.controls.event(order["id"], "approve", tip_amount="2.00")
    with probe.order_unchanged(order["id"]):
        probe.expect(probe.refund(order["id"], part(order, A_PART)), 403, TIPPED)
    probe.expect(probe.refund(order["id"]), 201)


@x_rule("refund-point-processed-only", Severity.MONEY)
def refund_point_processed_only(probe: Probe) -> None:
    order = at_terminal(probe)
    refused_as_it_is(probe, order)
    probe.canceled(order["id"])
    refused_as_it_is(probe, order)
