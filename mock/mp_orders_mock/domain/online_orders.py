"""New online orders: what one has, and what makes its request wrong beyond the schema."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any, TypeAlias

from mp_orders_mock.domain.account import Account
from mp_orders_mock.domain.methods import check_method, check_reference, method_of
from mp_orders_mock.domain.new_order import NewOrderContext
from mp_orders_mock.domain.online_payments import case_of, standing
from mp_orders_mock.domain.refusals import refused
from mp_orders_mock.domain.transitions import LATER, ONLINE, Order, creation, payments_of, total_of

Body: TypeAlias = Mapping[str, Any]

MAX_EXTERNAL_CODE = 30
GIVEN_BACK = (
    *("external_reference", "payer", "description", "marketplace", "marketplace_fee", "items", "shipment", "config"),
    *("expiration_time", "currency", "taxes", "discounts", "checkout_available_at"),
)


def create(body: Body, account: Account, context: NewOrderContext) -> Order:
    """A new online order (create-online), paid at once unless `processing_mode` is manual.

    Raises:
        Refused: it does not agree with itself.
    """
    payments = payments_of(body)
    _check_transactions(body, payments)
    _check_total(body, payments)
    check_reference(body, payments)
    _check_email(body, account)
    for index, payment in enumerate(payments):
        check_method(payment, f"$.transactions.payments[{index}].payment_method")
    later = creation(ONLINE, LATER)
    order: Order = {
        "id": context.order_id,
        "type": ONLINE,
        "processing_mode": body.get("processing_mode", "automatic"),
        "total_amount": body["total_amount"],
        "integration_data": {"application_id": account.application_id, **body.get("integration_data", {})},
        "created_date": context.now,
        "last_updated_date": context.now,
        "country_code": account.country.alpha3,
        "user_id": str(account.user_id),
        "status": later.status,
        "status_detail": later.detail,
        "capture_mode": body.get("capture_mode", "automatic_async"),
    }
    order |= {name: body[name] for name in GIVEN_BACK if name in body}
    if not payments:
        return {**order, "checkout_url": context.page}
    named = [{"id": name, **payment} for name, payment in zip(context.payment_ids, payments, strict=True)]
    return standing(order, named, [creation(ONLINE, case_of(body, payment)) for payment in payments], context)


def check_strictly(body: Body) -> None:
    """What the live API was seen to refuse beyond its pages.

    Raises:
        Refused: items do not add up to the total, or have a code that is too long; Pix has instalments.
    """
    for index, payment in enumerate(payments_of(body)):
        if method_of(payment).get("id") == "pix" and "installments" in payment["payment_method"]:
            path = f"$.transactions.payments[{index}].payment_method"
            raise refused("property_value", path, "additionalProperties 'installments' not allowed")
    items = body.get("items", [])
    for index, item in enumerate(items):
        length = len(item.get("external_code", ""))
        if length > MAX_EXTERNAL_CODE:
            text = f"length must be <= {MAX_EXTERNAL_CODE}, but got {length}"
            raise refused("property_value", f"$.items[{index}].external_code", text)
    if items and all("unit_price" in item and "quantity" in item for item in items):
        total = sum((Decimal(item["unit_price"]) * item["quantity"] for item in items), Decimal(0))
        if total != Decimal(body["total_amount"]):
            text = f"the items add up to {total}"
            raise refused("order_items_total_amount_mismatch", "$.total_amount", text)


def life_of(body: Body) -> str | None:
    """How long an order may stay open, as a duration from its creation; None for one that stays so for ever."""
    lives = (body, *payments_of(body))
    return next((str(each["expiration_time"]) for each in lives if "expiration_time" in each), None)


def _check_transactions(body: Body, payments: Sequence[Body]) -> None:
    """There are some, unless they are added later; and each says how it is paid."""
    if "transactions" not in body and body.get("processing_mode") != "manual":
        raise refused("required_properties", "$.transactions", "missing", rule="transactions-unless-manual")
    for index, payment in enumerate(payments):
        has_profile = "payment_profile_id" in payment.get("automatic_payments", {})
        if "payment_method" not in payment and not has_profile:
            path = f"$.transactions.payments[{index}].payment_method"
            raise refused("required_properties", path, "missing", rule="payment-names-its-method")


def _check_total(body: Body, payments: Sequence[Body]) -> None:
    total = Decimal(body["total_amount"])
    if not total:
        raise refused("invalid_total_amount", "$.total_amount", "is zero", rule="total-not-zero")
    paid = total_of(payments)
    if payments and total != paid:
        text = f"the payments add up to {paid}"
        raise refused("invalid_total_amount", "$.total_amount", text, rule="total-is-sum")


def _check_email(body: Body, account: Account) -> None:
    if account.sandbox and "@testuser.com" not in body.get("payer", {}).get("email", ""):
        text = "must contain @testuser.com"
        raise refused("invalid_email_for_sandbox", "$.payer.email", text, rule="sandbox-email")
