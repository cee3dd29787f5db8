"""Defects of online orders without transactions, without a method, or with a card that was saved."""

from typing import Any

from defects.planting import Body, add, body_of, creates, order_of, payments, refuse


def _later(body: Body) -> Any:
    if body["type"] == "online" and "transactions" not in body:
        body["processing_mode"] = "manual"


def _not_zero(body: Body) -> Any:
    if body["type"] == "online" and float(body["total_amount"]) == 0:
        body["total_amount"] = "1.00"


def _drop_empty(body: Body) -> Any:
    if body["type"] == "online" and body["transactions"]["payments"] == []:
        del body["transactions"]


def _with_method(body: Body) -> Any:
    payments(body)[0].setdefault("payment_method", {"id": "visa", "type": "credit_card", "token": "12345"})


def _with_reference(body: Body) -> Any:
    body.setdefault("external_reference", "none")


add(
    "check",
    "transactions optional",
    "an order in automatic mode needs no transactions",
    "transactions-unless-manual",
    body_of(creates, _later),
)
add("check", "a total of zero", "the total may be zero", "total-not-zero", body_of(creates, _not_zero))
add(
    "check",
    "empty in manual mode",
    "in manual mode an empty list of payments is taken",
    "manual-payments-not-empty",
    body_of(creates, _drop_empty),
)
add("check", "no method", "a payment needs no method", "payment-names-its-method", body_of(creates, _with_method))
add(
    "check",
    "Pix without reference",
    "Pix needs no external_reference",
    "pix-names-its-reference",
    body_of(creates, _with_reference),
)
add(
    "check",
    "manual needs transactions",
    "an order in manual mode needs transactions",
    "transactions-unless-manual",
    refuse(lambda r, b: creates(r) and b.get("type") == "online" and "transactions" not in b, "required_properties"),
)
add(
    "check",
    "reference for all",
    "every online order needs an external_reference",
    "pix-names-its-reference",
    refuse(lambda r, b: creates(r) and "external_reference" not in b, "required_properties"),
)
add(
    "check",
    "saved cards need a token",
    "a card that was saved needs a token",
    "payment-method-agrees",
    refuse(lambda r, b: creates(r) and "stored_credential" in str(b) and "token" not in str(b), "invalid_properties"),
)


def _wrong_sum(order: Body) -> Any:
    method = order["transactions"]["payments"][0]["payment_method"]
    method["qr_code"] = method["qr_code"][:-4] + "0000"


def _no_code(order: Body) -> Any:
    del order["transactions"]["payments"][0]["payment_method"]["qr_code"]


add(
    "shape",
    "checksum of Pix",
    "the QR code of Pix has a wrong checksum",
    "pix-shows-its-code",
    order_of(lambda r: True, _wrong_sum),
)
add(
    "shape",
    "Pix without code",
    "Pix has no QR code",
    "pix-shows-its-code",
    order_of(lambda r: True, _no_code),
)
