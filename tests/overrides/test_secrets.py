"""The access token is in nothing that a person or a log sees, whatever goes wrong."""

import asyncio
import gzip
import json
import logging
import pickle
import traceback
import zlib
from collections.abc import Iterator
from contextlib import suppress
from typing import Any

import httpx
import pytest
from calling import BOTH
from faulty import Behaviour, answer, closing, drop, hang, raw, reset, says, serving
from mp_orders import AsyncMercadoPago, MercadoPago, MercadoPagoError, OutcomeUnknown
from mp_orders_mock import MockServer
from samples import ONLINE

CANARY = "TEST-canary-7f3a9c-secret"


def echo(connection: Any) -> None:
    """A server that answers with the headers that it was sent, in header, line and body."""
    connection.sendall(answer(400, b'{"message": "Bearer %b", "error": "%b"}' % ((CANARY.encode(),) * 2)))


ESCAPED = "".join(f"\\u{ord(each):04X}" if each in "tc3" else each for each in CANARY)
BODIES = [
    f'{{"message": "{ESCAPED}", "error": "{ESCAPED}"}}'.encode(),
    f'{{"errors": [{{"code": "failed", "message": "m"}}], "data": {{"id": "{ESCAPED}", "status": "x"}}}}'.encode(),
    f'{{"message": "{CANARY}"}}'.encode("utf-16"),
    f'{{"message": "{ESCAPED}"}}'.encode("utf-16-be"),
    f'{{"message": "{CANARY}"}}'.encode("utf-32"),
    f'["{ESCAPED}", '.encode(),
]


FAULTS: dict[str, Behaviour] = {
    "dropped": drop,
    "reset": reset,
    "timed out": hang,
    "refused": says(401, {"message": "no", "code": 401}),
    "failed": says(503, b"<html>"),
    "unreadable": says(201, b"<html>"),
    "cut": closing(answer(201, b'{"id": "ORD1"', length=99)),
    "redirect": says(307, b"", "Location: http://127.0.0.1:9/"),
    "echoed": echo,
    "echoed in a success": says(201, CANARY.encode()),
    "echoed and cut": closing(answer(201, CANARY.encode(), length=99)),
    "echoed in a broken head": raw(b"HTTP/1.1 200 OK\r\n %b\x01: y\r\n\r\n" % CANARY.encode()),
    "echoed as a status": raw(b"HTTP/1.1 2%b\r\n\r\n" % CANARY.encode()),
    "echoed as a reason": raw(b"HTTP/1.1 400 %b\r\nContent-Length: 0\r\n\r\n" % CANARY.encode()),
    "echoed as request id": says(400, b"", f"X-Request-Id: {CANARY}"),
    **{f"echoed as {body[:9]!r} {status}": says(status, body) for body in BODIES for status in (201, 400, 402, 503)},
    "large": says(201, b"x" * 5_000_000),
}


def shown(error: BaseException) -> Iterator[str]:
    """All the ways in which an exception is looked at."""
    yield from (str(error), repr(error), repr(error.args), repr(vars(error)))
    yield pickle.dumps(error).decode("latin-1")
    told = traceback.TracebackException.from_exception(error, capture_locals=True)
    yield "".join(told.format())
    for each in (error.__cause__, error.__context__):
        if each is not None:
            yield from (str(each), repr(each), repr(vars(each)))


def library_locals(error: BaseException) -> Iterator[str]:
    """The variables of every frame but those of this test."""
    for frame, _ in traceback.walk_tb(error.__traceback__):
        if frame.f_code.co_filename != __file__:
            for value in frame.f_locals.values():
                with suppress(AttributeError):  # of httpx.Proxy, half made
                    yield repr(value)


@pytest.mark.usefixtures("fake_time")
@BOTH
@pytest.mark.parametrize("fault", FAULTS)
def test_no_error_shows_the_token(fault: str, caplog: pytest.LogCaptureFixture, *, asynchronous: bool) -> None:
    """Not its text, its pickle, its traceback with variables, nor any log at DEBUG."""
    caplog.set_level(logging.DEBUG)
    with serving(FAULTS[fault]) as server:
        settings = {"timeout": 0.3} if fault == "timed out" else {}
        error = error_of(server.base_url, asynchronous=asynchronous, **settings)
        assert server.seen[0].headers["authorization"] == f"Bearer {CANARY}"
    assert isinstance(error, MercadoPagoError)
    for text in (*shown(error), *library_locals(error)):
        assert CANARY not in text
    assert "mp_orders" in {record.name for record in caplog.records}
    if not fault.startswith("echoed"):  # httpcore logs the headers of an answer, and no client can mend that
        for record in caplog.records:
            assert CANARY not in record.getMessage() + repr(vars(record))


def error_of(base_url: str, *, asynchronous: bool, **settings: Any) -> Any:
    """The error of a create; with no variable on the way that holds the token, which `shown` would find."""
    settings = {"max_attempts": 2, **settings}

    async def in_a_loop() -> Any:
        async with AsyncMercadoPago(CANARY, base_url=base_url, **settings) as mp:
            return await mp.orders.create(ONLINE)

    try:
        if asynchronous:
            return asyncio.run(in_a_loop())
        with MercadoPago(CANARY, base_url=base_url, **settings) as mp:
            return mp.orders.create(ONLINE)
    except MercadoPagoError as error:
        return error


