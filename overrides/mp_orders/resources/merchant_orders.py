"""The older merchant orders."""

from datetime import timedelta

from attrs import field, frozen
from mp_orders_generated.models import MerchantOrder, MerchantOrderRequest, MerchantOrderUpdateRequest
from mp_orders_generated.request_dicts import MerchantOrderRequestDict, MerchantOrderUpdateRequestDict

from mp_orders.operations import CREATE_MERCHANT_ORDER, GET_MERCHANT_ORDER, UPDATE_MERCHANT_ORDER
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
