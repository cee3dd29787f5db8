"""Errors say what happened, whatever was answered: one class each, readable, picklable, never a foreign exception."""

import asyncio
import copy
import gzip
import inspect
import json
import pickle
import random
import re
import socket
import threading
import tomllib
import uuid
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from types import MappingProxyType, SimpleNamespace
from typing import Any

import httpx
import mp_orders
import mp_orders.operations as client_operations
import pytest
from calling import BOTH, outcome_of
from faulty import says, serving
from mp_orders import (
    ApiError,
    AsyncMercadoPago,
    BadRequest,
    MercadoPago,
    MercadoPagoError,
    MerchantOrder,
    MerchantOrderNotFound,
    NotFound,
    OnlineOrderRequest,
    Order,
    OrderNotCancelable,
    OrderNotFound,
    OutcomeUnknown,
    PaymentFailed,
    PointOrderRequest,
    RequestNotSent,
    ServerError,
    TerminalBusy,
    Transactions,
    Unauthorized,
    UpdatedTransaction,
    UpstreamFailed,
    errors,
    money,
)
from mp_orders.errors import BY_CODE, BY_STATUS, NOT_FOUND, RETRYABLE, UPSTREAM, error_class
from mp_orders_spec import CodeEntry, code_entries, load_spec, operations
from operations import OPERATIONS
from samples import ONLINE, POINT

ENTRIES = list(code_entries(load_spec()))
CALLS = {name: OPERATIONS[name].call for name in operations()}


def answer(content: bytes, status: int, headers: dict[str, str] | None = None) -> httpx.MockTransport:
    return httpx.MockTransport(lambda _: httpx.Response(status, content=content, headers=headers))


def call(operation: str, transport: httpx.MockTransport) -> Any:
    with MercadoPago("TEST-x", transport=transport, max_attempts=1) as mp:
        return CALLS[operation](mp)


def page_of(entry: CodeEntry) -> str | None:
    """The address of the page that gives a code."""
    provenance = entry.entry["x-provenance"]
    return load_spec()["x-sources"][provenance["source"]]["url"] if provenance["status"] == "documented" else None


def envelope(entry: CodeEntry) -> bytes:
    """An answer with this code, as its operation words it."""
    message = entry.entry["description"]
    if "merchant" in entry.operation:
        body: dict[str, Any] = {"error": entry.code, "message": message, "status": entry.status, "cause": []}
    else:
        body = {"errors": [{"code": entry.code, "message": message, "details": ["'a' - b"]}]}
    return json.dumps(body).encode()


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: f"{entry.operation}-{entry.status}-{entry.code}")
def test_every_code_of_the_contract(entry: CodeEntry) -> None:
    """Its class fits the status, and the sentence and page of the contract are at hand."""
    with pytest.raises(ApiError) as caught:
        call(entry.operation, answer(envelope(entry), entry.status))
    error = caught.value
    expected = BY_STATUS.get(entry.status, ServerError if entry.status >= 500 else ApiError)
    if entry.status == 404:
        expected = getattr(client_operations, entry.operation.upper()).family.not_found
        expected = expected if entry.code in NOT_FOUND else BY_CODE[entry.code]
    if entry.status == 400 and entry.code in UPSTREAM:
        expected = UpstreamFailed
    assert isinstance(error, expected)
    assert type(error) is BY_CODE.get(entry.code, expected)
    assert (error.status, error.code, error.operation) == (entry.status, entry.code, entry.operation)
    assert error.message == error.meaning == entry.entry["description"]
    assert error.documentation == page_of(entry)
    may_pass = entry.status in RETRYABLE or isinstance(error, UpstreamFailed)
    assert error.retryable == (may_pass and OPERATIONS[entry.operation].repeatable)


