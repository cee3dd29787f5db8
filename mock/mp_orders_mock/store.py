"""The tables and what is asked of them, in SQLAlchemy Core.

What must never be false is a constraint here: one record per account and key, one waiting order per terminal, one
owner per terminal. A transaction is the unit of every call.
"""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import orjson
import sqlalchemy as sa
from attrs import frozen
from sqlalchemy.pool import StaticPool

from mp_orders_mock.json_text import dumps
from mp_orders_mock.rules.merchant_orders import preference_key
from mp_orders_mock.rules.orders import WAITING

metadata = sa.MetaData()

accounts = sa.Table(
    "accounts",
    metadata,
    sa.Column("user_id", sa.BigInteger, primary_key=True, autoincrement=False),
    sa.Column("site_id", sa.String(3), nullable=False),
    sa.Column("sandbox", sa.Boolean, nullable=False),
)
terminals = sa.Table(
    "terminals",
    metadata,
    sa.Column("terminal_id", sa.String(64), primary_key=True),
    sa.Column("user_id", sa.BigInteger, nullable=False),
)
orders = sa.Table(
    "orders",
    metadata,
    sa.Column("id", sa.String(64), primary_key=True),
    sa.Column("user_id", sa.BigInteger, nullable=False),
    sa.Column("status", sa.String(32), nullable=False),
    sa.Column("terminal_id", sa.String(64)),
    sa.Column("document", sa.LargeBinary, nullable=False),
)
sa.Index(
    "one_waiting_order_per_terminal",
    orders.c.terminal_id,
    unique=True,
    sqlite_where=orders.c.status.in_(WAITING),
    postgresql_where=orders.c.status.in_(WAITING),
)
idempotency_keys = sa.Table(
    "idempotency_keys",
    metadata,
    sa.Column("user_id", sa.BigInteger, primary_key=True, autoincrement=False),
    sa.Column("key", sa.String(128), primary_key=True),
    sa.Column("fingerprint", sa.LargeBinary(32), nullable=False),
    sa.Column("first_used_ns", sa.BigInteger, nullable=False),
    sa.Column("status", sa.SmallInteger, nullable=False),
    sa.Column("body", sa.LargeBinary, nullable=False),
)
merchant_orders = sa.Table(
    "merchant_orders",
    metadata,
    sa.Column("id", sa.BigInteger, primary_key=True, autoincrement=False),
    sa.Column("user_id", sa.BigInteger, nullable=False),
    sa.Column("preference", sa.String(36), index=True),
    sa.Column("status", sa.String(32), nullable=False),
    sa.Column("document", sa.LargeBinary, nullable=False),
)


class TerminalBusyError(Exception):
    """The terminal already has a waiting order."""


@frozen
class StoredAnswer:
    """What was answered the first time a key was used."""

    fingerprint: bytes
    first_used_ns: int
    status: int
    body: bytes


