"""What is sent again and what is not: every operation against every fault, counted by a server on a raw socket."""

import gzip
from typing import Any

import httpx
import pytest
from calling import BOTH, outcome_of
from faulty import Behaviour, Server, answer, closing, drop, hang, reset, says, serving
from mp_orders import (
    ApiError,
    MercadoPago,
    OutcomeUnknown,
    RequestNotSent,
    ServerError,
    UpstreamFailed,
)
from mp_orders.transport import retries
from mp_orders_spec import operations
from operations import OPERATIONS, ORDER

TRANSIENT = {423, 429, 500, 502, 503, 504}
STATUSES = [
    *(400, 401, 402, 403, 404, 405, 406, 408, 409, 410, 411, 413, 415, 418, 422, 425, 428, 431, 451, 499),
    *(501, 505, 507, 520, 522, 524, 529, 530, 599, *TRANSIENT),
]
WHOLE = answer(201, {**ORDER, "padding": "x" * 100})
LOST: dict[str, Behaviour] = {
    "dropped": drop,
    "reset": reset,
    "timed out": hang,
    "cut head": closing(b"HTTP/1.1 201 Crea"),
    "no HTTP": closing(b"SSH-2.0-OpenSSH_9.2\r\n"),
    "cut body": closing(WHOLE[:-40]),
    "cut chunks": closing(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n20\r\n{"),
}
UNREADABLE: dict[str, Behaviour] = {
    "html": says(200, b"<html>", "Content-Type: text/html"),
    "empty": says(200),
    "no object": says(200, [1]),
    "no id": says(200, {"status": "created"}),
    "cut JSON": says(201, b'{"id": "ORD1", "sta'),
    "cut gzip": says(201, gzip.compress(b'{"id": "ORD1", "status": "created"}')[:-9], "Content-Encoding: gzip"),
    "unasked encoding": says(201, b"\x0b\x02\x80{}\x03", "Content-Encoding: br"),
    "redirect": says(302, b"", "Location: http://127.0.0.1:9/"),
    "permanent redirect": says(308, b"", "Location: /elsewhere"),
}
FAULTS = {f"status {status}": says(status, {"message": "no"}) for status in STATUSES} | LOST | UNREADABLE
KINDS = {
    "a key": [name for name, each in OPERATIONS.items() if each.keyed],
    "a GET": [name for name, each in OPERATIONS.items() if each.method == "GET"],
    "a PUT": [name for name, each in OPERATIONS.items() if each.method in ("PUT", "PATCH") and not each.keyed],
    "a POST without one": [name for name, each in OPERATIONS.items() if not each.repeatable and each.answer],
    "one without an answer": [name for name, each in OPERATIONS.items() if not each.repeatable and not each.answer],
}
"""What decides about another attempt. The first of each kind meets every fault, the others what tells kinds apart."""
TELLING = ["status 503", "status 409", "dropped", "timed out", "html"]
CELLS = [
    (name, fault)
    for kind, names in KINDS.items()
    for name in names
    for fault in (FAULTS if name == names[0] and kind != "one without an answer" else TELLING)
]

pytestmark = pytest.mark.usefixtures("fake_time")


def run(name: str, base_url: str, **settings: Any) -> Any:
    """What a call of this operation gives, or its error."""
    return outcome_of(OPERATIONS[name].call, base_url=base_url, **settings)


def check_requests(server: Server, name: str, expected: int) -> None:
    """So many, with one key in all of them, or none, and the same bytes."""
    assert len(server.seen) == expected
    keys = {each.key for each in server.seen}
    assert len(keys) == 1
    assert (keys != {None}) == OPERATIONS[name].keyed
    assert len({each.digest for each in server.seen}) == 1
    assert len({(each.method, each.path) for each in server.seen}) == 1


@BOTH
@pytest.mark.parametrize(("name", "fault"), CELLS)
def test_a_fault_that_stays(name: str, fault: str, *, asynchronous: bool) -> None:
    """Three attempts where another can help and cannot do the work twice, one elsewhere."""
    transient = fault in LOST or (fault.startswith("status") and int(fault[7:]) in TRANSIENT)
    attempts = 3 if transient and OPERATIONS[name].repeatable else 1
    settings = {"timeout": 0.2} if fault == "timed out" else {}
    with serving(FAULTS[fault]) as server:
        error = run(name, server.base_url, asynchronous=asynchronous, **settings)
        check_requests(server, name, attempts)
    assert error.attempts == attempts
    assert error.operation == name
    assert error.idempotency_key == server.seen[0].key
    if fault.startswith("status"):
        assert isinstance(error, ApiError)
        assert (error.status, error.message) == (int(fault[7:]), "no")
        assert error.retryable is (transient and OPERATIONS[name].repeatable)
    else:
        assert isinstance(error, OutcomeUnknown)
        assert error.retryable is OPERATIONS[name].repeatable


@BOTH
@pytest.mark.parametrize("name", [names[0] for names in KINDS.values() if OPERATIONS[names[0]].repeatable])
@pytest.mark.parametrize("fault", [*sorted(LOST), *sorted(TRANSIENT)])
def test_a_fault_that_passes(name: str, fault: str | int, *, asynchronous: bool) -> None:
    """The call succeeds, under the key and with the bytes of its first attempt."""
    body = OPERATIONS[name].answer
    behaviour = says(fault, b"") if isinstance(fault, int) else LOST[fault]
    with serving(behaviour, says(200, body)) as server:
        settings = {"timeout": 0.5} if fault == "timed out" else {}
        result = run(name, server.base_url, asynchronous=asynchronous, **settings)
        check_requests(server, name, 2)
    assert result.to_dict() == body


@BOTH
@pytest.mark.parametrize("name", sorted(OPERATIONS))
def test_a_refused_connection_is_tried_again(name: str, *, asynchronous: bool) -> None:
    with serving(drop) as server:
        pass
    error = run(name, server.base_url, asynchronous=asynchronous)
    assert isinstance(error, RequestNotSent)
    assert error.attempts == 3
    assert error.retryable


@BOTH
@pytest.mark.parametrize("refusal", [400, 401, 403, 404, 409, 423, 429])
@pytest.mark.parametrize("doubt", [drop, closing(WHOLE[:-40]), says(500), says(503)])
def test_a_refusal_does_not_tell_what_became_of_an_attempt_before(
    doubt: Behaviour, refusal: int, *, asynchronous: bool
) -> None:
    """The first attempt may have made the order, so "the API said no" would be a lie that loses it."""
    with serving(doubt, says(refusal, {"errors": [{"code": "c", "message": "no"}]})) as server:
        error = run("create_order", server.base_url, asynchronous=asynchronous)
    assert isinstance(error, OutcomeUnknown)
    assert isinstance(error.__cause__, ApiError)
    assert error.__cause__.status == refusal
    assert error.idempotency_key == server.seen[0].key
    assert "an attempt before may have done it" in str(error)


def test_what_came_of_a_lost_answer_is_kept_whatever_follows() -> None:
    """Its id, so that the order can be looked at."""
    for last in (drop, says(503), says(409), says(201, b"")):
        with serving(closing(WHOLE[:-40]), last) as server:
            error = run("create_order", server.base_url, asynchronous=False, max_attempts=2)
        assert isinstance(error, OutcomeUnknown)
        assert (error.order_id, error.status, error.body) == (ORDER["id"], 201, WHOLE.partition(b"\r\n\r\n")[2][:-40])


@pytest.mark.parametrize("name", ["get_order", "get_merchant_order"])
def test_reading_leaves_no_doubt(name: str) -> None:
    """A get does no work, so a refusal after a lost answer is a refusal."""
    with serving(drop, says(404)) as server:
        error = run(name, server.base_url, asynchronous=False)
    assert isinstance(error, ApiError)
    assert error.status == 404


def test_a_server_error_after_a_lost_answer_is_a_server_error() -> None:
    """Its class says already that the work may have been done."""
    with serving(drop, says(500)) as server:
        error = run("create_order", server.base_url, asynchronous=False, max_attempts=2)
    assert isinstance(error, ServerError)


def test_one_attempt_means_one() -> None:
    with serving(says(503)) as server:
        error = run("get_order", server.base_url, asynchronous=False, max_attempts=1)
    assert (error.attempts, len(server.seen)) == (1, 1)


@BOTH
@pytest.mark.parametrize(
    ("name", "first"), [("create_order", 429), ("create_order", 423), ("get_order", 503), ("get_order", 0)]
)
def test_what_was_answered_before_the_way_broke_off(name: str, first: int, *, asynchronous: bool) -> None:
    """A call of which an attempt has left is never one that was not sent."""

    def behave(connection: Any) -> None:
        server.stop_listening()
        if first:
            connection.sendall(answer(first, {"message": "m"}, "Connection: close"))
        connection.close()
        raise OSError

    with serving(behave) as server:
        error = run(name, server.base_url, asynchronous=asynchronous)
    assert len(server.seen) == 1
    assert error.attempts == 3
    assert isinstance(error, ApiError) if first else isinstance(error, OutcomeUnknown)


@pytest.mark.parametrize("status", [501, 505, 520])
def test_a_lasting_server_error_after_a_lost_answer_is_an_unknown_outcome(status: int) -> None:
    with serving(drop, says(status)) as server:
        error = run("create_order", server.base_url, asynchronous=False)
    assert isinstance(error, OutcomeUnknown)


@pytest.mark.parametrize("base", ["/merchant_orders", "/v1/orders", "/gate/way/"])
def test_a_base_url_may_have_any_path(base: str) -> None:
    for name, each in OPERATIONS.items():
        with serving(says(200, b"" if each.answer is None else each.answer)) as server:
            made = run(name, server.base_url + base, asynchronous=False)
        assert (None if made is None else made.to_dict()) == each.answer, name
        assert server.seen[0].path.startswith(base)


def test_every_operation_is_of_one_kind() -> None:
    assert sorted(name for names in KINDS.values() for name in names) == sorted(operations())


@pytest.mark.parametrize("code", ["communication_error", "invalid_application_id"])
@BOTH
def test_a_failure_behind_the_api_is_tried_again_where_that_is_safe(code: str, *, asynchronous: bool) -> None:
    """It is a 400, and nothing is wrong with the request; a create has no key, so nobody knows whether it was done."""
    failed = says(400, {"error": code, "message": "m", "status": 400, "cause": []})
    with serving(failed, says(200, {"id": 123, "status": "opened"})) as server:
        settings: dict[str, Any] = {"base_url": server.base_url, "asynchronous": asynchronous}
        assert outcome_of(lambda mp: mp.merchant_orders.update(123, {}), **settings).id == 123
        assert len(server.seen) == 2
    with serving(failed) as server:
        error = outcome_of(lambda mp: mp.merchant_orders.create({}), **{**settings, "base_url": server.base_url})
        assert type(error) is UpstreamFailed
        assert not error.retryable
        assert len(server.seen) == 1


@BOTH
def test_a_failed_payment_of_another_call_is_not_this_calls(*, asynchronous: bool) -> None:
    order = {"id": "ORD1", "status": "failed", "external_reference": "of somebody else", "transactions": {}}
    failed = {"errors": [{"code": "failed", "message": "m"}], "data": order}
    with serving(says(402, failed)) as server:
        body = {"external_reference": "mine"}
        error = outcome_of(lambda mp: mp.orders.create(body), base_url=server.base_url, asynchronous=asynchronous)
    assert type(error) is OutcomeUnknown
    assert error.order_id is None
    assert "another external_reference" in str(error)


@pytest.mark.parametrize(("status", "earned"), [(404, 1), (503, 0)])
def test_a_refusal_that_is_no_outage_earns_a_retry(monkeypatch: pytest.MonkeyPatch, status: int, earned: int) -> None:
    """A 404 is an answer of a server that is well; a 503 is none."""
    monkeypatch.setattr(retries, "REFILL_PER_S", 0.0)  # the waits are random, and some time brings a retry, too
    answers = iter([*[503] * 40, *[status] * 10, *[503] * 10])
    sent: list[httpx.Request] = []

    def handler(request: httpx.Request) -> httpx.Response:
        sent.append(request)
        return httpx.Response(next(answers))

    def calls(number: int) -> int:
        """How many requests so many calls make, until the answers change."""
        before = len(sent)
        for _ in range(number):
            with pytest.raises(ApiError):
                mp.merchant_orders.get(1)
        return len(sent) - before

    with MercadoPago("TEST-x", transport=httpx.MockTransport(handler)) as mp:
        assert calls(20) == 40  # which uses up the retries that a new client has
        assert calls(10) == 10
        assert calls(5) == 5 + earned
