"""A new order before anything was asked of the store: what a call would write, if what its mock remembers is right."""

from collections.abc import Callable, Mapping
from typing import Any

from mp_orders_mock.store import statements as sql
from mp_orders_mock.store.setup import Seen
from mp_orders_mock.store.transaction import Transaction
from mp_orders_mock.store.trips import Trip


class UnforeseenError(Exception):
    """A call asks for more than is remembered, or writes more than a trip takes; a transaction can do it."""


class Nothing:
    """What a query finds that finds nothing."""

    @staticmethod
    def fetchone() -> None:
        """No row."""


class Sketch:
    """Takes the statements of a call under a key that was never used."""

    def __init__(self, seen: Seen, clock: Callable[[], int]) -> None:
        self._seen = seen
        self._lock: int | None = None
        self._order: Mapping[str, Any] | None = None
        self._key: Mapping[str, Any] | None = None
        self.transaction = Transaction(self._execute, clock, shared=True, cache=seen.cache)

    def _execute(self, statement: Any, values: Mapping[str, Any]) -> Any:
        if statement is sql.LOCK and self._lock is None:
            self._lock = values["number"]
        elif statement is sql.SELECT_ANSWER:
            return Nothing  # which the trip finds out
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
