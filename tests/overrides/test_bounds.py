"""Attempts, times, sizes and retries all end: deadlines, Retry-After, the budget, large and inflating answers."""

import asyncio
import email.utils
import gzip
import json
import math
import socket
import statistics
import threading
import time
import zlib
from contextlib import suppress
from datetime import timedelta
from typing import Any

import httpx
import pytest
from calling import BOTH, outcome_of
from fake_time import FakeTime
from faulty import LATE, Behaviour, answer, closing, dripping, drop, late, raw, says, serving
from mp_orders import (
    AsyncMercadoPago,
    BadRequest,
    MercadoPago,
    MercadoPagoError,
    OutcomeUnknown,
    RateLimited,
    RequestNotSent,
    ServerError,
)
from mp_orders.transport import retries
from mp_orders.wire import body
from samples import ONLINE

CREATED = b'{"id": "ORD1", "status": "created"}'
LATE_S = 8
"""Well before what would happen without a bound, and well after it on a busy machine: for slow tests only."""


def run(base_url: str, *, call: dict[str, Any] | None = None, order: Any = ONLINE, **settings: Any) -> Any:
    """The order, or the error, of a create."""
    return outcome_of(lambda mp: mp.orders.create(order, **call or {}), base_url=base_url, **settings)


SLOW: dict[str, Behaviour] = {
    "nothing": late(answer(201, CREATED)),
    "one byte of the head each 0.2 s": dripping(answer(201, CREATED)),
    "one byte of the body each 0.2 s": lambda connection: (
        connection.sendall(answer(201, b"", length=len(CREATED))),
        dripping(CREATED)(connection),
    )[0],
    "one chunk each 0.2 s": dripping(
        b"HTTP/1.1 201 Created\r\nTransfer-Encoding: chunked\r\n\r\n%x\r\n%b\r\n" % (len(CREATED), CREATED)
        + b"1\r\n \r\n" * 40
        + b"0\r\n\r\n"
    ),
    "many times 100 Continue": dripping(b"HTTP/1.1 100 Continue\r\n\r\n" * 10 + answer(201, CREATED), every_s=0.02),
}


@BOTH
@pytest.mark.parametrize("how", SLOW)
def test_a_slow_server_is_cut_at_the_deadline(how: str, *, asynchronous: bool) -> None:
    """Each of them answers in the end, to whoever waits."""
    with serving(SLOW[how]) as server:
        error = run(server.base_url, asynchronous=asynchronous, deadline=0.7)
    assert isinstance(error, OutcomeUnknown)
    assert error.idempotency_key == server.seen[0].key


@BOTH
def test_a_call_has_its_own_deadline(*, asynchronous: bool) -> None:
    with serving(late(answer(201, CREATED))) as server:
        for deadline in (0.3, timedelta(milliseconds=300)):
            error = run(server.base_url, asynchronous=asynchronous, call={"deadline": deadline})
            assert isinstance(error, OutcomeUnknown)


@BOTH
def test_an_attempt_has_its_own_time(*, asynchronous: bool) -> None:
    """A dripping answer does not use up the time of the next attempt."""
    with serving(dripping(answer(201, CREATED)), says(201, CREATED)) as server:
        order = run(server.base_url, asynchronous=asynchronous, timeout=0.4)
    assert order.id == "ORD1"
    assert len(server.seen) == 2


@BOTH
@pytest.mark.parametrize(("first_s", "every_s"), [(LATE, 0.0), (0.0, 0.02)], ids=["late", "slowly"])
def test_a_large_request_to_a_server_that_does_not_read_it_in_time_is_cut(
    first_s: float, every_s: float, *, asynchronous: bool
) -> None:
    """It would answer in the end, to whoever waits."""
    order = {**ONLINE, "description": "x" * LARGE}

    def read() -> None:
        connection, _ = listener.accept()
        with connection, suppress(OSError):
            time.sleep(first_s)
            size = 0
            while size < LARGE and (data := connection.recv(65536)):
                size += len(data)
                time.sleep(every_s)
            connection.sendall(answer(201, CREATED))

    with socket.create_server(("127.0.0.1", 0)) as listener:
        threading.Thread(target=read, daemon=True).start()
        base_url = f"http://127.0.0.1:{listener.getsockname()[1]}"
        error = run(base_url, asynchronous=asynchronous, deadline=0.7, order=order)
    assert isinstance(error, OutcomeUnknown)


