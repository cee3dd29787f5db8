"""What is paid back of an order: all that is left, or a part of one payment."""

from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import Any

from attrs import frozen

from mp_orders_mock.domain.methods import CARD_TYPES, method_of
from mp_orders_mock.domain.qr_orders import check_whole
from mp_orders_mock.domain.refusals import refused
from mp_orders_mock.domain.transitions import (
    IN_FULL,
    IN_PART,
    ONLINE,
    POINT,
    QR,
    REFUND,
    Order,
    payments_of,
    step,
    total_of,
    with_payments,
)

NOT_REFUNDABLE = "cannot_refund_order"
TOO_LATE = {ONLINE: NOT_REFUNDABLE, POINT: "refund_period_exceeded", QR: "in_store_payment_refund_order"}
LIFE = {ONLINE: "P180D", POINT: "P90D", QR: "P360D"}
"""How long after its creation an order can be paid back, by its type (live; point-2026; qr-orders)."""
LIFE_IN_CHILE = "P330D"
"""Of a QR order (qr-orders)."""
RULES = {ONLINE: "refund-", POINT: "refund-point-", QR: "refund-qr-"}
ONLY = "processed-only"
PAID = ("processed", "refunded")
NOTHING = Decimal(0)


@frozen
class RefundContext:
    """What a refund gets from outside the request.

    Attributes:
        now: as orders write it.
        new_id: gives an id for each refund.
        is_over: whether the time is over in which the order can be paid back.
        in_parts: whether parts are paid back of what was paid with a wallet or a QR code, too.
        whole_amounts: whether the amounts of QR orders have no decimals (Chile).
    """

    now: str
    new_id: Callable[[], str]
    is_over: bool
    in_parts: bool = True
    whole_amounts: bool = False


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
    if not back:
        raise refused(NOT_REFUNDABLE, "$.transactions", "nothing of it was paid", rule=f"{RULES[order['type']]}{ONLY}")
    refunds = [_made(payment, amount, context) for payment, amount in back]
    amounts = {payment["id"]: amount for payment, amount in back}
    changed = with_payments(order, lambda payment: _with_back(payment, amounts.get(payment["id"], NOTHING)))
    whole = not any(map(left, payments_of(changed)))
    transition = step(order["type"], REFUND, order["status"], IN_FULL if whole else IN_PART)
    transactions = changed["transactions"]
    transactions = {**transactions, "refunds": [*transactions.get("refunds", []), *refunds]}
    if total_of(transactions["refunds"]) > sum(map(_paid, payments_of(order)), NOTHING):
        text = "what was paid back of it already is more than its payments say"
        raise refused("refund_amount_exceeds", "$.transactions", text, rule="refund-amount-exceeds")
    moved = {"status": transition.status, "status_detail": transition.detail, "last_updated_date": context.now}
    return {**changed, **moved, "transactions": transactions}, refunds


def left(payment: Order) -> Decimal:
    """What can still be paid back of a payment."""
    if payment["status"] not in PAID:
        return NOTHING
    return max(_paid(payment) - Decimal(payment.get("refunded_amount", "0")), NOTHING)


def _paid(payment: Order) -> Decimal:
    return Decimal(str(payment.get("paid_amount", payment["amount"])))


def _check_status(order: Order, context: RefundContext) -> None:
    status = order["status"]
    if status == "refunded":
        raise refused("order_already_refunded", "$.status", "the status of the order is refunded", rule="refund-once")
    if status != "processed":
        text = f"the status of the order is {status}"
        raise refused(NOT_REFUNDABLE, "$.status", text, rule=f"{RULES[order['type']]}{ONLY}")
    if context.is_over:
        text = "it was created too long ago"
        raise refused(TOO_LATE[order["type"]], "$.created_date", text, rule=f"{RULES[order['type']]}window")


def _part_of(order: Order, part: Mapping[str, Any], context: RefundContext) -> tuple[Order, Decimal]:
    """The payment of which a part can be paid back, and the amount of the part."""
    payment = next((each for each in payments_of(order) if each["id"] == part["id"]), None)
    if payment is None:
        text = "is not a payment of the order"
        raise refused("transaction_not_found", "$.transactions[0].id", text, rule="refund-unknown-transaction")
    amount = Decimal(part["amount"])
    if order["type"] != ONLINE:
        _check_part_in_person(order, payment, amount, context)
    if amount > left(payment):
        text = f"of the payment {left(payment)} are left"
        raise refused("refund_amount_exceeds", "$.transactions[0].amount", text, rule="refund-amount-exceeds")
    return payment, amount


def _check_part_in_person(order: Order, payment: Order, amount: Decimal, context: RefundContext) -> None:
    """Refuse a part of a payment of which only all is paid back (point-2026, qr-orders)."""
    if Decimal(payment.get("tip_amount", "0")):
        text = "of a payment with a tip only all is paid back"
        raise refused("partial_refund_forbidden_with_tips", "$.transactions", text, rule="refund-point-tips")
    with_card = order["type"] == POINT and method_of(payment).get("type", CARD_TYPES[0]) in CARD_TYPES
    if not with_card and not context.in_parts:
        text = "of such a payment only all is paid back in this country"
        rule = "refund-point-parts-of-cards" if order["type"] == POINT else "refund-qr-partial"
        raise refused("unsupported_partially_refunds", "$.transactions", text, rule=rule)
    if order["type"] == QR and context.whole_amounts:
        check_whole(amount, "$.transactions[0].amount")


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
