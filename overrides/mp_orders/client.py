"""`MercadoPago` and `AsyncMercadoPago`: a token, an address, and the two groups of operations."""

from datetime import timedelta
from types import TracebackType
from typing import TYPE_CHECKING, Any, Self

import httpx
from mp_orders_generated.client import AuthenticatedClient

from mp_orders.transport import settings
from mp_orders.transport.events import Hooks, OnRequest, OnResponse
from mp_orders.transport.retries import Budget, Policy
from mp_orders.wire.network import Verify, network

if TYPE_CHECKING:
    from mp_orders.resources._sync.merchant_orders import MerchantOrders
    from mp_orders.resources._sync.orders import Orders
    from mp_orders.resources._sync.terminals import Terminals
    from mp_orders.resources.merchant_orders import AsyncMerchantOrders
    from mp_orders.resources.orders import AsyncOrders
    from mp_orders.resources.terminals import AsyncTerminals

BASE_URL = "https://api.mercadopago.com"
TIMEOUT_S = 30.0
CONNECT_TIMEOUT_S = 10.0
DEADLINE_S = 60.0
MAX_ATTEMPTS = 3
RETRY_BUDGET = 0.1
MAX_CONNECTIONS = 100


class _Client(AuthenticatedClient):
    """The generated client, without its token in `repr`, and for one kind of call only."""

    def __repr__(self) -> str:
        return "<client of mp_orders>"


class _SyncClient(_Client):
    def get_async_httpx_client(self) -> httpx.AsyncClient:
        raise TypeError("this client is for sync calls: use AsyncMercadoPago(...).client")


class _AsyncClient(_Client):
    def get_httpx_client(self) -> httpx.Client:
        raise TypeError("this client is for asyncio: use MercadoPago(...).client")


class _Base:
    """What both clients share: checked settings."""

    client: AuthenticatedClient
    """The generated client, for the functions of `mp_orders_generated.api`, with the same transport."""
    _base_url = ""

    def __init__(self, base_url: str, timeout: float | timedelta, policy: dict[str, Any], hooks: Hooks) -> None:
        settings.checked_hook(hooks.on_request, "on_request")
        settings.checked_hook(hooks.on_response, "on_response")
        self._hooks = hooks
        self._base_url = settings.checked_url(base_url)
        self._policy = Policy(
            timeout_s=settings.seconds(timeout, "timeout"),
            deadline_s=settings.seconds(policy["deadline"], "deadline"),
            max_attempts=settings.checked_attempts(policy["max_attempts"]),
            budget=Budget(settings.checked_budget(policy["retry_budget"])),
        )

    def _generated(self, hidden: settings.Hidden, transport: object) -> dict[str, Any]:
        """Arguments of the generated client."""
        timeout_s = self._policy.timeout_s
        return {
            "base_url": self._base_url,
            "token": hidden.token,
            "headers": {"Accept-Encoding": "gzip", "User-Agent": f"mp-orders/{settings.VERSION}"},
            "timeout": httpx.Timeout(timeout_s, connect=min(timeout_s, CONNECT_TIMEOUT_S)),
            "httpx_args": {"transport": transport},
        }

    def __repr__(self) -> str:
        return f"{type(self).__name__}(base_url={self._base_url!r})"


