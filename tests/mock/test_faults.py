"""Faults: each documented code that plain HTTP cannot provoke, and what a network does to an answer."""

import json
import socket
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import httpx
import pytest
from answers import CONTRACT, CheckedClient, code_of
from mp_orders_mock import MockServer
from mp_orders_mock import server as server_module
from mp_orders_mock.control.errors import ControlError
from mp_orders_mock.faults import Fault, FaultError, Faults
from mp_orders_mock.pytest_plugin import MpMock
from operations import OPERATIONS, ORDER_ID
from samples import ONLINE, POINT, headers

EVERY_CODE = [
    (operation.id, code.status, code.code)
    for operation in CONTRACT.operations.values()
    for code in operation.codes.values()
]


def send(mock: CheckedClient, operation: str) -> httpx.Response:
    each, path = OPERATIONS[operation], OPERATIONS[operation].path
    if each.about is not None:
        order = mock.post("/v1/orders", json={**ONLINE, **each.about}, headers=headers()).json()
        path = path.replace(ORDER_ID, order["id"])
    return mock.request(each.method, path, headers=headers(), **({} if each.body is None else {"json": each.body}))


@pytest.mark.parametrize(("operation", "status", "code"), EVERY_CODE, ids=lambda value: str(value))
def test_every_code_of_the_contract_can_be_provoked(
    mock: CheckedClient, operation: str, status: int, code: str
) -> None:
    mock.controls.add_fault(operation=operation, kind="error", status=status, code=code)
    response = send(mock, operation)
    assert (response.status_code, code_of(response.json())) == (status, code)
    assert ("retry-after" in response.headers) == (status == 429)
    assert send(mock, operation).status_code != status or status == 404
    mine = [each["fault"] for each in mock.controls.journal.last() if each["operation"] == operation]
    assert mine[0] == "error"


def test_a_rejected_payment_leaves_a_failed_order(mock: CheckedClient) -> None:
    """402: the order exists and its payment failed; the key is free, as after every refusal."""
    mock.controls.add_fault(operation="create_order", kind="error", code="failed", status_detail="high_risk")
    response = mock.post("/v1/orders", json=ONLINE, headers=headers(key="k"))
    order = response.json()["data"]
    payment = order["transactions"]["payments"][0]
    assert response.status_code == 402
    assert response.json()["errors"][0]["details"] == [f"{payment['id']}: high_risk"]
    assert (order["status"], payment["status"], payment["status_detail"]) == ("failed", "failed", "high_risk")
    assert mock.get(f"/v1/orders/{order['id']}", headers=headers()).json() == order
    again = mock.post("/v1/orders", json=ONLINE, headers=headers(key="k"))
    assert again.status_code == 201
    assert again.json()["id"] != order["id"]


def test_a_failed_order_does_not_hold_its_terminal(mock: CheckedClient) -> None:
    mock.controls.add_fault(kind="error", code="failed")
    assert mock.post("/v1/orders", json=POINT, headers=headers()).status_code == 402
    assert mock.post("/v1/orders", json=POINT, headers=headers()).status_code == 201


def test_a_fault_meets_the_calls_that_it_names(mock: CheckedClient) -> None:
    mock.controls.add_fault(operation="get_order", kind="error", status=500, times=2)
    mock.controls.add_fault(kind="error", code="too_many_requests", retry_after_s=7)
    assert send(mock, "create_order").headers["retry-after"] == "7"
    assert send(mock, "create_order").status_code == 201
    assert [send(mock, "get_order").status_code for _ in range(3)] == [500, 500, 404]
    mock.controls.add_fault(kind="error", status=429, code="too_many_requests", times=None)
    assert [send(mock, "get_order").status_code for _ in range(3)] == [429, 429, 429]
    mock.controls.faults.clear()
    assert send(mock, "get_order").status_code == 404


def test_a_fault_for_all_operations_meets_those_that_have_the_code(mock: CheckedClient) -> None:
    mock.controls.add_fault(kind="error", code="communication_error")
    assert send(mock, "create_order").status_code == 201
    assert code_of(send(mock, "create_merchant_order").json()) == "communication_error"


