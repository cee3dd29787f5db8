"""Does what is due although nobody looks at it: to orders whose life is over or that are to change, and to old keys."""

import asyncio
import functools
import logging
import time
from collections.abc import Callable
from typing import TypeAlias

from mp_orders_mock.dialect import DOCUMENTED, Dialect
from mp_orders_mock.operations.idempotency import WINDOW_NS
from mp_orders_mock.operations.orders.lifecycle import Lifecycle
from mp_orders_mock.store import Store, Transaction
from mp_orders_mock.store.tables import journal, order_changes

EVERY_S = 1.0
ROWS_AT_ONCE = 100
PAUSE_S = 0.001
MAX_LOGGED = 1000
"""So many requests, and changes of orders, are kept in a shared store."""
MAX_NOTIFICATIONS = 1000
"""So many are kept that are not to be sent any more."""
log = logging.getLogger("mp_orders_mock")


Step: TypeAlias = Callable[[Transaction], tuple[int, bool]]
"""Does a part of what is to be done; how much that was, and whether there may be more."""


def sweep(store: Store, dialect: Dialect = DOCUMENTED) -> int:
    """Do all that is due by the clock of the mock; returns to how many orders, keys and notifications that was."""
    apply = functools.partial(_apply_due, dialect=dialect)
    steps: list[Step] = [apply, _forget_keys, _forget_notifications]
    if store.shared:
        steps.append(_forget_logs)
    return sum(_until_done(store, step) for step in steps)


async def sweep_for_ever(store: Store, dialect: Dialect) -> None:
    """Sweep each second until it is cancelled. A store that fails is tried again, and the log says why."""
    failed = ""
    while True:
        await asyncio.sleep(EVERY_S)
        try:
            await asyncio.to_thread(store.stay)
            await asyncio.to_thread(sweep, store, dialect)
            failed = ""
        except Exception as error:  # the next one may succeed; whatever it is, keys and orders must go on expiring
            reason = _reason(error)
            if reason != failed:
                log.error("expiring orders and keys failed: %s", reason)
            failed = reason


def _until_done(store: Store, step: Step) -> int:
    """Repeat a step, each time in a transaction of its own, until no more is to be done; returns how many it was."""
    total, more = 0, True
    while more:
        with store.transaction() as transaction:
            count, more = step(transaction)
        total += count
        if more:
            time.sleep(PAUSE_S)  # a lock goes to whoever comes first, and that would be the next step
    return total


def _apply_due(transaction: Transaction, *, dialect: Dialect) -> tuple[int, bool]:
    return Lifecycle(transaction, dialect).apply_due()


def _forget_keys(transaction: Transaction) -> tuple[int, bool]:
    count = transaction.forget_answers(transaction.now_ns - WINDOW_NS, ROWS_AT_ONCE)
    return count, count == ROWS_AT_ONCE


def _forget_notifications(transaction: Transaction) -> tuple[int, bool]:
    count = transaction.outbox.forget_old(MAX_NOTIFICATIONS, ROWS_AT_ONCE)
    return count, count == ROWS_AT_ONCE


def _forget_logs(transaction: Transaction) -> tuple[int, bool]:
    for log in (journal, order_changes):
        transaction.forget(log, kept=MAX_LOGGED)
    return 0, False


def _reason(error: Exception) -> str:
    """What the database said, in one line, without statement and values."""
    said = str(getattr(error, "orig", None) or error).partition("\n")[0]
    return f"{type(error).__name__}: {said}" if said else type(error).__name__