@pytest.mark.parametrize("deadline", [0, -1, math.inf, math.nan, True, "60", timedelta(0), 10**9])
def test_deadlines_are_finite(deadline: Any) -> None:
    with pytest.raises(ValueError, match="deadline"):
        MercadoPago("TEST-x", deadline=deadline)
    with MercadoPago("TEST-x", base_url="http://127.0.0.1:9") as mp, pytest.raises(ValueError, match="deadline"):
        mp.orders.get("ORD1", deadline=deadline)


@pytest.mark.parametrize("attempts", [0, -1, 101, 1.5, True, None])
def test_attempts_are_bounded(attempts: Any) -> None:
    with pytest.raises(ValueError, match="max_attempts"):
        MercadoPago("TEST-x", max_attempts=attempts)


def test_the_defaults(fake_time: FakeTime) -> None:
    """Thirty seconds for one of three attempts, sixty for all of them and the waits between."""
    given: list[float] = []

    def handler(request: httpx.Request) -> httpx.Response:
        given.append(request.extensions["timeout"]["read"])
        fake_time.advance(20)
        raise httpx.ReadTimeout("late")

    with MercadoPago("TEST-x", transport=httpx.MockTransport(handler)) as mp, pytest.raises(OutcomeUnknown):
        mp.orders.get("ORD1")
    assert given == pytest.approx([30, 30, 60 - 2 * 20 - sum(fake_time.waits)])


def http_date(now_s: float, offset_s: float) -> str:
    return email.utils.formatdate(now_s + offset_s, usegmt=True)


@BOTH
@pytest.mark.parametrize("status", [423, 429, 503])
def test_retry_after_is_obeyed(fake_time: FakeTime, status: int, *, asynchronous: bool) -> None:
    with serving(says(status, b"", "Retry-After: 7"), says(201, CREATED)) as server:
        assert run(server.base_url, asynchronous=asynchronous).id == "ORD1"
    assert fake_time.waits == [7.0]


def test_the_date_of_retry_after_is_read_against_the_servers_clock() -> None:
    headers = {"Retry-After": "Wed, 21 Oct 2015 07:28:05 GMT", "Date": "Wed, 21 Oct 2015 07:28:00 GMT"}
    assert retries.retry_after_s(httpx.Headers(headers)) == 5.0


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("0", 0.0),
        ("7", 7.0),
        (" 7 ", 7.0),
        ("9" * 10, 1e9),
        ("9" * 400, 1e9),
        ("Fri, 31 Dec 9999 23:59:59 GMT", 1e9),
        ("Wed, 21 Oct 2015 07:28:05 GMT", 0.0),
        ("Wed Oct 21 07:28:05 2015", 0.0),
        ("Wed, 21 Oct 2015 07:28:05 -0000", 0.0),
        *((nonsense, None) for nonsense in ("", "-1", "soon", "1.5", "1e9", "nan", "inf", "0x10", "٣", "1, 2")),
        *(
            (nonsense, None)
            for nonsense in ("Wed, 99 Oct 2015 07:28:05 GMT", "Wed, 21 Oct 99999 07:28:05 GMT", ",", "()")
        ),
    ],
)
def test_what_retry_after_says(text: str, expected: float | None) -> None:
    assert retries.retry_after_s(httpx.Headers({b"Retry-After": text.encode()})) == expected


def test_a_date_to_come(fake_time: FakeTime) -> None:
    asked = http_date(fake_time.date_s, 30)
    assert retries.retry_after_s(httpx.Headers({"Retry-After": asked})) == 30


@BOTH
@pytest.mark.parametrize("asked", ["61", "999999999", "in an hour"])
def test_a_wait_past_the_deadline_ends_the_call_at_once(fake_time: FakeTime, asked: str, *, asynchronous: bool) -> None:
    asked = http_date(fake_time.date_s, 3600) if asked == "in an hour" else asked
    with serving(says(429, b"", f"Retry-After: {asked}")) as server:
        error = run(server.base_url, asynchronous=asynchronous)
    assert fake_time.waits == []
    assert isinstance(error, RateLimited)
    assert (error.attempts, len(server.seen)) == (1, 1)
    assert error.retry_after is not None
    assert error.retry_after > 60


@pytest.mark.usefixtures("fake_time")
def test_nonsense_in_retry_after_is_ignored() -> None:
    with serving(says(429, b"", "Retry-After: whenever")) as server:
        error = run(server.base_url, asynchronous=False)
    assert (error.attempts, error.retry_after) == (3, None)


