"""JSON in and out: numbers are never binary fractions, and what is not JSON is not guessed."""

import json
from decimal import Decimal, InvalidOperation
from typing import Any

_MOST_DIGITS = 40
_FARTHEST = 400


class NotJson(ValueError):  # noqa: N818 - it says what the text is
    """The text is not one well-formed JSON text."""


def _whole(text: str) -> int:
    sign = -1 if text.startswith("-") else 1
    return int(text) if len(text) <= _MOST_DIGITS else sign * 10**_MOST_DIGITS


def _fraction(text: str) -> Decimal:
    try:
        number = Decimal(text)
    except InvalidOperation:
        number = Decimal("1E+1000")
    if not number:
        return Decimal(0)
    if number.adjusted() < -_FARTHEST:
        return Decimal((number.as_tuple().sign, (1,), -_FARTHEST))
    return number if number.adjusted() <= _FARTHEST else Decimal((number.as_tuple().sign, (1,), _FARTHEST))


def _constant(name: str) -> Any:
    raise NotJson(name)


def loads(raw: bytes) -> Any:
    """Read one JSON text.

    Raises:
        NotJson: it is none.
    """
    try:
        text = raw.decode("utf-8")
        return json.loads(text, parse_int=_whole, parse_float=_fraction, parse_constant=_constant)
    except (ValueError, RecursionError) as error:
        raise NotJson(type(error).__name__) from None


def dumps(value: Any) -> str:
    """Write one JSON text, the names of an object from Z to A."""
    if isinstance(value, dict):
        pairs = (f"{json.dumps(name)}:{dumps(value[name])}" for name in sorted(value, reverse=True))
        return f"{{{','.join(pairs)}}}"
    if isinstance(value, list | tuple):
        return f"[{','.join(map(dumps, value))}]"
    if isinstance(value, Decimal):
        return f"{value:f}"
    return json.dumps(value)


def cents(text: str) -> Decimal:
    """The amount that a decimal text tells."""
    return Decimal(text).quantize(Decimal("0.01"))
