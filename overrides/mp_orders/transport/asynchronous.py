"""The transport for asyncio: sends, reads, waits."""

import asyncio
from contextlib import suppress
from typing import cast

import httpx

from mp_orders import clock
from mp_orders.transport.attempts import Failure
from mp_orders.transport.call import Call
from mp_orders.transport.events import Watch
from mp_orders.transport.retries import Policy
from mp_orders.wire.body import Body
from mp_orders.wire.sockets import Window, guard, within


class AsyncTransport(httpx.AsyncBaseTransport):
    """Every request of a client passes here, to `inner`. Tasks of one event loop may share it."""

    def __init__(self, inner: httpx.AsyncBaseTransport, policy: Policy, watch: Watch) -> None:
        guard(inner)
        self._inner = inner
        self._policy = policy
        self._watch = watch
        self._closing = asyncio.Event()
        self._loop: asyncio.AbstractEventLoop | None = None
        self._exchanges: set[asyncio.Task[httpx.Response | Failure]] = set()

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        """Send until there is an answer, or no other attempt.

        Where the caller is cancelled, an attempt that has left goes on to its end, within its time: what was sent is
        sent, and httpcore loses connections for good when it is cancelled. What has not left does not leave any more.

        Raises:
            MercadoPagoError: the call came to nothing else.
            RuntimeError: the client has been used in another event loop.
        """
        self._check_loop()
        await request.aread()
        call = Call(request, self._policy, self._watch)
        while True:
            window = call.begin()
            exchange = asyncio.ensure_future(self._exchange(call, window))
            self._exchanges.add(exchange)
            exchange.add_done_callback(self._exchanges.discard)
            try:
                settled = call.settle(await asyncio.shield(exchange))
            except asyncio.CancelledError:
                window.abandon()
                raise
            if isinstance(settled, httpx.Response):
                return settled
            if await clock.wait_async(self._closing, settled):
                raise call.failure()

    def _check_loop(self) -> None:
        loop = asyncio.get_running_loop()
        if self._loop not in (None, loop):
            raise RuntimeError("this AsyncMercadoPago belongs to another event loop: make one in each")
        self._loop = loop

    async def _exchange(self, call: Call, window: Window) -> httpx.Response | Failure:
        with within(window):
            outcome = await self._outcome(call, window)
        call.ended(outcome)
        return outcome

    async def _outcome(self, call: Call, window: Window) -> httpx.Response | Failure:
        try:
            response = await self._inner.handle_async_request(call.request)
        except Exception as error:  # a transport of the caller may raise anything
            return call.attempt.unanswered(error)
        body, cut = Body(response.headers), None
        try:
            async for piece in cast("httpx.AsyncByteStream", response.stream):
                if body.raw and window.is_over():
                    raise httpx.ReadTimeout("the time for this is over")
                body.add(piece)
            body.end()
        except Exception as error:
            cut = error
        finally:
            with suppress(Exception):
                await response.aclose()
        return call.attempt.answered(response, body, cut)

    async def aclose(self) -> None:
        """Close the connections, once the attempts that nobody waits for have ended."""
        if self._loop is not None:
            self._check_loop()
        self._closing.set()
        if self._exchanges:
            await asyncio.wait(self._exchanges)  # which leaves them alone when it is cancelled
        await self._inner.aclose()
