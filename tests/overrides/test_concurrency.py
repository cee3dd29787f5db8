"""One client, many calls at once: each has one key of its own, and gets its own answer."""

import asyncio
import json
import threading
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import httpx
import pytest
from calling import BOTH
from faulty import Seen, Server, drop, says, serving
from mp_orders import AsyncMercadoPago, MercadoPago, OutcomeUnknown, ServerError
from mp_orders.transport import retries
from samples import MERCHANT, ONLINE, POINT, changed

CALLS = 100


class Flaky:
    """Answers each key with 503 the first time and with its order the second; a get at once."""

    def __init__(self) -> None:
        self.seen: list[httpx.Request] = []
        self._lock = threading.Lock()

    def answer(self, request: httpx.Request) -> httpx.Response:
        key = request.headers.get("X-Idempotency-Key")
        with self._lock:
            self.seen.append(request)
            tries = sum(1 for each in self.seen if each.headers.get("X-Idempotency-Key") == key)
        if key is not None and tries == 1:
            return httpx.Response(503)
        reference = json.loads(request.content)["external_reference"] if request.content else "x"
        return httpx.Response(201, json={"id": "ORD1", "status": "created", "external_reference": reference})

    async def answer_async(self, request: httpx.Request) -> httpx.Response:
        await asyncio.sleep(0.001)
        return self.answer(request)


def orders() -> list[dict[str, Any]]:
    return [changed(ONLINE, {"external_reference": f"order-{number}"}) for number in range(CALLS)]


def check_keys(seen: list[httpx.Request]) -> None:
    """Two attempts for each create, with one key and the same bytes; a get has none."""
    creates = [request for request in seen if request.method == "POST"]
    assert len(creates) == 2 * CALLS
    pairs = {(request.headers["X-Idempotency-Key"], request.content) for request in creates}
    assert len(pairs) == len({key for key, _ in pairs}) == CALLS
    gets = [request for request in seen if request.method == "GET"]
    assert len(gets) == CALLS
    assert not [request for request in gets if "X-Idempotency-Key" in request.headers]


