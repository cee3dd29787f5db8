"""Add payments to an order in manual mode."""

from mp_orders_mock import ids
from mp_orders_mock.domain import order_transactions, processing
from mp_orders_mock.domain.transitions import CHANGE
from mp_orders_mock.json_text import dumps
from mp_orders_mock.operations.call import Answer, Call
from mp_orders_mock.operations.context import Context
from mp_orders_mock.operations.registry import operation


@operation("create_transactions")
def create_transactions(call: Call, context: Context) -> Answer:
    """The payments that were added."""
    order = context.own_order(for_update=True).document
    payments = call.body["payments"]
    names = [ids.payment_id(context.now_ns) for _ in payments]
    changed, added = order_transactions.add(order, payments, names, context.now)
    context.save(order, changed, CHANGE, meanwhile=processing.WRONG_MODE)
    return Answer(201, dumps({"payments": added}))
