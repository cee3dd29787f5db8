"""HTTP below ASGI: limits of size and time, and errors in the form of the API."""

import asyncio
import functools
import re
from typing import Any
from urllib.parse import unquote

import httptools
from attrs import define, field
from uvicorn.protocols.http.httptools_impl import STATUS_LINE, HttpToolsProtocol, RequestResponseCycle

from mp_orders_mock.edge.endpoints import DROP
from mp_orders_mock.ids import request_id
from mp_orders_mock.json_text import dumps

MAX_HEAD = 16 * 1024
PATIENCE_S = 10
"""How long a request may take to arrive, and an answer to be taken."""

MOST_AT_ONCE = 64 * 1024
"""Larger requests, and those of unknown size, are answered by a task."""

MALFORMED = (400, "bad_request", "The request is not well-formed HTTP.")
TOO_LARGE = (431, "request_headers_too_large", "The head of the request is larger than 16 KiB.")
TOO_SLOW = (408, "request_timeout", "The request did not arrive in time.")


_UPGRADE = re.compile(rb"(^|\r\n)upgrade:", re.IGNORECASE)


class HeadTooLargeError(Exception):
    """Ends the parsing of a request."""


class JoinedWrites:
    """A transport that sends what is written in one turn of the loop at once: head and body of an answer, in one call.

    System calls between the requests of one turn cost a fifth of the throughput.
    """

    def __init__(self, transport: asyncio.Transport, loop: asyncio.AbstractEventLoop) -> None:
        self._transport = transport
        self._loop = loop
        self._waiting: list[bytes] = []

    def write(self, data: bytes) -> None:
        """Send this at the end of the turn."""
        if not self._waiting:
            self._loop.call_soon(self._flush)
        self._waiting.append(data)

    def close(self) -> None:
        """Send what was written, and close."""
        self._flush()
        self._transport.close()

    def __getattr__(self, name: str) -> Any:
        """All else as it is."""
        return getattr(self._transport, name)

    def _flush(self) -> None:
        if self._waiting:
            data = b"".join(self._waiting)
            self._waiting.clear()
            if not self._transport.is_closing():
                self._transport.write(data)


@define
class Whole:
    """A request that is answered when it is there as a whole."""

    method: str
    raw_path: bytes
    path: str
    query: bytes = field(repr=False)
    headers: list[tuple[bytes, bytes]] = field(repr=False)
    body: bytes = field(default=b"", repr=False)
    stays: bool = True


IGNORED = Whole("", b"", "", b"", [])


