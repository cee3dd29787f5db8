"""Below ASGI: limits of size and time that uvicorn lacks, and its errors in the form of the API.

Uses uvicorn's protocol from inside, and is tested with one minor version of it, which pyproject.toml names.
"""

import asyncio
import functools
import time
import weakref
from typing import Any

import httptools
from uvicorn.protocols.http.flow_control import FlowControl
from uvicorn.protocols.http.httptools_impl import STATUS_LINE, HttpToolsProtocol, RequestResponseCycle

from mp_orders_mock.http.api import DROP
from mp_orders_mock.ids import request_id
from mp_orders_mock.journal import Entry, Log
from mp_orders_mock.json_text import dumps

MAX_HEAD = 16 * 1024
UNREAD = "-"
"""Method and path of what is refused before it is a request."""
PATIENCE_S = 10
"""How long a request may take to arrive, and an answer to be taken."""

MALFORMED = (400, "bad_request", "The request is not well-formed HTTP.")
NO_HOST = (400, "bad_request", "A request of HTTP/1.1 needs a Host header.")
TOO_LARGE = (431, "request_headers_too_large", "The head of the request is larger than 16 KiB.")
TOO_SLOW = (408, "request_timeout", "The request did not arrive in time.")


class HeadRefusedError(Exception):
    """Ends the parsing of a request."""


class JoinedWrites:
    """A transport that sends what is written in one turn of the loop at once: head and body of an answer together.

    uvicorn writes them one by one, and each wakes the client; joined, a fifth more orders are answered.
    """

    def __init__(self, transport: asyncio.Transport, loop: asyncio.AbstractEventLoop) -> None:
        self._transport = transport
        self._loop = loop
        self._waiting: list[bytes] = []

    def write(self, data: bytes) -> None:
        """Send this at the end of the turn."""
        if not self._waiting:
            self._loop.call_soon(self.flush)
        self._waiting.append(data)

    def close(self) -> None:
        """Send what was written, and close."""
        self.flush()
        self._transport.close()

    def __getattr__(self, name: str) -> Any:
        """All else as it is."""
        return getattr(self._transport, name)

    def flush(self) -> None:
        """Send what was written."""
        if self._waiting:
            data = b"".join(self._waiting)
            self._waiting.clear()
            if not self._transport.is_closing():
                self._transport.write(data)


class OneByOne(FlowControl):
    """A connection of which no more is read as long as requests wait, whoever wants it.

    uvicorn reads on with each request that it begins to answer; those that wait would be more and more.
    """

    def __init__(self, protocol: "LimitedProtocol", transport: asyncio.Transport) -> None:
        super().__init__(transport)
        self._protocol = protocol

    def resume_reading(self) -> None:
        """Read on, unless requests wait. What comes after the last request is read, and thrown away."""
        if self._protocol.is_closing or not self._protocol.pipeline:
            super().resume_reading()


