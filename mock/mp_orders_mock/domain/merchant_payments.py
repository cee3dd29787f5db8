"""The payments of merchant orders, and where a merchant order stands because of them (update-merchant-order).

Each function gives the whole merchant order as the API answers it, or raises Refused. Amounts are the JSON numbers of
the documents, and are added as decimals.
"""

import hashlib
from collections.abc import Collection, Iterable, Mapping
from decimal import Decimal
from typing import Any, TypeAlias

from attrs import frozen

from mp_orders_mock.domain.account import COUNTRIES
from mp_orders_mock.domain.merchant_orders import MerchantOrder, json_number
from mp_orders_mock.domain.refusals import refused
from mp_orders_mock.domain.transitions import payments_of

Payment: TypeAlias = Mapping[str, Any]

DETAILS: Mapping[str, str] = {
    "approved": "accredited",
    "authorized": "pending_capture",
    "pending": "pending_waiting_payment",
    "in_process": "pending_contingency",
    "in_mediation": "pending",
    "rejected": "cc_rejected_other_reason",
    "cancelled": "by_collector",
    "refunded": "refunded",
    "charged_back": "settled",
}
"""The statuses of a payment, and why one stands there."""
COVERING = ("approved", "in_mediation")
"""Statuses in which a payment pays for its merchant order."""
MADE = (*COVERING, "refunded", "charged_back")
UNDER_WAY = ("pending", "in_process", "authorized")
FOLLOWING: Mapping[str, Collection[str]] = {
    **dict.fromkeys(UNDER_WAY, ("approved", *UNDER_WAY, "rejected", "cancelled")),
    **dict.fromkeys(COVERING, ("approved", "in_mediation", "refunded", "charged_back")),
    "charged_back": ("charged_back", "approved", "refunded"),
}
"""What a payment may become, itself included; the others have ended (chosen)."""
NOT_TRIED = ("created", "at_terminal", "canceled", "expired")
"""Statuses of a payment of an order that nobody has tried to make: there is no payment of it yet."""
OF_ORDERS: Mapping[str, str] = {
    "processed": "approved",
    "refunded": "refunded",
    "failed": "rejected",
    "canceled": "cancelled",
    "expired": "cancelled",
    "processing": "in_process",
}
"""What the status of a payment of an order is in a merchant order; pending, for the others."""


@frozen
class Change:
    """What is done to a payment.

    Attributes:
        payment_id: of which one; a new id for a new payment.
        status: one of DETAILS.
        amount: what a new one is of; unless given, what is not covered yet.
        amount_refunded: what is paid back of it; all, where its status is refunded.
        now: the time, as merchant orders write it.
    """

    payment_id: int
    status: str
    now: str
    amount: Decimal | None = None
    amount_refunded: Decimal | None = None


def with_payment(order: MerchantOrder, change: Change) -> MerchantOrder:
    """The merchant order with a payment added or changed.

    Raises:
        Refused: event_not_possible, where it is cancelled or the amounts do not fit.
    """
    payments = list(order.get("payments") or [])
    place = next((n for n, each in enumerate(payments) if each["id"] == change.payment_id), None)
    if place is None and order.get("cancelled"):
        raise refused("event_not_possible", "$.event", "the merchant order is cancelled: no payment is added any more")
    after = _changed(_new(order, change) if place is None else payments[place], change)
    if place is None:
        payments.append(after)
    else:
        payments[place] = after
    return settled({**order, "payments": payments}, change.now)


def canceled(order: MerchantOrder, now: str) -> MerchantOrder:
    """The merchant order given up; it expires unless a payment is made or under way.

    Raises:
        Refused: event_not_possible, where it is cancelled already.
    """
    if order.get("cancelled"):
        raise refused("event_not_possible", "$.event", "the merchant order is cancelled already")
    return settled({**order, "cancelled": True}, now)


def with_order(order: MerchantOrder, source: Mapping[str, Any], now: str) -> MerchantOrder:
    """The merchant order with the payments of an order that belongs to it, as they are now, once they were tried."""
    payments = {each["id"]: each for each in order.get("payments") or []}
    for payment in payments_of(source):
        mine = _of_order(payment, str(order.get("site_id")), now)
        known = payments.get(mine["id"], {})
        if not known and payment["status"] in NOT_TRIED:
            continue
        dates = {name: known[name] for name in ("date_created", "date_approved") if known.get(name)}
        payments[mine["id"]] = {**mine, **dates}
    return settled({**order, "payments": list(payments.values())}, now)


