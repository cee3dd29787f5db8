"""A notification is acted on once, with the order as it is now; what fails or crashes on the way loses none."""

import asyncio
import json
import signal
import subprocess
import sys
import threading
import time
from collections import Counter
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import anyio
import httpx
import pytest
from calling import BOTH
from fake_time import FakeTime
from mp_orders import AsyncMercadoPago, MercadoPago, OrderNotFound, ServerError
from mp_orders.webhooks import (
    AsyncSeen,
    Handled,
    MemorySeen,
    Notification,
    NotificationBusy,
    NotifiedOrderNotFound,
    Seen,
    SQLiteSeen,
    UnknownTopic,
    handle,
    handle_async,
    read_unverified,
    verify,
)
from mp_orders_mock import MockServer
from receiver import Receiver
from samples import MERCHANT, ONLINE
from signing import FEED, MERCHANT_ORDER, ORDER, ORDER_ID, SECRET, sent

LEASE_S = 600
STORES = pytest.mark.parametrize("store", ["memory", "sqlite"])


@pytest.fixture
def seen(store: str, tmp_path: Path) -> Seen:
    return MemorySeen() if store == "memory" else SQLiteSeen(tmp_path / "seen.db")


def order_now(request: httpx.Request) -> httpx.Response:
    """An order that has moved on since its notification."""
    name = request.url.path.rpartition("/")[2]
    merchant = "merchant_orders" in request.url.path
    return httpx.Response(200, json={"id": int(name) if merchant else name, "status": "refunded"})


def run(
    action: Callable[[Any], Any],
    seen: Any,
    *,
    asynchronous: bool,
    notification: Notification | None = None,
    answer: Callable[[httpx.Request], httpx.Response] = order_now,
    **more: Any,
) -> Handled[Any]:
    """Handle a notification with a client that gets these answers."""
    given = notification or verify(**sent(), tolerance=None)
    settings: dict[str, Any] = {"transport": httpx.MockTransport(answer), "max_attempts": 1}

    async def in_a_loop() -> Handled[Any]:
        async with AsyncMercadoPago("TEST-x", **settings) as mp:
            return await handle_async(given, mp, seen, action, **more)

    if asynchronous:
        return asyncio.run(in_a_loop())
    with MercadoPago("TEST-x", **settings) as mp:
        return handle(given, mp, seen, action, **more)


@BOTH
@STORES
def test_it_is_acted_on_once_with_the_order_as_it_is(asynchronous: bool, seen: Seen) -> None:
    orders: list[Any] = []
    first = run(orders.append, seen, asynchronous=asynchronous)
    again = verify(**sent(request_id="another"), tolerance=None)
    second = run(orders.append, seen, asynchronous=asynchronous, notification=again)
    assert (first.acted, second.acted, second.result) == (True, False, None)
    assert [(order.id, order.status) for order in orders] == [(ORDER_ID, "refunded")]  # and not "processed"
    third = verify(**sent({**ORDER, "date_created": "2026-01-01T00:00:00Z"}), tolerance=None)
    assert run(lambda order: order.id, seen, asynchronous=asynchronous, notification=third).result == ORDER_ID


@BOTH
def test_merchant_orders_of_both_forms(asynchronous: bool) -> None:
    seen, ids = MemorySeen(), []
    for body in (MERCHANT_ORDER, FEED):
        given = read_unverified(query=None, body=json.dumps(body).encode(), headers={"x-request-id": "1"})
        assert run(lambda order: ids.append(order.id), seen, asynchronous=asynchronous, notification=given).acted
        assert not run(print, seen, asynchronous=asynchronous, notification=given).acted
    assert ids == [23603350837] * 2


