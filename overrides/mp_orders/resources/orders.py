"""Orders of today, online and on Point terminals."""

from collections.abc import AsyncIterator
from datetime import datetime, timedelta
from typing import TypeAlias, Unpack
from uuid import UUID

from attrs import field, frozen
from mp_orders_generated.models import (
    OnlineOrderRequest,
    Order,
    OrdersPage,
    OrdersSortBy,
    OrdersSortOrder,
    PointOrderRequest,
    PointTypeConfigOrderRequest,
    RefundRequest,
    Transactions,
    TransactionsRequest,
    TransactionUpdateRequest,
    UpdatedTransaction,
)
from mp_orders_generated.request_dicts import (
    OnlineOrderRequestDict,
    PointOrderRequestDict,
    PointTypeConfigOrderRequestDict,
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
    SEARCH_ORDERS,
    UPDATE_TRANSACTION,
)
from mp_orders.pages import OrderFilters, OrderPages, a_little_before, as_sent, begin_text, date_text, end_of, only
from mp_orders.sender import Sender, part_of

OrderRequest: TypeAlias = (
    OnlineOrderRequest
    | PointOrderRequest
    | PointTypeConfigOrderRequest
    | OnlineOrderRequestDict
    | PointOrderRequestDict
    | PointTypeConfigOrderRequestDict
)


