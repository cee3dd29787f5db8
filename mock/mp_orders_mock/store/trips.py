"""One trip to a shared store for what is done most: a new order under a new key, an entry of the journal, a look.

A transaction of `PostgresDatabase` needs a trip for each statement, and a thread that waits for each. Here a function
in the database does all of it: it takes the locks that such a transaction takes, looks whether the set-up is still the
one that the order was made under and the key still free, and only then keeps anything. What it does not keep is done in
a transaction. Whatever waits while a trip is under way goes with the next one, in one transaction.
"""

import asyncio
import hashlib
from collections.abc import Mapping, Sequence
from contextlib import suppress
from typing import Any

import orjson
import psycopg
import sqlalchemy as sa
from attrs import define, field, frozen
from sqlalchemy.dialects import postgresql

from mp_orders_mock.store.databases import STATEMENT_TIMEOUT_S, STORE_LOCK, Execute
from mp_orders_mock.store.statements import SELECT_ANSWER, SELECT_ORDER
from mp_orders_mock.store.tables import idempotency_keys, journal, order_changes, orders

AT_ONCE = 64
"""So much goes with one trip."""
CONNECTIONS, LOOKS = 2, 6
_DIALECT = postgresql.dialect()  # type: ignore[no-untyped-call]
_BYTES = {"document": "convert_to({0}, 'UTF8')", "body": "convert_to({0}, 'UTF8')", "fingerprint": "decode({0}, 'hex')"}
"""How bytes come out of JSON."""
ORDER_COLUMNS = tuple(str(each.name) for each in orders.c if each.name not in ("version", "merchant_order_id"))
KEY_COLUMNS = tuple(str(each.name) for each in idempotency_keys.c if each.name not in ("user_id", "body"))
"""`user_id` is that of the order, and the answer is its document."""


def _declared(table: sa.Table, names: Sequence[str]) -> list[str]:
    kinds = {name: "text" if name in _BYTES else table.c[name].type.compile(_DIALECT) for name in names}
    return [f"{_field(table, name)} {kind}" for name, kind in kinds.items()]


def _field(table: sa.Table, name: str) -> str:
    """What a column is called in the JSON: both tables have a status."""
    return f"key_{name}" if table is idempotency_keys else name


def _values(table: sa.Table, names: Sequence[str]) -> str:
    return ", ".join(_BYTES.get(name, "{0}").format(_field(table, name)) for name in names)


_FIELDS = ", ".join(
    [
        *("i int", "told text", "changes json", "resets bigint", "strict boolean"),
        *_declared(orders, ORDER_COLUMNS),
        *_declared(idempotency_keys, KEY_COLUMNS),
    ]
)
_BODY = f"""
DECLARE
    now_is mock_state%ROWTYPE;
    kept int[];
BEGIN
    PERFORM pg_advisory_xact_lock_shared({STORE_LOCK});
    SELECT * INTO now_is FROM mock_state;
    IF now_is.revision = seen THEN
        SELECT coalesce(array_agg(c.i), '{{}}') INTO kept FROM unnest(places, locks) AS c(i, lock)
            WHERE pg_try_advisory_xact_lock(c.lock);
        -- A statement of its own: it sees what was committed before those locks were let go.
        SELECT coalesce(array_agg(c.i), '{{}}') INTO kept FROM unnest(places, users, keys) AS c(i, user_id, key)
            WHERE c.i = ANY(kept) AND NOT EXISTS
                (SELECT FROM idempotency_keys AS k WHERE k.user_id = c.user_id AND k.key = c.key);
    ELSE
        kept := '{{}}';
    END IF;
    RETURN QUERY WITH given AS MATERIALIZED (
        SELECT * FROM json_to_recordset(rows) AS g({_FIELDS})
    ), due AS MATERIALIZED (
        SELECT * FROM given WHERE (id IS NULL OR i = ANY(kept)) AND (NOT strict OR now_is.revision = seen)
            AND (given.resets IS NULL OR given.resets = now_is.resets)
    ), new_orders AS (
        INSERT INTO orders ({", ".join(ORDER_COLUMNS)})
            SELECT {_values(orders, ORDER_COLUMNS)} FROM due WHERE id IS NOT NULL
    ), new_keys AS (
        INSERT INTO idempotency_keys (user_id, body, {", ".join(KEY_COLUMNS)})
            SELECT user_id, {_BYTES["body"].format("document")}, {_values(idempotency_keys, KEY_COLUMNS)}
            FROM due WHERE id IS NOT NULL
    ), new_changes AS (
        INSERT INTO order_changes (text) SELECT c.value::text FROM due, json_array_elements(due.changes) AS c
    ), new_entries AS (
        INSERT INTO journal (text) SELECT told FROM due WHERE told IS NOT NULL
    )
    SELECT coalesce(array_agg(due.i), '{{}}') FROM due;
END"""  # noqa: S608 - of names and numbers that are ours
NAME = f"mp_orders_mock_{hashlib.sha256(_BODY.encode()).hexdigest()[:8]}"
"""Another text is another function, so that no mock calls that of another version."""
CREATE = f"""CREATE OR REPLACE FUNCTION {NAME}(
    seen bigint, places int[], locks bigint[], users bigint[], keys text[], rows json)
    RETURNS SETOF int[] LANGUAGE plpgsql AS $mock$
#variable_conflict use_column
{_BODY}
$mock$"""
CALL = f"SELECT {NAME}(%s::bigint, %s::int[], %s::bigint[], %s::bigint[], %s::text[], %s::json)"
LOOK_ORDER = [str(each.name) for each in SELECT_ORDER.selected_columns]
LOOK_ANSWER = [str(each.name) for each in SELECT_ANSWER.selected_columns]
_LOOKED_AT = ", ".join([*(f"o.{name}" for name in LOOK_ORDER), *(f"k.{name}" for name in LOOK_ANSWER)])
LOOK = f"""SELECT s.revision, {_LOOKED_AT} FROM mock_state AS s
    LEFT JOIN orders AS o ON o.id = %s LEFT JOIN idempotency_keys AS k ON k.user_id = %s AND k.key = %s"""  # noqa: S608
