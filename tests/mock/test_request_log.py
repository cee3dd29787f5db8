"""The line for each request: what it says, what it hides, and that nobody has to read it."""

import fcntl
import json
import os
import pty
import re
import signal
import socket
import subprocess
import threading
from collections.abc import Iterator
from typing import Any

import httpx
import pytest
from answers import CONTRACT, CheckedClient
from mp_orders_mock import create_app
from mp_orders_mock.journal import Entry
from mp_orders_mock.request_log import RequestLog, json_left_out, json_line, text_line
from processes import COMMAND, serving
from receiver import Receiver
from samples import MERCHANT, ONLINE, changed, headers

TIME = re.compile(r"^[0-9]{2}:[0-9]{2}:[0-9]{2}\.[0-9]{3} ")
MORE = {"headers", "body", "answer_headers", "answer"}
TOOK = re.compile(r" [0-9]+\.[0-9] ms")


class Watched:
    """A mock in this process, and the lines that its log would have, without times."""

    def __init__(self) -> None:
        self.entries: list[Entry] = []
        self.mock = CheckedClient(create_app(CONTRACT, log=self.entries.append))

    def lines(self) -> list[str]:
        written = [text_line(each) for each in self.entries]
        assert all(TIME.match(line) for line in written)
        self.entries.clear()
        return [TOOK.sub("", TIME.sub("", line), 1) for line in written]


@pytest.fixture
def watched() -> Iterator[Watched]:
    found = Watched()
    with found.mock:
        yield found


def test_a_line_says_what_became_of_a_request(watched: Watched) -> None:
    mock = watched.mock
    for body in (ONLINE, ONLINE, changed(ONLINE, total_amount="1.00"), changed(ONLINE, description=5)):
        mock.post("/v1/orders", json=body, headers=headers(key="k"))
    mock.post("/merchant_orders?b=canary", json={"items": [{"quantity": "x"}]}, headers=headers())
    mock.get("/nothing")
    assert watched.lines() == [
        "POST /v1/orders 201",
        "POST /v1/orders 201 replayed",
        "POST /v1/orders 409 idempotency_key_already_used",
        "POST /v1/orders 400 property_type (type) $.description: expected string, but got number",
        "POST /merchant_orders?b=*** 400 unmarshal_error (type) $.items[0].quantity: expected integer, but got string",
        "GET /nothing 404 resource_not_found",
    ]


def test_a_notification_has_a_line(watched: Watched) -> None:
    """Of each attempt: which address, without its query, what it answered, and what comes next; in JSON, too."""
    with Receiver(lambda count, _: 200 if count > 1 else 503) as shop:
        watched.mock.controls.webhooks.put(f"{shop.url}?key=canary", secret="canary")
        watched.mock.controls.add_fault(kind="duplicate")
        order = watched.mock.post("/v1/orders", json=ONLINE, headers=headers()).json()["id"]
        assert watched.mock.controls.webhooks.wait()
        watched.mock.controls.webhooks.resend(watched.mock.controls.webhooks.notifications()[0]["id"])
        assert watched.mock.controls.webhooks.wait()
        written = [json.loads(json_line(each)) for each in watched.entries[1:]]
    _, failed, sent = watched.lines()
    begin = f"-> POST {shop.url} 503 fault=duplicate order.processed of {order}; answered 503, not 200 or 201"
    assert failed.startswith(f"{begin}; it comes again at")
    assert sent == f"-> POST {shop.url} 200 order.processed of {order}"
    assert [(each["sent"], each["status"], each["operation"]) for each in written] == [
        (True, 503, "receive_order_notification"),
        (True, 200, "receive_order_notification"),
    ]
    assert "canary" not in f"{written}{failed}{sent}"


def test_an_address_that_gives_no_answer_has_a_line(watched: Watched) -> None:
    with Receiver() as gone:
        url = gone.url
    watched.mock.controls.webhooks.put(url)
    watched.mock.post("/v1/orders", json=ONLINE, headers=headers())
    assert watched.mock.controls.webhooks.wait()
    assert watched.lines()[-1].startswith(f"-> POST {url} no answer order.processed of ORDTST")


def test_a_line_names_the_rule(watched: Watched) -> None:
    watched.mock.post("/v1/orders", json=changed(ONLINE, total_amount="1.00"), headers=headers())
    (line,) = watched.lines()
    assert line.startswith("POST /v1/orders 400 invalid_total_amount (total-is-sum)")


