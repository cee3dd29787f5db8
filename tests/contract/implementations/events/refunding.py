"""Paying back."""

from decimal import Decimal
from typing import Any

from .clock import DAY, ulid
from .codec import cents
from .events import Order, Payment, Refunded
from .refusals import Refused, refuse

_DAYS = {"online": 180, "point": 90, "type_config": 90, "qr": 360}
_TOO_LATE = {
    "online": (409, "cannot_refund_order"),
    "point": (409, "refund_period_exceeded"),
    "type_config": (409, "refund_period_exceeded"),
    "qr": (400, "in_store_payment_refund_order"),
}


def _refund(payment: Payment, amount: str, at: int) -> dict[str, Any]:
    return {
        "id": f"REF{ulid(at)}",
        "transaction_id": payment.id,
        "reference_id": ulid(at).lower(),
        "amount": amount,
        "status": "processed",
    }


def refunds_of_all(order: Order, at: int) -> tuple[dict[str, Any], ...]:
    """What pays back all that is left."""
    return tuple(_refund(each, f"{each.left}", at) for each in order.payments.values() if each.left > 0)


def refund(order: Order, body: dict[str, Any], at: int, defect: str) -> Refunded:
    """What a refund lets happen.

    Raises:
        Refused: it is not made.
    """
    if order.status == "refunded":
        raise refuse(409, "order_already_refunded", "order_id", "all of it was paid back")
    if order.status != "processed" or order.coming:
        raise refuse(409, "cannot_refund_order", "order_id", f"the order is {order.status}")
    if at > order.created + _DAYS[order.form] * DAY:
        status, code = _TOO_LATE[order.form]
        raise refuse(status, code, "order_id", "the order is too old")
    if "transactions" not in body:
        refunds = refunds_of_all(order, at)
        return Refunded(at, refunds[:1] if defect == "a total refund pays back the first payment alone" else refunds)
    part = body["transactions"][0]
    payment = order.payments.get(part["id"])
    if payment is None:
        raise refuse(404, "transaction_not_found", "/transactions/0/id", "is no payment of the order")
    left = payment.left
    if defect == "a refund of one card is held against the whole order":
        left = sum((each.left for each in order.payments.values()), Decimal(0))
    if cents(part["amount"]) > left:
        raise refuse(400, "refund_amount_exceeds", "/transactions/0/amount", f"more than the {left} that are left")
    return Refunded(at, (_refund(payment, f"{cents(part['amount'])}", at),))


def refuse_second(order: Order) -> Refused:
    """The refusal while another refund of the order is being made."""
    code = "order_refund_already_in_process" if order.form in ("online", "qr") else "refund_in_progress"
    return refuse(409, code, "order_id", "another refund of it is being made")
