"""Which notifications are taken for those of Mercado Pago, and what is read of them."""

import copy
import json
import pickle
import traceback
from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from email.message import Message
from typing import Any
from urllib.parse import urlencode

import httpx
import pytest
from django.http.request import HttpHeaders
from django.utils.datastructures import MultiValueDict
from fake_time import FakeTime
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from mp_orders import MercadoPagoError, models, webhooks
from mp_orders.webhooks import (
    AmbiguousNotification,
    InvalidNotification,
    InvalidSignature,
    NotificationMismatch,
    SignatureFailureReason,
    UnreadableNotification,
    read_unverified,
    verify,
)
from signing import (
    EXAMPLES,
    FEED,
    MERCHANT_ORDER,
    NOW_S,
    ORDER,
    ORDER_ID,
    REQUEST_ID,
    SECRET,
    hash_of,
    headers_for,
    sent,
    signature,
)
from starlette.datastructures import Headers, QueryParams
from werkzeug.datastructures import EnvironHeaders, MultiDict
from werkzeug.datastructures import Headers as WerkzeugHeaders

NUMBER = "23603350837"
pytestmark = pytest.mark.usefixtures("fake_time")


def refusal(**arguments: Any) -> MercadoPagoError:
    with pytest.raises(webhooks.WebhookError) as caught:
        verify(**arguments)
    return caught.value


def test_a_notification_of_an_order() -> None:
    found = verify(**sent())
    assert (found.topic, found.action, found.resource_id) == ("order", "order.processed", ORDER_ID)
    assert (found.application_id, found.user_id, found.notification_id) == ("123456", "123456", None)
    assert (found.live_mode, found.verified, found.id_signed) == (True, True, True)
    assert found.request_id == REQUEST_ID
    assert found.signed_at == datetime.fromtimestamp(NOW_S, UTC)
    assert found.date_created == "2025-08-07T18:54:40.851374414Z"
    assert found.created_at == datetime(2025, 8, 7, 18, 54, 40, 851374, tzinfo=UTC)
    assert isinstance(found.model, models.OrderNotification)
    assert found.model.data.total_paid_amount == "120"
    assert found.raw == ORDER


def test_what_the_panel_sends_to_try_an_address() -> None:
    body = EXAMPLES["OrderNotificationSimulated"]["value"]
    found = verify(**sent(body, body["data"]["id"]))
    assert (found.notification_id, found.user_id, found.live_mode) == ("123456", "2025701502", False)


def test_a_notification_of_a_merchant_order() -> None:
    found = verify(**sent(MERCHANT_ORDER, NUMBER))
    assert (found.topic, found.action, found.resource_id, found.resource_number) == (
        "merchant_order",
        "update",
        NUMBER,
        23603350837,
    )
    assert (found.notification_id, found.user_id) == (None, "2012037660")
    assert isinstance(found.model, models.MerchantOrderNotification)
    assert verify(**sent({**MERCHANT_ORDER, "id": int(NUMBER)}, NUMBER)).resource_id == NUMBER


@pytest.mark.parametrize(
    ("query", "signed", "id_signed"),
    [
        (f"id={NUMBER}&topic=merchant_order", None, False),
        (f"id={NUMBER}&topic=merchant_order", NUMBER, True),
        (f"data.id={NUMBER}&topic=merchant_order", NUMBER, True),
        ("topic=merchant_order", None, False),
        (None, None, False),
    ],
)
@pytest.mark.parametrize("resource", [FEED["resource"], f"/merchant_orders/{NUMBER}", NUMBER])
def test_the_older_form(query: str | None, signed: str | None, id_signed: bool, resource: str) -> None:
    """Without data.id: the pair of the id is left out, or holds `id`."""
    body = json.dumps({**FEED, "resource": resource}).encode()
    found = verify(headers=headers_for(signed), query=query, body=body, secret=SECRET)
    assert (found.topic, found.resource_id, found.id_signed) == ("merchant_order", NUMBER, id_signed)
    assert (found.action, found.date_created, found.live_mode) == (None, None, None)
    assert isinstance(found.model, models.MerchantOrderFeed)


def test_the_older_form_may_say_all_in_the_query() -> None:
    query = f"id={NUMBER}&topic=merchant_order"
    found = verify(headers=headers_for(NUMBER), query=query, body=b"{}", secret=SECRET)
    assert (found.topic, found.resource_id, found.id_signed) == ("merchant_order", NUMBER, True)


