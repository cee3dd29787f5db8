"""How statements get to the tables: to SQLite, which one process owns, or to PostgreSQL, which several share."""

import functools
import operator
import sqlite3
import tempfile
import threading
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager, suppress
from types import TracebackType
from typing import TYPE_CHECKING, Any, Protocol, TypeAlias

import sqlalchemy as sa
from sqlalchemy.dialects import sqlite

from mp_orders_mock.store import snapshots
from mp_orders_mock.store.errors import ConstraintError, StoreError
from mp_orders_mock.store.file_lock import FileLock, in_use
from mp_orders_mock.store.snapshots import Reads
from mp_orders_mock.store.tables import for_postgresql

if TYPE_CHECKING:
    import psycopg

    from mp_orders_mock.store.trips import Trips

CONNECTIONS = 16
PRAGMAS = ("locking_mode = EXCLUSIVE", "trusted_schema = OFF")
OF_FILE = ("journal_mode = WAL", "synchronous = FULL", "temp_store = MEMORY")
"""What a savepoint has changed is remembered in memory: there may be no folder for temporary files."""
OF_MEMORY = ("journal_mode = MEMORY", "synchronous = OFF")
IN_MEMORY = ":memory:"
TEMPORARY = ""
"""SQLite's temporary database: small in memory, and beyond that in a file without a name, which ends with the process.
What it calls `:memory:` looks through all of its pages whenever one of an index is split (bench/growth.py)."""

STORE_LOCK = 0x6D706F7264657273  # any number that nothing else takes
PRESENCE_LOCK = "28016, hashtext(current_schema())"  # of whoever uses the tables in this schema
EXCLUSIVE_LOCK = sa.text(f"SELECT pg_advisory_xact_lock({STORE_LOCK})")
SHARED_LOCK = sa.text(f"SELECT pg_advisory_xact_lock_shared({STORE_LOCK})")
CONNECT = {"connect_timeout": "5", "client_encoding": "utf8"}
"""Unless the URL says otherwise; the encoding for a database that was made with SQL_ASCII."""
STATEMENT_TIMEOUT_S = 10

Execute: TypeAlias = Callable[[Any, Mapping[str, Any]], Any]
"""Executes a statement of SQLAlchemy Core with its values, and gives a cursor."""


class Database(Protocol):
    """What a store needs of a database."""

    shared: bool
    """Whether other processes use it too."""

    def begin(self, *, alone: bool) -> AbstractContextManager[Execute]:
        """A transaction: committed at the end of the context, given up on any exception.

        `alone` keeps all others out, in whichever process.
        """

    def snapshot(self) -> AbstractContextManager[Execute]:
        """Executes `snapshot_reads`, which find everything as it was when this began, while others go on."""

    snapshot_reads: Reads
    """Of a snapshot."""

    def columns(self, execute: Execute) -> dict[str, set[str]]:
        """The tables that are there, each with its columns."""

    def trips(self) -> "Trips | None":
        """What is quicker than a transaction; None where nothing is."""

    def come(self) -> bool:
        """Use it until it is closed; whether nobody else does."""

    def stay(self) -> None:
        """Make sure that others still see that it is used."""

    def close(self) -> None:
        """Give connections and files back."""


class Fetched(list[Any]):
    """Rows that were fetched already, in place of a cursor."""

    def fetchone(self) -> Any:
        """The first one."""
        return self[0] if self else None

    def fetchall(self) -> list[Any]:
        """All of them."""
        return self


