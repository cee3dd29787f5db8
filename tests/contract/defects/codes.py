"""Wrong codes and statuses."""

from defects.planting import DISCOVERY, add, code, status


def replaced(old: str, new: str, found_by: str) -> None:
    add("code", f"{old} as {new}", f"`{old}` is answered as `{new}`", found_by, code(old, new))


replaced("required_properties", "property_value", "online.body")
replaced("property_type", "property_value", "online.description")
replaced("unsupported_properties", "property_value", "online.body")
replaced("minimum_properties", "required_properties", "online.integration_data")
replaced("minimum_items", "property_value", "online.transactions.payments")
replaced("maximum_items", "property_value", "point.transactions.payments")
replaced("property_value", "invalid_properties", "online.capture_mode")
replaced("json_syntax_error", "property_type", "create_order.json_syntax_error")
replaced("empty_required_header", "required_properties", "create_order.empty_required_header")
replaced("invalid_total_amount", "property_value", "total-is-sum")
replaced("already_queued_order_for_terminal", "idempotency_key_already_used", "one-waiting-order")
replaced("idempotency_key_already_used", "already_queued_order_for_terminal", "create-key-conflict")
replaced("cannot_cancel_order", "idempotency_key_already_used", "cancel-point-created-only")
replaced("invalid_items", "invalid_string", "create_merchant_order.invalid_items")
replaced("unmarshall_error", "unmarshal_error", "update_merchant_order.unmarshall_error")
replaced("invalid_payment_id", "invalid_shipment_id", "payment-exists")
replaced("invalid_url", "unmarshal_error", "merchant.notification_url")
replaced("user_not_allowed", "invalid_user_id", "collector-is-caller")
add("code", "created with 200", "a new order is answered 200", DISCOVERY, status(201, 200))
add("code", "unknown order 400", "an unknown order is answered 400", "get_order.order_not_found", status(404, 400))
add("code", "conflict 422", "a key with another body is answered 422", "create-key-conflict", status(409, 422))
add("code", "terminal owner 404", "a terminal of somebody else is answered 404", "terminal-owner", status(403, 404))
add("code", "method 404", "an unknown method is answered 404", "get_order.method_not_allowed", status(405, 404))
add(
    "code",
    "too large 400",
    "a body that is too large is answered 400",
    "create_order.request_too_large",
    status(413, 400),
)
add(
    "code",
    "media type 400",
    "another media type is answered 400",
    "create_order.unsupported_media_type",
    status(415, 400),
)
add("code", "no token 403", "a missing token is answered 403", "get_order.unauthorized", status(401, 403))