def test_other_topics_and_fields_are_kept() -> None:
    payment = {"type": "payment", "data": {"id": "99"}, "id": 7, "new": [{"a": None}]}
    found = verify(**sent(payment, "99"))
    assert (found.topic, found.resource_id, found.notification_id, found.model) == ("payment", "99", "7", None)
    assert found.raw["new"] == [{"a": None}]
    with pytest.raises(ValueError, match="not a number"):
        assert not verify(**sent({**payment, "data": {"id": "x"}}, "x")).resource_number
    odd = {**ORDER, "live_mode": "yes", "user_id": [1], "action": 3, "date_created": "soon", "application_id": 1.5}
    found = verify(**sent(odd))
    assert (found.live_mode, found.user_id, found.action, found.application_id) == (None, None, "3", None)
    assert (found.date_created, found.created_at) == ("soon", None)
    assert verify(**sent({**ORDER, "data": {"id": ORDER_ID, "transactions": [1]}})).model is None
    nulls = verify(**sent({**ORDER, "data": {"id": ORDER_ID, "transactions": None}})).model
    assert isinstance(nulls, models.OrderNotification)


def test_an_order_without_an_id_in_the_query_is_taken_and_says_so() -> None:
    """As the official SDKs take it: the pair is left out."""
    found = verify(**{**sent(), "headers": headers_for(None), "query": "type=order"})
    assert (found.resource_id, found.verified, found.id_signed) == (ORDER_ID, True, False)
    assert refusal(**{**sent(), "query": "type=order"}).reason == "SignatureMismatch"  # type: ignore[attr-defined]


def test_pairs_without_a_value_are_left_out() -> None:
    arguments = sent(request_id=None)
    assert verify(**arguments).request_id is None
    assert verify(**{**arguments, "headers": {**arguments["headers"], "x-request-id": " "}}).request_id is None
    more = {**arguments["headers"], "x-request-id": REQUEST_ID}
    assert isinstance(refusal(**{**arguments, "headers": more}), InvalidSignature)


BAD: dict[str, tuple[dict[str, Any], str]] = {
    "no header": ({}, "MissingSignatureHeader"),
    "no value": ({"x-signature": None}, "MissingSignatureHeader"),
    "empty": ({"x-signature": " "}, "MissingSignatureHeader"),
    "words": ({"x-signature": "hello"}, "MalformedSignatureHeader"),
    "others": ({"x-signature": "a=1,v=2,vx=3"}, "MalformedSignatureHeader"),
    "letters in ts": ({"x-signature": f"ts=17e8,v1={'a' * 64}"}, "MalformedSignatureHeader"),
    "no ts": ({"x-signature": f"v1={'a' * 64}"}, "MissingTimestamp"),
    "empty ts": ({"x-signature": f"ts=,v2={'a' * 64}"}, "MissingTimestamp"),
    "no hash": ({"x-signature": f"ts={NOW_S}"}, "MissingHash"),
    "another version": ({"x-signature": f"ts={NOW_S},v2={'a' * 64}"}, "MissingHash"),
    "another hash": ({"x-signature": f"ts={NOW_S},v1={'a' * 64}"}, "SignatureMismatch"),
    "a hash of no ASCII": ({"x-signature": f"ts={NOW_S},v1=é"}, "SignatureMismatch"),
    "another id": (headers_for("ORD1"), "SignatureMismatch"),
    "another request": ({**headers_for(ORDER_ID), "x-request-id": "x"}, "SignatureMismatch"),
    "no request": ({"x-signature": signature(ORDER_ID)}, "SignatureMismatch"),
    "another secret": (headers_for(ORDER_ID, secret="other"), "SignatureMismatch"),
    "a hash in capitals": (
        {**headers_for(ORDER_ID), "x-signature": signature(ORDER_ID)[:17] + signature(ORDER_ID)[17:].upper()},
        "SignatureMismatch",
    ),
    "old": (headers_for(ORDER_ID, ts=NOW_S - 301), "TimestampOutOfTolerance"),
    "of the future": (headers_for(ORDER_ID, ts=NOW_S + 301), "TimestampOutOfTolerance"),
    "old milliseconds": (headers_for(ORDER_ID, ts=(NOW_S - 301) * 1000), "TimestampOutOfTolerance"),
    "no moment": (headers_for(ORDER_ID, ts="9" * 5000), "TimestampOutOfTolerance"),
}


