"""Take a payment out of an order in manual mode."""

from mp_orders_mock.domain import order_transactions
from mp_orders_mock.domain.transitions import CHANGE
from mp_orders_mock.operations.call import Answer, Call
from mp_orders_mock.operations.context import Context
from mp_orders_mock.operations.registry import operation


@operation("delete_transaction")
def delete_transaction(call: Call, context: Context) -> Answer:
    """Nothing: the payment is gone."""
    order = context.own_order(for_update=True).document
    changed = order_transactions.delete(order, call.parameters["transaction_id"], context.now)
    context.save(order, changed, CHANGE, meanwhile=order_transactions.UNKNOWN)
    return Answer(204, b"")
