"""What an operation works with: its transaction, the account, the time, and the orders of the caller."""

from collections.abc import Mapping, Sequence
from contextlib import suppress
from typing import Any

from attrs import define, field

from mp_orders_mock.clock import later, merchant_order_time, order_time, read_time
from mp_orders_mock.dialect import Dialect
from mp_orders_mock.domain.account import Account
from mp_orders_mock.domain.new_order import NewOrderContext
from mp_orders_mock.domain.refusals import refused
from mp_orders_mock.domain.transitions import Order
from mp_orders_mock.operations.call import Call
from mp_orders_mock.operations.orders.lifecycle import Lifecycle
from mp_orders_mock.store import OrderRow, Transaction

PAGE = "{origin}/__mock/orders/{order_id}/payment"
"""Where a buyer sees how to pay an order (control.yaml)."""


@define
class Context:
    """One call, within its transaction.

    Attributes:
        now_ns: the time of the mock when it began.
    """

    transaction: Transaction
    call: Call
    account: Account
    dialect: Dialect
    now_ns: int
    _own_order: OrderRow | None = field(init=False, default=None)

    @property
    def lifecycle(self) -> Lifecycle:
        """What orders go through, in this transaction."""
        return Lifecycle(self.transaction, self.dialect)

    @property
    def now(self) -> str:
        """The time, as orders write it."""
        return order_time(self.now_ns, self.dialect.fraction_digits)

    @property
    def merchant_now(self) -> str:
        """The time, as merchant orders write it."""
        return merchant_order_time(self.now_ns)

    def own_order(self, *, for_update: bool = False) -> OrderRow:
        """The order of the path as it is now: time may have ended it. `for_update` keeps others from changing it.

        Raises:
            Refused: order_not_found, also where it is another account's.
        """
        if self._own_order is None or for_update:
            row = self.transaction.order(self.call.parameters["order_id"], for_change=for_update)
            if row is None or row.user_id != self.account.user_id:
                raise refused("order_not_found")
            self._own_order = self.lifecycle.current(row)
        return self._own_order

    def save(self, before: Order, after: Order, command: str, *, meanwhile: str) -> bytes:
        """Keep an order as a command has changed it; returns its text.

        Raises:
            Refused: with the code `meanwhile`; somebody else changed it meanwhile.
        """
        text = self.transaction.change_order(
            after, from_status=before["status"], user_id=self.account.user_id, command=command, at_ns=self.now_ns
        )
        if text is None:
            raise refused(meanwhile, "$.status", "the status changed meanwhile")
        return text

    def new_order(self, order_id: str, payment_ids: Sequence[str] = ()) -> NewOrderContext:
        """What an order and its payments get from outside the request."""
        page = PAGE.format(origin=self.call.origin, order_id=order_id)
        return NewOrderContext(order_id, payment_ids, self.now, page, self.due)

    def due(self, payment: Mapping[str, Any], life: str) -> tuple[int, str]:
        """Until when a payment of a request can be made, as nanoseconds since 1970 and as orders write it.

        A date is given back as it was sent; one that no calendar has counts as if there were none.
        """
        text = payment.get("date_of_expiration")
        with suppress(ValueError):
            return read_time(text or ""), str(text)
        due_ns = later(self.now_ns, payment.get("expiration_time", life))
        return due_ns, text or order_time(due_ns, self.dialect.fraction_digits)

    def expiry(self, life: str | None) -> int | None:
        """When a life that begins now is over."""
        return later(self.now_ns, life) if life else None

    def own_merchant_order(self, *, for_update: bool = False) -> Any:
        """The text of the merchant order of the path.

        Raises:
            Refused: not_found, also where it is another account's.
        """
        order_id = int(self.call.parameters["id"])
        text = self.transaction.merchant_order(self.account.user_id, order_id, for_change=for_update)
        if text is None:
            raise refused("not_found")
        return text