@pytest.mark.parametrize("name", BAD)
def test_six_failures(name: str) -> None:
    headers, reason = BAD[name]
    error = refusal(**{**sent(), "headers": headers})
    assert isinstance(error, InvalidSignature)
    assert error.reason is SignatureFailureReason(reason)
    assert error.reason == reason
    assert error.request_id == headers.get("x-request-id")
    assert (error.timestamp is None) == ("ts=" not in str(headers) or "ts=," in str(headers))
    assert reason in str(error)
    assert pickle.loads(pickle.dumps(error)).reason is error.reason  # noqa: S301


@pytest.mark.parametrize("seconds", [-300, 0, 300])
@pytest.mark.parametrize("unit", [1, 1000])
def test_times_in_seconds_and_milliseconds(seconds: int, unit: int) -> None:
    found = verify(**sent(ts=(NOW_S + seconds) * unit))
    assert found.signed_at == datetime.fromtimestamp(NOW_S + seconds, UTC)


def test_the_tolerance_can_be_set(fake_time: FakeTime) -> None:
    fake_time.advance(3600)
    assert isinstance(refusal(**sent()), InvalidSignature)
    for tolerance in (3600, timedelta(hours=1), None):
        assert verify(**sent(), tolerance=tolerance).verified
    assert isinstance(refusal(**sent(), tolerance=3599.9), InvalidSignature)
    assert verify(**sent(ts=NOW_S * 1000 + 3_600_123), tolerance=1).signed_at == datetime.fromtimestamp(
        NOW_S + 3600.123, UTC
    )
    assert verify(**sent(ts="9" * 5000), tolerance=None).signed_at is None
    for wrong in (-1, float("nan"), True, "5"):
        with pytest.raises(ValueError, match="tolerance"):
            verify(**sent(), tolerance=wrong)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("asked", "signed", "case", "fits"),
    [
        (ORDER_ID, ORDER_ID, "any", True),
        (ORDER_ID, ORDER_ID.lower(), "any", True),
        (ORDER_ID.lower(), ORDER_ID.lower(), "any", True),
        (ORDER_ID.lower(), ORDER_ID, "any", False),
        (ORDER_ID, ORDER_ID, "exact", True),
        (ORDER_ID, ORDER_ID.lower(), "exact", False),
        (ORDER_ID, ORDER_ID.lower(), "lower", True),
        (ORDER_ID, ORDER_ID, "lower", False),
    ],
)
def test_an_id_is_signed_as_it_is_or_with_small_letters(asked: str, signed: str, case: Any, fits: bool) -> None:
    arguments = {**sent(data_id=asked), "headers": headers_for(signed), "data_id_case": case}
    if fits:
        assert verify(**arguments).resource_id == ORDER_ID
    else:
        assert isinstance(refusal(**arguments), InvalidSignature)


def test_several_secrets_while_one_is_changed() -> None:
    for secrets in (["new", SECRET], [SECRET, "new"], ("a", "b", SECRET)):
        assert verify(**{**sent(), "secret": secrets}).verified
    assert isinstance(refusal(**{**sent(), "secret": ["new", "newer"]}), InvalidSignature)


def test_every_secret_is_tried_whichever_fits(monkeypatch: pytest.MonkeyPatch) -> None:
    """So that the time it takes does not tell which one is right."""
    compared: list[bytes] = []
    import hmac

    plain = hmac.compare_digest
    monkeypatch.setattr(hmac, "compare_digest", lambda a, b: compared.append(a) or plain(a, b))
    counts = set()
    for secrets in ([SECRET, "b", "c"], ["a", "b", SECRET], ["a", "b", "c"]):
        compared.clear()
        try:
            verify(**{**sent(), "secret": secrets})
        except InvalidSignature:
            assert SECRET not in secrets
        counts.add(len(compared))
    assert counts == {6}  # of each, with the id in both spellings


@pytest.mark.parametrize("secret", ["", " ", [], (), ["a", ""], None, [None]])
def test_without_a_secret_nothing_is_verified(secret: Any) -> None:
    empty = {**sent(), "headers": headers_for(ORDER_ID, secret="")}
    with pytest.raises(ValueError, match="secret"):
        verify(**{**empty, "secret": secret})


def test_a_secret_is_text() -> None:
    for secret in (b"bytes", [SECRET, 1]):
        with pytest.raises(TypeError) as caught:
            verify(**{**sent(), "secret": secret})
        assert SECRET not in str(caught.value)