class MercadoPago(_Base):
    """The client. Use it as a context manager, or close it; threads may share one.

    Args:
        access_token: Of your application; appears in no repr, log or error of this package.
        base_url: https, or http to a loopback address.
        timeout: Seconds, or a timedelta, for one attempt, from its beginning to the last byte of the answer; of them at
            most 10 for connecting.
        deadline: Seconds, or a timedelta, for a call with all its attempts and the waits between them.
        max_attempts: At most so many for one call; 1 for no retries.
        retry_budget: Retries for each answered call, on average over all calls of this client, so that an outage is
            not made worse; what 200 calls earn is there at the start. math.inf for no limit.
        max_connections: At once; a call waits for one where there are so many.
        proxy: Address of a proxy; None for none (the environment is not asked).
        verify: A file or folder with your CAs, a context, or False.
        transport: In place of the network, such as `httpx.MockTransport`, or an `httpx.HTTPTransport` of yours, which
            has its own proxy, verify and connections. Keys, retries, errors and the deadline between attempts hold
            there, too; a dripping server is not cut, and no connection is checked for what follows an answer.
        on_request: Called with a RequestEvent before each attempt.
        on_response: Called with a ResponseEvent after each attempt, also where no answer came.

    Raises:
        ValueError: a setting is not usable.
        TypeError: a hook is none.
    """

    orders: "Orders"
    merchant_orders: "MerchantOrders"
    terminals: "Terminals"

    def __init__(
        self,
        access_token: str,
        *,
        base_url: str = BASE_URL,
        timeout: float | timedelta = TIMEOUT_S,
        deadline: float | timedelta = DEADLINE_S,
        max_attempts: int = MAX_ATTEMPTS,
        retry_budget: float = RETRY_BUDGET,
        max_connections: int = MAX_CONNECTIONS,
        proxy: str | httpx.Proxy | None = None,
        verify: Verify = True,
        transport: httpx.BaseTransport | None = None,
        on_request: OnRequest | None = None,
        on_response: OnResponse | None = None,
    ) -> None:
        from mp_orders.resources._sync.merchant_orders import MerchantOrders
        from mp_orders.resources._sync.orders import Orders
        from mp_orders.resources._sync.terminals import Terminals
        from mp_orders.sender import Sender
        from mp_orders.transport.sync import Transport

        hidden, access_token = settings.Hidden(access_token), ""
        hidden.check()
        policy = {"deadline": deadline, "max_attempts": max_attempts, "retry_budget": retry_budget}
        super().__init__(base_url, timeout, policy, Hooks(on_request, on_response))
        inner, renew = settings.checked_transport(transport, httpx.BaseTransport, verify, proxy), None
        if inner is None:
            from mp_orders.wire.pool import PoolTransport

            connections = settings.checked_connections(max_connections)
            inner = pool = PoolTransport(*network(verify, proxy, self._base_url), connections)
            renew = pool.renew
        carrier = Transport(inner, self._policy, self._hooks, renew)
        self.client = _SyncClient(**self._generated(hidden, carrier))
        sender = Sender(self.client.get_httpx_client(), carrier)
        self.orders, self.merchant_orders, self.terminals = Orders(sender), MerchantOrders(sender), Terminals(sender)

    def close(self) -> None:
        """Close the connections; calls under way in other threads fail, and the client cannot be used afterwards."""
        self.client.get_httpx_client().close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


class AsyncMercadoPago(_Base):
    """`MercadoPago` for asyncio, with the same arguments; tasks of one event loop may share one.

    Use it with `async with`, or close it with `aclose`. The hooks are plain functions here, too.
    """

    orders: "AsyncOrders"
    merchant_orders: "AsyncMerchantOrders"
    terminals: "AsyncTerminals"

    def __init__(
        self,
        access_token: str,
        *,
        base_url: str = BASE_URL,
        timeout: float | timedelta = TIMEOUT_S,
        deadline: float | timedelta = DEADLINE_S,
        max_attempts: int = MAX_ATTEMPTS,
        retry_budget: float = RETRY_BUDGET,
        max_connections: int = MAX_CONNECTIONS,
        proxy: str | httpx.Proxy | None = None,
        verify: Verify = True,
        transport: httpx.AsyncBaseTransport | None = None,
        on_request: OnRequest | None = None,
        on_response: OnResponse | None = None,
    ) -> None:
        from mp_orders.resources.merchant_orders import AsyncMerchantOrders
        from mp_orders.resources.orders import AsyncOrders
        from mp_orders.resources.terminals import AsyncTerminals
        from mp_orders.sender import Sender
        from mp_orders.transport.asynchronous import AsyncTransport

        hidden, access_token = settings.Hidden(access_token), ""
        hidden.check()
        policy = {"deadline": deadline, "max_attempts": max_attempts, "retry_budget": retry_budget}
        super().__init__(base_url, timeout, policy, Hooks(on_request, on_response))
        inner = settings.checked_transport(transport, httpx.AsyncBaseTransport, verify, proxy)
        if inner is None:
            from mp_orders.wire.pool import AsyncPoolTransport

            connections = settings.checked_connections(max_connections)
            inner = AsyncPoolTransport(*network(verify, proxy, self._base_url), connections)
        self._carrier = carrier = AsyncTransport(inner, self._policy, self._hooks)
        self.client = _AsyncClient(**self._generated(hidden, carrier))
        sender = Sender(self.client.get_async_httpx_client(), carrier)
        self.orders, self.merchant_orders = AsyncOrders(sender), AsyncMerchantOrders(sender)
        self.terminals = AsyncTerminals(sender)

    async def aclose(self) -> None:
        """Close the connections; the client cannot be used afterwards."""
        await self.client.get_async_httpx_client().aclose()
        await self._carrier.aclose()  # which the client does once only, even if that was cancelled

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self.aclose()
