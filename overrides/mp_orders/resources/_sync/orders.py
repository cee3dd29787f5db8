# Written from its async twin by `make generate`. Do not edit.
"""Orders of today, online and on Point terminals."""

from datetime import timedelta
from typing import TypeAlias
from uuid import UUID

from attrs import frozen
from mp_orders_generated.models import (
    OnlineOrderRequest,
    Order,
    OrderEventRequest,
    PointOrderRequest,
    PointTypeConfigOrderRequest,
    QrOrderRequest,
    RefundRequest,
    Transactions,
    TransactionsRequest,
    TransactionUpdateRequest,
    UpdatedTransaction,
)
from mp_orders_generated.request_dicts import (
    OnlineOrderRequestDict,
    OrderEventRequestDict,
    PointOrderRequestDict,
    PointTypeConfigOrderRequestDict,
    QrOrderRequestDict,
    RefundRequestDict,
    TransactionsRequestDict,
    TransactionUpdateRequestDict,
)
from mp_orders_generated.types import UNSET

from mp_orders.operations import (
    CANCEL_ORDER,
    CAPTURE_ORDER,
    CREATE_ORDER,
    CREATE_TRANSACTIONS,
    DELETE_TRANSACTION,
    GET_ORDER,
    PROCESS_ORDER,
    REFUND_ORDER,
    SIMULATE_ORDER_EVENT,
    UPDATE_TRANSACTION,
)
from mp_orders.sender import part_of

from .order_searches import OrderSearches

OrderRequest: TypeAlias = (
    OnlineOrderRequest
    | PointOrderRequest
    | PointTypeConfigOrderRequest
    | QrOrderRequest
    | OnlineOrderRequestDict
    | PointOrderRequestDict
    | PointTypeConfigOrderRequestDict
    | QrOrderRequestDict
)


