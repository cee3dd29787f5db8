"""Payments that are added to an order in manual mode, changed or taken out before it is processed."""

from collections.abc import Mapping, Sequence
from typing import Any, TypeAlias

from mp_orders_mock.domain.methods import CARD_TYPES, check_method, check_reference, method_of
from mp_orders_mock.domain.processing import check_is_open
from mp_orders_mock.domain.refusals import Refused, refused
from mp_orders_mock.domain.transitions import LATER, ONLINE, Order, creation, payments_of

Body: TypeAlias = Mapping[str, Any]
MAX_TRANSACTIONS = 2
UNKNOWN = "invalid_transaction_id"
OF_CARDS = ("token", "installments", "statement_descriptor")


def add(order: Order, payments: Sequence[Body], ids: Sequence[str], now: str) -> tuple[Order, list[Order]]:
    """The order with more payments, and these (checkout-api).

    Args:
        order: as it is.
        payments: of the request.
        ids: one for each of them.
        now: the time, as orders write it.

    Raises:
        Refused: the order is not in manual mode or not created, it would have too many, or a method is wrong.
    """
    check_is_open(order, mode_rule="add-transaction-manual-only", status_rule="add-transaction-created-only")
    there = payments_of(order)
    if len(there) + len(payments) > MAX_TRANSACTIONS:
        text = f"the order has {len(there)} payments already"
        raise refused("exceeded_number_of_transactions", "$.payments", text, rule="add-transaction-at-most-two")
    for index, payment in enumerate(payments):
        check_method(payment, f"$.payments[{index}].payment_method", rule="add-transaction-method-agrees")
        check_reference(order, [payment])
    state = creation(ONLINE, LATER)
    stands = {"status": state.status, "status_detail": state.payment_detail}
    added = [{"id": name, **payment, **stands} for name, payment in zip(ids, payments, strict=True)]
    return _with(order, [*there, *added], now), added


def update(order: Order, payment_id: str, changes: Body, now: str) -> tuple[Order, Order]:
    """The order with the method of a payment changed in what was sent, and this payment (checkout-api).

    Raises:
        Refused: there is no such payment, it cannot be changed any more, or its method would be wrong.
    """
    payment = _open_payment(order, payment_id, "update")
    method = {**method_of(payment), **changes}
    if method.get("type") not in CARD_TYPES:  # what only a card has does not stay
        method = {name: each for name, each in method.items() if name in changes or name not in OF_CARDS}
    changed = {**payment, "payment_method": method}
    check_method(changed, "$.payment_method", rule="update-transaction-method-agrees")
    check_reference(order, [changed])
    payments = [changed if each is payment else each for each in payments_of(order)]
    return _with(order, payments, now), changed


def delete(order: Order, payment_id: str, now: str) -> Order:
    """The order without a payment (checkout-api).

    Raises:
        Refused: there is no such payment, or it cannot be taken out any more.
    """
    payment = _open_payment(order, payment_id, "delete")
    return _with(order, [each for each in payments_of(order) if each is not payment], now)


def _open_payment(order: Order, payment_id: str, verb: str) -> Order:
    """A payment of an order whose payments are still to be made."""
    payment = next((each for each in payments_of(order) if each["id"] == payment_id), None)
    if payment is None:
        text = "is not a payment of the order"
        raise refused(UNKNOWN, "path.transaction_id", text, rule=f"{verb}-transaction-of-its-order")
    rule = f"{verb}-transaction-created-only"
    try:
        check_is_open(order, mode_rule=rule, status_rule=rule)
    except Refused as why:
        raise Refused(UNKNOWN, *why.problems, rule=rule) from None
    return payment


def _with(order: Order, payments: Sequence[Order], now: str) -> Order:
    transactions = {**order.get("transactions", {}), "payments": list(payments)}
    return {**order, "transactions": transactions, "last_updated_date": now}