def test_a_line_names_the_fault(watched: Watched) -> None:
    for fault in ({"kind": "error", "code": "500"}, {"kind": "html_body"}, {"kind": "delay", "delay_ms": 1}):
        watched.mock.controls.add_fault(**fault)
        watched.mock.unchecked("POST", "/v1/orders", json=ONLINE, headers=headers())
    watched.mock.controls.add_fault(kind="drop_after_commit")
    watched.mock.unchecked("POST", "/v1/orders", json=ONLINE, headers=headers())
    assert watched.lines() == [
        "POST /v1/orders 500 fault=error 500",
        "POST /v1/orders 502 fault=html_body",
        "POST /v1/orders 201 fault=delay",
        "POST /v1/orders closed fault=drop_after_commit",
    ]


def test_the_control_api_has_lines_and_no_entries(watched: Watched) -> None:
    watched.mock.unchecked("GET", "/__mock/clock")
    watched.mock.unchecked("POST", "/__mock/clock/advance", json={"by": "15min"})
    why = "'15min' is not a duration such as PT24H"
    assert watched.lines() == ["GET /__mock/clock 200", f"POST /__mock/clock/advance 400 invalid_request {why}"]
    assert watched.mock.controls.journal.last() == []


@pytest.mark.parametrize(
    ("sent", "says"),
    [
        ({}, "no access token was sent"),
        ({"Authorization": "Bearer canary"}, "the access token is none of this API"),
        ({"Authorization": "Basic TEST-canary"}, "no access token was sent"),
    ],
)
def test_a_wrong_token_is_told_what_it_takes(watched: Watched, sent: dict[str, str], says: str) -> None:
    """In the answer, where its envelope has room, and in the line."""
    hint = f"{says}: a token begins with TEST- or APP_USR- and is sent as Authorization: Bearer <token>"
    answers = [watched.mock.get("/v1/orders/x", headers=sent), watched.mock.get("/terminals/v1/list", headers=sent)]
    details = [answer.json()["errors"][0]["details"] for answer in answers]
    assert details == [[f"'header.Authorization' - {hint}"]] * 2
    merchant = watched.mock.get("/merchant_orders/1", headers=sent).json()
    assert merchant["cause"] == [{"code": "invalid_token", "description": hint, "data": "header.Authorization"}]
    assert all(line.endswith(hint) for line in watched.lines())


def test_the_journal_tells_it_where_the_answer_has_no_room(observed: CheckedClient) -> None:
    assert observed.get("/v1/orders/x").json().keys() == {"code", "message"}
    (entry,) = observed.controls.journal.last()
    assert entry["code"] == "unauthorized"
    assert "TEST- or APP_USR-" in entry["reason"]


def test_an_account_that_was_removed_is_named(watched: Watched) -> None:
    watched.mock.controls.put_account(77, removed=True)
    answer = watched.mock.post("/v1/orders", json=ONLINE, headers=headers("TEST-1-1-0-77"))
    assert answer.json()["errors"][0]["details"] == ["'header.Authorization' - the account 77 was removed"]


def test_a_line_stays_one_line_and_hides_what_is_secret(watched: Watched) -> None:
    """Names of properties are quoted in it, as they were sent."""
    names = ["\x1b[31m\n", "TEST-canary-1", '"token": "canary', "\u2028", "x" * 9000]
    for name in names:
        for path, body in (("/v1/orders", ONLINE), ("/merchant_orders", MERCHANT)):
            watched.mock.post(path, json=changed(body, **{name: 1}), headers=headers())
    watched.mock.get(f"/{'x' * 9000}", headers=headers())
    watched.mock.get("/APP_USR-canary%0A", headers=headers("TEST-canary"))
    watched.entries.append(Entry(0, "GET", "/\n", 421, 1, reason="\x1b[31m\n\u2028"))
    written = [text_line(each) for each in watched.entries] + [json_line(each) for each in watched.entries]
    assert "canary" not in "".join(written)
    assert all(line.count("\n") == 0 and "\x1b" not in line for line in written)
    assert "\\x1b[31m\\n\\u2028" in written[len(watched.entries) - 1]
    assert max(map(len, written[: len(watched.entries)])) < 600


def test_json_lines_are_the_journal_without_bodies(watched: Watched) -> None:
    watched.mock.post("/v1/orders", json=changed(ONLINE, description=5), headers=headers())
    (line,), (shown,) = map(json_line, watched.entries), watched.mock.controls.journal.last()
    assert json.loads(line) == {name: shown[name] for name in shown.keys() - MORE}


# As a process


