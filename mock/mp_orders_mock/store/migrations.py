"""Brings the tables of an older version to this one, step by step, in the transaction that opens the store."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

import orjson
import sqlalchemy as sa
from sqlalchemy.schema import CreateIndex, CreateTable

from mp_orders_mock.store import search_columns
from mp_orders_mock.store.databases import Execute
from mp_orders_mock.store.errors import StoreError
from mp_orders_mock.store.tables import (
    VERSION,
    claimed_notifications,
    faults,
    integrated_terminals,
    journal,
    merchant_orders,
    metadata,
    mock_state,
    notifications_to_send,
    order_changes,
    orders,
    orders_in_merchant_orders,
    orders_that_expire,
    preferences,
    scheduled_orders,
    search_indexes,
    terminals,
)

HELD = {"refunded": " CONSTRAINT refunds_within_payment CHECK (refunded <= paid)"}
"""What is held of a column, as in new tables."""
POINTS_OF_SALE = """CREATE TABLE points_of_sale (
    pos_id BIGINT NOT NULL PRIMARY KEY, user_id BIGINT NOT NULL, external_id VARCHAR(64) NOT NULL,
    store_id BIGINT NOT NULL, CONSTRAINT one_name_per_pos UNIQUE (user_id, external_id))"""
WEBHOOK_ENDPOINTS = """CREATE TABLE webhook_endpoints (
    number BIGINT NOT NULL PRIMARY KEY, url TEXT NOT NULL, user_id BIGINT NOT NULL, topics TEXT NOT NULL,
    signed BOOLEAN NOT NULL, timestamps VARCHAR(16) NOT NULL, lower_case_id BOOLEAN NOT NULL,
    CONSTRAINT one_endpoint_per_url UNIQUE (url, user_id))"""
# BYTEA is the name in PostgreSQL; SQLite keeps bytes as they are under any name.
NOTIFICATIONS = """CREATE TABLE notifications (
    id VARCHAR(40) NOT NULL PRIMARY KEY, endpoint BIGINT NOT NULL, topic TEXT NOT NULL, resource_id TEXT NOT NULL,
    action TEXT NOT NULL, created_ns BIGINT NOT NULL, body BYTEA NOT NULL, query TEXT NOT NULL, data_id TEXT NOT NULL,
    request_id TEXT NOT NULL, state TEXT NOT NULL, attempts BIGINT NOT NULL, next_ns BIGINT, claim_ns BIGINT,
    last_status BIGINT, last_error TEXT NOT NULL, held_back BOOLEAN NOT NULL,
    CONSTRAINT what_waits_is_sent CHECK ((state = 'waiting') = (next_ns IS NOT NULL)))"""
AT_ONCE = 1000
"""Documents that are held in memory at a time."""


def _expiry_index(execute: Execute) -> None:
    """So that orders are found when they are due."""
    execute(CreateIndex(orders_that_expire), {})


def _search(execute: Execute) -> None:
    """Columns for what a search asks for, filled from the documents, with their indexes."""
    texts = {
        orders: ("type", "status_detail", "external_reference", "method_ids", "method_types"),
        merchant_orders: (
            *("preference_id", "application_id", "payer_id", "sponsor_id", "external_reference"),
            *("site_id", "marketplace", "items"),
        ),
    }
    numbers = {orders: ("created_ns", "updated_ns", "paid", "refunded"), merchant_orders: ("created_ns", "updated_ns")}
    of_document = {orders: search_columns.of_order, merchant_orders: search_columns.of_merchant_order}
    for table, names in texts.items():
        _add(execute, table, *(f"{name} TEXT DEFAULT '' NOT NULL" for name in names))
        _add(execute, table, *(f"{name} BIGINT DEFAULT 0 NOT NULL{HELD.get(name, '')}" for name in numbers[table]))
        _fill(execute, table, of_document[table])
    for index in search_indexes:
        execute(CreateIndex(index), {})


def _schedule(execute: Execute) -> None:
    """What is to happen to an order, and when."""
    _add(execute, orders, "next_ns BIGINT", "next_event TEXT DEFAULT '' NOT NULL")
    execute(CreateIndex(scheduled_orders), {})


def _points_of_sale(execute: Execute) -> None:
    """Points of sale, and how terminals work at them."""
    execute(sa.text(POINTS_OF_SALE), {})
    _add(execute, terminals, "operating_mode VARCHAR(16) DEFAULT 'PDV' NOT NULL", "pos_id BIGINT")
    execute(CreateIndex(integrated_terminals), {})


def _webhooks(execute: Execute) -> None:
    """Addresses that are told of changes, what they are to be told, and orders that belong to merchant orders."""
    execute(sa.text(WEBHOOK_ENDPOINTS), {})
    execute(sa.text(NOTIFICATIONS), {})
    execute(CreateIndex(notifications_to_send), {})
    execute(CreateIndex(claimed_notifications), {})
    for table in (orders, merchant_orders):
        _add(execute, table, "version BIGINT DEFAULT 1 NOT NULL")
    _add(execute, orders, "merchant_order_id BIGINT")
    execute(CreateIndex(orders_in_merchant_orders), {})


def _several_machines(execute: Execute) -> None:
    """What several mocks on one store have to know of each other."""
    _add(execute, mock_state, *(f"{name} BIGINT DEFAULT 0 NOT NULL" for name in ("revision", "resets", "last_fault")))
    create_tables(execute, (faults, journal, order_changes, preferences))


def create_tables(execute: Execute, tables: Iterable[sa.Table]) -> None:
    """Make tables that are not there, with their indexes."""
    for table in tables:
        execute(CreateTable(table), {})
        for index in table.indexes:
            execute(CreateIndex(index), {})


def _add(execute: Execute, table: sa.Table, *columns: str) -> None:
    """Add columns, as both databases take them."""
    for column in columns:
        execute(sa.text(f"ALTER TABLE {table.name} ADD COLUMN {column}"), {})


def _fill(execute: Execute, table: sa.Table, columns_of: Callable[[Mapping[str, Any]], dict[str, Any]]) -> None:
    update: sa.Update | None = None
    for order_id, document in _documents(execute, table):
        values = {f"new_{name}": value for name, value in columns_of(orjson.loads(document)).items()}
        if update is None:
            new: dict[str, Any] = {name.removeprefix("new_"): sa.bindparam(name) for name in values}
            update = sa.update(table).where(table.c.id == sa.bindparam("o")).values(new)
        execute(update, {"o": order_id, **values})


def _documents(execute: Execute, table: sa.Table) -> Iterator[tuple[Any, bytes]]:
    """Each id with its document, in the order of ids."""
    first = sa.select(table.c.id, table.c.document).order_by(table.c.id)
    first = first.limit(sa.bindparam("most")).offset(sa.literal_column("0"))
    following = first.where(table.c.id > sa.bindparam("last"))
    rows = execute(first, {"most": AT_ONCE}).fetchall()
    while rows:
        yield from rows
        rows = execute(following, {"most": AT_ONCE, "last": rows[-1][0]}).fetchall()


MIGRATIONS: Mapping[int, Callable[[Execute], None]] = {
    2: _expiry_index,
    3: _search,
    4: _schedule,
    5: _points_of_sale,
    6: _webhooks,
    7: _several_machines,
}
"""By the version that they lead to."""


def migrate(execute: Execute, version: int) -> None:
    """Bring tables of this version to the current one.

    Raises:
        StoreError: they are newer than this program.
    """
    if not 1 <= version <= VERSION:
        raise StoreError(f"the store has tables of version {version}, and this program knows {VERSION}; use a new one")
    for step in range(version + 1, VERSION + 1):
        MIGRATIONS[step](execute)


def missing_columns(present: Mapping[str, set[str]]) -> list[str]:
    """The tables and columns that a store of this version would have, and this one lacks."""
    found = []
    for name, table in metadata.tables.items():
        if name not in present:
            found.append(name)
        else:
            found += [f"{name}.{column.name}" for column in table.columns if column.name not in present[name]]
    return sorted(found)
