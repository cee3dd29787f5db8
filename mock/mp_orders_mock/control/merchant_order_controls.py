"""What a test may let happen to merchant orders: payments, refunds, the end."""

import re
from decimal import Decimal
from typing import Any

import orjson

from mp_orders_mock import ids
from mp_orders_mock.clock import merchant_order_time
from mp_orders_mock.control.errors import ControlError
from mp_orders_mock.domain import merchant_payments
from mp_orders_mock.domain.merchant_payments import DETAILS, Change
from mp_orders_mock.domain.refusals import Refused
from mp_orders_mock.store import OrderRow, Store, Transaction

OF_EVENTS = {
    "payment": ("status", "amount", "payment_id", "amount_refunded"),
    "order": ("order_id",),
    "cancel": (),
}
"""What each event may tell besides."""
AMOUNT = re.compile(r"[0-9]{1,13}(\.[0-9]{1,2})?", re.ASCII)
MAX_AMOUNT = 10**12


class MerchantOrderControls:
    """Merchant orders of all accounts. Safe from several threads."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def read(self, merchant_order_id: int) -> dict[str, Any]:
        """A merchant order of whichever account, as the API answers it.

        Raises:
            ControlError: not_found.
        """
        with self._store.transaction() as transaction:
            return self._own(transaction, merchant_order_id)[1]

    def event(self, merchant_order_id: int, event: str, **how: Any) -> dict[str, Any]:
        """Let something happen to a merchant order; returns it as it is then.

        Args:
            merchant_order_id: its number.
            event: `payment` adds a payment, or changes the one of `payment_id`; `order` lets the payments of an order
                of the same account count, from now on; `cancel` gives it up.
            **how: of a payment `status` (approved unless given), `amount` (what is left unless given) and
                `amount_refunded`, numbers of the currency; of an order `order_id`.

        Raises:
            ControlError: not_found, invalid_request, or event_not_possible.
        """
        told = {name: value for name, value in how.items() if value is not None}
        _check(event, told)
        with self._store.transaction() as transaction:
            # First the order, as whoever changes one locks it before the merchant order that it belongs to.
            row = transaction.order(told["order_id"], for_change=True) if event == "order" else None
            user_id, order = self._own(transaction, merchant_order_id)
            now = merchant_order_time(transaction.now_ns)
            try:
                if event == "order":
                    return self._put_order(transaction, user_id, order, row, told["order_id"])
                changed = merchant_payments.canceled(order, now) if event == "cancel" else _paid(order, now, told)
            except Refused as refused:
                raise ControlError(refused.code, refused.problems[0].text) from None
            return _read(transaction.change_merchant_order(user_id, changed))

    @staticmethod
    def _own(transaction: Transaction, merchant_order_id: int) -> tuple[int, dict[str, Any]]:
        user_id = transaction.merchant_order_owner(merchant_order_id)
        text = None if user_id is None else transaction.merchant_order(user_id, merchant_order_id, for_change=True)
        if user_id is None or text is None:
            raise ControlError("not_found", f"there is no merchant order {merchant_order_id}")
        return user_id, _read(text)

    @staticmethod
    def _put_order(
        transaction: Transaction, user_id: int, order: dict[str, Any], row: OrderRow | None, order_id: str
    ) -> dict[str, Any]:
        if row is None or row.user_id != user_id:
            raise ControlError("not_found", f"the account of the merchant order has no order {order_id}")
        if row.merchant_order_id not in (None, order["id"]):
            text = f"the order belongs to the merchant order {row.merchant_order_id}"
            raise ControlError("event_not_possible", text)
        if order.get("cancelled"):
            raise ControlError("event_not_possible", "the merchant order is cancelled: no payment is added any more")
        transaction.put_into_merchant_order(order_id, order["id"])
        changed = merchant_payments.with_order(order, row.document, merchant_order_time(transaction.now_ns))
        return _read(transaction.change_merchant_order(user_id, changed))


def _paid(order: dict[str, Any], now: str, told: dict[str, Any]) -> dict[str, Any]:
    known = {each["id"] for each in order["payments"]}
    payment_id = told.get("payment_id")
    if payment_id is not None and payment_id not in known:
        listed = ", ".join(map(str, sorted(known))) or "it has none"
        raise ControlError("not_found", f"the merchant order has no payment {payment_id}: {listed}")
    amount, refunded = _amount(told.get("amount")), _amount(told.get("amount_refunded"))
    if amount is not None and payment_id is not None:
        raise ControlError("invalid_request", "amount is of a new payment; the amount of one that is there stays")
    change = Change(payment_id or ids.merchant_payment_id(), told.get("status", "approved"), now, amount, refunded)
    return merchant_payments.with_payment(order, change)


def _check(event: str, told: dict[str, Any]) -> None:
    if event not in OF_EVENTS:
        raise ControlError("invalid_request", f"unknown event {event!r}: one of {', '.join(OF_EVENTS)}")
    for name in told:
        if name not in OF_EVENTS[event]:
            known = ", ".join(OF_EVENTS[event]) or "nothing besides"
            raise ControlError("invalid_request", f"{event} has no {name}: {known}")
    if event == "order" and not isinstance(told.get("order_id"), str):
        raise ControlError("invalid_request", "the event order names an order with order_id")
    if told.get("status", "approved") not in DETAILS:
        text = f"{told['status']!r} is no status of a payment: one of {', '.join(DETAILS)}"
        raise ControlError("invalid_request", text)


def _amount(value: object) -> Decimal | None:
    """An amount of the currency, which is a number or a text of one.

    Raises:
        ControlError: invalid_request.
    """
    if value is None:
        return None
    text = str(value)
    if not isinstance(value, bool) and AMOUNT.fullmatch(text) and 0 < Decimal(text) <= MAX_AMOUNT:
        return Decimal(text)
    raise ControlError("invalid_request", f"{value!r} is no amount: more than 0, with two decimals at most")


def _read(text: bytes) -> dict[str, Any]:
    order: dict[str, Any] = orjson.loads(text)
    return order