@pytest.mark.parametrize(
    ("operation", "code", "kind"),
    [
        ("get_order", "not_found", OrderNotFound),
        ("cancel_order", "not_found", OrderNotFound),
        ("get_merchant_order", "order_not_found", MerchantOrderNotFound),
        ("get_order", "brand_new", NotFound),
        ("get_merchant_order", "", NotFound),
    ],
)
def test_what_is_not_found_is_told_by_the_operation(operation: str, code: str, kind: type[ApiError]) -> None:
    body = {"errors": [{"code": code, "message": "m"}]} if code else {}
    with pytest.raises(NotFound) as caught:
        call(operation, answer(json.dumps(body).encode(), 404))
    assert type(caught.value) is kind


def test_most_codes_lead_to_their_page() -> None:
    assert len([entry for entry in ENTRIES if page_of(entry)]) > len(ENTRIES) / 2


def test_classes_by_code_are_used_by_the_contract() -> None:
    """None is left over from an older contract, other than the spellings that are only seen live."""
    left = BY_CODE.keys() - {entry.code for entry in ENTRIES}
    assert left == {"already_queued_order_for_device", "order_already_cancelled"}


@pytest.mark.parametrize("status", [402, 410, 418, 422, 425, 428, 499, 501, 505, 511, 520, 524, 599, 600, 999])
def test_unknown_statuses_and_codes(status: int) -> None:
    for body in (b"", b'{"errors": [{"code": "brand_new", "message": "m"}]}', b"<html>"):
        with pytest.raises(ApiError) as caught:
            call("create_order", answer(body, status))
        error = caught.value
        assert error.status == status
        assert type(error) is error_class(status, "")
        assert error.meaning
        assert error.documentation is None


@pytest.mark.parametrize(
    ("status", "body", "text"),
    [
        (502, b"<html>", "502: Bad Gateway"),
        (520, b"", "520: HTTP status 520"),
        (400, b'{"errors": [{"code": "c", "message": "m\\n  n", "details": ["d"]}]}', "400 c: m n | d"),
        (401, b'{"code": "unauthorized", "message": "no"}', "401 unauthorized: no"),
        (400, b'{"error": "invalid_items", "message": "m", "status": 400, "cause": []}', "400 invalid_items: m"),
        (400, b'{"errors": [{"code": "c", "message": "\\u001b[31m\\ud800\\u0000"}]}', "400 c: ?[31m??"),
    ],
)
def test_what_an_error_says(status: int, body: bytes, text: str) -> None:
    """One line of printable characters."""
    with pytest.raises(ApiError) as caught:
        call("get_order", answer(body, status))
    where = "get_order GET https://api.mercadopago.com/v1/orders/ORD0000ABCD222233334444555566"
    assert str(caught.value) == f"{text} | {where}"


@pytest.mark.parametrize(
    ("mistake", "said"),
    [
        (
            lambda mp: money("24,90"),
            "'24,90' is no amount; amounts are decimal text such as '24.90', with a",
        ),
        (
            lambda mp: mp.orders.create({"total_amount": Decimal("24.90")}),
            "amounts of orders are text, see",
        ),
        (lambda mp: mp.orders.create([]), "a request is a mapping or a model of mp_orders.models, not list"),
        (
            lambda mp: mp.orders.create({}, idempotency_key="a b"),
            "an idempotency key is 1 to 128 visible",
        ),
        (lambda mp: mp.orders.get(123), "an order id is text, not int"),
        (lambda mp: mp.merchant_orders.get("123"), "a merchant order id is an integer from 1 to 2"),
    ],
)
def test_a_likely_mistake_is_told_at_once(mistake: Any, said: str) -> None:
    with MercadoPago("TEST-x") as mp, pytest.raises((ValueError, TypeError), match=re.escape(said)):
        mistake(mp)


def test_a_token_of_another_form_is_told_when_it_is_refused() -> None:
    body = b'{"errors": [{"code": "unauthorized", "message": "no"}]}'
    transport = httpx.MockTransport(lambda _: httpx.Response(401, content=body))
    for token, told in (("abcdef", True), ("TEST-1", False), ("APP_USR-1", False)):
        with MercadoPago(token, transport=transport) as mp, pytest.raises(Unauthorized) as caught:
            mp.orders.get("ORD1")
        assert ("begins with APP_USR- or TEST-" in str(caught.value)) is told
        assert token not in str(caught.value)


