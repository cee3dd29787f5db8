"""What a process has for itself, and does not share with the parent that it was forked from."""

import os
from collections.abc import Callable
from typing import Generic, TypeVar

Own = TypeVar("Own")


class PerProcess(Generic[Own]):
    """Makes one of a thing for each process that asks, as it asks: connections, or locks that a thread may hold."""

    def __init__(self, make: Callable[[], Own]) -> None:
        self._make = make
        self._made: dict[int, Own] = {}

    def own(self) -> Own:
        """That of this process. Threads of a child get the same one: a dictionary takes one of several at once."""
        process = os.getpid()
        return self._made.get(process) or self._made.setdefault(process, self._make())