def test_versions_of_the_hash() -> None:
    right, other = signature(ORDER_ID), f"v3={'a' * 64}"
    later = right.replace("v1=", "V22 = ")
    asked = {**sent(), "headers": {**headers_for(ORDER_ID), "x-signature": f"{other},{later}"}}
    assert isinstance(refusal(**asked), InvalidSignature)
    assert verify(**asked, versions=["v1", "v22"]).verified
    assert verify(**asked, versions=["v22", "v3"]).verified
    assert isinstance(refusal(**asked, versions=["v3", "v22"]), InvalidSignature)
    for versions in ([], "v1", ["1"], ["v"], [1]):
        with pytest.raises(ValueError, match="versions"):
            verify(**sent(), versions=versions)  # type: ignore[arg-type]
    with pytest.raises(ValueError, match="data_id_case"):
        verify(**sent(), data_id_case="upper")  # type: ignore[arg-type]


def test_spaces_order_and_unknown_parts_of_a_signature() -> None:
    ts, v1 = signature(ORDER_ID).split(",")
    for text in (f" {v1} , {ts} ", f"x=1,{ts},,=,y,{v1},z=", f"ts=1,v1=2,{ts},{v1}", f"TS{ts[2:]},V1{v1[2:]}"):
        assert verify(**{**sent(), "headers": {**headers_for(ORDER_ID), "x-signature": text}}).verified


def as_message(pairs: list[tuple[str, str]]) -> Message:
    message = Message()
    for name, value in pairs:
        message[name] = value
    return message


def as_environ(pairs: list[tuple[str, str]]) -> dict[str, Any]:
    return {"wsgi.errors": object(), **{f"HTTP_{name.upper().replace('-', '_')}": value for name, value in pairs}}


FRAMEWORKS: dict[str, Callable[[list[tuple[str, str]]], Any]] = {
    "a dict": dict,
    "capitals": lambda pairs: {name.upper(): value for name, value in pairs},
    "lists": lambda pairs: {name: [value] for name, value in pairs},
    "bytes": lambda pairs: {name.encode(): value.encode() for name, value in pairs},
    "pairs": lambda pairs: pairs,
    "an iterator": iter,
    "ASGI": lambda pairs: [(name.encode(), value.encode()) for name, value in pairs],
    "WSGI": as_environ,
    "email": as_message,
    "Werkzeug": WerkzeugHeaders,
    "Flask": lambda pairs: EnvironHeaders(as_environ(pairs)),
    "Django": lambda pairs: HttpHeaders(as_environ(pairs)),
    "Starlette": lambda pairs: Headers(raw=[(name.lower().encode(), value.encode()) for name, value in pairs]),
    "httpx": httpx.Headers,
}


@pytest.mark.parametrize("name", FRAMEWORKS)
def test_headers_of_any_framework(name: str) -> None:
    pairs = [("X-Other", "1"), ("X-Request-Id", REQUEST_ID), ("X-Signature", signature(ORDER_ID)), ("Host", "a")]
    assert verify(**{**sent(), "headers": FRAMEWORKS[name](pairs)}).request_id == REQUEST_ID


QUERIES: dict[str, Any] = {
    "text": f"data.id={ORDER_ID}&type=order",
    "with a question mark": f"?type=order&data.id={ORDER_ID}",
    "encoded": f"data%2Eid={ORDER_ID}&type=order&x=%00&y",
    "bytes": f"data.id={ORDER_ID}&type=order".encode(),
    "a dict": {"data.id": ORDER_ID, "type": "order"},
    "lists": {"data.id": [ORDER_ID], "type": ["order"]},
    "pairs": [("data.id", ORDER_ID), ("type", "order")],
    "twice the same": f"data.id={ORDER_ID}&type=order&data.id={ORDER_ID}",
    "Django": MultiValueDict({"data.id": [ORDER_ID], "type": ["order"]}),
    "Starlette": QueryParams,
    "Werkzeug": MultiDict([("data.id", ORDER_ID), ("type", "order")]),
    "httpx": httpx.QueryParams,
}


@pytest.mark.parametrize("name", QUERIES)
def test_queries_of_any_framework(name: str) -> None:
    query = QUERIES[name]
    query = query(QUERIES["text"]) if query in (QueryParams, httpx.QueryParams) else query
    assert verify(**{**sent(), "query": query}).id_signed


