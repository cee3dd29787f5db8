"""Time, as clients have it, in the hands of a test."""

import asyncio
import threading
from dataclasses import dataclass, field


@dataclass
class FakeTime:
    """The time of every client: it stands until a test advances it; waits are over at once, and written down."""

    now_s: float = 1000.0
    date_s: float = 1_700_000_000.0
    waits: list[float] = field(default_factory=list)

    def advance(self, seconds: float) -> None:
        self.now_s += seconds
        self.date_s += seconds

    def wait(self, event: threading.Event | asyncio.Event, seconds: float) -> bool:
        self.waits.append(seconds)
        if not event.is_set():
            self.advance(seconds)
        return event.is_set()

    async def wait_async(self, event: asyncio.Event, seconds: float) -> bool:
        await asyncio.sleep(0)
        return self.wait(event, seconds)