@BOTH
def test_the_wrong_scheme_is_told(served_mock: str, *, asynchronous: bool) -> None:
    """Https to a port of http, and the other way round."""
    settings: dict[str, Any] = {"asynchronous": asynchronous, "max_attempts": 1, "timeout": 5}
    error = outcome_of(lambda mp: mp.orders.get("ORD1"), base_url=served_mock.replace("http:", "https:"), **settings)
    assert isinstance(error, RequestNotSent)
    assert "does this address speak http instead of https?" in str(error)
    with socket.create_server(("127.0.0.1", 0)) as listener:

        def serve() -> None:
            plain, _ = listener.accept()
            with plain:
                plain.recv(10)
                plain.sendall(b"\x15\x03\x03\x00\x02\x02\x46")  # the alert of TLS that nothing of it came

        threading.Thread(target=serve, daemon=True).start()
        address = f"http://127.0.0.1:{listener.getsockname()[1]}"
        error = outcome_of(lambda mp: mp.orders.get("ORD1"), base_url=address, **settings)
    assert "does this address speak https instead of http?" in str(error)


def test_a_uuid_is_a_key() -> None:
    key = uuid.uuid4()
    sent: list[str] = []

    def handler(request: httpx.Request) -> httpx.Response:
        sent.append(request.headers["x-idempotency-key"])
        return httpx.Response(201, json={"id": "ORD1", "status": "created"})

    with MercadoPago("TEST-x", transport=httpx.MockTransport(handler)) as mp:
        mp.orders.create({}, idempotency_key=key)
    assert sent == [str(key)]


def test_a_long_text_is_cut() -> None:
    with pytest.raises(BadRequest) as caught:
        call("get_order", answer(json.dumps({"message": "m" * 10_000}).encode(), 400))
    assert len(str(caught.value)) < 400
    assert len(caught.value.message) == 10_000


def test_except_clauses_read_well() -> None:
    """The class that says what to do, its family, and the root."""
    body = b'{"errors": [{"code": "cannot_cancel_order", "message": "no"}]}'
    for kind in (OrderNotCancelable, errors.Conflict, ApiError, MercadoPagoError, Exception):
        with pytest.raises(kind):
            call("cancel_order", answer(body, 409))


def one_of_each() -> Iterator[MercadoPagoError]:
    failed = json.dumps({"errors": [{"code": "failed", "message": "m"}], "data": {"id": "ORD1", "status": "failed"}})
    for status, body in ((409, b'{"errors": [{"code": "already_queued_order_for_terminal"}]}'), (402, failed.encode())):
        with pytest.raises(ApiError) as refused:
            call("create_order", answer(body, status, {"X-Request-Id": "r", "Retry-After": "3"}))
        yield refused.value
    with pytest.raises(OutcomeUnknown) as unknown:
        call("create_order", answer(b'{"id": "ORD1", "items": 5}', 201))
    yield unknown.value
    with pytest.raises(RequestNotSent) as not_sent, MercadoPago("TEST-x", base_url="http://127.0.0.1:9") as mp:
        mp.orders.get("ORD1")
    yield not_sent.value
    yield from (kind("m", status=1) for kind in BY_STATUS.values())


def test_errors_are_copied_and_pickled_whole() -> None:
    for error in one_of_each():
        for other in (pickle.loads(pickle.dumps(error)), copy.copy(error), copy.deepcopy(error)):  # noqa: S301
            assert type(other) is type(error)
            assert (str(other), other.args, other.retryable) == (str(error), error.args, error.retryable)
            assert repr(vars(other)) == repr(vars(error))


def test_a_failed_payment_brings_its_order_in_whatever_shape() -> None:
    data = {"id": "ORD1", "status": "failed", "transactions": None, "brand_new": 1}
    with pytest.raises(PaymentFailed) as caught:
        call("create_order", answer(json.dumps({"errors": [{"code": "failed"}], "data": data}).encode(), 402))
    assert caught.value.order is not None
    assert caught.value.order.id == "ORD1"


