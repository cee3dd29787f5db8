"""Sockets for threads: operations end at the deadline, and a connection is used again only after one whole answer."""

import select
import socket
import ssl
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, nullcontext, suppress
from typing import Any

import httpcore2

from mp_orders import clock
from mp_orders.wire.deadline import left_s, request_leaves, request_waits
from mp_orders.wire.one_answer import OneAnswer

PIECE = 16 * 1024
"""Bytes that are written at once, so that a server that reads slowly is noticed between two pieces."""
CONNECT = b"CONNECT "
"""How a request to a proxy begins that is not the caller's."""
SPENT = "the connection was closed, or more came on it than an answer"
CLOSED = "the client is closed"


def has_input(connection: Any) -> bool:
    """Whether a socket has something to read, or has ended."""
    if hasattr(select, "poll"):
        poll = select.poll()
        poll.register(connection.fileno(), select.POLLIN)
        return bool(poll.poll(0))
    return bool(select.select([connection.fileno()], [], [], 0)[0])


def _has_more(connection: Any) -> bool:
    """Whether a connection has more to read than what TLS sends by itself, such as its tickets, or has ended."""
    if not isinstance(connection, ssl.SSLSocket):
        return has_input(connection)
    connection.settimeout(0)
    try:
        connection.recv(1)
    except ssl.SSLWantReadError:
        return False
    except OSError:
        return True
    return True


class Stream(httpcore2.NetworkStream):
    """A stream of httpcore2 with all that.

    Args:
        inner: of httpcore2.
        backend: that opened it.
        can_stay: whether it may be used for a second request; not where TLS in TLS keeps bytes that nobody can see.
    """

    def __init__(self, inner: httpcore2.NetworkStream, backend: "Backend", *, can_stay: bool = True) -> None:
        self._inner = inner
        self._backend = backend
        self._can_stay = can_stay
        self._answer = OneAnswer()
        self._is_busy = self._is_closing = False

    def __enter__(self) -> None:
        """Within this the socket is not closed, only shut down: its number could be that of another one at once."""
        self._is_busy = True

    def __exit__(self, *_: object) -> None:
        self._is_busy = False
        if self._is_closing:
            self._inner.close()

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        left = left_s(timeout, httpcore2.ReadTimeout)
        with self:
            data = self._inner.read(max_bytes, left)
        self._answer.feed(data)
        return data

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        for start in range(0, len(buffer), PIECE):
            left = left_s(timeout, httpcore2.WriteTimeout)
            if not buffer.startswith(CONNECT) and request_leaves():
                self._begin_request()
            with self:
                self._inner.write(buffer[start : start + PIECE], left)

    def _begin_request(self) -> None:
        """Refuse a connection that is closed, or on which something came that nobody asked for."""
        if self._backend.is_closed:
            request_waits()
            raise httpcore2.ConnectError(CLOSED)
        connection = self._inner.get_extra_info("socket")
        if self._is_spent() or (self._can_stay and connection is not None and _has_more(connection)):
            request_waits()
            raise httpcore2.ConnectError(SPENT)
        self._answer = OneAnswer()

    def _is_spent(self) -> bool:
        """Whether something came that is not proven to be one answer, or may have come where nobody can see it."""
        return self._answer.has_begun and not (self._can_stay and self._answer.is_whole)

    def close(self) -> None:
        connection = self._inner.get_extra_info("socket")
        with suppress(OSError, AttributeError):  # which ends what another thread does with it
            socket.socket.shutdown(connection, socket.SHUT_RDWR)
        if self._is_busy:
            self._is_closing = True
        else:
            self._inner.close()

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> "Stream":
        in_tls = self._inner.get_extra_info("ssl_object") is not None
        left = left_s(timeout, httpcore2.ConnectTimeout)
        connection = self._inner.get_extra_info("socket")
        with nullcontext() if in_tls or connection is None else self._backend.handshake(connection):
            secured = self._inner.start_tls(ssl_context, server_hostname, left)
        return Stream(secured, self._backend, can_stay=not in_tls)

    def get_extra_info(self, info: str) -> Any:
        """The pool asks whether an idle connection is readable, and drops one that is."""
        if info == "is_readable" and self._is_spent():
            return True
        return self._inner.get_extra_info(info)


class Backend(httpcore2.NetworkBackend):
    """Opens such streams, until it is closed."""

    def __init__(self) -> None:
        self._inner = httpcore2.SyncBackend()
        self.is_closed = False
        self._handshakes: set[socket.socket] = set()

    def close(self) -> None:
        """Open none any more, and end the handshakes of those that are being opened."""
        self.is_closed = True
        for connection in list(self._handshakes):
            with suppress(OSError):
                connection.shutdown(socket.SHUT_RDWR)

    @contextmanager
    def handshake(self, connection: socket.socket) -> Iterator[None]:
        """Within this TLS takes a socket for its own, which `close` can end through a second name of it."""
        with connection.dup() as other:
            self._handshakes.add(other)
            try:
                yield
            except Exception as error:
                raise (httpcore2.ConnectError(CLOSED) if self.is_closed else error) from None
            finally:
                self._handshakes.discard(other)

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> Stream:
        began = clock.now()
        addresses = _addresses(host, port)
        for number, address in enumerate(addresses, start=1):
            if self.is_closed:
                break
            share = share_s(timeout, began, len(addresses) - number + 1)
            try:
                made = Stream(self._inner.connect_tcp(address, port, share, local_address, socket_options), self)
                if not self.is_closed:
                    return made
                made.close()
            except (httpcore2.ConnectError, httpcore2.ConnectTimeout):
                if number == len(addresses):
                    raise
        raise httpcore2.ConnectError(CLOSED if self.is_closed else f"{host} has no address")


def share_s(timeout: float | None, began: float, addresses: int) -> float | None:
    """The seconds for one of so many addresses that are still to be tried."""
    left = None if timeout is None else timeout - (clock.now() - began)
    share = left and max(left, 0.001) / addresses
    return left_s(share, httpcore2.ConnectTimeout)


def _addresses(host: str, port: int) -> list[str]:
    """Those of a host, since socket.create_connection would give each of them the whole time."""
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except OSError as error:
        raise httpcore2.ConnectError(str(error)) from error
    return list(dict.fromkeys(str(address[0]) for *_, address in found))