class SQLiteDatabase:
    """SQLite, in memory or in a file, with one connection that keeps every other process out.

    SQLAlchemy writes the statements and SQLite gets them as they are: what SQLAlchemy does around each execution takes
    five times as long as the execution.
    """

    shared = False
    snapshot_reads = snapshots.SNAPSHOT

    def __init__(self, path: str | None) -> None:
        in_file = path not in (None, "", IN_MEMORY)
        self._lock = threading.Lock()
        self._snapshot = threading.Lock()
        self._file_lock = FileLock(path)
        connect = functools.partial(sqlite3.connect, check_same_thread=False, isolation_level=None, timeout=0)
        try:
            self._connection = connect(path if in_file else _memory())
        except (sqlite3.Error, ValueError) as error:
            self._file_lock.release()
            raise StoreError(f"cannot use the store {path!r}: {error}") from None
        try:
            for pragma in (*PRAGMAS, *(OF_FILE if in_file else OF_MEMORY)):
                self._connection.execute(f"PRAGMA {pragma}")
            self._connection.execute("BEGIN EXCLUSIVE")
            self._connection.execute("COMMIT")
        except sqlite3.Error as error:
            self.close()
            if "locked" in str(error):
                raise in_use(path) from None
            raise StoreError(f"cannot use the store {path}: {error}") from None

    def begin(self, *, alone: bool) -> AbstractContextManager[Execute]:  # noqa: ARG002 - each one is alone here
        """A transaction; others wait."""
        return self

    def __enter__(self) -> Execute:
        self._lock.acquire()
        try:
            self._connection.execute("BEGIN IMMEDIATE")
        except BaseException:
            self._lock.release()
            raise
        return self._execute

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        try:
            if kind is None:
                self._commit()
            else:
                self._connection.execute("ROLLBACK")
        finally:
            self._lock.release()

    def _commit(self) -> None:
        try:
            self._connection.execute("COMMIT")
        except BaseException:
            if self._connection.in_transaction:
                self._connection.execute("ROLLBACK")
            raise

    def _execute(self, statement: Any, values: Mapping[str, Any]) -> Any:
        try:
            return _executed(self._connection, statement, values)
        except sqlite3.IntegrityError as error:
            raise ConstraintError(str(error)) from None

    @contextmanager
    def group(self) -> Iterator[AbstractContextManager[Execute]]:
        """A transaction of transactions, each of which enters the same context.

        Each may be given up alone; what is kept of them is committed at the end of this context, all or nothing.
        """
        with self as execute:
            yield _Savepoint(self._connection, execute)

    @contextmanager
    def snapshot(self) -> Iterator[Execute]:
        """What changes is kept as it was, until all is read. One after the other: a second one waits."""
        with self._snapshot:
            try:
                with self.begin(alone=True):
                    for statement in snapshots.BEGIN:
                        self._connection.execute(statement)
                yield self._execute_alone
            finally:
                with self.begin(alone=True):
                    for statement in snapshots.END:
                        self._connection.execute(statement)

    def _execute_alone(self, statement: Any, values: Mapping[str, Any]) -> Any:
        with self._lock:
            return Fetched(_executed(self._connection, statement, values))

    def columns(self, execute: Execute) -> dict[str, set[str]]:
        """The tables that are there, each with its columns."""
        query = "SELECT m.name, c.name FROM sqlite_master m, pragma_table_info(m.name) c WHERE m.type = 'table'"
        return _grouped(execute(sa.text(query), {}))

    def trips(self) -> None:
        """Nothing is quicker."""

    def come(self) -> bool:
        """Nobody else can."""
        return True

    def stay(self) -> None:
        """Nobody else sees it."""

    def close(self) -> None:
        """Close the file when nobody is at work on it; what was in memory is gone."""
        with self._lock:  # a thread that sweeps may outlive the server
            self._connection.close()
        self._file_lock.release()


class _Savepoint:
    """A transaction within a transaction of SQLite."""

    __slots__ = ("_connection", "_execute")

    def __init__(self, connection: sqlite3.Connection, execute: Execute) -> None:
        self._connection = connection
        self._execute = execute

    def __enter__(self) -> Execute:
        if not self._connection.in_transaction:  # a full disk, say, ends it; SAVEPOINT alone would begin another one
            raise sqlite3.OperationalError("the transaction has ended")
        self._connection.execute("SAVEPOINT part")
        return self._execute

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if kind is not None and self._connection.in_transaction:
            self._connection.execute("ROLLBACK TO part")
        if kind is None or self._connection.in_transaction:
            self._connection.execute("RELEASE part")