class LimitedProtocol(HttpToolsProtocol):
    """uvicorn's protocol with a limit on the head of a request and on the time that it takes."""

    _head = 0
    _held = 0
    _deaf = False
    _finished_one = False
    _whole: Whole | None = None
    _waiting: Whole | None = None
    _in_head = False
    _arriving = False
    _arrival: asyncio.TimerHandle | None = None
    _departure: asyncio.TimerHandle | None = None

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        """Wait for the first request."""
        super().connection_made(JoinedWrites(transport, self.loop))  # type: ignore[arg-type]
        self._arrival = self.loop.call_later(PATIENCE_S, transport.close)

    def connection_lost(self, exc: Exception | None) -> None:
        """Wait no more."""
        self._settle()
        self._arrived()
        self.resume_writing()
        super().connection_lost(exc)

    def data_received(self, data: bytes) -> None:
        """Read on; look at the size of an incomplete head, and at the clock."""
        if self._deaf:
            return
        began_in_head, self._finished_one = self._in_head, False
        super().data_received(_without_upgrade(data) if began_in_head or not self._arriving else data)
        if self.transport.is_closing():
            return
        if self._in_head:  # what is not counted yet is held by the parser
            self._held = 0 if self._finished_one else len(data) + (self._held if began_in_head else 0)
            if self._held > MAX_HEAD:
                self._refuse(*TOO_LARGE)
        if not self._arriving and (self._finished_one or self._is_busy()):
            self._arrived()
        elif self._arrival is None:  # a part of a request, or less
            self._arrival = self.loop.call_later(PATIENCE_S, self._refuse, *TOO_SLOW)

    def on_message_begin(self) -> None:
        """Count the head from its beginning."""
        super().on_message_begin()
        self._head, self._held, self._in_head, self._arriving = 0, 0, True, True

    def on_url(self, url: bytes) -> None:
        """Count the target."""
        self._count(len(url))
        super().on_url(url)

    def on_header(self, name: bytes, value: bytes) -> None:
        """Count a header; drop a trailer, which is none."""
        if self._in_head:
            self._count(len(name) + len(value) + 4)
            super().on_header(name, value)

    def on_headers_complete(self) -> None:
        """Begin to answer, or wait for the whole of a small request."""
        self._in_head = False
        self._settle()
        self._whole = IGNORED if self._deaf else self._find_whole()
        if self._whole is not None:
            return
        extensions: dict[str, dict[object, object]] = {}
        self.scope["extensions"] = extensions
        super().on_headers_complete()
        extensions[DROP] = {"close": functools.partial(self._drop, self.cycle)}

    def on_body(self, body: bytes) -> None:
        """Take a part of the body."""
        if self._whole is None:
            super().on_body(body)
        elif not self._deaf:
            self._whole.body += body

    def on_message_complete(self) -> None:
        """The request is there."""
        self._arriving, self._finished_one = False, True
        if self._whole is None:
            super().on_message_complete()
        elif not self._deaf:
            self._whole.stays = self.parser.get_http_version() != "1.0" and self.parser.should_keep_alive()
            self._waiting = self._whole
            self.loop.call_soon(self._settle)  # when all that has arrived has been read

    def pause_writing(self) -> None:
        """Wait for the client to take its answer, but not for ever."""
        super().pause_writing()
        self._departure = self.loop.call_later(PATIENCE_S, self.transport.abort)

    def resume_writing(self) -> None:
        """The client takes its answer."""
        super().resume_writing()
        if self._departure is not None:
            self._departure.cancel()
            self._departure = None

    def send_400_response(self, msg: str) -> None:  # noqa: ARG002 - said in the form of the API instead
        """Refuse what the parser refuses."""
        self._refuse(*(TOO_LARGE if self._head > MAX_HEAD else MALFORMED))

    def shutdown(self) -> None:
        """Let an answer go out; do not wait for a request that has not arrived."""
        self._settle()
        if self._arriving:
            self.transport.close()
        super().shutdown()

    def _find_whole(self) -> Whole | None:
        """The request, if it is to be answered at once when it is there as a whole: small, alone, and for the API."""
        if self._is_busy() or self.pipeline or self.expect_100_continue or self.parser.should_upgrade():
            return None
        length = b"0"
        for name, value in self.headers:
            if name == b"transfer-encoding":
                return None
            if name == b"content-length":
                length = value
        url = httptools.parse_url(self.url)
        path = unquote(url.path.decode("ascii"))
        if int(length) > MOST_AT_ONCE or not self.app.is_immediate(path, self.headers):
            return None
        return Whole(self.parser.get_method().decode("ascii"), url.path, path, url.query or b"", self.headers)

    def _settle(self) -> None:
        """Answer the request that waits, without a task: that, and what ASGI asks for, takes a fifth of the time."""
        whole, self._waiting = self._waiting, None
        if whole is None:
            return
        answer_now = self.app.answer_now
        reply = answer_now(whole.method, whole.raw_path, whole.path, whole.query, whole.headers, whole.body)
        lines = [STATUS_LINE[reply.status]]
        for name, value in (*self.server_state.default_headers, *reply.headers):
            lines += (name, b": ", value, b"\r\n")
        lines.append(b"\r\n" if whole.stays else b"connection: close\r\n\r\n")
        if whole.method != "HEAD":
            lines.append(reply.body)
        self.transport.write(b"".join(lines))
        self.server_state.total_requests += 1
        self._unset_keepalive_if_required()
        if whole.stays:
            self.timeout_keep_alive_task = self.loop.call_later(
                self.timeout_keep_alive, self.timeout_keep_alive_handler
            )
        else:
            self._deaf = True
            self.transport.close()

    def _count(self, size: int) -> None:
        self._head += size
        if self._head > MAX_HEAD:
            raise HeadTooLargeError

    def _arrived(self) -> None:
        if self._arrival is not None:
            self._arrival.cancel()
            self._arrival = None

    def _is_busy(self) -> bool:
        return self.cycle is not None and not self.cycle.response_complete

    def _drop(self, cycle: RequestResponseCycle) -> None:
        cycle.disconnected = True
        self.transport.close()

    def _refuse(self, status: int, code: str, message: str) -> None:
        """Answer in place of the application and close; silently after the answers that are still under way."""
        self._settle()
        others = self._is_busy() and (self._in_head or not self._arriving)
        if others or self.pipeline:
            self._deaf, self.cycle.keep_alive = True, False
            return
        if self.cycle is None or self.cycle.response_complete or not self.cycle.response_started:
            body = dumps({"errors": [{"code": code, "message": message}]})
            head = f"content-type: application/json\r\ncontent-length: {len(body)}\r\nx-request-id: {request_id()}\r\n"
            self.transport.write(STATUS_LINE[status] + head.encode() + b"connection: close\r\n\r\n" + body)
        self.transport.close()


def _without_upgrade(data: bytes) -> bytes:
    """The request under another name for its wish to speak another protocol, for which the parser would stop here."""
    if b"pgrade" not in data and b"PGRADE" not in data:
        return data
    head, end, rest = data.partition(b"\r\n\r\n")
    return _UPGRADE.sub(rb"\1x-upgrade:", head) + end + rest
