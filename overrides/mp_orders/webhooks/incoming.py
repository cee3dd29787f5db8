"""Reads headers and query of any framework: what counts of them has one value, or none."""

from collections.abc import Iterable, Mapping
from typing import Any, Protocol, TypeAlias
from urllib.parse import parse_qsl

from attrs import frozen

from mp_orders.webhooks.errors import AmbiguousNotification, UnreadableNotification

MAX_PARAMETERS = 100
_READERS = ("getlist", "get_all", "getall", "get_list")
"""How mappings with several values for a name give all: Starlette, Werkzeug and Django, email, aiohttp, httpx."""


class _HasKeys(Protocol):
    def keys(self) -> Iterable[Any]: ...
    def __getitem__(self, name: Any, /) -> Any: ...


Pairs: TypeAlias = Mapping[Any, Any] | _HasKeys | Iterable[tuple[Any, Any]]
"""A mapping of names to a value or a list of them, or (name, value) pairs; each str or bytes."""
Query: TypeAlias = str | bytes | Pairs | None


@frozen
class Parameters:
    """The parameters of the query that count. All but `data_id` are not signed."""

    data_id: str | None
    id: str | None
    type: str | None
    topic: str | None

    @property
    def signed_id(self) -> str | None:
        """The id that is signed, or may be: `data.id`, and in the older form `id`."""
        return self.data_id or (self.id if self.topic else None)


@frozen
class SignatureHeaders:
    """The headers that count."""

    signature: str | None
    request_id: str | None


def signature_headers(headers: Pairs) -> SignatureHeaders:
    """The headers that count, whose names may have any case, or stand as in a WSGI environ.

    Raises:
        AmbiguousNotification: one of them came with different values.
    """
    pairs = [(_header_name(key), value) for key, value in _pairs(headers, "headers")]
    signature, request_id = (
        _one([value for key, value in pairs if key == name], f"header {name}")
        for name in ("x-signature", "x-request-id")
    )
    return SignatureHeaders(signature, request_id)


def parameters(query: Query) -> Parameters:
    """The parameters of a query that count.

    Raises:
        AmbiguousNotification: one of them came with different values.
        UnreadableNotification: there are more than a hundred.
    """
    pairs = _decoded(query) if isinstance(query, str | bytes) else _pairs(query or (), "query")
    found = {
        name: _one([value for key, value in pairs if _text(key) == name], f"parameter {name}")
        for name in ("data.id", "id", "type", "topic")
    }
    return Parameters(found["data.id"], found["id"], found["type"], found["topic"])


def _decoded(query: str | bytes) -> list[tuple[Any, Any]]:
    text = _text(query).removeprefix("?")
    if text.count("&") >= MAX_PARAMETERS:
        raise UnreadableNotification(f"the query has more than {MAX_PARAMETERS} parameters; a notification has four")
    return list(parse_qsl(text, keep_blank_values=True))


def _pairs(source: Any, what: str) -> list[tuple[Any, Any]]:
    """The pairs of a mapping or a list, each value on its own.

    Raises:
        TypeError: it is neither.
    """
    if not hasattr(source, "keys"):
        try:
            return [(name, value) for name, value in source]
        except (TypeError, ValueError):
            raise TypeError(f"{what} are a mapping or pairs of name and value, not {type(source).__name__}") from None
    read = next((getattr(source, name) for name in _READERS if hasattr(source, name)), source.__getitem__)
    found = [(name, read(name)) for name in dict.fromkeys(source.keys())]
    lists = [(name, value if isinstance(value, list | tuple) else [value]) for name, value in found]
    return [(name, each) for name, values in lists for each in values]


def _header_name(name: Any) -> str:
    text = _text(name)
    plain = text[5:].replace("_", "-") if text.startswith("HTTP_") else text
    return plain.lower()


def _text(value: Any) -> str:
    return value.decode("latin-1") if isinstance(value, bytes) else str(value)


def _one(values: list[Any], what: str) -> str | None:
    """The value, if there is one; blank is none."""
    different = {_text(value).strip() for value in values if value is not None}
    if len(different) > 1:
        raise AmbiguousNotification(f"the {what} came more than once, with different values; one was expected")
    return next(iter(different), "") or None
