"""The store at a URL: makes the tables, and gives transactions."""

import sqlite3
from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

import sqlalchemy as sa

from mp_orders_mock.clock import Clock, system_clock
from mp_orders_mock.events import MAX_EVENTS, Events, OrderChange, written
from mp_orders_mock.store.databases import Database, Execute, PostgresDatabase, SQLiteDatabase
from mp_orders_mock.store.errors import GroupLostError, StoreError
from mp_orders_mock.store.migrations import create_tables, migrate, missing_columns
from mp_orders_mock.store.setup import SETUP, Seen, Setup
from mp_orders_mock.store.tables import VERSION, metadata, mock_state, order_changes
from mp_orders_mock.store.transaction import Transaction

if TYPE_CHECKING:
    from mp_orders_mock.store.trips import Trips

MAX_CACHED_ACCOUNTS = 10_000
INSERT_STATE = sa.insert(mock_state).values({"id": 1, "version": VERSION, "clock_offset_ns": 0})
SELECT_VERSION = sa.select(mock_state.c.version)
UPDATE_VERSION = sa.update(mock_state).values(version=sa.bindparam("v"))


def nobody() -> None:
    """Is told, and does nothing."""


class Store:
    """The tables at a URL, made and filled when they are not there yet.

    Args:
        url: `sqlite://` for memory, `sqlite:///file.db`, or `postgresql+psycopg://user@host/name`.
        clock: gives the time of the machine in nanoseconds since 1970.
        fill: puts the first content into new tables, in the transaction that makes them.

    Raises:
        StoreError: the URL is none of these, another process has the file, the database cannot be reached or is not
            a store of this version.
    """

    def __init__(
        self,
        url: str = "sqlite://",
        *,
        clock: Clock = system_clock,
        fill: Callable[[Transaction], None] | None = None,
    ) -> None:
        self.clock = clock
        self.events = Events()
        """What has happened to orders, where no other process has a part in it."""
        self.on_mail: Callable[[], object] = nobody
        """Called when a transaction is kept that lets a notification be sent; it must not raise."""
        self.seen = Seen(Setup(), (), {})
        read = _read_url(url)
        self._database: Database = SQLiteDatabase(read.database) if _is_sqlite(read) else PostgresDatabase(read)
        self.trips: Trips | None = self._database.trips()
        """What is quicker than a transaction, where others use the store too."""
        self.shared = self._database.shared
        in_file = read.database not in (None, "", ":memory:")
        self.kind = "PostgreSQL" if self.shared else f"SQLite, in {'a file' if in_file else 'memory'}"
        try:
            self._prepare(fill)
        except BaseException as error:
            self.close()
            if isinstance(error, sa.exc.SQLAlchemyError | sqlite3.Error | TypeError | ValueError):
                raise StoreError(_explain(read, getattr(error, "orig", error))) from None
            raise

    def transaction(self, *, alone: bool = False) -> AbstractContextManager[Transaction]:
        """A transaction: kept at the end of the context, given up on any exception.

        Args:
            alone: waits until no other is under way, in whichever process, and keeps others waiting. For what changes
                or reads the whole.
        """
        return _Transacting(self, self._database.begin(alone=alone), self._tell)

    @contextmanager
    def group(self) -> Iterator[Callable[[], AbstractContextManager[Transaction]]]:
        """Begins transactions, one after the other, that are committed at the end of the context, all or nothing.

        Each may be given up alone. Only where no other process uses the store.

        Raises:
            GroupLostError: they were not kept.
        """
        database, kept = self._database, list[Transaction]()
        if not isinstance(database, SQLiteDatabase):
            raise TypeError("where others use the store, each transaction is committed alone")
        try:
            with database.group() as part:
                seen = self.seen
                yield lambda: _Transacting(self, part, kept.append)
        except BaseException as error:
            if any(each.setup_changed for each in kept):
                self.seen = seen
            if isinstance(error, Exception):
                raise GroupLostError from error
            raise
        for each in kept:
            self._tell(each)

    def _tell(self, kept: Transaction) -> None:
        """Tell of a transaction that was kept."""
        if not self.shared and kept.changes:
            self.events.publish(kept.changes)
        if kept.outbox.has_mail:
            self.on_mail()

    def stay(self) -> None:
        """Make sure that others still see that this process uses the store."""
        self._database.stay()

    @contextmanager
    def snapshot(self) -> Iterator[Transaction]:
        """All of the store at one moment, to be read while others change it."""
        with self._database.snapshot() as execute:
            yield Transaction(execute, self.clock, shared=False, reads=self._database.snapshot_reads)

    def order_changes(self, count: int = MAX_EVENTS) -> list[OrderChange]:
        """The last changes of orders, oldest first."""
        if not self.shared:
            return self.events.last(count)
        with self.transaction() as transaction:
            return [OrderChange(**row) for row in transaction.read(order_changes, count)]

    def close(self) -> None:
        """Give connections and files back; what was in memory is gone."""
        if self.trips:
            self.trips.close()
        self._database.close()

    def _prepare(self, fill: Callable[[Transaction], None] | None) -> None:
        with self._database.begin(alone=True) as execute:
            self._make_tables(execute, fill)
            if self.trips:
                self.trips.prepare(execute)
            transaction = Transaction(execute, self.clock, shared=self.shared)
            if self._database.come():
                transaction.forget_told()
            else:
                transaction.set_clock(transaction.setup.clock)  # whoever may not write finds out now
            self.seen = transaction.seen()

    def _make_tables(self, execute: Execute, fill: Callable[[Transaction], None] | None) -> None:
        columns = self._database.columns(execute)
        present = columns.keys() & metadata.tables.keys()
        if mock_state.name in present:
            _open_tables(execute, self._database.columns)
            return
        if present:
            raise StoreError(f"the store has tables of somebody else: {', '.join(sorted(present))}")
        create_tables(execute, metadata.sorted_tables)
        execute(INSERT_STATE, {"id": 1, "version": VERSION, "clock_offset_ns": 0})
        if fill:
            fill(Transaction(execute, self.clock, shared=self.shared))