class Transaction:
    """What a call may ask and change. It all happens, or none of it."""

    def __init__(self, connection: sa.Connection) -> None:
        self._connection = connection

    def account(self, user_id: int) -> tuple[str, bool] | None:
        """Site and sandbox flag of an account that was set up."""
        row = self._connection.execute(sa.select(accounts).where(accounts.c.user_id == user_id)).first()
        return (row.site_id, row.sandbox) if row else None

    def stored_answer(self, user_id: int, key: str) -> StoredAnswer | None:
        """The first answer under this key of this account."""
        table = idempotency_keys
        row = self._connection.execute(sa.select(table).where(table.c.user_id == user_id, table.c.key == key)).first()
        return StoredAnswer(row.fingerprint, row.first_used_ns, row.status, row.body) if row else None

    def store_answer(self, user_id: int, key: str, answer: StoredAnswer) -> None:
        """Keep the answer under this key, in place of one that is too old to count."""
        table = idempotency_keys
        self._connection.execute(sa.delete(table).where(table.c.user_id == user_id, table.c.key == key))
        values = {"user_id": user_id, "key": key, "fingerprint": answer.fingerprint, "body": answer.body}
        values |= {"first_used_ns": answer.first_used_ns, "status": answer.status}
        self._connection.execute(sa.insert(table).values(values))

    def terminal_owner(self, terminal_id: str) -> int | None:
        """The account a terminal belongs to."""
        query = sa.select(terminals.c.user_id).where(terminals.c.terminal_id == terminal_id)
        owner: int | None = self._connection.execute(query).scalar()
        return owner

    def claim_terminal(self, terminal_id: str, user_id: int) -> None:
        """Give a terminal without an owner to this account."""
        self._connection.execute(sa.insert(terminals).values(terminal_id=terminal_id, user_id=user_id))

    def add_order(self, user_id: int, order: dict[str, Any], terminal_id: str | None) -> bytes:
        """Keep a new order; gives its text.

        Raises:
            TerminalBusyError: the terminal has a waiting order; the transaction must be given up.
        """
        document = dumps(order)
        values = {"id": order["id"], "user_id": user_id, "status": order["status"], "terminal_id": terminal_id}
        try:
            self._connection.execute(sa.insert(orders).values(values | {"document": document}))
        except sa.exc.IntegrityError as error:
            if terminal_id is None:
                raise
            raise TerminalBusyError(terminal_id) from error
        return document

    def order(self, user_id: int, order_id: str) -> dict[str, Any] | None:
        """An order of this account."""
        return self._document(orders, user_id, order_id)

    def change_order(self, order: dict[str, Any], *, from_status: str) -> bytes | None:
        """Keep a changed order if its status is still `from_status`; gives its text, or None if it was not."""
        document = dumps(order)
        values = {"status": order["status"], "document": document}
        where = (orders.c.id == order["id"], orders.c.status == from_status)
        changed = self._connection.execute(sa.update(orders).where(*where).values(values)).rowcount
        return document if changed == 1 else None

    def add_merchant_order(self, user_id: int, order: dict[str, Any]) -> bytes:
        """Keep a new merchant order; gives its text."""
        document = dumps(order)
        values = {"id": order["id"], "user_id": user_id, "preference": preference_key(order["preference_id"])}
        values |= {"status": order["status"], "document": document}
        self._connection.execute(sa.insert(merchant_orders).values(values))
        return document

    def merchant_order(self, user_id: int, order_id: int) -> dict[str, Any] | None:
        """A merchant order of this account."""
        return self._document(merchant_orders, user_id, order_id)

    def change_merchant_order(self, order: dict[str, Any]) -> bytes:
        """Keep a changed merchant order; gives its text."""
        document = dumps(order)
        values = {"status": order["status"], "preference": preference_key(order["preference_id"])}
        values |= {"document": document}
        self._connection.execute(sa.update(merchant_orders).where(merchant_orders.c.id == order["id"]).values(values))
        return document

    def has_closed_merchant_order(self, user_id: int, preference_id: str) -> bool:
        """Whether a merchant order of this preference is closed or expired."""
        table = merchant_orders
        where = (
            table.c.user_id == user_id,
            table.c.preference == preference_key(preference_id),
            table.c.status != "opened",
        )
        return self._connection.execute(sa.select(table.c.id).where(*where).limit(1)).first() is not None

    def add_account(self, user_id: int, site_id: str, *, sandbox: bool) -> None:
        """Set an account up."""
        self._connection.execute(sa.insert(accounts).values(user_id=user_id, site_id=site_id, sandbox=sandbox))

    def _document(self, table: sa.Table, user_id: int, key: str | int) -> dict[str, Any] | None:
        query = sa.select(table.c.document).where(table.c.id == key, table.c.user_id == user_id)
        text = self._connection.execute(query).scalar()
        return None if text is None else orjson.loads(text)


class Store:
    """SQLite in memory, gone with the process. One transaction at a time."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._engine = sa.create_engine(
            "sqlite://",
            poolclass=StaticPool,
            connect_args={"check_same_thread": False},
            hide_parameters=True,  # else the body of an order stands in the message of an error
        )
        metadata.create_all(self._engine)

    @contextmanager
    def transaction(self) -> Iterator[Transaction]:
        """A transaction: kept at the end, given up on any exception."""
        with self._lock, self._engine.begin() as connection:
            yield Transaction(connection)

    def close(self) -> None:
        """Forget everything."""
        self._engine.dispose()
