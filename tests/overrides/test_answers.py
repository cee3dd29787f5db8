"""What the client makes of answers: classes by status and code, nothing swallowed, no foreign exception."""

import asyncio
import copy
import json
import pickle
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import httpx
import pytest
from mp_orders import (
    UNSET,
    ApiError,
    AsyncMercadoPago,
    IdempotencyKeyReused,
    InvalidItems,
    MercadoPago,
    MercadoPagoError,
    OrderNotCancelable,
    OutcomeUnknown,
    PaymentFailed,
    RequestNotSent,
    ServerError,
    TerminalBusy,
    Unauthorized,
    errors,
)
from mp_orders_spec import code_entries, load_spec
from samples import ONLINE

CANARY = "TEST-canary-7f3a9c"
NESTED: dict[str, Any] = {}
for _ in range(100_000):
    NESTED = {"a": NESTED}
Handler = Callable[[httpx.Request], httpx.Response]


def call(handler: Handler, **more: Any) -> Any:
    with MercadoPago(CANARY, transport=httpx.MockTransport(handler), max_attempts=1) as mp:
        return mp.orders.create(ONLINE, **more)


async def call_async(handler: Handler, **more: Any) -> Any:
    async with AsyncMercadoPago(CANARY, transport=httpx.MockTransport(handler), max_attempts=1) as mp:
        return await mp.orders.create(ONLINE, **more)


def error_of(handler: Handler, **more: Any) -> MercadoPagoError:
    """The error of the sync client, which must be that of the async one."""
    with pytest.raises(MercadoPagoError) as caught:
        call(handler, **more)
    with pytest.raises(MercadoPagoError) as caught_async:
        asyncio.run(call_async(handler, **more))
    assert type(caught.value) is type(caught_async.value)
    if more.get("idempotency_key"):
        assert str(caught.value) == str(caught_async.value)
    return caught.value


def answering(status: int, content: bytes | dict[str, Any] = b"", **headers: str) -> Handler:
    body = json.dumps(content).encode() if isinstance(content, dict) else content
    return lambda request: httpx.Response(status, content=body, headers=headers)


def orders_error(code: str, **more: Any) -> dict[str, Any]:
    return {"errors": [{"code": code, "message": "the message", **more}]}


@pytest.mark.parametrize(
    ("status", "body", "kind", "code"),
    [
        (401, {"code": "unauthorized", "message": "user not found"}, Unauthorized, "unauthorized"),
        (401, orders_error("401"), Unauthorized, "401"),
        (409, orders_error("already_queued_order_for_terminal"), TerminalBusy, "already_queued_order_for_terminal"),
        (409, orders_error("already_queued_order_on_terminal"), TerminalBusy, "already_queued_order_on_terminal"),
        (409, orders_error("cannot_cancel_order"), OrderNotCancelable, "cannot_cancel_order"),
        (409, orders_error("idempotency_key_already_used"), IdempotencyKeyReused, "idempotency_key_already_used"),
        (400, {"error": "invalid_items", "message": "m", "status": 400, "cause": []}, InvalidItems, "invalid_items"),
        (500, orders_error("500"), ServerError, "500"),
        (418, orders_error("teapot"), ApiError, "teapot"),
        (500, orders_error("cannot_cancel_order"), ServerError, "cannot_cancel_order"),
        (422, orders_error("cannot_cancel_order"), ApiError, "cannot_cancel_order"),
    ],
)
def test_class_and_code(status: int, body: dict[str, Any], kind: type[ApiError], code: str) -> None:
    error = error_of(answering(status, body))
    assert type(error) is kind
    assert isinstance(error, ApiError)
    assert (error.status, error.code) == (status, code)


@pytest.mark.parametrize("entry", list(code_entries(load_spec())), ids=lambda e: f"{e.operation} {e.status} {e.code}")
def test_every_code_of_the_contract_has_a_class_of_its_status(entry: Any) -> None:
    kind = errors.error_class(entry.status, entry.code)
    general = errors.BY_STATUS.get(entry.status, ServerError if entry.status >= 500 else ApiError)
    behind = entry.status == 400 and entry.code in errors.UPSTREAM
    assert issubclass(kind, ServerError if behind else general)