@pytest.mark.parametrize("timestamps", ["seconds", "milliseconds"])
@pytest.mark.parametrize("lower_case_id", [False, True])
def test_what_the_mock_sends(timestamps: str, lower_case_id: bool) -> None:
    """Signed by code that shares nothing with ours but the documents, and sent over a socket."""
    topics = ["order", "topic_merchant_order_wh", "merchant_order"]
    with Receiver() as shop, MockServer() as server, MercadoPago("TEST-told", base_url=server.base_url) as mp:
        how = {"topics": topics, "timestamps": timestamps, "lower_case_id": lower_case_id}
        server.controls.webhooks.put(f"{shop.url}?shop=1", secret=SECRET, **how)
        ids = [mp.orders.create(ONLINE).id, *[str(mp.merchant_orders.create(MERCHANT).id)] * 2]
        assert server.controls.webhooks.wait()
        seen, acted = MemorySeen(), []
        for request in shop.received * 2:
            given = verify(headers=request.headers, query=request.query, body=request.body, secret=SECRET)
            assert given.model is not None
            assert given.id_signed is ("data.id" in request.query)
            if handle(given, mp, seen, lambda order: order.id).acted:
                acted.append((given.topic, given.resource_id))
    assert sorted(acted) == sorted(zip(["order", "merchant_order", "merchant_order"], ids, strict=True))


def test_with_the_mock() -> None:
    with MockServer() as server, MercadoPago("TEST-seen", base_url=server.base_url) as mp:
        made, merchant = mp.orders.create(ONLINE), mp.merchant_orders.create(MERCHANT)
        seen, statuses = MemorySeen(), []
        for body in ({**ORDER, "data": {"id": made.id}}, {**MERCHANT_ORDER, "id": merchant.id}):
            given = read_unverified(query=None, body=json.dumps(body).encode())
            assert handle(given, mp, seen, lambda order: statuses.append(str(order.status)), deadline=20).acted
        assert statuses == ["processed", "opened"]
        with MercadoPago("TEST-another", base_url=server.base_url) as other, pytest.raises(NotifiedOrderNotFound):
            handle(given, other, MemorySeen(), print)


@BOTH
@STORES
@pytest.mark.parametrize("error", [RuntimeError("of the action"), KeyboardInterrupt(), StopIteration(), OrderNotFound])
def test_what_fails_gives_the_claim_back(asynchronous: bool, seen: Seen, error: Any) -> None:
    error = error("of the action", status=404) if error is OrderNotFound else error

    def failing(_: Any) -> None:
        raise error

    kind = RuntimeError if asynchronous and isinstance(error, StopIteration) else type(error)
    with pytest.raises(kind) as caught:
        run(failing, seen, asynchronous=asynchronous)
    assert error in (caught.value, caught.value.__cause__)
    assert run(lambda order: order.status, seen, asynchronous=asynchronous).result == "refunded"


@BOTH
@STORES
def test_an_order_that_cannot_be_read_is_not_seen(asynchronous: bool, seen: Seen) -> None:
    failing = lambda _: httpx.Response(503)  # noqa: E731
    with pytest.raises(ServerError):
        run(pytest.fail, seen, asynchronous=asynchronous, answer=failing)
    assert run(lambda _: None, seen, asynchronous=asynchronous).acted


@BOTH
@pytest.mark.parametrize(("body", "data_id"), [(ORDER, ORDER_ID), (MERCHANT_ORDER, "23603350837")])
def test_an_order_of_another_account_has_a_name(asynchronous: bool, body: Any, data_id: str) -> None:
    seen, given = MemorySeen(), verify(**sent(body, data_id), tolerance=None)
    missing = lambda _: httpx.Response(404, json={"errors": [{"code": "order_not_found", "message": "m"}]})  # noqa: E731
    with pytest.raises(NotifiedOrderNotFound) as caught:
        run(pytest.fail, seen, asynchronous=asynchronous, notification=given, answer=missing)
    error = caught.value
    assert (error.topic, error.resource_id) == (given.topic, data_id)
    assert (error.application_id, error.user_id) == (given.application_id, given.user_id)
    assert (error.request_id, error.__cause__.status) == (given.request_id, 404)  # type: ignore[union-attr]
    assert data_id in str(error)
    assert run(lambda _: None, seen, asynchronous=asynchronous, notification=given).acted


