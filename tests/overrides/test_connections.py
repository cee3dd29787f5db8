"""A connection gives each call its own answer, and none that was meant for another call or another process."""

import asyncio
import os
import socket
import ssl
import threading
import time
from contextlib import suppress
from pathlib import Path
from typing import Any

import httpx
import pytest
from calling import BOTH
from faulty import answer, raw, read_request, says, serving
from mp_orders import AsyncMercadoPago, MercadoPago, RequestNotSent, ServerError
from mp_orders.wire.surplus import has_surplus
from mp_orders_mock.tls import certificate_in

LENGTH = answer(201, {"id": 1, "status": "opened"})
CHUNKED = b"HTTP/1.1 201 Created\r\nTransfer-Encoding: chunked\r\n\r\n3;x=y\r\nabc\r\nA\r\n0123456789\r\n0\r\n"
WHOLE = {
    "length": LENGTH,
    "lower case": LENGTH.replace(b"Content-Length", b"content-length"),
    "interim before": b"HTTP/1.1 103 Early\r\nLink: x\r\n\r\nHTTP/1.1 100 Continue\r\n\r\n" + LENGTH,
    "chunked": CHUNKED + b"\r\n",
    "chunked with trailers": CHUNKED + b"X: y\r\nZ: a\r\n\r\n",
    "no content": b"HTTP/1.1 204 No Content\r\n\r\n",
    "not modified": b"HTTP/1.1 304 Not Modified\r\nContent-Length: 7\r\n\r\n",
    "HTTP/1.0": LENGTH.replace(b"HTTP/1.1", b"HTTP/1.0"),
}


@pytest.mark.parametrize("name", WHOLE)
def test_what_is_surplus(name: str) -> None:
    whole = WHOLE[name]
    for cut in range(len(whole) + 1):
        assert not has_surplus(whole[:cut]), cut
    for more in (b"\n", b"0", LENGTH, b"HTTP/1.1 204 No Content\r\n\r\n"):
        assert has_surplus(whole + more)


@pytest.mark.parametrize(
    "received", [b"", b"\r\n\r\n", b"SSH-2.0\r\n\r\nabc", b"PRI * HTTP/2.0\r\n\r\nSM", b"HTTP/1.1 200\r\n\r\nabc"]
)
def test_what_cannot_be_told(received: bytes) -> None:
    """No answer of HTTP/1, or one that ends with its connection."""
    assert not has_surplus(received)


@BOTH
@pytest.mark.parametrize("first", ["length", "chunked"])
def test_a_surplus_answer_goes_to_nobody(first: str, *, asynchronous: bool) -> None:
    """Two creates without a reference, which nothing tells apart: each gets what was answered to it."""
    one = LENGTH
    if first == "chunked":
        body = b'{"id": 1, "status": "opened"}'
        one = b"HTTP/1.1 201 Created\r\nTransfer-Encoding: chunked\r\n\r\n%x\r\n%b\r\n0\r\n\r\n" % (len(body), body)
    surplus = answer(201, {"id": 666, "status": "opened"})
    second = says(201, {"id": 2, "status": "opened"})

    async def story(base_url: str) -> list[Any]:
        async with AsyncMercadoPago("TEST-x", base_url=base_url) as mp:
            return [(await mp.merchant_orders.create({})).id for _ in range(3)]

    with serving(raw(one + surplus), second, says(201, {"id": 3, "status": "opened"})) as server:
        if asynchronous:
            ids = asyncio.run(story(server.base_url))
        else:
            with MercadoPago("TEST-x", base_url=server.base_url) as mp:
                ids = [mp.merchant_orders.create({}).id for _ in range(3)]
        assert ids == [1, 2, 3]
        assert len(server.connections) == 2  # the one that is clean is used again


def test_a_child_does_not_use_the_connections_of_its_parent() -> None:
    """As in a server that loads the program, and then forks."""
    with serving(*(says(201, {"id": number, "status": "opened"}) for number in range(1, 5))) as server:
        mp = MercadoPago("TEST-x", base_url=server.base_url)
        assert mp.merchant_orders.create({}).id == 1
        child = os.fork()
        if child == 0:
            made = mp.merchant_orders.create({}).id
            os._exit(0 if made == 2 else 1)
        assert os.waitpid(child, 0)[1] == 0
        assert len(server.connections) == 2
        assert mp.merchant_orders.create({}).id == 3
        assert len(server.connections) == 2
        mp.close()


@pytest.mark.parametrize("surplus", [False, True])
def test_a_surplus_answer_over_tls_goes_to_nobody(tmp_path: Path, *, surplus: bool) -> None:
    """Asyncio takes it from the socket before anybody asks. A connection that is clean is used again."""
    certificate = certificate_in(tmp_path, [])
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate.chain, certificate.key)
    numbers, accepted = iter(range(1, 100)), []

    def talk(plain: socket.socket) -> None:
        with suppress(OSError), context.wrap_socket(plain, server_side=True) as connection:
            while read_request(connection, b"")[0]:
                connection.sendall(answer(201, {"id": next(numbers), "status": "opened"}))
                if surplus:
                    time.sleep(0.005)
                    connection.sendall(answer(201, {"id": 666, "status": "opened"}))

    def serve() -> None:
        with suppress(OSError):
            while True:
                accepted.append(listener.accept()[0])
                threading.Thread(target=talk, args=accepted[-1:], daemon=True).start()

    async def story() -> list[int]:
        address = f"https://localhost:{listener.getsockname()[1]}"
        async with AsyncMercadoPago("TEST-x", base_url=address, verify=certificate.authority) as mp:
            made = []
            for _ in range(4):
                made.append((await mp.merchant_orders.create({})).id)
                await asyncio.sleep(0.1)
            return made

    with socket.create_server(("127.0.0.1", 0)) as listener:
        threading.Thread(target=serve, daemon=True).start()
        assert asyncio.run(story()) == [1, 2, 3, 4]
        assert len(accepted) == (4 if surplus else 1)