@pytest.mark.parametrize(
    "answered",
    [
        {"id": "ORD1", "external_reference": "r"},
        {"id": "ORD1", "status": "created", "transactions": {"payments": [{"amount": "1.00"}]}},
    ],
)
def test_a_field_that_is_missing_makes_no_answer_unreadable(answered: dict[str, Any]) -> None:
    """Where the order's own id is there; what is missing is UNSET."""
    with MercadoPago("TEST-x", transport=httpx.MockTransport(answering(200, answered))) as mp:
        order = mp.orders.get("ORD1")
    assert order.id == "ORD1"
    assert order.status == answered.get("status", UNSET)
    for payment in order.transactions.payments or [] if order.transactions else []:
        assert payment.id is UNSET


def test_unset_is_one_whatever_is_done_with_it() -> None:
    assert repr(UNSET) == "UNSET"
    assert copy.deepcopy(UNSET) is copy.copy(UNSET) is pickle.loads(pickle.dumps(UNSET)) is UNSET  # noqa: S301


def test_what_an_error_carries() -> None:
    body = orders_error("required_properties", details=["missing properties: '$.transactions'"])
    error = error_of(answering(400, body, **{"X-Request-Id": "r-1"}), idempotency_key="k-1")
    assert isinstance(error, ApiError)
    assert (error.message, error.details) == ("the message", ("missing properties: '$.transactions'",))
    assert (error.request_id, error.idempotency_key, error.attempts) == ("r-1", "k-1", 1)
    assert json.loads(error.body) == body
    text = "400 required_properties: the message | missing properties: '$.transactions' | request id r-1"
    where = f"{error.operation} {error.address}"
    assert str(error) == f"{text} | idempotency key k-1 | {where}"
    assert where == "create_order POST https://api.mercadopago.com/v1/orders"
    assert not error.retryable
    twin = pickle.loads(pickle.dumps(error))  # noqa: S301 - of our own
    assert (type(twin), str(twin), twin.__dict__) == (type(error), str(error), error.__dict__)


def test_a_failed_payment_carries_its_order() -> None:
    """402: the order exists."""
    data = {"id": "ORD1", "status": "failed", "transactions": {"payments": [{"id": "PAY1", "status": "failed"}]}}
    error = error_of(answering(402, {**orders_error("failed", details=["PAY1: rejected_by_issuer"]), "data": data}))
    assert isinstance(error, PaymentFailed)
    assert error.order is not None
    assert error.order.to_dict() == data
    assert pickle.loads(pickle.dumps(error)).order == error.order  # noqa: S301 - of our own


SHAPES = [b"", b"<html>", b"null", b"[]", b"4", b'"x"', b"{}", b'{"errors": []}', b'{"errors": [4]}', b'{"errors": {}}']
SHAPES += [b'{"errors": [{"code": 4, "details": "x"}]}', b'{"error": null, "message": null}', b"[" * 100_000, b"\xff"]


@pytest.mark.parametrize("status", [400, 401, 402, 403, 404, 405, 409, 422, 423, 429, 499, 500, 503, 520, 599])
@pytest.mark.parametrize("body", SHAPES, ids=range(len(SHAPES)))
def test_any_error_answer_is_an_api_error(status: int, body: bytes) -> None:
    error = error_of(answering(status, body))
    assert isinstance(error, ApiError)
    assert error.status == status
    assert error.body == body
    assert str(error).startswith(str(status))


@pytest.mark.parametrize("body", SHAPES, ids=range(len(SHAPES)))
@pytest.mark.parametrize("status", [200, 201, 204])
def test_a_success_that_cannot_be_read_is_an_unknown_outcome(status: int, body: bytes) -> None:
    error = error_of(answering(status, body), idempotency_key="k-1")
    assert isinstance(error, OutcomeUnknown)
    assert (error.status, error.body, error.idempotency_key) == (status, body, "k-1")


