"""Sockets for asyncio: operations end at the deadline, and a connection is used again only after one whole answer.

A protocol of asyncio's own, since every byte that came has to be seen: a library that reads ahead keeps what follows an
answer where the pool does not look for it.
"""

import asyncio
import socket
import ssl
from collections.abc import AsyncIterator, Iterable
from contextlib import asynccontextmanager
from typing import Any, cast

import httpcore2

from mp_orders import clock
from mp_orders.wire.deadline import left_s, request_leaves, request_waits
from mp_orders.wire.one_answer import OneAnswer
from mp_orders.wire.sync import CLOSED, CONNECT, PIECE, SPENT, has_input, share_s

MAX_UNREAD = 256 * 1024
"""Bytes that wait to be read before no more are taken from the socket."""


class _Received(asyncio.Protocol):
    """What comes on a connection."""

    def __init__(self) -> None:
        self.transport: asyncio.Transport
        self.answer = OneAnswer()
        self.unread = bytearray()
        self.is_over = False
        self.error: Exception | None = None
        self._paused = False
        self._readable = asyncio.Event()
        self.writable = asyncio.Event()
        self.writable.set()

    def use(self, transport: asyncio.BaseTransport) -> None:
        """Read and write through a transport from now on."""
        self.transport = cast("asyncio.Transport", transport)
        self.transport.set_write_buffer_limits(high=1, low=0)  # so that writing ends when nothing waits to be written

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self.use(transport)

    def data_received(self, data: bytes) -> None:
        self.answer.feed(data)
        self.unread += data
        if len(self.unread) > MAX_UNREAD:
            self.transport.pause_reading()
            self._paused = True
        self._readable.set()

    def connection_lost(self, error: Exception | None) -> None:
        self.is_over, self.error = True, self.error or error
        self._readable.set()
        self.writable.set()

    def eof_received(self) -> None:
        self.is_over = True
        self._readable.set()

    def pause_writing(self) -> None:
        self.writable.clear()

    def resume_writing(self) -> None:
        self.writable.set()

    async def take(self, max_bytes: int) -> bytes:
        """What came, once something has; nothing at the end of the connection."""
        if not self.unread and not self.is_over:
            self._readable.clear()
            await self._readable.wait()
        if not self.unread and self.error:
            raise self.error
        data = bytes(self.unread[:max_bytes])
        del self.unread[:max_bytes]
        if self._paused and len(self.unread) <= MAX_UNREAD and not self.is_over:
            self.transport.resume_reading()
            self._paused = False
        return data


class AsyncStream(httpcore2.AsyncNetworkStream):
    """A connection of asyncio with all that."""

    def __init__(self, received: _Received, backend: "AsyncBackend") -> None:
        self._received = received
        self._backend = backend

    async def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        try:
            async with asyncio.timeout(left_s(timeout, httpcore2.ReadTimeout)):
                return await self._received.take(max_bytes)
        except TimeoutError as error:
            raise httpcore2.ReadTimeout("the time for this is over") from error
        except OSError as error:
            raise httpcore2.ReadError(str(error)) from error

    async def write(self, buffer: bytes, timeout: float | None = None) -> None:
        received = self._received
        for start in range(0, len(buffer), PIECE):
            left = left_s(timeout, httpcore2.WriteTimeout)
            if start:
                await asyncio.sleep(0)  # so that an answer that comes early is seen
            if not buffer.startswith(CONNECT) and request_leaves():
                await self._begin_request()
            if received.is_over or received.transport.is_closing():
                raise httpcore2.WriteError(str(received.error or "the connection was closed"))
            received.transport.write(buffer[start : start + PIECE])
            if not received.writable.is_set():
                await _until_written(received, left)

    async def _begin_request(self) -> None:
        """Refuse a connection that is closed, or on which something came that nobody asked for."""
        request_waits()
        if not self._received.answer.has_begun:
            await asyncio.sleep(0)  # the loop has not looked at it yet
        if self._backend.is_closed:
            raise httpcore2.ConnectError(CLOSED)
        if self._is_spent():
            raise httpcore2.ConnectError(SPENT)
        request_leaves()
        self._received.answer = OneAnswer()

    def _is_spent(self) -> bool:
        received = self._received
        has_more = received.answer.has_begun and not received.answer.is_whole
        if has_more or received.unread or received.is_over or received.transport.is_closing():
            return True
        connection = received.transport.get_extra_info("socket")
        in_tls = received.transport.get_extra_info("ssl_object") is not None
        if in_tls and not received.answer.has_begun:  # tickets of TLS may wait there
            return False
        return connection is not None and has_input(connection)  # the loop may not have looked since

    async def aclose(self) -> None:
        self._received.error = self._received.error or OSError("the connection was closed")
        self._received.transport.abort()  # no waiting: a cancelled close would leave it open

    async def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> "AsyncStream":
        loop, received = asyncio.get_running_loop(), self._received
        left = left_s(timeout, httpcore2.ConnectTimeout)
        if received.unread:
            received.transport.abort()
            raise httpcore2.ConnectError("something came before TLS that nobody asked for")
        try:
            async with self._backend.opening(left):
                secured = await loop.start_tls(
                    received.transport, received, ssl_context, server_hostname=server_hostname or ""
                )
        except BaseException as error:
            received.transport.abort()
            if isinstance(error, TimeoutError):
                raise httpcore2.ConnectTimeout("the time for this is over") from error
            if isinstance(error, OSError):  # of which SSLError is one
                raise httpcore2.ConnectError(str(error)) from error
            raise
        if secured is None or received.is_over:
            raise httpcore2.ConnectError("the connection was closed")
        received.use(secured)
        received.answer = OneAnswer()
        return self

    def get_extra_info(self, info: str) -> Any:
        """The pool asks whether an idle connection is readable, and drops one that is."""
        received = self._received
        if info == "is_readable":
            return self._is_spent()
        names = {"ssl_object": "ssl_object", "socket": "socket", "client_addr": "sockname", "server_addr": "peername"}
        return received.transport.get_extra_info(names[info]) if info in names else None


