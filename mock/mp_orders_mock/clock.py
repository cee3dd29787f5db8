"""Time in nanoseconds since 1970: the clock of the mock, and how the documents write times and durations."""

import calendar
import functools
import re
import time
from collections.abc import Callable
from datetime import MAXYEAR, UTC, datetime, timedelta, timezone
from typing import TypeAlias

from attrs import frozen

from mp_orders_mock.domain.durations import parts

Clock: TypeAlias = Callable[[], int]
"""Gives the time in nanoseconds since 1970-01-01T00:00:00Z."""

system_clock: Clock = time.time_ns
SECOND_NS = 1_000_000_000
EARLIEST_NS = 0
LATEST_NS = 9_000_000_000 * SECOND_NS  # in the year 2255, as far as the clock can be set
FURTHEST_NS = 9_200_000_000 * SECOND_NS  # in 2261; what the database keeps in 64 bits ends in 2262
_MERCHANT_ZONE = timezone(timedelta(hours=-4))
_TIME = re.compile(
    r"([0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2})(?:\.([0-9]{1,9}))?(Z|[+-][0-9]{2}:[0-9]{2})"
)


@frozen
class ClockSetting:
    """How the clock of the mock differs from that of the machine: it runs ahead, or it stands."""

    offset_ns: int = 0
    stands_at_ns: int | None = None

    def now_ns(self, machine_ns: int) -> int:
        """The time of the mock when it is `machine_ns` on the machine."""
        return machine_ns + self.offset_ns if self.stands_at_ns is None else self.stands_at_ns


def order_time(now_ns: int, digits: int = 9) -> str:
    """As orders write it, with nanoseconds: 2024-09-10T14:26:42.109320977Z."""
    seconds, nanoseconds = divmod(now_ns, SECOND_NS)
    return f"{_second(seconds)}.{f'{nanoseconds:09d}'[:digits]}Z"


@functools.lru_cache(16)
def _second(seconds: int) -> str:
    return time.strftime("%Y-%m-%dT%H:%M:%S", time.gmtime(seconds))


def merchant_order_time(now_ns: int) -> str:
    """As merchant orders write it, with milliseconds: 2018-09-14T13:11:31.000-04:00."""
    seconds, nanoseconds = divmod(now_ns, SECOND_NS)
    return f"{datetime.fromtimestamp(seconds, _MERCHANT_ZONE):%Y-%m-%dT%H:%M:%S}.{nanoseconds // 1_000_000:03d}-04:00"


def read_time(text: str) -> int:
    """Nanoseconds since 1970 of a time such as 2024-09-10T14:26:42.109320977Z, up to the year 2255.

    Raises:
        ValueError: it is no such time.
    """
    return in_range(_nanoseconds(text))


def read_bound(text: str) -> int:
    """The same for a bound, which may lie outside of what the mock knows, and be a leap second.

    Raises:
        ValueError: it is no such time.
    """
    leap = 1 if text[17:19] == "60" else 0
    whole = _nanoseconds(f"{text[:17]}59{text[19:]}" if leap else text) + leap * SECOND_NS
    return min(max(whole, EARLIEST_NS), FURTHEST_NS)


@functools.lru_cache(64)
def _nanoseconds(text: str) -> int:
    wrong = "is not a time such as 2024-09-10T14:26:42Z"
    match = _TIME.fullmatch(text)
    if match is None:
        raise ValueError(wrong)
    try:
        seconds = _seconds(match[1], match[3])
    except ValueError:
        raise ValueError(wrong) from None
    return seconds * SECOND_NS + int((match[2] or "0").ljust(9, "0"))


@functools.lru_cache(16)
def _seconds(second: str, zone: str) -> int:
    moment = datetime.fromisoformat(second + ("+00:00" if zone == "Z" else zone))
    return int((moment - datetime(1970, 1, 1, tzinfo=UTC)).total_seconds())


def in_range(now_ns: int) -> int:
    """The same time.

    Raises:
        ValueError: it is before 1970 or after 2255.
    """
    if not EARLIEST_NS <= now_ns <= LATEST_NS:
        raise ValueError("is before 1970 or after 2255")
    return now_ns


def later(now_ns: int, duration: str) -> int:
    """The time a duration after another, by the calendar (UTC) as far as years and months go; at most 2261.

    Raises:
        ValueError: it is not a duration.
    """
    years, months, days, hours, minutes, seconds, nanoseconds = parts(duration)
    begin = datetime.fromtimestamp(now_ns // SECOND_NS, UTC)
    month = begin.month - 1 + months + 12 * years
    year, month = begin.year + month // 12, month % 12 + 1
    if year > MAXYEAR:
        return FURTHEST_NS
    begin = begin.replace(year=year, month=month, day=min(begin.day, calendar.monthrange(year, month)[1]))
    whole = int((begin - datetime(1970, 1, 1, tzinfo=UTC)).total_seconds())
    whole += ((days * 24 + hours) * 60 + minutes) * 60 + seconds
    return min(whole * SECOND_NS + now_ns % SECOND_NS + nanoseconds, FURTHEST_NS)
