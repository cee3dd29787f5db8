"""Orders: how one is born, and from which states it can be canceled.

Each function gives the whole order as the API answers it, or a refusal. Bodies have passed the contract's schema.
"""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any, TypeAlias

from attrs import frozen

from mp_orders_mock.rules.account import Account
from mp_orders_mock.rules.durations import time_seconds
from mp_orders_mock.rules.refusal import Refusal, refuse

Order: TypeAlias = dict[str, Any]
Body: TypeAlias = Mapping[str, Any]

WAITING = ("created", "at_terminal")
"""The statuses in which a Point order holds its terminal (create-point: waiting until it is finished or canceled)."""

CANCELABLE = {"point": ("created",), "online": ("created", "action_required")}
"""cancel-point: only created. checkout-api: created or action_required."""

CARD_TYPES = ("credit_card", "debit_card", "prepaid_card")
METHOD_TYPES: Mapping[str, tuple[str, ...]] = {
    **dict.fromkeys(("visa", "master", "amex", "elo", "hipercard", "debelo", "debvisa", "debmaster"), CARD_TYPES),
    **dict.fromkeys(("diners", "cabal", "naranja", "argencard", "cencosud", "cmr"), CARD_TYPES),
    **dict.fromkeys(("boleto", "bolbradesco", "oxxo", "rapipago", "pagofacil"), ("ticket",)),
    **dict.fromkeys(("pix", "clabe", "pse"), ("bank_transfer",)),
}
"""Methods that the documents name, and the types they go with (rule payment-method-agrees, chosen)."""

OPEN = {"point": WAITING, "online": ("created", "action_required")}
"""The statuses from which an order goes on, or expires (point-2026; online inferred from it)."""

POINT_LIFE_S = (30, 3 * 3600)
POINT_DEFAULT_LIFE = "PT15M"


@frozen
class Birth:
    """What a new order gets from outside the request."""

    order_id: str
    payment_ids: Sequence[str]
    now: str


def create_online(body: Body, account: Account, birth: Birth) -> Order | Refusal:
    """A new online order (create-online), paid at once unless `processing_mode` is manual."""
    refusal = _check_total(body) or _check_email(body, account) or _check_methods(body)
    if refusal:
        return refusal
    payments = body["transactions"]["payments"]
    states = [_first_state(body, payment) for payment in payments]
    open_state = next((state for state in states if state[0] != "processed"), states[0])
    order: Order = {
        "id": birth.order_id,
        "type": "online",
        "processing_mode": body.get("processing_mode", "automatic"),
        "external_reference": body["external_reference"],
        "total_amount": body["total_amount"],
        "integration_data": {"application_id": account.application_id, **body.get("integration_data", {})},
        "created_date": birth.now,
        "last_updated_date": birth.now,
        "country_code": account.country.alpha3,
        "user_id": str(account.user_id),
        "status": open_state[0],
        "status_detail": open_state[1],
        "capture_mode": body.get("capture_mode", "automatic_async"),
        "transactions": {
            "payments": [
                {"id": payment_id, **payment, "status": state[0], "status_detail": state[1]}
                for payment_id, payment, state in zip(birth.payment_ids, payments, states, strict=True)
            ]
        },
    }
    echoed = ("payer", "description", "marketplace", "marketplace_fee", "items", "shipment", "config")
    return order | {name: body[name] for name in (*echoed, "expiration_time") if name in body}


def create_point(body: Body, account: Account, birth: Birth) -> Order | Refusal:
    """A new Point order in either form; it answers in the form it was asked in (create-point, cancel-point)."""
    life = body.get("expiration_time", POINT_DEFAULT_LIFE)
    seconds = time_seconds(life)
    if seconds is None or not POINT_LIFE_S[0] <= seconds <= POINT_LIFE_S[1]:
        return refuse("property_value", "$.expiration_time", "must be from PT30S to PT3H")
    payment = {"id": birth.payment_ids[0], **body["transactions"]["payments"][0], "status": "created"}
    order: Order = {
        "id": birth.order_id,
        "type": "point",
        "external_reference": body["external_reference"],
        "status": "created",
        "created_date": birth.now,
        "last_updated_date": birth.now,
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
            "status_detail": "created",
        }
        payment["status_detail"] = "created"
    order["integration_data"] = {"application_id": application_id, **body.get("integration_data", {})}
    return order