def test_a_request_id_that_is_the_token_is_told_to_nobody(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG, logger="mp_orders")
    told: list[Any] = []
    with (
        serving(says(200, {"id": "ORD1", "status": "x"}, f"X-Request-Id: {CANARY}")) as server,
        MercadoPago(CANARY, base_url=server.base_url, on_response=told.append) as mp,
    ):
        mp.orders.get("ORD1")
    assert told
    assert CANARY not in repr(told) + repr([vars(record) for record in caplog.records])


def test_a_success_shows_it_to_nobody(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    with MockServer() as server, MercadoPago(CANARY, base_url=server.base_url) as mp:
        order = mp.orders.create(ONLINE)
        for seen in (mp, mp.client, mp.orders, mp.merchant_orders, mp.client.get_httpx_client(), order):
            assert CANARY not in repr(seen) + str(seen)
    assert len(caplog.records) > 5
    assert not [record for record in caplog.records if CANARY in record.getMessage() + repr(vars(record))]


@pytest.mark.parametrize(
    "settings",
    [
        {"base_url": "http://example.com"},
        {"base_url": None},
        {"timeout": -1},
        {"deadline": -1},
        {"max_attempts": 0},
        {"retry_budget": -1},
        {"proxy": "nonsense"},
        {"proxy": "http://[::1"},
        {"verify": "no such file"},
        {"on_request": 1},
    ],
)
@pytest.mark.parametrize("kind", [MercadoPago, AsyncMercadoPago])
def test_a_setting_that_is_refused_does_not_show_it(kind: Any, settings: dict[str, Any]) -> None:
    with pytest.raises((ValueError, TypeError)) as caught:
        kind(CANARY, **settings)
    for text in (str(caught.value), repr(caught.value), *library_locals(caught.value)):
        assert CANARY not in text


def test_a_proxy_does_not_get_it_over_https() -> None:
    """What goes through a proxy to https is a tunnel; what the proxy says is an error that shows nothing."""
    with serving(says(407, b"", "Proxy-Authenticate: Basic")) as proxy:
        error = error_of("https://api.mercadopago.com", asynchronous=False, proxy=proxy.base_url)
    assert {each.method for each in proxy.seen} == {"CONNECT"}
    assert not [each for each in proxy.seen if CANARY in repr(each)]
    for text in (*shown(error), *library_locals(error)):
        assert CANARY not in text


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_a_redirect_does_not_carry_it_elsewhere(status: int) -> None:
    with serving(says(200)) as other, serving(says(status, b"", f"Location: {other.base_url}/")) as server:
        error_of(server.base_url, asynchronous=False)
        with pytest.raises(MercadoPagoError), MercadoPago(CANARY, base_url=server.base_url) as mp:
            mp.client.get_httpx_client().request("GET", "/v1/orders/1", follow_redirects=True)
    assert not other.seen


def broken(token: str) -> dict[str, Exception]:
    """What a transport of the caller may raise, with the token at odd places."""
    noted = OSError("broken")
    noted.add_note(f"Bearer {token}")
    return {
        "os": OSError(5, f"bad Bearer {token}"),
        "group": ExceptionGroup("some", [ValueError(token)]),
        "bytes": ValueError(token.encode()),
        "dict": ValueError({"Authorization": token}),
        "note": noted,
    }


@BOTH
@pytest.mark.parametrize("kind", broken(""))
def test_a_transport_of_the_caller_that_shows_it(kind: str, *, asynchronous: bool) -> None:
    def handle(request: httpx.Request) -> httpx.Response:
        raise broken(request.headers["Authorization"].removeprefix("Bearer "))[kind]

    error = error_of("https://api.example.com", asynchronous=asynchronous, transport=httpx.MockTransport(handle))
    assert isinstance(error, OutcomeUnknown)
    for text in (*shown(error), *library_locals(error)):
        assert CANARY not in text


@BOTH
def test_what_came_of_a_compressed_answer_does_not_hold_it(*, asynchronous: bool) -> None:
    packed = gzip.compress(json.dumps({"id": "ORD1", "echo": CANARY, "more": "x" * 900}).encode())
    with serving(closing(answer(201, packed[:-8], "Content-Encoding: gzip", length=len(packed)))) as server:
        error = error_of(server.base_url, asynchronous=asynchronous)
    assert isinstance(error, OutcomeUnknown)
    assert error.order_id == "ORD1"
    with pytest.raises(zlib.error):
        zlib.decompressobj(47).decompress(error.body)
    assert CANARY.encode() not in error.body


@pytest.mark.parametrize("kind", [MercadoPago, AsyncMercadoPago])
def test_a_token_that_is_refused_stands_in_no_frame(kind: Any) -> None:
    with pytest.raises(ValueError, match="visible ASCII") as caught:
        kind(f"{CANARY}\n")
    assert not [text for text in library_locals(caught.value) if CANARY in text]
