"""Change how a payment of an order in manual mode is to be made."""

from mp_orders_mock.domain import order_transactions
from mp_orders_mock.domain.transitions import CHANGE
from mp_orders_mock.json_text import dumps
from mp_orders_mock.operations.call import Answer, Call
from mp_orders_mock.operations.context import Context
from mp_orders_mock.operations.registry import operation


@operation("update_transaction")
def update_transaction(call: Call, context: Context) -> Answer:
    """The method of the payment, as it is now."""
    order = context.own_order(for_update=True).document
    name, changes = call.parameters["transaction_id"], call.body["payment_method"]
    changed, payment = order_transactions.update(order, name, changes, context.now)
    context.save(order, changed, CHANGE, meanwhile=order_transactions.UNKNOWN)
    return Answer(200, dumps({"payment_method": payment["payment_method"]}))
