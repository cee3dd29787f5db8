"""Cancel an order that is open, or let its terminal cancel it."""

from mp_orders_mock.dialect import Dialect
from mp_orders_mock.domain.orders import terminal_of
from mp_orders_mock.domain.refusals import Refused, refused
from mp_orders_mock.domain.simulation import CANCEL_AS_ASKED
from mp_orders_mock.domain.terminals import POINT_SMART
from mp_orders_mock.domain.transitions import (
    ASKED,
    CANCEL,
    ONLINE,
    POINT,
    QR,
    Order,
    find,
    is_asked_to_cancel,
    is_being_paid,
    moved,
    payments_of,
)
from mp_orders_mock.operations.call import Answer, Call
from mp_orders_mock.operations.context import Context
from mp_orders_mock.operations.orders.in_short import in_short, only
from mp_orders_mock.operations.registry import operation

CODE, ALREADY = "cannot_cancel_order", "order_already_canceled"
RULES = {POINT: "cancel-point-created-only", ONLINE: "cancel-online-open-only", QR: "cancel-qr-created-only"}
HEADER, ALLOWED = "x-allow-cancelable-status", "at_terminal"
OF_PAYMENT = ("id", "status", "status_detail")


@operation("cancel_order")
def cancel(call: Call, context: Context) -> Answer:
    """The order, canceled (cancel-point for Point, checkout-api for online), or as far as 202 shows it."""
    row = context.own_order(for_update=True)
    order = row.document
    transition = find(order, CANCEL)
    if order["type"] == QR and is_being_paid(order) and transition is not None:
        text = "somebody has scanned its code"
        raise refused("instore_order_locked_error", "$.status", text, rule="cancel-qr-being-paid")
    if transition is not None:
        return Answer(200, context.save(order, moved(order, transition, context.now), CANCEL, meanwhile=CODE))
    asked = find(order, CANCEL, ASKED)
    why_not = _why_not_asked(order, call) if asked else ""
    if asked is None or why_not:
        raise _not_cancelable(order, context.dialect, why_not)
    changed = moved(order, asked, context.now)
    context.save(order, changed, CANCEL, meanwhile=CODE)
    context.lifecycle.schedule(row, CANCEL_AS_ASKED)
    return Answer(202, in_short(changed, payments=[only(each, OF_PAYMENT) for each in payments_of(changed)]))


def _why_not_asked(order: Order, call: Call) -> str:
    """Why a terminal that shows an order is not asked to cancel it; empty if it can be."""
    model = (terminal_of(order) or "").partition("__")[0]
    if call.headers.get(HEADER) != ALLOWED:
        return f"the status of the order is at_terminal, and {HEADER} does not allow that"
    if model not in POINT_SMART:
        return f"a terminal {model} does not cancel what it shows; {' and '.join(POINT_SMART)} do"
    return "the terminal was asked to cancel it already" if is_asked_to_cancel(order) else ""


def _not_cancelable(order: Order, dialect: Dialect, why: str) -> Refused:
    twice = order["type"] == ONLINE and order["status"] == "canceled"
    code = ALREADY if order["type"] == QR else dialect.canceled_already if twice else CODE
    text = why or f"the status of the order is {order['status']}"
    return refused(code, "$.status", text, rule=RULES[order["type"]])
