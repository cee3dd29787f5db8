"""The transport for asyncio: sends, reads, waits."""

import asyncio
from contextlib import suppress
from typing import cast

import httpx

from mp_orders import clock
from mp_orders.transport.attempts import About, Failure
from mp_orders.transport.call import Call
from mp_orders.transport.events import Hooks
from mp_orders.transport.retries import Policy
from mp_orders.wire.body import Body
from mp_orders.wire.deadline import Deadline


class AsyncTransport(httpx.AsyncBaseTransport):
    """Every request of a client passes here, to `inner`. Tasks of one event loop may share it."""

    def __init__(self, inner: httpx.AsyncBaseTransport, policy: Policy, hooks: Hooks) -> None:
        self._inner = inner
        self._policy = policy
        self._hooks = hooks
        self._closing = asyncio.Event()
        self._loop: asyncio.AbstractEventLoop | None = None

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        """Answer a request of a generated function, or of the caller's own.

        Raises:
            MercadoPagoError: the call came to nothing else.
            RuntimeError: the client has been used in another event loop.
        """
        await request.aread()
        return await self.answer_of(self.call(request, About()))

    def call(self, request: httpx.Request, about: About, deadline_s: float | None = None) -> Call:
        """A call that has not begun; the client's deadline unless one is given, in seconds."""
        return Call(request, self._policy.with_deadline(deadline_s), self._hooks, about)

    async def answer_of(self, call: Call) -> httpx.Response:
        """Send until there is an answer, or no other attempt.

        Raises:
            MercadoPagoError: the call came to nothing else.
            RuntimeError: the client has been used in another event loop.
        """
        self._check_loop()
        while True:
            step = call.next_step(await self._exchange(call))
            if isinstance(step, httpx.Response):
                return step
            if await clock.wait_async(self._closing, step):
                raise call.failure()

    def _check_loop(self) -> None:
        loop = asyncio.get_running_loop()
        if self._loop not in (None, loop):
            raise RuntimeError("this AsyncMercadoPago belongs to another event loop: make one in each")
        self._loop = loop

    async def _exchange(self, call: Call) -> httpx.Response | Failure:
        deadline = call.begin()
        try:
            with deadline:
                outcome = await self._outcome(call, deadline)
        except Exception:
            raise
        except BaseException as error:  # a cancel or an interrupt, whose frames hold headers
            if isinstance(error, asyncio.CancelledError):
                call.ended(call.attempt.unanswered(httpx.NetworkError("the task was cancelled")))
            raise error.with_traceback(None)  # noqa: B904 - the same
        call.ended(outcome)
        return outcome

    async def _outcome(self, call: Call, deadline: Deadline) -> httpx.Response | Failure:
        try:
            response = await self._inner.handle_async_request(call.request)
            body = Body(response.headers)
        except Exception as error:  # a transport of the caller may raise anything, or give none
            return call.attempt.unanswered(error)
        cut = None
        try:
            async for piece in cast("httpx.AsyncByteStream", response.stream):
                if body.raw and deadline.is_over():
                    raise httpx.ReadTimeout("the time for this is over")
                body.add(piece)
            body.end()
            if call.about.is_another(body.decoded) and "network_stream" in response.extensions:
                # what comes next on it would be this call's answer
                await response.extensions["network_stream"].aclose()
        except Exception as error:
            cut = error
        finally:
            with suppress(Exception):
                await response.aclose()
        return call.attempt.answered(response, body, cut)

    async def aclose(self) -> None:
        """Close the connections; calls under way end, with OutcomeUnknown where their request has left."""
        if self._loop is not None:
            self._check_loop()
        self._closing.set()
        await self._inner.aclose()