def test_the_tree_in_the_docstring_is_the_tree() -> None:
    """Every class stands in it, and every class in it is exported."""
    drawn = {word.strip(",") for word in (errors.__doc__ or "").split() if word.strip(",") in vars(errors)}
    kinds = inspect.getmembers(errors, inspect.isclass)
    classes = {name for name, kind in kinds if issubclass(kind, MercadoPagoError)}
    assert drawn == classes
    assert classes <= set(mp_orders.__all__)


def test_the_whole_answer_to_a_busy_terminal(mp_mock: Any) -> None:
    with MercadoPago("TEST-x", base_url=mp_mock.base_url) as mp:
        mp.orders.create(POINT)
        with pytest.raises(TerminalBusy) as caught:
            mp.orders.create(POINT)
    assert caught.value.documentation == load_spec()["x-sources"]["create-point"]["url"]
    assert caught.value.request_id


WORDS: list[Any] = [
    *(None, True, 0, -1, 1.5, 10**30, "", "x", "401", "failed", "created", "ORD1", "\ud800", [], {}, [[]], [None]),
    *(
        {"id": "ORD1", "status": "created"},
        {"code": "c"},
        [{"code": {}}],
        [{"message": []}],
        {"errors": None},
        "a" * 5000,
    ),
]
NAMES = "id status errors code message error cause data details transactions items payer".split()  # noqa: SIM905
STATUSES = [200, 200, 201, 201, 202, 204, 299, 302, 400, 401, 402, 404, 409, 499, 500, 503, 520, 599, 999]
TYPES = [b"application/json", b"text/html; charset=nonsense", b"", b"application/json; charset=utf-16"]


def anything(random: random.Random, depth: int = 0) -> Any:
    """Something like an answer."""
    match random.randrange(4 if depth < 4 else 2):
        case 2:
            return {random.choice(NAMES): anything(random, depth + 1) for _ in range(random.randrange(5))}
        case 3:
            return [anything(random, depth + 1) for _ in range(random.randrange(3))]
    return random.choice(WORDS)


def reply(random: random.Random) -> httpx.Response:
    """An answer of any status, body and headers."""
    status = random.choice(STATUSES)
    content = json.dumps(anything(random)).encode()
    match random.randrange(12):
        case 0:
            content = content[: random.randrange(len(content) + 1)]
        case 1:
            content = random.randbytes(random.randrange(100))
        case 2:
            content = b"[" * random.choice([100, 990, 100_000])
        case 3:
            content = b'{"errors":[{"code":' + b"[" * 980 + b"]" * 980 + b"}]}"
        case 4:
            content = b"<html>" + content
        case 5:
            content = b"1" * 6000
        case 6:
            content = content.decode().encode("utf-16")
    headers = {b"X-Request-Id": random.choice([b"", b"r", b"\xc3\xa9\xff"]), b"Content-Type": random.choice(TYPES)}
    headers[b"Retry-After"] = random.choice([b"", b"0", b"soon", b"99999"])
    if random.random() < 0.2:
        content = random.choice([gzip.compress(content), content, gzip.compress(content)[:-3]])
        headers[b"Content-Encoding"] = random.choice([b"gzip", b"deflate", b"br", b"nonsense", b"gzip, gzip"])
    return httpx.Response(status, headers=headers, stream=httpx.ByteStream(content))


def check(outcome: Any, status: int) -> None:
    """A model for a success, or the right family of errors, which can be looked at in every way."""
    if isinstance(outcome, MercadoPagoError):
        of_another_call = status == 402 and isinstance(outcome, OutcomeUnknown)
        assert of_another_call or isinstance(outcome, ApiError if status >= 400 else OutcomeUnknown)
        assert str(outcome)
        assert "\n" not in str(outcome)
        pickle.dumps(outcome)
        assert outcome.retryable in (True, False)
        if isinstance(outcome, ApiError):
            assert (outcome.status, bool(outcome.message), bool(outcome.meaning)) == (status, True, True)
    else:
        assert outcome is None or isinstance(outcome, (Order, MerchantOrder, Transactions, UpdatedTransaction))
        assert 200 <= status < 300


