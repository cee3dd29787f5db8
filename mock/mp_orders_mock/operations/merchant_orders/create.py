"""Create a merchant order."""

from mp_orders_mock import ids
from mp_orders_mock.domain import merchant_orders
from mp_orders_mock.operations.call import Answer, Call
from mp_orders_mock.operations.context import Context
from mp_orders_mock.operations.registry import operation

PLACES = (
    ("items.*.title", "required null", "invalid_items/title-null"),
    ("items.*.quantity", "required null", "invalid_items/quantity-null"),
    ("items.*.unit_price", "required null", "invalid_items/unit-price-null"),
    ("items.*.unit_price", "exclusiveMinimum maximum", "invalid_items/unit-price-invalid"),
    ("items.*.currency_id", "required null", "invalid_items/currency-null"),
    ("items.*.currency_id", "pattern maxLength", "invalid_items/currency-unknown"),
    ("items", "maxItems", "invalid_items"),
    ("preference_id", "pattern maxLength", "invalid_id"),
    ("payments", "maxItems", "invalid_operation_type"),
    ("payments.*", "*", "invalid_operation_type"),
)


@operation("create_merchant_order", places=PLACES, unreadable="unmarshal_error")
def create(call: Call, context: Context) -> Answer:
    """A new merchant order."""
    account, transaction = context.account, context.transaction
    preference_id = call.body.get("preference_id")
    closed = preference_id is not None and transaction.has_closed_merchant_order(account.user_id, preference_id)
    order = merchant_orders.create(
        call.body,
        account,
        order_id=ids.merchant_order_id(),
        now=context.merchant_now,
        preference_closed=closed,
    )
    return Answer(201, transaction.add_merchant_order(account.user_id, order))
