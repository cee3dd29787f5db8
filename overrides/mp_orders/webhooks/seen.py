"""What has been handled: the protocol of a store, one in memory and one in a file of SQLite."""

import sqlite3
import threading
from collections import OrderedDict
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import timedelta
from os import PathLike, fspath
from os.path import abspath, dirname, isdir
from typing import Literal, Protocol, TypeAlias

from attrs import define, field
from attrs.validators import ge

from mp_orders import clock

State: TypeAlias = Literal["new", "busy", "done"]
MAX_KEYS = 10_000
KEEP = timedelta(days=30)
LOCK_TIMEOUT_S = 10.0


class Seen(Protocol):
    """Remembers which notifications were handled. Each method is atomic, also between processes."""

    def claim(self, key: str, owner: str, lease_s: float, /) -> State:
        """Claim a notification for an owner, for so many seconds.

        Returns:
            "new" where it is the owner's now: nobody had it, or the lease of whoever had it is over. "busy" where
            another one has it. "done" where it was finished.
        """
        ...

    def finish(self, key: str, owner: str, /) -> None:
        """Note for good that it was handled, also where the lease is over: what was done is done."""
        ...

    def release(self, key: str, owner: str, /) -> None:
        """Give it back, if it still is the owner's and not finished, so that the next claim is "new"."""
        ...


class AsyncSeen(Protocol):
    """The same for asyncio."""

    async def claim(self, key: str, owner: str, lease_s: float, /) -> State:
        """As `Seen.claim`."""
        ...

    async def finish(self, key: str, owner: str, /) -> None:
        """As `Seen.finish`."""
        ...

    async def release(self, key: str, owner: str, /) -> None:
        """As `Seen.release`."""
        ...


@define
class _Entry:
    owner: str
    until: float
    done: bool = False


@define
class MemorySeen:
    """In the memory of one process, whose threads and tasks may share it: for tests, and where one process is all.

    Args:
        max_keys: So many are remembered, at least one; past that the one that was finished first is forgotten.
    """

    max_keys: int = field(default=MAX_KEYS, validator=ge(1))
    _entries: "OrderedDict[str, _Entry]" = field(init=False, factory=OrderedDict, repr=False)
    _lock: threading.Lock = field(init=False, factory=threading.Lock, repr=False, eq=False)

    def claim(self, key: str, owner: str, lease_s: float, /) -> State:
        """As `Seen.claim`; "busy" also while all that are remembered are being handled."""
        with self._lock:
            now, entry = clock.now(), self._entries.get(key)
            if entry and entry.done:
                return "done"
            if (entry and entry.until > now) or not (entry or self._has_room(now)):
                return "busy"
            self._entries[key] = _Entry(owner, now + lease_s)
            return "new"

    def finish(self, key: str, owner: str, /) -> None:
        """As `Seen.finish`."""
        with self._lock:
            if key not in self._entries:  # its lease was over, and it made room for another
                self._has_room(clock.now())
            self._entries[key] = _Entry(owner, 0.0, done=True)
            self._entries.move_to_end(key)

    def release(self, key: str, owner: str, /) -> None:
        """As `Seen.release`."""
        with self._lock:
            entry = self._entries.get(key)
            if entry and entry.owner == owner and not entry.done:
                del self._entries[key]

    def _has_room(self, now: float) -> bool:
        if len(self._entries) < self.max_keys:
            return True
        over = (key for key, entry in self._entries.items() if entry.done or entry.until <= now)
        return self._entries.pop(next(over, ""), None) is not None


class SQLiteSeen:
    """In a file of SQLite, for the processes of one machine; it holds keys and times, and nothing of a notification.

    Args:
        path: Of the file, on a local disk; made if it is not there.
        keep: How long what is finished is remembered: a timedelta, or seconds.

    Raises:
        ValueError: the path is that of a database in memory, or no file can be there; or `keep` is not above zero.
    """

    def __init__(self, path: str | PathLike[str], *, keep: float | timedelta = KEEP) -> None:
        self._path = fspath(path)
        self._keep_s = keep.total_seconds() if isinstance(keep, timedelta) else float(keep)
        if not self._keep_s > 0:
            raise ValueError(f"keep is {keep!r}; it has to be a timedelta, or seconds above zero")
        if self._path in ("", ":memory:"):
            raise ValueError(f"the path is {self._path!r}, of a database that ends with its connection; use MemorySeen")
        self._path = abspath(self._path)  # a daemon may change its folder
        if not isdir(dirname(self._path)):
            raise ValueError(f"there is no folder {dirname(self._path)!r} for the file {self._path!r}")
        with self._transaction() as run:
            run.execute(
                "CREATE TABLE IF NOT EXISTS seen (key TEXT PRIMARY KEY, owner TEXT NOT NULL, until REAL NOT NULL, "
                "done INTEGER NOT NULL) WITHOUT ROWID"
            )
            run.execute("CREATE INDEX IF NOT EXISTS seen_until ON seen (until)")

    def __repr__(self) -> str:
        return f"SQLiteSeen({self._path!r})"

    def claim(self, key: str, owner: str, lease_s: float, /) -> State:
        """As `Seen.claim`, by the time of the machine."""
        with self._transaction() as run:
            now = clock.date()
            row = run.execute("SELECT done, until FROM seen WHERE key = ?", (key,)).fetchone()
            if row and row[0]:
                return "done"
            if row and row[1] > now:
                return "busy"
            run.execute("INSERT OR REPLACE INTO seen VALUES (?, ?, ?, 0)", (key, owner, now + lease_s))
            return "new"

    def finish(self, key: str, owner: str, /) -> None:
        """As `Seen.finish`; forgets what is older than it has to be kept."""
        with self._transaction() as run:
            now = clock.date()
            run.execute("INSERT OR REPLACE INTO seen VALUES (?, ?, ?, 1)", (key, owner, now))
            run.execute("DELETE FROM seen WHERE until < ?", (now - self._keep_s,))

    def release(self, key: str, owner: str, /) -> None:
        """As `Seen.release`."""
        with self._transaction() as run:
            run.execute("DELETE FROM seen WHERE key = ? AND owner = ? AND done = 0", (key, owner))

    @contextmanager
    def _transaction(self) -> Iterator[sqlite3.Connection]:
        """A transaction that writes, on a connection of its own: threads and forked processes share none."""
        with closing(sqlite3.connect(self._path, timeout=LOCK_TIMEOUT_S, isolation_level=None)) as connection:
            connection.execute("BEGIN IMMEDIATE")
            yield connection
            connection.execute("COMMIT")