def test_probability_is_the_same_each_time() -> None:
    def seen() -> list[bool]:
        faults = Faults(CONTRACT, seed=3)
        faults.add(Fault("delay", times=None, probability=0.2, delay_ms=1))
        return [faults.take("get_order") is not None for _ in range(1000)]

    assert seen() == seen()
    assert 150 < sum(seen()) < 250


@pytest.mark.parametrize(
    "fault",
    [
        {"kind": "error"},
        {"kind": "error", "code": "no_such_code"},
        {"kind": "error", "operation": "no_such_operation", "status": 500},
        {"kind": "error", "operation": "get_order", "code": "failed"},
        {"kind": "error", "status": 404, "code": "500"},
        {"kind": "error", "status": 418},
        {"kind": "delay"},
    ],
)
def test_faults_that_are_none(mock: CheckedClient, fault: dict[str, Any]) -> None:
    with pytest.raises(ControlError):
        mock.controls.add_fault(**fault)
    assert mock.unchecked("POST", "/__mock/faults", json=fault).status_code == 400
    with pytest.raises(FaultError):
        Faults(CONTRACT).add(Fault(**fault))


def named(fault: dict[str, Any]) -> dict[str, Any]:
    return {name: fault[name] for name in ("kind", "operation", "status", "code", "delay_ms") if fault[name]}


@pytest.mark.parametrize(
    ("words", "more", "meant"),
    [
        ((), {"status": 500}, {"kind": "error", "operation": "*", "status": 500}),
        ((500,), {}, {"kind": "error", "operation": "*", "status": 500}),
        ((500, "get_order"), {}, {"kind": "error", "operation": "get_order", "status": 500, "code": "500"}),
        ((), {"code": "internal_error"}, {"kind": "error", "operation": "*", "code": "internal_error"}),
        (("internal_error",), {}, {"kind": "error", "operation": "*", "code": "internal_error"}),
        ((), {"delay_ms": 200}, {"kind": "delay", "operation": "*", "delay_ms": 200}),
        ((), {"delay_ms": 200, "status": 500}, {"kind": "error", "operation": "*", "status": 500, "delay_ms": 200}),
        (("create_order",), {"delay_ms": 2}, {"kind": "delay", "operation": "create_order", "delay_ms": 2}),
        (("create_order",), {"status": 423}, None),
        (("html_body",), {"status": 503}, {"kind": "html_body", "operation": "*", "status": 503}),
        (
            ("error", "get_order"),
            {"code": "500"},
            {"kind": "error", "operation": "get_order", "status": 500, "code": "500"},
        ),
    ],
)
def test_a_fault_is_what_a_person_means(
    mp_mock: MpMock, words: tuple[Any, ...], more: dict[str, Any], meant: dict[str, Any] | None
) -> None:
    made = mp_mock.fault(*words, **more)
    if meant is None:
        assert (made["kind"], made["operation"], made["status"]) == ("error", "create_order", 423)
    else:
        assert named(made) == meant
    if not words:
        answer = httpx.post(f"{mp_mock.base_url}/__mock/faults", json=more)
        assert (answer.status_code, named(answer.json())) == (201, meant)


KINDS_THERE_ARE = "(error, delay, drop_before_work, drop_after_commit, truncated_body, html_body, duplicate,"


