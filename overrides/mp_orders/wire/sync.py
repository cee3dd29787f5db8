"""Sockets for threads: operations end at the deadline, and a connection is used again only after one whole answer."""

import socket
import ssl
from collections.abc import Iterable
from contextlib import suppress
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


class Stream(httpcore2.NetworkStream):
    """A stream of httpcore2 with all that."""

    def __init__(self, inner: httpcore2.NetworkStream) -> None:
        self._inner = inner
        self._answer = OneAnswer()

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        data = self._inner.read(max_bytes, left_s(timeout, httpcore2.ReadTimeout))
        self._answer.feed(data)
        return data

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        for start in range(0, len(buffer), PIECE):
            left = left_s(timeout, httpcore2.WriteTimeout)
            if not buffer.startswith(CONNECT) and request_leaves():
                self._begin_request()
            self._inner.write(buffer[start : start + PIECE], left)

    def _begin_request(self) -> None:
        if self._answer.has_begun and self.get_extra_info("is_readable"):
            request_waits()
            raise httpcore2.ConnectError(SPENT)
        self._answer = OneAnswer()

    def close(self) -> None:
        connection = self._inner.get_extra_info("socket")
        with suppress(OSError, AttributeError):  # which ends what other threads do with it
            socket.socket.shutdown(connection, socket.SHUT_RDWR)
        self._inner.close()

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> "Stream":
        return Stream(self._inner.start_tls(ssl_context, server_hostname, left_s(timeout, httpcore2.ConnectTimeout)))

    def get_extra_info(self, info: str) -> Any:
        """The pool asks whether an idle connection is readable, and drops one that is."""
        if info == "is_readable" and self._answer.has_begun and not self._answer.is_whole:
            return True
        return self._inner.get_extra_info(info)


class Backend(httpcore2.NetworkBackend):
    """Opens such streams, until it is closed."""

    def __init__(self) -> None:
        self._inner = httpcore2.SyncBackend()
        self.is_closed = False

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
                made = Stream(self._inner.connect_tcp(address, port, share, local_address, socket_options))
                if not self.is_closed:
                    return made
                made.close()
            except (httpcore2.ConnectError, httpcore2.ConnectTimeout):
                if number == len(addresses):
                    raise
        raise httpcore2.ConnectError("the client is closed" if self.is_closed else f"{host} has no address")


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