class PostgresDatabase:
    """PostgreSQL, for any number of processes and machines."""

    shared = True
    snapshot_reads = snapshots.NOW

    def __init__(self, url: sa.URL) -> None:
        url = url.update_query_dict({**CONNECT, **url.query})
        self._presence: psycopg.Connection[Any] | None = None
        self._is_closed = False
        for_postgresql()
        try:
            self._engine = sa.create_engine(
                url,
                pool_size=CONNECTIONS,
                max_overflow=0,
                pool_timeout=STATEMENT_TIMEOUT_S,
                pool_pre_ping=True,
                hide_parameters=True,
            )
            sa.event.listen(self._engine, "connect", _limit)
            self._connect = self._engine.dialect.create_connect_args(url)[1]
        except (sa.exc.SQLAlchemyError, TypeError, ValueError) as error:
            raise StoreError(f"cannot use the store: {' '.join(str(error).split())}") from None
        except ImportError:
            raise StoreError("PostgreSQL needs psycopg: install mp-orders with its extra [postgresql]") from None

    @contextmanager
    def begin(self, *, alone: bool) -> Iterator[Execute]:
        """A transaction on a connection of its own."""
        with self._connected() as connection, connection.begin():
            connection.execute(EXCLUSIVE_LOCK if alone else SHARED_LOCK)

            def execute(statement: Any, values: Mapping[str, Any]) -> Any:
                try:
                    return connection.execute(statement, values)
                except sa.exc.IntegrityError as error:
                    raise ConstraintError(str(error.orig).partition("\n")[0]) from None

            yield execute

    @contextmanager
    def snapshot(self) -> Iterator[Execute]:
        """A transaction that sees what was committed when it began."""
        with self._connected() as connection:
            yield connection.execution_options(isolation_level="REPEATABLE READ").execute

    @contextmanager
    def _connected(self) -> Iterator[sa.Connection]:
        """A connection, which nobody keeps if the store is closed meanwhile."""
        try:
            with self._engine.connect() as connection:
                yield connection
        finally:
            if self._is_closed:
                self._engine.pool.dispose()

    def columns(self, execute: Execute) -> dict[str, set[str]]:
        """The tables that are there, each with its columns."""
        query = "SELECT table_name, column_name FROM information_schema.columns WHERE table_schema = current_schema()"
        return _grouped(execute(sa.text(query), {}))

    def trips(self) -> "Trips":
        """For what is done most."""
        from mp_orders_mock.store.trips import Trips  # which needs psycopg

        return Trips(self._connect)

    def come(self) -> bool:
        """Hold a lock that others share, on a connection of its own; whether somebody held it before."""
        self._presence = self._present()
        (is_alone,) = self._presence.execute(f"SELECT pg_try_advisory_lock({PRESENCE_LOCK})").fetchone() or (False,)
        self._presence.execute(f"SELECT pg_advisory_lock_shared({PRESENCE_LOCK})")
        if is_alone:
            self._presence.execute(f"SELECT pg_advisory_unlock({PRESENCE_LOCK})")
        return bool(is_alone)

    def stay(self) -> None:
        """Hold that lock again where its connection was lost, as when the database was restarted."""
        import psycopg

        if self._presence is not None:
            with suppress(psycopg.OperationalError):
                self._presence.execute("SELECT 1")
                return
            self._presence.close()
        self._presence = self._present()
        self._presence.execute(f"SELECT pg_try_advisory_lock_shared({PRESENCE_LOCK})")

    def _present(self) -> "psycopg.Connection[Any]":
        import psycopg

        return psycopg.connect(**self._connect, autocommit=True)

    def close(self) -> None:
        """Close all connections; those that are used, when they are used no more."""
        if self._presence is not None:
            self._presence.close()
        self._is_closed = True
        self._engine.pool.dispose()


def _grouped(rows: Iterable[tuple[str, str]]) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for table, column in rows:
        found.setdefault(table, set()).add(column)
    return found


def _limit(connection: Any, _: Any) -> None:
    """Let no statement wait for ever."""
    connection.execute(f"SET statement_timeout = '{STATEMENT_TIMEOUT_S}s'")
    connection.commit()


_SQLITE = sqlite.dialect(paramstyle="qmark")


@functools.cache
def _compiled(statement: Any) -> tuple[str, Callable[[Mapping[str, Any]], Sequence[Any]]]:
    """The text of a statement, and what picks its values in their order: SQLite is slow to look them up by name."""
    compiled = statement.compile(dialect=_SQLITE)
    names = getattr(compiled, "positiontup", None) or ()
    if len(names) > 1:
        return str(compiled), operator.itemgetter(*names)
    return str(compiled), lambda values: [values[name] for name in names]


def _executed(connection: sqlite3.Connection, statement: Any, values: Mapping[str, Any]) -> sqlite3.Cursor:
    text, bound = _compiled(statement)
    return connection.execute(text, bound(values))


def _memory() -> str:
    """The database of a store in memory; SQLite finds a folder for it where Python does."""
    try:
        tempfile.gettempdir()
    except FileNotFoundError:
        return IN_MEMORY
    return TEMPORARY
