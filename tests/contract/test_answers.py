"""Answers of any kind: none makes the kit crash, wait for ever, write to a terminal, or show a token."""

import gzip
import html
import json
import socket
import subprocess
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from urllib.parse import quote

import pytest
from listening import listening
from mp_orders_contract import Target, check
from mp_orders_contract.exchange import NOT_JSON, Exchange, Secrets
from mp_orders_contract.judge import violations
from mp_orders_contract.reports import text_report, write_reports
from mp_orders_contract.runner import Runner
from mp_orders_contract.session import Call, Session
from mp_orders_spec import operations

TOKEN = "APP_USR-canary+/=7"


@contextmanager
def server(answer: Callable[[socket.socket], None]) -> Iterator[str]:
    """Answers each connection by a function that writes what it likes."""

    def one(connection: socket.socket) -> None:
        with connection, suppress(OSError):
            connection.recv(65536)
            answer(connection)

    with listening(one) as url:
        yield url


def whole(body: bytes, *headers: bytes) -> Callable[[socket.socket], None]:
    head = b"\r\n".join([b"HTTP/1.1 201 Created", b"content-length: %d" % len(body), *headers])
    return lambda connection: connection.sendall(head + b"\r\nconnection: close\r\n\r\n" + body)


def for_ever(first: bytes, again: bytes) -> Callable[[socket.socket], None]:
    def answer(connection: socket.socket) -> None:
        connection.sendall(first)
        while True:
            connection.sendall(again)
            time.sleep(0.05)

    return answer


def asked(url: str, **more: float) -> Exchange:
    session = Session(Target(url, TOKEN, **more), lambda: 60.0, lambda exchange: None)  # type: ignore[arg-type]
    exchange = session.send(Call(operations()["get_order"], {"order_id": "1"}, token=TOKEN))
    session.close()
    return exchange


CHUNKED = b"HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n"
DRIPS = {
    "head": for_ever(b"HTTP/1.1 200 OK\r\n", b"x"),
    "early hints": for_ever(b"", b"HTTP/1.1 103 Early Hints\r\n\r\n"),
    "body": for_ever(CHUNKED + b"\r\n", b"1\r\nx\r\n"),
    "empty gzip": for_ever(CHUNKED + b"content-encoding: gzip\r\n\r\n", b"5\r\n\x00\x00\x00\xff\xff\r\n"),
}


@pytest.mark.parametrize("kind", DRIPS)
def test_an_answer_that_drips_ends_in_time(kind: str) -> None:
    with server(DRIPS[kind]) as url:
        exchange = asked(url, timeout_s=0.5)
    assert exchange.status is None
    assert exchange.failure == "the answer did not end in time"


@pytest.mark.parametrize(
    ("answer", "failure"),
    [
        (whole(b"x" * (8 * 1024 * 1024 + 1)), "the answer is larger than 8388608 bytes"),
        (
            whole(gzip.compress(b"x" * 100_000_000), b"content-encoding: gzip"),
            "the answer is larger than 8388608 bytes",
        ),
        (
            whole(b"x", b"content-encoding: gzip, gzip"),
            "the answer has the Content-Encoding gzip, gzip, which was not asked for",
        ),
        (whole(b"x", b"content-encoding: gzip"), "the answer cannot be unpacked"),
    ],
    ids=["large", "bomb", "twice packed", "not packed"],
)
def test_an_answer_is_bounded(answer: Callable[[socket.socket], None], failure: str) -> None:
    with server(answer) as url:
        assert asked(url).failure.startswith(failure)


def test_a_packed_answer_is_read() -> None:
    with server(whole(gzip.compress(b'{"id": "1"}'), b"content-encoding: gzip")) as url:
        assert asked(url).json == {"id": "1"}


SHAPES = [
    *(b"", b"\xff\xfe", b"[1]", b"null", b'"x"', b"1e999", b'{"id": "\\ud800"}'),
    b'{"id": ' + b"[" * 900 + b"]" * 900 + b"}",
    b"[" * 100_000,
    json.dumps({"id": "x" * 70_000}).encode(),
    b'{"id": {}, "errors": [[]], "collector": [1]}',
]


@pytest.mark.parametrize("body", SHAPES, ids=range(len(SHAPES)))
def test_an_answer_of_any_shape_ends_in_a_report(body: bytes, tmp_path: Path) -> None:
    with server(whole(body, b"content-type: application/json")) as url:
        report = check(Target(url, "TEST-a", terminals=["PAX_A910__A1"]), only=["create-replay", "answer-body"])
    assert report.exit_code in (1, 2)
    write_reports(report, tmp_path)
    assert "Traceback" not in text_report(report)


def test_half_a_character_is_no_json() -> None:
    exchange = Exchange("get_order", "GET", "http://x", (), None, 200, {}, b'{"id": "\\uD800"}')
    assert exchange.json is NOT_JSON
    assert "answer-body" in {fault.rule for fault in violations(exchange)}


ECHOES = {
    "plain": TOKEN,
    "escaped": TOKEN.replace("c", "\\u0063", 1),
    "slash": TOKEN.replace("/", "\\/"),
    "percent": "APP_USR-canary%2B%2F%3D7",
    "entity": TOKEN.replace("+", "&#43;"),
    "behind the cut": "x" * 4090 + TOKEN,
}


@pytest.mark.parametrize("kind", ECHOES)
def test_a_token_that_comes_back_is_not_shown(kind: str, tmp_path: Path) -> None:
    body = b'{"id": "1", "errors": [{"code": "%s", "message": "m"}]}' % ECHOES[kind].encode()
    with server(whole(body, b"content-type: application/json", b"x-echo: " + TOKEN.encode())) as url:
        report = check(
            Target(url, TOKEN, second_token=f"{TOKEN}2"), only=["token-in-query", "terminal-owner", "answer-body"]
        )
    write_reports(report, tmp_path)
    for text in (text_report(report), *(file.read_text() for file in tmp_path.iterdir())):
        assert "canary" not in text
    if kind == "plain":
        assert "$MP_ACCESS_TOKEN" in (tmp_path / "report.json").read_text()