class LimitedProtocol(HttpToolsProtocol):
    """uvicorn's protocol with a limit on the head of a request, and on the time that request and answer take.

    A wish for another protocol (`Upgrade`) is ignored, as RFC 9110 allows: the request is parsed again without it.
    """

    _head_size = 0
    _unparsed_size = 0
    _in_head = False
    _arriving = False
    _finished_one = False
    _got_on = False
    is_closing = False
    _unanswered = 0
    _refusal = MALFORMED
    _arrival: asyncio.TimerHandle | None = None
    _departure: asyncio.TimerHandle | None = None

    def __init__(self, *arguments: Any, log: Log | None = None, **options: Any) -> None:
        super().__init__(*arguments, **options)
        self._log = log

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        """Wait for the first request."""
        self._writes = JoinedWrites(transport, self.loop)
        super().connection_made(self._writes)  # type: ignore[arg-type]
        self.flow = OneByOne(self, transport)
        self._arrival = self.loop.call_later(PATIENCE_S, transport.close)

    def connection_lost(self, exc: Exception | None) -> None:
        """Wait no more."""
        self._stop_arrival_timer()
        self._stop_departure_timer()
        super().connection_lost(exc)

    def data_received(self, data: bytes) -> None:
        """Read on; look at the size of an incomplete head, and at the clock."""
        if self.is_closing:
            return
        began_in_head, self._finished_one, self._got_on = self._in_head, False, False
        self._unset_keepalive_if_required()
        self._feed(data)
        if self.is_closing or self.transport.is_closing():
            return
        if self._in_head:  # what is not counted yet is held by the parser
            held = 0 if self._finished_one or not began_in_head else self._unparsed_size
            self._unparsed_size = 0 if self._finished_one else len(data) + held
        elif self._arriving:  # it holds trailers and extensions of chunks, too
            self._unparsed_size = 0 if self._got_on else len(data) + self._unparsed_size
        if self._arriving and self._unparsed_size > MAX_HEAD:
            self._refuse(*TOO_LARGE)
        if not self._arriving and (self._finished_one or self._unanswered):
            self._stop_arrival_timer()
        elif self._arrival is None:  # a part of a request, or less
            self._arrival = self.loop.call_later(PATIENCE_S, self._refuse, *TOO_SLOW)

    def _feed(self, data: bytes) -> None:
        while data:
            try:
                self.parser.feed_data(data)
                return
            except httptools.HttpParserUpgrade as upgrade:
                data = self._head_without_upgrade() + data[upgrade.args[0] :]
                self.parser = httptools.HttpRequestParser(self)
                self.parser.set_dangerous_leniencies(lenient_data_after_close=True)  # as uvicorn does
            except httptools.HttpParserError:
                self._refuse(*self._refusal)
                return

    def _head_without_upgrade(self) -> bytes:
        lines = [b"%b %b HTTP/%b" % (self.parser.get_method(), self.url, self.parser.get_http_version().encode())]
        lines += [b"%b: %b" % each for each in self.headers if each[0] != b"upgrade"]
        return b"\r\n".join([*lines, b"", b""])

    def on_message_begin(self) -> None:
        """Count the head from its beginning."""
        super().on_message_begin()
        self._head_size, self._unparsed_size, self._in_head, self._arriving = 0, 0, True, True

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
        """Begin to answer."""
        if self.parser.should_upgrade() and self.parser.get_method() != b"CONNECT":
            return  # it comes again, without its wish
        if self.parser.get_http_version() == "1.1" and not any(name == b"host" for name, _ in self.headers):
            self._refusal = NO_HOST
            raise HeadRefusedError
        if self.parser.should_upgrade():
            raise HeadRefusedError
        extensions: dict[str, dict[object, object]] = {}
        self.scope["extensions"] = extensions
        super().on_headers_complete()  # which may refuse the target
        self._in_head, self._got_on = False, True
        self._unanswered += 1
        # By a weak reference: a cycle of objects for each request would keep the garbage collector busy.
        extensions[DROP] = {"close": functools.partial(self._drop, weakref.ref(self.cycle))}

    def on_body(self, body: bytes) -> None:
        """Keep a part of the body."""
        self._got_on = True
        super().on_body(body)

    def on_message_complete(self) -> None:
        """The request is there."""
        if self.parser.should_upgrade():
            return
        self._arriving, self._finished_one = False, True
        super().on_message_complete()

    def on_response_complete(self) -> None:
        """Go on with the next request; or close, if this was the last one."""
        self._unanswered -= 1
        super().on_response_complete()
        if self.is_closing and not self._unanswered:
            self.transport.close()

    def eof_received(self) -> bool:  # type: ignore[override]
        """Answer what has come whole, although the client sends no more."""
        self._writes.flush()  # the transport may close after this
        secured = self.transport.get_extra_info("sslcontext") is not None  # there, nothing is sent after the end
        return not secured and not self.transport.is_closing() and self._close_after_others()

    def pause_writing(self) -> None:
        """Wait for the client to take its answer, but not for ever; and take nothing more from it meanwhile."""
        super().pause_writing()
        self.flow.pause_reading()
        self._departure = self.loop.call_later(PATIENCE_S, self.transport.abort)

    def resume_writing(self) -> None:
        """The client takes its answer."""
        super().resume_writing()
        self._stop_departure_timer()
        if not self.transport.is_closing():
            self.flow.resume_reading()

    def send_400_response(self, msg: str) -> None:  # noqa: ARG002 - said in the form of the API instead
        """Refuse what the parser refuses."""
        self._refuse(*MALFORMED)

    def shutdown(self) -> None:
        """Let an answer go out; do not wait for a request that has not arrived."""
        if self._arriving:
            self.transport.close()
        super().shutdown()

    def _count(self, size: int) -> None:
        self._head_size += size
        if self._head_size > MAX_HEAD:
            self._refusal = TOO_LARGE
            raise HeadRefusedError

    def _stop_arrival_timer(self) -> None:
        if self._arrival is not None:
            self._arrival.cancel()
            self._arrival = None

    def _stop_departure_timer(self) -> None:
        if self._departure is not None:
            self._departure.cancel()
            self._departure = None

    def _has_partial(self) -> bool:
        """Whether the newest request lacks some of its body."""
        return self._arriving and not self._in_head

    def _close_after_others(self) -> bool:
        """Take nothing more, and whether requests that came whole are still to be answered, after which it closes.

        A request that lacks some of its body and waits behind them is never begun.
        """
        self.is_closing = True
        self._stop_arrival_timer()
        partial = self._has_partial()
        if self._unanswered <= partial:
            return False
        if partial:
            self.pipeline.popleft()
            self._unanswered -= 1
        else:
            self.cycle.keep_alive = False
        return True

    def _drop(self, reference: "weakref.ref[RequestResponseCycle]") -> None:
        cycle = reference()
        if cycle is not None:
            cycle.disconnected = True
        self.transport.close()

    def _refuse(self, status: int, code: str, message: str) -> None:
        """Answer in place of the application and close; silently after the answers that are still under way."""
        if self._close_after_others():
            return
        if not self._has_partial() or (self._unanswered and not self.cycle.response_started):
            body = dumps({"errors": [{"code": code, "message": message}]})
            head = f"content-type: application/json\r\ncontent-length: {len(body)}\r\nx-request-id: {request_id()}\r\n"
            if self._log is not None:
                self._log(Entry(time.time_ns(), UNREAD, UNREAD, status, 0, code=code, reason=message))
            self.transport.write(STATUS_LINE[status] + head.encode() + b"connection: close\r\n\r\n" + body)
        self.transport.close()
