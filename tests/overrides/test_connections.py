"""A connection gives each call its own answer, and none that was meant for another call or another process."""

import asyncio
import os
import re
import socket
import ssl
import threading
import time
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from calling import BOTH
from faulty import answer, raw, read_request, says, serving
from mp_orders import (
    AsyncMercadoPago,
    MercadoPago,
    MercadoPagoError,
    OrderNotCancelable,
    RequestNotSent,
    ServerError,
)
from mp_orders.wire.one_answer import OneAnswer
from mp_orders_mock.tls import certificate_in

LENGTH = answer(201, {"id": 1, "status": "opened"})
CHUNKED = b"HTTP/1.1 201 Created\r\nTransfer-Encoding: chunked\r\n\r\n3;x=y\r\nabc\r\nA\r\n0123456789\r\n0\r\n"
WHOLE = {
    "length": LENGTH,
    "lower case": LENGTH.replace(b"Content-Length", b"content-length"),
    "no body": b"HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n",
    "no reason": b"HTTP/1.1 200\r\nContent-Length: 0\r\n\r\n",
    "interim before": b"HTTP/1.1 103 Early\r\nLink: x\r\n\r\nHTTP/1.1 100 Continue\r\n\r\n" + LENGTH,
    "chunked": CHUNKED + b"\r\n",
    "chunked with trailers": CHUNKED + b"X: y\r\nZ: a\r\n\r\n",
    "no content": b"HTTP/1.1 204 No Content\r\n\r\n",
    "not modified": b"HTTP/1.1 304 Not Modified\r\nContent-Length: 7\r\n\r\n",
}
HEAD, BODY = b"HTTP/1.1 200 OK\r\n", b"\r\nContent-Length: 2\r\n\r\n{}"
NEVER = {
    "LF alone": LENGTH.replace(b"\r\n", b"\n"),
    "LF once": LENGTH.replace(b"\r\n", b"\n", 1),
    "CR alone": LENGTH.replace(b"\r\n", b"\r", 1),
    "an empty line before": b"\r\n" + LENGTH,
    "interim with LF": b"HTTP/1.1 100 Continue\n\n" + LENGTH,
    "interim with a length": b"HTTP/1.1 100 Continue\r\nContent-Length: 0\r\n\r\n" + LENGTH,
    "a change of protocol": b"HTTP/1.1 101 Switching\r\n\r\n" + LENGTH,
    "HTTP/1.2": LENGTH.replace(b"HTTP/1.1", b"HTTP/1.2"),
    "HTTP/1.0": LENGTH.replace(b"HTTP/1.1", b"HTTP/1.0"),
    "HTTP/2": b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
    "no HTTP": b"SSH-2.0\r\n\r\nabc",
    "folded length": HEAD + b"Content-Length:\r\n 2\r\n\r\n{}",
    "folded coding": HEAD + b"Transfer-Encoding:\r\n chunked\r\n\r\n0\r\n\r\n",
    "two lengths": HEAD + b"Content-Length: 2" + BODY,
    "a list of lengths": HEAD + b"Content-Length: 2, 2\r\n\r\n{}",
    "a length with a sign": HEAD + b"Content-Length: +2\r\n\r\n{}",
    "no length": HEAD + b"\r\n{}",
    "length and chunks": CHUNKED.replace(b"\r\n\r\n", BODY[:-2], 1) + b"\r\n",
    "two codings": HEAD + b"Transfer-Encoding: gzip, chunked\r\n\r\n0\r\n\r\n",
    "a space in a name": HEAD + b"Content-Length : 2\r\n\r\n{}",
    "a zero byte": HEAD + b"X: \0" + BODY,
    "a size that is none": HEAD + b"Transfer-Encoding: chunked\r\n\r\n0x2\r\n{}\r\n0\r\n\r\n",
    "a chunk that is longer": HEAD + b"Transfer-Encoding: chunked\r\n\r\n1\r\n{}\r\n0\r\n\r\n",
    "chunks with LF": (CHUNKED + b"\r\n").replace(b"3;x=y\r\n", b"3;x=y\n"),
    "a trailer that is none": CHUNKED + b"trailer\r\n\r\n",
    "an endless head": HEAD + b"X: " + b"x" * 200_000,
}


