"""The preferences that shops have made, which are no part of the API of the contract, nor of a state."""

from typing import Any

import orjson
import sqlalchemy as sa
from sqlalchemy import bindparam

from mp_orders_mock.store.databases import Execute
from mp_orders_mock.store.tables import preferences

_THIS = preferences.c.id == bindparam("i")
SELECT = sa.select(preferences.c.document).where(_THIS, preferences.c.user_id == bindparam("u"))
SELECT_FOR_CHANGE = SELECT.with_for_update()
INSERT = sa.insert(preferences)
UPDATE = sa.update(preferences).where(_THIS).values(document=bindparam("d"))
DELETE_ALL = sa.delete(preferences)
_OLD = (
    sa.select(preferences.c.id)
    .order_by(preferences.c.created_ns.desc())
    .limit(bindparam("most"))
    .offset(bindparam("kept"))
)
DELETE_OLD = sa.delete(preferences).where(preferences.c.id.in_(_OLD))


class Preferences:
    """Preferences of all accounts, in one transaction.

    Args:
        execute: executes a statement with its values.
        shared: whether other processes use the table too.
    """

    __slots__ = ("_execute", "_shared")

    def __init__(self, execute: Execute, *, shared: bool) -> None:
        self._execute = execute
        self._shared = shared

    def add(self, preference_id: str, user_id: int, preference: dict[str, Any], now_ns: int) -> None:
        """Keep a new preference of an account."""
        document = orjson.dumps(preference)
        self._execute(INSERT, {"id": preference_id, "user_id": user_id, "created_ns": now_ns, "document": document})

    def get(self, preference_id: str, user_id: int, *, for_change: bool = False) -> dict[str, Any] | None:
        """A preference of this account. `for_change` keeps others from changing it meanwhile."""
        query = SELECT_FOR_CHANGE if for_change and self._shared else SELECT
        row = self._execute(query, {"i": preference_id, "u": user_id}).fetchone()
        return orjson.loads(row[0]) if row else None

    def change(self, preference_id: str, preference: dict[str, Any]) -> None:
        """Keep a preference as it has changed."""
        self._execute(UPDATE, {"i": preference_id, "d": orjson.dumps(preference)})

    def forget_old(self, kept: int, most: int) -> None:
        """Forget the oldest ones, but for so many."""
        self._execute(DELETE_OLD, {"kept": kept, "most": most})

    def clear(self) -> None:
        """Forget all of them."""
        self._execute(DELETE_ALL, {})
