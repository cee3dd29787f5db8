"""Create an order, online or at a terminal."""

from mp_orders_mock import ids
from mp_orders_mock.domain import orders
from mp_orders_mock.domain.refusals import PaymentFailed, Problem
from mp_orders_mock.domain.transitions import REJECT, Order, find, moved
from mp_orders_mock.operations.call import Answer, Call
from mp_orders_mock.operations.context import Context
from mp_orders_mock.operations.registry import operation


@operation("create_order")
def create(call: Call, context: Context) -> Answer:
    """A new order; one whose payment the issuer rejects stays as failed."""
    payment_ids = [ids.payment_id(context.now_ns) for _ in call.body["transactions"]["payments"]]
    order_id = ids.order_id(context.now_ns, test=context.account.test)
    order = orders.create(call.body, context.account, orders.NewOrderContext(order_id, payment_ids, context.now))
    if not context.dialect.payer_echoed:
        order.pop("payer", None)
    terminal_id = orders.terminal_of(call.body)
    if terminal_id is not None:
        context.lifecycle.take_terminal(terminal_id, context.account.user_id)
    if call.rejection:
        order = _rejected(order, call.rejection, context.now)
    expires_ns = context.expiry(orders.life_of(call.body))
    text = context.transaction.add_order(context.account.user_id, order, terminal_id, expires_ns, context.now_ns)
    if call.rejection:
        raise _payment_failed(order)
    return Answer(201, text)


def _rejected(order: Order, status_detail: str, now: str) -> Order:
    """Failed at once, from whichever status it would have had."""
    transition = find({**order, "status": "created"}, REJECT)
    assert transition is not None  # noqa: S101 - a created order can be rejected
    return moved(order, transition, now, payment_detail=status_detail)


def _payment_failed(order: Order) -> PaymentFailed:
    """402: the order exists, and its payments failed (checkout-api; the form of the details is live)."""
    payments = order["transactions"]["payments"]
    problems = [Problem("", f"{payment['id']}: {payment['status_detail']}") for payment in payments]
    return PaymentFailed("failed", *problems, data=order)