def read_in(pieces: Iterable[bytes]) -> OneAnswer:
    answer = OneAnswer()
    for piece in pieces:
        answer.feed(piece)
    return answer


@pytest.mark.parametrize("name", WHOLE)
def test_what_is_one_answer(name: str) -> None:
    """However it is cut; and nothing that follows it."""
    whole = WHOLE[name]
    assert not read_in([]).has_begun
    for cut in range(len(whole)):
        assert not read_in([whole[:cut]]).is_whole, cut
        assert read_in([whole[:cut], whole[cut:]]).is_whole, cut
    assert read_in(whole[at : at + 1] for at in range(len(whole))).is_whole
    for more in (b"\n", b"0", b"\r\n", LENGTH, b"HTTP/1.1 204 No Content\r\n\r\n"):
        assert not read_in([whole + more]).is_whole
        assert not read_in([whole, more]).is_whole


@pytest.mark.parametrize("name", NEVER)
def test_what_cannot_be_proven_to_be_one_answer(name: str) -> None:
    assert read_in([NEVER[name]]).has_begun
    assert not read_in([NEVER[name]]).is_whole


ODD = ("LF alone", "LF once", "interim with LF", "folded length", "folded coding", "HTTP/1.2", "two lengths")


@BOTH
@pytest.mark.parametrize("name", ODD)
def test_what_follows_an_odd_answer_goes_to_nobody(name: str, *, asynchronous: bool) -> None:
    """A cancel that is refused does not come back as done, whatever the answer before it looked like."""
    body = b'{"id": "ORD1", "status": "processed", "external_reference": "r"}'
    odd = NEVER[name].replace(b"{}", body).replace(LENGTH.partition(b"\r\n\r\n")[2], body)
    odd = re.sub(rb"(Content-Length:\s+)[0-9]+", rb"\g<1>%d" % len(body), odd)
    surplus = answer(200, {"id": "ORD1", "status": "canceled", "external_reference": "r"})
    refused = says(409, {"errors": [{"code": "cannot_cancel_order", "message": "m"}]})

    async def story(mp: AsyncMercadoPago) -> None:
        async with mp:
            with suppress(MercadoPagoError):
                await mp.orders.get("ORD1")
            with pytest.raises(OrderNotCancelable):
                await mp.orders.cancel("ORD1")

    with serving(raw(odd + surplus), refused) as server:
        settings: dict[str, Any] = {"base_url": server.base_url, "max_attempts": 1, "timeout": 0.5}
        if asynchronous:
            asyncio.run(story(AsyncMercadoPago("TEST-x", **settings)))
            return
        with MercadoPago("TEST-x", **settings) as mp:
            with suppress(MercadoPagoError):
                mp.orders.get("ORD1")
            with pytest.raises(OrderNotCancelable):
                mp.orders.cancel("ORD1")


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
        child = os.fork()
        if child == 0:  # one that only closes what it has got leaves its parent its connection, too
            mp.close()
            os._exit(0)
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


def hold(connection: socket.socket) -> None:
    """Answer nothing."""
    connection.recv(1)


@BOTH
def test_closing_ends_calls_under_way_at_once(*, asynchronous: bool) -> None:
    """One that has left is in doubt; one that waits for a connection never leaves."""

    async def story(base_url: str) -> list[Any]:
        mp = AsyncMercadoPago("TEST-x", base_url=base_url, max_connections=2)
        calls = [asyncio.create_task(mp.orders.get("ORD1")) for _ in range(4)]
        await asyncio.sleep(0.3)
        await mp.aclose()
        return await asyncio.wait_for(asyncio.gather(*calls, return_exceptions=True), 5)

    with serving(hold) as server:
        began = time.monotonic()
        if asynchronous:
            ends = asyncio.run(story(server.base_url))
        else:
            mp = MercadoPago("TEST-x", base_url=server.base_url, max_connections=2)
            with ThreadPoolExecutor(4) as pool:
                calls = [pool.submit(mp.orders.get, "ORD1") for _ in range(4)]
                time.sleep(0.3)
                mp.close()
            ends = [call.exception() for call in calls]
        assert time.monotonic() - began < 5
        assert sorted(type(each).__name__ for each in ends) == ["OutcomeUnknown"] * 2 + ["RequestNotSent"] * 2
        assert len(server.seen) == 2


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


