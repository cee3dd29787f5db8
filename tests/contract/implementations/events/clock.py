"""Time in nanoseconds since 1970, and the texts that the contract has for it."""

import re
import secrets
import time
from datetime import UTC, date, datetime, timedelta, timezone

SECOND = 1_000_000_000
DAY = 86_400 * SECOND
_ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_EPOCH = date(1970, 1, 1).toordinal()
_CYCLE_YEARS, _CYCLE_DAYS = 400, 146_097
_MOMENT = re.compile(r"(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d):(\d\d)(?:\.(\d{1,9}))?(?:Z|([+-])(\d\d):(\d\d))", re.ASCII)
_DURATION = re.compile(r"P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?", re.ASCII)
_LENGTHS = (365 * 86_400, 30 * 86_400, 86_400, 3_600, 60, 1)


class Clock:
    """Never tells the same moment twice, so that what happened later has a later date."""

    def __init__(self) -> None:
        self._last = 0

    def now(self) -> int:
        """Whole microseconds, as nanoseconds."""
        self._last = max(time.time_ns() // 1_000 * 1_000, self._last + 1_000)
        return self._last


def utc(at: int) -> str:
    """A moment without the zeros at the end of its fraction."""
    seconds, rest = divmod(at, SECOND)
    fraction = f"{rest // 1_000:06d}".rstrip("0")
    text = datetime.fromtimestamp(seconds, UTC).strftime("%Y-%m-%dT%H:%M:%S")
    return f"{text}.{fraction}Z" if fraction else f"{text}Z"


def local(at: int) -> str:
    """A moment as merchant orders tell it, in the time of Buenos Aires."""
    seconds, rest = divmod(at, SECOND)
    moment = datetime.fromtimestamp(seconds, timezone(timedelta(hours=-3)))
    return moment.replace(microsecond=rest // 1_000).isoformat(timespec="microseconds")


def moment(text: str) -> int:
    """Read RFC 3339, the year 0 and leap seconds as well.

    Raises:
        ValueError: there is no such moment.
    """
    found = _MOMENT.fullmatch(text)
    if not found:
        raise ValueError(text)
    year, month, day, hour, minute, second = (int(each) for each in found.groups()[:6])
    fraction, sign, hours, minutes = found.groups()[6:]
    if hour > 23 or minute > 59 or second > 60 or int(hours or 0) > 23 or int(minutes or 0) > 59:
        raise ValueError(text)
    days = date(year + _CYCLE_YEARS, month, day).toordinal() - _CYCLE_DAYS - _EPOCH
    offset = (int(hours or 0) * 60 + int(minutes or 0)) * (-1 if sign == "-" else 1)
    seconds = days * 86_400 + hour * 3_600 + (minute - offset) * 60 + second
    return seconds * SECOND + int((fraction or "").ljust(9, "0"))


def duration(text: str) -> int:
    """The length of an ISO 8601 duration, with months of thirty days."""
    found = _DURATION.fullmatch(text)
    assert found, "the schema has let it through"
    return sum(int(part or 0) * length for part, length in zip(found.groups(), _LENGTHS, strict=True)) * SECOND


def ulid(at: int) -> str:
    """Milliseconds and chance, in the alphabet of Crockford."""
    number = (at // 1_000_000) << 80 | secrets.randbits(80)
    return "".join(_ALPHABET[number >> shift & 31] for shift in range(125, -1, -5))
