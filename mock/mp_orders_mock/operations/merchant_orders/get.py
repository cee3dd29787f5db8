"""Get a merchant order."""

from mp_orders_mock.operations.call import Answer, Call
from mp_orders_mock.operations.context import Context
from mp_orders_mock.operations.registry import operation


@operation("get_merchant_order")
def get(_: Call, context: Context) -> Answer:
    """One merchant order of the caller."""
    return Answer(200, context.own_merchant_order())