@pytest.mark.parametrize(
    ("words", "more", "says"),
    [
        ((), {}, f"what goes wrong is missing: name a status, a code, delay_ms or a kind {KINDS_THERE_ARE}"),
        (("create_order",), {}, "what goes wrong is missing"),
        (("creat_order",), {"code": "500"}, "unknown kind 'creat_order': did you mean create_order?"),
        (("create_order", "error"), {}, "'create_order' is no kind: write operation='create_order' and a status"),
        ((500,), {"status": 404}, "500 is no kind: write status=500 and a status"),
        (("htlm_body",), {}, "unknown kind 'htlm_body': did you mean html_body?"),
        (("503",), {}, "status is '503': it has to be a whole number, such as 500"),
        ((["error"],), {}, "kind is ['error']: it has to be one of error, delay"),
        ((503,), {}, "the contract has no error 503 of any operation, but 400, 401"),
        ((), {"status": 418}, "500; kind='html_body' takes any from 400 to 599, as a gateway's page"),
        ((500, "creat_order"), {}, "unknown operation 'creat_order': did you mean create_order?"),
        ((), {"code": "internal_eror"}, "no error internal_eror of any operation, but 500 internal_error"),
        (("html_body",), {"status": 200}, "status is 200: that of html_body is any from 400 to 599"),
        ((), {"delay": 200}, "unknown field 'delay': did you mean delay_ms?"),
        ((), {"delay_ms": "200"}, "delay_ms is '200': it has to be a whole number of milliseconds, such as 200"),
        ((), {"delay_ms": -1}, "delay_ms is -1: it has to be a whole number of milliseconds"),
        ((500,), {"times": 0}, "times is 0: it has to be a whole number from 1, or null (None) for every call"),
        ((500,), {"times": True}, "times is True: it has to be a whole number from 1"),
        ((500,), {"probability": 2}, "probability is 2: it has to be a number above 0 and at most 1, such as 0.5"),
        ((500,), {"probability": float("nan")}, "probability is nan: it has to be"),
        ((), {"code": 500}, "code is 500: it has to be a text, such as 'internal_error'"),
        (("failed",), {"status_detail": "high"}, "unknown status_detail 'high': did you mean high_risk?"),
        (("drop_after_commit",), {"status": 500}, "drop_after_commit does nothing with status; an error does"),
        ((429,), {"retry_after_s": -1}, "retry_after_s is -1: it has to be a whole number of seconds, such as 7"),
    ],
)
def test_a_fault_that_is_none_says_what_to_write(
    mp_mock: MpMock, words: tuple[Any, ...], more: dict[str, Any], says: str
) -> None:
    with pytest.raises(ControlError) as refused:
        mp_mock.fault(*words, **more)
    assert says in str(refused.value)
    assert refused.value.code == "invalid_request"
    assert mp_mock.controls.list_faults() == []


@pytest.mark.parametrize(
    ("body", "says"),
    [
        ({"operation": "get_order"}, "what goes wrong is missing"),
        ({"status": 418}, "the contract has no error 418 of any operation, but 400"),
        ({"delay_ms": "200"}, "$.delay_ms: expected integer, but got string"),
        ({"status": 500, "times": 0}, "$.times: must be >= 1"),
        ({"status": 500, "probability": 2}, "$.probability: must be <= 1"),
        ({"kind": "create_order"}, "$.kind: must be one of error, delay"),
    ],
)
def test_the_control_api_says_what_to_write(mock: CheckedClient, body: dict[str, Any], says: str) -> None:
    response = mock.unchecked("POST", "/__mock/faults", json=body)
    assert response.status_code == 400
    assert says in response.json()["message"]


@pytest.mark.parametrize(
    "body",
    [
        {},
        {"kind": "explode"},
        {"kind": "delay", "delay_ms": -1},
        {"kind": "delay", "times": 0},
        {"kind": "delay", "x": 1},
    ],
)
def test_faults_that_the_schema_refuses(mock: CheckedClient, body: dict[str, Any]) -> None:
    assert mock.unchecked("POST", "/__mock/faults", json=body).status_code == 400


# What a network does, seen from outside


@pytest.fixture
def server() -> Iterator[MockServer]:
    with MockServer() as server:
        yield server


def create(server: MockServer, key: str = "k", **more: Any) -> httpx.Response:
    with httpx.Client(base_url=server.base_url) as client:
        return client.post("/v1/orders", json=POINT, headers=headers(key=key), **more)


def test_a_connection_dropped_before_the_work(server: MockServer) -> None:
    server.controls.add_fault(kind="drop_before_work")
    with pytest.raises(httpx.RemoteProtocolError):
        create(server)
    assert "idempotent-replayed" not in create(server).headers


def test_a_connection_dropped_after_the_commit(server: MockServer) -> None:
    server.controls.add_fault(kind="drop_after_commit")
    with pytest.raises(httpx.RemoteProtocolError):
        create(server)
    assert create(server).headers["idempotent-replayed"] == "true"
    assert [entry["status"] for entry in server.controls.journal.last()] == [None, 201]


def test_a_body_that_is_cut(server: MockServer) -> None:
    server.controls.add_fault(kind="truncated_body")
    with pytest.raises(httpx.RemoteProtocolError, match="complete message body"):
        create(server)
    assert create(server).headers["idempotent-replayed"] == "true"


