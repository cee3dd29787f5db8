"""The store at a URL: makes the tables, and gives transactions."""

import sqlite3
from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager
from pathlib import Path
from types import TracebackType
from typing import Any

import sqlalchemy as sa
from sqlalchemy.schema import CreateIndex, CreateTable

from mp_orders_mock.clock import Clock, system_clock
from mp_orders_mock.events import Events
from mp_orders_mock.store.databases import Database, Execute, PostgresDatabase, SQLiteDatabase
from mp_orders_mock.store.errors import StoreError
from mp_orders_mock.store.migrations import migrate, missing_columns
from mp_orders_mock.store.tables import VERSION, metadata, mock_state
from mp_orders_mock.store.transaction import Transaction

MAX_CACHED_ACCOUNTS = 10_000
INSERT_STATE = sa.insert(mock_state)
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
        events: is told what happened to orders, once it is committed.

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
        events: Events | None = None,
    ) -> None:
        self._clock = clock
        self._events = events or Events()
        self.on_mail: Callable[[], object] = nobody
        """Called when a transaction is kept that lets a notification be sent; it must not raise."""
        self._cache: dict[Any, Any] = {}
        read = _read_url(url)
        self._database: Database = SQLiteDatabase(read.database) if _is_sqlite(read) else PostgresDatabase(read)
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
        cache = None if self.shared else self._cache
        return _Transacting(self, self._database, self._clock, cache, self._events, alone=alone)

    def close(self) -> None:
        """Give connections and files back; what was in memory is gone."""
        self._database.close()

    def _prepare(self, fill: Callable[[Transaction], None] | None) -> None:
        with self._database.begin(alone=True) as execute:
            columns = self._database.columns(execute)
            present = columns.keys() & metadata.tables.keys()
            if mock_state.name in present:
                _open_tables(execute, self._database.columns)
                return
            if present:
                raise StoreError(f"the store has tables of somebody else: {', '.join(sorted(present))}")
            _create_tables(execute)
            state = {"id": 1, "version": VERSION, "clock_offset_ns": 0, "clock_stands_at_ns": None}
            execute(INSERT_STATE, state)
            if fill:
                fill(Transaction(execute, self._clock, shared=self.shared))


class _Transacting:
    """The context of a transaction. A class, because a generator takes twice as long and this is on every path."""

    __slots__ = ("_alone", "_begun", "_cache", "_clock", "_database", "_events", "_store", "_transaction")

    def __init__(
        self,
        store: Store,
        database: Database,
        clock: Clock,
        cache: dict[Any, Any] | None,
        events: Events,
        *,
        alone: bool,
    ) -> None:
        self._store = store
        self._events = events
        self._alone = alone
        self._database = database
        self._clock = clock
        self._cache = cache

    def __enter__(self) -> Transaction:
        self._begun = self._database.begin(alone=self._alone)
        execute = self._begun.__enter__()
        if self._cache is not None and len(self._cache) > MAX_CACHED_ACCOUNTS:
            self._cache.clear()
        cache = {} if self._cache is None else self._cache  # others may change a shared set-up after this transaction
        self._transaction = Transaction(execute, self._clock, shared=self._database.shared, cache=cache)
        return self._transaction

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._cache is not None and self._transaction.setup_changed:
            self._cache.clear()  # before the next one can begin
        self._begun.__exit__(kind, error, trace)
        if kind is None and self._transaction.changes:
            self._events.publish(self._transaction.changes)
        if kind is None and self._transaction.outbox.has_mail:
            self._store.on_mail()


def _create_tables(execute: Execute) -> None:
    for table in metadata.sorted_tables:
        execute(CreateTable(table), {})
        for index in table.indexes:
            execute(CreateIndex(index), {})


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
