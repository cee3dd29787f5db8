"""The statements of a transaction. They are built once: building one for each call costs more than executing it."""

from collections.abc import Iterable
from typing import Any

import sqlalchemy as sa
from sqlalchemy import bindparam

from mp_orders_mock.domain.transitions import WAITING
from mp_orders_mock.store.search_columns import MERCHANT_ORDER_COLUMNS, ORDER_COLUMNS
from mp_orders_mock.store.tables import (
    OPEN_STATUSES,
    STATE,
    accounts,
    faults,
    idempotency_keys,
    journal,
    merchant_orders,
    metadata,
    mock_state,
    order_changes,
    orders,
    webhook_endpoints,
)

ONE: sa.ColumnElement[int] = sa.literal_column("1", sa.BigInteger)


def literal(text: str) -> sa.ColumnElement[str]:
    """A constant within a statement; all other values are given when it is executed."""
    return sa.literal_column(f"'{text}'", sa.String)


def _insert(table: sa.Table, *left_out: str) -> sa.Insert:
    """A new row, in which these columns have their defaults."""
    return sa.insert(table).values({each.name: bindparam(each.name) for each in table.c if each.name not in left_out})


def _renewed(names: Iterable[str]) -> dict[str, sa.BindParameter[Any]]:
    """The new values of columns that follow from a document."""
    return {name: bindparam(f"new_{name}") for name in names}


def _last(log: sa.Table) -> sa.Select[Any]:
    """The last entries, the newest first."""
    return sa.select(log.c.text).order_by(log.c.number.desc()).limit(bindparam("most")).offset(sa.literal_column("0"))


def _before_the_last(log: sa.Table) -> sa.ScalarSelect[Any]:
    """The number after which as many entries come as are kept."""
    return sa.select(sa.func.max(log.c.number) - bindparam("kept", type_=sa.BigInteger)).scalar_subquery()


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
INSERT_ORDER = _insert(orders, "version", "merchant_order_id")
_COLUMNS = ("id", "user_id", "terminal_id", "expires_ns", "document", "next_ns", "next_event", "merchant_order_id")
_ORDER = sa.select(*(orders.c[name] for name in _COLUMNS))
SELECT_ORDER = _ORDER.where(orders.c.id == bindparam("o"))
SELECT_WAITING = _ORDER.where(
    orders.c.terminal_id == bindparam("t"), sa.or_(*(orders.c.status == literal(status) for status in WAITING))
)
SELECT_DUE = (
    _ORDER.where(
        sa.or_(*(orders.c.status == literal(status) for status in OPEN_STATUSES)),
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
    .values({"document": bindparam("d"), "version": orders.c.version + ONE, **_renewed(ORDER_COLUMNS)})
)
SELECT_FOLLOWED = sa.select(orders.c.version, orders.c.merchant_order_id).where(orders.c.id == bindparam("o"))
PUT_INTO = sa.update(orders).where(orders.c.id == bindparam("o")).values(merchant_order_id=bindparam("m"))
FORGET_EXPIRY = sa.update(orders).where(orders.c.id == bindparam("o")).values(expires_ns=sa.null())
SELECT_MERCHANT_ORDER = sa.select(merchant_orders.c.document).where(
    merchant_orders.c.id == bindparam("o"), merchant_orders.c.user_id == bindparam("u")
)
SELECT_MERCHANT_ORDER_FOR_CHANGE = SELECT_MERCHANT_ORDER.with_for_update()
INSERT_MERCHANT_ORDER = _insert(merchant_orders, "version")
UPDATE_MERCHANT_ORDER = (
    sa.update(merchant_orders)
    .where(merchant_orders.c.id == bindparam("o"))
    .values({"document": bindparam("d"), "preference": bindparam("p"), "version": merchant_orders.c.version + ONE})
    .values(_renewed(MERCHANT_ORDER_COLUMNS))
)
SELECT_MERCHANT_VERSION = sa.select(merchant_orders.c.version).where(merchant_orders.c.id == bindparam("o"))
SELECT_MERCHANT_OWNER = sa.select(merchant_orders.c.user_id).where(merchant_orders.c.id == bindparam("o"))
SELECT_CLOSED = sa.select(
    sa.exists().where(
        merchant_orders.c.user_id == bindparam("u"),
        merchant_orders.c.preference == bindparam("p"),
        merchant_orders.c.status != literal("opened"),
    )
)
SELECT_SETUP = sa.select(
    mock_state.c.revision,
    mock_state.c.resets,
    mock_state.c.clock_offset_ns,
    mock_state.c.clock_stands_at_ns,
    sa.or_(
        sa.exists(sa.select(webhook_endpoints.c.number)),
        sa.exists().where(orders.c.merchant_order_id.is_not(None)),
    ),
)
UPDATE_CLOCK = sa.update(mock_state).values(clock_offset_ns=bindparam("offset"), clock_stands_at_ns=bindparam("stands"))
INSERT_INTO = {name: sa.insert(table) for name, table in metadata.tables.items()}
DELETE_STATE = [sa.delete(table) for table in metadata.sorted_tables if table in STATE]
NEXT_REVISION = sa.update(mock_state).values(revision=mock_state.c.revision + ONE)
NEXT_RESET = sa.update(mock_state).values(resets=mock_state.c.resets + ONE)
SELECT_FAULTS = sa.select(faults.c.text).order_by(faults.c.number)
SELECT_LAST_FAULT = sa.select(mock_state.c.last_fault)
UPDATE_LAST_FAULT = sa.update(mock_state).values(last_fault=bindparam("last"))
DELETE_FAULTS = sa.delete(faults)
LOGS = (journal, order_changes)
WRITE = {log: sa.insert(log).values(text=bindparam("text")) for log in LOGS}
READ = {log: _last(log) for log in LOGS}
FORGET = {log: sa.delete(log) for log in LOGS}
FORGET_OLD = {log: sa.delete(log).where(log.c.number <= _before_the_last(log)) for log in LOGS}
LOCK = sa.text("SELECT pg_advisory_xact_lock(:number)")