@BOTH
@STORES
def test_one_that_is_being_handled_is_busy(asynchronous: bool, seen: Seen) -> None:
    def inner(_: Any) -> None:
        done = threading.Thread(target=meanwhile)
        done.start()
        done.join()

    def meanwhile() -> None:
        with pytest.raises(NotificationBusy) as caught:
            run(pytest.fail, seen, asynchronous=asynchronous, answer=pytest.fail)
        errors.append(caught.value)

    errors: list[NotificationBusy] = []
    assert run(inner, seen, asynchronous=asynchronous).acted
    assert [each.request_id for each in errors] == [verify(**sent(), tolerance=None).request_id]


@STORES
def test_a_claim_ends_with_its_lease(seen: Seen, fake_time: FakeTime) -> None:
    assert seen.claim("k", "crashed", LEASE_S) == "new"
    assert seen.claim("other", "a", LEASE_S) == "new"
    fake_time.advance(LEASE_S - 1)
    assert seen.claim("k", "b", LEASE_S) == "busy"
    fake_time.advance(2)
    assert seen.claim("k", "b", LEASE_S) == "new"
    seen.release("k", "crashed")  # which is late, and not its own any more
    assert seen.claim("k", "c", LEASE_S) == "busy"
    seen.finish("k", "crashed")  # late, too, but what was done is done
    assert seen.claim("k", "c", LEASE_S) == "done"
    seen.release("k", "b")
    seen.release("k", "crashed")
    fake_time.advance(LEASE_S * 10)
    assert seen.claim("k", "c", LEASE_S) == "done"


@STORES
def test_a_claim_that_is_given_back_is_new(seen: Seen) -> None:
    assert seen.claim("k", "a", LEASE_S) == "new"
    assert seen.claim("k", "a", LEASE_S) == "busy"
    seen.release("k", "a")
    assert seen.claim("k", "b", LEASE_S) == "new"
    seen.release("missing", "a")
    seen.finish("k", "b")
    assert seen.claim("k", "a", LEASE_S) == "done"


@BOTH
def test_the_lease_is_as_long_as_it_is_said(asynchronous: bool, fake_time: FakeTime) -> None:
    seen = MemorySeen()

    def inner(_: Any) -> None:
        fake_time.advance(LEASE_S - 1)
        key = verify(**sent(), tolerance=None).key
        states.append(seen.claim(key, "another", 1))

    states: list[str] = []
    assert run(inner, seen, asynchronous=asynchronous).acted
    run(inner, seen := MemorySeen(), asynchronous=asynchronous, lease=timedelta(minutes=5))
    assert states == ["busy", "new"]
    with pytest.raises(ValueError, match="lease"):
        run(inner, MemorySeen(), asynchronous=asynchronous, lease=0)


@BOTH
def test_other_topics_have_an_error(asynchronous: bool) -> None:
    payment = read_unverified(query=None, body=b'{"type": "payment", "data": {"id": "1"}}')
    with pytest.raises(UnknownTopic, match="payment") as caught:
        run(pytest.fail, MemorySeen(), asynchronous=asynchronous, notification=payment)
    assert caught.value.topic == "payment"


class Failing(MemorySeen):
    """A store that cannot be written to any more."""

    def finish(self, key: str, owner: str, /) -> None:
        raise OSError("the disk is full")

    def release(self, key: str, owner: str, /) -> None:
        raise OSError("the disk is full")


