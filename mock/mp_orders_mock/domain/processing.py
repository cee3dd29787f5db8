"""What becomes of an online order when it is processed or captured, or when its payment is refused."""

from decimal import Decimal

from mp_orders_mock.domain.methods import CARD_TYPES, method_of
from mp_orders_mock.domain.new_order import NewOrderContext
from mp_orders_mock.domain.online_payments import case_of, standing
from mp_orders_mock.domain.refusals import refused
from mp_orders_mock.domain.transitions import (
    CAPTURE,
    ONLINE,
    PROCESS,
    REFUSED,
    Order,
    find,
    moved,
    paid,
    payments_of,
    step,
    total_of,
    with_payments,
)

WRONG_MODE = "invalid_order_mode_for_operation"
NOT_CAPTURED = "cannot_capture_order"


def process(order: Order, context: NewOrderContext) -> Order:
    """The order with its payments made (checkout-api).

    Raises:
        Refused: it is not in manual mode, not created, or its payments do not add up to its total.
    """
    check_is_open(order, mode_rule="process-manual-only", status_rule="process-created-only")
    payments = payments_of(order)
    total = total_of(payments)
    if total != Decimal(order["total_amount"]):
        text = f"the payments add up to {total}"
        raise refused("invalid_total_amount", "$.total_amount", text, rule="process-total-is-sum")
    at_once = {**order, "processing_mode": "automatic"}
    states = [step(ONLINE, PROCESS, order["status"], case_of(at_once, payment)) for payment in payments]
    return standing({**order, "last_updated_date": context.now}, payments, states, context)


def check_is_open(order: Order, *, mode_rule: str, status_rule: str) -> None:
    """Refuse what is only done to an order in manual mode whose payments are still to be made.

    Raises:
        Refused: invalid_order_mode_for_operation, by one of the two rules.
    """
    mode = order.get("processing_mode", "automatic")
    if order["type"] != ONLINE or mode != "manual":
        raise refused(WRONG_MODE, "$.processing_mode", f"the mode of the order is {mode}", rule=mode_rule)
    if order["status"] != "created":
        raise refused(WRONG_MODE, "$.status", f"the status of the order is {order['status']}", rule=status_rule)


def capture(order: Order, now: str) -> Order:
    """The order with all of its authorised money taken (checkout-api).

    Raises:
        Refused: it does not wait for its capture, or is not paid with cards.
    """
    kinds = [method_of(payment).get("type") for payment in payments_of(order)]
    if order["type"] != ONLINE or any(kind not in CARD_TYPES for kind in kinds):
        text = "the order is not paid with cards"
        raise refused("operation_not_supported", "$.transactions.payments", text, rule="capture-cards-only")
    transition = find(order, CAPTURE)
    if transition is None or any(each["status_detail"] != transition.only_from for each in payments_of(order)):
        text = f"the status of the order is {order['status']}"
        raise refused(NOT_CAPTURED, "$.status", text, rule="capture-waiting-only")
    return paid(moved(order, transition, now))


def refused_payment(order: Order, command: str, source: str, status_detail: str, now: str) -> Order:
    """The order with its payments refused by a command, whatever it would have come to.

    Args:
        order: as the command has left it.
        command: CREATE, PROCESS or CAPTURE.
        source: the status of the order before it.
        status_detail: why.
        now: the time, as orders write it.
    """
    transition = step(order["type"], command, source, REFUSED)
    every = [payment["id"] for payment in payments_of(order)]
    failed = moved(order, transition, now, payment_detail=status_detail, payments=every)
    unpaid = {name: value for name, value in failed.items() if name != "total_paid_amount"}
    return with_payments(
        unpaid, lambda payment: {name: value for name, value in payment.items() if name != "paid_amount"}
    )
