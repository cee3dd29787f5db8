"""Keeps other processes from a store's file.

SQLite's own locks are given up when anybody in the process closes the file, as a test does that reads its store. This
one belongs to a descriptor of ours, is about the file whatever it is called, and is none that SQLite looks at.
"""

import os

try:
    import fcntl
except ModuleNotFoundError:  # on Windows a file that is open is locked anyhow
    fcntl = None  # type: ignore[assignment]

from mp_orders_mock.store.errors import StoreError


class FileLock:
    """The lock of a file, held until it is released; of none for a store in memory.

    Raises:
        StoreError: another process has it, or the file cannot be opened.
    """

    def __init__(self, path: str | None) -> None:
        self._descriptor: int | None = None
        if not path or path == ":memory:" or fcntl is None:
            return
        try:
            self._descriptor = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o644)
            fcntl.flock(self._descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            self.release()
            raise in_use(path) from None
        except (OSError, ValueError) as error:
            self.release()
            raise StoreError(f"cannot use the store {path!r}: {getattr(error, 'strerror', error)}") from None

    def release(self) -> None:
        """Let others have the file."""
        descriptor, self._descriptor = self._descriptor, None
        if descriptor is not None:
            os.close(descriptor)


def in_use(path: str | None) -> StoreError:
    """What to raise where somebody else has a file."""
    return StoreError(f"another process has the store {path}; only one at a time can use a file")