MANY = [(f"x{number}", "1") for number in range(101)]
TWICE: dict[str, dict[str, Any]] = {
    "signature": {"headers": [*headers_for(ORDER_ID).items(), ("X-Signature", "ts=1,v1=2")]},
    "request id": {"headers": [*headers_for(ORDER_ID).items(), ("X-REQUEST-ID", "x")]},
    "in two cases": {"headers": {**headers_for(ORDER_ID), "X-Request-Id": "x"}},
    "in Starlette": {"headers": Headers(raw=[(b"x-signature", b"a"), (b"x-signature", b"b")])},
    "in Werkzeug": {"headers": WerkzeugHeaders([("x-signature", "a"), ("X-Signature", "b")])},
    "in email": {"headers": as_message([("x-signature", "a"), ("X-Signature", "b")])},
    "data.id": {"query": f"data.id={ORDER_ID}&type=order&data.id=ORD2"},
    "empty data.id": {"query": f"data.id={ORDER_ID}&type=order&data.id="},
    "data.id in a list": {"query": {"data.id": [ORDER_ID, "ORD2"]}},
    "data.id in Werkzeug": {"query": MultiDict([("data.id", ORDER_ID), ("data.id", "ORD2")])},
    "data.id in Django": {"query": MultiValueDict({"data.id": [ORDER_ID, "ORD2"]})},
    "type": {"query": f"data.id={ORDER_ID}&type=order&type=payment"},
}


@pytest.mark.parametrize("name", TWICE)
def test_what_came_twice_and_differs_is_refused(name: str) -> None:
    error = refusal(**{**sent(), **TWICE[name]})
    assert isinstance(error, AmbiguousNotification)
    assert isinstance(error, InvalidNotification)
    assert "more than once" in str(error)


def test_what_is_of_no_framework() -> None:
    for wrong in (
        {"headers": None},
        {"headers": 3},
        {"headers": ["x"]},
        {"query": 3},
        {"body": "text"},
        {"body": None},
    ):
        with pytest.raises(TypeError):
            verify(**{**sent(), **wrong})
    crowded = "&".join(f"{name}={value}" for name, value in MANY)
    assert isinstance(refusal(**{**sent(), "query": crowded}), UnreadableNotification)


OTHERS: dict[str, dict[str, Any]] = {
    "another order": {"body": {**ORDER, "data": {"id": "ORD01JYH1Z1YJN4HZ8J3Q0RB3YP6E"}}},
    "another merchant order": {"body": {**MERCHANT_ORDER, "id": "1"}, "data_id": NUMBER},
    "another payment": {"body": {"type": "payment", "data": {"id": "1"}}, "data_id": "2"},
    "another feed": {
        "headers": headers_for(NUMBER),
        "query": f"id={NUMBER}&topic=merchant_order",
        "body": {**FEED, "resource": "https://api.mercadolibre.com/merchant_orders/1"},
    },
    "another type": {"query": f"data.id={ORDER_ID}&type=payment"},
}


@pytest.mark.parametrize("name", OTHERS)
def test_a_body_of_another_notification_is_refused(name: str) -> None:
    """The body is not signed: whoever has seen one notification can send its signature with another body."""
    given = dict(OTHERS[name])
    body, data_id = given.pop("body", ORDER), given.pop("data_id", ORDER_ID)
    arguments = {**sent({"type": "x", **body}, data_id), **given, "body": json.dumps(body).encode()}
    error = refusal(**arguments)
    assert type(error) is NotificationMismatch
    assert error.request_id == REQUEST_ID
    assert isinstance(error, InvalidNotification)


UNREADABLE: dict[str, bytes] = {
    "nothing": b"",
    "words": b"hello",
    "a list": b"[]",
    "null": b"null",
    "a form": b"id=1&topic=merchant_order",
    "not UTF-8": b'{"type": "order", "data": {"id": "\xff"}}',
    "UTF-16": json.dumps(ORDER).encode("utf-16"),
    "NaN": b'{"type": "order", "data": {"id": "%b"}, "x": NaN}' % ORDER_ID.encode(),
    "infinity": b'{"type": "order", "data": {"id": "%b"}, "x": 1e999}' % ORDER_ID.encode(),
    "a long number": b'{"type": "order", "data": {"id": "%b"}, "x": %b}' % (ORDER_ID.encode(), b"1" * 5000),
    "twice": b'{"type": "order", "data": {"id": "%b", "id": "ORD2"}}' % ORDER_ID.encode(),
    "deep": b'{"x": ' + b"[" * 100_000 + b"]" * 100_000 + b"}",
    "large": json.dumps({**ORDER, "x": "x" * 1_100_000}).encode(),
    "no data": b'{"type": "order"}',
    "data without id": b'{"type": "order", "data": {}}',
    "data that is a list": b'{"type": "order", "data": [{"id": "%b"}]}' % ORDER_ID.encode(),
    "an id that is true": b'{"type": "order", "data": {"id": true}}',
}


