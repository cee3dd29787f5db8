"""What the mock knows: tables, constraints and SQL, in memory, in a file or in PostgreSQL."""

from mp_orders_mock.store.engines import Store
from mp_orders_mock.store.errors import ConstraintError, GroupLostError, StoreError
from mp_orders_mock.store.rows import (
    AccountRow,
    EndpointRow,
    NotificationRow,
    OrderRow,
    PointOfSaleRow,
    StoredAnswer,
    TerminalRow,
)
from mp_orders_mock.store.searches import Search
from mp_orders_mock.store.setup import Beginning, OvertakenError, StaleError
from mp_orders_mock.store.transaction import Transaction

__all__ = [
    "AccountRow",
    "Beginning",
    "ConstraintError",
    "EndpointRow",
    "GroupLostError",
    "NotificationRow",
    "OrderRow",
    "OvertakenError",
    "PointOfSaleRow",
    "Search",
    "StaleError",
    "Store",
    "StoreError",
    "StoredAnswer",
    "TerminalRow",
    "Transaction",
]
