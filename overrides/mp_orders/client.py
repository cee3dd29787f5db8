"""`MercadoPago` and `AsyncMercadoPago`: a token, an address, and the two groups of operations."""

import ipaddress
import re
import ssl
from datetime import timedelta
from types import TracebackType
from typing import Self

import httpx
from mp_orders_generated.client import AuthenticatedClient

from mp_orders.calls import Calls
from mp_orders.facades import AsyncMerchantOrders, AsyncOrders, MerchantOrders, Orders
from mp_orders.transport import Transport

BASE_URL = "https://api.mercadopago.com"
TIMEOUT_S = 30.0
MAX_TIMEOUT_S = 24 * 3600
LIMITS = httpx.Limits(max_connections=100, max_keepalive_connections=100)
"""Equal, because the pool may close a connection that it has just given away when it has more than it keeps
(github.com/encode/httpcore/issues/1110)."""
_TOKEN = re.compile(r"[!-~]{1,512}")


class _Client(AuthenticatedClient):
    """The generated client, without its token in `repr`."""

    def __repr__(self) -> str:
        return "<client of mp_orders>"


class _Base:
    """What both clients share: checked settings, and the generated client in `client`."""

    client: AuthenticatedClient
    """The generated client, for the functions of `mp_orders_generated.api`, with the same transport."""

    def __init__(self, access_token: str, base_url: str, timeout: float | timedelta, transport: Transport) -> None:
        if not isinstance(access_token, str) or not _TOKEN.fullmatch(access_token):
            raise ValueError("the access token is visible ASCII text without spaces")
        seconds = timeout.total_seconds() if isinstance(timeout, timedelta) else timeout
        if isinstance(seconds, bool) or not isinstance(seconds, (int, float)) or not 0 < seconds <= MAX_TIMEOUT_S:
            raise ValueError("the timeout is a number of seconds above zero, a day at most")
        self._base_url = _checked_url(base_url)
        self.client = _Client(
            base_url=self._base_url,
            token=access_token,
            timeout=httpx.Timeout(float(seconds)),
            httpx_args={"transport": transport},
        )

    def __repr__(self) -> str:
        return f"{type(self).__name__}(base_url={self._base_url!r})"


class MercadoPago(_Base):
    """The client. Use it as a context manager, or close it; threads may share one.

    Args:
        access_token: Of your application; appears in no repr, log or error of this package.
        base_url: https, or http to a loopback address.
        timeout: Seconds, or a timedelta, for each of connecting, sending, and waiting for bytes.
        proxy: Address of a proxy; None for none (the environment is not asked).
        verify: False, or a context with your CA.
        transport: In place of the network, such as `httpx.MockTransport`.

    Raises:
        ValueError: a setting is not usable.
    """

    orders: Orders
    merchant_orders: MerchantOrders

    def __init__(
        self,
        access_token: str,
        *,
        base_url: str = BASE_URL,
        timeout: float | timedelta = TIMEOUT_S,
        proxy: str | None = None,
        verify: ssl.SSLContext | bool = True,
        transport: httpx.BaseTransport | None = None,
    ) -> None:
        inner = transport or httpx.HTTPTransport(verify=verify, proxy=proxy, limits=LIMITS)
        super().__init__(access_token, base_url, timeout, Transport(inner, None))
        calls = Calls(self.client)
        self.orders = Orders(calls)
        self.merchant_orders = MerchantOrders(calls)

    def close(self) -> None:
        """Close the connections; the client cannot be used afterwards."""
        self.client.get_httpx_client().close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


class AsyncMercadoPago(_Base):
    """`MercadoPago` for asyncio, with the same arguments; tasks of one event loop may share one.

    Use it with `async with`, or close it with `aclose`.
    """

    orders: AsyncOrders
    merchant_orders: AsyncMerchantOrders

    def __init__(
        self,
        access_token: str,
        *,
        base_url: str = BASE_URL,
        timeout: float | timedelta = TIMEOUT_S,
        proxy: str | None = None,
        verify: ssl.SSLContext | bool = True,
        transport: httpx.AsyncBaseTransport | None = None,
    ) -> None:
        inner = transport or httpx.AsyncHTTPTransport(verify=verify, proxy=proxy, limits=LIMITS)
        super().__init__(access_token, base_url, timeout, Transport(None, inner))
        calls = Calls(self.client)
        self.orders = AsyncOrders(calls)
        self.merchant_orders = AsyncMerchantOrders(calls)

    async def aclose(self) -> None:
        """Close the connections; the client cannot be used afterwards."""
        await self.client.get_async_httpx_client().aclose()

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self.aclose()


def _checked_url(base_url: str) -> str:
    try:
        url = httpx.URL(base_url)
    except (httpx.InvalidURL, TypeError) as error:
        raise ValueError("base_url is not an address") from error
    if url.scheme not in ("https", "http") or not url.host or url.userinfo or url.query or url.fragment:
        raise ValueError("base_url is https://host, without credentials, query or fragment")
    if not 0 < (url.port or 443) < 65536:
        raise ValueError("base_url has a port that is none")
    if url.scheme == "http" and not _is_loopback(url.host):
        raise ValueError("base_url uses http, which would show the token; it is allowed to a loopback address only")
    return str(url).rstrip("/")


def _is_loopback(host: str) -> bool:
    try:
        return host == "localhost" or ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False