IS_THERE = sa.text(f"SELECT count(*) FROM pg_proc WHERE proname = '{NAME}' AND pg_function_is_visible(oid)")  # noqa: S608
PREPARE = [
    sa.text(text) for text in (CREATE, *(f"ALTER TABLE {log.name} SET UNLOGGED" for log in (journal, order_changes)))
]
"""Run once. What only tests look at need not outlive a crash of the database."""


class TripError(Exception):
    """A trip failed; the name of why."""


@frozen
class Look:
    """What is there: the revision of the set-up, and what `SELECT_ORDER` and `SELECT_ANSWER` find, a row or none."""

    revision: int
    order: Sequence[Any]
    answer: Sequence[Any]


@define(eq=False)
class Trip:
    """What one request wants of the store.

    Attributes:
        told: the entry of the journal.
        seen: the revision of the set-up under which this is right.
        strict: whether the entry, too, is wrong under another one.
        resets: how often the mock had been reset; None for any number.
        order, key: the rows of a new order and its answer, or neither.
        lock: the number of the lock of the key.
        changes: what happened to the order, as JSON.
    """

    told: str
    seen: int
    strict: bool = False
    resets: int | None = None
    order: Mapping[str, Any] | None = None
    key: Mapping[str, Any] | None = None
    lock: int = 0
    changes: Sequence[str] = ()
    is_done: "asyncio.Future[bool]" = field(init=False)

    @property
    def name(self) -> tuple[int, str] | None:
        """Account and key: two trips with the same never go together."""
        return (self.key["user_id"], self.key["key"]) if self.key else None

    def row(self, place: int) -> dict[str, Any]:
        """As the function reads it."""
        row: dict[str, Any] = {"i": place, "told": self.told, "resets": self.resets, "strict": self.strict}
        if self.order is not None and self.key is not None:
            row |= {name: self.order[name] for name in ORDER_COLUMNS}
            row["document"] = self.order["document"].decode()
            row |= {f"key_{name}": self.key[name] for name in KEY_COLUMNS}
            row["key_fingerprint"] = self.key["fingerprint"].hex()
            row["changes"] = [orjson.Fragment(each) for each in self.changes]
        return row


SETTINGS = (
    f"statement_timeout = '{STATEMENT_TIMEOUT_S}s'",
    *("enable_seqscan = off", "enable_hashjoin = off", "enable_mergejoin = off", "jit = off"),
)
"""Of its connections: a key is looked up in its index, although the tables were empty when that was planned."""