@frozen
class AsyncOrders:
    """Orders of today, online and on Point terminals."""

    _sender: Sender = field(repr=False)

    async def create(
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
                are those of `OnlineOrderRequestDict`, `PointOrderRequestDict` and `PointTypeConfigOrderRequestDict`.
            idempotency_key: 1 to 128 visible ASCII characters; made for this call unless given. Give one wherever the
                call can be cut short from outside (a killed process, a cancelled task): a made one is lost with it.
            deadline: Seconds, or a timedelta, for this call in place of the client's.

        Raises:
            ValueError: the key or the deadline is none.
            TypeError: the order is neither mapping nor model, or holds something that JSON cannot.
            MercadoPagoError: see `mp_orders.errors`; OutcomeUnknown carries the key to call again with.
        """
        return await self._sender.send_async(CREATE_ORDER, deadline, body=order, idempotency_key=idempotency_key)

    async def get(self, order_id: str, *, deadline: float | timedelta | None = None) -> Order:
        """Read an order.

        Raises:
            OrderNotFound: this account has no such order.
        """
        return await self._sender.send_async(GET_ORDER, deadline, order_id=order_id)

    async def cancel(
        self, order_id: str, *, idempotency_key: str | UUID | None = None, deadline: float | timedelta | None = None
    ) -> Order:
        """Cancel an order, and its payments: a Point order while it is created, an online one also while it waits.

        Args:
            order_id: The id that the create gave.
            idempotency_key: As for `create`; another than that of the create.
            deadline: Seconds, or a timedelta, for this call in place of the client's.

        Raises:
            OrderNotCancelable: its status does not allow it, or it is canceled already.
            OrderNotFound: this account has no such order.
            MercadoPagoError: see `mp_orders.errors`; OutcomeUnknown carries the key to call again with.
        """
        return await self._sender.send_async(CANCEL_ORDER, deadline, order_id=order_id, idempotency_key=idempotency_key)

    async def process(
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
        return await self._sender.send_async(
            PROCESS_ORDER, deadline, order_id=order_id, idempotency_key=idempotency_key
        )

    async def capture(
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
        return await self._sender.send_async(
            CAPTURE_ORDER, deadline, order_id=order_id, idempotency_key=idempotency_key
        )

    async def refund(
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
            TransactionNotFound: the order has no such payment.
            MercadoPagoError: see `mp_orders.errors`; OutcomeUnknown carries the key to call again with.
        """
        body = UNSET if part is None else part_of(part)
        return await self._sender.send_async(
            REFUND_ORDER, deadline, order_id=order_id, body=body, idempotency_key=idempotency_key
        )

    async def create_transactions(
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
        return await self._sender.send_async(
            CREATE_TRANSACTIONS, deadline, order_id=order_id, body=transactions, idempotency_key=idempotency_key
        )

    async def update_transaction(
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
        return await self._sender.send_async(
            UPDATE_TRANSACTION,
            deadline,
            order_id=order_id,
            transaction_id=transaction_id,
            body=changes,
            idempotency_key=idempotency_key,
        )

    async def delete_transaction(
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
        return await self._sender.send_async(
            DELETE_TRANSACTION,
            deadline,
            order_id=order_id,
            transaction_id=transaction_id,
            idempotency_key=idempotency_key,
        )

    async def search(
        self,
        begin_date: str | datetime,
        end_date: str | datetime,
        *,
        page: int | None = None,
        page_size: int | None = None,
        sort_by: str = "created_date",
        sort_order: str = "desc",
        deadline: float | timedelta | None = None,
        **filters: Unpack[OrderFilters],
    ) -> OrdersPage:
        """Search online orders by when they were created; one page of them. A new one is found after up to a minute.

        Args:
            begin_date: From when, RFC 3339 or a datetime with a time zone; that moment included.
            end_date: Until when; that moment included.
            page: Which page, from 1.
            page_size: How many orders it has, 1 to 100; 20 unless it is said.
            sort_by: created_date or last_updated_date.
            sort_order: desc or asc.
            deadline: Seconds, or a timedelta, for this call in place of the client's.
            **filters: What the orders have: external_reference, status and the others of `OrderFilters`.

        Returns:
            The orders in `data`; how many were found in all in `paging.total`, as text.

        Raises:
            TypeError: there is no such filter.
            ValueError: a datetime has no time zone, or there is no such order to sort by.
            BadRequest: the API does not take a parameter.
        """
        paging = {name: value for name, value in (("page", page), ("page_size", page_size)) if value is not None}
        dates = {"begin_date": date_text(begin_date), "end_date": date_text(end_date)}
        sorting = {"sort_by": OrdersSortBy(sort_by), "sort_order": OrdersSortOrder(sort_order)}
        return await self._sender.send_async(
            SEARCH_ORDERS, deadline, **dates, **paging, **sorting, **as_sent(filters, OrderFilters)
        )

    async def iter_orders(
        self,
        since: str | datetime,
        until: str | datetime | None = None,
        *,
        deadline: float | timedelta | None = None,
        **filters: Unpack[OrderFilters],
    ) -> AsyncIterator[Order]:
        """All online orders that were created since then, the first one first, page by page as they are asked for.

        None is left out and none comes twice, whatever is made or changed meanwhile, unless more than a hundred were
        created at one moment; those that are made meanwhile come as well. A page that fails is asked for again.

        Args:
            since: From when, RFC 3339 or a datetime with a time zone; that moment included.
            until: Until when; a day from now unless it is said.
            deadline: Seconds, or a timedelta, for each page in place of the client's.
            **filters: What the orders have; see `OrderFilters`.

        Raises:
            MercadoPagoError: a page cannot be had; go on with the `created_date` of the last order as `since`.
        """
        pages = OrderPages(begin_text(since), end_of(until))
        while not pages.is_done:
            page = await self.search(**pages.query(), deadline=deadline, **filters)
            for order in pages.take(page):
                yield order

    async def find(
        self,
        external_reference: str,
        *,
        since: datetime,
        until: str | datetime | None = None,
        deadline: float | timedelta | None = None,
    ) -> Order | None:
        """The online order with this reference, to settle an OutcomeUnknown whose key cannot be used any more.

        None proves nothing for about a minute: the API finds a new order only after a while. Within 24 hours calling
        again with the same key is safer. Point orders are never found.

        Args:
            external_reference: What you called the order; no other one may have it.
            since: When you began to create it, by your clock; five minutes before are looked at as well.
            until: Until when; a day from now unless it is said.
            deadline: Seconds, or a timedelta, for this call in place of the client's.

        Raises:
            SeveralOrders: more than one has it.
            ValueError: `since` has no time zone.
        """
        page = await self.search(
            a_little_before(since),
            end_of(until),
            page_size=100,
            sort_order="asc",
            external_reference=external_reference,
            deadline=deadline,
        )
        return only(page, external_reference)