def settled(order: MerchantOrder, now: str) -> MerchantOrder:
    """The merchant order as its payments leave it: what was paid and paid back of it, and both statuses."""
    payments = order["payments"]
    statuses = [str(each.get("status")) for each in payments]
    to_pay = _number(order.get("total_amount")) + _number(order.get("shipping_cost"))
    covered = bool(payments) and _sum(payments, COVERING) >= to_pay and bool(set(statuses) & set(COVERING))
    expired = order.get("cancelled") and not set(statuses) & {*COVERING, *UNDER_WAY}
    was_closed = order["status"] == "closed"
    return {
        **order,
        "status": "expired" if expired else "closed" if covered or was_closed else "opened",
        "order_status": "expired" if expired else _order_status(payments, covered=covered),
        "paid_amount": json_number(_sum(payments, MADE)),
        "refunded_amount": json_number(sum((_number(each.get("amount_refunded")) for each in payments), Decimal(0))),
        "last_updated": now,
    }


def _order_status(payments: Iterable[Payment], *, covered: bool) -> str:
    """The first that fits, in the order in which the documents describe them."""
    counted = [each for each in payments if each.get("status") not in ("rejected", "cancelled")]
    statuses = {str(each.get("status")) for each in counted}
    if not counted:
        return "payment_required"
    if statuses <= {"refunded", "charged_back"}:
        return "reverted"
    if statuses & {"refunded", "charged_back"} or any(_number(each.get("amount_refunded")) for each in counted):
        return "partially_reverted"
    if covered:
        return "paid"
    return "partially_paid" if statuses & set(COVERING) else "payment_in_process"


def _new(order: MerchantOrder, change: Change) -> dict[str, Any]:
    left = _number(order.get("total_amount")) - _sum(order.get("payments") or [], COVERING)
    amount = max(left, Decimal(0)) if change.amount is None else change.amount
    if amount <= 0:
        text = "nothing is left to be paid of the merchant order: name an amount"
        raise refused("event_not_possible", "$.amount", text)
    return {
        "id": change.payment_id,
        "transaction_amount": json_number(amount),
        "total_paid_amount": 0,
        "shipping_cost": 0,
        "currency_id": _currency(str(order.get("site_id"))),
        "operation_type": "regular_payment",
        "date_approved": None,
        "date_created": change.now,
        "amount_refunded": 0,
    }


def _changed(payment: Payment, change: Change) -> dict[str, Any]:
    """The payment after a change. What is paid back to the end is refunded."""
    before, amount = payment.get("status"), _number(payment.get("transaction_amount"))
    if before is not None and change.status not in FOLLOWING.get(before, ()):
        known = ", ".join(FOLLOWING.get(before, ())) or "nothing"
        text = f"a payment that is {before} becomes no {change.status}: {known}"
        raise refused("event_not_possible", "$.status", text)
    is_made = change.status in MADE
    back = change.amount_refunded or _number(payment.get("amount_refunded"))
    if change.amount_refunded and not (is_made and change.amount_refunded <= amount):
        raise refused("event_not_possible", "$.amount_refunded", f"{back} is more than was paid with this payment")
    if change.status == "refunded" and change.amount_refunded not in (None, amount):
        text = f"refunded is a payment of which all is paid back, {amount}: for a part leave it approved"
        raise refused("event_not_possible", "$.amount_refunded", text)
    status = "refunded" if change.status == "approved" and back == amount else change.status
    return {
        **payment,
        "total_paid_amount": json_number(amount) if is_made else 0,
        "status": status,
        "status_detail": DETAILS[status],
        "date_approved": (payment.get("date_approved") or change.now) if is_made else None,
        "last_modified": change.now,
        "amount_refunded": json_number(amount if status == "refunded" else back),
    }


def _of_order(payment: Payment, site: str, now: str) -> dict[str, Any]:
    """A payment of an order, as a merchant order has it."""
    status = OF_ORDERS.get(payment["status"], "pending")
    amount = _number(payment["amount"])
    back = amount if status == "refunded" else _number(payment.get("refunded_amount"))
    is_made = status in MADE
    return {
        "id": payment_number(payment["id"]),
        "transaction_amount": json_number(amount),
        "total_paid_amount": json_number(_number(payment.get("paid_amount", amount))) if is_made else 0,
        "shipping_cost": 0,
        "currency_id": _currency(site),
        "status": status,
        "status_detail": DETAILS[status],
        "operation_type": "regular_payment",
        "date_approved": now if is_made else None,
        "date_created": now,
        "last_modified": now,
        "amount_refunded": json_number(back),
    }


def payment_number(payment_id: str) -> int:
    """The number under which a payment of an order stands in merchant orders: always the same, of eleven digits."""
    digest = hashlib.sha256(payment_id.encode()).digest()
    return 10**10 + int.from_bytes(digest[:8]) % (9 * 10**10)


def _currency(site: str) -> str:
    return COUNTRIES.get(site, COUNTRIES["MLB"]).currency


def _number(value: object) -> Decimal:
    return Decimal(0) if value is None else Decimal(str(value))


def _sum(payments: Iterable[Payment], statuses: Collection[str]) -> Decimal:
    return sum(
        (_number(each.get("transaction_amount")) for each in payments if each.get("status") in statuses), Decimal(0)
    )
