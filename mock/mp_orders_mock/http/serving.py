"""How calls get to a store: that of this process alone, or one that is shared with others."""

from collections.abc import Awaitable
from typing import Protocol

from attrs import frozen

from mp_orders_mock.faults import Fault, Faults
from mp_orders_mock.http.checks import Checks
from mp_orders_mock.http.exchange import Exchange
from mp_orders_mock.http.replies import Reply, success
from mp_orders_mock.journal import Entry, Journal
from mp_orders_mock.operations.call import Call
from mp_orders_mock.operations.pipeline import Pipeline
from mp_orders_mock.store import Beginning


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


@frozen
class OwnServing:
    """A store of this process alone, in the thread of the loop: it never waits for anybody."""

    pipeline: Pipeline
    faults: Faults
    journal: Journal

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
        return success(call, self.pipeline.serve(checks.handler, checks.family, call, exchange.beginning))

    async def record(self, exchange: Exchange, entry: Entry) -> None:
        """Write an exchange into the journal of this process."""
        if self.pipeline.store.seen.setup.resets == exchange.beginning.resets:
            self.journal.add(entry)
