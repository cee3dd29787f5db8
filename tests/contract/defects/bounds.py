"""Bounds that are one off."""

from defects.planting import add, asked, body_of, creates, cut, new_merchant, payments, put, refuse

add(
    "bound",
    "description 257",
    "a description of 257 characters is taken",
    "online.description",
    body_of(creates, cut("description", 256, only_one_more=True)),
)
add(
    "bound",
    "description 255",
    "a description of 256 characters is refused",
    "online.description",
    refuse(lambda r, b: len(b["description"]) == 256),
)
add(
    "bound",
    "point description 151",
    "a description of 151 characters is taken",
    "point.description",
    body_of(lambda r: r.creates and b'"point"' in r.body, cut("description", 150, only_one_more=True)),
)
add(
    "bound",
    "reference 65",
    "an external_reference of 65 characters is taken",
    "online.external_reference",
    body_of(creates, cut("external_reference", 64, only_one_more=True)),
)
add(
    "bound",
    "reference empty",
    "an empty external_reference is taken",
    "point.external_reference",
    body_of(creates, lambda b: put(b, "external_reference", "x", lambda v: v == "")),
)
add(
    "bound",
    "three payments",
    "a third payment is dropped",
    "online.transactions.payments",
    body_of(creates, lambda b: payments(b).pop() if len(payments(b)) == 3 else False),
)
add(
    "bound",
    "one payment",
    "a second payment is refused",
    "online.transactions.payments",
    refuse(lambda r, b: b["type"] == "online" and len(payments(b)) == 2, "maximum_items"),
)
add(
    "bound",
    "two Point payments",
    "a second Point payment is dropped",
    "point.transactions.payments",
    body_of(creates, lambda b: payments(b).pop() if b["type"] == "point" and len(payments(b)) == 2 else False),
)
add(
    "bound",
    "key 129",
    "a key of 129 characters is taken",
    "create_order.invalid_idempotency_key_length",
    asked(lambda r: r.with_header("x-idempotency-key", r.key[:128]) if r.key and len(r.key) == 129 else None),
)
add(
    "bound",
    "key 127",
    "a key of 128 characters is refused",
    "create_order.invalid_idempotency_key_length",
    refuse(lambda r, b: len(r.key or "") == 128, "invalid_idempotency_key_length"),
)
add(
    "bound",
    "29 seconds",
    "a Point order may live 29 seconds",
    "point-expiration-range",
    body_of(creates, lambda b: put(b, "expiration_time", "PT30S", lambda v: v == "PT29S")),
)
add(
    "bound",
    "less than 3 hours",
    "a Point order may not live 3 hours",
    "point-expiration-range",
    refuse(lambda r, b: b["expiration_time"] in ("PT3H", "PT180M")),
)
add(
    "bound",
    "installments 37",
    "37 installments are taken",
    "online.transactions.payments.payment_method.installments",
    body_of(creates, lambda b: put(payments(b)[0]["payment_method"], "installments", 36, lambda v: v == 37)),
)
add(
    "bound",
    "installments 35",
    "36 installments are refused",
    "online.transactions.payments.payment_method.installments",
    refuse(lambda r, b: payments(b)[0]["payment_method"]["installments"] == 36),
)
add(
    "bound",
    "13 digits",
    "an amount of 13 digits is taken",
    "online.transactions.payments.amount",
    body_of(creates, lambda b: put(payments(b)[0], "amount", b["total_amount"], lambda v: len(v.split(".")[0]) == 13)),
)
add(
    "bound",
    "additional_info 601",
    "an additional_info of 601 characters is taken",
    "merchant.additional_info",
    body_of(new_merchant, cut("additional_info", 600, only_one_more=True)),
)
add(
    "bound",
    "notification_url 501",
    "a notification_url of 501 characters is taken",
    "merchant.notification_url",
    body_of(new_merchant, cut("notification_url", 500, only_one_more=True)),
)
add(
    "bound",
    "items 101",
    "101 items are taken",
    "merchant.items",
    body_of(new_merchant, lambda b: b["items"].pop() if len(b["items"]) == 101 else False),
)
add(
    "bound",
    "payer below 0",
    "the payer may have the id -1",
    "merchant.payer.id",
    body_of(new_merchant, lambda b: put(b["payer"], "id", 1, lambda v: v == -1)),
)
