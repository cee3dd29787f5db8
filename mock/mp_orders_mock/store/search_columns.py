"""What the tables keep of a document beside it, so that a search finds it and a constraint can hold it.

All of it follows from the document, of whichever age: what one lacks is empty, and a date that cannot be read is 0.
"""

from collections.abc import Iterable, Mapping
from decimal import Decimal, InvalidOperation
from typing import Any, TypeAlias

from mp_orders_mock.clock import read_time

Document: TypeAlias = Mapping[str, Any]
BETWEEN = "\x1f"
"""The unit separator of ASCII."""
MAX_CENTS = 2**62


def of_order(order: Document) -> dict[str, Any]:
    """The columns of an order."""
    transactions = order.get("transactions") or {}
    payments = transactions.get("payments") or []
    methods = [payment.get("payment_method") or {} for payment in payments]
    return {
        "type": str(order.get("type", "")),
        "status": str(order["status"]),
        "status_detail": str(order.get("status_detail", "")),
        "external_reference": str(order.get("external_reference", "")),
        "method_ids": listed(method.get("id") for method in methods),
        "method_types": listed(method.get("type") for method in methods),
        "created_ns": _time(order.get("created_date")),
        "updated_ns": _time(order.get("last_updated_date")),
        "paid": _cents(payment.get("paid_amount", payment.get("amount")) for payment in payments),
        "refunded": _cents(refund.get("amount") for refund in transactions.get("refunds") or []),
    }


def of_merchant_order(order: Document) -> dict[str, Any]:
    """The columns of a merchant order."""
    items = order.get("items") or []
    return {
        "status": str(order["status"]),
        "preference_id": _text(order.get("preference_id")),
        "application_id": _text(order.get("application_id")),
        "payer_id": _text((order.get("payer") or {}).get("id")),
        "sponsor_id": _text(order.get("sponsor_id")),
        "external_reference": _text(order.get("external_reference")),
        "site_id": _text(order.get("site_id")),
        "marketplace": _text(order.get("marketplace")),
        "items": listed(item.get("id") for item in items if isinstance(item, dict)),
        "created_ns": _time(order.get("date_created")),
        "updated_ns": _time(order.get("last_updated")),
    }


def listed(values: Iterable[object]) -> str:
    """Several values as one text, in which each stands between two separators."""
    found = [str(value) for value in values if value is not None]
    return "".join(f"{BETWEEN}{each}{BETWEEN}" for each in found)


def _text(value: object) -> str:
    return "" if value is None else str(value)


def _time(text: object) -> int:
    try:
        return read_time(str(text))
    except ValueError:
        return 0


def _cents(amounts: Iterable[object]) -> int:
    """The sum in hundredths; what is no amount counts nothing."""
    total = Decimal(0)
    for amount in amounts:
        try:
            total += Decimal(str(amount))
        except InvalidOperation:
            continue
    return min(int(total * 100), MAX_CENTS) if total.is_finite() else 0


ORDER_COLUMNS = tuple(of_order({"status": ""}))
MERCHANT_ORDER_COLUMNS = tuple(of_merchant_order({"status": ""}))
