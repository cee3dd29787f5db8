"""Answers that break on the way, from a raw socket server: what came of them is kept, none goes to another call."""

import asyncio
import gzip
import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from mp_orders import AsyncMercadoPago, MercadoPago, MercadoPagoError, OrderNotCancelable, OutcomeUnknown
from samples import MERCHANT, ONLINE

CREATED = b'{"id": "ORD1", "status": "created"}'
REFUSED = b'{"errors": [{"code": "cannot_cancel_order", "message": "no"}]}'


def answer(status: str, body: bytes, *headers: str, length: int | None = None) -> bytes:
    head = [f"HTTP/1.1 {status}", f"Content-Length: {len(body) if length is None else length}", *headers]
    return "\r\n".join([*head, "", ""]).encode() + body


@contextmanager
def serving(*answers: bytes) -> Iterator[str]:
    """One connection at a time: each request gets the next bytes, after the last of which the connection is closed."""

    def serve() -> None:
        connection, _ = listener.accept()
        with connection:
            for each in answers:
                read = b""
                while b"\r\n\r\n" not in read:
                    read += connection.recv(65536)
                length = next(
                    (int(line[15:]) for line in read.lower().split(b"\r\n") if line[:15] == b"content-length:"), 0
                )
                while len(read) < read.index(b"\r\n\r\n") + 4 + length:
                    read += connection.recv(65536)
                connection.sendall(each)

    with socket.create_server(("127.0.0.1", 0)) as listener:
        thread = threading.Thread(target=serve, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{listener.getsockname()[1]}"
        thread.join(5)


def errors_of(
    raw: bytes, call: Callable[[Any], Any] = lambda mp: mp.orders.create(ONLINE, idempotency_key="k")
) -> list[MercadoPagoError]:
    """What the sync and the async client raise for these bytes, without another attempt."""
    with (
        serving(raw) as address,
        MercadoPago("TEST-x", base_url=address, max_attempts=1) as mp,
        pytest.raises(MercadoPagoError) as sync,
    ):
        call(mp)

    async def asynchronous() -> None:
        async with AsyncMercadoPago("TEST-x", base_url=address, max_attempts=1) as mp:
            await call(mp)

    with serving(raw) as address, pytest.raises(MercadoPagoError) as other:
        asyncio.run(asynchronous())
    return [sync.value, other.value]


BROKEN: dict[str, tuple[bytes, bytes]] = {
    "cut": (answer("201 Created", CREATED, length=500), CREATED),
    "cut chunked": (
        b"HTTP/1.1 201 Created\r\nTransfer-Encoding: chunked\r\n\r\n%x\r\n%b\r\n5\r\nab" % (len(CREATED), CREATED),
        CREATED + b"ab",
    ),
    "not gzip": (answer("201 Created", CREATED, "Content-Encoding: gzip"), CREATED),
    "half of an object": (answer("201 Created", CREATED[:20]), CREATED[:20]),
}


@pytest.mark.parametrize("name", BROKEN)
def test_what_came_of_a_success_is_kept(name: str) -> None:
    """Status, bytes, key, and the id where it is whole."""
    raw, body = BROKEN[name]
    for error in errors_of(raw):
        assert isinstance(error, OutcomeUnknown)
        assert (error.status, error.body, error.idempotency_key, error.order_id) == (201, body, "k", "ORD1")


@pytest.mark.parametrize(
    ("body", "order_id"),
    [
        (b'{"id": "ORD1', None),
        (b'{"id": 12', None),
        (b'{"id": 12,', "12"),
        (b'{"transactions": {"payments": [{"id": "PAY9"}]}', None),
        (b'{"transactions": {"payments": [{"id": "PAY9"}, 5]}, "id": "ORD7"}', "ORD7"),
        (b'{"id": null, "status": "created"}', None),
        (b'{"id": "", "status": "created"}', None),
        (b'{"id": {}, "status": []}', None),
        (gzip.compress(CREATED, mtime=0)[:-12], None),
    ],
)
def test_an_id_is_the_orders_own_and_whole_or_none(body: bytes, order_id: str | None) -> None:
    for error in errors_of(answer("201 Created", body)):
        assert isinstance(error, OutcomeUnknown)
        assert error.order_id == order_id


@pytest.mark.parametrize(
    "raw",
    [
        answer("409 Conflict", REFUSED, length=500),
        answer("409 Conflict", REFUSED, "Content-Encoding: gzip"),
        answer("409 Conflict", gzip.compress(REFUSED), "Content-Encoding: gzip"),
    ],
)
def test_a_refusal_counts_even_where_its_body_broke(raw: bytes) -> None:
    for error in errors_of(raw, lambda mp: mp.orders.cancel("ORD1", idempotency_key="k")):
        assert isinstance(error, OrderNotCancelable)
        assert error.body == REFUSED


def test_a_compressed_answer_is_read() -> None:
    raw = answer("201 Created", gzip.compress(CREATED, mtime=0), "Content-Encoding: gzip")
    with serving(raw) as address, MercadoPago("TEST-x", base_url=address, max_attempts=1) as mp:
        assert mp.orders.create(ONLINE).id == "ORD1"


@pytest.mark.parametrize(
    ("call", "body"),
    [
        (lambda mp: mp.orders.get("ORD2"), CREATED),
        (lambda mp: mp.orders.cancel("ORD2"), CREATED),
        (lambda mp: mp.merchant_orders.get(5), b'{"id": 6}'),
        (lambda mp: mp.merchant_orders.update(5, {}), b'{"id": 6}'),
        (lambda mp: mp.merchant_orders.get(5), b'{"id": "5"}'),
        (lambda mp: mp.merchant_orders.get(1), b'{"id": true}'),
        (lambda mp: mp.orders.create(ONLINE), b'{"id": "ORD9", "status": "created", "external_reference": "another"}'),
        (lambda mp: mp.merchant_orders.create(MERCHANT), b'{"id": 6, "external_reference": "another"}'),
    ],
)
def test_the_answer_to_another_call_is_none_to_this_one(call: Callable[[Any], Any], body: bytes) -> None:
    for error in errors_of(answer("200 OK", body), call):
        assert isinstance(error, OutcomeUnknown)
        assert error.order_id is None or b"another" not in body


@pytest.mark.parametrize("body", [b'{"id": "B", "transactions": 5}', b'{"id": "B", "status": "cr'])
def test_an_id_that_was_not_asked_for_is_not_named(body: bytes) -> None:
    for error in errors_of(answer("200 OK", body), lambda mp: mp.orders.get("A")):
        assert isinstance(error, OutcomeUnknown)
        assert error.order_id is None
    for error in errors_of(answer("200 OK", body), lambda mp: mp.orders.get("B")):
        assert isinstance(error, OutcomeUnknown)
        assert error.order_id == "B"


def test_cookies_are_not_kept() -> None:
    """Not even those that could not be sent back."""
    raw = answer("200 OK", CREATED).replace(b"200 OK\r\n", b"200 OK\r\nSet-Cookie: name=Jos\xe9\r\nSet-Cookie: a=b\r\n")
    with serving(raw, raw) as address, MercadoPago("TEST-x", base_url=address, timeout=5) as mp:
        assert mp.orders.get("ORD1") == mp.orders.get("ORD1")
        assert not mp.client.get_httpx_client().cookies


def test_an_id_in_a_redirect_is_not_that_of_the_order() -> None:
    """Where a gateway says something about itself."""
    for error in errors_of(answer("307 Temporary Redirect", b'{"id": "GATEWAY-7"}', "Location: /")):
        assert isinstance(error, OutcomeUnknown)
        assert (error.status, error.order_id) == (307, None)