@BOTH
def test_a_store_that_fails(asynchronous: bool, caplog: pytest.LogCaptureFixture) -> None:
    """What was done and not noted is busy until its lease is over; why an action failed is not hidden."""
    seen = Failing()
    with pytest.raises(OSError, match="disk"):
        run(lambda _: None, seen, asynchronous=asynchronous)
    with pytest.raises(NotificationBusy):
        run(pytest.fail, seen, asynchronous=asynchronous)
    with pytest.raises(ZeroDivisionError):
        run(lambda _: 1 // 0, Failing(), asynchronous=asynchronous)
    assert "not given back" in caplog.text


def test_what_is_for_the_other_client() -> None:
    given, seen = verify(**sent(), tolerance=None), MemorySeen()

    async def action(_: Any) -> None:
        pytest.fail("was awaited")

    mp = MercadoPago("TEST-x", transport=httpx.MockTransport(order_now))
    with pytest.raises(TypeError, match="handle_async"):
        handle(given, mp, seen, action)
    with pytest.raises(TypeError, match="handle_async"):
        handle(given, mp, seen, lambda order: action(order))  # is found out once it has been called
    with pytest.raises(TypeError, match="handle_async"):
        handle(given, AsyncMercadoPago("TEST-x"), seen, print)  # type: ignore[arg-type]
    with pytest.raises(TypeError, match="use handle"):
        asyncio.run(handle_async(given, mp, seen, print))  # type: ignore[arg-type]
    assert handle(given, mp, seen, lambda order: order.id).result == ORDER_ID
    mp.close()


class InLoop:
    """A store of asyncio, over one in memory."""

    def __init__(self) -> None:
        self.plain, self.loops = MemorySeen(), set[object]()

    async def claim(self, key: str, owner: str, lease_s: float, /) -> Any:
        self.loops.add(asyncio.get_running_loop())
        return self.plain.claim(key, owner, lease_s)

    async def finish(self, key: str, owner: str, /) -> None:
        self.plain.finish(key, owner)

    async def release(self, key: str, owner: str, /) -> None:
        self.plain.release(key, owner)


def test_actions_and_stores_of_asyncio() -> None:
    async def action(order: Any) -> str:
        await asyncio.sleep(0)
        return str(order.id)

    seen: AsyncSeen = InLoop()
    assert run(action, seen, asynchronous=True).result == ORDER_ID
    assert run(action, seen, asynchronous=True) == Handled(acted=False)


@pytest.mark.parametrize("moment", ["claiming", "acting"])
def test_a_task_that_is_cancelled_gives_its_claim_back(moment: str) -> None:
    given = verify(**sent(), tolerance=None)

    class Slow(MemorySeen):
        """Answers once the task is cancelled."""

        def claim(self, key: str, owner: str, lease_s: float, /) -> Any:
            if moment == "claiming":
                loop.call_soon_threadsafe(begun.set)
                assert cancelled.wait(60)
            return super().claim(key, owner, lease_s)

    async def action(_: Any) -> None:
        begun.set()
        await asyncio.Event().wait()

    async def in_a_loop() -> None:
        nonlocal loop
        loop = asyncio.get_running_loop()
        async with AsyncMercadoPago("TEST-x", transport=httpx.MockTransport(order_now)) as mp:
            task = asyncio.ensure_future(handle_async(given, mp, seen, action))
            await begun.wait()
            task.cancel()
            await asyncio.sleep(0)  # so that the task is told
            cancelled.set()
            with pytest.raises(asyncio.CancelledError):
                await task
        assert seen.claim(given.key, "another", 1) == "new"

    loop: Any = None
    begun, cancelled, seen = asyncio.Event(), threading.Event(), Slow()
    asyncio.run(in_a_loop())


@pytest.mark.parametrize("moment", ["claim", "act", "finish"])
def test_a_scope_that_is_left_leaves_no_claim(moment: str) -> None:
    """anyio, which Starlette uses, cancels whatever is awaited in a scope that is over, also while cleaning up."""
    given, steps = verify(**sent(), tolerance=None), list[str]()

    class Slow(InLoop):
        """Answers after some turns of the loop, so that each answer can be cancelled several times."""

        async def _turn(self, step: str) -> None:
            if step == moment:
                scope.cancel()
            for _ in range(5):
                await asyncio.sleep(0)
            steps.append(step)

        async def claim(self, key: str, owner: str, lease_s: float, /) -> Any:
            state = await super().claim(key, owner, lease_s)
            await self._turn("claim")
            return state

        async def finish(self, key: str, owner: str, /) -> None:
            await self._turn("finish")
            await super().finish(key, owner)

        async def release(self, key: str, owner: str, /) -> None:
            await self._turn("release")
            await super().release(key, owner)

    async def action(_: Any) -> None:
        steps.append("act")
        if moment == "act":
            scope.cancel()
            await asyncio.sleep(0)

    async def in_a_loop() -> None:
        nonlocal scope
        scope = anyio.CancelScope()
        async with AsyncMercadoPago("TEST-x", transport=httpx.MockTransport(order_now)) as mp:
            with scope:
                await handle_async(given, mp, seen, action)
        assert scope.cancelled_caught

    scope: Any = None
    seen = Slow()
    asyncio.run(in_a_loop())
    taken = {"claim": ["claim", "release"], "act": ["claim", "act", "release"], "finish": ["claim", "act", "finish"]}
    assert steps == taken[moment]
    assert asyncio.run(InLoop.claim(seen, given.key, "another", 1)) == ("done" if moment == "finish" else "new")


@pytest.mark.parametrize(("keep", "says"), [(-1, "keep is -1"), (float("nan"), "keep is nan")])
def test_a_store_that_remembers_nothing_is_refused(keep: float, says: str, tmp_path: Path) -> None:
    with pytest.raises(ValueError, match=says):
        SQLiteSeen(tmp_path / "seen.db", keep=keep)
    with pytest.raises(ValueError, match="max_keys"):
        MemorySeen(max_keys=0)
    with pytest.raises(ValueError, match="there is no folder"):
        SQLiteSeen(tmp_path / "none" / "seen.db")


def test_what_is_no_notification_and_no_store_is_said() -> None:
    given = verify(**sent(), tolerance=None)
    with MercadoPago("TEST-x", transport=httpx.MockTransport(order_now)) as mp:
        with pytest.raises(TypeError, match="handle takes what verify returned, not dict"):
            handle({}, mp, MemorySeen(), print)  # type: ignore[arg-type]
        with pytest.raises(TypeError, match="a store such as SQLiteSeen"):
            handle(given, mp, "seen.db", print)  # type: ignore[arg-type]


def test_memory_is_bounded_and_keeps_what_is_being_handled(fake_time: FakeTime) -> None:
    seen = MemorySeen(max_keys=3)
    assert seen.claim("held", "a", LEASE_S) == "new"
    for key in "bcde":
        assert seen.claim(key, "a", LEASE_S) == "new"
        seen.finish(key, "a")
    assert [seen.claim(key, "x", LEASE_S) for key in ("held", "d", "e")] == ["busy", "done", "done"]
    assert [seen.claim(key, "x", LEASE_S) for key in "fg"] == ["new", "new"]  # in the place of d and e
    assert seen.claim("h", "x", LEASE_S) == "busy"  # no room but for what is being handled
    fake_time.advance(LEASE_S + 1)
    assert seen.claim("h", "x", LEASE_S) == "new"
    for late in ("held", "f", "g", "i", "j"):  # whose leases were over
        seen.finish(late, "a")
    assert [seen.claim(key, "x", LEASE_S) for key in "jihg"] == ["done", "done", "busy", "new"]


@STORES
def test_of_many_threads_one_gets_it(seen: Seen) -> None:
    threads, keys = 6, [f"k{number}" for number in range(10)]
    together, got = threading.Barrier(threads), list[str]()

    def claims(owner: str) -> None:
        for key in keys:
            together.wait(60)
            got.extend([key] if seen.claim(key, owner, LEASE_S) == "new" else [])

    running = [threading.Thread(target=claims, args=(f"t{number}",)) for number in range(threads)]
    for each in running:
        each.start()
    for each in running:
        each.join()
    assert Counter(got) == Counter(keys)


CLAIMS = """
import sys
from mp_orders.webhooks import SQLiteSeen
print("ready", flush=True)
sys.stdin.readline()
seen = SQLiteSeen(sys.argv[1])
for number in range(40):
    if seen.claim(f"k{number}", sys.argv[2], 600) == "new":
        print(f"k{number}")
"""


def test_of_many_processes_one_gets_it(tmp_path: Path) -> None:
    command = [sys.executable, "-c", CLAIMS, str(tmp_path / "seen.db")]
    options: Any = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "text": True}
    running = [subprocess.Popen([*command, f"p{number}"], **options) for number in range(4)]
    assert [each.stdout.readline() for each in running if each.stdout] == ["ready\n"] * 4
    said = [each.communicate("go\n")[0] for each in running]
    assert [each.returncode for each in running] == [0] * 4
    assert Counter("".join(said).split()) == Counter(f"k{number}" for number in range(40))


