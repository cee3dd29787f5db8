"""What is paid back of an order: all that is left, or a part of one payment."""

from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import Any

from attrs import frozen

from mp_orders_mock.domain.methods import CARD_TYPES, method_of
from mp_orders_mock.domain.refusals import refused
from mp_orders_mock.domain.transitions import (
    IN_FULL,
    IN_PART,
    ONLINE,
    POINT,
    REFUND,
    Order,
    payments_of,
    step,
    with_payments,
)

NOT_REFUNDABLE = "cannot_refund_order"
TOO_LATE = {"online": NOT_REFUNDABLE, "point": "refund_period_exceeded"}
LIFE = {"online": "P180D", "point": "P90D"}
"""How long after its creation an order can be paid back, by its type (live; point-2026)."""
PAID = ("processed", "refunded")
NOTHING = Decimal(0)


@frozen
class RefundContext:
    """What a refund gets from outside the request.

    Attributes:
        now: as orders write it.
        new_id: gives an id for each refund.
        is_over: whether the time is over in which the order can be paid back.
        wallet_parts: whether parts are paid back of what was paid at a terminal with a wallet, too (Argentina).
    """

    now: str
    new_id: Callable[[], str]
    is_over: bool
    wallet_parts: bool = True


def refund(order: Order, part: Mapping[str, Any] | None, context: RefundContext) -> tuple[Order, list[Order]]:
    """The order after a refund, and the refunds that were made (checkout-api).

    Args:
        order: as it is.
        part: the id of a payment and an amount; None pays back all that is left.
        context: of the time and ids.

    Raises:
        Refused: it is not paid, paid back already or too old, has no such payment, or not so much is left of it.
    """
    _check_status(order, context)
    if part is None:
        back = [(payment, left(payment)) for payment in payments_of(order) if left(payment)]
    else:
        back = [_part_of(order, part, context)]
    refunds = [_made(payment, amount, context) for payment, amount in back]
    amounts = {payment["id"]: amount for payment, amount in back}
    changed = with_payments(order, lambda payment: _with_back(payment, amounts.get(payment["id"], NOTHING)))
    whole = not any(map(left, payments_of(changed)))
    transition = step(order["type"], REFUND, order["status"], IN_FULL if whole else IN_PART)
    transactions = changed["transactions"]
    transactions = {**transactions, "refunds": [*transactions.get("refunds", []), *refunds]}
    moved = {"status": transition.status, "status_detail": transition.detail, "last_updated_date": context.now}
    return {**changed, **moved, "transactions": transactions}, refunds


def left(payment: Order) -> Decimal:
    """What can still be paid back of a payment."""
    if payment["status"] not in PAID:
        return NOTHING
    paid = str(payment.get("paid_amount", payment["amount"]))
    return max(Decimal(paid) - Decimal(payment.get("refunded_amount", "0")), NOTHING)


def _check_status(order: Order, context: RefundContext) -> None:
    status = order["status"]
    if status == "refunded":
        raise refused("order_already_refunded", "$.status", "the status of the order is refunded", rule="refund-once")
    if status != "processed":
        text = f"the status of the order is {status}"
        rule = "refund-processed-only" if order["type"] == ONLINE else "refund-point-processed-only"
        raise refused(NOT_REFUNDABLE, "$.status", text, rule=rule)
    if context.is_over:
        text = f"it was created more than {LIFE[order['type']]} ago"
        rule = "refund-window" if order["type"] == ONLINE else "refund-point-window"
        raise refused(TOO_LATE[order["type"]], "$.created_date", text, rule=rule)


def _part_of(order: Order, part: Mapping[str, Any], context: RefundContext) -> tuple[Order, Decimal]:
    """The payment of which a part can be paid back, and the amount of the part."""
    payment = next((each for each in payments_of(order) if each["id"] == part["id"]), None)
    if payment is None:
        text = "is not a payment of the order"
        raise refused("transaction_not_found", "$.transactions[0].id", text, rule="refund-unknown-transaction")
    if order["type"] == POINT:
        _check_part_at_terminal(payment, context)
    amount = Decimal(part["amount"])
    if amount > left(payment):
        text = f"of the payment {left(payment)} are left"
        raise refused("refund_amount_exceeds", "$.transactions[0].amount", text, rule="refund-amount-exceeds")
    return payment, amount


def _check_part_at_terminal(payment: Order, context: RefundContext) -> None:
    """Refuse a part of a payment of which only all is paid back (point-2026)."""
    if Decimal(payment.get("tip_amount", "0")):
        text = "of a payment with a tip only all is paid back"
        raise refused("partial_refund_forbidden_with_tips", "$.transactions", text, rule="refund-point-tips")
    if method_of(payment).get("type", CARD_TYPES[0]) not in CARD_TYPES and not context.wallet_parts:
        text = "of a payment without a card only all is paid back"
        raise refused("unsupported_partially_refunds", "$.transactions", text, rule="refund-point-parts-of-cards")


def _made(payment: Order, amount: Decimal, context: RefundContext) -> Order:
    made = context.new_id()
    shown = {"id": made, "transaction_id": payment["id"], "reference_id": made.removeprefix("REF")}
    e2e = {"e2e_id": f"E{made}"} if method_of(payment).get("id") == "pix" else {}
    return {**shown, "amount": str(amount), "status": "processed", **e2e}


def _with_back(payment: Order, amount: Decimal) -> Order:
    """A payment of which so much more was paid back."""
    if not amount:
        return payment
    back = Decimal(payment.get("refunded_amount", "0")) + amount
    changed = {**payment, "refunded_amount": str(back), "status_detail": "partially_refunded"}
    return changed if left(changed) else {**changed, "status": "refunded", "status_detail": "refunded"}
