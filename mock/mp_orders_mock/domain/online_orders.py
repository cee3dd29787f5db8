"""New online orders: what one has, and what makes its request wrong beyond the schema."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any, TypeAlias

from mp_orders_mock.domain.account import Account
from mp_orders_mock.domain.instructions import Payable, default_life, instructions
from mp_orders_mock.domain.new_order import NewOrderContext
from mp_orders_mock.domain.refusals import refused
from mp_orders_mock.domain.transitions import ONLINE, Order, Transition, creation

Body: TypeAlias = Mapping[str, Any]

CARD_TYPES = ("credit_card", "debit_card", "prepaid_card")
METHOD_TYPES: Mapping[str, tuple[str, ...]] = {
    **dict.fromkeys(("visa", "master", "amex", "elo", "hipercard", "debelo", "debvisa", "debmaster"), CARD_TYPES),
    **dict.fromkeys(("diners", "cabal", "naranja", "argencard", "cencosud", "cmr"), CARD_TYPES),
    **dict.fromkeys(("boleto", "bolbradesco", "oxxo", "rapipago", "pagofacil"), ("ticket",)),
    **dict.fromkeys(("pix", "clabe", "pse"), ("bank_transfer",)),
}
"""Methods that the documents name, and the types they go with (rule payment-method-agrees, chosen)."""
SAVED_METHOD = ("automatic_payments", "stored_credential", "transaction_data")
"""Parts of a payment with a card that was saved, which needs no token (automatic-payments, official-sdks)."""
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
    _check_reference(body, payments)
    _check_email(body, account)
    _check_methods(payments)
    states = [creation(ONLINE, _case(body, payment)) for payment in payments] or [creation(ONLINE, LATER)]
    whole = next((state for state in states if state.status != "processed"), states[0])
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
        "status": whole.status,
        "status_detail": whole.detail,
        "capture_mode": body.get("capture_mode", "automatic_async"),
    }
    if payments:
        made = [_payment(body, context, *each) for each in zip(context.payment_ids, payments, states, strict=True)]
        order["transactions"] = {"payments": made}
    else:
        order["checkout_url"] = context.page
    return order | {name: body[name] for name in GIVEN_BACK if name in body}


def check_strictly(body: Body) -> None:
    """What the live API was seen to refuse beyond its pages.

    Raises:
        Refused: items do not add up to the total, or have a code that is too long; Pix has instalments.
    """
    for index, payment in enumerate(payments_of(body)):
        if _method(payment).get("id") == "pix" and "installments" in payment["payment_method"]:
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


def payments_of(body: Body) -> Sequence[Body]:
    """The payments of a request; none where they are added later."""
    payments: Sequence[Body] = body.get("transactions", {}).get("payments", [])
    return payments


def life_of(body: Body) -> str | None:
    """How long an order may stay open, as a duration from its creation; None for one that stays so for ever."""
    lives = (body, *payments_of(body))
    return next((str(each["expiration_time"]) for each in lives if "expiration_time" in each), None)


def _payment(body: Body, context: NewOrderContext, payment_id: str, payment: Body, state: Transition) -> dict[str, Any]:
    """A payment as it is answered, with what the buyer needs to make it where it waits for them."""
    made = {"id": payment_id, **payment, "status": state.status, "status_detail": state.payment_detail}
    method = _method(payment)
    if state.payment_detail in (WAITS_FOR_TRANSFER, WAITS_FOR_CASH):
        due_ns, made["date_of_expiration"] = context.due(payment, body.get("expiration_time", default_life(method)))
        payable = Payable(payment_id, payment["amount"], context.page, due_ns)
        made["payment_method"] = {**method, **instructions(method, payable)}
    elif state.payment_detail == CHALLENGED:
        security = {**_security(body, payment), "id": payment_id.removeprefix("PAY"), "type": "three_ds"}
        security |= {"url": context.page, "status": "CHALLENGE"}
        made["payment_method"] = {**method, "transaction_security": security}
    return made


def _security(body: Body, payment: Body) -> Body:
    """What is asked of 3-D Secure, of all payments or of this one."""
    general = body.get("config", {}).get("online", {}).get("transaction_security", {})
    return {**general, **_method(payment).get("transaction_security", {})}


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
    paid = sum((Decimal(payment["amount"]) for payment in payments), Decimal(0))
    if payments and total != paid:
        text = f"the payments add up to {paid}"
        raise refused("invalid_total_amount", "$.total_amount", text, rule="total-is-sum")


def _check_reference(body: Body, payments: Sequence[Body]) -> None:
    if "external_reference" not in body and any(_method(payment).get("id") == "pix" for payment in payments):
        text = "missing, and Pix needs it"
        raise refused("required_properties", "$.external_reference", text, rule="pix-names-its-reference")


def _check_email(body: Body, account: Account) -> None:
    if account.sandbox and "@testuser.com" not in body.get("payer", {}).get("email", ""):
        text = "must contain @testuser.com"
        raise refused("invalid_email_for_sandbox", "$.payer.email", text, rule="sandbox-email")


def _check_methods(payments: Sequence[Body]) -> None:
    rule = "payment-method-agrees"
    for index, payment in enumerate(payments):
        path = f"$.transactions.payments[{index}].payment_method"
        method = _method(payment)
        if method and method["type"] not in METHOD_TYPES.get(method["id"], (method["type"],)):
            raise refused("invalid_properties", f"{path}.type", "does not go with the id of the method", rule=rule)
        needs_token = method.get("type") in CARD_TYPES and not any(name in payment for name in SAVED_METHOD)
        if needs_token and "token" not in method:
            raise refused("invalid_properties", f"{path}.token", "a card payment names its token", rule=rule)


def _method(payment: Body) -> Body:
    method: Body = payment.get("payment_method", {})
    return method


LATER = "to be processed later"
WAITS_FOR_TRANSFER, WAITS_FOR_CASH, CHALLENGED = "waiting_transfer", "waiting_payment", "pending_challenge"


def _case(body: Body, payment: Body) -> str:
    """How a new payment begins: capture_mode manual authorises now and captures later (checkout-api)."""
    if body.get("processing_mode") == "manual":
        return LATER
    kind = _method(payment).get("type")
    if kind == "ticket":
        return "a ticket"
    if kind == "bank_transfer":
        return "a bank transfer"
    if body.get("processing_mode") == "automatic_async":
        return "processed asynchronously"
    if kind in CARD_TYPES and _security(body, payment).get("validation") == "always":
        return "to be challenged"
    return "to be captured later" if body.get("capture_mode") == "manual" else "paid at once"