def test_waits_are_spread_and_bounded() -> None:
    """Full jitter: anything from nothing to twice as much each time, eight seconds at most."""
    for attempt, longest in [(1, 0.5), (2, 1.0), (3, 2.0), (5, 8.0), (50, 8.0), (5000, 8.0)]:
        waits = [retries.backoff_s(attempt) for _ in range(400)]
        assert min(waits) >= 0
        assert 0.9 * longest < max(waits) <= longest
        assert 0.4 * longest < statistics.mean(waits) < 0.6 * longest


@BOTH
def test_an_outage_meets_few_requests_more(fake_time: FakeTime, *, asynchronous: bool) -> None:
    """400 calls that all get 503 make fewer than 440 requests, and each raises what was answered."""
    sent = []

    def handler(request: httpx.Request) -> httpx.Response:
        sent.append(request)
        return httpx.Response(503)

    async def story() -> None:
        async with AsyncMercadoPago("TEST-x", transport=httpx.MockTransport(handler)) as mp:
            for _ in range(400):
                with pytest.raises(ServerError):
                    await mp.orders.get("ORD1")

    if asynchronous:
        asyncio.run(story())
    else:
        with MercadoPago("TEST-x", transport=httpx.MockTransport(handler)) as mp:
            for _ in range(400):
                with pytest.raises(ServerError):
                    mp.orders.get("ORD1")
    assert 400 < len(sent) < 440


def test_the_budget(fake_time: FakeTime) -> None:
    """Full at the start, one for each ten answered calls, never more than twenty; a little comes back with time."""
    budget = retries.Budget(0.1)
    assert [budget.spend() for _ in range(21)] == [True] * 20 + [False]
    for _ in range(10):
        budget.earn()
    assert [budget.spend() for _ in range(2)] == [True, False]
    for _ in range(1000):
        budget.earn()
    assert [budget.spend() for _ in range(21)] == [True] * 20 + [False]
    fake_time.advance(1 / retries.REFILL_PER_S)
    assert [budget.spend() for _ in range(2)] == [True, False]


def test_no_budget_and_no_limit() -> None:
    assert retries.Budget(0.001).spend()
    assert MercadoPago("TEST-x", retry_budget=100)
    assert not retries.Budget(0.0).spend()
    without_limit = retries.Budget(math.inf)
    assert all(without_limit.spend() for _ in range(10_000))


@pytest.mark.parametrize("budget", [-0.1, math.nan, None, True, "1", 100.1, 10**400])
def test_budgets_that_are_none(budget: Any) -> None:
    with pytest.raises(ValueError, match="retry budget"):
        MercadoPago("TEST-x", retry_budget=budget)


def test_closing_ends_a_wait() -> None:
    """A call that waits for its next attempt ends with the error of the last one, without that attempt."""
    with serving(says(503, b"", "Retry-After: 20")) as server:
        mp = MercadoPago("TEST-x", base_url=server.base_url)

        async def story() -> MercadoPagoError:
            waiting = asyncio.create_task(asyncio.to_thread(lambda: mp.orders.get("ORD1")))
            while not server.seen:
                await asyncio.sleep(0.01)
            await asyncio.sleep(0.1)
            mp.close()
            with pytest.raises(ServerError) as caught:
                await waiting
            return caught.value

        assert asyncio.run(story()).attempts == 1
        assert len(server.seen) == 1


LARGE = 20_000_000
"""More bytes than sockets take that nobody reads."""


def padded(size: int) -> bytes:
    """An order of so many bytes."""
    empty = json.dumps({"id": "ORD1", "status": "created", "description": ""}).encode()
    return empty[:-2] + b"x" * (size - len(empty)) + empty[-2:]


@BOTH
@pytest.mark.parametrize("chunked", [False, True])
def test_four_mebibytes_are_the_limit(*, chunked: bool, asynchronous: bool) -> None:
    for size, fits in [(body.MAX_BYTES, True), (body.MAX_BYTES + 1, False)]:
        content = padded(size)
        head = b"HTTP/1.1 201 Created\r\nTransfer-Encoding: chunked\r\n\r\n"
        sent = head + b"%x\r\n%b\r\n0\r\n\r\n" % (size, content) if chunked else answer(201, content)
        with serving(raw(sent)) as server:
            result = run(server.base_url, asynchronous=asynchronous)
        if fits:
            assert len(result.description) > body.MAX_BYTES - 100
        else:
            assert isinstance(result, OutcomeUnknown)
            assert (result.status, result.attempts, len(result.body)) == (201, 1, body.MAX_BYTES)
            assert "4 MiB" in str(result)


