"""Reaches into httpx's own transports, down to their sockets, for what httpx cannot do.

* Time: the timeouts of httpx begin again with each byte that arrives, so a server that drips can hold a call for ever.
  Here each operation on a socket gets no more than what is left of its `Window`.
* Surplus: a connection on which more came than an answer is not used again.
* Forks: a child does not use the connections of its parent, whose answers it would get.
"""

import math
import socket
import ssl
import threading
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

import httpcore
import httpx
from attrs import define

from mp_orders import clock
from mp_orders.wire.surplus import has_surplus

PIECE = 16 * 1024
"""Bytes that are written at once, so that a server that reads slowly is noticed between two pieces."""


@define
class Window:
    """The time in which an attempt may use sockets.

    Attributes:
        end: Of `clock.now`.
        has_left: Whether a part of its request may have left.
    """

    end: float
    has_left: bool = False

    def is_over(self) -> bool:
        """Whether its time has passed."""
        return clock.now() >= self.end

    def abandon(self) -> None:
        """Nobody waits any more: what has not left yet shall not leave."""
        if not self.has_left:
            self.end = -math.inf


_WINDOW: ContextVar[Window] = ContextVar("window")


@contextmanager
def within(window: Window) -> Iterator[None]:
    """Within this, sockets are used until the end of the window and no longer."""
    token = _WINDOW.set(window)
    try:
        yield
    finally:
        _WINDOW.reset(token)


def guard(transport: httpx.BaseTransport | httpx.AsyncBaseTransport) -> None:
    """Do all that to a transport of httpx. Others have no socket that is known here, and stay as they are."""
    if isinstance(transport, httpx.HTTPTransport):
        pool = transport._pool
        pool._network_backend = _Backend(pool._network_backend)
        pool._optional_thread_lock = threading.Lock()  # type: ignore[assignment]
        # httpcore's own is one of Python, which a signal's exception can leave locked for ever
    elif isinstance(transport, httpx.AsyncHTTPTransport):
        other = transport._pool
        other._network_backend = _AsyncBackend(other._network_backend)


def forget_connections(transport: httpx.BaseTransport) -> None:
    """Leave the connections to the process that opened them."""
    if isinstance(transport, httpx.HTTPTransport):
        transport._pool._connections.clear()
        transport._pool._requests.clear()


def _left(timeout: float | None, late: type[Exception]) -> float | None:
    window = _WINDOW.get(None)
    if window is None:
        return timeout
    left = window.end - clock.now()
    if left <= 0:
        raise late("the time for this is over")
    window.has_left |= late is httpcore.WriteTimeout
    return left if timeout is None else min(timeout, left)


class _Received:
    """What came on a connection since the last request was written to it."""

    received = b""
    _judged: tuple[bytes, bool] = (b"", False)

    def is_spoilt(self, info: str) -> bool:
        """Whether the pool, which asks whether an idle connection is readable, shall drop it."""
        if info != "is_readable":
            return False
        if self._judged[0] is not self.received:  # the pool asks each of its connections at each call
            self._judged = (self.received, has_surplus(self.received))
        return self._judged[1]


def _has_unread(ssl_object: object) -> bool:
    """Whether more came over TLS than was read: asyncio took it from the socket, where httpcore looks for it."""
    if not isinstance(ssl_object, ssl.SSLObject):
        return False
    try:
        return bool(ssl_object.read(1))
    except ssl.SSLWantReadError:
        return False
    except ssl.SSLError:
        return True


class _Stream(_Received, httpcore.NetworkStream):
    def __init__(self, inner: httpcore.NetworkStream) -> None:
        self._inner = inner

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        data = self._inner.read(max_bytes, _left(timeout, httpcore.ReadTimeout))
        self.received += data
        return data

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self.received = b""
        for start in range(0, len(buffer), PIECE):
            self._inner.write(buffer[start : start + PIECE], _left(timeout, httpcore.WriteTimeout))

    def close(self) -> None:
        self._inner.close()

    def start_tls(
        self, ssl_context: Any, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore.NetworkStream:
        return _Stream(self._inner.start_tls(ssl_context, server_hostname, _left(timeout, httpcore.ConnectTimeout)))

    def get_extra_info(self, info: str) -> Any:
        return self.is_spoilt(info) or self._inner.get_extra_info(info)


def _addresses(host: str, port: int) -> list[str]:
    """Those of a host, since socket.create_connection would give each of them the whole time."""
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except OSError as error:
        raise httpcore.ConnectError(str(error)) from error
    return [str(address[0]) for *_, address in found]


class _Backend(httpcore.NetworkBackend):
    def __init__(self, inner: httpcore.NetworkBackend) -> None:
        self._inner = inner

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> _Stream:
        began = clock.now()
        addresses = _addresses(host, port)
        for number, address in enumerate(addresses, start=1):
            left = None if timeout is None else timeout - (clock.now() - began)
            share = left and max(left, 0.001) / (len(addresses) - number + 1)
            share = _left(share, httpcore.ConnectTimeout)
            try:
                return _Stream(self._inner.connect_tcp(address, port, share, local_address, socket_options))
            except (httpcore.ConnectError, httpcore.ConnectTimeout):
                if number == len(addresses):
                    raise
        raise httpcore.ConnectError(f"{host} has no address")

    def connect_unix_socket(
        self, path: str, timeout: float | None = None, socket_options: Iterable[Any] | None = None
    ) -> _Stream:
        timeout = _left(timeout, httpcore.ConnectTimeout)
        return _Stream(self._inner.connect_unix_socket(path, timeout, socket_options))

    def sleep(self, seconds: float) -> None:
        self._inner.sleep(_left(seconds, httpcore.ConnectTimeout) or 0.0)


class _AsyncStream(_Received, httpcore.AsyncNetworkStream):
    def __init__(self, inner: httpcore.AsyncNetworkStream) -> None:
        self._inner = inner

    async def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        data = await self._inner.read(max_bytes, _left(timeout, httpcore.ReadTimeout))
        self.received += data
        return data

    async def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self.received = b""
        for start in range(0, len(buffer), PIECE):
            await self._inner.write(buffer[start : start + PIECE], _left(timeout, httpcore.WriteTimeout))

    async def aclose(self) -> None:
        await self._inner.aclose()

    async def start_tls(
        self, ssl_context: Any, server_hostname: str | None = None, timeout: float | None = None
    ) -> "_AsyncStream":
        timeout = _left(timeout, httpcore.ConnectTimeout)
        return _AsyncStream(await self._inner.start_tls(ssl_context, server_hostname, timeout))

    def get_extra_info(self, info: str) -> Any:
        unread = info == "is_readable" and _has_unread(self._inner.get_extra_info("ssl_object"))
        return unread or self.is_spoilt(info) or self._inner.get_extra_info(info)


class _AsyncBackend(httpcore.AsyncNetworkBackend):
    def __init__(self, inner: httpcore.AsyncNetworkBackend) -> None:
        self._inner = inner

    async def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> _AsyncStream:
        timeout = _left(timeout, httpcore.ConnectTimeout)
        return _AsyncStream(await self._inner.connect_tcp(host, port, timeout, local_address, socket_options))

    async def connect_unix_socket(
        self, path: str, timeout: float | None = None, socket_options: Iterable[Any] | None = None
    ) -> _AsyncStream:
        timeout = _left(timeout, httpcore.ConnectTimeout)
        return _AsyncStream(await self._inner.connect_unix_socket(path, timeout, socket_options))

    async def sleep(self, seconds: float) -> None:
        await self._inner.sleep(_left(seconds, httpcore.ConnectTimeout) or 0.0)
