"""Capture an order whose payment was authorised."""

from mp_orders_mock.domain import processing
from mp_orders_mock.domain.refusals import PaymentFailed
from mp_orders_mock.domain.transitions import CAPTURE, payments_of
from mp_orders_mock.operations.call import Answer, Call
from mp_orders_mock.operations.context import Context
from mp_orders_mock.operations.orders.in_short import in_short, only
from mp_orders_mock.operations.registry import operation

OF_PAYMENT = ("id", "amount", "status", "status_detail", "reference_id")


@operation("capture_order")
def capture(call: Call, context: Context) -> Answer:
    """What the page shows of the captured order; one whose capture is refused stays as failed."""
    order = context.own_order(for_update=True).document
    changed = processing.capture(order, context.now)
    if call.rejection:
        changed = processing.refused_payment(changed, CAPTURE, order["status"], call.rejection, context.now)
    context.save(order, changed, CAPTURE, meanwhile=processing.NOT_CAPTURED)
    if call.rejection:
        raise PaymentFailed.of(changed)
    return Answer(200, in_short(changed, payments=[only(each, OF_PAYMENT) for each in payments_of(changed)]))
