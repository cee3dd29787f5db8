"""Time in nanoseconds since 1970, and the two forms in which the documents write it."""

import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta, timezone
from typing import TypeAlias

Clock: TypeAlias = Callable[[], int]
"""Gives the time in nanoseconds since 1970-01-01T00:00:00Z."""

system_clock: Clock = time.time_ns
SECOND_NS = 1_000_000_000
_MERCHANT_ZONE = timezone(timedelta(hours=-4))


def order_time(now_ns: int) -> str:
    """As orders write it, with nanoseconds: 2024-09-10T14:26:42.109320977Z."""
    seconds, nanoseconds = divmod(now_ns, SECOND_NS)
    return f"{datetime.fromtimestamp(seconds, UTC):%Y-%m-%dT%H:%M:%S}.{nanoseconds:09d}Z"


def merchant_order_time(now_ns: int) -> str:
    """As merchant orders write it, with milliseconds: 2018-09-14T13:11:31.000-04:00."""
    seconds, nanoseconds = divmod(now_ns, SECOND_NS)
    return f"{datetime.fromtimestamp(seconds, _MERCHANT_ZONE):%Y-%m-%dT%H:%M:%S}.{nanoseconds // 1_000_000:03d}-04:00"
