"""Calls to a store that others use too: what is done most in one trip, the rest in threads, which may wait."""

import asyncio
import functools
import logging
from collections.abc import Awaitable, Callable
from concurrent.futures import Executor
from contextlib import suppress
from typing import TypeVar

import orjson
from attrs import frozen
from sqlalchemy.exc import DBAPIError

from mp_orders_mock.domain.refusals import Refused
from mp_orders_mock.events import written
from mp_orders_mock.faults import Fault, Faults
from mp_orders_mock.http.checks import Checks
from mp_orders_mock.http.exchange import Exchange
from mp_orders_mock.http.replies import Reply, success
from mp_orders_mock.journal import Entry
from mp_orders_mock.operations.call import Call
from mp_orders_mock.operations.pipeline import Pipeline
from mp_orders_mock.store import Beginning, StaleError
from mp_orders_mock.store.setup import Setup
from mp_orders_mock.store.sketch import Sketch, UnforeseenError
from mp_orders_mock.store.trips import Look, Trip, TripError, Trips

log = logging.getLogger("mp_orders_mock")

AT_ONCE_S = 0.02
"""A request that takes longer to arrive has waited: a reset may overtake it."""
T = TypeVar("T")


@frozen
class SharedServing:
    """A store of several processes, and what they know of each other."""

    pipeline: Pipeline
    faults: Faults
    trips: Trips
    threads: Executor

    def begin(self) -> Beginning:
        """A reset of which this process has not heard may be over by now, so nothing is known of them."""
        return Beginning(None, self.pipeline.store.seen.setup.revision)

    async def arrived(self, reading: Awaitable[None], beginning: Beginning) -> None:
        """Read a request to its end. One that has to be waited for may be overtaken by a reset from then on."""
        loop, looks = asyncio.get_running_loop(), list[asyncio.Future[Setup]]()
        timer = loop.call_later(AT_ONCE_S, lambda: looks.append(loop.run_in_executor(self.threads, self._look)))
        try:
            await reading
        finally:
            timer.cancel()
        for look in looks:
            beginning.resets = (await look).resets

    async def fault(self, operation: str, beginning: Beginning) -> Fault | None:
        """The fault that a call of this operation meets."""
        beginning.revision = self.pipeline.store.seen.setup.revision
        if self.faults.counts(operation):
            fault = await self._in_thread(lambda: self.faults.take(operation))
            beginning.revision = None  # the store has said it
        else:
            fault = self.faults.take(operation)
        if fault and fault.delay_ms and beginning.resets is None:
            beginning.resets = (await self._in_thread(self._look)).resets
        return fault

    async def waited(self, beginning: Beginning) -> None:
        """Look whether a reset has overtaken a request that has waited."""
        if beginning.resets is not None:
            beginning.check_resets(await self._in_thread(self._look))

    async def answer(self, checks: Checks, call: Call, exchange: Exchange) -> Reply:
        """Serve a call."""
        if exchange.fault is None:
            with suppress(UnforeseenError, TripError, Refused):  # a transaction finds out what is right
                return await self._at_once(checks, call, exchange)
        serve = functools.partial(self.pipeline.serve, checks.handler, checks.family, call, exchange.beginning)
        try:
            return success(call, await self._in_thread(serve))
        except DBAPIError as error:
            if not error.connection_invalidated or not call.key:
                raise
        return success(call, await self._in_thread(serve))  # if the first one was kept, its key says so

    async def _at_once(self, checks: Checks, call: Call, exchange: Exchange) -> Reply:
        """The answer to a new order, to one that comes again, or to who asks for one.

        Raises:
            UnforeseenError: it is something else.
            TripError: nobody knows.
            Refused: perhaps.
        """
        order_id = call.parameters.get("order_id")
        if bool(call.key) is (order_id is not None):
            raise UnforeseenError
        if call.key and (reply := await self._kept(checks, call, exchange)):
            return reply
        store = self.pipeline.store
        look = await self.trips.look(order_id, call.identity.user_id, call.key)
        sketch = self._sketch(exchange.beginning, look)
        answer = self.pipeline.answer(sketch.transaction, checks.handler, checks.family, call)
        if sketch.writes or look.revision != store.seen.setup.revision:
            raise UnforeseenError
        exchange.beginning.check(store.seen.setup)
        return success(call, answer)

    async def _kept(self, checks: Checks, call: Call, exchange: Exchange) -> Reply | None:
        """The answer to a new order, which is kept with its entry of the journal; None if it was not right."""
        sketch = self._sketch(exchange.beginning)
        answer = self.pipeline.answer(sketch.transaction, checks.handler, checks.family, call)
        reply = success(call, answer)
        changes = [written(each) for each in sketch.transaction.changes]
        trip = sketch.trip(_text(exchange.entry(reply)), exchange.beginning.resets, changes)
        exchange.is_recorded = await self.trips.make(trip)
        return reply if exchange.is_recorded else None

    def _sketch(self, beginning: Beginning, look: Look | None = None) -> Sketch:
        store = self.pipeline.store
        if store.seen.setup.revision != beginning.revision:
            raise UnforeseenError
        return Sketch(store.seen, store.clock, look)

    async def record(self, exchange: Exchange, entry: Entry) -> None:
        """Write an exchange into the journal of all."""
        beginning, seen = exchange.beginning, self.pipeline.store.seen.setup.revision
        strict = beginning.revision is not None and exchange.operation is not None
        trip = Trip(_text(entry), beginning.revision or seen, strict=strict, resets=beginning.resets)
        try:
            is_written = await self.trips.make(trip)
        except TripError as error:
            log.error("an entry of the journal is lost: %s", error)
            return
        if strict and not is_written:
            beginning.check_resets(await self._in_thread(self._look))
            raise StaleError

    def _look(self) -> Setup:
        with self.pipeline.store.transaction() as transaction:
            return transaction.setup

    async def _in_thread(self, work: Callable[[], T]) -> T:
        return await asyncio.get_running_loop().run_in_executor(self.threads, work)


def _text(entry: Entry) -> str:
    return orjson.dumps(entry.shown()).decode()