@pytest.mark.parametrize("name", UNREADABLE)
def test_a_body_that_is_no_notification(name: str) -> None:
    error = refusal(**{**sent(), "body": UNREADABLE[name]})
    assert type(error) is UnreadableNotification
    assert error.request_id == REQUEST_ID
    assert error.__context__ is None  # which would hold the body
    with pytest.raises(UnreadableNotification):
        read_unverified(query=None, body=UNREADABLE[name])


def test_ids_that_are_none() -> None:
    for body, data_id in (({**MERCHANT_ORDER, "id": "x1"}, "x1"), ({**ORDER, "data": {"id": "../me"}}, "../me")):
        assert isinstance(refusal(**sent(body, data_id)), UnreadableNotification)
    no_topic = {"headers": headers_for("1"), "query": "data.id=1", "body": b'{"data": {"id": "1"}}', "secret": SECRET}
    assert isinstance(refusal(**no_topic), UnreadableNotification)


WORDS = st.sampled_from(["order", "merchant_order", "topic_merchant_order_wh", "payment", "", ORDER_ID, NUMBER])
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text() | WORDS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(["id", "x"]) | st.text(), inner),
    max_leaves=8,
)
NAMES = ["type", "topic", "id", "data", "resource", "action", "date_created", "live_mode", "user_id", "version"]


@settings(max_examples=300, deadline=None, database=None, suppress_health_check=list(HealthCheck))
@given(
    body=st.dictionaries(st.sampled_from(NAMES), VALUES).map(json.dumps).map(str.encode) | st.binary(),
    query=st.dictionaries(st.sampled_from(["data.id", "id", "type", "topic"]), WORDS) | st.text() | st.binary(),
    headers=st.lists(st.tuples(st.sampled_from(["x-signature", "X-Request-Id"]), st.text() | st.none())),
)
def test_whatever_comes_has_a_named_end(body: bytes, query: Any, headers: Any) -> None:
    with suppress(InvalidNotification):
        found = read_unverified(query=query, body=body)
        assert found.resource_id
        assert f"{found!r}{found.created_at}{pickle.loads(pickle.dumps(found)).key}"  # noqa: S301
    with pytest.raises(webhooks.WebhookError):
        verify(headers=headers, query=query, body=body, secret=SECRET)


def test_ids_are_asked_for_as_answers_have_them() -> None:
    for signed, asked in ((ORDER_ID.lower(), ORDER_ID), ("order-1", "order-1"), ("ordinary", "ordinary")):
        assert (
            verify(**sent({**ORDER, "data": {"id": ORDER_ID if asked == ORDER_ID else signed}}, signed)).resource_id
            == asked
        )


def test_what_is_not_verified_says_so() -> None:
    found = read_unverified(query=f"id={NUMBER}&topic=merchant_order", body=json.dumps(FEED).encode())
    assert (found.verified, found.id_signed, found.signed_at, found.request_id) == (False, False, None, None)
    assert (found.topic, found.resource_number) == ("merchant_order", int(NUMBER))
    order = read_unverified(query=None, body=json.dumps(ORDER).encode(), headers={"X-Request-Id": "r"})
    assert (order.verified, order.resource_id, order.request_id) == (False, ORDER_ID, "r")
    with pytest.raises(NotificationMismatch):
        read_unverified(query="data.id=ORD2", body=json.dumps(ORDER).encode())


def keys(*arguments: dict[str, Any]) -> int:
    """How many notifications these are."""
    return len({verify(**each).key for each in arguments})


