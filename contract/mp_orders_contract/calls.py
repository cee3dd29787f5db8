"""A request for each operation, by a short name."""

from abc import ABC, abstractmethod
from collections.abc import Mapping
from typing import Any

from mp_orders_contract.exchange import Exchange
from mp_orders_contract.session import Call


class Calls(ABC):
    """Requests of the contract's operations; what sends them says how."""

    @abstractmethod
    def send(self, call: Call) -> Exchange:
        """Send a request."""

    @abstractmethod
    def call(self, name: str, **more: Any) -> Call:
        """A request that is not sent yet."""

    def create(self, body: Any, **more: Any) -> Exchange:
        """Create an order."""
        return self.send(self.call("create_order", body=body, **more))

    def get(self, order_id: str, **more: Any) -> Exchange:
        """Get an order."""
        return self.send(self.call("get_order", order_id=order_id, **more))

    def cancel(self, order_id: str, **more: Any) -> Exchange:
        """Cancel an order."""
        return self.send(self.call("cancel_order", order_id=order_id, **more))

    def process(self, order_id: str, **more: Any) -> Exchange:
        """Process an order."""
        return self.send(self.call("process_order", order_id=order_id, **more))

    def capture(self, order_id: str, **more: Any) -> Exchange:
        """Capture an order."""
        return self.send(self.call("capture_order", order_id=order_id, **more))

    def refund(self, order_id: str, body: Any = None, **more: Any) -> Exchange:
        """Refund an order, all of it without a body."""
        return self.send(self.call("refund_order", order_id=order_id, body=body, **more))

    def add(self, order_id: str, body: Any, **more: Any) -> Exchange:
        """Add transactions to an order."""
        return self.send(self.call("create_transactions", order_id=order_id, body=body, **more))

    def update(self, order_id: str, transaction_id: str, body: Any, **more: Any) -> Exchange:
        """Update a transaction."""
        ids = {"order_id": order_id, "transaction_id": transaction_id}
        return self.send(self.call("update_transaction", **ids, body=body, **more))

    def delete(self, order_id: str, transaction_id: str, **more: Any) -> Exchange:
        """Delete a transaction."""
        return self.send(self.call("delete_transaction", order_id=order_id, transaction_id=transaction_id, **more))

    def search(self, query: Mapping[str, Any], **more: Any) -> Exchange:
        """Search orders."""
        return self.send(self.call("search_orders", query=_as_text(query), **more))

    def search_merchant(self, query: Mapping[str, Any], **more: Any) -> Exchange:
        """Search merchant orders."""
        return self.send(self.call("search_merchant_orders", query=_as_text(query), **more))

    def create_merchant(self, body: Any, **more: Any) -> Exchange:
        """Create a merchant order."""
        return self.send(self.call("create_merchant_order", body=body, **more))

    def get_merchant(self, order_id: int | str, **more: Any) -> Exchange:
        """Get a merchant order."""
        return self.send(self.call("get_merchant_order", id=order_id, **more))

    def update_merchant(self, order_id: int | str, body: Any, **more: Any) -> Exchange:
        """Update a merchant order."""
        return self.send(self.call("update_merchant_order", id=order_id, body=body, **more))


def _as_text(query: Mapping[str, Any]) -> dict[str, str]:
    return {name: str(value) for name, value in query.items() if value is not None}