@BOTH
def test_an_endless_answer_is_refused_early(*, asynchronous: bool) -> None:
    def endless(connection: Any) -> None:
        connection.sendall(b'HTTP/1.1 201 Created\r\n\r\n{"id": "ORD7", "x": "')
        while True:
            connection.sendall(b"x" * 65536)

    with serving(endless) as server:
        error = run(server.base_url, asynchronous=asynchronous)
    assert isinstance(error, OutcomeUnknown)
    assert error.order_id == "ORD7"
    assert "4 MiB" in str(error)


@BOTH
@pytest.mark.parametrize("encoding", ["gzip", "x-gzip", "deflate", "GZIP"])
def test_compressed_answers_are_read(encoding: str, *, asynchronous: bool) -> None:
    compressed = zlib.compress(CREATED) if encoding == "deflate" else gzip.compress(CREATED)
    with serving(says(201, compressed, f"Content-Encoding: {encoding}")) as server:
        assert run(server.base_url, asynchronous=asynchronous).id == "ORD1"
        assert server.seen[0].headers["accept-encoding"] == "gzip"


def test_a_gzip_file_of_several_members_is_read() -> None:
    content = gzip.compress(CREATED[:9]) + gzip.compress(CREATED[9:])
    with serving(says(201, content, "Content-Encoding: gzip")) as server:
        assert run(server.base_url, asynchronous=False).id == "ORD1"


def inflating(times: float) -> bytes:
    """A gzip body that says so many times what it is long: found by trying, since it depends on its own length."""
    low, high = 1000, 4_000_000
    while low < high:
        middle = (low + high + 1) // 2
        if middle <= times * len(gzip.compress(padded(middle))):
            low = middle
        else:
            high = middle - 1
    return gzip.compress(padded(low))


@BOTH
def test_a_hundred_times_are_the_limit(*, asynchronous: bool) -> None:
    fits = inflating(100)
    ratio = len(gzip.decompress(fits)) / len(fits)
    assert 95 < ratio <= 100
    with serving(says(201, fits, "Content-Encoding: gzip")) as server:
        assert run(server.base_url, asynchronous=asynchronous).id == "ORD1"
    with serving(says(201, inflating(110), "Content-Encoding: gzip")) as server:
        error = run(server.base_url, asynchronous=asynchronous)
    assert isinstance(error, OutcomeUnknown)
    assert (error.order_id, error.attempts) == ("ORD1", 1)
    assert "inflates" in str(error)


def test_a_bomb_does_not_go_off() -> None:
    """4 GiB in 4 MiB: what is held is bounded all the way."""
    compressor = zlib.compressobj(1, wbits=31)
    bomb = b"".join(compressor.compress(b"0" * 1_000_000) for _ in range(100)) + compressor.flush()
    with serving(says(500, bomb, "Content-Encoding: gzip")) as server:
        error = run(server.base_url, asynchronous=False, max_attempts=1)
    assert isinstance(error, ServerError)
    assert len(error.body) <= body.MAX_BYTES


@BOTH
def test_a_refusal_of_ten_megabytes_is_a_refusal(*, asynchronous: bool) -> None:
    content = b'{"errors": [{"code": "property_value", "message": "%b"}]}' % (b"x" * 10_000_000)
    with serving(says(400, content)) as server:
        error = run(server.base_url, asynchronous=asynchronous)
    assert isinstance(error, BadRequest)
    assert len(error.body) == body.MAX_BYTES
    assert len(str(error)) < 2000


def test_many_headers_are_refused() -> None:
    with serving(closing(b"HTTP/1.1 201 Created\r\n" + b"X: y\r\n" * 50_000)) as server:
        error = run(server.base_url, asynchronous=False, max_attempts=1)
    assert isinstance(error, OutcomeUnknown)


@pytest.mark.slow
@BOTH
def test_a_black_hole_is_not_sent_to(*, asynchronous: bool) -> None:
    """A connection that is never accepted ends within its ten seconds, or the time of the attempt."""
    with socket.create_server(("127.0.0.1", 0), backlog=0) as listener:
        address = listener.getsockname()
        fillers = [socket.socket() for _ in range(3)]
        for filler in fillers:
            filler.setblocking(False)  # noqa: FBT003
            filler.connect_ex(address)
        began = time.monotonic()
        error = run(f"http://127.0.0.1:{address[1]}", asynchronous=asynchronous, timeout=0.3, max_attempts=1)
        assert time.monotonic() - began < LATE_S
        for filler in fillers:
            filler.close()
    assert isinstance(error, RequestNotSent)


def test_drops_are_lost_answers() -> None:
    with serving(drop) as server:
        assert isinstance(run(server.base_url, asynchronous=False, max_attempts=1), OutcomeUnknown)