@frozen
class Orders(OrderSearches):
    """Orders of today, online and on Point terminals."""

    def create(
        self,
        order: OrderRequest,
        *,
        idempotency_key: str | UUID | None = None,
        deadline: float | timedelta | None = None,
    ) -> Order:
        """Create an order. Within 24 hours the same key and order give the same order again (create-point).

        The answer to a repeated call is the first answer, whatever has become of the order: `get` tells that.

        Args:
            order: A plain dictionary, which is sent as it is, or a request model of `mp_orders.models`. Its fields
                are those of `OnlineOrderRequestDict`, `PointOrderRequestDict`, `PointTypeConfigOrderRequestDict` and
                `QrOrderRequestDict`.
            idempotency_key: 1 to 128 visible ASCII characters; made for this call unless given. Give one wherever the
                call can be cut short from outside (a killed process, a cancelled task): a made one is lost with it.
            deadline: Seconds, or a timedelta, for this call in place of the client's.

        Raises:
            ValueError: the key or the deadline is none.
            TypeError: the order is neither mapping nor model, or holds something that JSON cannot.
            MercadoPagoError: see `mp_orders.errors`; OutcomeUnknown carries the key to call again with.
        """
        return self._sender.send(CREATE_ORDER, deadline, body=order, idempotency_key=idempotency_key)

    def get(self, order_id: str, *, deadline: float | timedelta | None = None) -> Order:
        """Read an order.

        Raises:
            OrderNotFound: this account has no such order.
        """
        return self._sender.send(GET_ORDER, deadline, order_id=order_id)

    def cancel(
        self,
        order_id: str,
        *,
        allow_at_terminal: bool = False,
        idempotency_key: str | UUID | None = None,
        deadline: float | timedelta | None = None,
    ) -> Order:
        """Cancel an order, and its payments: while it is created, an online one also while it waits.

        Args:
            order_id: The id that the create gave.
            allow_at_terminal: Whether a Point order may also be canceled once its terminal shows it, which the terminal
                is asked to do then. The order that comes back is `at_terminal` still, and its payment
                `cancellation_requested`: wait for the notification, or read the order, since the buyer may pay first.
            idempotency_key: As for `create`; another than that of the create.
            deadline: Seconds, or a timedelta, for this call in place of the client's.

        Returns:
            The order, canceled; or as far as the API shows it where its terminal was asked.

        Raises:
            OrderNotCancelable: its status does not allow it, or it is canceled already.
            OrderNotFound: this account has no such order.
            MercadoPagoError: see `mp_orders.errors`; OutcomeUnknown carries the key to call again with.
        """
        return self._sender.send(
            CANCEL_ORDER,
            deadline,
            order_id=order_id,
            x_allow_cancelable_status="at_terminal" if allow_at_terminal else UNSET,
            idempotency_key=idempotency_key,
        )

    def simulate_event(
        self,
        order_id: str,
        event: OrderEventRequest | OrderEventRequestDict,
        *,
        deadline: float | timedelta | None = None,
    ) -> None:
        """Let a Point order of a test come to a status, as if somebody stood at its terminal (point-2026).

        The order is `at_terminal` at first (`processed` on its way to `refunded`), and comes to the status within ten
        seconds, `action_required` within forty.

        Args:
            order_id: The id that the create gave.
            event: `{"status": "processed"}`, or canceled, expired, failed, refunded, action_required; with processed
                and failed also how it is paid.
            deadline: Seconds, or a timedelta, for this call in place of the client's.

        Raises:
            BadRequest: with the code bad_request, the order does not come to this status, or the event is none.
            OrderNotFound: this account has no such order, or it was not created with test credentials.
        """
        self._sender.send(SIMULATE_ORDER_EVENT, deadline, order_id=order_id, body=event)

    def process(
        self, order_id: str, *, idempotency_key: str | UUID | None = None, deadline: float | timedelta | None = None
    ) -> Order:
        """Make the payments of an online order that was created in manual mode.

        Args:
            order_id: The id that the create gave.
            idempotency_key: As for `create`; another than that of the create.
            deadline: Seconds, or a timedelta, for this call in place of the client's.

        Raises:
            PaymentFailed: a payment was refused; the order, in `.order`, has failed and stays so.
            InvalidOrderMode: the order is not in manual mode, or was processed already.
            InvalidTotalAmount: its payments do not add up to its total, or it has none.
            MercadoPagoError: see `mp_orders.errors`; OutcomeUnknown carries the key to call again with.
        """
        return self._sender.send(PROCESS_ORDER, deadline, order_id=order_id, idempotency_key=idempotency_key)

    def capture(
        self, order_id: str, *, idempotency_key: str | UUID | None = None, deadline: float | timedelta | None = None
    ) -> Order:
        """Take all of the money that was authorised for an order with `capture_mode` manual.

        Args:
            order_id: The id that the create gave.
            idempotency_key: As for `create`; another than that of the create.
            deadline: Seconds, or a timedelta, for this call in place of the client's.

        Returns:
            The order as far as the API shows it here: its status and its payments.

        Raises:
            PaymentFailed: the capture was refused; the order, in `.order`, has failed and stays so.
            OrderNotCapturable: it does not wait for its capture, or is not paid with a card.
            MercadoPagoError: see `mp_orders.errors`; OutcomeUnknown carries the key to call again with.
        """
        return self._sender.send(CAPTURE_ORDER, deadline, order_id=order_id, idempotency_key=idempotency_key)

    def refund(
        self,
        order_id: str,
        part: RefundRequest | RefundRequestDict | None = None,
        *,
        idempotency_key: str | UUID | None = None,
        deadline: float | timedelta | None = None,
    ) -> Order:
        """Pay an order back: all that is left of it, or a part of one payment.

        Args:
            order_id: The id that the create gave.
            part: The payment and the amount, `{"transactions": [{"id": "PAY...", "amount": "10.00"}]}`; None for all.
                One without `transactions` is not sent: the API would pay back all.
            idempotency_key: As for `create`. Two refunds under two keys pay back twice, as far as something is left.
            deadline: Seconds, or a timedelta, for this call in place of the client's.

        Returns:
            The order as far as the API shows it here: its status, and what was paid back in `transactions.refunds`.

        Raises:
            ValueError: the part names nothing.
            RefundAmountExceeds: not so much is left of the payment.
            OrderNotRefundable: it is not paid, paid back already, or too old.
            BadRequest: with the code in_store_payment_refund_order, a QR order is too old; with
                unsupported_partially_refunds, no part of this one is paid back.
            TransactionNotFound: the order has no such payment.
            MercadoPagoError: see `mp_orders.errors`; OutcomeUnknown carries the key to call again with.
        """
        body = UNSET if part is None else part_of(part)
        return self._sender.send(REFUND_ORDER, deadline, order_id=order_id, body=body, idempotency_key=idempotency_key)

    def create_transactions(
        self,
        order_id: str,
        transactions: TransactionsRequest | TransactionsRequestDict,
        *,
        idempotency_key: str | UUID | None = None,
        deadline: float | timedelta | None = None,
    ) -> Transactions:
        """Add payments to an order in manual mode; they are made when it is processed.

        Args:
            order_id: The id that the create gave.
            transactions: `{"payments": [{"amount": "24.90", "payment_method": {...}}]}`; an order has at most two.
            idempotency_key: As for `create`; another than that of the create.
            deadline: Seconds, or a timedelta, for this call in place of the client's.

        Returns:
            The payments that were added, with their ids.

        Raises:
            InvalidOrderMode: the order is not in manual mode, or was processed already.
            BadRequest: it would have too many, with the code exceeded_number_of_transactions.
            MercadoPagoError: see `mp_orders.errors`; OutcomeUnknown carries the key to call again with.
        """
        return self._sender.send(
            CREATE_TRANSACTIONS, deadline, order_id=order_id, body=transactions, idempotency_key=idempotency_key
        )

    def update_transaction(
        self,
        order_id: str,
        transaction_id: str,
        changes: TransactionUpdateRequest | TransactionUpdateRequestDict,
        *,
        idempotency_key: str | UUID | None = None,
        deadline: float | timedelta | None = None,
    ) -> UpdatedTransaction:
        """Change how a payment of an order in manual mode is to be made; what is not sent stays as it is.

        Args:
            order_id: The id that the create gave.
            transaction_id: The id of the payment.
            changes: `{"payment_method": {"installments": 3}}`.
            idempotency_key: As for `create`; another than that of the create.
            deadline: Seconds, or a timedelta, for this call in place of the client's.

        Returns:
            The method of the payment, as it is now.

        Raises:
            BadRequest: with the code invalid_transaction_id, the order has no such payment that can be changed.
            MercadoPagoError: see `mp_orders.errors`; OutcomeUnknown carries the key to call again with.
        """
        return self._sender.send(
            UPDATE_TRANSACTION,
            deadline,
            order_id=order_id,
            transaction_id=transaction_id,
            body=changes,
            idempotency_key=idempotency_key,
        )

    def delete_transaction(
        self,
        order_id: str,
        transaction_id: str,
        *,
        idempotency_key: str | UUID | None = None,
        deadline: float | timedelta | None = None,
    ) -> None:
        """Take a payment out of an order in manual mode.

        Args:
            order_id: The id that the create gave.
            transaction_id: The id of the payment.
            idempotency_key: As for `create`; the page does not ask for one, and the API knows one that is sent.
            deadline: Seconds, or a timedelta, for this call in place of the client's.

        Raises:
            BadRequest: with the code invalid_transaction_id, the order has no such payment that can be deleted.
            MercadoPagoError: see `mp_orders.errors`; OutcomeUnknown carries the key to call again with.
        """
        return self._sender.send(
            DELETE_TRANSACTION,
            deadline,
            order_id=order_id,
            transaction_id=transaction_id,
            idempotency_key=idempotency_key,
        )