def test_the_id_is_found_in_an_answer_that_cannot_be_read() -> None:
    error = error_of(answering(201, b'{"id": "ORD123", "status": "created", "transac'))
    assert isinstance(error, OutcomeUnknown)
    assert error.order_id == "ORD123"


@pytest.mark.parametrize("status", [301, 302, 307, 308])
def test_redirects_are_not_followed(status: int) -> None:
    """The token stays with the host it was given for."""
    seen = []

    def handler(request: httpx.Request) -> httpx.Response:
        seen.append(request.url.host)
        return httpx.Response(status, headers={"Location": "https://elsewhere.example/"})

    assert isinstance(error_of(handler), OutcomeUnknown)
    assert set(seen) == {"api.mercadopago.com"}


@pytest.mark.parametrize(
    ("kind", "expected"),
    [
        (httpx.ConnectError, RequestNotSent),
        (httpx.ConnectTimeout, RequestNotSent),
        (httpx.PoolTimeout, RequestNotSent),
        (httpx.ReadTimeout, OutcomeUnknown),
        (httpx.WriteTimeout, OutcomeUnknown),
        (httpx.ReadError, OutcomeUnknown),
        (httpx.WriteError, OutcomeUnknown),
        (httpx.RemoteProtocolError, OutcomeUnknown),
        (httpx.DecodingError, OutcomeUnknown),
    ],
)
def test_failures_on_the_way(kind: type[httpx.TransportError], expected: type[MercadoPagoError]) -> None:
    def handler(request: httpx.Request) -> httpx.Response:
        raise kind("broken", request=request)

    error = error_of(handler, idempotency_key="k-1")
    assert type(error) is expected
    assert error.idempotency_key == "k-1"
    assert isinstance(error.__cause__, kind)


@pytest.mark.parametrize("status", [200, 201, 202, 207])
def test_any_success_that_is_an_order_is_the_order(status: int) -> None:
    """A later API may answer 202 where the document says 200."""
    assert call(answering(status, {"id": "ORD1", "status": "at_terminal"})).id == "ORD1"


def test_keys_are_made_once_per_call_and_never_for_a_get() -> None:
    seen: list[str | None] = []

    def handler(request: httpx.Request) -> httpx.Response:
        seen.append(request.headers.get("x-idempotency-key"))
        return httpx.Response(200, json={"id": "1", "status": "created"})

    with MercadoPago(CANARY, transport=httpx.MockTransport(handler), max_attempts=1) as mp:
        for _ in range(50):
            mp.orders.create(ONLINE)
            mp.orders.cancel("1")
        mp.orders.get("1")
    assert seen.pop() is None
    assert len({key for key in seen if key}) == 100


@pytest.mark.parametrize("key", ["", "k" * 129, "a b", "ключ", "a\n", 5])
def test_a_given_key_that_is_none_is_refused_here(key: Any) -> None:
    with pytest.raises(ValueError, match="idempotency key"):
        call(answering(201), idempotency_key=key)


@pytest.mark.parametrize(
    ("status", "retryable"),
    [(400, False), (404, False), (409, False), (423, True), (429, True), (500, True), (503, True)],
)
def test_what_may_be_tried_again(status: int, *, retryable: bool) -> None:
    """A create of a merchant order never, for it has no key; a get and an update, which do nothing twice, yes."""
    with MercadoPago(CANARY, transport=httpx.MockTransport(answering(status)), max_attempts=1) as mp:
        calls: list[tuple[Callable[[], Any], bool]] = [
            (lambda: mp.orders.create(ONLINE), retryable),
            (lambda: mp.orders.get("1"), retryable),
            (lambda: mp.merchant_orders.update(1, {}), retryable),
            (lambda: mp.merchant_orders.create({}), False),
        ]
        for make, expected in calls:
            with pytest.raises(ApiError) as caught:
                make()
            assert caught.value.retryable is expected