@pytest.fixture(autouse=True)
def _short_waits(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(retries, "FIRST_WAIT_S", 0.001)


def test_threads_share_a_client() -> None:
    flaky = Flaky()
    transport = httpx.MockTransport(flaky.answer)
    with MercadoPago("TEST-x", transport=transport, retry_budget=10) as mp, ThreadPoolExecutor(32) as pool:
        made = list(pool.map(mp.orders.create, orders()))
        list(pool.map(mp.orders.get, ["ORD1"] * CALLS))
    assert [order.external_reference for order in made] == [order["external_reference"] for order in orders()]
    check_keys(flaky.seen)


def test_tasks_share_a_client() -> None:
    flaky = Flaky()

    async def story() -> list[Any]:
        transport = httpx.MockTransport(flaky.answer_async)
        async with AsyncMercadoPago("TEST-x", transport=transport, retry_budget=10) as mp:
            made = await asyncio.gather(*map(mp.orders.create, orders()))
            await asyncio.gather(*map(mp.orders.get, ["ORD1"] * CALLS))
            return made

    made = asyncio.run(story())
    assert [order.external_reference for order in made] == [order["external_reference"] for order in orders()]
    check_keys(flaky.seen)


def test_a_given_key_is_used_as_it_is() -> None:
    seen: list[str] = []

    def handler(request: httpx.Request) -> httpx.Response:
        seen.append(request.headers["X-Idempotency-Key"])
        return httpx.Response(503 if len(seen) % 2 else 201, json={"id": "ORD1", "status": "created"})

    keys = ["a", "!~", "k" * 128]
    with MercadoPago("TEST-x", transport=httpx.MockTransport(handler)) as mp:
        for key in keys:
            mp.orders.create(ONLINE, idempotency_key=key)
            mp.orders.cancel("ORD1", idempotency_key=key)
    assert Counter(seen) == Counter(keys * 4)


@BOTH
def test_a_lost_answer_is_made_good_by_the_mock(mp_mock: Any, *, asynchronous: bool) -> None:
    """The mock drops the answer after its work: the call gets that very order, and there is one."""
    mp_mock.fault("drop_after_commit", operation="create_order", times=2)
    order = changed(POINT, {"external_reference": f"lost-{asynchronous}"})

    async def story() -> Any:
        async with AsyncMercadoPago("TEST-lost", base_url=mp_mock.base_url) as mp:
            return await mp.orders.create(order)

    if asynchronous:
        made = asyncio.run(story())
    else:
        with MercadoPago("TEST-lost", base_url=mp_mock.base_url) as mp:
            made = mp.orders.create(order)
    assert ids(mp_mock) == [made.id]


def ids(mp_mock: Any) -> list[str]:
    """Of the orders that the mock has."""
    return [each["document"]["id"] for each in mp_mock.controls.dump()["orders"]]


def test_an_unknown_outcome_is_settled_by_its_key(mp_mock: Any) -> None:
    """What every fault leaves behind, the same key turns into the one order."""
    for number, fault in enumerate(("drop_before_work", "drop_after_commit", "truncated_body", "html_body")):
        mp_mock.controls.reset()
        mp_mock.fault(fault, operation="create_order", times=None)
        with MercadoPago("TEST-lost", base_url=mp_mock.base_url, max_attempts=2) as mp:
            order = changed(ONLINE, {"external_reference": f"unknown-{number}"})
            with pytest.raises((OutcomeUnknown, ServerError)) as caught:
                mp.orders.create(order)
            mp_mock.controls.faults.clear()
            made = mp.orders.create(order, idempotency_key=caught.value.idempotency_key)
        assert ids(mp_mock) == [made.id]
        assert getattr(caught.value, "order_id", None) in (None, made.id)


def test_merchant_orders_are_never_sent_twice() -> None:
    with serving(drop) as server, MercadoPago("TEST-x", base_url=server.base_url) as mp:
        with pytest.raises(OutcomeUnknown) as caught:
            mp.merchant_orders.create(MERCHANT)
        assert not caught.value.retryable
    assert len(server.seen) == 1
    assert server.seen[0].key is None


def test_a_cancelled_task_sends_nothing_more() -> None:
    """No other attempt follows the one under way."""
    with serving(says(503, b"", "Retry-After: 1"), says(201)) as server:

        async def story() -> None:
            async with AsyncMercadoPago("TEST-x", base_url=server.base_url) as mp:
                with pytest.raises(TimeoutError):
                    await asyncio.wait_for(mp.orders.get("ORD1"), 0.4)
                await asyncio.sleep(1.2)

        asyncio.run(story())
        assert len(server.seen) == 1


def test_a_second_event_loop_is_refused() -> None:
    """Connections belong to the loop that they were made in."""
    transport = httpx.MockTransport(lambda _: httpx.Response(200, json={"id": "ORD1", "status": "created"}))
    mp = AsyncMercadoPago("TEST-x", transport=transport)
    assert asyncio.run(one_get(mp)) == "ORD1"
    with pytest.raises(RuntimeError, match="another event loop"):
        asyncio.run(one_get(mp))


async def one_get(mp: AsyncMercadoPago) -> str:
    return (await mp.orders.get("ORD1")).id


def test_the_wrong_kind_of_client_says_so() -> None:
    with pytest.raises(TypeError, match="AsyncMercadoPago"):
        MercadoPago("TEST-x").client.get_async_httpx_client()
    with pytest.raises(TypeError, match=r"MercadoPago\(...\).client"):
        AsyncMercadoPago("TEST-x").client.get_httpx_client()


def test_bodies_that_are_streams_are_sent_again_whole() -> None:
    """A request of one's own over the same client."""
    with serving(says(503), says(200)) as server, MercadoPago("TEST-x", base_url=server.base_url) as mp:
        parts = (part for part in (b"one", b"two"))
        answer = mp.client.get_httpx_client().put("/merchant_orders/1", content=parts, headers={"Content-Length": "6"})
        assert answer.status_code == 200
    assert bodies(server) == {b"onetwo"}


def bodies(server: Server) -> set[bytes]:
    seen: list[Seen] = server.seen
    assert len(seen) == 2
    return {each.body for each in seen}
