"""Makes a store of an older version of a store of today, as SQL that both databases take."""

from collections.abc import Callable
from typing import Any

OF_VERSION_2 = {
    "orders": "id, user_id, status, terminal_id, expires_ns, document",
    "merchant_orders": "id, user_id, preference, status, document",
}


def make_older(execute: Callable[[str], Any], version: int) -> None:
    """Take away what later versions have: columns with their constraints and indexes, and the index of what is due."""
    _make_version_6(execute)
    if version < 6:
        _make_version_5(execute)
    if version < 5:
        execute("DROP INDEX one_integrated_terminal_per_pos")
        execute("DROP TABLE points_of_sale")
    for column in ("operating_mode", "pos_id") if version < 5 else ():
        execute(f"ALTER TABLE terminals DROP COLUMN {column}")
    if version < 4:
        execute("DROP INDEX scheduled_orders")
    for column in ("next_ns", "next_event") if version < 4 else ():
        execute(f"ALTER TABLE orders DROP COLUMN {column}")
    for table, columns in OF_VERSION_2.items() if version < 3 else ():
        execute(f"CREATE TABLE older AS SELECT {columns} FROM {table}")  # noqa: S608 - names of ours
        execute(f"DROP TABLE {table}")
        execute(f"ALTER TABLE older RENAME TO {table}")
    if version == 2:
        execute("CREATE INDEX orders_that_expire ON orders (expires_ns)")
    execute(f"UPDATE mock_state SET version = {version}")  # noqa: S608 - a number


def _make_version_6(execute: Callable[[str], Any]) -> None:
    for table in ("faults", "journal", "order_changes", "preferences"):
        execute(f"DROP TABLE {table}")
    for column in ("revision", "resets", "last_fault"):
        execute(f"ALTER TABLE mock_state DROP COLUMN {column}")


def _make_version_5(execute: Callable[[str], Any]) -> None:
    execute("DROP TABLE webhook_endpoints")
    execute("DROP TABLE notifications")
    execute("DROP INDEX orders_in_merchant_orders")
    for table, column in (("orders", "version"), ("orders", "merchant_order_id"), ("merchant_orders", "version")):
        execute(f"ALTER TABLE {table} DROP COLUMN {column}")