def terminal_of(body: Body) -> str | None:
    """The terminal that a request names, in either form."""
    if "type_config" in body:
        return str(body["type_config"]["terminal_id"])
    if "config" in body and "point" in body["config"]:
        return str(body["config"]["point"]["terminal_id"])
    return None


def cancel(order: Order, now: str) -> Order | Refusal:
    """The order canceled (cancel-point for Point, checkout-api for online)."""
    if order["status"] not in CANCELABLE[order["type"]]:
        return refuse("cannot_cancel_order", "$.status", f"the status of the order is {order['status']}")
    if order["type"] == "online":
        return moved(order, "canceled", "canceled_transaction", "canceled_transaction", now)
    return moved(order, "canceled", "canceled", "canceled_by_api", now)


def life_of(body: Body) -> str | None:
    """How long an order may stay open, as a duration from its creation; None for one that stays so for ever."""
    if body["type"] == "point":
        return str(body.get("expiration_time", POINT_DEFAULT_LIFE))
    lives = (body, *body["transactions"]["payments"])
    return next((str(each["expiration_time"]) for each in lives if "expiration_time" in each), None)


def expire(order: Order, now: str) -> Order | None:
    """The order expired, or None if it is open no more."""
    return moved(order, "expired", "expired", "expired", now) if order["status"] in OPEN[order["type"]] else None


def moved(order: Order, status: str, detail: str, payment_detail: str, now: str) -> Order:
    """The order and its payments in another status."""
    payments = [
        {**payment, "status": status, "status_detail": payment_detail} for payment in order["transactions"]["payments"]
    ]
    changed = {"status": status, "status_detail": detail, "last_updated_date": now}
    return {**order, **changed, "transactions": {"payments": payments}}


def _check_total(body: Body) -> Refusal | None:
    total = sum((Decimal(payment["amount"]) for payment in body["transactions"]["payments"]), Decimal(0))
    if Decimal(body["total_amount"]) == total:
        return None
    return refuse("invalid_total_amount", "$.total_amount", f"the payments add up to {total}")


def _check_email(body: Body, account: Account) -> Refusal | None:
    if not account.sandbox or "@testuser.com" in body.get("payer", {}).get("email", ""):
        return None
    return refuse("invalid_email_for_sandbox", "$.payer.email", "must contain @testuser.com")


def _check_methods(body: Body) -> Refusal | None:
    for index, payment in enumerate(body["transactions"]["payments"]):
        path = f"$.transactions.payments[{index}].payment_method"
        method = payment["payment_method"]
        if method["type"] not in METHOD_TYPES.get(method["id"], (method["type"],)):
            return refuse("invalid_properties", f"{path}.type", "does not go with the id of the method")
        if method["type"] in CARD_TYPES and "token" not in method:
            return refuse("invalid_properties", f"{path}.token", "a card payment names its token")
    return None


def _first_state(body: Body, payment: Body) -> tuple[str, str]:
    """Status and detail of a new payment: capture_mode manual authorises now and captures later (checkout-api)."""
    if body.get("processing_mode") == "manual":
        return ("created", "created")
    kind = payment["payment_method"]["type"]
    if kind == "ticket":
        return ("action_required", "waiting_payment")
    if kind == "bank_transfer":
        return ("action_required", "waiting_transfer")
    if body.get("capture_mode") == "manual":
        return ("action_required", "waiting_capture")
    return ("processed", "accredited")
