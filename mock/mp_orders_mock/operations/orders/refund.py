"""Refund an order, all of it or a part."""

from mp_orders_mock import ids
from mp_orders_mock.clock import later, read_time
from mp_orders_mock.domain import refunds
from mp_orders_mock.domain.qr_orders import WHOLE_AMOUNTS
from mp_orders_mock.domain.refunds import LIFE, LIFE_IN_CHILE, RefundContext
from mp_orders_mock.domain.transitions import POINT, QR, REFUND, Order
from mp_orders_mock.operations.call import Answer, Call
from mp_orders_mock.operations.context import Context
from mp_orders_mock.operations.orders.in_short import in_short
from mp_orders_mock.operations.registry import operation

IN_PARTS = {POINT: ("MLA",), QR: ("MLA", "MLC", "MLU")}
"""Where parts are paid back of what was paid with a wallet or a QR code, by the type of the order."""


@operation("refund_order")
def refund(call: Call, context: Context) -> Answer:
    """What was paid back now, and what the order is after it; an empty object is a total refund, like no body."""
    order = context.own_order(for_update=True).document
    parts = (call.body or {}).get("transactions", [None])
    site_id = context.account.site_id
    in_parts, whole = site_id in IN_PARTS.get(order["type"], ()), site_id in WHOLE_AMOUNTS
    new = RefundContext(context.now, lambda: ids.refund_id(context.now_ns), is_over(order, context), in_parts, whole)
    changed, made = refunds.refund(order, parts[0], new)
    context.save(order, changed, REFUND, meanwhile=refunds.NOT_REFUNDABLE)
    return Answer(201, in_short(changed, refunds=made))


def is_over(order: Order, context: Context) -> bool:
    """Whether the order was created too long ago; one that was loaded without a date was not."""
    try:
        in_chile = order["type"] == QR and context.account.site_id == "MLC"
        life = LIFE_IN_CHILE if in_chile else LIFE[order["type"]]
        return later(read_time(order.get("created_date", "")), life) < context.now_ns
    except ValueError:
        return False