@pytest.mark.parametrize("number", [2_000, pytest.param(20_000, marks=pytest.mark.slow)])
def test_whatever_is_replied_no_foreign_exception_comes_out(number: int) -> None:
    """Nothing but models and errors of this package, sync or async."""
    chance = random.Random(1)
    replies = [reply(chance) for _ in range(number)]
    names = [chance.choice(sorted(CALLS)) for _ in replies]
    waiting: Iterator[httpx.Response] = iter(replies)
    transport = httpx.MockTransport(lambda _: next(waiting))

    async def asynchronously(half: int) -> None:
        async with AsyncMercadoPago("TEST-x", transport=transport, max_attempts=1) as mp:
            for name, each in zip(names[half:], replies[half:], strict=True):
                try:
                    outcome = await CALLS[name](mp)
                except MercadoPagoError as error:
                    outcome = error
                check(outcome, each.status_code)

    with MercadoPago("TEST-x", transport=transport, max_attempts=1) as mp:
        for name, each in zip(names[: number // 2], replies[: number // 2], strict=True):
            try:
                outcome = CALLS[name](mp)
            except MercadoPagoError as error:
                outcome = error
            check(outcome, each.status_code)
    asyncio.run(asynchronously(number // 2))
    assert next(waiting, None) is None


HEADS = [
    *(b"HTTP/1.1 200 OK", b"HTTP/1.1 99 X", b"HTTP/1.1 -1 X", b"HTTP/1.1 2000 X", b"HTTP/9.9 200 OK", b"HTTP/1.1", b""),
    *(
        b"HTTP/1.1 101 Switching",
        b"HTTP/1.1 204 No",
        b"HTTP/1.1 304 Not",
        b"HTTP/1.0 200 OK",
        b"\x16\x03\x01",
        b"\x00" * 9,
    ),
]
LINES = [
    *(b"Content-Length: -1", b"Content-Length: 1e9", b"Content-Length: 5, 6", b"Transfer-Encoding: gzip", b": x", b""),
    *(
        b"Transfer-Encoding: chunked",
        b"Content-Length: 99999999999999999999",
        b"X: \xff\xfe",
        b"Content-Encoding: gzip",
    ),
]


@pytest.mark.parametrize("head", HEADS)
def test_broken_http_is_an_unknown_outcome(head: bytes) -> None:
    """Malformed heads and framings over a socket, too."""
    for line in LINES:
        content = b"\r\n".join([head, line, b"", b'{"id": "ORD1", "status": "created"}'])

        def behave(connection: Any, content: bytes = content) -> None:
            connection.sendall(content)
            raise OSError

        with (
            serving(behave) as server,
            MercadoPago("TEST-x", base_url=server.base_url, max_attempts=1, timeout=2) as mp,
        ):
            outcome: Any = result(mp)
        if isinstance(outcome, MercadoPagoError):
            assert isinstance(outcome, OutcomeUnknown)
            assert outcome.idempotency_key == server.seen[0].key
        else:
            assert outcome.id == "ORD1"


def result(mp: MercadoPago) -> Any:
    """The order or the error of a create."""
    try:
        return mp.orders.create(ONLINE)
    except MercadoPagoError as error:
        return error


def test_a_closed_client_says_so() -> None:
    with serving(says(200)) as server:
        mp = MercadoPago("TEST-x", base_url=server.base_url)
        mp.close()
        mp.close()
        with pytest.raises(RuntimeError, match="closed"):
            mp.orders.get("ORD1")
    assert not server.seen


@pytest.mark.parametrize(
    ("call", "text"),
    [
        (lambda mp: mp.orders.get(5), "an order id is text, not int"),
        (lambda mp: mp.orders.create(ONLINE, idempotency_key=7), "an idempotency key is text, not int"),
        (lambda mp: mp.orders.create(OnlineOrderRequest), "not type"),
        (
            lambda mp: mp.orders.create({"total_amount": Decimal("1.50")}),
            "amounts of orders are text, see",
        ),
        (lambda mp: mp.merchant_orders.create({"items": [{"unit_price": Decimal("NaN")}]}), "NaN is no amount"),
        (
            lambda mp: mp.merchant_orders.create({"items": [{"unit_price": Decimal("0.1234567890123456789")}]}),
            "more digits",
        ),
        (lambda mp: mp.orders.create(PointOrderRequest("x", {"payments": []}, {})), "another type than its field"),  # type: ignore[arg-type]
        (lambda mp: mp.merchant_orders.create({"a": Decimal("1E+1000000")}), "no amount"),
        (lambda mp: mp.orders.create(SimpleNamespace(to_dict=lambda: None)), "gives a mapping, not NoneType"),
        (lambda mp: MercadoPago("TEST-x", base_url="http://127.0.0.1:9/?"), "without credentials, query or fragment"),
        (lambda mp: money("1", places="2"), "places is a whole number, not str"),  # type: ignore[arg-type]
        (lambda mp: MercadoPago(None), "there is no access token"),  # type: ignore[arg-type]
        (lambda mp: MercadoPago("TEST-x", base_url="localhost:8080"), "base_url is https://host"),
    ],
)
def test_what_is_wrong_here_is_said_here(call: Any, text: str) -> None:
    """A ValueError or TypeError that says what it is, before anything is sent."""
    with MercadoPago("TEST-x", transport=answer(b"", 500)) as mp, pytest.raises((ValueError, TypeError), match=text):
        call(mp)


def test_decimals_and_nested_mappings_are_sent() -> None:
    """Amounts of merchant orders as the numbers that they are."""
    sent: list[bytes] = []

    def handler(request: httpx.Request) -> httpx.Response:
        sent.append(request.content)
        return httpx.Response(201, json={"id": 1})

    items = [
        {"unit_price": Decimal(text), "more": MappingProxyType({"a": 1})} for text in ("12.45", "1E+2", "0.1", "-0")
    ]
    with MercadoPago("TEST-x", transport=httpx.MockTransport(handler)) as mp:
        mp.merchant_orders.create({"items": items})
    prices = [each["unit_price"] for each in json.loads(sent[0], parse_float=Decimal)["items"]]
    assert prices == [Decimal("12.45"), 100, Decimal("0.1"), 0]


def test_why_no_other_attempt_follows() -> None:
    """The deadline, or the budget; a refusal behind a lost answer keeps what it asked for."""
    waiting = answer(b"", 503, {"Retry-After": "99"})
    with MercadoPago("TEST-x", transport=waiting) as mp, pytest.raises(ServerError, match="deadline of 60 s"):
        mp.orders.get("ORD1")
    with MercadoPago("TEST-x", transport=answer(b"", 503), retry_budget=0) as mp:
        with pytest.raises(ServerError, match="the retry budget is empty") as caught:
            mp.orders.get("ORD1")
        assert caught.value.message not in caught.value.args
    answers = iter([httpx.Response(500), httpx.Response(429, headers={"Retry-After": "99"})])
    transport = httpx.MockTransport(lambda _: next(answers))
    with MercadoPago("TEST-x", transport=transport) as mp, pytest.raises(OutcomeUnknown) as unknown:
        mp.orders.create(ONLINE)
    assert unknown.value.retry_after == 99


def test_the_version_is_that_of_the_project() -> None:
    project = tomllib.loads((Path(__file__).resolve().parents[2] / "pyproject.toml").read_text(encoding="utf-8"))
    assert mp_orders.__version__ == project["project"]["version"]
    with serving(says(200, {"id": "1", "status": "x"})) as server, MercadoPago("t", base_url=server.base_url) as mp:
        mp.orders.get("1")
    assert server.seen[0].headers["user-agent"] == f"mp-orders/{mp_orders.__version__}"