def test_unknown_outcomes_say_whether_to_call_again() -> None:
    def broken(request: httpx.Request) -> httpx.Response:
        raise httpx.ReadTimeout("slow", request=request)

    with MercadoPago(CANARY, transport=httpx.MockTransport(broken), max_attempts=1) as mp:
        calls: list[tuple[Callable[[], Any], bool]] = [
            (lambda: mp.orders.cancel("1"), True),
            (lambda: mp.merchant_orders.create({}), False),
        ]
        for make, expected in calls:
            with pytest.raises(OutcomeUnknown) as caught:
                make()
            assert caught.value.retryable is expected
            assert (str(caught.value.idempotency_key) in str(caught.value)) is expected


def test_a_refused_connection_says_where_and_why() -> None:
    with (
        MercadoPago(CANARY, base_url="http://127.0.0.1:9", max_attempts=1) as mp,
        pytest.raises(RequestNotSent) as caught,
    ):
        mp.orders.get("1")
    assert caught.value.retryable
    assert "127.0.0.1:9" in str(caught.value)
    assert "refused" in str(caught.value)


@pytest.mark.parametrize("order", [None, "{}", [1], 4, {"a": b"1"}, {"a": float("nan")}, NESTED, {"a": "\ud800"}])
def test_what_is_no_request_is_refused_before_anything_is_sent(order: Any) -> None:
    sent: list[httpx.Request] = []

    def handler(request: httpx.Request) -> httpx.Response:
        sent.append(request)
        return httpx.Response(201, json={"id": "1", "status": "created"})

    with MercadoPago(CANARY, transport=httpx.MockTransport(handler), max_attempts=1) as mp:
        with pytest.raises((TypeError, ValueError)):
            mp.orders.create(order)
        with pytest.raises((TypeError, ValueError)):
            mp.merchant_orders.update(1, order)
    assert not sent


def test_fields_that_are_not_there_print_short() -> None:
    order = call(answering(201, {"id": "1", "status": "created"}))
    assert order.total_amount is UNSET
    assert "object at" not in repr(order)
    assert copy.deepcopy(order) == order


def test_no_token_in_what_a_person_sees() -> None:
    error = error_of(answering(500, b"<html>"))
    for text in (repr(error), str(error), repr(error.__dict__), repr(pickle.dumps(error))):
        assert CANARY not in text
    mp = MercadoPago(CANARY)
    for shown in (mp, mp.client, mp.orders, mp.merchant_orders, mp.client.get_httpx_client()):
        assert CANARY not in repr(shown)
        assert CANARY not in str(shown)


@pytest.mark.parametrize(
    "base_url",
    [
        "http://api.mercadopago.com",
        "http://10.0.0.1",
        "http://localhost.example.com",
        "ftp://localhost",
        "https://",
        "localhost:8080",
        "https://u:p@example.com",
        "https://e.com/?a=1",
        "http://127.0.0.1:99999",
        "https://xn--a.example",
        None,
    ],
)
def test_addresses_that_would_show_the_token_are_refused(base_url: Any) -> None:
    with pytest.raises(ValueError, match="base_url"):
        MercadoPago(CANARY, base_url=base_url)


@pytest.mark.parametrize(
    "base_url", ["http://127.0.0.1:8080", "http://localhost", "http://[::1]:1", "https://e.com/x/"]
)
def test_addresses_that_are_fine(base_url: str) -> None:
    assert MercadoPago(CANARY, base_url=base_url)


@pytest.mark.parametrize("token", ["", "a b", "a\r\nX: y", "ключ", None])
def test_tokens_that_are_none(token: Any) -> None:
    with pytest.raises(ValueError, match="access token"):
        MercadoPago(token)


@pytest.mark.parametrize("timeout", [0, -1, float("inf"), float("nan"), None, True, 1e10, 10**400, timedelta.max])
def test_timeouts_are_finite(timeout: Any) -> None:
    with pytest.raises(ValueError, match="timeout"):
        MercadoPago(CANARY, timeout=timeout)


def test_the_default_timeout_is_finite() -> None:
    timeout = MercadoPago(CANARY).client.get_httpx_client().timeout
    assert all(part is not None for part in timeout.as_dict().values())
