"""One logical call: its attempts, and what they come to. Decides without input and output, for sync and async alike."""

from typing import Any

import httpx
from attrs import define, field

from mp_orders import clock
from mp_orders.errors import RETRYABLE, ApiError, MercadoPagoError, OutcomeUnknown, RequestNotSent, ServerError
from mp_orders.transport.attempts import (
    KEY,
    About,
    Attempt,
    Failure,
    request_id_of,
    text_without_token,
    without_token,
)
from mp_orders.transport.events import Hooks, RequestEvent, ResponseEvent
from mp_orders.transport.retries import Policy, backoff_s
from mp_orders.wire.deadline import Deadline


@define
class Call:
    """A request, what bounds it, and what has become of it so far."""

    request: httpx.Request
    policy: Policy
    hooks: Hooks
    about: About = field(factory=About)
    number: int = 0
    _deadline: Deadline = field(init=False)
    _ends: float = field(init=False)
    _timeout: dict[str, Any] = field(init=False)
    _may_be_done: bool = field(init=False, default=False)
    _began: float = field(init=False, default=0.0)
    _last_error: MercadoPagoError | None = field(init=False, default=None)
    _last_answered: MercadoPagoError | None = field(init=False, default=None)
    _partial: OutcomeUnknown | None = field(init=False, default=None)

    def __attrs_post_init__(self) -> None:
        self._ends = clock.now() + self.policy.deadline_s
        self._timeout = self.request.extensions.get("timeout", {})

    def begin(self) -> Deadline:
        """Begin an attempt, and say until when it may last."""
        self.number += 1
        self._began = clock.now()
        end = min(self._ends, self._began + self.policy.timeout_s)
        left = max(end - self._began, 0.001)
        timeout = {phase: min(self._timeout.get(phase) or left, left) for phase in ("connect", "read", "write", "pool")}
        self.request.extensions = {**self.request.extensions, "timeout": timeout}
        if self.hooks.is_on:
            self.hooks.on_attempt(self._request_event())
        self._deadline = Deadline(end)
        return self._deadline

    @property
    def attempt(self) -> Attempt:
        """The attempt that has begun."""
        return Attempt(self.request, self.about, self.number, self._deadline)

    def ended(self, outcome: httpx.Response | Failure) -> None:
        """Tell hooks and the log what the attempt came to, whether or not anybody still waits for it."""
        if self.hooks.is_on:
            self.hooks.on_end(self._response_event(outcome))

    def next_step(self, outcome: httpx.Response | Failure) -> httpx.Response | float:
        """The answer of the call, or how many seconds to wait before the next attempt.

        Raises:
            MercadoPagoError: there is no answer, and no other attempt.
        """
        if isinstance(outcome, httpx.Response):
            self.policy.budget.earn()
            return outcome
        self._last_error = outcome.error
        wait_s = self._wait_s(outcome)
        if wait_s is None:
            raise self.failure()
        if self.hooks.is_on:
            self.hooks.on_retry(self._response_event(outcome), wait_s)
        if not isinstance(outcome.error, RequestNotSent):
            self._last_answered = outcome.error
        if isinstance(outcome.error, OutcomeUnknown) and outcome.error.body:
            self._partial = outcome.error
        self._may_be_done |= self.request.method != "GET" and isinstance(outcome.error, (OutcomeUnknown, ServerError))
        return wait_s

    def failure(self) -> MercadoPagoError:
        """What to raise: the last error, or OutcomeUnknown where an attempt before it may have done the work.

        Where the last one was not sent, but one before was answered, that answer. A refusal of the last attempt does
        not tell what became of one before: the token may have been revoked in between, and "key already used" or
        "terminal busy" may be the work of the attempt whose answer was lost. What came of that answer is kept.
        """
        last = self._last_error
        assert last is not None  # noqa: S101 - next_step has been called
        if isinstance(last, OutcomeUnknown):
            return self._completed(last)
        if isinstance(last, RequestNotSent) and self._last_answered and not self._may_be_done:
            self._last_answered.attempts = self.number  # what was answered to an attempt that did leave
            return self._last_answered
        if not self._may_be_done or (isinstance(last, ServerError) and last.retryable and not self._partial):
            return last
        text = f"an attempt before may have done it; the last one ended in {type(last).__name__}: {last.message}"
        unknown = self._completed(OutcomeUnknown(text, **self.attempt.known()))
        unknown.__cause__ = last
        unknown.retry_after = last.retry_after
        return unknown

    def unreadable(self, response: httpx.Response, why: Exception, *, of_this_call: bool) -> OutcomeUnknown:
        """What to raise where the answer of the call came whole, and is none that can be read."""
        found = self.about.own_id(response.content) if of_this_call else None
        text = f"the answer with status {response.status_code} cannot be read: {type(why).__name__}: {why}"
        unknown = OutcomeUnknown(  # without `why` as its cause, which may hold the whole answer
            text_without_token(self.request, text),
            status=response.status_code,
            body=without_token(self.request, response.content),
            order_id=found,
            **self.attempt.known(),
        )
        return self._completed(unknown)

    def _completed(self, unknown: OutcomeUnknown) -> OutcomeUnknown:
        """With what an attempt before brought, where that says more."""
        partial = self._partial
        if partial and unknown.order_id is None and (partial.order_id or not unknown.body):
            unknown.status, unknown.body, unknown.order_id = partial.status, partial.body, partial.order_id
        return unknown

    def _wait_s(self, failure: Failure) -> float | None:
        if not failure.again:
            if isinstance(failure.error, ApiError) and failure.error.status not in RETRYABLE:
                self.policy.budget.earn()
            return None
        if self.number >= self.policy.max_attempts:
            return None
        wait_s = max(backoff_s(self.number), failure.error.retry_after or 0.0)
        if clock.now() + wait_s >= self._ends:
            failure.error.message += f" (no other attempt: the deadline of {self.policy.deadline_s:g} s comes first)"
            return None
        if not self.policy.budget.spend():
            failure.error.message += " (no other attempt: the retry budget is empty)"
            return None
        return wait_s

    def _request_event(self) -> RequestEvent:
        request = self.request
        key = request.headers.get(KEY)
        return RequestEvent(self.about.operation, request.method, request.url.path, self.number, key)

    def _response_event(self, outcome: httpx.Response | Failure) -> ResponseEvent:
        elapsed_s = clock.now() - self._began
        if isinstance(outcome, httpx.Response):
            request_id = request_id_of(self.request, outcome)
            return ResponseEvent(self._request_event(), elapsed_s, outcome.status_code, request_id, None)
        error = outcome.error
        status, request_id = getattr(error, "status", None), getattr(error, "request_id", None)
        return ResponseEvent(self._request_event(), elapsed_s, status, request_id, error)
