"""What a call may ask of the store and change. It all happens, or none of it."""

import hashlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

import orjson
import sqlalchemy as sa
from attrs import asdict

from mp_orders_mock.clock import ClockSetting, merchant_order_time, order_time
from mp_orders_mock.domain import merchant_payments, notifications
from mp_orders_mock.domain.merchant_orders import preference_key
from mp_orders_mock.domain.transitions import CREATE
from mp_orders_mock.events import OrderChange
from mp_orders_mock.json_text import dumps
from mp_orders_mock.store import search_columns
from mp_orders_mock.store import statements as sql
from mp_orders_mock.store.databases import Execute
from mp_orders_mock.store.outbox import Outbox
from mp_orders_mock.store.places import Places
from mp_orders_mock.store.preferences import Preferences
from mp_orders_mock.store.rows import AccountRow, EndpointRow, OrderRow, StoredAnswer
from mp_orders_mock.store.searches import Search, find
from mp_orders_mock.store.setup import SETUP, Seen, Setup
from mp_orders_mock.store.snapshots import NOW, Reads
from mp_orders_mock.store.tables import (
    merchant_orders,
    metadata,
    orders,
)

ROWS_AT_ONCE = 100


def _as_it_is(value: Any) -> Any:
    return value


class Transaction(Places):
    """One transaction.

    Args:
        execute: executes a statement of SQLAlchemy with its values, and gives a cursor.
        clock: gives the time of the machine.
        shared: whether other processes use the tables too.
        cache: what was read of the set-up so far.
        reads: the statements that read whole tables.
    """

    __slots__ = ("_cache", "_clock", "_reads", "_shared", "changes", "outbox", "preferences", "setup_changed")

    def __init__(
        self,
        execute: Execute,
        clock: Callable[[], int],
        *,
        shared: bool,
        cache: dict[Any, Any] | None = None,
        reads: Reads = NOW,
    ) -> None:
        super().__init__(execute)
        self._reads = reads
        self._clock = clock
        self._shared = shared
        self._cache = cache
        self.setup_changed = False
        self.outbox = Outbox(execute, shared=shared)
        self.preferences = Preferences(execute, shared=shared)
        self.changes: list[OrderChange] = []
        """What it has changed so far; published when it is kept."""

    @property
    def now_ns(self) -> int:
        """The time of the mock."""
        return self.setup.clock.now_ns(self._clock())

    def machine_ns(self) -> int:
        """The time of the machine."""
        return self._clock()

    def lock(self, *name: str | int) -> None:
        """Wait until no other transaction has a lock of this name; held to the end. Take key before terminal."""
        if self._shared:
            digest = hashlib.sha256("\0".join(map(str, name)).encode()).digest()
            self._execute(sql.LOCK, {"number": int.from_bytes(digest[:8], signed=True)})

    # The set-up

    @property
    def setup(self) -> Setup:
        """The set-up as it is in this transaction."""
        setup: Setup = self._cached(SETUP, self._read_setup)
        return setup

    def _read_setup(self) -> Setup:
        revision, resets, offset_ns, stands_at_ns, is_followed = self._execute(sql.SELECT_SETUP, {}).fetchone()
        return Setup(revision, resets, ClockSetting(offset_ns, stands_at_ns), bool(is_followed))

    def seen(self) -> Seen:
        """The set-up as it is now, for others to remember; what is read from now on is remembered with it."""
        setup = self._read_setup()
        self._cache = {SETUP: setup}
        return Seen(setup, self.faults(), self._cache)

    def remember(self, cache: dict[Any, Any]) -> None:
        """Use what was read of the same set-up before."""
        self._cache = cache

    def set_clock(self, setting: ClockSetting) -> None:
        """Set the clock of the mock."""
        self._changes_setup()
        self._execute(sql.UPDATE_CLOCK, {"offset": setting.offset_ns, "stands": setting.stands_at_ns})

    def account(self, user_id: int) -> AccountRow | None:
        """An account that was set up."""
        account: AccountRow | None = self._cached(user_id, lambda: self._account(user_id))
        return account

    def _account(self, user_id: int) -> AccountRow | None:
        row = self._execute(sql.SELECT_ACCOUNT, {"u": user_id}).fetchone()
        return AccountRow(row[0], row[1], bool(row[2]), bool(row[3])) if row else None

    def put_account(self, account: AccountRow) -> None:
        """Set an account up, or change it."""
        self._changes_setup()
        self._execute(sql.DELETE_ACCOUNT, {"u": account.user_id})
        self._execute(sql.INSERT_ACCOUNT, asdict(account))

    def put_endpoint(self, row: EndpointRow) -> EndpointRow:
        """Tell an address of changes from now on, as `Outbox.put_endpoint`."""
        self._changes_setup()
        return self.outbox.put_endpoint(row)

    def delete_endpoint(self, number: int) -> None:
        """Forget an address, and what waits for it."""
        self._changes_setup()
        self.outbox.delete_endpoint(number)

    # Idempotency

    def stored_answer(self, user_id: int, key: str) -> StoredAnswer | None:
        """The first answer under this key of this account."""
        row = self._execute(sql.SELECT_ANSWER, {"u": user_id, "k": key}).fetchone()
        return StoredAnswer(*row) if row else None

    def store_answer(self, user_id: int, key: str, answer: StoredAnswer) -> None:
        """Keep the answer under this key, which has none."""
        values = {"user_id": user_id, "key": key, "fingerprint": answer.fingerprint, "body": answer.body}
        values |= {"first_used_ns": answer.first_used_ns, "status": answer.status}
        self._execute(sql.INSERT_ANSWER, values)

    def forget_answer(self, user_id: int, key: str) -> None:
        """Free this key."""
        self._execute(sql.DELETE_ANSWER, {"u": user_id, "k": key})

    def forget_answers(self, before_ns: int, most: int) -> int:
        """Free keys that were first used at this time or before; returns how many."""
        count: int = self._execute(sql.DELETE_OLD_ANSWERS, {"before": before_ns, "most": most}).rowcount
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
        self._execute(sql.INSERT_ORDER, values | {"document": document} | search_columns.of_order(order))
        self._note(order, user_id, CREATE, "", self.now_ns if at_ns is None else at_ns)
        return document

    def due_orders(self, now_ns: int, most: int) -> list[OrderRow]:
        """Open orders whose life is over, those that were due first at the front."""
        return [OrderRow(*row) for row in self._execute(sql.SELECT_DUE, {"now": now_ns, "most": most}).fetchall()]

    def scheduled_orders(self, now_ns: int, most: int) -> list[OrderRow]:
        """Orders to which something is to happen by this time, in the order of it."""
        return [OrderRow(*row) for row in self._execute(sql.SELECT_SCHEDULED, {"now": now_ns, "most": most}).fetchall()]

    def schedule(self, order_id: str, at_ns: int | None, event: str = "") -> None:
        """Let something happen to an order at this time, in place of what was to happen; None for nothing."""
        self._execute(sql.SCHEDULE, {"o": order_id, "at": at_ns, "event": event})

    def forget_expiry(self, order_id: str) -> None:
        """Let time not end an order any more."""
        self._execute(sql.FORGET_EXPIRY, {"o": order_id})

    def order(self, order_id: str, *, for_change: bool = False) -> OrderRow | None:
        """An order, of whichever account. `for_change` keeps others from changing it meanwhile."""
        query = sql.SELECT_ORDER_FOR_CHANGE if for_change and self._shared else sql.SELECT_ORDER
        row = self._execute(query, {"o": order_id}).fetchone()
        return OrderRow(*row) if row else None

    def waiting_order(self, terminal_id: str) -> OrderRow | None:
        """The waiting order of a terminal, which nobody else changes meanwhile."""
        query = sql.SELECT_WAITING_FOR_CHANGE if self._shared else sql.SELECT_WAITING
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
        if self._execute(sql.UPDATE_ORDER, values).rowcount != 1:
            return None
        self._note(order, user_id, command, from_status, at_ns)
        return document

    def _note(self, order: Mapping[str, Any], user_id: int, command: str, from_status: str, at_ns: int) -> None:
        detail = order.get("status_detail", order["status"])  # an order of 2024 has none
        kind = order.get("type", "")
        self.changes.append(
            OrderChange(order["id"], user_id, kind, command, from_status, order["status"], detail, at_ns)
        )
        if self.setup.is_followed:
            self._tell(order, user_id, command, at_ns)

    def _tell(self, order: Mapping[str, Any], user_id: int, command: str, at_ns: int) -> None:
        """Let those know of a change who follow the order: addresses, and the merchant order that it belongs to."""
        version, merchant_order_id = self._execute(sql.SELECT_FOLLOWED, {"o": order["id"]}).fetchone()
        told = notifications.of_order(order, command, user_id=user_id, version=version, now=order_time(at_ns))
        self.outbox.add(told, user_id, at_ns)
        text = merchant_order_id and self.merchant_order(user_id, merchant_order_id, for_change=True)
        if text:
            changed = merchant_payments.with_order(orjson.loads(text), order, now=merchant_order_time(at_ns))
            self.change_merchant_order(user_id, changed, at_ns)

    def _tell_of_merchant_order(self, order: Mapping[str, Any], user_id: int, action: str, at_ns: int) -> None:
        if self.setup.is_followed:
            version = self._execute(sql.SELECT_MERCHANT_VERSION, {"o": order["id"]}).fetchone()[0]
            now = merchant_order_time(at_ns)
            told = notifications.of_merchant_order(order, action, user_id=user_id, version=version, now=now)
            self.outbox.add(told, user_id, at_ns)
            self.outbox.add(notifications.of_feed(order), user_id, at_ns)

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
        self._execute(
            sql.INSERT_MERCHANT_ORDER, values | {"document": document} | search_columns.of_merchant_order(order)
        )
        self._tell_of_merchant_order(order, user_id, "create", self.now_ns)
        return document

    def merchant_order(self, user_id: int, order_id: int, *, for_change: bool = False) -> bytes | None:
        """The text of a merchant order of this account. `for_change` keeps others from changing it meanwhile."""
        query = sql.SELECT_MERCHANT_ORDER_FOR_CHANGE if for_change and self._shared else sql.SELECT_MERCHANT_ORDER
        row = self._execute(query, {"u": user_id, "o": order_id}).fetchone()
        return row[0] if row else None

    def change_merchant_order(self, user_id: int, order: Mapping[str, Any], at_ns: int | None = None) -> bytes:
        """Keep a merchant order of this account that changed at this time or now; returns its text."""
        document = dumps(order)
        values = {f"new_{name}": value for name, value in search_columns.of_merchant_order(order).items()}
        values |= {"o": order["id"], "d": document, "p": preference_key(order["preference_id"])}
        self._execute(sql.UPDATE_MERCHANT_ORDER, values)
        self._tell_of_merchant_order(order, user_id, "update", self.now_ns if at_ns is None else at_ns)
        return document

    def merchant_order_owner(self, order_id: int) -> int | None:
        """The account of a merchant order."""
        row = self._execute(sql.SELECT_MERCHANT_OWNER, {"o": order_id}).fetchone()
        return row[0] if row else None

    def put_into_merchant_order(self, order_id: str, merchant_order_id: int) -> None:
        """Let an order belong to a merchant order, which has its payments from now on."""
        self._changes_setup()
        self._execute(sql.PUT_INTO, {"o": order_id, "m": merchant_order_id})

    def has_closed_merchant_order(self, user_id: int, preference_id: str) -> bool:
        """Whether a merchant order of this preference is closed or expired."""
        where = {"u": user_id, "p": preference_key(preference_id)}
        return bool(self._execute(sql.SELECT_CLOSED, where).fetchone()[0])

    # The whole

    def rows(self, table: str) -> list[dict[str, Any]]:
        """Everything in one table."""
        return list(self.each_row(table))

    def each_row(self, table: str) -> Iterator[dict[str, Any]]:
        """Everything in one table, in the order of its key, of which only some is in memory at a time."""
        columns = metadata.tables[table].columns
        kinds = [(str(each.name), bool if isinstance(each.type, sa.Boolean) else _as_it_is) for each in columns]
        keys = [str(each.name) for each in metadata.tables[table].primary_key.columns]
        most = {"most": ROWS_AT_ONCE}
        rows = self._execute(self._reads.first[table], most).fetchall()
        while rows:
            for row in rows:
                values = {name: kind(value) for (name, kind), value in zip(kinds, row, strict=True)}
                yield values
            last = {f"last_{name}": values[name] for name in keys}
            rows = self._execute(self._reads.following[table], most | last).fetchall()

    def count_rows(self, table: str) -> int:
        """How many rows are in one table; of a snapshot about so many."""
        count: int = self._execute(self._reads.count[table], {}).fetchone()[0]
        return count

    def add_rows(self, table: str, rows: list[dict[str, Any]]) -> None:
        """Put rows into one table."""
        self._changes_setup()
        for row in rows:
            self._execute(sql.INSERT_INTO[table], row)

    def clear(self) -> None:
        """Forget all of the state, and let the clock be that of the machine again."""
        self._changes_setup()
        for statement in sql.DELETE_STATE:
            self._execute(statement, {})
        self.set_clock(ClockSetting())

    def begin_again(self) -> None:
        """Forget the state and all that tests know of it: faults and logs. Who began before is overtaken."""
        self.clear()
        self.preferences.clear()
        self.forget_told()
        self._execute(sql.NEXT_RESET, {})

    def forget_told(self) -> None:
        """Forget faults and logs, which end with the last process that had a part in them."""
        self._changes_setup()
        for statement in (sql.DELETE_FAULTS, *sql.FORGET.values()):
            self._execute(statement, {})

    def _changes_setup(self) -> None:
        """Read the set-up again from now on: what this transaction wrote, and what is there if it is given up."""
        if not self.setup_changed:
            self._execute(sql.NEXT_REVISION, {})
        self.setup_changed = True
        self._cache = None

    # What tests know

    def faults(self) -> list[dict[str, Any]]:
        """The faults that are set in a shared store, in their order."""
        return [orjson.loads(row[0]) for row in self._execute(sql.SELECT_FAULTS, {}).fetchall()]

    def last_fault(self) -> int:
        """The number that the last fault of a shared store got."""
        number: int = self._execute(sql.SELECT_LAST_FAULT, {}).fetchone()[0]
        return number

    def put_faults(self, rows: Sequence[Mapping[str, Any]], last: int) -> None:
        """Set these faults in place of those that were set, of which the last one got this number."""
        self._changes_setup()
        self._execute(sql.DELETE_FAULTS, {})
        for row in rows:
            self._execute(sql.INSERT_INTO["faults"], {"number": row["number"], "text": orjson.dumps(row).decode()})
        self._execute(sql.UPDATE_LAST_FAULT, {"last": last})

    def write(self, log: sa.Table, text: str) -> None:
        """Write something that has happened into a log."""
        self._execute(sql.WRITE[log], {"text": text})

    def read(self, log: sa.Table, most: int) -> list[Any]:
        """The last entries of a log, oldest first."""
        rows = self._execute(sql.READ[log], {"most": most}).fetchall()
        return [orjson.loads(row[0]) for row in reversed(rows)]

    def forget(self, log: sa.Table, kept: int = 0) -> None:
        """Forget what is in a log, but for its last entries."""
        self._execute(sql.FORGET_OLD[log] if kept else sql.FORGET[log], {"kept": kept} if kept else {})

    def _cached(self, name: Any, read: Callable[[], Any]) -> Any:
        if self._cache is None:
            return read()
        if name not in self._cache:
            self._cache[name] = read()
        return self._cache[name]
