"""The one place that every call passes, sync or async: it sends, and raises what is not a success.

Serves both `httpx.Client` and `httpx.AsyncClient`, because the generated client hands the same transport to both.
Retries and deadlines belong into `_Attempt`.
"""

import asyncio
import re
from typing import Any, cast

import httpx
from attrs import define

from mp_orders.error_answers import error_from, id_in
from mp_orders.errors import MercadoPagoError, OutcomeUnknown, RequestNotSent

KEY = "X-Idempotency-Key"
_ID_IN_PATH = re.compile(r"/(?:v1/orders|merchant_orders)/([^/]+)")
NOT_SENT = (httpx.ConnectError, httpx.ConnectTimeout, httpx.PoolTimeout, httpx.UnsupportedProtocol, httpx.ProxyError)
"""What httpx raises before the first byte of the request has left."""
SENDING = (httpx.HTTPError, UnicodeError)
"""UnicodeError is what some host names make of the look-up."""


def about(request: httpx.Request) -> dict[str, Any]:
    """What every error says of its request: the key, and whether sending it again cannot do the work twice."""
    key = request.headers.get(KEY)
    return {"idempotency_key": key, "repeatable": key is not None or request.method in ("GET", "PUT")}


def asked_id(request: httpx.Request) -> str | None:
    """The id of the order in the path of the request; None for a create."""
    found = _ID_IN_PATH.findall(request.url.path)
    return found[-1] if found else None


def own_id(request: httpx.Request, body: bytes) -> str | None:
    """The id in an answer that cannot be read, unless the request was about another one."""
    found = id_in(body)
    return found if asked_id(request) in (None, found) else None


@define
class _Attempt:
    """One sending of one request, and what becomes of it."""

    request: httpx.Request
    number: int = 1

    def failure(self, error: Exception) -> MercadoPagoError:
        """What to raise where no answer came."""
        what = f"{self.request.method} {self.request.url.path}: {type(error).__name__}"
        if isinstance(error, (*NOT_SENT, UnicodeError)):  # whose texts hold nothing of the request
            return RequestNotSent(f"{what} to {self.request.url.netloc.decode()}: {error}", **self._common())
        return OutcomeUnknown(what, **self._common())

    def _common(self) -> dict[str, Any]:
        return {**about(self.request), "attempts": self.number}

    def whole(self, response: httpx.Response, raw: bytes, cut: Exception | None) -> httpx.Response:
        """The answer with its body decoded, if all of it came and it is a success.

        An error status counts even where its body was cut or cannot be decoded: the API has said no. Cookies are
        left out, so that no call colours the next one.
        """
        headers = [(name, value) for name, value in response.headers.raw if name.lower() != b"set-cookie"]
        try:
            complete = httpx.Response(response.status_code, headers=headers, content=raw)
        except httpx.DecodingError as error:
            cut = error
        if cut is None:
            complete.extensions = response.extensions
            return self._checked(complete)
        if response.status_code >= 400:
            plain = [(name, value) for name, value in headers if name.lower() != b"content-encoding"]
            self._checked(httpx.Response(response.status_code, headers=plain, content=raw))
        raise OutcomeUnknown(
            f"the answer with status {response.status_code} broke off or cannot be decoded: {type(cut).__name__}",
            status=response.status_code,
            body=raw,
            order_id=own_id(self.request, raw),
            **self._common(),
        ) from cut

    def _checked(self, response: httpx.Response) -> httpx.Response:
        if 300 <= response.status_code < 400:
            message = f"redirect to another place is not followed (status {response.status_code})"
            raise OutcomeUnknown(message, status=response.status_code, body=response.content, **self._common())
        if response.is_success:
            return response
        raise error_from(response, **self._common())


class Transport(httpx.BaseTransport, httpx.AsyncBaseTransport):
    """Sends through `inner` or `inner_async`."""

    def __init__(self, inner: httpx.BaseTransport | None, inner_async: httpx.AsyncBaseTransport | None) -> None:
        self._inner = inner
        self._inner_async = inner_async
        self._exchanges: set[asyncio.Task[httpx.Response]] = set()

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        """Send, read and check.

        Raises:
            MercadoPagoError: and nothing else.
        """
        assert self._inner is not None  # noqa: S101 - the constructor of the client sees to it
        attempt, raw, cut = _Attempt(request), bytearray(), None
        try:
            response = self._inner.handle_request(request)
        except SENDING as error:
            raise attempt.failure(error) from error
        try:
            for chunk in cast("httpx.SyncByteStream", response.stream):
                raw += chunk
        except httpx.HTTPError as error:
            cut = error
        finally:
            response.close()
        return attempt.whole(response, bytes(raw), cut)

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        """The same for asyncio.

        Where the caller is cancelled, the exchange goes on to its end, within its timeouts: httpcore loses connections
        for good when it is cancelled, and what was sent is sent.
        """
        exchange = asyncio.ensure_future(self._exchange(request))
        self._exchanges.add(exchange)
        exchange.add_done_callback(self._forget)
        return await asyncio.shield(exchange)

    def _forget(self, exchange: asyncio.Task[httpx.Response]) -> None:
        self._exchanges.discard(exchange)
        if not exchange.cancelled():
            exchange.exception()  # has been raised by now, or nobody waits for it

    async def _exchange(self, request: httpx.Request) -> httpx.Response:
        assert self._inner_async is not None  # noqa: S101 - the constructor of the client sees to it
        attempt, raw, cut = _Attempt(request), bytearray(), None
        try:
            response = await self._inner_async.handle_async_request(request)
        except SENDING as error:
            raise attempt.failure(error) from error
        try:
            async for chunk in cast("httpx.AsyncByteStream", response.stream):
                raw += chunk
        except httpx.HTTPError as error:
            cut = error
        finally:
            await response.aclose()
        return attempt.whole(response, bytes(raw), cut)

    def close(self) -> None:
        """Close the connections."""
        if self._inner is not None:
            self._inner.close()

    async def aclose(self) -> None:
        """Close the connections, once the exchanges that nobody waits for have ended."""
        await asyncio.gather(*self._exchanges, return_exceptions=True)
        if self._inner_async is not None:
            await self._inner_async.aclose()
