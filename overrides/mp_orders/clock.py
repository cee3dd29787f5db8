"""The time of the client: what it reads and how it waits, in one place, so that a test can say what time it is."""

import threading
import time
from contextlib import suppress
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import asyncio


def now() -> float:
    """Seconds that only rise, from no known moment: deadlines and durations are counted in these."""
    return time.monotonic()


def date() -> float:
    """Seconds since 1970, as the machine has it."""
    return time.time()


def wait(event: threading.Event, seconds: float) -> bool:
    """Wait so long, or until the event is set; says whether it is."""
    return event.wait(seconds)


async def wait_async(event: "asyncio.Event", seconds: float) -> bool:
    """The same for a task."""
    import asyncio

    with suppress(TimeoutError):
        await asyncio.wait_for(event.wait(), seconds)
    return event.is_set()
