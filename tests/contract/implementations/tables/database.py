"""The tables, and transactions over them that never overlap."""

import sqlite3
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager

TABLES = """
CREATE TABLE accounts (number INTEGER PRIMARY KEY AUTOINCREMENT, token TEXT NOT NULL UNIQUE);
INSERT INTO sqlite_sequence (name, seq) VALUES ('accounts', 738110042);
CREATE TABLE keys (
  account INTEGER NOT NULL, key TEXT NOT NULL, fingerprint TEXT NOT NULL, status INTEGER NOT NULL, body TEXT NOT NULL,
  used INTEGER NOT NULL, PRIMARY KEY (account, key));
CREATE TABLE terminals (
  id TEXT PRIMARY KEY, account INTEGER NOT NULL REFERENCES accounts, mode TEXT NOT NULL DEFAULT 'PDV',
  pos INTEGER, store INTEGER);
CREATE UNIQUE INDEX one_terminal_per_pos ON terminals (pos) WHERE mode = 'PDV';
CREATE TABLE orders (
  seq INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL UNIQUE, account INTEGER NOT NULL REFERENCES accounts,
  type TEXT NOT NULL CHECK (type IN ('online', 'point', 'qr')), reference TEXT, terminal TEXT,
  status TEXT NOT NULL, detail TEXT NOT NULL, capture TEXT NOT NULL, processing TEXT NOT NULL,
  total INTEGER NOT NULL CHECK (total > 0), sent TEXT NOT NULL, created INTEGER NOT NULL, updated INTEGER NOT NULL);
CREATE INDEX orders_of ON orders (account, created);
CREATE TABLE payments (
  id TEXT PRIMARY KEY, order_id TEXT NOT NULL REFERENCES orders (id), place INTEGER NOT NULL,
  cents INTEGER NOT NULL CHECK (cents > 0), status TEXT NOT NULL, detail TEXT NOT NULL, method TEXT, sent TEXT NOT NULL,
  paid INTEGER NOT NULL DEFAULT 0 CHECK (paid IN (0, cents)),
  refunded INTEGER NOT NULL DEFAULT 0 CHECK (refunded BETWEEN 0 AND paid));
CREATE INDEX payments_of ON payments (order_id, place);
CREATE TABLE refunds (
  id TEXT PRIMARY KEY, order_id TEXT NOT NULL, payment_id TEXT NOT NULL REFERENCES payments (id),
  cents INTEGER NOT NULL CHECK (cents > 0), made INTEGER NOT NULL);
CREATE INDEX refunds_of ON refunds (order_id, made);
CREATE TABLE events (
  seq INTEGER PRIMARY KEY AUTOINCREMENT, order_id TEXT NOT NULL REFERENCES orders (id), due INTEGER NOT NULL,
  kind TEXT NOT NULL, data TEXT NOT NULL DEFAULT '{}');
CREATE INDEX events_due ON events (due);
CREATE TABLE merchant_orders (
  id INTEGER PRIMARY KEY AUTOINCREMENT, account INTEGER NOT NULL REFERENCES accounts,
  status TEXT NOT NULL DEFAULT 'opened', preference_id TEXT, application_id TEXT, site_id TEXT NOT NULL,
  marketplace TEXT NOT NULL, notification_url TEXT, additional_info TEXT, external_reference TEXT, sponsor_id TEXT,
  payer_id TEXT, payer TEXT, created INTEGER NOT NULL, updated INTEGER NOT NULL);
INSERT INTO sqlite_sequence (name, seq) VALUES ('merchant_orders', 4018801789);
CREATE TABLE merchant_items (
  order_id INTEGER NOT NULL REFERENCES merchant_orders, place INTEGER NOT NULL, item_id TEXT, fields TEXT NOT NULL,
  quantity INTEGER NOT NULL CHECK (quantity > 0), unit_price TEXT NOT NULL, PRIMARY KEY (order_id, place));
"""
ONE_WAITING = """
CREATE UNIQUE INDEX one_order_per_terminal ON orders (terminal)
  WHERE terminal IS NOT NULL AND status IN ('created', 'at_terminal');
"""


class Database:
    """One database in memory. Everything is read and written in transactions, one after the other."""

    def __init__(self, script: str) -> None:
        self._connection = sqlite3.connect(":memory:", check_same_thread=False, isolation_level=None)
        self._connection.row_factory = sqlite3.Row
        self._connection.executescript(script)
        self._connection.execute("PRAGMA foreign_keys = ON")
        self._lock = threading.Lock()
        self._last = 0

    @contextmanager
    def transaction(self) -> Iterator[tuple[sqlite3.Connection, int]]:
        """The connection and the moment of the work, which is kept if nothing is raised."""
        with self._lock:
            self._last = max(self._last + 100, time.time_ns() // 100 * 100)
            self._connection.execute("BEGIN IMMEDIATE")
            try:
                yield self._connection, self._last
            except BaseException:
                self._connection.execute("ROLLBACK")
                raise
            self._connection.execute("COMMIT")
