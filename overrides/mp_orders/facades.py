"""The methods people call: one per operation of the contract, sync and async."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any, TypeAlias

from attrs import field, frozen
from mp_orders_generated.api.merchant_orders import create_merchant_order, get_merchant_order, update_merchant_order
from mp_orders_generated.api.orders import cancel_order, create_order, get_order
from mp_orders_generated.models import (
    MerchantOrder,
    MerchantOrderRequest,
    MerchantOrderUpdateRequest,
    OnlineOrderRequest,
    Order,
    PointOrderRequest,
    PointTypeConfigOrderRequest,
)

from mp_orders.calls import Calls, body_of, merchant_order_id_of, order_id_of
from mp_orders.idempotency import idempotency_key as key_of

OrderRequest: TypeAlias = OnlineOrderRequest | PointOrderRequest | PointTypeConfigOrderRequest
Plain: TypeAlias = Mapping[str, Any]
Seconds: TypeAlias = float | timedelta


@frozen
class Orders:
    """Orders of today, online and on Point terminals."""

    _call: Calls = field(repr=False)

    def create(
        self, order: OrderRequest | Plain, *, idempotency_key: str | None = None, deadline: Seconds | None = None
    ) -> Order:
        """Create an order. Within 24 hours the same key and order give the same order again (create-point).

        The answer to a repeated call is the first answer, whatever has become of the order: `get` tells that.

        Args:
            order: A plain mapping, which is sent as it is, or a request model of `mp_orders.models`.
            idempotency_key: 1 to 128 visible ASCII characters; made for this call unless given. Give one wherever the
                call can be cut short from outside (a killed process, a cancelled task): a made one is lost with it.
            deadline: Seconds, or a timedelta, for this call in place of the client's.

        Raises:
            ValueError: the key or the deadline is none.
            TypeError: the order is neither mapping nor model, or holds something that JSON cannot.
            MercadoPagoError: see `mp_orders.errors`; OutcomeUnknown carries the key to call again with.
        """
        key = key_of(idempotency_key)
        return self._call(create_order, Order, deadline, body=body_of(order), x_idempotency_key=key)

    def get(self, order_id: str, *, deadline: Seconds | None = None) -> Order:
        """Read an order."""
        return self._call(get_order, Order, deadline, order_id=order_id_of(order_id))

    def cancel(self, order_id: str, *, idempotency_key: str | None = None, deadline: Seconds | None = None) -> Order:
        """Cancel an order (cancel-point: while its status is created).

        Raises:
            OrderNotCancelable: its status does not allow it.
        """
        key = key_of(idempotency_key)
        return self._call(cancel_order, Order, deadline, order_id=order_id_of(order_id), x_idempotency_key=key)


@frozen
class MerchantOrders:
    """The older merchant orders. They have no idempotency key: a create whose outcome is unknown must not be sent
    again before you have looked.
    """

    _call: Calls = field(repr=False)

    def create(self, order: MerchantOrderRequest | Plain, *, deadline: Seconds | None = None) -> MerchantOrder:
        """Create a merchant order."""
        return self._call(create_merchant_order, MerchantOrder, deadline, body=body_of(order))

    def get(self, order_id: int, *, deadline: Seconds | None = None) -> MerchantOrder:
        """Read a merchant order."""
        return self._call(get_merchant_order, MerchantOrder, deadline, id=merchant_order_id_of(order_id))

    def update(
        self, order_id: int, changes: MerchantOrderUpdateRequest | Plain, *, deadline: Seconds | None = None
    ) -> MerchantOrder:
        """Change the fields that are sent; of an item only its quantity (update-merchant-order)."""
        body = body_of(changes)
        return self._call(update_merchant_order, MerchantOrder, deadline, id=merchant_order_id_of(order_id), body=body)


@frozen
class AsyncOrders:
    """`Orders` for asyncio."""

    _call: Calls = field(repr=False)

    async def create(
        self, order: OrderRequest | Plain, *, idempotency_key: str | None = None, deadline: Seconds | None = None
    ) -> Order:
        """See `Orders.create`."""
        key = key_of(idempotency_key)
        return await self._call.asynchronous(create_order, Order, deadline, body=body_of(order), x_idempotency_key=key)

    async def get(self, order_id: str, *, deadline: Seconds | None = None) -> Order:
        """See `Orders.get`."""
        return await self._call.asynchronous(get_order, Order, deadline, order_id=order_id_of(order_id))

    async def cancel(
        self, order_id: str, *, idempotency_key: str | None = None, deadline: Seconds | None = None
    ) -> Order:
        """See `Orders.cancel`."""
        order_id, key = order_id_of(order_id), key_of(idempotency_key)
        return await self._call.asynchronous(cancel_order, Order, deadline, order_id=order_id, x_idempotency_key=key)


@frozen
class AsyncMerchantOrders:
    """`MerchantOrders` for asyncio."""

    _call: Calls = field(repr=False)

    async def create(self, order: MerchantOrderRequest | Plain, *, deadline: Seconds | None = None) -> MerchantOrder:
        """See `MerchantOrders.create`."""
        return await self._call.asynchronous(create_merchant_order, MerchantOrder, deadline, body=body_of(order))

    async def get(self, order_id: int, *, deadline: Seconds | None = None) -> MerchantOrder:
        """See `MerchantOrders.get`."""
        return await self._call.asynchronous(
            get_merchant_order, MerchantOrder, deadline, id=merchant_order_id_of(order_id)
        )

    async def update(
        self, order_id: int, changes: MerchantOrderUpdateRequest | Plain, *, deadline: Seconds | None = None
    ) -> MerchantOrder:
        """See `MerchantOrders.update`."""
        order_id, body = merchant_order_id_of(order_id), body_of(changes)
        return await self._call.asynchronous(update_merchant_order, MerchantOrder, deadline, id=order_id, body=body)
