"""Whatever is sent, the server answers within its limits or cuts the connection, goes on, and tells no secret."""

import json
import random
import socket
import subprocess
import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path
from typing import Any

import httpx
import pytest
from answers import CONTRACT, CheckedClient
from mp_orders_mock import MockServer, create_app
from mp_orders_mock import server as server_module
from mp_orders_mock.http import limits
from mp_orders_mock.tls import certificate_in
from processes import serving
from samples import MERCHANT, ONLINE, POINT, changed, headers

HEAD = b"POST /v1/orders HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer TEST-x\r\nX-Idempotency-Key: k\r\n"
BODY = json.dumps(ONLINE).encode()


@pytest.fixture(scope="module")
def server() -> Iterator[MockServer]:
    with MockServer() as server:
        yield server


def raw(server: MockServer, *parts: bytes, pause_s: float = 0, timeout_s: float = 5, answers: int = 1) -> bytes:
    """Send bytes as they are; gives what comes back until the connection ends or is silent."""
    host, port = server.base_url.removeprefix("http://").split(":")
    with socket.create_connection((host, int(port)), timeout=timeout_s) as connection:
        answer = b""
        try:
            for part in parts:
                connection.sendall(part)
                time.sleep(pause_s)
            connection.settimeout(timeout_s)
            while chunk := connection.recv(65536):
                answer += chunk
                complete = answer.endswith(b"}") and answer.count(b"HTTP/1.1 ") >= answers
                if complete and b"connection: close" not in answer.lower():
                    break
        except (ConnectionError, TimeoutError):
            pass
        return answer


def until_closed(
    server: MockServer, *parts: bytes, pause_s: float = 0, timeout_s: float = 30, ends: bool = False
) -> bytes:
    """Send bytes, end this side if asked to, and wait until the server closes; gives what it has said.

    Raises:
        TimeoutError: it does not close it.
    """
    host, port = server.base_url.removeprefix("http://").split(":")
    with socket.create_connection((host, int(port)), timeout=timeout_s) as connection:
        answer = b""
        with suppress(ConnectionError):
            for part in parts:
                connection.sendall(part)
                time.sleep(pause_s)
            if ends:
                connection.shutdown(socket.SHUT_WR)
            while chunk := connection.recv(65536):
                answer += chunk
        return answer


def alive(server: MockServer) -> bool:
    return httpx.get(f"{server.base_url}/v1/orders/x", headers=headers()).status_code == 400


@pytest.mark.parametrize(
    "text",
    [
        b"nonsense\r\n\r\n",
        b"\x00\x01\x02\r\n\r\n",
        b"BREW / HTTP/1.1\r\n\r\n",
        b"GET / HTTP/9.9\r\n\r\n",
        HEAD + b"Content-Length: x\r\n\r\n",
        HEAD + b"Content-Length: -1\r\n\r\n",
        HEAD + b"Content-Length: 5\r\nContent-Length: 6\r\n\r\n",
        HEAD + b"Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
        HEAD + b"Transfer-Encoding: chunked\r\n\r\nzz\r\n",
        HEAD + b"Bad Header: x\r\n\r\n",
        HEAD + b"X: a\r\n folded\r\n\r\n",
        b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03" + b"x" * 100,
    ],
)
def test_http_that_is_not_well_formed(server: MockServer, text: bytes) -> None:
    answer = raw(server, text)
    assert answer.startswith(b"HTTP/1.1 400"), answer
    assert b"x-request-id" in answer
    assert json.loads(answer.partition(b"\r\n\r\n")[2])["errors"][0]["code"] in ("bad_request", "json_syntax_error")
    assert alive(server)


