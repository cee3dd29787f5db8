"""JSON as the orders API should read it: strict, without duplicate members, bounded in depth."""

import json
import re
from typing import Any, NoReturn

import orjson

MAX_DEPTH = 64
HUGE = 10**400
"""Stands for a number too large for a double. Every number of the contract has a smaller maximum."""


_SPACE = b" \t\n\r"
_INTEGRAL = re.compile(rb"\.0+(?![0-9])")
"""In a number that is to come out as int; in a string it only costs time."""


class JsonSyntaxError(Exception):
    """The text is not one well-formed JSON value."""


def loads(text: bytes) -> Any:
    """Read one JSON value.

    Numbers are doubles, as in the documents; integral ones come out as int, so that 1 and 1.0 are one value.

    Raises:
        JsonSyntaxError: for what RFC 8259 forbids, and for a byte order mark, a member named twice, a lone surrogate
            or more than 64 levels.
    """
    if text.startswith(b"\xef\xbb\xbf"):
        raise JsonSyntaxError("byte order mark before the value")
    if text.count(b"[") + text.count(b"{") > MAX_DEPTH:
        _check_depth(text)
    try:
        value = orjson.loads(text)
        same = orjson.dumps(value).translate(None, _SPACE) == text.translate(None, _SPACE)
        if same and not _INTEGRAL.search(text):
            return value  # nothing but space got lost, so nothing was there to be refused
    except (orjson.JSONDecodeError, orjson.JSONEncodeError):
        pass
    try:
        value = _DECODER.decode(text.decode("utf-8"))
        if b"\\u" in text:
            _check_surrogates(value)
    except json.JSONDecodeError as error:
        raise JsonSyntaxError(f"{error.msg} at character {error.pos}") from None
    except UnicodeDecodeError as error:
        raise JsonSyntaxError(f"not UTF-8 at byte {error.start}") from None
    return value


def dumps(value: Any) -> bytes:
    """Write a JSON value in compact form."""
    return orjson.dumps(value)


def canonical(value: Any) -> bytes:
    """Write a JSON value so that equal values give equal bytes."""
    return orjson.dumps(value, option=orjson.OPT_SORT_KEYS)


def _members(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    members = dict(pairs)
    if len(members) != len(pairs):
        raise JsonSyntaxError("a member is named twice")
    return members


def _number(text: str) -> float | int:
    value = float(text)
    if value in (float("inf"), float("-inf")):
        return HUGE if value > 0 else -HUGE
    return int(value) if value.is_integer() and abs(value) < 2**53 else value


def _integer(text: str) -> int:
    if len(text) <= 300:  # well below the length at which int() refuses
        return int(text)
    return -HUGE if text.startswith("-") else HUGE


def _constant(text: str) -> NoReturn:
    raise JsonSyntaxError(f"{text} is not a JSON value")


def _check_depth(text: bytes) -> None:
    depth = 0
    in_string = escaped = False
    for byte in text:
        if in_string:
            escaped, in_string = byte == 0x5C and not escaped, escaped or byte != 0x22
        elif byte == 0x22:
            in_string = True
        elif byte in b"[{":
            depth += 1
            if depth > MAX_DEPTH:
                raise JsonSyntaxError(f"more than {MAX_DEPTH} levels")
        elif byte in b"]}":
            depth -= 1


def _check_surrogates(value: Any) -> None:
    try:
        json.dumps(value, ensure_ascii=False).encode("utf-8")
    except UnicodeEncodeError:
        raise JsonSyntaxError("a surrogate without its pair") from None


_DECODER = json.JSONDecoder(
    object_pairs_hook=_members, parse_float=_number, parse_int=_integer, parse_constant=_constant
)