@pytest.mark.slow
def test_addresses_share_the_time(monkeypatch: pytest.MonkeyPatch) -> None:
    """A host with five addresses that are silent takes no longer than one with one; one that answers is found."""
    with socket.create_server(("127.0.0.1", 0), backlog=0) as silent:
        fillers = [socket.socket() for _ in range(3)]
        for filler in fillers:
            filler.setblocking(False)  # noqa: FBT003
            filler.connect_ex(silent.getsockname())
        port = silent.getsockname()[1]
        found = [(socket.AF_INET, socket.SOCK_STREAM, 6, "", ("127.0.0.1", port))]
        look_up = socket.getaddrinfo
        monkeypatch.setattr(
            socket,
            "getaddrinfo",
            lambda host, *rest, **more: found * 5 if host == "many.example" else look_up(host, *rest, **more),
        )
        began = time.monotonic()
        with (
            MercadoPago("TEST-x", base_url=f"https://many.example:{port}", timeout=1.5, max_attempts=1) as mp,
            pytest.raises(RequestNotSent),
        ):
            mp.orders.get("ORD1")
        assert time.monotonic() - began < 4
        for filler in fillers:
            filler.close()


def test_the_second_address_is_used(monkeypatch: pytest.MonkeyPatch) -> None:
    with serving(says(201, {"id": 1, "status": "opened"})) as server:
        look_up = socket.getaddrinfo

        def two(host: str, port: int, *rest: Any, **more: Any) -> Any:
            if host != "localhost":
                return look_up(host, port, *rest, **more)
            kind = (socket.AF_INET, socket.SOCK_STREAM, 6, "")
            return [(*kind, ("127.0.0.2", port)), (*kind, ("127.0.0.1", port))]

        monkeypatch.setattr(socket, "getaddrinfo", two)
        with MercadoPago("TEST-x", base_url=server.base_url.replace("127.0.0.1", "localhost")) as mp:
            assert mp.merchant_orders.create({}).id == 1


@pytest.mark.slow
@BOTH
def test_retries_of_a_given_transport_heed_the_deadline(*, asynchronous: bool) -> None:
    began = time.monotonic()
    if asynchronous:

        async def story() -> None:
            transport = httpx.AsyncHTTPTransport(retries=7)
            async with AsyncMercadoPago(
                "TEST-x", base_url="http://127.0.0.1:9", transport=transport, deadline=0.5
            ) as mp:
                await mp.orders.get("ORD1")

        with pytest.raises(RequestNotSent):
            asyncio.run(story())
    else:
        transport = httpx.HTTPTransport(retries=7)
        with (
            MercadoPago("TEST-x", base_url="http://127.0.0.1:9", transport=transport, deadline=0.5) as mp,
            pytest.raises(RequestNotSent),
        ):
            mp.orders.get("ORD1")
    assert time.monotonic() - began < 8


def test_closing_that_is_cancelled_cancels_no_call() -> None:
    def slow(connection: Any) -> None:
        time.sleep(0.6)
        connection.sendall(answer(200, {"id": "ORD1", "status": "created"}))

    async def story(base_url: str) -> str:
        mp = AsyncMercadoPago("TEST-x", base_url=base_url)
        call = asyncio.create_task(mp.orders.get("ORD1"))
        await asyncio.sleep(0.2)
        with pytest.raises(TimeoutError):
            await asyncio.wait_for(mp.aclose(), 0.1)
        made = (await call).id
        await mp.aclose()
        return made

    with serving(slow) as server:
        assert asyncio.run(story(server.base_url)) == "ORD1"


def test_closing_ends_the_wait_of_a_task() -> None:
    async def story(base_url: str) -> None:
        mp = AsyncMercadoPago("TEST-x", base_url=base_url)
        call = asyncio.create_task(mp.orders.get("ORD1"))
        await asyncio.sleep(0.2)
        await mp.aclose()
        with pytest.raises(ServerError):
            await asyncio.wait_for(call, 5)

    with serving(says(503, b"", "Retry-After: 30")) as server:
        asyncio.run(story(server.base_url))


def test_what_has_not_left_when_its_task_is_cancelled_does_not_leave() -> None:
    """At once, or while it waits for one of the hundred connections; the client works on afterwards."""

    def slow(connection: Any) -> None:
        time.sleep(0.5)
        connection.sendall(answer(200, {"id": "ORD1", "status": "created"}))

    async def story(base_url: str) -> None:
        async with AsyncMercadoPago("TEST-x", base_url=base_url) as mp:
            early = asyncio.create_task(mp.orders.get("EARLY"))
            await asyncio.sleep(0)
            early.cancel()
            busy = [asyncio.create_task(mp.orders.get("ORD1")) for _ in range(100)]
            await asyncio.sleep(0.3)
            late = [asyncio.create_task(mp.orders.get("LATE")) for _ in range(20)]
            await asyncio.sleep(0.05)
            for task in late:
                task.cancel()
            await asyncio.gather(*busy)
            assert (await mp.orders.get("ORD1")).id == "ORD1"
            await asyncio.sleep(0.3)

    with serving(slow) as server:
        asyncio.run(story(server.base_url))
        assert {each.path for each in server.seen} == {"/v1/orders/ORD1"}
        assert len(server.seen) == 101
