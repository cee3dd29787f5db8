"""What a client does in a forked child, after an interrupt, when it is closed, and after an answer of another call."""

import asyncio
import os
import socket
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from typing import Any

import httpx
import pytest
from calling import BOTH, outcome_of
from faulty import answer, says, serving
from mp_orders import (
    ApiError,
    AsyncMercadoPago,
    InvalidTotalAmount,
    MercadoPago,
    OutcomeUnknown,
    RequestNotSent,
)
from mp_orders.wire import pool
from samples import ONLINE, changed


def made(connection: socket.socket, body: Any) -> None:
    connection.sendall(answer(201, body))


def test_threads_of_a_child_share_connections_of_their_own(monkeypatch: pytest.MonkeyPatch) -> None:
    """Two that begin at once would each see half of a client that leaves its parent."""
    backend = pool.Backend

    def slow() -> Any:
        time.sleep(0.2)
        return backend()

    used: list[socket.socket] = []

    def behave(connection: socket.socket) -> None:
        used.append(connection)
        made(connection, {"id": len(used), "status": "opened"})

    with serving(behave) as server:
        mp = MercadoPago("TEST-x", base_url=server.base_url)
        mp.merchant_orders.create({})
        monkeypatch.setattr(pool, "Backend", slow)
        child = os.fork()
        if child == 0:
            with ThreadPoolExecutor(2) as threads:
                ids = sorted(threads.map(lambda _: mp.merchant_orders.create({}).id, range(2)))
            os._exit(0 if ids == [2, 3] else 1)
        assert os.waitpid(child, 0)[1] == 0
        assert mp.merchant_orders.create({}).id == 4
        assert used[0] is used[3]
        assert used[0] not in used[1:3]
        mp.close()


def references(*, asynchronous: bool, base_url: str) -> list[Any]:
    """What three creates one after the other come to."""

    async def in_a_loop() -> list[Any]:
        async with AsyncMercadoPago("TEST-x", base_url=base_url) as mp:
            return [await mp.orders.create(changed(ONLINE, external_reference=f"cart-{number}")) for number in (1,)] + [
                await outcome(mp.orders.create(changed(ONLINE, external_reference=f"cart-{number}")))
                for number in (2, 3)
            ]

    async def outcome(call: Any) -> Any:
        try:
            return await call
        except (ApiError, OutcomeUnknown) as error:
            return error

    def outcome_sync(mp: MercadoPago, number: int) -> Any:
        try:
            return mp.orders.create(changed(ONLINE, external_reference=f"cart-{number}"))
        except (ApiError, OutcomeUnknown) as error:
            return error

    if asynchronous:
        return asyncio.run(in_a_loop())
    with MercadoPago("TEST-x", base_url=base_url) as mp:
        return [outcome_sync(mp, number) for number in (1, 2, 3)]


@BOTH
def test_a_connection_that_gave_the_answer_of_another_call_is_not_used_again(*, asynchronous: bool) -> None:
    """A server that repeats the first answer, and gives the second one where the third is asked for."""
    order = {"status": "created"}
    orders = [{**order, "id": f"ORD{number}", "external_reference": f"cart-{number}"} for number in (1, 2, 3)]
    refused = {"errors": [{"code": "invalid_total_amount", "message": "cart-2 is wrong"}]}

    def second(connection: socket.socket) -> None:
        made(connection, orders[0])
        with suppress(OSError):  # later, for whoever asks next on this connection
            time.sleep(0.1)
            connection.sendall(answer(400, refused))

    with serving(says(201, orders[0]), second, says(201, orders[2])) as server:
        first, unknown, third = references(asynchronous=asynchronous, base_url=server.base_url)
        assert (first.id, third.id) == ("ORD1", "ORD3")
        assert isinstance(unknown, OutcomeUnknown)
        assert not isinstance(third, InvalidTotalAmount)
        assert len(server.connections) == 2


def test_closing_after_an_interrupt_ends_the_calls_of_other_threads(monkeypatch: pytest.MonkeyPatch) -> None:
    """They hold connections of the pool before."""
    silent = threading.Event()

    def never(_: socket.socket) -> None:
        silent.wait(20)

    def interrupt(*_: object) -> None:
        raise KeyboardInterrupt

    with serving(never) as server, ThreadPoolExecutor(1) as threads:
        mp = MercadoPago("TEST-x", base_url=server.base_url, max_attempts=1)
        call = threads.submit(lambda: outcome_of_get(mp))
        while not server.seen:
            time.sleep(0.01)
        with monkeypatch.context() as patch:
            patch.setattr(pool, "_request", interrupt)
            with pytest.raises(KeyboardInterrupt):
                mp.orders.get("ORD1")
        mp.close()
        assert isinstance(call.result(timeout=5), OutcomeUnknown)
        silent.set()


def outcome_of_get(mp: MercadoPago) -> Any:
    try:
        return mp.orders.get("ORD1")
    except (OutcomeUnknown, RequestNotSent) as error:
        return error


@BOTH
def test_closing_ends_a_handshake(*, asynchronous: bool) -> None:
    """Of a server that is silent after it has taken the connection."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        address = f"https://127.0.0.1:{listener.getsockname()[1]}"

        async def in_a_loop() -> Any:
            mp = AsyncMercadoPago("TEST-x", base_url=address, max_attempts=1)
            call = asyncio.create_task(mp.orders.get("ORD1"))
            accepted, _ = await asyncio.to_thread(listener.accept)
            with accepted:
                await asyncio.sleep(0.1)
                await mp.aclose()
                return await asyncio.wait_for(asyncio.gather(call, return_exceptions=True), 5)

        if asynchronous:
            error = asyncio.run(in_a_loop())[0]
        else:
            mp = MercadoPago("TEST-x", base_url=address, max_attempts=1)
            with ThreadPoolExecutor(1) as threads:
                call = threads.submit(lambda: outcome_of_get(mp))
                accepted, _ = listener.accept()
                with accepted:
                    accepted.recv(1)  # the first byte of the handshake
                    mp.close()
                    error = call.result(timeout=5)
        assert isinstance(error, RequestNotSent)
        assert "the client is closed" in str(error)


@BOTH
def test_a_transport_that_gives_no_response(*, asynchronous: bool) -> None:
    class Wrong(httpx.AsyncBaseTransport, httpx.BaseTransport):
        def handle_request(self, _: httpx.Request) -> Any:
            return None

        async def handle_async_request(self, _: httpx.Request) -> Any:
            return "none"

    error = outcome_of(lambda mp: mp.orders.get("ORD1"), asynchronous=asynchronous, transport=Wrong())
    assert isinstance(error, OutcomeUnknown)
    assert "has no attribute 'headers'" in str(error)