@pytest.mark.parametrize("size", [limits.MAX_HEAD - 200, limits.MAX_HEAD + 200, 10 * limits.MAX_HEAD])
@pytest.mark.parametrize("where", ["value", "many", "target", "unfinished"])
def test_heads_at_the_limit(server: MockServer, size: int, where: str) -> None:
    big = b"x" * (size - len(HEAD))
    text = {
        "value": HEAD + b"X: " + big + b"\r\nContent-Length: 0\r\n\r\n",
        "many": HEAD + b"X: y\r\n" * (len(big) // 6) + b"Content-Length: 0\r\n\r\n",
        "target": b"GET /" + big + b"x" * len(HEAD) + b" HTTP/1.1\r\nHost: localhost\r\n\r\n",
        "unfinished": HEAD + b"X: " + big,
    }[where]
    fits = size < limits.MAX_HEAD
    answer = raw(server, text, timeout_s=0.5 if where == "unfinished" and fits else 5)
    if where == "unfinished" and fits:
        assert answer == b""
    else:
        expected = (b"404" if where == "target" else b"400") if fits else b"431"
        assert answer.startswith(b"HTTP/1.1 " + expected), answer[:200]
    assert alive(server)


def create(key: bytes, padding: int = 0, more: bytes = b"") -> bytes:
    body = BODY + b" " * padding
    head = b"POST /v1/orders HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer TEST-x\r\nX-Idempotency-Key: " + key
    return head + more + b"\r\nContent-Length: %d\r\n\r\n" % len(body) + body


@pytest.mark.parametrize(
    ("padding", "behind"),
    [
        (0, b"garbage\r\n\r\n"),
        (20_000, b"GET /__mo"),
        (0, b"GET / HTTP/1.1\r\nX: " + b"x" * 20_000),
        (0, b"GET http://localhost HTTP/1.1\r\nHost: localhost\r\n\r\n"),
        (0, HEAD + b"Content-Length: x\r\n\r\n"),
    ],
)
def test_a_refusal_is_not_the_answer_to_the_request_before_it(server: MockServer, padding: int, behind: bytes) -> None:
    key = f"pipelined-{padding}-{len(behind)}".encode()
    answer = raw(server, create(key, padding) + behind, timeout_s=1)
    assert answer.startswith(b"HTTP/1.1 201"), answer
    assert answer.count(b"HTTP/1.1 201") == answer.count(b"HTTP/1.1 ") == 1
    assert b"idempotent-replayed" in raw(server, create(key, padding))


@pytest.mark.parametrize("bad", [b"Transfer-Encoding: chunked\r\n\r\nzz\r\n", b"Transfer-Encoding: gzip\r\n\r\nx"])
def test_a_request_that_waits_for_others_and_goes_wrong_is_not_begun(server: MockServer, bad: bytes) -> None:
    """It would wait for the rest of its body for ever."""
    others = get(b"/nothing") + get(b"/v1/orders/x")
    answer = until_closed(server, others + HEAD + bad, timeout_s=5)
    assert [part[:3] for part in answer.split(b"HTTP/1.1 ")[1:]] == [b"404", b"401"]


@pytest.mark.parametrize("behind", [b"", HEAD, HEAD + b"Content-Length: 9\r\n\r\nx"], ids=["nothing", "head", "body"])
def test_a_client_that_ends_its_side_gets_its_answers(server: MockServer, behind: bytes) -> None:
    """Whole requests are answered, also behind others; what is left of one that is not whole is dropped."""
    key = f"half-{len(behind)}".encode()
    for _ in range(5):
        answer = until_closed(server, create(key) + get(b"/nothing") + behind, timeout_s=5, ends=True)
        assert [part[:3] for part in answer.split(b"HTTP/1.1 ")[1:]] == [b"201", b"404"]
    assert until_closed(server, HEAD, timeout_s=5, ends=True) == b""


@pytest.mark.parametrize("tail", [b"0\r\nX: ", b"0\r\n", b"1;a="], ids=["a trailer", "trailers", "an extension"])
def test_what_is_beside_the_body_is_bounded(server: MockServer, tail: bytes) -> None:
    """The parser keeps an endless trailer in memory."""
    more = b"X-Trailer: " + b"x" * 1012 + b"\r\n" if tail == b"0\r\n" else b"x" * 1024
    host, port = server.base_url.removeprefix("http://").split(":")
    with socket.create_connection((host, int(port)), timeout=30) as connection:
        connection.sendall(HEAD + b"Expect: 100-continue\r\nTransfer-Encoding: chunked\r\n\r\n")
        assert connection.recv(1000).startswith(b"HTTP/1.1 100")  # so that the head is read
        connection.sendall(tail + more * 17)
        assert connection.recv(1000).startswith(b"HTTP/1.1 431")


def test_many_small_chunks_are_no_head(server: MockServer) -> None:
    chunks = b"".join(b"1;extension=%s\r\n%c\r\n" % (b"x" * 100, each) for each in BODY)
    text = HEAD.replace(b": k", b": small-chunks") + b"Transfer-Encoding: chunked\r\n\r\n" + chunks
    parts = [text[place : place + 1000] for place in range(0, len(text), 1000)]
    answer = raw(server, *parts, b"0\r\nX-Trailer: " + b"x" * 8000 + b"\r\n\r\n")
    assert answer.startswith(b"HTTP/1.1 201"), answer


def test_what_is_read_ahead_is_bounded(server: MockServer, monkeypatch: pytest.MonkeyPatch) -> None:
    """A client that pipelines faster than it is answered waits for its answers."""
    longest, complete = 0, limits.LimitedProtocol.on_response_complete

    def note(self: limits.LimitedProtocol) -> None:
        nonlocal longest
        longest = max(longest, len(self.pipeline))
        complete(self)

    monkeypatch.setattr(limits.LimitedProtocol, "on_response_complete", note)
    host, port = server.base_url.removeprefix("http://").split(":")
    asked, number = get(b"/nothing"), 20_000
    with socket.create_connection((host, int(port)), timeout=60) as connection:
        sender = threading.Thread(target=connection.sendall, args=(asked * number,))
        sender.start()
        answers = b""
        while answers.count(b"HTTP/1.1 404") < number:
            answers += connection.recv(1 << 20)
        sender.join()
    assert 0 < longest < number / 2


def test_pipelined_requests_are_answered_in_order(server: MockServer) -> None:
    text = create(b"one") + b"GET /nothing HTTP/1.1\r\nHost: localhost\r\n\r\n" + create(b"one")
    answer = raw(server, text, answers=3)
    assert [part[:3] for part in answer.split(b"HTTP/1.1 ")[1:]] == [b"201", b"404", b"201"]


UPGRADES = [
    b"\r\nConnection: Upgrade, HTTP2-Settings\r\nUpgrade: h2c",
    b"\r\nconnection: keep-alive, uPgRaDe\r\nuPGRADE: websocket",
    b"\r\nUpgrade: websocket",
]


@pytest.mark.parametrize("more", UPGRADES)
def test_a_wish_for_another_protocol_is_ignored(server: MockServer, more: bytes) -> None:
    """However the request is cut, and whatever follows it on the connection."""
    text = create(b"upgrade-%d" % len(more), more=more)
    behind = b"GET /nothing HTTP/1.1\r\nHost: localhost\r\n\r\n"
    for cut in (0, 20, text.index(more) + 8, text.index(b"\r\n\r\n") + 2, text.index(b"\r\n\r\n") + 4, len(text) - 5):
        answer = raw(server, text[:cut], text[cut:] + behind, pause_s=0.02, answers=2)
        assert [part[:3] for part in answer.split(b"HTTP/1.1 ")[1:]] == [b"201", b"404"], (cut, answer)
    many = raw(server, text * 50, answers=50)
    assert many.count(b"HTTP/1.1 201") == 50


def test_a_key_is_what_was_sent_however_it_is_cut(server: MockServer) -> None:
    """It once became another one where a packet began with `upgrade:`."""
    text = create(b"order-upgrade:1")
    cut = text.index(b"upgrade:")
    answers = [raw(server, text), raw(server, text[:cut], text[cut:], pause_s=0.05)]
    assert all(b"x-idempotency-key: order-upgrade:1\r\n" in each for each in answers)
    assert answers[0].rpartition(b"\r\n\r\n")[2] == answers[1].rpartition(b"\r\n\r\n")[2]


@pytest.mark.parametrize(
    ("head", "status"),
    [
        (b"GET /v1/orders/x HTTP/1.1\r\n\r\n", b"400"),
        (b"GET /v1/orders/x HTTP/1.0\r\n\r\n", b"401"),
        (b"CONNECT localhost:80 HTTP/1.1\r\nHost: localhost\r\n\r\n", b"400"),
    ],
)
def test_http_1_1_needs_a_host(server: MockServer, head: bytes, status: bytes) -> None:
    assert raw(server, head).startswith(b"HTTP/1.1 " + status)
    assert alive(server)


MORE_THAN_BUFFERS = 100_000_000


def test_a_client_that_sends_and_does_not_read_is_not_read_any_more(server: MockServer) -> None:
    """Its answers would fill the memory."""
    for number in range(50):
        httpx.post(f"{server.base_url}/v1/orders", json=ONLINE, headers=headers(key=f"large-{number}"))
    assert sent_without_reading(server, get(b"/__mock/state")) < MORE_THAN_BUFFERS
    assert alive(server)


def test_requests_that_wait_are_answered_before_more_are_read(
    server: MockServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    """They would fill the memory, one read for each answer."""
    waiting = []
    read = limits.LimitedProtocol.data_received

    def noted(protocol: limits.LimitedProtocol, data: bytes) -> None:
        waiting.append(len(protocol.pipeline))
        read(protocol, data)

    monkeypatch.setattr(limits.LimitedProtocol, "data_received", noted)
    request, count = HEAD + b"X-Padding: " + b"a" * 4000 + b"\r\nContent-Length: 2\r\n\r\n{}", 300
    server.controls.add_fault(kind="delay", delay_ms=1, operation="create_order", times=count)
    answers = raw(server, request * count, answers=count, timeout_s=60)
    assert answers.count(b"HTTP/1.1 400 ") == count
    assert len(waiting) > 1
    assert not any(waiting)


def sent_without_reading(server: MockServer, request: bytes) -> int:
    """How many bytes of requests the server, and what lies between, takes from a client that reads no answer."""
    host, port = server.base_url.removeprefix("http://").split(":")
    sent = 0
    with socket.create_connection((host, int(port))) as connection:
        connection.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
        connection.settimeout(1.0)
        with suppress(TimeoutError, ConnectionResetError):  # it is not read, and then, after ten seconds, cut
            while sent < MORE_THAN_BUFFERS:
                sent += connection.send(request * 100)
    return sent


def test_a_delay_counts_for_the_mock_and_not_for_the_client(
    server: MockServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(limits, "PATIENCE_S", 0.3)
    server.controls.add_fault(kind="delay", delay_ms=800)
    assert raw(server, create(b"delayed", 200_000)).startswith(b"HTTP/1.1 201")


def get(path: bytes, more: bytes = b"", version: bytes = b"1.1", method: bytes = b"GET") -> bytes:
    return method + b" " + path + b" HTTP/" + version + b"\r\nHost: localhost\r\n" + more + b"\r\n"


def test_both_ways_of_answering_keep_the_order(server: MockServer) -> None:
    """Small requests for the API are answered without a task, all others by one."""
    many = create(b"mixed-1") + get(b"/__mock/clock") + create(b"mixed-2") + create(b"mixed-3", 70_000) + get(b"/x")
    answer = raw(server, many, answers=5)
    assert [part[:3] for part in answer.split(b"HTTP/1.1 ")[1:]] == [b"201", b"200", b"201", b"201", b"404"]
    again = raw(server, *[bytes([byte]) for byte in create(b"mixed-2")])
    assert b"idempotent-replayed" in again


@pytest.mark.parametrize("first", [get(b"/x", b"Connection: close\r\n"), get(b"/x", version=b"1.0")])
def test_nothing_is_done_behind_the_last_request(server: MockServer, first: bytes) -> None:
    key = b"behind-%d" % len(first)
    head = create(key + b"-chunked", more=b"\r\nTransfer-Encoding: chunked").partition(b"\r\nContent-Length")[0]
    chunked = head + b"\r\n\r\n%x\r\n%s\r\n0\r\n\r\n" % (len(BODY), BODY)
    answer = raw(server, first + create(key) + chunked)
    assert answer.startswith(b"HTTP/1.1 404")
    assert b"connection: close" in answer
    assert answer.count(b"HTTP/1.1") == 1
    time.sleep(0.2)  # for what would be done behind the back
    assert key not in json.dumps(server.controls.dump()["idempotency_keys"]).encode()


def test_head_has_the_length_and_no_body(server: MockServer) -> None:
    answer = raw(server, get(b"/v1/orders/x", method=b"HEAD", more=b"Connection: close\r\n"))
    assert answer.startswith(b"HTTP/1.1 401")
    assert answer.endswith(b"\r\n\r\n")
    assert b"content-length: 0" not in answer


def test_trailers_are_no_headers(server: MockServer) -> None:
    head = (
        b"POST /v1/orders HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer TEST-x\r\nTransfer-Encoding: chunked\r\n"
    )
    chunk = b"%x\r\n%s\r\n0\r\nX-Idempotency-Key: k\r\n\r\n" % (len(BODY), BODY)
    assert b"empty_required_header" in raw(server, head + b"\r\n" + chunk)


@pytest.mark.parametrize(("size", "status"), [(256 * 1024, b"400"), (256 * 1024 + 1, b"413"), (3_000_000, b"413")])
@pytest.mark.parametrize("chunked", [True, False])
def test_bodies_at_the_limit(server: MockServer, size: int, status: bytes, chunked: bool) -> None:
    if chunked:
        parts = [b"%x\r\n%s\r\n" % (min(65536, size - n), b" " * min(65536, size - n)) for n in range(0, size, 65536)]
        answer = raw(server, HEAD + b"Transfer-Encoding: chunked\r\n\r\n", *parts, b"0\r\n\r\n")
    else:
        answer = raw(server, HEAD + b"Content-Length: %d\r\n\r\n" % size, b" " * size)
    assert answer.startswith(b"HTTP/1.1 " + status), answer[:100]
    assert alive(server)


@pytest.mark.parametrize(
    "parts",
    [
        [b""],
        [b"\r\n"],
        [b"POST /v1/ord"],
        [HEAD],
        [HEAD + b"Content-Length: 100\r\n\r\n", b"{"],
        [HEAD + b"Transfer-Encoding: chunked\r\n\r\n", b"5\r\n{"],
        [HEAD + b"Content-Length: 400000\r\n\r\n", b" " * 10],
    ],
)
def test_a_request_that_does_not_arrive_is_cut(
    server: MockServer, monkeypatch: pytest.MonkeyPatch, parts: list[bytes]
) -> None:
    monkeypatch.setattr(limits, "PATIENCE_S", 0.3)
    answer = until_closed(server, *parts)
    assert answer == b"" or answer.startswith((b"HTTP/1.1 408", b"HTTP/1.1 413")), answer
    assert alive(server)


def test_patience_is_ten_seconds() -> None:
    assert limits.PATIENCE_S == 10


def test_a_request_that_drips_is_cut_in_all(server: MockServer, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each byte buys no more time."""
    monkeypatch.setattr(limits, "PATIENCE_S", 0.5)
    answer = until_closed(server, *[bytes([byte]) for byte in HEAD * 3], pause_s=0.05)
    assert answer == b"" or answer.startswith(b"HTTP/1.1 408")


def send_without_reading(connection: socket.socket, text: bytes) -> None:
    for _ in range(200):
        connection.sendall(text)
        time.sleep(0.05)


def test_a_client_that_does_not_read_is_cut(server: MockServer, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "PATIENCE_S", 0.5)
    host, port = server.base_url.removeprefix("http://").split(":")
    asked = b"GET /__mock/state HTTP/1.1\r\nHost: localhost\r\n\r\n"
    body = changed(ONLINE, description="x" * 250)
    with httpx.Client(base_url=server.base_url) as client:
        for number in range(300):
            client.post("/v1/orders", json=body, headers=headers(key=f"unread-{number}"))
    with socket.create_connection((host, int(port)), timeout=5) as connection:
        connection.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
        with pytest.raises((ConnectionError, TimeoutError)):
            send_without_reading(connection, asked)
    assert alive(server)


@pytest.mark.parametrize(
    ("host", "status"),
    [
        ("127.0.0.1:8080", 400),
        ("localhost", 400),
        ("LOCALHOST:1", 400),
        ("mock.localhost", 400),
        ("[::1]:8080", 400),
        ("api.mercadopago.com", 400),
        ("192.168.0.7", 400),
        ("evil.example", 421),
        ("localhost.evil.example:8080", 421),
        ("evil.example/.localhost", 421),
        ("evil.example?.localhost", 421),
        ('a"b.localhost', 421),
        ("localhost:99999999", 421),
        ("127.0.0.1.evil.example", 421),
        ("evil.example:127.0.0.1", 421),
        ("evillocalhost", 421),
        ("", 421),
        ("[", 421),
        ("[::1].evil.example", 421),
    ],
)
def test_host_names(server: MockServer, host: str, status: int) -> None:
    """A web page cannot reach the mock by a name that it made point here."""
    for path in ("/v1/orders/x", "/__mock/clock"):
        answer = httpx.get(server.base_url + path, headers=headers() | {"Host": host})
        assert answer.status_code == (200 if status == 400 and "mock" in path else status), answer.text
        assert not [name for name in answer.headers if name.startswith("access-control")]


def test_every_host_header_counts(server: MockServer) -> None:
    answer = raw(server, b"GET /nothing HTTP/1.1\r\nHost: localhost\r\nHost: evil.example\r\n\r\n")
    assert answer.startswith((b"HTTP/1.1 421", b"HTTP/1.1 400")), answer


def hostile_bodies() -> Iterator[bytes]:
    """300 bodies: broken text, wrong values in every place, and random bytes."""
    chance = random.Random(1)
    values: list[Any] = [
        None,
        True,
        -1,
        0,
        1.5,
        1e308,
        10**30,
        "",
        "\x00",
        "\u202e",
        "é" * 300,
        "'; DROP TABLE orders;--",
    ]
    values += ["${jndi:ldap://x}", "../../etc/passwd", "%00%0a", [], {}, [[[]]], {"": ""}, {"$ref": "#"}, "9" * 1000]
    samples = [ONLINE, POINT, MERCHANT]
    for body in samples:
        for value in values:
            for name in body:
                yield json.dumps(body | {name: value}).encode()
    for _ in range(60):
        text = bytearray(json.dumps(chance.choice(samples)).encode())
        for _ in range(chance.randrange(1, 6)):
            text[chance.randrange(len(text))] = chance.randrange(256)
        yield bytes(text)
    for size in (0, 1, 2, 100, 5000):
        yield chance.randbytes(size)
    for open_, close in ((b"[", b"]"), (b'{"a":', b"}")):
        for depth in (10, 63, 64, 65, 1000, 40_000):
            yield open_ * depth + close * depth
            yield open_ * depth
    yield b'{"a":' + b"9" * 200_000 + b"}"
    yield b'"' + b"\\u0000" * 1000 + b'"'
    yield json.dumps(ONLINE).encode("utf-16")


@pytest.mark.parametrize("kind", ["memory", pytest.param("postgresql", marks=pytest.mark.slow)])
def test_hostile_bodies_on_every_operation(kind: str, request: pytest.FixtureRequest) -> None:
    """The answers are held against the contract, which knows no 5xx for them."""
    url = "sqlite://" if kind == "memory" else request.getfixturevalue("postgres_url")
    bodies = list(hostile_bodies())
    assert len(bodies) > 300
    with CheckedClient(create_app(CONTRACT, store=url)) as mock:
        order = mock.post("/v1/orders", json=POINT, headers=headers()).json()["id"]
        merchant = mock.post("/merchant_orders", json=MERCHANT, headers=headers()).json()["id"]
        requests = [("POST", "/v1/orders"), ("GET", f"/v1/orders/{order}"), ("POST", f"/v1/orders/{order}/cancel")]
        requests += [("POST", "/merchant_orders"), ("GET", f"/merchant_orders/{merchant}")]
        requests += [("PUT", f"/merchant_orders/{merchant}")]
        for body in bodies:
            for method, path in requests:
                more = {**headers(), "Content-Type": "application/json"}
                assert mock.request(method, path, content=body, headers=more).status_code < 500
        assert mock.get(f"/v1/orders/{order}", headers=headers()).status_code == 200


def test_the_store_gets_text_as_values(mock: CheckedClient) -> None:
    text = "'; DROP TABLE orders; --"
    made = mock.post("/v1/orders", json=changed(ONLINE, description=text), headers=headers(key="';--")).json()
    assert mock.get(f"/v1/orders/{made['id']}", headers=headers()).json()["description"] == text


@pytest.mark.parametrize("log_format", ["text", "json"])
def test_a_canary_token_is_nowhere(tmp_path: Path, log_format: str) -> None:
    """Standard output and error at DEBUG, the database and its log, the journal, and every answer."""
    canary = "TEST-canary-8b1f"
    database = tmp_path / "mock.db"
    options = ("--log-level", "debug", "--log-format", log_format, "--store", f"sqlite:///{database}")
    seen = b""
    with (tmp_path / "log").open("w") as log, serving(*options, stderr=log) as (process, line):
        url = line.split()[-1]
        with httpx.Client(base_url=url) as client:
            names = f"{canary}&access_token%3D{canary}"
            seen += client.get(f"/v1/orders/x?{names}", headers={canary: "x"}).content
            seen += client.get(f"/x%0Amp-orders-mock: INFO {canary}").content
            for token in (f"Bearer {canary}", f"Basic {canary}", canary, f"bearer  {canary}"):
                more = {"Authorization": token, "X-Idempotency-Key": token[-3:]}
                for method, path in (
                    ("POST", "/v1/orders"),
                    ("GET", "/v1/orders/x"),
                    ("GET", f"/{canary}"),
                    ("PUT", "/"),
                ):
                    seen += client.request(method, path, json=ONLINE, headers=more).content
                seen += client.post(f"/merchant_orders?access_token={canary}", json=MERCHANT).content
                seen += client.post(
                    f"/merchant_orders?x={canary}&access_token=%54EST-canary-8b1f", content=b"{"
                ).content
            seen += client.get("/__mock/journal").content + client.get("/__mock/state").content
            seen += raw_at(url, f"GET /{canary} HTTP/1.1\r\nAuthorization: {canary}\r\nbroken\r\n\r\n".encode())
        process.terminate()
        said, _ = process.communicate(timeout=20)
    text = (tmp_path / "log").read_text()
    files = b"".join(path.read_bytes() for path in tmp_path.iterdir() if path.name.startswith("mock.db"))
    assert "/merchant_orders?access_token=***" in said
    assert b"canary" not in files
    assert "canary" not in said
    assert "canary" not in text
    assert not [line for line in text.splitlines() if not line.startswith("mp-orders-mock: ")]
    assert b"canary" not in seen


def raw_at(url: str, text: bytes) -> bytes:
    host, port = url.removeprefix("http://").split(":")
    with socket.create_connection((host, int(port)), timeout=5) as connection:
        connection.sendall(text)
        return connection.recv(65536)


@pytest.mark.slow
def test_it_stops_at_once_although_a_request_is_held_back() -> None:
    with serving(stderr=subprocess.PIPE) as (process, line):
        host, port = line.split()[-1].removeprefix("http://").split(":")
        with socket.create_connection((host, int(port))) as held:
            held.sendall(HEAD + b"Content-Length: 100\r\n\r\n{")
            time.sleep(0.3)
            begin = time.monotonic()
            process.terminate()
            process.wait(10)
            assert time.monotonic() - begin < 3
            assert process.communicate()[1] == ""


def test_an_answer_under_way_goes_out_before_it_stops() -> None:
    with MockServer() as server:
        server.controls.add_fault(kind="delay", delay_ms=500)
        answers: list[int] = []

        def slow() -> None:
            answers.append(httpx.post(f"{server.base_url}/v1/orders", json=ONLINE, headers=headers()).status_code)

        thread = threading.Thread(target=slow)
        thread.start()
        time.sleep(0.2)
    thread.join()
    assert answers == [201]


def test_a_handshake_that_does_not_go_on_is_cut(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(server_module, "PATIENCE_S", 0.5)
    certificate = certificate_in(tmp_path, [])
    listener, app, started = server_module.listen("127.0.0.1", 0), create_app(CONTRACT), threading.Event()
    served = server_module.Server(app, certificate=(certificate.chain, certificate.key), started=started.set)
    thread = threading.Thread(target=served.run, kwargs={"sockets": [listener]})
    thread.start()
    assert started.wait(20)
    for hello in (b"", b"\x16\x03\x01\x02\x00\x01\x00"):
        with socket.create_connection(listener.getsockname(), timeout=10) as connection:
            connection.sendall(hello)
            assert connection.recv(100) == b""
    served.should_exit = True
    thread.join()
    listener.close()


def test_a_call_that_is_still_delayed_when_it_stops_is_cut(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without an answer that is none of the API's, and without a traceback."""
    monkeypatch.setattr(server_module, "GRACE_S", 1)
    with MockServer() as server:
        server.controls.add_fault(kind="delay", delay_ms=60_000)
        with ThreadPoolExecutor(1) as pool:
            call = pool.submit(raw, server, create(b"late"), timeout_s=20)
            time.sleep(0.3)
            server.__exit__(None, None, None)
            assert call.result() == b""
