"""Update a merchant order."""

import orjson

from mp_orders_mock.domain import merchant_orders, merchant_payments
from mp_orders_mock.operations.call import Answer, Call
from mp_orders_mock.operations.context import Context
from mp_orders_mock.operations.registry import operation

PLACES = (
    ("items.*.id", "required null", "invalid_items/item-id-missing"),
    ("items.*.quantity", "null", "invalid_items/quantity-invalid"),
    ("items.*.unit_price", "minimum maximum", "invalid_items/quantity-only"),
    ("items", "minItems", "invalid_items/items-empty"),
    ("items", "maxItems", "invalid_items"),
    ("payments.*.operation_type", "enum", "invalid_operation_type"),
    ("payments", "maxItems", "invalid_payment_id"),
    ("payments.*.id", "minimum maximum", "invalid_payment_id"),
    ("shipments", "maxItems", "invalid_shipment_id"),
    ("shipments.*.id", "minimum maximum", "invalid_shipment_id"),
)


@operation("update_merchant_order", places=PLACES, unreadable="unmarshall_error")
def update(call: Call, context: Context) -> Answer:
    """The merchant order with what was sent changed."""
    order = orjson.loads(context.own_merchant_order(for_update=True))
    changed = merchant_orders.update(order, call.body, context.account, now=context.merchant_now)
    if changed["payments"]:  # they may cover the new total
        changed = merchant_payments.settled(changed, context.merchant_now)
    return Answer(200, context.transaction.change_merchant_order(context.account.user_id, changed))