def test_a_password_in_an_address_is_refused() -> None:
    with pytest.raises(ValueError, match="must not hold a user or a password"):
        Target("http://user:secret@host", "TEST-a")


WORDS = [
    b'{"a": "it\'s $HOME `id` !! \\\\ \\"x\\""}',
    '{"a": "Ñ 日本"}'.encode(),
    b"@/etc/passwd",
    b"a\nb\r\nc",
    b"\x00\xff binary",
    b"",
    b"x" * 150_000,
    b"{}" + b" " * 200_000,
    f'{{"a": "it\'s {TOKEN} and {TOKEN}"}}'.encode(),
]


@pytest.mark.parametrize("body", WORDS, ids=range(len(WORDS)))
@pytest.mark.parametrize("key", ["k", "llav\xe9", "it's $x", ""])
def test_a_line_sends_what_was_sent(body: bytes, key: str) -> None:
    """To the byte: method, headers and body."""
    got: list[bytes] = []

    def keep(connection: socket.socket) -> None:
        data = heads[0]
        head, _, rest = data.partition(b"\r\n\r\n")
        length = next(
            (int(line.split(b":")[1]) for line in head.split(b"\r\n") if line.lower().startswith(b"content-length")), 0
        )
        if b"100-continue" in head.lower():
            connection.sendall(b"HTTP/1.1 100 Continue\r\n\r\n")
        while len(rest) < length:
            rest += connection.recv(65536)
        got.append(head + b"\r\n\r\n" + rest)
        whole(b"{}")(connection)

    heads: list[bytes] = []
    listener = socket.create_server(("127.0.0.1", 0))
    url = f"http://127.0.0.1:{listener.getsockname()[1]}"

    def serve() -> None:
        for _ in range(2):
            connection, _ = listener.accept()
            with connection:
                heads[:] = [b""]
                while b"\r\n\r\n" not in heads[0]:
                    heads[0] += connection.recv(65536)
                keep(connection)

    thread = threading.Thread(target=serve)
    thread.start()
    kept: list[Exchange] = []
    session = Session(Target(url, TOKEN), lambda: 60.0, kept.append)
    exchange = session.send(Call(operations()["create_order"], body=body, token=TOKEN, key=key))
    line = exchange.curl(Secrets(TOKEN))
    environment = {"PATH": "/usr/bin:/bin", "MP_ACCESS_TOKEN": TOKEN}
    subprocess.run(
        ["bash"], input=line.encode("utf-8", "surrogateescape"), env=environment, check=True, capture_output=True
    )
    thread.join()
    session.close()
    listener.close()
    assert "canary" not in line
    first, second = (part.partition(b"\r\n\r\n") for part in got)
    assert first[2] == second[2] == body
    assert headers_of(first[0]) == headers_of(second[0])


def headers_of(head: bytes) -> dict[bytes, bytes]:
    ours = (b"authorization", b"x-idempotency-key", b"content-type", b"accept")
    pairs = [line.split(b":", 1) for line in head.split(b"\r\n")[1:]]
    return {b"": head.split(b" ")[0], **{name.lower(): value.strip() for name, value in pairs if name.lower() in ours}}


def test_what_is_left_of_a_token_that_was_cut_is_hidden() -> None:
    token = "APP_USR-1234-secret-token-0123456789"
    secrets = Secrets(token)
    for end in range(len(token) // 2, len(token) + 1):
        assert secrets.hide(f"pad {token[:end]}") == "pad $MP_ACCESS_TOKEN", end
    assert secrets.hide(f"{token}x {token[:20]}... {token[:8]}") == "$MP_ACCESS_TOKENx $MP_ACCESS_TOKEN... APP_USR-"


def test_a_server_writes_nothing_to_the_terminal(tmp_path: Path) -> None:
    body = b'{"id": "1", "status": "\\u001b[2J \x1b[31m \xe2\x80\xae", "x": "]]> <script>"}'
    with server(whole(body, b"content-type: application/json")) as url:
        report = check(Target(url, "TEST-a"), only=["create-replay", "online-order-as-sent", "answer-body"])
    write_reports(report, tmp_path)
    for text in (text_report(report), (tmp_path / "report.html").read_text(), (tmp_path / "junit.xml").read_text()):
        assert "\x1b" not in text
        assert "\u202e" not in text
    with server(whole(body, b"content-type: application/json")) as url, Runner(Target(url, "TEST-a")) as runner:
        assert "\x1b" not in runner.told(runner.result_of("create-replay"))
        assert "<script>" not in text or text.startswith("http")


@pytest.mark.parametrize(
    "token", ["APP_USR-a&b<c>", 'APP_USR-a"b', "APP_USR-a'b", "APP_USR-a\\b\\u0041", "APP_USR-a/b+c=%"]
)
@pytest.mark.parametrize(
    "write",
    [
        str,
        repr,
        json.dumps,
        html.escape,
        lambda token: html.escape(json.dumps(token)),
        lambda token: quote(token, safe=""),
    ],
    ids=["text", "Python", "JSON", "page", "JSON in a page", "address"],
)
def test_a_token_is_hidden_however_it_is_written(token: str, write: Callable[[str], str]) -> None:
    shown = Secrets(token).hide(f"got {write(token)} back")
    assert "APP_USR" not in shown
    assert "$MP_ACCESS_TOKEN" in shown
