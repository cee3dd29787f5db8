"""What hooks and the log are told: every attempt, by fields that are listed, and never at the price of an answer."""

import logging
from typing import Any

import attrs
import httpx
import pytest
from calling import BOTH, result_of
from mp_orders import AsyncMercadoPago, MercadoPago, RequestEvent, ResponseEvent, ServerError
from samples import ONLINE

FIELDS = {
    *("mp_operation", "mp_method", "mp_path", "mp_attempt", "mp_idempotency_key"),
    *("mp_status", "mp_code", "mp_request_id", "mp_elapsed_s", "mp_wait_s"),
}
STANDARD = set(vars(logging.makeLogRecord({}))) | {"message", "asctime"}


def failing_once() -> httpx.MockTransport:
    answers = iter(
        [
            httpx.Response(
                503, json={"errors": [{"code": "busy\nnow", "message": "m"}]}, headers={"X-Request-Id": "r1"}
            ),
            httpx.Response(201, json={"id": "ORD1", "status": "created"}, headers={"X-Request-Id": "r2"}),
        ]
    )
    return httpx.MockTransport(lambda _: next(answers))


pytestmark = pytest.mark.usefixtures("fake_time")


def create(**settings: Any) -> Any:
    return result_of(lambda mp: mp.orders.create(ONLINE, idempotency_key="k"), **settings)


@BOTH
def test_hooks_see_each_attempt(*, asynchronous: bool) -> None:
    told: list[Any] = []
    create(asynchronous=asynchronous, transport=failing_once(), on_request=told.append, on_response=told.append)
    first = RequestEvent("create_order", "POST", "/v1/orders", 1, "k")
    requests = [each for each in told if isinstance(each, RequestEvent)]
    assert requests == [first, attrs.evolve(first, attempt=2)]
    responses = [each for each in told if isinstance(each, ResponseEvent)]
    assert [each.request for each in responses] == requests
    assert [each.status for each in responses] == [503, 201]
    assert [each.request_id for each in responses] == ["r1", "r2"]
    assert [type(each.error) for each in responses] == [ServerError, type(None)]
    assert all(0 <= each.elapsed_s < 5 for each in responses)
    assert [type(each) for each in told] == [RequestEvent, ResponseEvent] * 2


@BOTH
def test_an_attempt_without_an_answer_is_told_too(*, asynchronous: bool) -> None:
    told: list[ResponseEvent] = []

    def broken(_: httpx.Request) -> httpx.Response:
        raise httpx.ReadError("broken")

    with pytest.raises(Exception, match="ReadError"):
        create(asynchronous=asynchronous, transport=httpx.MockTransport(broken), on_response=told.append)
    assert [(each.status, type(each.error).__name__) for each in told] == [(None, "OutcomeUnknown")] * 3


@BOTH
@pytest.mark.parametrize("which", ["on_request", "on_response"])
def test_a_hook_that_raises_costs_no_answer(
    which: str, caplog: pytest.LogCaptureFixture, *, asynchronous: bool
) -> None:
    def hook(_: Any) -> None:
        raise ZeroDivisionError("mine")

    order = create(asynchronous=asynchronous, transport=failing_once(), **{which: hook})
    assert order.id == "ORD1"
    assert [record.getMessage() for record in caplog.records if record.levelname == "ERROR"] == ["a hook raised"] * 2
    assert "ZeroDivisionError" in caplog.text


@BOTH
def test_a_log_that_raises_costs_no_answer(*, asynchronous: bool) -> None:
    class Full(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            raise OSError(f"no room for {record.getMessage()}")

    def hook(_: Any) -> None:
        raise ZeroDivisionError("mine")

    log, full = logging.getLogger("mp_orders"), Full()
    log.addHandler(full)
    log.setLevel(logging.DEBUG)
    try:
        assert create(asynchronous=asynchronous, transport=failing_once(), on_request=hook).id == "ORD1"
    finally:
        log.removeHandler(full)
        log.setLevel(logging.NOTSET)


@pytest.mark.parametrize("hook", [1, "x", []])
def test_hooks_that_are_none(hook: Any) -> None:
    for name in ("on_request", "on_response"):
        with pytest.raises(TypeError, match=name):
            MercadoPago("TEST-x", **{name: hook})


def test_coroutine_functions_would_never_be_awaited() -> None:
    async def hook(_: Any) -> None: ...

    with pytest.raises(TypeError, match="plain function"):
        AsyncMercadoPago("TEST-x", on_request=hook)


@BOTH
def test_the_log(caplog: pytest.LogCaptureFixture, *, asynchronous: bool) -> None:
    caplog.set_level(logging.DEBUG, logger="mp_orders")
    create(asynchronous=asynchronous, transport=failing_once())
    records = [record for record in caplog.records if record.name == "mp_orders"]
    assert [record.levelname for record in records] == ["DEBUG", "INFO", "DEBUG"]
    assert records[0].getMessage().startswith("POST /v1/orders attempt 1: 503 in ")
    assert records[1].getMessage().startswith("POST /v1/orders attempt 1: ServerError, again in ")
    for record in records:
        assert vars(record).keys() - STANDARD <= FIELDS
        assert "\n" not in record.getMessage()
    last = vars(records[-1])
    assert (last["mp_operation"], last["mp_status"], last["mp_attempt"]) == ("create_order", 201, 2)
    assert (last["mp_request_id"], last["mp_idempotency_key"], last["mp_code"]) == ("r2", "k", None)
    assert vars(records[0])["mp_code"] == "busy\nnow"


def test_nothing_is_logged_by_itself(capfd: pytest.CaptureFixture[str]) -> None:
    """A library that is not listened to keeps quiet."""
    create(asynchronous=False, transport=failing_once())
    assert capfd.readouterr() == ("", "")
