# Written from its async twin by `make generate`. Do not edit.
"""The older merchant orders."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from attrs import field, frozen
from mp_orders_generated.models import MerchantOrder, MerchantOrderRequest, MerchantOrderUpdateRequest

from mp_orders.operations import CREATE_MERCHANT_ORDER, GET_MERCHANT_ORDER, UPDATE_MERCHANT_ORDER
from mp_orders.sender import Sender


@frozen
class MerchantOrders:
    """The older merchant orders. They have no idempotency key: a create whose outcome is unknown must not be sent
    again before you have looked.
    """

    _sender: Sender = field(repr=False)

    def create(
        self, order: MerchantOrderRequest | Mapping[str, Any], *, deadline: float | timedelta | None = None
    ) -> MerchantOrder:
        """Create a merchant order.

        Raises:
            OutcomeUnknown: it may have been created; look for it by your `external_reference` before you call again.
        """
        return self._sender.send(CREATE_MERCHANT_ORDER, deadline, body=order)

    def get(self, order_id: int, *, deadline: float | timedelta | None = None) -> MerchantOrder:
        """Read a merchant order.

        Raises:
            MerchantOrderNotFound: this account has no such merchant order.
        """
        return self._sender.send(GET_MERCHANT_ORDER, deadline, id=order_id)

    def update(
        self,
        order_id: int,
        changes: MerchantOrderUpdateRequest | Mapping[str, Any],
        *,
        deadline: float | timedelta | None = None,
    ) -> MerchantOrder:
        """Change the fields that are sent; of an item only its quantity (update-merchant-order).

        Raises:
            InvalidOrderState: it is not open any more.
        """
        return self._sender.send(UPDATE_MERCHANT_ORDER, deadline, id=order_id, body=changes)