def ask(url: str) -> None:
    httpx.post(f"{url}/v1/orders", json=ONLINE, headers=headers("TEST-canary"))
    httpx.get(f"{url}/__mock/clock")
    httpx.get(f"{url}/x", headers={"Host": "elsewhere"})
    with socket.create_connection(url.removeprefix("http://").split(":")) as raw:
        raw.sendall(b"TEST-canary\r\n\r\n")
        assert raw.recv(100).startswith(b"HTTP/1.1 400")


def said(*arguments: str) -> list[str]:
    """What a mock says after where it listens."""
    with serving(*arguments) as (process, line):
        assert line.startswith("mp-orders-mock: listening on ")
        ask(line.split()[-1])
        process.send_signal(signal.SIGTERM)
        output, _ = process.communicate(timeout=30)
    return [TOOK.sub("", TIME.sub("", each), 1) for each in output.splitlines()]


def test_what_it_says_while_it_runs() -> None:
    """Without colors, since nobody looks; also of what is refused before it is a request."""
    assert said() == [
        "POST /v1/orders 201",
        "GET /__mock/clock 200",
        "GET /x 421 misdirected_request the host 'elsewhere' is not served; see --allow-host",
        "- - 400 bad_request The request is not well-formed HTTP.",
    ]


def test_what_it_says_as_json() -> None:
    lines = [json.loads(line) for line in said("--log-format", "json")]
    assert [(each["method"], each["status"], each["code"]) for each in lines] == [
        ("POST", 201, None),
        ("GET", 200, None),
        ("GET", 421, "misdirected_request"),
        ("-", 400, "bad_request"),
    ]


def test_it_is_quiet_when_told() -> None:
    assert said("--quiet") == []


@pytest.mark.parametrize(("more", "colored"), [({}, True), ({"NO_COLOR": "1"}, False), ({"TERM": "dumb"}, False)])
def test_colors_are_for_a_terminal(more: dict[str, str], colored: bool) -> None:
    ours, theirs = pty.openpty()
    kept = {name: value for name, value in os.environ.items() if name != "NO_COLOR"}
    options: dict[str, Any] = {"stdout": theirs, "stderr": theirs, "env": {**kept, "TERM": "xterm", **more}}
    with (
        os.fdopen(ours, errors="replace") as terminal,
        subprocess.Popen([COMMAND, "--port", "0"], **options) as process,
    ):
        httpx.get(f"{terminal.readline().split()[-1]}/nothing")
        seen = terminal.readline()
        process.terminate()
    os.close(theirs)
    assert "/nothing" in seen
    assert ("\x1b[33m404\x1b[0m" in seen) == colored
    assert ("\x1b" in seen) == colored


def shrink(descriptor: int) -> None:
    """Let a pipe hold a page, where that can be said (Linux)."""
    if hasattr(fcntl, "F_SETPIPE_SZ"):
        fcntl.fcntl(descriptor, fcntl.F_SETPIPE_SZ, 4096)


def test_a_pipe_that_nobody_reads_stops_nothing() -> None:
    """Nor one whose reader is gone."""
    with serving() as (process, line), httpx.Client(base_url=line.split()[-1]) as client:
        assert process.stdout is not None
        shrink(process.stdout.fileno())
        assert {client.get("/nothing").status_code for _ in range(300)} == {404}
        process.stdout.close()
        assert {client.get("/nothing").status_code for _ in range(10)} == {404}
        process.send_signal(signal.SIGTERM)
        process.wait(30)


def test_what_nobody_reads_in_time_is_left_out_and_counted() -> None:
    theirs, ours = os.pipe()
    shrink(ours)
    log = RequestLog(json_line, json_left_out, ours)
    for number in range(5000):
        log(Entry(0, "GET", f"/{number}", 404, 1))
    seen: list[bytes] = []

    def read() -> None:
        while data := os.read(theirs, 65536):
            seen.append(data)

    reader = threading.Thread(target=read)
    reader.start()
    log.close(60)
    os.close(ours)
    reader.join()
    os.close(theirs)
    lines = [json.loads(line) for line in b"".join(seen).splitlines()]
    left_out = sum(each.get("left_out", 0) for each in lines)
    assert left_out > 0
    assert left_out + sum("path" in each for each in lines) == 5000


def test_what_waits_is_written_at_the_end() -> None:
    theirs, ours = os.pipe()
    log = RequestLog(json_line, json_left_out, ours)
    for _ in range(100):
        log(Entry(0, "GET", "/", 404, 1))
    log.close(60)
    os.close(ours)
    with os.fdopen(theirs) as pipe:
        assert len(pipe.read().splitlines()) == 100
