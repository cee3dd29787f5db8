"""What a call may ask of the store and change. It all happens, or none of it."""

import hashlib
from collections.abc import Callable, Iterable, Mapping
from typing import Any

import sqlalchemy as sa
from attrs import asdict
from sqlalchemy import bindparam

from mp_orders_mock.clock import ClockSetting
from mp_orders_mock.domain.merchant_orders import preference_key
from mp_orders_mock.domain.transitions import CREATE, WAITING
from mp_orders_mock.events import OrderChange
from mp_orders_mock.json_text import dumps
from mp_orders_mock.store import search_columns
from mp_orders_mock.store.databases import Execute
from mp_orders_mock.store.places import Places
from mp_orders_mock.store.rows import AccountRow, OrderRow, StoredAnswer
from mp_orders_mock.store.search_columns import MERCHANT_ORDER_COLUMNS, ORDER_COLUMNS
from mp_orders_mock.store.searches import Search, find
from mp_orders_mock.store.tables import (
    OPEN_STATUSES,
    accounts,
    idempotency_keys,
    merchant_orders,
    metadata,
    mock_state,
    orders,
)


def _as_it_is(value: Any) -> Any:
    return value


def _literal(text: str) -> sa.ColumnElement[str]:
    """A constant within a statement; all other values are given when it is executed."""
    return sa.literal_column(f"'{text}'", sa.String)


def _renewed(names: Iterable[str]) -> dict[str, sa.BindParameter[Any]]:
    """The new values of columns that follow from a document."""
    return {name: bindparam(f"new_{name}") for name in names}


# Statements are built once: building one for each call costs more than executing it.
_KEY = (idempotency_keys.c.user_id == bindparam("u"), idempotency_keys.c.key == bindparam("k"))
_ANSWER = sa.select(*(idempotency_keys.c[name] for name in ("fingerprint", "first_used_ns", "status", "body")))
SELECT_ANSWER = _ANSWER.where(*_KEY)
DELETE_ANSWER = sa.delete(idempotency_keys).where(*_KEY)
INSERT_ANSWER = sa.insert(idempotency_keys)
_OLD = (
    sa.select(idempotency_keys.c.user_id, idempotency_keys.c.key)
    .where(idempotency_keys.c.first_used_ns <= bindparam("before"))
    .limit(bindparam("most"))
    .offset(sa.literal_column("0"))
)
DELETE_OLD_ANSWERS = sa.delete(idempotency_keys).where(
    sa.tuple_(idempotency_keys.c.user_id, idempotency_keys.c.key).in_(_OLD)
)
SELECT_ACCOUNT = sa.select(accounts).where(accounts.c.user_id == bindparam("u"))
DELETE_ACCOUNT = sa.delete(accounts).where(accounts.c.user_id == bindparam("u"))
INSERT_ACCOUNT = sa.insert(accounts)
INSERT_ORDER = sa.insert(orders)
_COLUMNS = ("id", "user_id", "terminal_id", "expires_ns", "document", "next_ns", "next_event")
_ORDER = sa.select(*(orders.c[name] for name in _COLUMNS))
SELECT_ORDER = _ORDER.where(orders.c.id == bindparam("o"))
SELECT_WAITING = _ORDER.where(
    orders.c.terminal_id == bindparam("t"), sa.or_(*(orders.c.status == _literal(status) for status in WAITING))
)
SELECT_DUE = (
    _ORDER.where(
        sa.or_(*(orders.c.status == _literal(status) for status in OPEN_STATUSES)),
        orders.c.expires_ns.is_not(None),
        orders.c.expires_ns <= bindparam("now"),
    )
    .order_by(orders.c.expires_ns)
    .limit(bindparam("most"))
    .offset(sa.literal_column("0"))
)
SELECT_SCHEDULED = (
    _ORDER.where(orders.c.next_ns.is_not(None), orders.c.next_ns <= bindparam("now"))
    .order_by(orders.c.next_ns)
    .limit(bindparam("most"))
    .offset(sa.literal_column("0"))
)
SCHEDULE = (
    sa.update(orders)
    .where(orders.c.id == bindparam("o"))
    .values(next_ns=bindparam("at"), next_event=bindparam("event"))
)
SELECT_ORDER_FOR_CHANGE = SELECT_ORDER.with_for_update()
SELECT_WAITING_FOR_CHANGE = SELECT_WAITING.with_for_update()
UPDATE_ORDER = (
    sa.update(orders)
    .where(orders.c.id == bindparam("o"), orders.c.status == bindparam("from_status"))
    .values({"document": bindparam("d"), **_renewed(ORDER_COLUMNS)})
)
FORGET_EXPIRY = sa.update(orders).where(orders.c.id == bindparam("o")).values(expires_ns=sa.null())
SELECT_MERCHANT_ORDER = sa.select(merchant_orders.c.document).where(
    merchant_orders.c.id == bindparam("o"), merchant_orders.c.user_id == bindparam("u")
)
SELECT_MERCHANT_ORDER_FOR_CHANGE = SELECT_MERCHANT_ORDER.with_for_update()
INSERT_MERCHANT_ORDER = sa.insert(merchant_orders)
UPDATE_MERCHANT_ORDER = (
    sa.update(merchant_orders)
    .where(merchant_orders.c.id == bindparam("o"))
    .values({"document": bindparam("d"), "preference": bindparam("p"), **_renewed(MERCHANT_ORDER_COLUMNS)})
)
SELECT_CLOSED = sa.select(
    sa.exists().where(
        merchant_orders.c.user_id == bindparam("u"),
        merchant_orders.c.preference == bindparam("p"),
        merchant_orders.c.status != _literal("opened"),
    )
)
SELECT_CLOCK = sa.select(mock_state.c.clock_offset_ns, mock_state.c.clock_stands_at_ns)
UPDATE_CLOCK = sa.update(mock_state).values(clock_offset_ns=bindparam("offset"), clock_stands_at_ns=bindparam("stands"))
SELECT_ALL = {name: sa.select(table).order_by(*table.primary_key.columns) for name, table in metadata.tables.items()}
INSERT_INTO = {name: sa.insert(table) for name, table in metadata.tables.items()}
DELETE_ALL = [sa.delete(table) for table in metadata.sorted_tables if table is not mock_state]
LOCK = sa.text("SELECT pg_advisory_xact_lock(:number)")


