"""A line for each request, and each notification, for whoever watches the mock at work."""

import os
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from queue import Empty, SimpleQueue
from typing import TypeAlias

import orjson

from mp_orders_mock.journal import Entry

MAX_WAITING = 1000
"""Lines that wait to be written; what comes on top of them is left out, and counted."""
MAX_BATCH = 100
MAX_TEXT = 200
END_S = 1.0
GREEN, YELLOW, RED, MAGENTA, CYAN, DIM = 32, 33, 31, 35, 36, 2

Format: TypeAlias = Callable[[Entry], str]


class RequestLog:
    """Writes to a terminal, a file or a pipe that nobody may be reading.

    A thread makes and writes the lines, since the mock must not stop where nobody takes them.

    Args:
        write_entry: makes a line.
        write_left_out: makes one of how many were left out.
        descriptor: of what is open for writing.
    """

    def __init__(self, write_entry: Format, write_left_out: Callable[[int], str], descriptor: int) -> None:
        self._entry = write_entry
        self._left_out = write_left_out
        self._descriptor = descriptor
        self._waiting: SimpleQueue[Entry | None] = SimpleQueue()
        self._count = 0
        self._lock = threading.Lock()
        self._thread = threading.Thread(target=self._run, name="mp-orders-mock log", daemon=True)
        self._thread.start()

    def __call__(self, entry: Entry) -> None:
        """Write a line soon. Never waits."""
        if self._waiting.qsize() < MAX_WAITING:
            self._waiting.put(entry)
        else:
            with self._lock:
                self._count += 1

    def close(self, patience_s: float = END_S) -> None:
        """Write what waits, but wait no longer than this for whoever reads it."""
        self._waiting.put(None)
        self._thread.join(patience_s)

    def _run(self) -> None:
        with suppress(OSError):  # whoever read it is gone: what comes is left out
            reported = 0
            while batch := self._batch():
                lines = [self._entry(entry) for entry in batch if entry]
                if self._count > reported:
                    lines.append(self._left_out(self._count - reported))
                    reported = self._count
                self._write("".join(f"{line}\n" for line in lines).encode())
                if None in batch:
                    return

    def _batch(self) -> list[Entry | None]:
        batch = [self._waiting.get()]
        with suppress(Empty):
            while len(batch) < MAX_BATCH:
                batch.append(self._waiting.get_nowait())
        return batch

    def _write(self, data: bytes) -> None:
        while data:
            data = data[os.write(self._descriptor, data) :]


def json_line(entry: Entry) -> str:
    """What the journal has of it, but for headers and bodies; `sent` of a notification."""
    return orjson.dumps(entry.summary() | ({"sent": True} if entry.is_sent else {})).decode()


def json_left_out(count: int) -> str:
    """How many lines were left out."""
    return orjson.dumps({"left_out": count}).decode()


def text_left_out(count: int) -> str:
    """How many lines were left out."""
    return f"mp-orders-mock: {count} lines were left out, which nobody has read in time"


def text_line(entry: Entry, *, colored: bool = False) -> str:
    """Time, method, path, status, duration; then what refused it, and what else became of it."""

    def paint(text: str, color: int) -> str:
        return f"\x1b[{color}m{text}\x1b[0m" if colored else text

    seconds, nanoseconds = divmod(entry.at_ns, 10**9)
    clock = f"{time.strftime('%H:%M:%S', time.localtime(seconds))}.{nanoseconds // 10**6:03d}"
    status = paint(str(entry.status or ("no answer" if entry.is_sent else "closed")), _color(entry.status))
    took = paint(f"{entry.duration_ns / 1e6:.1f} ms", DIM)
    words = [
        paint(clock, DIM),
        f"-> {entry.method}" if entry.is_sent else entry.method,
        _cut(entry.shown_path()),
        status,
        took,
    ]
    words += [paint(word, color) for word, color in _outcome(entry)]
    return " ".join(words)


def _outcome(entry: Entry) -> Iterator[tuple[str, int]]:
    """Whether it was replayed, the fault that it met, its code, what refused it, and why."""
    if entry.replayed:
        yield "replayed", CYAN
    if entry.fault:
        yield f"fault={entry.fault}", MAGENTA
    if entry.code:
        yield entry.code, _color(entry.status)
    if entry.refused_by:
        yield f"({entry.refused_by})", _color(entry.status)
    reason = entry.shown_reason()
    if reason:
        yield _cut("".join(each if each.isprintable() else ascii(each)[1:-1] for each in reason)), DIM


def _color(status: int | None) -> int:
    return RED if status is None or status >= 500 else YELLOW if status >= 400 else GREEN


def _cut(text: str) -> str:
    return text if len(text) <= MAX_TEXT else f"{text[:MAX_TEXT]}..."
