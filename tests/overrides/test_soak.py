"""Connections come back, whatever ends a call: deadlines, timeouts, cancelled tasks, in any order."""

import asyncio
import gc
import random
import signal
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from queue import SimpleQueue

import pytest
from mp_orders import AsyncMercadoPago, MercadoPago, MercadoPagoError

BODY = b'{"id":1,"status":"opened"}'
ANSWER = b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n" % len(BODY) + BODY
CALLS = 10_000
CONNECTIONS = 5
SECONDS = (0.0005, 0.001, 0.002, 0.004, 0.008, 0.016, 0.2)


async def answer_late(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    try:
        while True:
            await reader.readuntil(b"\r\n\r\n")
            await asyncio.sleep(random.choice((0, 0.002, 0.01)))
            writer.write(ANSWER)
            await writer.drain()
    except (asyncio.IncompleteReadError, ConnectionError):
        pass
    finally:
        writer.transport.abort()


@pytest.fixture
def late_server() -> Iterator[str]:
    """Answers after a moment, in a thread of its own."""
    ports: SimpleQueue[int] = SimpleQueue()
    loop, ended = asyncio.new_event_loop(), asyncio.Event()

    async def serve() -> None:
        async with await asyncio.start_server(answer_late, "127.0.0.1", 0, backlog=1000) as server:
            ports.put(server.sockets[0].getsockname()[1])
            await ended.wait()
            for task in asyncio.all_tasks() - {asyncio.current_task()}:
                task.cancel()
            await asyncio.sleep(0.05)  # in which their connections end

    with asyncio.Runner(loop_factory=lambda: loop) as runner:
        thread = threading.Thread(target=runner.run, args=(serve(),))
        thread.start()
        yield f"http://127.0.0.1:{ports.get()}"
        loop.call_soon_threadsafe(ended.set)
        thread.join()


@pytest.mark.slow
def test_connections_come_back_from_threads(late_server: str) -> None:
    with (
        MercadoPago("TEST-x", base_url=late_server, max_attempts=1, max_connections=CONNECTIONS, timeout=5) as mp,
        ThreadPoolExecutor(12) as pool,
    ):

        def short(_: int) -> bool:
            try:
                return mp.merchant_orders.get(1, deadline=random.choice(SECONDS)).id == 1
            except MercadoPagoError:
                return False

        assert len(set(pool.map(short, range(CALLS)))) == 2  # some were answered, and some were not
        assert [order.id for order in pool.map(lambda _: mp.merchant_orders.get(1), range(100))] == [1] * 100


@pytest.mark.filterwarnings("ignore::ResourceWarning", "ignore::pytest.PytestUnraisableExceptionWarning")
def test_an_interrupt_takes_no_connection(late_server: str) -> None:
    """At any moment of a call, as by Ctrl-C in a shell, or a handler of a signal that raises.

    The socket of the call that was interrupted is closed when nobody has it any more.
    """

    def interrupt(*_: object) -> None:
        raise KeyboardInterrupt

    interrupted, before = 0, signal.signal(signal.SIGALRM, interrupt)
    try:
        with MercadoPago("TEST-x", base_url=late_server, max_attempts=1, max_connections=1, timeout=5) as mp:
            for number in range(150):
                try:
                    try:
                        signal.setitimer(signal.ITIMER_REAL, 0.0001 + 0.00005 * number)
                        mp.merchant_orders.get(1)
                    finally:
                        signal.setitimer(signal.ITIMER_REAL, 0)
                except KeyboardInterrupt:  # which may come in `finally`, too
                    interrupted += 1
            assert mp.merchant_orders.get(1).id == 1
    finally:
        signal.signal(signal.SIGALRM, before)
        gc.collect()  # here, where a socket that nobody has any more may warn
    assert interrupted > 10


@pytest.mark.filterwarnings("ignore::ResourceWarning", "ignore::pytest.PytestUnraisableExceptionWarning")
def test_an_interrupt_before_a_connection_is_given_back_takes_none(
    late_server: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """At the one place where the pool would count it as in use for good."""

    def interrupt(_: object) -> None:
        raise KeyboardInterrupt

    with MercadoPago("TEST-x", base_url=late_server, max_attempts=1, max_connections=1, timeout=5) as mp:
        with monkeypatch.context() as patch:
            patch.setattr("mp_orders.wire.pool._Stream.close", interrupt)
            with pytest.raises(KeyboardInterrupt):
                mp.merchant_orders.get(1)
        assert mp.merchant_orders.get(1).id == 1
    gc.collect()


@pytest.mark.slow
def test_connections_come_back_from_tasks(late_server: str) -> None:
    async def story() -> list[int]:
        async with AsyncMercadoPago(
            "TEST-x", base_url=late_server, max_attempts=1, max_connections=CONNECTIONS, timeout=5
        ) as mp:

            async def short(number: int) -> None:
                seconds = random.choice(SECONDS)
                with suppress(MercadoPagoError, TimeoutError):
                    if number % 2:
                        await mp.merchant_orders.get(1, deadline=seconds)
                    else:
                        await asyncio.wait_for(mp.merchant_orders.get(1), seconds)

            for number in range(CALLS // 20):
                tasks = [asyncio.create_task(short(each)) for each in range(20)]
                for _ in range(number % 6):
                    await asyncio.sleep(0)
                for task in random.sample(tasks, number % 4):
                    task.cancel()
                await asyncio.gather(*tasks, return_exceptions=True)
            return [order.id for order in await asyncio.gather(*(mp.merchant_orders.get(1) for _ in range(100)))]

    assert asyncio.run(story()) == [1] * 100
