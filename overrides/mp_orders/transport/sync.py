"""The sync transport: sends, reads, waits."""

import threading
from collections.abc import Callable
from contextlib import suppress
from typing import cast

import httpx
from attrs import evolve, field, frozen

from mp_orders import clock
from mp_orders.transport.attempts import About, Failure
from mp_orders.transport.call import Call
from mp_orders.transport.events import Hooks
from mp_orders.transport.retries import Budget, Policy
from mp_orders.wire.body import Body
from mp_orders.wire.deadline import Deadline
from mp_orders.wire.process import PerProcess


class Transport(httpx.BaseTransport):
    """Every request of a client passes here, to `inner`. Threads may share it."""

    def __init__(
        self, inner: httpx.BaseTransport, policy: Policy, hooks: Hooks, renew: Callable[[], None] | None = None
    ) -> None:
        self._inner = inner
        self._hooks = hooks
        self._of_process = PerProcess(lambda: _Own(evolve(policy, budget=Budget(policy.budget.per_call))))
        """Its parent may have been forked while a thread held a lock."""
        self._renew = renew
        """Called after an interrupt, which may have left connections at any place; None where they are the caller's."""

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        """Answer a request of a generated function, or of the caller's own.

        Raises:
            MercadoPagoError: and nothing else.
        """
        return self.answer_of(self.call(request, About()))

    def call(self, request: httpx.Request, about: About, deadline_s: float | None = None) -> Call:
        """A call that has not begun; the client's deadline unless one is given, in seconds."""
        request.read()
        return Call(request, self._of_process.own().policy.with_deadline(deadline_s), self._hooks, about)

    def answer_of(self, call: Call) -> httpx.Response:
        """Send until there is an answer, or no other attempt.

        Raises:
            MercadoPagoError: and nothing else.
        """
        while True:
            step = call.next_step(self._exchange(call))
            if isinstance(step, httpx.Response):
                return step
            if clock.wait(self._of_process.own().closed, step):
                raise call.failure()

    def _exchange(self, call: Call) -> httpx.Response | Failure:
        deadline = call.begin()
        try:
            with deadline:
                outcome = self._outcome(call, deadline)
        except Exception:
            raise
        except BaseException as error:  # an interrupt, whose frames hold headers
            if self._renew:
                self._renew()
            raise error.with_traceback(None)  # noqa: B904 - the same
        call.ended(outcome)
        return outcome

    def _outcome(self, call: Call, deadline: Deadline) -> httpx.Response | Failure:
        try:
            response = self._inner.handle_request(call.request)
            body = Body(response.headers)
        except Exception as error:  # a transport of the caller may raise anything, or give none
            return call.attempt.unanswered(error)
        cut = None
        try:
            for piece in cast("httpx.SyncByteStream", response.stream):
                if body.raw and deadline.is_over():
                    raise httpx.ReadTimeout("the time for this is over")
                body.add(piece)
            body.end()
            if call.about.is_another(body.decoded) and "network_stream" in response.extensions:
                # what comes next on it would be this call's answer
                response.extensions["network_stream"].close()
        except Exception as error:
            cut = error
        finally:
            with suppress(Exception):
                response.close()
        return call.attempt.answered(response, body, cut)

    def close(self) -> None:
        """Close the connections; calls under way end, with OutcomeUnknown where their request has left."""
        self._of_process.own().closed.set()
        self._inner.close()


@frozen
class _Own:
    """The locks of one process."""

    policy: Policy
    closed: threading.Event = field(factory=threading.Event)
