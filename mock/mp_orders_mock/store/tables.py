"""The tables. What must never be false is a constraint here.

One record per account and key, and only of a success; one waiting order per terminal; one owner per terminal; one
integrated terminal per point of sale; no more paid back of an order than was paid.
"""

from typing import Any, TypeAlias

import sqlalchemy as sa

from mp_orders_mock.domain.transitions import OPEN, WAITING

VERSION = 7
"""Of these tables; `migrations.py` brings older ones to it."""

metadata = sa.MetaData()
Column: TypeAlias = sa.Column[Any]


def _texts(*names: str) -> list[Column]:
    """Columns that follow from the document beside them (`search_columns.py`)."""
    return [sa.Column(name, sa.Text, nullable=False, server_default="") for name in names]


def _numbers(*names: str) -> list[Column]:
    return [sa.Column(name, sa.BigInteger, nullable=False, server_default="0") for name in names]


mock_state = sa.Table(
    "mock_state",
    metadata,
    sa.Column("id", sa.SmallInteger, primary_key=True, autoincrement=False),
    sa.Column("version", sa.Integer, nullable=False),
    sa.Column("clock_offset_ns", sa.BigInteger, nullable=False),
    sa.Column("clock_stands_at_ns", sa.BigInteger),
    *_numbers("revision", "resets", "last_fault"),
    sa.CheckConstraint("id = 1", name="one_state"),
)
accounts = sa.Table(
    "accounts",
    metadata,
    sa.Column("user_id", sa.BigInteger, primary_key=True, autoincrement=False),
    sa.Column("site_id", sa.String(3), nullable=False),
    sa.Column("sandbox", sa.Boolean, nullable=False),
    sa.Column("removed", sa.Boolean, nullable=False),
)
terminals = sa.Table(
    "terminals",
    metadata,
    sa.Column("terminal_id", sa.String(64), primary_key=True),
    sa.Column("user_id", sa.BigInteger, nullable=False),
    sa.Column("operating_mode", sa.String(16), nullable=False, server_default="PDV"),
    sa.Column("pos_id", sa.BigInteger),
)
integrated_terminals = sa.Index(
    "one_integrated_terminal_per_pos",
    terminals.c.pos_id,
    unique=True,
    sqlite_where=terminals.c.operating_mode == sa.literal_column("'PDV'"),
)
points_of_sale = sa.Table(
    "points_of_sale",
    metadata,
    sa.Column("pos_id", sa.BigInteger, primary_key=True, autoincrement=False),
    sa.Column("user_id", sa.BigInteger, nullable=False),
    sa.Column("external_id", sa.String(64), nullable=False),
    sa.Column("store_id", sa.BigInteger, nullable=False),
    sa.UniqueConstraint("user_id", "external_id", name="one_name_per_pos"),
)
orders = sa.Table(
    "orders",
    metadata,
    sa.Column("id", sa.String(64), primary_key=True),
    sa.Column("user_id", sa.BigInteger, nullable=False),
    sa.Column("status", sa.String(32), nullable=False),
    sa.Column("terminal_id", sa.String(64)),
    sa.Column("expires_ns", sa.BigInteger),
    sa.Column("document", sa.LargeBinary, nullable=False),
    *_texts("type", "status_detail", "external_reference", "method_ids", "method_types"),
    *_numbers("created_ns", "updated_ns", "paid", "refunded"),
    sa.Column("next_ns", sa.BigInteger),
    sa.Column("next_event", sa.Text, nullable=False, server_default=""),
    sa.Column("version", sa.BigInteger, nullable=False, server_default="1"),
    sa.Column("merchant_order_id", sa.BigInteger),
    sa.CheckConstraint("refunded <= paid", name="refunds_within_payment"),
)
_WAITS = orders.c.terminal_id.is_not(None) & orders.c.status.in_(WAITING)
sa.Index(
    "one_waiting_order_per_terminal",
    orders.c.terminal_id,
    unique=True,
    sqlite_where=_WAITS,
)
OPEN_STATUSES = sorted({status for statuses in OPEN.values() for status in statuses})
_MAY_EXPIRE = orders.c.expires_ns.is_not(None) & orders.c.status.in_(OPEN_STATUSES)
orders_that_expire = sa.Index("orders_that_expire", orders.c.expires_ns, sqlite_where=_MAY_EXPIRE)
_COMES = orders.c.next_ns.is_not(None)
scheduled_orders = sa.Index("scheduled_orders", orders.c.next_ns, sqlite_where=_COMES)
_BELONGS = orders.c.merchant_order_id.is_not(None)
orders_in_merchant_orders = sa.Index("orders_in_merchant_orders", orders.c.merchant_order_id, sqlite_where=_BELONGS)
idempotency_keys = sa.Table(
    "idempotency_keys",
    metadata,
    sa.Column("user_id", sa.BigInteger, primary_key=True, autoincrement=False),
    sa.Column("key", sa.String(128), primary_key=True),
    sa.Column("fingerprint", sa.LargeBinary(32), nullable=False),
    sa.Column("first_used_ns", sa.BigInteger, nullable=False, index=True),
    sa.Column("status", sa.SmallInteger, nullable=False),
    sa.Column("body", sa.LargeBinary, nullable=False),
    sa.CheckConstraint("status BETWEEN 200 AND 299", name="answers_are_successes"),
)
merchant_orders = sa.Table(
    "merchant_orders",
    metadata,
    sa.Column("id", sa.BigInteger, primary_key=True, autoincrement=False),
    sa.Column("user_id", sa.BigInteger, nullable=False),
    sa.Column("preference", sa.String(36), index=True),
    sa.Column("status", sa.String(32), nullable=False),
    sa.Column("document", sa.LargeBinary, nullable=False),
    *_texts("preference_id", "application_id", "payer_id", "sponsor_id", "external_reference"),
    *_texts("site_id", "marketplace", "items"),
    *_numbers("created_ns", "updated_ns"),
    sa.Column("version", sa.BigInteger, nullable=False, server_default="1"),
)
webhook_endpoints = sa.Table(
    "webhook_endpoints",
    metadata,
    sa.Column("number", sa.BigInteger, primary_key=True, autoincrement=False),
    sa.Column("url", sa.Text, nullable=False),
    sa.Column("user_id", sa.BigInteger, nullable=False),
    sa.Column("topics", sa.Text, nullable=False),
    sa.Column("signed", sa.Boolean, nullable=False),
    sa.Column("timestamps", sa.String(16), nullable=False),
    sa.Column("lower_case_id", sa.Boolean, nullable=False),
    sa.UniqueConstraint("url", "user_id", name="one_endpoint_per_url"),
)
notifications = sa.Table(
    "notifications",
    metadata,
    sa.Column("id", sa.String(40), primary_key=True),
    sa.Column("endpoint", sa.BigInteger, nullable=False),
    *(sa.Column(name, sa.Text, nullable=False) for name in ("topic", "resource_id", "action")),
    sa.Column("created_ns", sa.BigInteger, nullable=False),
    sa.Column("body", sa.LargeBinary, nullable=False),
    *(sa.Column(name, sa.Text, nullable=False) for name in ("query", "data_id", "request_id", "state")),
    sa.Column("attempts", sa.BigInteger, nullable=False),
    sa.Column("next_ns", sa.BigInteger),
    sa.Column("claim_ns", sa.BigInteger),
    sa.Column("last_status", sa.BigInteger),
    sa.Column("last_error", sa.Text, nullable=False),
    sa.Column("held_back", sa.Boolean, nullable=False),
    sa.CheckConstraint("(state = 'waiting') = (next_ns IS NOT NULL)", name="what_waits_is_sent"),
)
notifications_to_send = sa.Index(
    "notifications_to_send",
    *(notifications.c.endpoint, notifications.c.id),
    sqlite_where=notifications.c.next_ns.is_not(None),
)
_CLAIMED = notifications.c.claim_ns.is_not(None)
claimed_notifications = sa.Index(
    "claimed_notifications",
    *(notifications.c.endpoint, notifications.c.resource_id, notifications.c.id),
    sqlite_where=_CLAIMED,
)
faults = sa.Table(
    "faults",
    metadata,
    sa.Column("number", sa.BigInteger, primary_key=True, autoincrement=False),
    sa.Column("text", sa.Text, nullable=False),
)