class Trips:
    """Makes trips, all in one event loop.

    Args:
        connect: the arguments with which psycopg connects.
    """

    def __init__(self, connect: Mapping[str, Any]) -> None:
        self._connect = connect
        self._waiting: list[Trip] = []
        self._idle: list[psycopg.AsyncConnection[Any]] = []
        self._makers: set[asyncio.Task[None]] = set()
        self._looking = asyncio.Semaphore(LOOKS)

    @staticmethod
    def prepare(execute: Execute) -> None:
        """Make the function in the database, unless it is there."""
        if not execute(IS_THERE, {}).fetchone()[0]:
            for statement in PREPARE:
                execute(statement, {})

    async def make(self, trip: Trip) -> bool:
        """Keep what a trip brings; whether that was right, and is kept.

        Raises:
            TripError: it failed; a new order is kept or it is not, and its key tells.
        """
        trip.is_done = asyncio.get_running_loop().create_future()
        self._waiting.append(trip)
        if len(self._makers) < CONNECTIONS:
            self._makers.add(asyncio.create_task(self._make_waiting()))
        return await trip.is_done

    async def look(self, order_id: str | None, user_id: int, key: str) -> Look:
        """Look for an order, and for the answer under a key, at one moment.

        Raises:
            TripError: it failed.
        """
        async with self._looking:
            try:
                revision, *found = await self._row(LOOK, (order_id, user_id, key))
            except (psycopg.Error, OSError) as error:
                raise TripError(type(error).__name__) from None
        order, answer = found[: len(LOOK_ORDER)], found[len(LOOK_ORDER) :]
        return Look(revision, [order] if order[0] else [], [answer] if answer[0] else [])

    async def _row(self, query: str, values: Sequence[Any]) -> Sequence[Any]:
        """The one row of a query. On a connection that has died nothing was done, or its keys are taken now."""
        if self._idle:
            with suppress(psycopg.OperationalError):
                return await self._row_of(self._idle.pop(), query, values)
        return await self._row_of(await self._connected(), query, values)

    async def _row_of(
        self, connection: psycopg.AsyncConnection[Any], query: str, values: Sequence[Any]
    ) -> Sequence[Any]:
        try:
            row: Sequence[Any] | None = await (await connection.execute(query, values, prepare=True)).fetchone()
        except BaseException:
            connection.pgconn.finish()
            raise
        self._idle.append(connection)
        assert row is not None  # noqa: S101 - each of these queries gives one row
        return row

    def close(self) -> None:
        """Close the connections, of whichever loop, and though it may have ended."""
        for connection in self._idle:
            connection.pgconn.finish()
        self._idle.clear()

    async def _make_waiting(self) -> None:
        """Make trips until nothing waits."""
        while self._waiting:
            trips = self._next()
            try:
                await self._go(trips)
            except Exception as error:  # whatever it is, nobody waits for ever
                for trip in trips:
                    if not trip.is_done.done():
                        trip.is_done.set_exception(TripError(type(error).__name__))
        maker = asyncio.current_task()
        assert maker is not None  # noqa: S101 - it runs
        self._makers.discard(maker)  # in the same turn of the loop, so that nobody counts on it any more

    def _next(self) -> list[Trip]:
        """Those that go together: of one revision, and never two with one key."""
        trips: list[Trip] = []
        later: list[Trip] = []
        names: set[tuple[int, str] | None] = set()
        for trip in self._waiting:
            is_free = trip.name is None or trip.name not in names
            fits = len(trips) < AT_ONCE and is_free and (not trips or trip.seen == trips[0].seen)
            (trips if fits else later).append(trip)
            names.add(trip.name)
        self._waiting = later
        return trips

    async def _connected(self) -> psycopg.AsyncConnection[Any]:
        connection = await psycopg.AsyncConnection.connect(**self._connect, autocommit=True)
        for setting in SETTINGS:
            await connection.execute(f"SET {setting}")
        return connection

    async def _go(self, trips: Sequence[Trip]) -> None:
        keyed = [(place, trip.lock, *trip.name) for place, trip in enumerate(trips) if trip.name]
        columns = [list(column) for column in zip(*keyed, strict=True)] or [[], [], [], []]
        rows = orjson.dumps([trip.row(place) for place, trip in enumerate(trips)]).decode()
        (done,) = await self._row(CALL, (trips[0].seen, *columns, rows))
        for place, trip in enumerate(trips):
            if not trip.is_done.done():
                trip.is_done.set_result(place in done)
