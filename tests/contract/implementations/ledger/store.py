"""What is kept, in plain dicts, and how ids and moments are written."""

import asyncio
import calendar
import datetime
import itertools
import re
import secrets
from typing import Any, TypeAlias

Row: TypeAlias = dict[str, Any]
SECOND = 1_000_000_000
DAY = 86_400 * SECOND
_ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_MOMENT = re.compile(r"(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d):(\d\d)(?:\.(\d{1,9}))?(?:Z|([+-])(\d\d):(\d\d))", re.ASCII)
_DURATION = re.compile(r"P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?", re.ASCII)
_UNITS = (365 * 86_400, 30 * 86_400, 86_400, 3_600, 60, 1)


class Store:
    """All accounts of one application."""

    def __init__(self, defect: str) -> None:
        self.defect = defect
        self.lock = asyncio.Lock()
        self.numbers = itertools.count(1)
        self.accounts: dict[str, int] = {}
        self.keys: dict[tuple[int, str], Row] = {}
        self.orders: dict[str, Row] = {}
        self.terminals: dict[str, Row] = {}
        self.merchant_orders: dict[int, Row] = {}

    def account(self, token: str) -> int:
        """The number of the account of a token."""
        return self.accounts.setdefault(token, 700_000_001 + len(self.accounts))


def ulid() -> str:
    """Twenty-six letters and digits that nothing else has."""
    return "0" + "".join(secrets.choice(_ALPHABET) for _ in range(25))


def utc(moment: int) -> str:
    """A moment in nanoseconds, to the second."""
    return _clock(moment).strftime("%Y-%m-%dT%H:%M:%SZ")


def local(moment: int) -> str:
    """A moment in nanoseconds, to the microsecond, three hours behind UTC."""
    micros = moment // 1000 % 1_000_000
    return f"{_clock(moment - 3 * 3_600 * SECOND):%Y-%m-%dT%H:%M:%S}.{micros:06d}-03:00"


def _clock(moment: int) -> datetime.datetime:
    return datetime.datetime.fromtimestamp(moment // SECOND, datetime.UTC)


def moment_of(text: str) -> int | None:
    """Nanoseconds since 1970 of a text in the form of RFC 3339; None for a day or an offset that does not exist."""
    found = _MOMENT.fullmatch(text)
    if found is None:
        return None
    year, month, day, hour, minute, second = (int(part) for part in found.groups()[:6])
    fraction, sign, hours, minutes = found.groups()[6:]
    try:
        datetime.date(year, month, day)
    except ValueError:
        return None
    offset = int(hours or 0) * 60 + int(minutes or 0)
    if int(hours or 0) > 23 or int(minutes or 0) > 59:
        return None
    seconds = calendar.timegm((year, month, day, hour, minute, second)) - (offset * 60) * (-1 if sign == "-" else 1)
    return seconds * SECOND + int((fraction or "").ljust(9, "0"))


def seconds_of(duration: str) -> int:
    """The seconds of an ISO 8601 duration; a month has thirty days."""
    found = _DURATION.fullmatch(duration)
    parts = found.groups() if found else ()
    return sum(int(part or 0) * unit for part, unit in zip(parts, _UNITS, strict=False))