def test_which_notifications_are_the_same() -> None:
    again = {"request_id": "another", "ts": NOW_S + 60}
    written = {**sent(**again), "body": json.dumps(ORDER, indent=2, sort_keys=True).encode()}
    assert keys(sent(), sent(**again), written) == 1
    assert keys(sent(MERCHANT_ORDER, NUMBER), sent(MERCHANT_ORDER, NUMBER, **again)) == 1
    later = copy.deepcopy(ORDER)
    later["data"]["version"] = 4
    assert keys(sent(), sent(later), sent({**ORDER, "date_created": "2025-08-07T18:54:40.851374415Z"})) == 3


def test_a_body_that_each_change_has_does_not_make_later_changes_the_same() -> None:
    query, body = f"id={NUMBER}&topic=merchant_order", json.dumps(FEED).encode()

    def feed(**more: Any) -> dict[str, Any]:
        return {"headers": headers_for(NUMBER, **more), "query": query, "body": body, "secret": SECRET}

    assert keys(feed(), feed(ts=NOW_S + 60), feed(request_id="2"), feed(request_id="3")) == 3
    assert keys(feed(request_id=None), feed(request_id=None, ts=NOW_S + 60)) == 2
    bare = {name: ORDER[name] for name in ("type", "action", "data")}
    assert keys(sent(bare), sent(bare, request_id="2")) == 2
    assert len({read_unverified(query=query, body=body).key for _ in range(3)}) == 3
    told = [read_unverified(query=query, body=body, headers={"x-request-id": each}).key for each in "112"]
    assert len(set(told)) == 2
    assert read_unverified(query=None, body=json.dumps(ORDER).encode()).key != verify(**sent()).key


def test_what_is_printed_shows_ids_and_no_more() -> None:
    body = {**ORDER, "data": {**ORDER["data"], "external_reference": "Ana Perez", "payer": {"email": "ana@a.com"}}}
    found = verify(**sent(body))
    text = repr(found)
    assert ORDER_ID in text
    assert not [word for word in ("Perez", "ana@", "120", SECRET, found.key) if word in text.replace(ORDER_ID, "")]
    copied = pickle.loads(pickle.dumps(found))  # noqa: S301 - as a queue of jobs does
    assert (copied, copied.raw) == (found, found.raw)
    with pytest.raises(AttributeError):
        found.verified = False  # type: ignore[misc]


def test_no_error_shows_secret_hash_or_body() -> None:
    body = {**ORDER, "data": {**ORDER["data"], "external_reference": "Ana Perez"}}
    cases = [{**sent(body), "headers": headers} for headers, _ in BAD.values()]
    cases += [{**sent(body), **given} for given in TWICE.values()]
    cases += [{**sent(body), "query": "data.id=ORD2&type=order", "headers": headers_for("ORD2")}]
    cases += [{**sent(body), "body": b"{" + json.dumps(body).encode()}]
    right = hash_of(f"id:{ORDER_ID};request-id:{REQUEST_ID};ts:{NOW_S};")
    for arguments in cases:
        error = refusal(**{**arguments, "secret": ["unused", arguments["secret"]]})
        # Without the frame of the test, which made the secret.
        frames = traceback.TracebackException(
            type(error), error, error.__traceback__ and error.__traceback__.tb_next, capture_locals=True
        )
        shown = "".join([str(error), repr(error), *frames.format()])
        assert not [word for word in (SECRET, right) if word in shown and word not in str(arguments["headers"])]
        assert "Perez" not in f"{error!s}{error!r}{error.args}"


def test_the_package_is_imported_when_it_is_asked_for() -> None:
    import subprocess
    import sys

    code = "import sys, mp_orders; assert 'mp_orders.webhooks' not in sys.modules; mp_orders.webhooks.verify"
    subprocess.run([sys.executable, "-c", code], check=True)
    assert sorted(webhooks.__all__, key=str.casefold) == sorted(set(webhooks.__all__), key=str.casefold)


def test_an_id_and_a_request_id_cannot_be_passed_off_as_one_id() -> None:
    """The signature is over both with a semicolon between; a query without the header could have them together."""
    right = headers_for(ORDER_ID)
    query = urlencode({"data.id": f"{ORDER_ID};request-id:{REQUEST_ID}", "type": "payment"})
    body = json.dumps({"type": "payment", "data": {"id": f"{ORDER_ID};request-id:{REQUEST_ID}"}}).encode()
    with pytest.raises(InvalidSignature) as caught:
        verify(headers={"x-signature": right["x-signature"]}, query=query, body=body, secret=SECRET)
    assert caught.value.reason == "SignatureMismatch"
