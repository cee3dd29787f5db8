"""Cancel an order that is open."""

from mp_orders_mock.dialect import Dialect
from mp_orders_mock.domain.refusals import Refused, refused
from mp_orders_mock.domain.transitions import CANCEL, ONLINE, POINT, Order, find, moved
from mp_orders_mock.operations.call import Answer, Call
from mp_orders_mock.operations.context import Context
from mp_orders_mock.operations.registry import operation

CODE = "cannot_cancel_order"


@operation("cancel_order")
def cancel(_: Call, context: Context) -> Answer:
    """The order, canceled (cancel-point for Point, checkout-api for online)."""
    order = context.own_order(for_update=True).document
    transition = find(order, CANCEL)
    if transition is None:
        raise _not_cancelable(order, context.dialect)
    return Answer(200, context.save(order, moved(order, transition, context.now), CANCEL, meanwhile=CODE))


def _not_cancelable(order: Order, dialect: Dialect) -> Refused:
    twice = order["type"] == ONLINE and order["status"] == "canceled"
    code = dialect.canceled_already if twice else CODE
    rule = "cancel-point-created-only" if order["type"] == POINT else "cancel-online-open-only"
    return refused(code, "$.status", f"the status of the order is {order['status']}", rule=rule)
