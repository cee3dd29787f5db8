"""The last requests and answers, without their secrets."""

import re
from collections import deque
from collections.abc import Callable, Sequence
from typing import Any, Protocol, TypeAlias
from urllib.parse import parse_qsl, quote

import orjson
from attrs import define, field

from mp_orders_mock.clock import order_time
from mp_orders_mock.json_text import JsonSyntaxError, dumps, loads
from mp_orders_mock.store import Store
from mp_orders_mock.store.tables import journal

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
_SECRET_MEMBER = re.compile(
    rf'("{_NAMES}"\s*:\s*)(?:"(?:[^"\\]|\\.)*"?|[\[{{].*|[^",\s}}]+)', re.IGNORECASE | re.DOTALL
)
"""In what is no JSON; of an object or a list under such a name nobody can tell where it ends."""
_SECRET_TEXT = re.compile(r"(TEST|APP_USR)-[!-~]{1,250}")
_LIKE_SECRETS = (b"\\", b"test-", b"app_usr-", b"token", b"security_code", b"card_number", b"password", b"secret")
"""In small letters: some of these is in whatever the patterns above find, or might once it is unescaped."""
_ESCAPE = re.compile(r"\\u00(?!22|5[cC])([2-7][0-9a-fA-F])")
"""Of a visible character in JSON, other than those that JSON itself has to escape."""
_SECRET_NAME_TEXT = re.compile(_SECRET_TEXT.pattern, re.IGNORECASE)  # names come in lower case

Headers: TypeAlias = Sequence[tuple[bytes, bytes]]
Log: TypeAlias = Callable[["Entry"], None]
"""Is told of each request."""


@define
class Entry:
    """One request and its answer. Secrets are hidden when it is shown.

    Attributes:
        status: None where the connection was closed without an answer.
        code: the error code of the answer.
        refused_by: the rule, or the keyword of the schema, that refused it.
        reason: why, for a person.
        is_sent: whether the mock has sent it, as a notification; None for a status is no answer, then.
    """

    at_ns: int
    method: str
    path: str = field(repr=False)
    status: int | None
    duration_ns: int
    operation: str | None = None
    query: bytes = field(default=b"", repr=False)
    headers: Headers = field(default=(), repr=False)
    body: bytes = field(default=b"", repr=False)
    answer_headers: Headers = field(default=(), repr=False)
    answer: bytes = field(default=b"", repr=False)
    code: str | None = None
    refused_by: str | None = None
    reason: str | None = field(default=None, repr=False)
    fault: str | None = None
    is_sent: bool = False

    @property
    def replayed(self) -> bool:
        """Whether the answer is that of an earlier request with the same key."""
        return any(name == b"idempotent-replayed" for name, _ in self.answer_headers)

    def shown_path(self) -> str:
        """The path and the names in the query."""
        return quote(_clean(self.path), safe=PATH_SAFE) + (f"?{_without_values(self.query)}" if self.query else "")

    def shown_reason(self) -> str | None:
        """The reason, without secrets that were quoted in it."""
        return None if self.reason is None else _masked(self.reason)

    def summary(self) -> dict[str, Any]:
        """What became of the request, in short."""
        return {
            "at": order_time(self.at_ns),
            "operation": self.operation,
            "method": self.method,
            "path": self.shown_path(),
            "status": self.status,
            "code": self.code,
            "refused_by": self.refused_by,
            "reason": self.shown_reason(),
            "replayed": self.replayed,
            "fault": self.fault,
            "duration_ms": round(self.duration_ns / 1e6, 3),
        }

    def shown(self) -> dict[str, Any]:
        """The entry as JSON, without secrets: a body as JSON where it is, as text where it is not, or was cut."""
        return {
            **self.summary(),
            "headers": _shown(self.headers),
            "body": _content(self.body),
            "answer_headers": _shown(self.answer_headers),
            "answer": _answer(self.answer),
        }


class Requests(Protocol):
    """The last requests, for those who look at them."""

    def last(self, count: int = MAX_ENTRIES) -> list[dict[str, Any]]:
        """The last entries as JSON, oldest first."""

    def clear(self) -> None:
        """Forget all entries."""


class Journal:
    """The last requests of this process, newest last. Safe from several threads."""

    def __init__(self) -> None:
        self._entries: deque[Entry] = deque(maxlen=MAX_ENTRIES)

    def add(self, entry: Entry) -> None:
        """Write an entry down; the oldest one goes when there are too many. Secrets go when it is shown."""
        self._entries.append(entry)

    def last(self, count: int = MAX_ENTRIES) -> list[dict[str, Any]]:
        """The last entries as JSON, oldest first."""
        return [each.shown() for each in list(self._entries.copy())[-count:]] if count else []

    def clear(self) -> None:
        """Forget all entries."""
        self._entries.clear()


class SharedJournal:
    """The last requests of all processes that use a store."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def last(self, count: int = MAX_ENTRIES) -> list[dict[str, Any]]:
        """The last entries as JSON, oldest first."""
        with self._store.transaction() as transaction:
            return transaction.read(journal, count)

    def clear(self) -> None:
        """Forget all entries."""
        with self._store.transaction() as transaction:
            transaction.forget(journal)


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


def _content(body: bytes) -> Any:
    """A body as JSON, or as text where it is none, was cut, or has a number that no answer can hold."""
    if len(body) > MAX_BYTES:
        return _masked(body[:MAX_BYTES].decode("utf-8", "replace") + "...")
    try:
        value = _without_secrets(loads(body))
        dumps(value)
    except (JsonSyntaxError, TypeError):
        return _masked(body.decode("utf-8", "replace"))
    return value


def _answer(body: bytes) -> Any:
    """The same of an answer, which is JSON of ours: what holds nothing like a secret is not looked through."""
    if len(body) > MAX_BYTES or not body.startswith(b"{"):
        return _content(body)
    small = body.lower()
    return _content(body) if any(each in small for each in _LIKE_SECRETS) else orjson.loads(body)


def _masked(text: str) -> str:
    plain = _ESCAPE.sub(lambda found: chr(int(found[1], 16)), text)
    return _clean(_SECRET_MEMBER.sub(rf"\1{HIDDEN}", plain))


def _without_secrets(value: Any) -> Any:
    if isinstance(value, dict):
        return {
            _clean(name): HIDDEN if _SECRET_NAME.fullmatch(name) else _without_secrets(each)
            for name, each in value.items()
        }
    if isinstance(value, list):
        return [_without_secrets(each) for each in value]
    return _clean(value) if isinstance(value, str) else value


def _clean(text: str) -> str:
    return _SECRET_TEXT.sub(HIDDEN, text)
