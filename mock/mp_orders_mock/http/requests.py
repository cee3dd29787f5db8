"""One request as the checks read it."""

from collections.abc import Sequence
from typing import TypeAlias

from attrs import define, field
from starlette.types import Receive

from mp_orders_mock.domain.refusals import refused

MAX_BODY = 256 * 1024

RawHeaders: TypeAlias = list[tuple[bytes, bytes]]


class DisconnectedError(Exception):
    """The client is gone before its request was complete."""


@define
class Incoming:
    """A request. Header names are in lower case; `path` is decoded but for a slash; `body` comes when it is read."""

    method: str
    path: str
    query: bytes = field(repr=False)
    headers: RawHeaders = field(repr=False)
    parameters: dict[str, str]
    body: bytes = field(default=b"", repr=False)
    scheme: str = "http"
    _values: dict[bytes, list[str]] | None = field(default=None, init=False, repr=False)

    @property
    def origin(self) -> str:
        """Scheme and host as the client named them."""
        return f"{self.scheme}://{next(iter(self.values(b'host')), 'localhost')}"

    def values(self, name: bytes) -> Sequence[str]:
        """The values of a header, as often as it is there."""
        if self._values is None:
            self._values = {}
            for each, value in self.headers:
                self._values.setdefault(each, []).append(value.decode("latin-1"))
        return self._values.get(name, [])


async def read_body(request: Incoming, receive: Receive) -> None:
    """Read the body, at most 256 KiB.

    Raises:
        Refused: the body is larger; the rest of it is not read.
        DisconnectedError: it never came.
    """
    for declared in request.values(b"content-length"):
        if declared.isdecimal() and int(declared[:20]) > MAX_BODY:
            raise refused("request_too_large")
    body = b""
    while True:
        message = await receive()
        if message["type"] == "http.disconnect":
            raise DisconnectedError
        body += message.get("body", b"")
        if len(body) > MAX_BODY:
            raise refused("request_too_large")
        if not message.get("more_body", False):
            request.body = body
            return
