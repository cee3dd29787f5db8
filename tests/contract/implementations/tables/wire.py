"""Bytes, numbers and dates on their way in and out: JSON with exact numbers, money as cents, moments as nanoseconds."""

import json
import re
from datetime import UTC, datetime, timedelta, timezone
from decimal import Decimal
from typing import Any, TypeAlias

Json: TypeAlias = Any
SECOND = 1_000_000_000
DAY = 86_400 * SECOND
LARGEST = 2**63 - 1
_FURTHEST_EXPONENT = 400
_LONGEST_INTEGER = 400
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_HERE = timezone(timedelta(hours=-3))
_MOMENT = re.compile(r"(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d):(\d\d)(?:\.(\d{1,9}))?(?:Z|([+-])(\d\d):(\d\d))", re.ASCII)
_DURATION = re.compile(r"P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?", re.ASCII)
_UNITS = (365 * 86_400, 30 * 86_400, 86_400, 3_600, 60, 1)


def parse_json(body: bytes) -> Json:
    """Read one JSON text; numbers are int or Decimal.

    Raises:
        ValueError: it is none, or nested too deeply.
    """
    try:
        return json.loads(body.decode(), parse_float=_decimal, parse_int=_integer, parse_constant=_no_number)
    except RecursionError as error:
        raise ValueError("nested too deeply") from error


def dump_json(value: Json) -> str:
    """Write JSON in ASCII, decimals with all their digits."""
    if isinstance(value, Decimal):
        return str(value)
    if isinstance(value, dict):
        return "{" + ",".join(f"{json.dumps(name)}:{dump_json(each)}" for name, each in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ",".join(map(dump_json, value)) + "]"
    return json.dumps(value)


def _no_number(text: str) -> Json:
    raise ValueError(f"{text} is no JSON")


def _integer(text: str) -> int:
    return int(text[:_LONGEST_INTEGER])


def _decimal(text: str) -> int | Decimal:
    number = Decimal(text)
    if number and abs(number.adjusted()) > _FURTHEST_EXPONENT:
        exponent = _FURTHEST_EXPONENT if number.adjusted() > 0 else -_FURTHEST_EXPONENT
        return Decimal((number.as_tuple().sign, (1,), exponent))
    return int(number) if number == number.to_integral_value() else number


def cents(text: str) -> int:
    """Hundredths of an amount in decimal text."""
    return int(Decimal(text).scaleb(2))


def amount(hundredths: int) -> str:
    """An amount as text, always with two decimals."""
    return f"{hundredths // 100}.{hundredths % 100:02}"


def utc_text(moment: int) -> str:
    """A date of an order: UTC, to a tenth of a microsecond."""
    whole = _EPOCH + timedelta(seconds=moment // SECOND)
    return f"{whole:%Y-%m-%dT%H:%M:%S}.{moment % SECOND // 100:07}Z"


def local_text(moment: int) -> str:
    """A date of a merchant order: whole seconds, three hours behind UTC."""
    whole = _EPOCH + timedelta(seconds=moment // SECOND)
    return whole.astimezone(_HERE).isoformat()


def moment_of(text: str) -> int:
    """Nanoseconds since 1970 of an RFC 3339 date.

    Raises:
        ValueError: it is none.
    """
    found = _MOMENT.fullmatch(text)
    if found is None:
        raise ValueError("no date")
    year, month, day, hour, minute, second = map(int, found.groups()[:6])
    fraction, sign, hours, minutes = found.groups()[6:]
    if int(hours or 0) > 23 or int(minutes or 0) > 59 or second > 60:
        raise ValueError("no time of a day")
    whole = datetime(year or 4, month, day, hour, minute, tzinfo=UTC) - _EPOCH
    seconds = whole.days * 86_400 + whole.seconds + second - (0 if year else 1_461 * 86_400)
    offset = (int(hours or 0) * 3_600 + int(minutes or 0) * 60) * (-1 if sign == "-" else 1)
    exact = (seconds - offset) * SECOND + int((fraction or "").ljust(9, "0"))
    return max(-LARGEST, min(exact, LARGEST))


def nanoseconds(duration: str) -> int:
    """How long an ISO 8601 duration is; a year has 365 days, a month 30."""
    found = _DURATION.fullmatch(duration)
    if found is None:
        raise ValueError("no duration")
    seconds = sum(int(number or 0) * unit for number, unit in zip(found.groups(), _UNITS, strict=True))
    return min(seconds * SECOND, LARGEST // 4)
