"""The sync transport: sends, reads, waits."""

import os
import threading
from contextlib import suppress
from typing import cast

import httpx

from mp_orders import clock
from mp_orders.transport.attempts import Failure
from mp_orders.transport.call import Call
from mp_orders.transport.events import Watch
from mp_orders.transport.retries import Policy
from mp_orders.wire.body import Body
from mp_orders.wire.sockets import Window, forget_connections, guard, within


class Transport(httpx.BaseTransport):
    """Every request of a client passes here, to `inner`. Threads may share it."""

    def __init__(self, inner: httpx.BaseTransport, policy: Policy, watch: Watch) -> None:
        guard(inner)
        self._inner = inner
        self._policy = policy
        self._watch = watch
        self._closed = threading.Event()
        self._process = os.getpid()

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        """Send until there is an answer, or no other attempt.

        Raises:
            MercadoPagoError: and nothing else.
        """
        if self._process != os.getpid():
            forget_connections(self._inner)
            self._process = os.getpid()
        request.read()
        call = Call(request, self._policy, self._watch)
        while True:
            settled = call.settle(self._exchange(call))
            if isinstance(settled, httpx.Response):
                return settled
            if clock.wait(self._closed, settled):
                raise call.failure()

    def _exchange(self, call: Call) -> httpx.Response | Failure:
        window = call.begin()
        with within(window):
            outcome = self._outcome(call, window)
        call.ended(outcome)
        return outcome

    def _outcome(self, call: Call, window: Window) -> httpx.Response | Failure:
        try:
            response = self._inner.handle_request(call.request)
        except Exception as error:  # a transport of the caller may raise anything
            return call.attempt.unanswered(error)
        body, cut = Body(response.headers), None
        try:
            for piece in cast("httpx.SyncByteStream", response.stream):
                if body.raw and window.is_over():
                    raise httpx.ReadTimeout("the time for this is over")
                body.add(piece)
            body.end()
        except Exception as error:
            cut = error
        finally:
            with suppress(Exception):
                response.close()
        return call.attempt.answered(response, body, cut)

    def close(self) -> None:
        """Close the connections; calls that wait for another attempt end with the error of the last one."""
        self._closed.set()
        self._inner.close()