def test_a_page_of_a_gateway(server: MockServer) -> None:
    server.controls.add_fault(kind="html_body")
    server.controls.add_fault(kind="html_body", status=503)
    for status in (502, 503):
        response = create(server)
        assert (response.status_code, response.headers["content-type"]) == (status, "text/html; charset=utf-8")
    assert "idempotent-replayed" not in create(server).headers


def test_a_delay_keeps_nobody_else_waiting(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(server_module, "GRACE_S", 0)
    with ThreadPoolExecutor(1) as pool:
        with MockServer() as server:
            server.controls.add_fault(kind="delay", delay_ms=60_000, operation="create_order")
            held = pool.submit(create, server, timeout=60)
            while server.controls.list_faults():  # until it has met the call
                time.sleep(0.01)
            assert create(server, timeout=30).status_code == 201
            assert not held.done()
        with pytest.raises(httpx.HTTPError):
            held.result()


def test_a_request_that_is_held_does_not_outlive_a_reset(server: MockServer) -> None:
    """As between two tests: its order, its journal entry and its answer belong to neither."""
    server.controls.add_fault(kind="delay", delay_ms=700, operation="create_order")
    with pytest.raises(httpx.ReadTimeout):
        create(server, timeout=0.3)
    server.controls.reset()
    time.sleep(0.8)
    assert server.controls.dump()["orders"] == []
    assert server.controls.journal.last() == []
    assert create(server).status_code == 201


def begin_a_create(server: MockServer, key: str, *, before: int) -> socket.socket:
    """A connection on which a create has arrived but for its end."""
    body = json.dumps(ONLINE).encode() + b" " * 1000
    head = f"POST /v1/orders HTTP/1.1\r\nHost: localhost\r\nContent-Length: {len(body)}\r\n"
    head += "".join(f"{name}: {value}\r\n" for name, value in headers(key=key).items())
    connection = socket.create_connection(server.base_url.removeprefix("http://").split(":"), timeout=30)
    connection.sendall(head.encode() + b"\r\n" + body[:-before])
    assert httpx.get(f"{server.base_url}/__mock/clock").status_code == 200  # which comes after what was sent before
    return connection


def test_a_fault_meets_a_request_whose_body_arrives(server: MockServer) -> None:
    """It is set while the request is on its way, and meets it as it would meet the next one."""
    with begin_a_create(server, "arriving", before=500) as connection:
        server.controls.add_fault(kind="error", code="500")
        connection.sendall(b" " * 500)
        assert connection.recv(100).startswith(b"HTTP/1.1 500")


@pytest.mark.parametrize("key", ["arriving", "a" * 300], ids=["valid", "to be refused"])
def test_a_reset_ends_a_request_whose_body_arrives(server: MockServer, key: str) -> None:
    """It belongs to what was before, and does nothing in what is after."""
    with begin_a_create(server, key, before=500) as connection:
        server.controls.reset()
        connection.sendall(b" " * 500)
        assert connection.recv(100) == b""
    assert server.controls.dump()["orders"] == []


def test_faults_do_not_meet_the_control_api(server: MockServer) -> None:
    server.controls.add_fault(kind="drop_before_work", times=None)
    assert httpx.get(f"{server.base_url}/__mock/clock").status_code == 200
    with socket.create_connection(server.base_url.removeprefix("http://").split(":")) as raw:
        raw.sendall(b"GET /nothing HTTP/1.1\r\nHost: localhost\r\n\r\n")
        assert raw.recv(100).startswith(b"HTTP/1.1 404")


def test_an_answer_of_another_shape_is_never_made_up(mock: CheckedClient) -> None:
    """The statuses of faults are those of the contract."""
    for operation in CONTRACT.operations.values():
        for code in operation.codes.values():
            fault = Faults(CONTRACT).add(Fault("error", operation.id, code=code.code))
            assert (
                str(fault.status) in CONTRACT.document["paths"][operation.path][operation.method.lower()]["responses"]
            )


def test_a_failure_beside_the_work_is_answered_in_the_form_of_the_contract(
    mock: CheckedClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As where a shared store is gone when somebody looks for a fault there."""

    def fail(_: str) -> None:
        raise ConnectionError

    monkeypatch.setattr(mock.controls.faults, "take", fail)
    answer = send(mock, "create_order")
    assert (answer.status_code, code_of(answer.json())) == (500, "500")
