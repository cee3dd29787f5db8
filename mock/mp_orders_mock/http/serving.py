"""How calls get to a store: that of this process alone, or one that is shared with others."""

import asyncio
import functools
from asyncio import AbstractEventLoop, Future
from collections.abc import Awaitable, Callable, Sequence
from typing import Protocol, TypeAlias

from attrs import field, frozen

from mp_orders_mock.faults import Fault, Faults
from mp_orders_mock.http.checks import Checks
from mp_orders_mock.http.exchange import Exchange
from mp_orders_mock.http.replies import Reply, success
from mp_orders_mock.journal import Entry, Journal
from mp_orders_mock.operations.call import Answer, Call
from mp_orders_mock.operations.pipeline import Begin, Pipeline
from mp_orders_mock.store import Beginning, GroupLostError


class Serving(Protocol):
    """What the API needs of a store."""

    def begin(self) -> Beginning:
        """For a request that begins now."""

    async def arrived(self, reading: Awaitable[None], beginning: Beginning) -> None:
        """Read a request to its end."""

    async def fault(self, operation: str, beginning: Beginning) -> Fault | None:
        """The fault that a call of this operation meets."""

    async def waited(self, beginning: Beginning) -> None:
        """Look whether a reset has overtaken a request that has waited.

        Raises:
            OvertakenError: it has.
        """

    async def answer(self, checks: Checks, call: Call, exchange: Exchange) -> Reply:
        """Serve a call.

        Raises:
            Refused, OvertakenError, StaleError: as `Pipeline.serve`.
        """

    async def record(self, exchange: Exchange, entry: Entry) -> None:
        """Write an exchange into the journal, if it is still one of this mock.

        Raises:
            StaleError: another process has changed the set-up under which it was refused.
        """


Serve: TypeAlias = Callable[..., Answer]
"""Gives the answer to a call; `begin` begins its transaction."""
Outcome: TypeAlias = Answer | Exception
Waiting: TypeAlias = list[tuple[Future[Outcome], Serve]]
GROUP = 32
"""So many calls at most are committed at once: in between the loop does other things."""


@frozen
class OwnServing:
    """A store of this process alone, in the thread of the loop: it never waits for anybody.

    Calls that arrive together are committed at once, and answered after it.
    """

    pipeline: Pipeline
    faults: Faults
    journal: Journal
    _waiting: dict[AbstractEventLoop, Waiting] = field(factory=dict, init=False)

    def begin(self) -> Beginning:
        """Its process knows of every reset."""
        return Beginning(self.pipeline.store.seen.setup.resets)

    async def arrived(self, reading: Awaitable[None], beginning: Beginning) -> None:  # noqa: ARG002
        """Read a request to its end."""
        await reading

    async def fault(self, operation: str, beginning: Beginning) -> Fault | None:  # noqa: ARG002
        """The fault that a call of this operation meets."""
        return self.faults.take(operation)

    async def waited(self, beginning: Beginning) -> None:
        """Look whether a reset has overtaken a request."""
        beginning.check(self.pipeline.store.seen.setup)

    async def answer(self, checks: Checks, call: Call, exchange: Exchange) -> Reply:
        """Serve a call."""
        serve = functools.partial(self.pipeline.serve, checks.handler, checks.family, call, exchange.beginning)
        loop = asyncio.get_running_loop()
        waiting = self._waiting.get(loop)
        if waiting is None:
            for each in [each for each in list(self._waiting) if each.is_closed()]:
                self._waiting.pop(each, None)
            waiting = self._waiting.setdefault(loop, [])
        answered = loop.create_future()
        waiting.append((answered, serve))
        if len(waiting) == 1:
            loop.call_soon(self._serve, loop, waiting, 0)
        outcome = await answered
        if isinstance(outcome, Exception):
            raise outcome
        return success(call, outcome)

    def _serve(self, loop: AbstractEventLoop, waiting: Waiting, before: int) -> None:
        """Serve what waits, commit, and answer: when no more has arrived in the last turn of the loop."""
        if before < len(waiting) < GROUP:
            loop.call_soon(self._serve, loop, waiting, len(waiting))
            return
        group, waiting[:] = waiting[:GROUP], waiting[GROUP:]
        if waiting:
            loop.call_soon(self._serve, loop, waiting, 0)
        group = [each for each in group if not each[0].cancelled()]
        outcomes: list[Outcome] = [RuntimeError("the group was interrupted") for _ in group]
        try:
            outcomes = self._outcomes([serve for _, serve in group])
        finally:
            for (answered, _), outcome in zip(group, outcomes, strict=True):
                answered.set_result(outcome)

    def _outcomes(self, group: Sequence[Serve]) -> list[Outcome]:
        store = self.pipeline.store
        try:
            with store.group() as begin:
                return [_outcome(serve, begin) for serve in group]
        except GroupLostError:  # the disk is full, say: one is enough for it, and others may only read
            return [_outcome(serve, store.transaction) for serve in group]

    async def record(self, exchange: Exchange, entry: Entry) -> None:
        """Write an exchange into the journal of this process."""
        if self.pipeline.store.seen.setup.resets == exchange.beginning.resets:
            self.journal.add(entry)


def _outcome(serve: Serve, begin: Begin) -> Outcome:
    try:
        return serve(begin=begin)
    except Exception as error:  # a refusal, or whatever it is: raised where it is awaited
        return error
