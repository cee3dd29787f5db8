"""The last requests and answers, without their secrets."""

import json
import re
from collections import deque
from collections.abc import Sequence
from typing import Any, TypeAlias
from urllib.parse import parse_qsl, quote

from attrs import define, field

from mp_orders_mock.clock import order_time

MAX_ENTRIES = 1000
MAX_BYTES = 4096
HIDDEN = "***"
PATH_SAFE = "/:@!$&'()*+,;=~%"
SHOWN_HEADERS = frozenset(
    b"accept allow content-length content-type host idempotent-replayed retry-after transfer-encoding user-agent"
    b" x-idempotency-key x-request-id".split()
)
"""The others are named, and their values hidden."""

_NAMES = r"(?:[a-z_]*token|security_code|card_number|password|secret)"
_SECRET_NAME = re.compile(_NAMES, re.IGNORECASE)
_SECRET_MEMBER = re.compile(rf'("{_NAMES}"\s*:\s*)(?:"(?:[^"\\]|\\.)*"?|[^",\s}}]+)', re.IGNORECASE)
_SECRET_TEXT = re.compile(r"(TEST|APP_USR)-[!-~]{1,250}")
_ESCAPE = re.compile(r"\\u00(?!22|5[cC])([2-7][0-9a-fA-F])")
"""Of a visible character in JSON, other than those that JSON itself has to escape."""
_SECRET_NAME_TEXT = re.compile(_SECRET_TEXT.pattern, re.IGNORECASE)  # names come in lower case

Headers: TypeAlias = Sequence[tuple[bytes, bytes]]


@define
class Entry:
    """One request and its answer.

    Attributes:
        status: None where the connection was closed without an answer.
        refused_by: the rule, or the keyword of the schema, that refused it.
    """

    at_ns: int
    operation: str | None
    method: str
    path: str = field(repr=False)
    query: bytes = field(repr=False)
    headers: Headers = field(repr=False)
    body: bytes = field(repr=False)
    status: int | None
    answer_headers: Headers = field(repr=False)
    answer: bytes = field(repr=False)
    refused_by: str | None
    fault: str | None
    duration_ns: int

    def shown_path(self) -> str:
        """The path and the names in the query."""
        return quote(_clean(self.path), safe=PATH_SAFE) + (f"?{_without_values(self.query)}" if self.query else "")

    def shown(self) -> dict[str, Any]:
        """The entry as JSON, with the bodies as text."""
        return {
            "at": order_time(self.at_ns),
            "operation": self.operation,
            "method": self.method,
            "path": self.shown_path(),
            "headers": _shown(self.headers),
            "body": _text(self.body),
            "status": self.status,
            "answer_headers": _shown(self.answer_headers),
            "answer": _text(self.answer),
            "refused_by": self.refused_by,
            "fault": self.fault,
            "duration_ms": round(self.duration_ns / 1e6, 3),
        }


class Journal:
    """The last requests, newest last. Safe from several threads."""

    def __init__(self) -> None:
        self._entries: deque[Entry] = deque(maxlen=MAX_ENTRIES)

    def add(self, entry: Entry) -> None:
        """Write an entry down; the oldest one goes when there are too many. Secrets go when it is shown."""
        self._entries.append(entry)

    def last(self, count: int = MAX_ENTRIES) -> list[Entry]:
        """The last entries, oldest first."""
        return list(self._entries.copy())[-count:] if count else []

    def clear(self) -> None:
        """Forget all entries."""
        self._entries.clear()


def _without_values(query: bytes) -> str:
    pairs = parse_qsl(query.decode("latin-1"), keep_blank_values=True)
    return "&".join(f"{quote(_clean(name), safe='*')}={HIDDEN}" for name, _ in pairs)


def _shown(headers: Headers) -> dict[str, str]:
    """Names and values, the values of unknown ones hidden."""
    shown = {}
    for name, value in headers:
        said = _clean(value.decode("latin-1")) if name in SHOWN_HEADERS else HIDDEN
        shown[_SECRET_NAME_TEXT.sub(HIDDEN, name.decode("latin-1"))] = said
    return shown


def _text(body: bytes) -> str:
    text = body[:MAX_BYTES].decode("utf-8", "replace") + ("..." if len(body) > MAX_BYTES else "")
    try:
        value = json.loads(body)
        hidden = _without_secrets(value)
        shown = text if hidden == value else json.dumps(hidden, ensure_ascii=False)
    except (ValueError, RecursionError):
        plain = _ESCAPE.sub(lambda found: chr(int(found[1], 16)), text)
        return _clean(_SECRET_MEMBER.sub(rf"\1{HIDDEN}", plain))
    return _clean(shown.encode("utf-8", "backslashreplace").decode())  # half of a surrogate pair is no text


def _without_secrets(value: Any) -> Any:
    if isinstance(value, dict):
        return {
            name: HIDDEN if _SECRET_NAME.fullmatch(name) else _without_secrets(each) for name, each in value.items()
        }
    if isinstance(value, str):
        return _clean(value)
    return [_without_secrets(each) for each in value] if isinstance(value, list) else value


def _clean(text: str) -> str:
    return _SECRET_TEXT.sub(HIDDEN, text)
