"""What happened to orders: a stream that is written when a transaction is kept, for whoever wants to know."""

import threading
from collections import deque
from collections.abc import Sequence
from typing import Any

import orjson
from attrs import asdict, define

MAX_EVENTS = 1000


@define
class OrderChange:
    """An order was made, or its status changed.

    Attributes:
        order_id, user_id, type: of the order.
        command: what was done, one of those in `domain/transitions.py`.
        from_status: empty for a new order.
        at_ns: by the clock of the mock; of an order that expired, the time when it was due.
    """

    order_id: str
    user_id: int
    type: str
    command: str
    from_status: str
    status: str
    status_detail: str
    at_ns: int


class Events:
    """The last changes, newest last. Safe from several threads."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._changes: deque[OrderChange] = deque(maxlen=MAX_EVENTS)

    def publish(self, changes: Sequence[OrderChange]) -> None:
        """Write down what a transaction has changed."""
        with self._lock:
            self._changes.extend(changes)

    def last(self, count: int = MAX_EVENTS) -> list[OrderChange]:
        """The last changes, oldest first."""
        with self._lock:
            return list(self._changes)[-count:] if count else []

    def clear(self) -> None:
        """Forget all of them."""
        with self._lock:
            self._changes.clear()


def written(change: OrderChange) -> str:
    """A change as a shared store keeps it."""
    return orjson.dumps(asdict(change)).decode()


def shown(change: OrderChange, at: str) -> dict[str, Any]:
    """A change as JSON, with its time in words."""
    fields = asdict(change)
    del fields["at_ns"]
    return {"at": at, **fields, "from_status": change.from_status or None}