async def _until_written(received: _Received, left: float | None) -> None:
    try:
        async with asyncio.timeout(left):
            await received.writable.wait()
    except TimeoutError as error:
        raise httpcore2.WriteTimeout("the time for this is over") from error
    if received.is_over and received.error:
        raise httpcore2.WriteError(str(received.error)) from received.error


class AsyncBackend(httpcore2.AsyncNetworkBackend):
    """Opens such streams, until it is closed."""

    def __init__(self) -> None:
        self.is_closed = False
        self._openings: set[asyncio.Timeout] = set()

    @asynccontextmanager
    async def opening(self, left: float | None) -> AsyncIterator[None]:
        """Within this a connection is opened, in so many seconds, or until the backend is closed.

        Raises:
            TimeoutError: it has taken too long, or the backend was closed.
        """
        try:
            async with asyncio.timeout(left) as timeout:
                self._openings.add(timeout)
                try:
                    yield
                finally:
                    self._openings.discard(timeout)
        except TimeoutError:
            if self.is_closed:
                raise httpcore2.ConnectError(CLOSED) from None
            raise

    def close(self) -> None:
        """Open none any more, and end the opening of those that are being opened."""
        self.is_closed = True
        for timeout in list(self._openings):
            timeout.reschedule(asyncio.get_running_loop().time())

    async def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> AsyncStream:
        began = clock.now()
        addresses = await self._addresses(host, port, left_s(timeout, httpcore2.ConnectTimeout))
        for number, address in enumerate(addresses, start=1):
            if self.is_closed:
                break
            try:
                share = share_s(timeout, began, len(addresses) - number + 1)
                made = AsyncStream(await self._connected(address, port, share), self)
                if not self.is_closed:
                    return made
                await made.aclose()
            except (httpcore2.ConnectError, httpcore2.ConnectTimeout):
                if number == len(addresses):
                    raise
        raise httpcore2.ConnectError(CLOSED if self.is_closed else f"{host} has no address")

    async def _connected(self, address: str, port: int, timeout: float | None) -> _Received:
        try:
            async with self.opening(timeout):
                _, received = await asyncio.get_running_loop().create_connection(_Received, address, port)
        except TimeoutError as error:
            raise httpcore2.ConnectTimeout("the time for this is over") from error
        except OSError as error:
            raise httpcore2.ConnectError(str(error)) from error
        return received

    async def _addresses(self, host: str, port: int, timeout: float | None) -> list[str]:
        try:
            async with self.opening(timeout):
                found = await asyncio.get_running_loop().getaddrinfo(host, port, type=socket.SOCK_STREAM)
        except TimeoutError as error:
            raise httpcore2.ConnectTimeout("the time for this is over") from error
        except OSError as error:
            raise httpcore2.ConnectError(str(error)) from error
        return list(dict.fromkeys(str(address[0]) for *_, address in found))
