"""The older merchant orders."""

from collections.abc import AsyncIterator
from datetime import timedelta
from typing import Unpack

from attrs import field, frozen
from mp_orders_generated.models import (
    MerchantOrder,
    MerchantOrderRequest,
    MerchantOrdersPage,
    MerchantOrderUpdateRequest,
)
from mp_orders_generated.request_dicts import MerchantOrderRequestDict, MerchantOrderUpdateRequestDict

from mp_orders.operations import (
    CREATE_MERCHANT_ORDER,
    GET_MERCHANT_ORDER,
    SEARCH_MERCHANT_ORDERS,
    UPDATE_MERCHANT_ORDER,
)
from mp_orders.pages import MerchantOrderFilters, MerchantOrderPages, as_sent
from mp_orders.sender import Sender


@frozen
class AsyncMerchantOrders:
    """The older merchant orders. They have no idempotency key: a create whose outcome is unknown must not be sent
    again before you have looked.
    """

    _sender: Sender = field(repr=False)

    async def create(
        self, order: MerchantOrderRequest | MerchantOrderRequestDict, *, deadline: float | timedelta | None = None
    ) -> MerchantOrder:
        """Create a merchant order.

        Args:
            order: A plain dictionary (`MerchantOrderRequestDict`), which is sent as it is, or a request model.
            deadline: Seconds, or a timedelta, for this call in place of the client's.

        Raises:
            OutcomeUnknown: it may have been created; look for it by your `external_reference` before you call again.
        """
        return await self._sender.send_async(CREATE_MERCHANT_ORDER, deadline, body=order)

    async def get(self, order_id: int, *, deadline: float | timedelta | None = None) -> MerchantOrder:
        """Read a merchant order.

        Raises:
            MerchantOrderNotFound: this account has no such merchant order.
        """
        return await self._sender.send_async(GET_MERCHANT_ORDER, deadline, id=order_id)

    async def update(
        self,
        order_id: int,
        changes: MerchantOrderUpdateRequest | MerchantOrderUpdateRequestDict,
        *,
        deadline: float | timedelta | None = None,
    ) -> MerchantOrder:
        """Change the fields that are sent; of an item only its quantity (update-merchant-order).

        Args:
            order_id: Of the merchant order.
            changes: A plain dictionary (`MerchantOrderUpdateRequestDict`), which is sent as it is, or a request model.
            deadline: Seconds, or a timedelta, for this call in place of the client's.

        Raises:
            InvalidOrderState: it is not open any more.
        """
        return await self._sender.send_async(UPDATE_MERCHANT_ORDER, deadline, id=order_id, body=changes)

    async def search(
        self,
        *,
        limit: int | None = None,
        offset: int | None = None,
        deadline: float | timedelta | None = None,
        **filters: Unpack[MerchantOrderFilters],
    ) -> MerchantOrdersPage:
        """Search merchant orders of the last 90 days; one page of them.

        Args:
            limit: How many the page has, 1 to 100; 30 unless it is said.
            offset: How many stand before it.
            deadline: Seconds, or a timedelta, for this call in place of the client's.
            **filters: What the merchant orders have; see `MerchantOrderFilters`.

        Raises:
            ValueError: a datetime has no time zone.
            BadRequest: the API does not take a parameter.
        """
        paging = {name: value for name, value in (("limit", limit), ("offset", offset)) if value is not None}
        return await self._sender.send_async(
            SEARCH_MERCHANT_ORDERS, deadline, **paging, **as_sent(filters, MerchantOrderFilters)
        )

    async def iter_merchant_orders(
        self, *, deadline: float | timedelta | None = None, **filters: Unpack[MerchantOrderFilters]
    ) -> AsyncIterator[MerchantOrder]:
        """All merchant orders of the last 90 days that the filters find, page by page as they are asked for.

        None comes twice, and none is left out that is found from the beginning to the end, unless more than a page of
        them were created in one millisecond. A page that fails is asked for again, like every call.

        Args:
            deadline: Seconds, or a timedelta, for each page in place of the client's.
            **filters: What the merchant orders have; see `MerchantOrderFilters`.

        Raises:
            MercadoPagoError: a page cannot be had.
        """
        pages = MerchantOrderPages(as_sent(filters, MerchantOrderFilters))
        while not pages.is_done:
            page = await self.search(**pages.query(), deadline=deadline)
            for order in pages.take(page):
                yield order
