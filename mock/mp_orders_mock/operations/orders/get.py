"""Get an order."""

from mp_orders_mock.operations.call import Answer, Call
from mp_orders_mock.operations.context import Context
from mp_orders_mock.operations.registry import operation


@operation("get_order")
def get(_: Call, context: Context) -> Answer:
    """One order of the caller, as it is now."""
    return Answer(200, context.own_order().text)
