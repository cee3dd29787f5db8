"""A call before anything was asked of the store, or after one look: what it would write, if what it knows is right."""

from collections.abc import Callable, Mapping
from typing import Any

from mp_orders_mock.store import statements as sql
from mp_orders_mock.store.databases import Fetched
from mp_orders_mock.store.setup import Seen
from mp_orders_mock.store.transaction import Transaction
from mp_orders_mock.store.trips import Look, Trip


class UnforeseenError(Exception):
    """A call asks for more than is remembered, or writes more than a trip takes; a transaction can do it."""


class Sketch:
    """Takes the statements of a call. Without a look its key was never used, which a trip finds out.

    Args:
        seen: what is remembered of the set-up.
        clock: gives the time of the machine.
        look: at the order and the key of the call, if somebody has looked.
    """

    def __init__(self, seen: Seen, clock: Callable[[], int], look: Look | None = None) -> None:
        self._seen = seen
        self._look = look
        self._lock: int | None = None
        self._order: Mapping[str, Any] | None = None
        self._key: Mapping[str, Any] | None = None
        self.transaction = Transaction(self._execute, clock, shared=True, cache=seen.cache)

    @property
    def writes(self) -> bool:
        """Whether the call would write anything."""
        return self._order is not None or self._key is not None

    def _execute(self, statement: Any, values: Mapping[str, Any]) -> Any:
        if statement is sql.LOCK and self._lock is None:
            self._lock = values["number"]
        elif statement is sql.SELECT_ANSWER:
            return Fetched(self._look.answer if self._look else [])
        elif statement is sql.SELECT_ORDER and self._look:
            return Fetched(self._look.order)
        elif statement is sql.INSERT_ORDER and self._order is None:
            self._order = values
        elif statement is sql.INSERT_ANSWER and self._order is not None:
            self._key = values
        else:
            raise UnforeseenError
        return None

    def trip(self, told: str, resets: int | None, changes: list[str]) -> Trip:
        """The trip that makes it true, and tells of it.

        Raises:
            UnforeseenError: the answer is not the order, or nothing was made.
        """
        if self._lock is None or self._order is None or self._key is None:
            raise UnforeseenError
        if self._key["body"] != self._order["document"]:
            raise UnforeseenError
        seen = self._seen.setup.revision
        return Trip(told, seen, resets=resets, order=self._order, key=self._key, lock=self._lock, changes=changes)