def _log(name: str) -> sa.Table:
    """What has happened, one JSON text after the other; a shared store has it, a process alone remembers it."""
    counted = sa.BigInteger().with_variant(sa.Integer, "sqlite")
    return sa.Table(
        name,
        metadata,
        sa.Column("number", counted, primary_key=True, autoincrement=True),
        sa.Column("text", sa.Text, nullable=False),
    )


journal = _log("journal")
order_changes = _log("order_changes")
preferences = sa.Table(
    "preferences",
    metadata,
    sa.Column("id", sa.String(64), primary_key=True),
    sa.Column("user_id", sa.BigInteger, nullable=False),
    sa.Column("created_ns", sa.BigInteger, nullable=False, index=True),
    sa.Column("document", sa.LargeBinary, nullable=False),
)


def for_postgresql() -> None:
    """Let the indexes be partial there, too. Not said above, for SQLAlchemy takes 50 ms to load what it knows of it."""
    for table in metadata.tables.values():
        for index in table.indexes:
            index.dialect_options["postgresql"]["where"] = index.dialect_options["sqlite"]["where"]


STATE = frozenset(metadata.tables.values()) - {mock_state, faults, journal, order_changes, preferences}
"""What a dump has and a load replaces, with the clock; the others are of tests alone."""
_ORDERS, _MERCHANT = orders.c, merchant_orders.c
search_indexes = (
    # With the status, so that a search without other filters counts without reading rows.
    sa.Index("orders_by_creation", _ORDERS.user_id, _ORDERS.type, _ORDERS.created_ns, _ORDERS.id, _ORDERS.status),
    sa.Index("orders_by_update", _ORDERS.user_id, _ORDERS.type, _ORDERS.updated_ns, _ORDERS.id),
    sa.Index("orders_by_reference", _ORDERS.user_id, _ORDERS.external_reference, _ORDERS.created_ns, _ORDERS.id),
    sa.Index("merchant_orders_by_creation", _MERCHANT.user_id, _MERCHANT.created_ns, _MERCHANT.id),
    sa.Index("merchant_orders_by_reference", _MERCHANT.user_id, _MERCHANT.external_reference),
    sa.Index("merchant_orders_by_preference", _MERCHANT.user_id, _MERCHANT.preference_id),
)
"""By what searches look for."""