@pytest.mark.parametrize("more", [answer(201, {"id": 666, "status": "opened"}), b""], ids=["surplus", "end"])
def test_a_loop_that_was_busy_looks_again(more: bytes) -> None:
    """What came while nothing of the loop ran is not the answer to the next call, nor is a dead connection used."""

    def late(connection: Any) -> None:
        connection.sendall(answer(201, {"id": 1, "status": "opened"}))
        time.sleep(0.05)
        connection.sendall(more)
        if not more:
            connection.shutdown(socket.SHUT_RDWR)

    async def story(base_url: str) -> list[int]:
        async with AsyncMercadoPago("TEST-x", base_url=base_url, max_attempts=1) as mp:
            first = (await mp.merchant_orders.create({})).id
            time.sleep(0.3)
            return [first, (await mp.merchant_orders.create({})).id]

    with serving(late, says(201, {"id": 2, "status": "opened"})) as server:
        assert asyncio.run(story(server.base_url)) == [1, 2]


@BOTH
def test_a_tunnel_that_fails_takes_no_connection(*, asynchronous: bool) -> None:
    """TLS behind a proxy that fails gives its place in the pool back."""

    def tunnel(connection: Any) -> None:
        connection.sendall(b"HTTP/1.1 200 Connection established\r\n\r\n")
        connection.recv(65536)
        connection.sendall(b"no TLS at all\r\n")

    async def story(mp: AsyncMercadoPago) -> list[str]:
        async with mp:
            ends = await asyncio.gather(*(mp.orders.get("ORD1") for _ in range(3)), return_exceptions=True)
            return [str(each) for each in ends]

    with serving(tunnel) as proxy:
        settings: dict[str, Any] = {"base_url": "https://localhost:9", "proxy": proxy.base_url, "timeout": 2}
        settings |= {"max_attempts": 1, "max_connections": 1}
        if asynchronous:
            ends = asyncio.run(story(AsyncMercadoPago("TEST-x", **settings)))
        else:
            with MercadoPago("TEST-x", **settings) as mp:
                ends = []
                for _ in range(3):
                    with pytest.raises(RequestNotSent) as caught:
                        mp.orders.get("ORD1")
                    ends.append(str(caught.value))
    assert len(ends) == 3
    assert all("PoolTimeout" not in each for each in ends)


@BOTH
def test_nothing_leaves_a_client_that_was_closed_in_its_handshake(tmp_path: Path, *, asynchronous: bool) -> None:
    certificate = certificate_in(tmp_path, [])
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate.chain, certificate.key)
    received: list[bytes] = []

    def serve() -> None:
        plain, _ = listener.accept()
        time.sleep(0.5)
        with suppress(OSError), context.wrap_socket(plain, server_side=True) as connection:
            received.append(connection.recv(65536))

    async def story(mp: AsyncMercadoPago) -> None:
        call = asyncio.create_task(mp.merchant_orders.create({}))
        await asyncio.sleep(0.2)
        await mp.aclose()
        await call

    with socket.create_server(("127.0.0.1", 0)) as listener:
        thread = threading.Thread(target=serve, daemon=True)
        thread.start()
        settings: dict[str, Any] = {"base_url": f"https://localhost:{listener.getsockname()[1]}", "max_attempts": 1}
        settings["verify"] = certificate.authority
        if asynchronous:
            with pytest.raises(RequestNotSent):
                asyncio.run(story(AsyncMercadoPago("TEST-x", **settings)))
        else:
            mp = MercadoPago("TEST-x", **settings)
            threading.Timer(0.2, mp.close).start()
            with pytest.raises(RequestNotSent):
                mp.merchant_orders.create({})
        thread.join(5)
    assert received in ([], [b""])