class _Transacting:
    """The context of a transaction. A class, because a generator takes twice as long and this is on every path."""

    __slots__ = ("_begun", "_store", "_tell", "_transaction")

    def __init__(
        self, store: Store, begun: AbstractContextManager[Execute], tell: Callable[[Transaction], None]
    ) -> None:
        self._store = store
        self._begun = begun
        self._tell = tell

    def __enter__(self) -> Transaction:
        execute = self._begun.__enter__()
        seen = self._store.seen
        if len(seen.cache) > MAX_CACHED_ACCOUNTS:
            seen.cache = {SETUP: seen.setup}
        cache = {} if self._store.shared else seen.cache
        self._transaction = Transaction(execute, self._store.clock, shared=self._store.shared, cache=cache)
        if self._store.shared:
            try:
                self._look()
            except BaseException as error:
                self._begun.__exit__(type(error), error, error.__traceback__)
                raise
        return self._transaction

    def _look(self) -> None:
        """Remember the set-up if another process has changed it, or else use what is remembered of it."""
        seen, now = self._store.seen, self._transaction.setup.revision
        if now > seen.setup.revision:
            self._store.seen = self._transaction.seen()
        elif now == seen.setup.revision:
            self._transaction.remember(seen.cache)

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if kind is not None:
            self._begun.__exit__(kind, error, trace)
            return
        seen = self._store.seen
        try:
            self._finish()
        except BaseException as failed:
            self._begun.__exit__(type(failed), failed, failed.__traceback__)
            self._store.seen = seen
            raise
        try:
            self._begun.__exit__(None, None, None)
        except BaseException:
            self._store.seen = seen
            raise
        self._tell(self._transaction)

    def _finish(self) -> None:
        if self._transaction.setup_changed:
            self._store.seen = self._transaction.seen()  # before the next one can begin
        if self._store.shared:
            for change in self._transaction.changes:
                self._transaction.write(order_changes, written(change))


def _open_tables(execute: Execute, find_columns: Callable[[Execute], Mapping[str, set[str]]]) -> None:
    """Check tables that are there, and bring them to this version."""
    columns = find_columns(execute)
    if "version" not in columns[mock_state.name]:
        raise StoreError("the store is not complete: it lacks its version")
    row = execute(SELECT_VERSION, {}).fetchone()
    if row is None:
        raise StoreError("the store is not complete: it lacks its version")
    if row[0] != VERSION:
        migrate(execute, row[0])
        execute(UPDATE_VERSION, {"v": VERSION})
        columns = find_columns(execute)
    missing = missing_columns(columns)
    if missing:
        raise StoreError(f"the store is not complete: it lacks {', '.join(missing)}; use a new one")


def _is_sqlite(url: sa.URL) -> bool:
    return url.drivername == "sqlite"


def _read_url(url: str) -> sa.URL:
    try:
        read = sa.make_url(url)
    except (sa.exc.ArgumentError, ValueError):
        raise StoreError("the store is not a URL such as sqlite:///file.db") from None
    if "@" in f"{read.host or ''}{read.database or ''}" and not _is_sqlite(read):
        raise StoreError(
            "the store is no URL: in a password @ is %40, / is %2F and : is %3A; PGPASSWORD takes it as it is"
        )
    if read.drivername == "postgresql":
        read = read.set(drivername="postgresql+psycopg")
    if read.drivername not in ("sqlite", "postgresql+psycopg"):
        raise StoreError(f"unknown store {read.drivername!r}: one of sqlite and postgresql+psycopg")
    if _is_sqlite(read) and (read.query or read.host):
        raise StoreError("the store is a file, sqlite:///file.db or sqlite:////folder/file.db, and no more")
    if _is_sqlite(read) and read.database and not Path(read.database).absolute().parent.is_dir():
        raise StoreError(f"there is no folder {Path(read.database).absolute().parent} for the store")
    return read


def _explain(url: sa.URL, error: object) -> str:
    shown = url.set(query={}).render_as_string(hide_password=True)
    said = " ".join(str(error).split())
    secrets = [str(url.password or ""), *(str(value) for name, value in url.query.items() if "pass" in name)]
    if any(secret and secret in said for secret in secrets):
        said = "the connection failed"
    return f"cannot use the store {shown}: {said}"
