"""Makes a request agree with itself where JSON Schema cannot ask for it.

Each repair touches only what is well-formed already, so that what is wrong stays wrong.
"""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any

from mp_orders_contract.violated_codes import violated_codes

CARD_TYPES = ("credit_card", "debit_card", "prepaid_card")
LIFE = "PT16M"
TESTUSER = "buyer@testuser.com"


def repair_order(body: dict[str, Any], terminal: str | None = None, *, sandbox: bool = False) -> None:
    """A total that is the sum, methods that go with their types, a life within the range, a known terminal.

    On a sandbox account also the e-mail of a test user, where there is one and where there may be one.
    """
    payments = _get(body, "transactions", "payments")
    payments = [each for each in payments if isinstance(each, dict)] if isinstance(payments, list) else []
    for payment in payments:
        _repair_method(payment.get("payment_method"))
    if body.get("type") == "online" and _fits("OnlinePaymentRequest", "amount", body.get("total_amount")):
        _repair_total(body, payments)
    if sandbox and body.get("type") == "online":
        _repair_email(body)
    if body.get("type") == "point" and _fits("PointOrderRequest", "expiration_time", body.get("expiration_time")):
        body["expiration_time"] = LIFE
    for place in (_get(body, "config", "point"), body.get("type_config")):
        if (
            terminal
            and isinstance(place, dict)
            and _fits("PointTerminalRequest", "terminal_id", place.get("terminal_id"))
        ):
            place["terminal_id"] = terminal


def repair_merchant_order(body: dict[str, Any]) -> None:
    """Names no other collector."""
    body.pop("collector", None)


def repair_update(body: dict[str, Any], known: Sequence[Mapping[str, Any]]) -> None:
    """Names only items that the merchant order has, and no payment, shipment or other collector."""
    repair_merchant_order(body)
    for name in ("payments", "shipments"):
        if body.get(name):
            body[name] = []
    sent = body.pop("items", None)
    named = next((item["id"] for item in known if item["id"] is not None), None)
    if sent and named is not None:
        body["items"] = [{"id": named, "quantity": sent[0].get("quantity", 1)}]


def _repair_method(method: Any) -> None:
    """A card with a token, or a method that no page names; only where its parts are well-formed."""
    if not isinstance(method, dict) or not isinstance(method.get("type"), str):
        return
    if _fits("PaymentMethodRequest", "id", method.get("id")):
        method["id"] = "visa" if method["type"] in CARD_TYPES else "other"
    if method["type"] in CARD_TYPES:
        method.setdefault("token", "12345")


def _repair_email(body: dict[str, Any]) -> None:
    payer = body.get("payer", {})
    if "payer" not in body or not violated_codes.breaks("OnlineOrderRequest", "payer", payer):
        body["payer"] = {**payer, "email": TESTUSER}


def _repair_total(body: dict[str, Any], payments: list[dict[str, Any]]) -> None:
    """The total of well-formed payments, which become small where their sum would be too large for its pattern."""
    if not payments or not all(_fits("OnlinePaymentRequest", "amount", payment.get("amount")) for payment in payments):
        return
    if not _fits("OnlinePaymentRequest", "amount", _sum(payments)):
        for number, payment in enumerate(payments, 1):
            payment["amount"] = f"{number}.50"
    body["total_amount"] = _sum(payments)


def _sum(payments: list[dict[str, Any]]) -> str:
    return f"{sum(Decimal(payment['amount']) for payment in payments):.2f}"


def _get(value: Any, *names: str) -> Any:
    for name in names:
        value = value.get(name) if isinstance(value, Mapping) else None
    return value


def _fits(schema: str, name: str, value: Any) -> bool:
    return isinstance(value, str) and not violated_codes.breaks(schema, name, value)
