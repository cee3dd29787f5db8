"""New orders: what one has, and what makes its request wrong beyond the schema.

Each function gives the whole order as the API answers it, or raises Refused. Bodies have passed the contract's schema.
"""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any, TypeAlias

from attrs import frozen

from mp_orders_mock.domain.account import Account
from mp_orders_mock.domain.durations import time_seconds
from mp_orders_mock.domain.refusals import refused
from mp_orders_mock.domain.transitions import ONLINE, POINT, Order, Transition, creation

Body: TypeAlias = Mapping[str, Any]

CARD_TYPES = ("credit_card", "debit_card", "prepaid_card")
METHOD_TYPES: Mapping[str, tuple[str, ...]] = {
    **dict.fromkeys(("visa", "master", "amex", "elo", "hipercard", "debelo", "debvisa", "debmaster"), CARD_TYPES),
    **dict.fromkeys(("diners", "cabal", "naranja", "argencard", "cencosud", "cmr"), CARD_TYPES),
    **dict.fromkeys(("boleto", "bolbradesco", "oxxo", "rapipago", "pagofacil"), ("ticket",)),
    **dict.fromkeys(("pix", "clabe", "pse"), ("bank_transfer",)),
}
"""Methods that the documents name, and the types they go with (rule payment-method-agrees, chosen)."""

POINT_LIFE_S = (30, 3 * 3600)
POINT_DEFAULT_LIFE = "PT15M"
SHARED_SERIAL = "__SBX0000001"
"""The end of the names of terminals that the documents offer to everybody: they belong to nobody."""


@frozen
class NewOrderContext:
    """What a new order gets from outside the request."""

    order_id: str
    payment_ids: Sequence[str]
    now: str


def create(body: Body, account: Account, context: NewOrderContext) -> Order:
    """A new order of the type that is asked for."""
    return (create_online if body["type"] == ONLINE else create_point)(body, account, context)


def create_online(body: Body, account: Account, context: NewOrderContext) -> Order:
    """A new online order (create-online), paid at once unless `processing_mode` is manual."""
    _check_total(body)
    _check_email(body, account)
    _check_methods(body)
    payments = body["transactions"]["payments"]
    states = [creation(ONLINE, _case(body, payment)) for payment in payments]
    whole = next((state for state in states if state.status != "processed"), states[0])
    order: Order = {
        "id": context.order_id,
        "type": ONLINE,
        "processing_mode": body.get("processing_mode", "automatic"),
        "external_reference": body["external_reference"],
        "total_amount": body["total_amount"],
        "integration_data": {"application_id": account.application_id, **body.get("integration_data", {})},
        "created_date": context.now,
        "last_updated_date": context.now,
        "country_code": account.country.alpha3,
        "user_id": str(account.user_id),
        "status": whole.status,
        "status_detail": whole.detail,
        "capture_mode": body.get("capture_mode", "automatic_async"),
        "transactions": {
            "payments": [_payment(*each) for each in zip(context.payment_ids, payments, states, strict=True)]
        },
    }
    echoed = ("payer", "description", "marketplace", "marketplace_fee", "items", "shipment", "config")
    return order | {name: body[name] for name in (*echoed, "expiration_time") if name in body}


def create_point(body: Body, account: Account, context: NewOrderContext) -> Order:
    """A new Point order in either form; it answers in the form it was asked in (create-point, cancel-point)."""
    life = _point_life(body)
    state = creation(POINT)
    payment = {"id": context.payment_ids[0], **body["transactions"]["payments"][0], "status": state.status}
    order: Order = {
        "id": context.order_id,
        "type": POINT,
        "external_reference": body["external_reference"],
        "status": state.status,
        "created_date": context.now,
        "last_updated_date": context.now,
        "transactions": {"payments": [payment]},
    } | {name: body[name] for name in ("description", "taxes", "config", "type_config") if name in body}
    application_id: str | int = account.application_id
    if "type_config" in body:
        order["site_id"] = account.site_id
        application_id = int(account.application_id)
    else:
        order |= {
            "user_id": str(account.user_id),
            "expiration_time": life,
            "processing_mode": "automatic",
            "country_code": account.country.alpha2,
            "currency": account.country.currency,
            "status_detail": state.detail,
        }
        payment["status_detail"] = state.payment_detail
    order["integration_data"] = {"application_id": application_id, **body.get("integration_data", {})}
    return order


def terminal_of(body: Body) -> str | None:
    """The terminal that a request names, in either form."""
    if "type_config" in body:
        return str(body["type_config"]["terminal_id"])
    if "config" in body and "point" in body["config"]:
        return str(body["config"]["point"]["terminal_id"])
    return None


def is_shared(terminal_id: str) -> bool:
    """Whether the documents offer the terminal to everybody (any model with the serial SBX0000001)."""
    return terminal_id.endswith(SHARED_SERIAL)


def life_of(body: Body) -> str | None:
    """How long an order may stay open, as a duration from its creation; None for one that stays so for ever."""
    if body["type"] == POINT:
        return str(body.get("expiration_time", POINT_DEFAULT_LIFE))
    lives = (body, *body["transactions"]["payments"])
    return next((str(each["expiration_time"]) for each in lives if "expiration_time" in each), None)


def _payment(payment_id: str, payment: Body, state: Transition) -> dict[str, Any]:
    return {"id": payment_id, **payment, "status": state.status, "status_detail": state.payment_detail}


def _point_life(body: Body) -> str:
    life = str(body.get("expiration_time", POINT_DEFAULT_LIFE))
    seconds = time_seconds(life)
    if seconds is None or not POINT_LIFE_S[0] <= seconds <= POINT_LIFE_S[1]:
        rule = "point-expiration-range"
        raise refused("property_value", "$.expiration_time", "must be from PT30S to PT3H", rule=rule)
    return life


def _check_total(body: Body) -> None:
    total = sum((Decimal(payment["amount"]) for payment in body["transactions"]["payments"]), Decimal(0))
    if Decimal(body["total_amount"]) != total:
        text = f"the payments add up to {total}"
        raise refused("invalid_total_amount", "$.total_amount", text, rule="total-is-sum")


def _check_email(body: Body, account: Account) -> None:
    if account.sandbox and "@testuser.com" not in body.get("payer", {}).get("email", ""):
        text = "must contain @testuser.com"
        raise refused("invalid_email_for_sandbox", "$.payer.email", text, rule="sandbox-email")


def _check_methods(body: Body) -> None:
    rule = "payment-method-agrees"
    for index, payment in enumerate(body["transactions"]["payments"]):
        path = f"$.transactions.payments[{index}].payment_method"
        method = payment["payment_method"]
        if method["type"] not in METHOD_TYPES.get(method["id"], (method["type"],)):
            raise refused("invalid_properties", f"{path}.type", "does not go with the id of the method", rule=rule)
        if method["type"] in CARD_TYPES and "token" not in method:
            raise refused("invalid_properties", f"{path}.token", "a card payment names its token", rule=rule)


def _case(body: Body, payment: Body) -> str:
    """How a new payment begins: capture_mode manual authorises now and captures later (checkout-api)."""
    if body.get("processing_mode") == "manual":
        return "to be processed later"
    kind = payment["payment_method"]["type"]
    if kind == "ticket":
        return "a ticket"
    if kind == "bank_transfer":
        return "a bank transfer"
    return "to be captured later" if body.get("capture_mode") == "manual" else "paid at once"
