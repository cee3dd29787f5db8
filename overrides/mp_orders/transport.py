"""The one place that every call passes, sync or async: it sends, and raises what is not a success.

Serves both `httpx.Client` and `httpx.AsyncClient`, because the generated client hands the same transport to both.
Retries and deadlines belong into `_Attempt`.
"""

from typing import Any

import httpx
from attrs import define

from mp_orders.error_answers import error_from
from mp_orders.errors import MercadoPagoError, OutcomeUnknown, RequestNotSent

KEY = "X-Idempotency-Key"
NOT_SENT = (httpx.ConnectError, httpx.ConnectTimeout, httpx.PoolTimeout, httpx.UnsupportedProtocol, httpx.ProxyError)
"""What httpx raises before the first byte of the request has left."""


def about(request: httpx.Request) -> dict[str, Any]:
    """What every error says of its request: the key, and whether sending it again cannot do the work twice."""
    key = request.headers.get(KEY)
    return {"idempotency_key": key, "repeatable": key is not None or request.method in ("GET", "PUT")}


@define
class _Attempt:
    """One sending of one request, and what becomes of it."""

    request: httpx.Request
    number: int = 1

    def failure(self, error: httpx.HTTPError) -> MercadoPagoError:
        """What to raise where no answer came."""
        what = f"{self.request.method} {self.request.url.path}: {type(error).__name__}"
        if isinstance(error, NOT_SENT):  # whose texts hold nothing of the request
            return RequestNotSent(f"{what} to {self.request.url.netloc.decode()}: {error}", **self._common())
        return OutcomeUnknown(what, **self._common())

    def _common(self) -> dict[str, Any]:
        return {**about(self.request), "attempts": self.number}

    def check(self, response: httpx.Response) -> httpx.Response:
        """The answer, if it is a success. Its body has been read."""
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

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        """Send, read and check.

        Raises:
            MercadoPagoError: and nothing else.
        """
        assert self._inner is not None  # noqa: S101 - the constructor of the client sees to it
        attempt = _Attempt(request)
        try:
            response = self._inner.handle_request(request)
            try:
                response.read()
            finally:
                response.close()
        except httpx.HTTPError as error:
            raise attempt.failure(error) from error
        return attempt.check(response)

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        """The same for asyncio."""
        assert self._inner_async is not None  # noqa: S101 - the constructor of the client sees to it
        attempt = _Attempt(request)
        try:
            response = await self._inner_async.handle_async_request(request)
            try:
                await response.aread()
            finally:
                await response.aclose()
        except httpx.HTTPError as error:
            raise attempt.failure(error) from error
        return attempt.check(response)

    def close(self) -> None:
        """Close the connections."""
        if self._inner is not None:
            self._inner.close()

    async def aclose(self) -> None:
        """Close the connections."""
        if self._inner_async is not None:
            await self._inner_async.aclose()