class Transaction(Places):
    """One transaction.

    Args:
        execute: executes a statement of SQLAlchemy with its values, and gives a cursor.
        clock: gives the time of the machine.
        shared: whether other processes use the tables too.
        cache: what was read of the set-up so far.
    """

    __slots__ = ("_cache", "_clock", "_shared", "changes", "setup_changed")

    def __init__(
        self, execute: Execute, clock: Callable[[], int], *, shared: bool, cache: dict[Any, Any] | None = None
    ) -> None:
        super().__init__(execute)
        self._clock = clock
        self._shared = shared
        self._cache = cache
        self.setup_changed = False
        self.changes: list[OrderChange] = []
        """What it has changed so far; published when it is kept."""

    @property
    def now_ns(self) -> int:
        """The time of the mock."""
        return self.clock_setting().now_ns(self._clock())

    def machine_ns(self) -> int:
        """The time of the machine."""
        return self._clock()

    def lock(self, *name: str | int) -> None:
        """Wait until no other transaction has a lock of this name; held to the end. Take key before terminal."""
        if self._shared:
            digest = hashlib.sha256("\0".join(map(str, name)).encode()).digest()
            self._execute(LOCK, {"number": int.from_bytes(digest[:8], signed=True)})

    # The set-up

    def clock_setting(self) -> ClockSetting:
        """How the clock of the mock differs from that of the machine."""
        setting: ClockSetting = self._cached("clock", lambda: ClockSetting(*self._execute(SELECT_CLOCK, {}).fetchone()))
        return setting

    def set_clock(self, setting: ClockSetting) -> None:
        """Set the clock of the mock."""
        self._changes_setup()
        self._execute(UPDATE_CLOCK, {"offset": setting.offset_ns, "stands": setting.stands_at_ns})

    def account(self, user_id: int) -> AccountRow | None:
        """An account that was set up."""
        account: AccountRow | None = self._cached(user_id, lambda: self._account(user_id))
        return account

    def _account(self, user_id: int) -> AccountRow | None:
        row = self._execute(SELECT_ACCOUNT, {"u": user_id}).fetchone()
        return AccountRow(row[0], row[1], bool(row[2]), bool(row[3])) if row else None

    def put_account(self, account: AccountRow) -> None:
        """Set an account up, or change it."""
        self._changes_setup()
        self._execute(DELETE_ACCOUNT, {"u": account.user_id})
        self._execute(INSERT_ACCOUNT, asdict(account))

    # Idempotency

    def stored_answer(self, user_id: int, key: str) -> StoredAnswer | None:
        """The first answer under this key of this account."""
        row = self._execute(SELECT_ANSWER, {"u": user_id, "k": key}).fetchone()
        return StoredAnswer(*row) if row else None

    def store_answer(self, user_id: int, key: str, answer: StoredAnswer) -> None:
        """Keep the answer under this key, which has none."""
        values = {"user_id": user_id, "key": key, "fingerprint": answer.fingerprint, "body": answer.body}
        values |= {"first_used_ns": answer.first_used_ns, "status": answer.status}
        self._execute(INSERT_ANSWER, values)

    def forget_answer(self, user_id: int, key: str) -> None:
        """Free this key."""
        self._execute(DELETE_ANSWER, {"u": user_id, "k": key})

    def forget_answers(self, before_ns: int, most: int) -> int:
        """Free keys that were first used at this time or before; returns how many."""
        count: int = self._execute(DELETE_OLD_ANSWERS, {"before": before_ns, "most": most}).rowcount
        return count

    # Orders

    def add_order(
        self,
        user_id: int,
        order: Mapping[str, Any],
        terminal_id: str | None,
        expires_ns: int | None = None,
        at_ns: int | None = None,
    ) -> bytes:
        """Keep a new order, made at this time or now; returns its text. The terminal must have no waiting order."""
        document = dumps(order)
        values = {"id": order["id"], "user_id": user_id, "terminal_id": terminal_id, "expires_ns": expires_ns}
        values |= {"next_ns": None, "next_event": ""}
        self._execute(INSERT_ORDER, values | {"document": document} | search_columns.of_order(order))
        self._note(order, user_id, CREATE, "", self.now_ns if at_ns is None else at_ns)
        return document

    def due_orders(self, now_ns: int, most: int) -> list[OrderRow]:
        """Open orders whose life is over, those that were due first at the front."""
        return [OrderRow(*row) for row in self._execute(SELECT_DUE, {"now": now_ns, "most": most}).fetchall()]

    def scheduled_orders(self, now_ns: int, most: int) -> list[OrderRow]:
        """Orders to which something is to happen by this time, in the order of it."""
        return [OrderRow(*row) for row in self._execute(SELECT_SCHEDULED, {"now": now_ns, "most": most}).fetchall()]

    def schedule(self, order_id: str, at_ns: int | None, event: str = "") -> None:
        """Let something happen to an order at this time, in place of what was to happen; None for nothing."""
        self._execute(SCHEDULE, {"o": order_id, "at": at_ns, "event": event})

    def forget_expiry(self, order_id: str) -> None:
        """Let time not end an order any more."""
        self._execute(FORGET_EXPIRY, {"o": order_id})

    def order(self, order_id: str, *, for_change: bool = False) -> OrderRow | None:
        """An order, of whichever account. `for_change` keeps others from changing it meanwhile."""
        query = SELECT_ORDER_FOR_CHANGE if for_change and self._shared else SELECT_ORDER
        row = self._execute(query, {"o": order_id}).fetchone()
        return OrderRow(*row) if row else None

    def waiting_order(self, terminal_id: str) -> OrderRow | None:
        """The waiting order of a terminal, which nobody else changes meanwhile."""
        query = SELECT_WAITING_FOR_CHANGE if self._shared else SELECT_WAITING
        row = self._execute(query, {"t": terminal_id}).fetchone()
        return OrderRow(*row) if row else None

    def change_order(
        self, order: Mapping[str, Any], *, from_status: str, user_id: int, command: str, at_ns: int
    ) -> bytes | None:
        """Keep a changed order if its status is still `from_status`; returns its text, or None if it was not.

        The others tell whose order it is, what was done and when, for the stream of events.
        """
        document = dumps(order)
        values = {f"new_{name}": value for name, value in search_columns.of_order(order).items()}
        values |= {"o": order["id"], "from_status": from_status, "d": document}
        if self._execute(UPDATE_ORDER, values).rowcount != 1:
            return None
        self._note(order, user_id, command, from_status, at_ns)
        return document

    def _note(self, order: Mapping[str, Any], user_id: int, command: str, from_status: str, at_ns: int) -> None:
        detail = order.get("status_detail", order["status"])  # an order of 2024 has none
        kind = order.get("type", "")
        self.changes.append(
            OrderChange(order["id"], user_id, kind, command, from_status, order["status"], detail, at_ns)
        )

    def find_orders(self, search: Search) -> tuple[list[bytes], int]:
        """The texts of a page of orders, and how many there are in all."""
        return find(self._execute, orders, search)

    def find_merchant_orders(self, search: Search) -> tuple[list[bytes], int]:
        """The texts of a page of merchant orders, and how many there are in all."""
        return find(self._execute, merchant_orders, search)

    def add_merchant_order(self, user_id: int, order: Mapping[str, Any]) -> bytes:
        """Keep a new merchant order; returns its text."""
        document = dumps(order)
        values = {"id": order["id"], "user_id": user_id, "preference": preference_key(order["preference_id"])}
        self._execute(INSERT_MERCHANT_ORDER, values | {"document": document} | search_columns.of_merchant_order(order))
        return document

    def merchant_order(self, user_id: int, order_id: int, *, for_change: bool = False) -> bytes | None:
        """The text of a merchant order of this account. `for_change` keeps others from changing it meanwhile."""
        query = SELECT_MERCHANT_ORDER_FOR_CHANGE if for_change and self._shared else SELECT_MERCHANT_ORDER
        row = self._execute(query, {"u": user_id, "o": order_id}).fetchone()
        return row[0] if row else None

    def change_merchant_order(self, order: Mapping[str, Any]) -> bytes:
        """Keep a changed merchant order; returns its text."""
        document = dumps(order)
        values = {f"new_{name}": value for name, value in search_columns.of_merchant_order(order).items()}
        values |= {"o": order["id"], "d": document, "p": preference_key(order["preference_id"])}
        self._execute(UPDATE_MERCHANT_ORDER, values)
        return document

    def has_closed_merchant_order(self, user_id: int, preference_id: str) -> bool:
        """Whether a merchant order of this preference is closed or expired."""
        where = {"u": user_id, "p": preference_key(preference_id)}
        return bool(self._execute(SELECT_CLOSED, where).fetchone()[0])

    # The whole

    def rows(self, table: str) -> list[dict[str, Any]]:
        """Everything in one table."""
        columns = metadata.tables[table].columns
        kinds = [(str(each.name), bool if isinstance(each.type, sa.Boolean) else _as_it_is) for each in columns]
        rows = self._execute(SELECT_ALL[table], {}).fetchall()
        return [{name: kind(value) for (name, kind), value in zip(kinds, row, strict=True)} for row in rows]

    def add_rows(self, table: str, rows: list[dict[str, Any]]) -> None:
        """Put rows into one table."""
        self._changes_setup()
        for row in rows:
            self._execute(INSERT_INTO[table], row)

    def clear(self) -> None:
        """Forget everything, and let the clock be that of the machine again."""
        self._changes_setup()
        for statement in DELETE_ALL:
            self._execute(statement, {})
        self.set_clock(ClockSetting())

    def _changes_setup(self) -> None:
        """Read the set-up again from now on: what this transaction wrote, and what is there if it is given up."""
        self.setup_changed = True
        self._cache = None

    def _cached(self, name: Any, read: Callable[[], Any]) -> Any:
        if self._cache is None:
            return read()
        if name not in self._cache:
            self._cache[name] = read()
        return self._cache[name]