CRASHES = """
import os, signal, sys
import httpx
from mp_orders import MercadoPago
from mp_orders.webhooks import SQLiteSeen, handle, read_unverified
notification = read_unverified(query=None, body=sys.argv[2].encode())
answer = httpx.MockTransport(lambda _: httpx.Response(200, json={"id": notification.resource_id, "status": "x"}))
seen = SQLiteSeen(sys.argv[1])
if sys.argv[3] == "claiming":
    with seen._transaction() as run:
        run.execute("INSERT INTO seen VALUES (?, 'me', 1e12, 1)", (notification.key,))
        os.kill(os.getpid(), signal.SIGKILL)
handle(notification, MercadoPago("TEST-x", transport=answer), seen, lambda _: os.kill(os.getpid(), signal.SIGKILL))
"""


@pytest.mark.parametrize("moment", ["claiming", "acting"])
def test_a_process_that_is_killed_loses_no_notification(tmp_path: Path, fake_time: FakeTime, moment: str) -> None:
    """It is busy until the lease is over, and is acted on then; killed while it writes, it has claimed nothing."""
    path, body = tmp_path / "seen.db", json.dumps(ORDER)
    done = subprocess.run([sys.executable, "-c", CRASHES, str(path), body, moment], check=False)
    assert done.returncode == -signal.SIGKILL
    seen, given = SQLiteSeen(path), read_unverified(query=None, body=body.encode())
    fake_time.date_s = time.time()
    if moment == "acting":
        with pytest.raises(NotificationBusy):
            run(pytest.fail, seen, asynchronous=False, notification=given)
        fake_time.advance(LEASE_S + 1)
    assert run(lambda _: None, seen, asynchronous=False, notification=given).acted
    assert not run(pytest.fail, seen, asynchronous=False, notification=given).acted


def test_a_file_remembers_and_forgets(tmp_path: Path, fake_time: FakeTime) -> None:
    path = tmp_path / "seen.db"
    first = SQLiteSeen(str(path), keep=timedelta(days=1))
    for key in ("old", "crashed"):
        assert first.claim(key, "a", LEASE_S) == "new"
    first.finish("old", "a")
    assert SQLiteSeen(path).claim("old", "b", LEASE_S) == "done"
    fake_time.advance(86_000)
    assert first.claim("young", "a", LEASE_S) == "new"
    first.finish("young", "a")
    assert SQLiteSeen(path).claim("old", "b", LEASE_S) == "done"
    fake_time.advance(3_600)
    first.finish("new", "a")
    assert [first.claim(key, "b", LEASE_S) for key in ("old", "crashed", "young")] == ["new", "new", "done"]
    assert repr(first) == f"SQLiteSeen({str(path)!r})"
    for wrong in ("", ":memory:"):
        with pytest.raises(ValueError, match="MemorySeen"):
            SQLiteSeen(wrong)
