"""The transports of the client: httpx's interface over the pools of httpcore2.

httpx, which gives no way to a deadline, makes no releases any more, and the pool that it brings loses connections when
a call ends in between (github.com/encode/httpcore/issues/1093).
"""

import ssl
from collections.abc import AsyncIterator, Callable, Iterator
from functools import partial
from typing import Any, cast

import httpcore2
import httpx

from mp_orders.wire.deadline import request_waits
from mp_orders.wire.process import PerProcess
from mp_orders.wire.sync import Backend

_NAMES = (
    *("ConnectTimeout", "ReadTimeout", "WriteTimeout", "PoolTimeout", "ConnectError", "ReadError", "WriteError"),
    *("ProxyError", "UnsupportedProtocol", "LocalProtocolError", "RemoteProtocolError", "NetworkError"),
)
_ERRORS: dict[type[BaseException] | None, type[Exception]] = {
    getattr(httpcore2, name): getattr(httpx, name) for name in _NAMES
}


class _AsHttpx:
    """Within this is raised what httpx's own transports would. A class, as each call enters it three times."""

    def __enter__(self) -> None:
        pass

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, _: object) -> None:
        if kind in _ERRORS:
            raise _ERRORS[kind](str(error)) from error


_as_httpx = _AsHttpx()


class _Connection:
    """A connection that is closed when a request on it fails: that of a proxy, and one that a signal interrupts, would
    stay in the pool as if it were in use.
    """

    def __init__(self, inner: Any) -> None:
        self._inner = inner

    def __getattr__(self, name: str) -> Any:
        return getattr(self._inner, name)

    def handle_request(self, request: httpcore2.Request) -> httpcore2.Response:
        try:
            return cast("httpcore2.Response", self._inner.handle_request(request))
        except httpcore2.ConnectionNotAvailable:
            raise
        except BaseException:
            self._inner.close()
            raise

    async def handle_async_request(self, request: httpcore2.Request) -> httpcore2.Response:
        try:
            return cast("httpcore2.Response", await self._inner.handle_async_request(request))
        except httpcore2.ConnectionNotAvailable:
            raise
        except BaseException:
            await self._inner.aclose()
            raise


class _Pool(httpcore2.ConnectionPool):
    def create_connection(self, origin: httpcore2.Origin) -> httpcore2.ConnectionInterface:
        return cast("httpcore2.ConnectionInterface", _Connection(super().create_connection(origin)))


class _AsyncPool(httpcore2.AsyncConnectionPool):
    def create_connection(self, origin: httpcore2.Origin) -> httpcore2.AsyncConnectionInterface:
        return cast("httpcore2.AsyncConnectionInterface", _Connection(super().create_connection(origin)))


class PoolTransport(httpx.BaseTransport):
    """Connections for threads. A process that was forked has its own: it would get the answers of its parent.

    Args:
        ssl_context: Whom to trust.
        proxy: None for none.
        max_connections: At once; a call waits where there are so many.
    """

    def __init__(self, ssl_context: ssl.SSLContext, proxy: httpx.Proxy | None, max_connections: int) -> None:
        make = partial(_pool, _Pool, ssl_context, proxy, max_connections)
        self._connections = PerProcess(lambda: _Connections(make))

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        pool = self._connections.own().pool
        request_waits()
        with _as_httpx:
            return _response(pool.handle_request(_request(request)), _Stream)

    def renew(self) -> None:
        """Open other connections from now on: an interrupt may have left the pool at any place. Calls of other threads
        keep those that they have.
        """
        self._connections.own().renew()

    def close(self) -> None:
        """Close the connections, under whoever uses one; those of a parent process are left to it.

        A call that is still connecting ends with that, which takes no longer than its timeout, and sends nothing.
        """
        self._connections.own().close()


class _Connections:
    """The connections of one process."""

    def __init__(self, make: Callable[[Backend], httpcore2.ConnectionPool]) -> None:
        self._make = make
        self._backend = Backend()
        self._before: list[httpcore2.ConnectionPool] = []
        self.pool = make(self._backend)

    def renew(self) -> None:
        """Take another pool, and keep those before it until nobody uses them."""
        before, self.pool = [*self._before, self.pool], self._make(self._backend)
        for pool in before:
            for connection in pool.connections:
                if connection.is_idle():
                    connection.close()
        self._before = [pool for pool in before if any(not each.is_closed() for each in pool.connections)]

    def close(self) -> None:
        self._backend.close()
        for pool in (*self._before, self.pool):
            pool.close()


class _Stream(httpx.SyncByteStream):
    def __init__(self, stream: Any) -> None:
        self._stream = stream

    def __iter__(self) -> Iterator[bytes]:
        with _as_httpx:
            yield from self._stream

    def close(self) -> None:
        self._stream.close()


class AsyncPoolTransport(httpx.AsyncBaseTransport):
    """Connections for the tasks of one event loop; arguments as for `PoolTransport`."""

    def __init__(self, ssl_context: ssl.SSLContext, proxy: httpx.Proxy | None, max_connections: int) -> None:
        from mp_orders.wire.asynchronous import AsyncBackend

        self._backend = AsyncBackend()
        self._pool = _pool(_AsyncPool, ssl_context, proxy, max_connections, self._backend)

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        request_waits()
        with _as_httpx:
            return _response(await self._pool.handle_async_request(_request(request)), _AsyncStream)

    async def aclose(self) -> None:
        """Close the connections, under whoever uses one."""
        self._backend.close()
        await self._pool.aclose()


class _AsyncStream(httpx.AsyncByteStream):
    def __init__(self, stream: Any) -> None:
        self._stream = stream

    async def __aiter__(self) -> AsyncIterator[bytes]:
        with _as_httpx:
            async for part in self._stream:
                yield part

    async def aclose(self) -> None:
        await self._stream.aclose()


def _pool(
    kind: Callable[..., Any], context: ssl.SSLContext, proxy: httpx.Proxy | None, connections: int, backend: object
) -> Any:
    through = proxy and httpcore2.Proxy(
        _url(proxy.url), auth=proxy.raw_auth, headers=proxy.headers.raw, ssl_context=proxy.ssl_context
    )
    return kind(
        ssl_context=context,
        proxy=through,
        max_connections=connections,
        max_keepalive_connections=connections,
        keepalive_expiry=5.0,
        network_backend=backend,
    )


def _url(url: httpx.URL) -> httpcore2.URL:
    return httpcore2.URL(scheme=url.raw_scheme, host=url.raw_host, port=url.port, target=url.raw_path)


def _request(request: httpx.Request) -> httpcore2.Request:
    return httpcore2.Request(
        request.method,
        _url(request.url),
        headers=request.headers.raw,
        content=request.stream,
        extensions=request.extensions,
    )


def _response(response: Any, stream: Callable[[Any], Any]) -> httpx.Response:
    return httpx.Response(
        response.status, headers=response.headers, stream=stream(response.stream), extensions=response.extensions
    )
