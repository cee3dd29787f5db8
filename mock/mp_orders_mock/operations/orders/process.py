"""Process an order that was created in manual mode."""

from mp_orders_mock.domain import outcomes, processing
from mp_orders_mock.domain.refusals import PaymentFailed
from mp_orders_mock.domain.transitions import PROCESS, payments_of
from mp_orders_mock.operations.call import Answer, Call
from mp_orders_mock.operations.context import Context
from mp_orders_mock.operations.registry import operation


@operation("process_order")
def process(call: Call, context: Context) -> Answer:
    """The order with its payments made; one whose payment is refused stays as failed."""
    order = context.own_order(for_update=True).document
    changed = processing.process(order, context.new_order(order["id"]))
    rejection = call.rejection or outcomes.rejection(order, payments_of(order))
    if rejection:
        changed = processing.refused_payment(changed, PROCESS, order["status"], rejection, context.now)
    text = context.save(order, changed, PROCESS, meanwhile=processing.WRONG_MODE)
    if rejection:
        raise PaymentFailed.of(changed)
    return Answer(200, text)
