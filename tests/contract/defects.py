"""Defects that an implementation may have, each switched on alone in front of the mock, and the rule that finds it.

`python tests/contract/defects.py` tries all of them with every rule; with `--table` it prints what docs/contract-kit.md
publishes.
"""

import asyncio
import copy
import json
import struct
import sys
from collections.abc import Callable
from decimal import Decimal
from typing import Any

from attrs import evolve, frozen
from faulty_app import Answer, Behaviour, Body, Faulty, Forward, Request, untouched
from mp_orders_contract import Target, check, served_app
from mp_orders_contract.report import Report
from mp_orders_contract.rules import RULES
from mp_orders_mock import create_app

Wanted = Callable[[Request], bool]
CARD = {"id": "visa", "type": "credit_card", "token": "12345"}
PREFLIGHT = "preflight"
"""Stands for what is looked at before any rule is tried."""
TOKEN, SECOND = "TEST-first", "TEST-second"


@frozen
class Defect:
    """One defect.

    Attributes:
        name: of it.
        kind: code, check, bound, state, key, account, header, shape or time.
        text: what is wrong.
        found_by: the id of the rule that has to find it.
        make: a behaviour with the defect and nothing to remember yet.
        timeout_s: how long the kit waits for an answer.
    """

    name: str
    kind: str
    text: str
    found_by: str
    make: Callable[[], Behaviour]
    timeout_s: float = 10.0
    sees_control: bool = False


DEFECTS: dict[str, Defect] = {}


def add(kind: str, name: str, text: str, found_by: str, make: Callable[[], Behaviour], **more: Any) -> None:
    assert name not in DEFECTS, name
    assert found_by in {*RULES, PREFLIGHT}, found_by
    DEFECTS[name] = Defect(name, kind, text, found_by, make, **more)


def asked(change: Callable[[Request], Request | None]) -> Callable[[], Behaviour]:
    """Changes requests before they are looked at."""

    def make() -> Behaviour:
        async def behave(request: Request, forward: Forward) -> Answer:
            return await forward(change(request) or request)

        return behave

    return make


def answered(change: Callable[[Request, Answer], Answer | None]) -> Callable[[], Behaviour]:
    """Changes answers before they leave."""

    def make() -> Behaviour:
        async def behave(request: Request, forward: Forward) -> Answer:
            answer = await forward(request)
            return change(request, answer) or answer

        return behave

    return make


def code(old: str, new: str, status: int | None = None) -> Callable[[], Behaviour]:
    """Answers another code, and another status if one is named."""

    def change(request: Request, answer: Answer) -> Answer | None:
        if answer.code != old:
            return None
        text = answer.body.replace(f'"{old}"'.encode(), f'"{new}"'.encode())
        return evolve(answer, body=text, status=status or answer.status)

    return answered(change)


def status(old: int, new: int, wanted: Wanted = lambda request: True) -> Callable[[], Behaviour]:
    return answered(
        lambda request, answer: answer.with_status(new) if answer.status == old and wanted(request) else None
    )


def body_of(wanted: Wanted, change: Callable[[Body], Any]) -> Callable[[], Behaviour]:
    """Changes the JSON of requests; what cannot be changed so is left."""

    def one(request: Request) -> Request | None:
        body = copy.deepcopy(request.json)
        if not wanted(request) or not isinstance(body, dict):
            return None
        try:
            return request.with_json(body) if change(body) is not False else None
        except (LookupError, TypeError, AttributeError, ArithmeticError):
            return None

    return asked(one)


def order_of(wanted: Wanted, change: Callable[[Body], Any]) -> Callable[[], Behaviour]:
    """Changes the order in successful answers."""

    def one(request: Request, answer: Answer) -> Answer | None:
        body = answer.json
        if answer.status >= 300 or not wanted(request) or not isinstance(body, dict):
            return None
        try:
            change(body)
        except (LookupError, TypeError):
            return None
        return answer.with_json(body)

    return answered(one)


def creates(request: Request) -> bool:
    return request.creates


def merchant(request: Request) -> bool:
    return request.merchant


def new_merchant(request: Request) -> bool:
    return (request.method, request.path) == ("POST", "/merchant_orders")


def updates(request: Request) -> bool:
    return request.method == "PUT" and request.merchant


def orders(request: Request) -> bool:
    return request.path.startswith("/v1/orders")


def payments(body: Body) -> list[Body]:
    found: list[Body] = body["transactions"]["payments"]
    return found


def cut(name: str, most: int, *, only_one_more: bool = False) -> Callable[[Body], Any]:
    """Cuts a text that is too long, without a word."""

    def change(body: Body) -> Any:
        if len(body[name]) <= most or (only_one_more and len(body[name]) > most + 1):
            return False
        body[name] = body[name][:most]
        return True

    return change


def put(body: Body, name: str, value: Any, when: Callable[[Any], bool]) -> Any:
    """Puts a value where another stands."""
    if not when(body[name]):
        return False
    body[name] = value
    return True


def refusal(code: str, status: int = 400) -> Answer:
    return Answer(status, json.dumps({"errors": [{"code": code, "message": "no", "details": []}]}).encode())


def refuse(wanted: Callable[[Request, Body], bool], code: str = "property_value") -> Callable[[], Behaviour]:
    """Refuses what is right."""

    def make() -> Behaviour:
        async def behave(request: Request, forward: Forward) -> Answer:
            try:
                return refusal(code) if request.creates and wanted(request, request.json) else await forward(request)
            except (LookupError, TypeError):
                return await forward(request)

        return behave

    return make


# Wrong codes and statuses

for _old, _new, _rule in (
    ("required_properties", "property_value", "online.body"),
    ("property_type", "property_value", "online.description"),
    ("unsupported_properties", "property_value", "online.body"),
    ("minimum_properties", "required_properties", "online.integration_data"),
    ("minimum_items", "property_value", "online.transactions.payments"),
    ("maximum_items", "property_value", "point.transactions.payments"),
    ("property_value", "invalid_properties", "online.capture_mode"),
    ("json_syntax_error", "property_type", "create_order.json_syntax_error"),
    ("empty_required_header", "required_properties", "create_order.empty_required_header"),
    ("invalid_total_amount", "property_value", "total-is-sum"),
    ("already_queued_order_for_terminal", "idempotency_key_already_used", "one-waiting-order"),
    ("idempotency_key_already_used", "already_queued_order_for_terminal", "create-key-conflict"),
    ("cannot_cancel_order", "idempotency_key_already_used", "cancel-point-created-only"),
    ("invalid_items", "invalid_string", "create_merchant_order.invalid_items"),
    ("unmarshall_error", "unmarshal_error", "update_merchant_order.unmarshall_error"),
    ("invalid_payment_id", "invalid_shipment_id", "payment-exists"),
    ("invalid_url", "unmarshal_error", "merchant.notification_url"),
    ("user_not_allowed", "invalid_user_id", "collector-is-caller"),
):
    add("code", f"{_old} as {_new}", f"`{_old}` is answered as `{_new}`", _rule, code(_old, _new))
add("code", "created with 200", "a new order is answered 200", PREFLIGHT, status(201, 200))
add("code", "unknown order 400", "an unknown order is answered 400", "get_order.order_not_found", status(404, 400))
add("code", "conflict 422", "a key with another body is answered 422", "create-key-conflict", status(409, 422))
add("code", "terminal owner 404", "a terminal of somebody else is answered 404", "terminal-owner", status(403, 404))
add("code", "method 404", "an unknown method is answered 404", "get_order.method_not_allowed", status(405, 404))
add(
    "code",
    "too large 400",
    "a body that is too large is answered 400",
    "create_order.request_too_large",
    status(413, 400),
)
add(
    "code",
    "media type 400",
    "another media type is answered 400",
    "create_order.unsupported_media_type",
    status(415, 400),
)
add("code", "no token 403", "a missing token is answered 403", "get_order.unauthorized", status(401, 403))


# Missing checks


def _right_total(body: Body, restore: Callable[[Decimal, Decimal], bool]) -> Any:
    total = sum(Decimal(each["amount"]) for each in payments(body))
    if total == Decimal(body["total_amount"]) or not restore(Decimal(body["total_amount"]), total):
        return False
    body["total_amount"] = f"{total:.2f}"
    return True


def _drop_unknown(body: Body) -> Any:
    return body.pop("kit_unknown", None) is not None


def _add_token(body: Body) -> Any:
    payments(body)[0]["payment_method"].setdefault("token", "12345")


def _fix_method(body: Body) -> Any:
    payments(body)[0]["payment_method"] = CARD


def _tester(body: Body) -> Any:
    body.setdefault("payer", {})["email"] = "x@testuser.com"


def _within_range(body: Body) -> Any:
    body["expiration_time"] = "PT15M"


def _with_token(request: Request, value: str | None) -> Request:
    return request.with_header("authorization", value or f"Bearer {TOKEN}")


def _query_token(request: Request) -> Request | None:
    if request.token or not request.query.startswith(b"access_token="):
        return None
    token = request.query.decode().partition("=")[2]
    return evolve(request.with_header("authorization", f"Bearer {token}"), query=b"")


def _as_json(request: Request) -> Request:
    return request.with_header("content-type", "application/json")


def _lenient(request: Request) -> Request | None:
    return evolve(request, body=request.body.replace(b",}", b"}")) if request.creates else None


def _foreign_taken() -> Behaviour:
    async def behave(request: Request, forward: Forward) -> Answer:
        answer = await forward(request)
        if answer.code != "forbidden_checking_terminal_owner":
            return answer
        body = request.json
        place = body["config"]["point"] if "config" in body else body["type_config"]
        place["terminal_id"] = f"PAX_A910__{request.key.replace('-', '')[:20]}"
        return await forward(request.with_json(body))

    return behave


for _name, _text, _found, _make in (
    (
        "total unchecked",
        "any total is taken",
        "total-is-sum",
        body_of(creates, lambda b: _right_total(b, lambda one, two: True)),
    ),
    (
        "total as float32",
        "totals are compared as numbers of single precision",
        "total-is-sum",
        body_of(creates, lambda b: _right_total(b, lambda one, two: abs(one - two) < two / 2**24)),
    ),
    (
        "total of the first",
        "the total is compared with the first payment alone",
        "total-is-sum",
        body_of(creates, lambda b: _right_total(b, lambda one, two: one == Decimal(payments(b)[0]["amount"]))),
    ),
    (
        "unknown dropped",
        "an unknown property is dropped without a word",
        "online.body",
        body_of(creates, _drop_unknown),
    ),
    (
        "unknown dropped inside",
        "an unknown property of the payer is dropped without a word",
        "online.payer",
        body_of(creates, lambda b: _drop_unknown(b["payer"])),
    ),
    (
        "description cut",
        "a description that is too long is cut",
        "online.description",
        body_of(creates, cut("description", 256)),
    ),
    (
        "any key",
        "a key with odd characters is taken",
        "create_order.invalid_header_value",
        asked(lambda r: r.with_header("x-idempotency-key", r.key.encode("ascii", "replace").hex()) if r.key else None),
    ),
    (
        "no key needed",
        "a key is made up where none is sent",
        "create_order.empty_required_header",
        asked(lambda r: None if r.key else r.with_header("x-idempotency-key", f"made-{id(r)}")),
    ),
    ("card token optional", "a card payment needs no token", "payment-method-agrees", body_of(creates, _add_token)),
    ("methods unchecked", "any method goes with any type", "payment-method-agrees", body_of(creates, _fix_method)),
    ("sandbox e-mail unchecked", "a sandbox takes any e-mail", "sandbox-email", body_of(creates, _tester)),
    ("any life", "a Point order lives as long as it likes", "point-expiration-range", body_of(creates, _within_range)),
    ("foreign terminals", "a terminal of somebody else is taken", "terminal-owner", lambda: _foreign_taken()),
    (
        "any media type",
        "any media type is read as JSON",
        "create_order.unsupported_media_type",
        asked(lambda r: _as_json(r)),
    ),
    (
        "any size",
        "a body of any size is read",
        "create_order.request_too_large",
        asked(lambda r: evolve(r, body=r.body.strip()) if r.body else None),
    ),
    ("lenient JSON", "a comma too many is no syntax error", "create_order.json_syntax_error", asked(_lenient)),
    (
        "no token needed",
        "a request without a token is one of some account",
        "get_order.unauthorized",
        asked(lambda r: None if r.token else _with_token(r, None)),
    ),
    (
        "any token",
        "an unknown token is one of some account",
        "create_order.401",
        asked(lambda r: _with_token(r, None) if "not-a-token" in (r.token or "") else None),
    ),
    (
        "any scheme",
        "another scheme than Bearer is taken",
        "cancel_order.unauthorized",
        asked(lambda r: _with_token(r, None) if (r.token or "").startswith("Basic") else None),
    ),
    ("token in every query", "every operation takes the token from the query", "token-in-query", asked(_query_token)),
    (
        "quantity 0",
        "an item of a merchant order may have the quantity 0",
        "create_merchant_order.invalid_items",
        body_of(new_merchant, lambda b: [put(i, "quantity", 1, lambda v: v == 0) for i in b["items"]]),
    ),
    (
        "any currency",
        "an item may have any currency",
        "create_merchant_order.invalid_items",
        body_of(new_merchant, lambda b: [i.update(currency_id="BRL") for i in b["items"] if "currency_id" in i]),
    ),
    (
        "any address",
        "a notification_url may be anything",
        "merchant.notification_url",
        body_of(new_merchant, lambda b: put(b, "notification_url", "https://x", lambda v: isinstance(v, str))),
    ),
    (
        "any collector",
        "a merchant order may name any collector",
        "collector-is-caller",
        body_of(new_merchant, lambda b: b.pop("collector")),
    ),
    (
        "payer collects",
        "the payer may be the collector",
        "payer-is-not-collector",
        body_of(new_merchant, lambda b: b["payer"].update(id=77) if b["payer"].get("id", 0) > 10**9 else False),
    ),
    (
        "closed preference",
        "a preference whose order is closed takes another",
        "preference-still-open",
        body_of(new_merchant, lambda b: b.pop("preference_id")),
    ),
    (
        "price ignored",
        "an update of a price is taken and ignored",
        "quantity-only",
        body_of(updates, lambda b: [i.pop("unit_price") for i in b["items"] if "unit_price" in i]),
    ),
    (
        "unknown item ignored",
        "an item that is not there is ignored",
        "item-exists",
        body_of(updates, lambda b: b.update(items=[i for i in b["items"] if i["id"] in "ab"] or [{"id": "a"}])),
    ),
    (
        "media type by its beginning",
        "a media type that only begins as JSON's does is read as JSON",
        "create_order.unsupported_media_type",
        asked(lambda r: _as_json(r) if (r.header("content-type") or "").startswith("application/json") else None),
    ),
    (
        "first method only",
        "the method of a second payment is not looked at",
        "payment-method-agrees",
        body_of(creates, lambda b: payments(b)[1].update(payment_method=CARD)),
    ),
    (
        "days not counted",
        "the days of a Point order's life are not counted",
        "point-expiration-range",
        body_of(creates, lambda b: put(b, "expiration_time", "PT1H", lambda v: v == "P1DT1H")),
    ),
    (
        "picture ignored",
        "an update of a picture is taken and ignored",
        "quantity-only",
        body_of(updates, lambda b: [i.pop("picture_url") for i in b["items"] if "picture_url" in i]),
    ),
    (
        "null ignored",
        "an update that takes a title away is taken and ignored",
        "quantity-only",
        body_of(updates, lambda b: [i.pop("title") for i in b["items"] if i.get("title", "") is None]),
    ),
    (
        "unknown payment ignored",
        "a payment that is not there is ignored",
        "payment-exists",
        body_of(updates, lambda b: b.pop("payments")),
    ),
    (
        "unknown shipment ignored",
        "a shipment that is not there is ignored",
        "shipment-exists",
        body_of(updates, lambda b: b.pop("shipments")),
    ),
):
    add("check", _name, _text, _found, _make)


# Off by one

add(
    "bound",
    "description 257",
    "a description of 257 characters is taken",
    "online.description",
    body_of(creates, cut("description", 256, only_one_more=True)),
)
add(
    "bound",
    "description 255",
    "a description of 256 characters is refused",
    "online.description",
    refuse(lambda r, b: len(b["description"]) == 256),
)
add(
    "bound",
    "point description 151",
    "a description of 151 characters is taken",
    "point.description",
    body_of(lambda r: r.creates and b'"point"' in r.body, cut("description", 150, only_one_more=True)),
)
add(
    "bound",
    "reference 65",
    "an external_reference of 65 characters is taken",
    "online.external_reference",
    body_of(creates, cut("external_reference", 64, only_one_more=True)),
)
add(
    "bound",
    "reference empty",
    "an empty external_reference is taken",
    "point.external_reference",
    body_of(creates, lambda b: put(b, "external_reference", "x", lambda v: v == "")),
)
add(
    "bound",
    "three payments",
    "a third payment is dropped",
    "online.transactions.payments",
    body_of(creates, lambda b: payments(b).pop() if len(payments(b)) == 3 else False),
)
add(
    "bound",
    "one payment",
    "a second payment is refused",
    "online.transactions.payments",
    refuse(lambda r, b: b["type"] == "online" and len(payments(b)) == 2, "maximum_items"),
)
add(
    "bound",
    "two Point payments",
    "a second Point payment is dropped",
    "point.transactions.payments",
    body_of(creates, lambda b: payments(b).pop() if b["type"] == "point" and len(payments(b)) == 2 else False),
)
add(
    "bound",
    "key 129",
    "a key of 129 characters is taken",
    "create_order.invalid_idempotency_key_length",
    asked(lambda r: r.with_header("x-idempotency-key", r.key[:128]) if r.key and len(r.key) == 129 else None),
)
add(
    "bound",
    "key 127",
    "a key of 128 characters is refused",
    "create_order.invalid_idempotency_key_length",
    refuse(lambda r, b: len(r.key or "") == 128, "invalid_idempotency_key_length"),
)
add(
    "bound",
    "29 seconds",
    "a Point order may live 29 seconds",
    "point-expiration-range",
    body_of(creates, lambda b: put(b, "expiration_time", "PT30S", lambda v: v == "PT29S")),
)
add(
    "bound",
    "less than 3 hours",
    "a Point order may not live 3 hours",
    "point-expiration-range",
    refuse(lambda r, b: b["expiration_time"] in ("PT3H", "PT180M")),
)
add(
    "bound",
    "installments 37",
    "37 installments are taken",
    "online.transactions.payments.payment_method.installments",
    body_of(creates, lambda b: put(payments(b)[0]["payment_method"], "installments", 36, lambda v: v == 37)),
)
add(
    "bound",
    "installments 35",
    "36 installments are refused",
    "online.transactions.payments.payment_method.installments",
    refuse(lambda r, b: payments(b)[0]["payment_method"]["installments"] == 36),
)
add(
    "bound",
    "13 digits",
    "an amount of 13 digits is taken",
    "online.transactions.payments.amount",
    body_of(creates, lambda b: put(payments(b)[0], "amount", b["total_amount"], lambda v: len(v.split(".")[0]) == 13)),
)
add(
    "bound",
    "additional_info 601",
    "an additional_info of 601 characters is taken",
    "merchant.additional_info",
    body_of(new_merchant, cut("additional_info", 600, only_one_more=True)),
)
add(
    "bound",
    "notification_url 501",
    "a notification_url of 501 characters is taken",
    "merchant.notification_url",
    body_of(new_merchant, cut("notification_url", 500, only_one_more=True)),
)
add(
    "bound",
    "items 101",
    "101 items are taken",
    "merchant.items",
    body_of(new_merchant, lambda b: b["items"].pop() if len(b["items"]) == 101 else False),
)
add(
    "bound",
    "payer 0",
    "the payer may have the id 0",
    "merchant.payer.id",
    body_of(new_merchant, lambda b: put(b["payer"], "id", 1, lambda v: v == 0)),
)


# State


def _remembering() -> Callable[[], Behaviour]:
    """Answers reads with what the order was when it was created."""

    def make() -> Behaviour:
        first: dict[str, Answer] = {}

        async def behave(request: Request, forward: Forward) -> Answer:
            answer = await forward(request)
            if answer.status == 201 and request.creates:
                first[answer.json["id"]] = answer
            if request.gets and answer.status == 200 and request.order_id in first:
                return evolve(answer, body=first[request.order_id].body)
            return answer

        return behave

    return make


def _cancel_as(wanted: Callable[[Body], bool]) -> Callable[[], Behaviour]:
    """Answers some cancels as done, whether they are or not."""

    def make() -> Behaviour:
        async def behave(request: Request, forward: Forward) -> Answer:
            if not request.cancels or not request.key:
                return await forward(request)
            read = evolve(request, method="GET", path=request.path.removesuffix("/cancel"), body=b"")
            answer = await forward(read)
            if answer.status != 200 or not wanted(answer.json):
                return await forward(request)
            order = answer.json | {"status": "canceled", "status_detail": "canceled"}
            for payment in payments(order):
                payment["status"] = "canceled"
            return answer.with_json(order)

        return behave

    return make


def _terminal_of(body: Body) -> str | None:
    place = body.get("config", {}).get("point", {}) if "config" in body else body.get("type_config", {})
    return place.get("terminal_id")


def _never_free() -> Behaviour:
    used: set[str] = set()

    async def behave(request: Request, forward: Forward) -> Answer:
        terminal = _terminal_of(request.json) if request.creates and isinstance(request.json, dict) else None
        if terminal in used and request.key:
            answer = await forward(request.with_header("x-idempotency-key", f"probe-{request.key}"))
            return refusal("already_queued_order_for_terminal", 409) if answer.status == 201 else answer
        answer = await forward(request)
        if terminal and answer.status == 201:
            used.add(terminal)
        return answer

    return behave


def _no_queue(wanted: Callable[[Body], bool]) -> Callable[[], Behaviour]:
    """Takes a second order for a busy terminal, by giving it to another."""

    def make() -> Behaviour:
        async def behave(request: Request, forward: Forward) -> Answer:
            answer = await forward(request)
            if answer.code != "already_queued_order_for_terminal" or not wanted(request.json):
                return answer
            body = request.json
            terminal = _terminal_of(body)
            other = f"PAX_A910__{request.key.replace('-', '')[:20]}"
            text = json.dumps(body).replace(terminal, other).encode()
            answer = await forward(evolve(request, body=text))
            return evolve(answer, body=answer.body.replace(other.encode(), terminal.encode()))

        return behave

    return make


def _refused_holds() -> Behaviour:
    held: set[str] = set()

    async def behave(request: Request, forward: Forward) -> Answer:
        body = request.json if request.creates else None
        terminal = _terminal_of(body) if isinstance(body, dict) else None
        if terminal in held:
            return refusal("already_queued_order_for_terminal", 409)
        answer = await forward(request)
        if answer.status == 400 and isinstance(terminal, str):
            held.add(terminal)
        return answer

    return behave


def _not_expired(order: Body) -> None:
    if order["status"] == "expired":
        order["status"] = "created"


def _paid_at_once(order: Body) -> None:
    order["status"] = "processed"


add("state", "reads are stale", "an order reads as it was created, for ever", "cancel-online", _remembering())
add(
    "state",
    "cancel not saved",
    "a cancel is answered and not done",
    "cancel-online",
    _cancel_as(lambda order: order["status"] in ("created", "action_required")),
)
add(
    "state",
    "cancel twice",
    "a canceled order is canceled again",
    "cancel-point-created-only",
    _cancel_as(lambda order: order["status"] == "canceled"),
)
add(
    "state",
    "cancel at the terminal",
    "an order at its terminal is canceled",
    "cancel-point-at-terminal",
    _cancel_as(lambda order: order["status"] == "at_terminal"),
)
add(
    "state",
    "cancel a paid Point order",
    "a paid Point order is canceled",
    "cancel-point-processed",
    _cancel_as(lambda order: order["status"] == "processed" and order["type"] == "point"),
)
add(
    "state",
    "cancel a paid order",
    "a paid online order is canceled",
    "cancel-online-open-only",
    _cancel_as(lambda order: order["status"] == "processed" and order["type"] == "online"),
)
add("state", "terminal never free", "a canceled order keeps its terminal", "cancel-frees-terminal", _never_free)
add("state", "no queue", "a busy terminal takes a second order", "one-waiting-order", _no_queue(lambda body: True))
add(
    "state",
    "no queue for 2024",
    "an order of 2024 is taken by a busy terminal",
    "one-waiting-order",
    _no_queue(lambda body: "type_config" in body),
)
add(
    "state",
    "2024 holds nothing",
    "an order of 2024 does not hold its terminal",
    "one-waiting-order-of-2024",
    _no_queue(lambda body: "config" in body),
)
add("state", "refused holds", "a refused order holds its terminal", "refused-order-leaves-terminal", _refused_holds)
add(
    "state",
    "never expires",
    "a Point order never expires",
    "point-order-expires",
    order_of(lambda r: r.gets, _not_expired),
)
add(
    "state",
    "no default life",
    "a Point order without a life lives for ever",
    "point-order-default-life",
    order_of(lambda r: r.gets, lambda o: _not_expired(o) if "type_config" in o else None),
)
add(
    "state",
    "captured at once",
    "an order to be captured later is paid at once",
    "online-order-captured-later",
    order_of(creates, lambda o: _paid_at_once(o) if o["type"] == "online" else None),
)


# Keys


def _own_key(wanted: Wanted) -> Callable[[], Behaviour]:
    def make() -> Behaviour:
        count = iter(range(10**9))

        async def behave(request: Request, forward: Forward) -> Answer:
            if wanted(request) and request.key and len(request.key) <= 64:
                request = request.with_header("x-idempotency-key", f"{request.key}-{next(count)}")
            return (await forward(request)).with_header("x-idempotency-key", None)

        return behave

    return make


def _stored(key_of: Callable[[Request], Any]) -> Callable[[], Behaviour]:
    """Gives a stored answer again for whatever `key_of` calls the same."""

    def make() -> Behaviour:
        stored: dict[Any, Answer] = {}

        async def behave(request: Request, forward: Forward) -> Answer:
            name = key_of(request) if request.key else None
            if name is not None and name in stored:
                return stored[name].with_header("x-idempotency-key", request.key)
            answer = await forward(request)
            if name is not None and 200 <= answer.status < 300:
                stored[name] = answer
            return answer

        return behave

    return make


def _replay_reads() -> Behaviour:
    async def behave(request: Request, forward: Forward) -> Answer:
        answer = await forward(request)
        if answer.status != 201 or not any(name == "idempotent-replayed" for name, _ in answer.headers):
            return answer
        read = evolve(request, method="GET", path=f"/v1/orders/{answer.json['id']}", body=b"")
        return evolve(answer, body=(await forward(read)).body)

    return behave


def _refusal_keeps_key() -> Behaviour:
    refused: dict[str, bytes] = {}

    async def behave(request: Request, forward: Forward) -> Answer:
        if request.creates and request.key in refused and refused[request.key] != request.body:
            return refusal("idempotency_key_already_used", 409)
        answer = await forward(request)
        if request.creates and request.key and answer.status == 400:
            refused[request.key] = request.body
        return answer

    return behave


def _racing_keys() -> Behaviour:
    """Looks whether a key was used, waits, and writes it down."""
    stored: dict[tuple[str | None, str], tuple[bytes, Answer]] = {}
    count = iter(range(10**9))

    async def behave(request: Request, forward: Forward) -> Answer:
        name = (request.token, request.key or "")
        if not request.creates or not request.key or len(request.key) > 64:
            return await forward(request)
        if name in stored:
            body, answer = stored[name]
            return answer if body == request.body else refusal("idempotency_key_already_used", 409)
        await asyncio.sleep(0.02)
        answer = await forward(request.with_header("x-idempotency-key", f"{request.key}-{next(count)}"))
        answer = answer.with_header("x-idempotency-key", None)
        if answer.status == 201:
            stored[name] = (request.body, answer)
        return answer

    return behave


def _racing_terminals() -> Behaviour:
    """Looks whether a terminal is busy, waits, and makes it so."""
    busy: set[str] = set()
    inner = _no_queue(lambda body: True)()

    async def behave(request: Request, forward: Forward) -> Answer:
        body = request.json if request.creates else None
        terminal = _terminal_of(body) if isinstance(body, dict) else None
        if not isinstance(terminal, str) or terminal in busy:
            return await forward(request)
        await asyncio.sleep(0.02)
        answer = await inner(request, forward)
        if answer.status == 201:
            busy.add(terminal)
        return answer

    return behave


def _racing_cancels(*, late: Answer | None) -> Behaviour:
    """Looks at the status, waits, and cancels; what comes too late is answered with the order, or with `late`."""

    async def behave(request: Request, forward: Forward) -> Answer:
        if not request.cancels or not request.key:
            return await forward(request)
        read = evolve(request, method="GET", path=request.path.removesuffix("/cancel"), body=b"")
        before = await forward(read)
        await asyncio.sleep(0.02)
        answer = await forward(request)
        was_open = before.status == 200 and before.json["status"] in ("created", "action_required")
        if answer.code == "cannot_cancel_order" and was_open:
            return late or await forward(read)
        return answer

    return behave


def _aging_keys(after: str, *, forgotten: bool) -> Callable[[], Behaviour]:
    """Forgets keys too early, or never."""

    def make() -> Behaviour:
        late: set[str] = set()
        stored: dict[tuple[str | None, str | None], tuple[bytes, Answer]] = {}

        async def behave(request: Request, forward: Forward) -> Answer:
            if request.path.endswith("/clock/advance") and request.json["by"] == after:
                late.add("late")
            if request.method == "PUT" and request.path.endswith("/clock"):
                late.clear()
            name = (request.token, request.key)
            if not forgotten and request.creates and name in stored and stored[name][0] == request.body:
                return stored[name][1]
            if forgotten and late and request.creates and request.key and len(request.key) < 64:
                request = request.with_header("x-idempotency-key", f"late-{request.key}")
                return (await forward(request)).with_header("x-idempotency-key", None)
            answer = await forward(request)
            if request.creates and answer.status == 201:
                stored.setdefault(name, (request.body, answer))
            return answer

        return behave

    return make


add("key", "no replay", "the same key and body make a second order", "create-replay", _own_key(creates))
add(
    "key",
    "no conflict",
    "the same key gives the first answer to any body",
    "create-key-conflict",
    _stored(lambda r: (r.token, r.key) if r.creates else None),
)
add(
    "key",
    "replay reads",
    "a replay gives the order as it is now",
    "create-replay-after-change",
    lambda: _replay_reads(),
)
add(
    "key",
    "refusal keeps the key",
    "a refused request takes its key",
    "create-key-free-after-refusal",
    _refusal_keeps_key,
)
add(
    "key",
    "keys of nobody",
    "a key belongs to all accounts together",
    "keys-of-an-account",
    _stored(lambda r: (r.key, r.body) if r.creates else None),
)
add(
    "key",
    "keys by operation",
    "a cancel may use the key of a create",
    "cancel-key-conflict",
    asked(
        lambda r: r.with_header("x-idempotency-key", f"c-{r.key}") if r.cancels and r.key and len(r.key) < 64 else None
    ),
)
add(
    "key",
    "keys by order",
    "a key of one order cancels another",
    "cancel-key-conflict",
    asked(
        lambda r: (
            r.with_header("x-idempotency-key", f"{r.order_id}{r.key}")
            if r.cancels and r.key and len(r.key) < 64
            else None
        )
    ),
)
add(
    "key",
    "cancel has no replay",
    "the same cancel under the same key is refused",
    "cancel-replay",
    _own_key(lambda r: r.cancels),
)
add(
    "key",
    "same body same order",
    "the same request under another key gives the first order",
    "create-two-keys",
    _stored(lambda r: (r.token, r.body) if r.creates else None),
)
add(
    "key",
    "keys in one case",
    "keys that differ in their case are one",
    "create-two-keys",
    asked(lambda r: r.with_header("x-idempotency-key", r.key.lower()) if r.key else None),
)
add(
    "key",
    "keys cut",
    "of a key the first 64 characters count",
    "create-two-keys",
    asked(lambda r: r.with_header("x-idempotency-key", r.key[:64]) if r.key and len(r.key) <= 128 else None),
)
add("key", "racing keys", "twins at the same moment make several orders", "create-twins", lambda: _racing_keys())
add(
    "key",
    "racing terminals",
    "a terminal takes several orders at the same moment",
    "terminal-race",
    lambda: _racing_terminals(),
)
add(
    "key",
    "racing cancels",
    "several cancels at the same moment succeed",
    "cancel-race",
    lambda: _racing_cancels(late=None),
)
add(
    "key",
    "losing cancels",
    "of several cancels at the same moment all but one are answered 404",
    "cancel-race",
    lambda: _racing_cancels(late=refusal("order_not_found", 404)),
)
add(
    "time",
    "key forgotten early",
    "a key is forgotten before its 24 hours are over",
    "key-lives-a-day",
    _aging_keys("PT23H59M", forgotten=True),
    sees_control=True,
)
add(
    "time",
    "key never forgotten",
    "a key is remembered for ever",
    "key-lives-a-day",
    _aging_keys("PT23H59M", forgotten=False),
    sees_control=True,
)


# Accounts


def _owners_eyes(wanted: Wanted) -> Callable[[], Behaviour]:
    """Acts for anybody as the owner of what is named."""

    def make() -> Behaviour:
        owner: dict[str, str | None] = {}

        async def behave(request: Request, forward: Forward) -> Answer:
            parts = request.path.split("/")
            named = parts[3] if len(parts) > 3 else parts[-1]
            known = request.token and request.token.startswith("Bearer TEST-")
            if known and wanted(request) and named in owner:
                request = request.with_header("authorization", owner[named])
            answer = await forward(request)
            if answer.status == 201:
                owner[str(answer.json["id"])] = request.token
            return answer

        return behave

    return make


add(
    "account",
    "orders of others are read",
    "an account reads orders of another",
    "get-own-orders-only",
    _owners_eyes(lambda r: r.gets),
)
add(
    "account",
    "orders of others are canceled",
    "an account cancels orders of another",
    "cancel-own-orders-only",
    _owners_eyes(lambda r: r.cancels),
)
add(
    "account",
    "merchant orders of others are read",
    "an account reads merchant orders of another",
    "get-own-merchant-orders-only",
    _owners_eyes(lambda r: r.merchant and r.method == "GET"),
)
add(
    "account",
    "merchant orders of others are changed",
    "an account changes merchant orders of another",
    "update-own-merchant-orders-only",
    _owners_eyes(updates),
)
add("account", "others exist", "an order of another account is answered 403", "get-own-orders-only", status(404, 403))


# Headers

for _name, _text, _found, _make in (
    (
        "no request id",
        "answers have no X-Request-Id",
        "answer-headers",
        answered(lambda r, a: a.with_header("x-request-id", None)),
    ),
    (
        "one request id",
        "every answer has the same X-Request-Id",
        "request-ids-differ",
        answered(lambda r, a: a.with_header("x-request-id", "always-this")),
    ),
    (
        "key in capitals",
        "the key comes back in capitals",
        "answer-headers",
        answered(lambda r, a: a.with_header("x-idempotency-key", r.key.upper()) if r.key and a.status < 300 else None),
    ),
    ("no Allow", "a 405 has no Allow", "answer-headers", answered(lambda r, a: a.with_header("allow", None))),
    (
        "wrong Allow",
        "Allow names a method that is not allowed",
        "get_order.method_not_allowed",
        answered(lambda r, a: a.with_header("allow", "GET, POST, PUT, PATCH") if a.status == 405 else None),
    ),
    (
        "replayed: yes",
        "Idempotent-Replayed is `yes`",
        "answer-headers",
        answered(lambda r, a: a.with_header("idempotent-replayed", "yes") if a.status == 201 else None),
    ),
    (
        "text/plain",
        "answers are text/plain",
        "answer-media-type",
        answered(lambda r, a: a.with_header("content-type", "text/plain")),
    ),
    (
        "errors in HTML",
        "a 404 is a page",
        "answer-media-type",
        answered(
            lambda r, a: (
                evolve(a, body=b"<h1>404</h1>", headers=(("content-type", "text/html"),)) if a.status == 404 else None
            )
        ),
    ),
):
    add("header", _name, _text, _found, _make)


# Shape


def _float_amounts(order: Body) -> None:
    for payment in payments(order):
        payment["amount"] = float(payment["amount"])


def _rounded(order: Body) -> None:
    order["total_amount"] = f"{float(order['total_amount']) * 1.0001:.4f}"


def _as_today(order: Body) -> None:
    order["config"] = {"point": order.pop("type_config")}


def _errors_object(request: Request, answer: Answer) -> Answer | None:
    body = answer.json
    errors = isinstance(body, dict) and "errors" in body
    return answer.with_json({"errors": body["errors"][0]}) if errors else None


def _float_total(order: Body) -> None:
    order["total_amount"] = float(sum(item["quantity"] * item["unit_price"] for item in order["items"])) + 1e-15 * 4


def _sum_of_floats(order: Body) -> None:
    total = 0.0
    for item in order["items"]:
        for _ in range(min(item["quantity"], 1000)):
            total += item["unit_price"]
    order["total_amount"] = total


def _replaced(request: Request, answer: Answer) -> Answer | None:
    """An update that forgets what was not sent."""
    body = answer.json
    if not updates(request) or answer.status != 200:
        return None
    return answer.with_json(
        {name: value if name in request.json or name in ("id", "items") else None for name, value in body.items()}
    )


for _name, _text, _found, _make in (
    ("amounts as numbers", "amounts are JSON numbers", "answer-body", order_of(orders, _float_amounts)),
    (
        "dates without zone",
        "dates have no zone",
        "answer-body",
        order_of(orders, lambda o: o.update(created_date=o["created_date"].rstrip("Z"))),
    ),
    (
        "dates in seconds",
        "dates are seconds since 1970",
        "answer-body",
        order_of(orders, lambda o: o.update(created_date=1700000000)),
    ),
    ("errors as object", "errors are an object instead of a list", "answer-body", answered(_errors_object)),
    ("no id", "a new order has no id", PREFLIGHT, order_of(creates, lambda o: o.pop("id"))),
    (
        "not JSON",
        "answers are cut",
        "answer-body",
        answered(lambda r, a: evolve(a, body=a.body[:-1]) if r.gets else None),
    ),
    ("total off", "a total comes back a little larger", "online-order-as-sent", order_of(creates, _rounded)),
    (
        "second payment lost",
        "of two payments one comes back",
        "online-order-as-sent",
        order_of(creates, lambda o: payments(o).pop() if len(payments(o)) == 2 else None),
    ),
    (
        "reference lost",
        "the external_reference does not come back",
        "online-order-as-sent",
        order_of(creates, lambda o: o.pop("external_reference")),
    ),
    (
        "reference cut",
        "a Point order comes back with its external_reference cut",
        "point-order-as-sent",
        order_of(creates, lambda o: o.update(external_reference=o["external_reference"][:30])),
    ),
    (
        "2024 as today",
        "an order of 2024 comes back in the form of today",
        "point-order-in-its-form",
        order_of(creates, _as_today),
    ),
    (
        "one id",
        "every order has the same id",
        "order-ids-differ",
        order_of(creates, lambda o: o.update(id="ORD0000ABCD222233334444555566")),
    ),
    (
        "sum of floats",
        "the total of a merchant order is added as floats",
        "merchant-order-total",
        order_of(new_merchant, _sum_of_floats),
    ),
    (
        "born closed",
        "a new merchant order is closed and paid, as the page's sample shows it",
        "merchant-order-born-open",
        order_of(new_merchant, lambda o: o.update(status="closed", order_status="paid")),
    ),
    (
        "id as text",
        "the id of a merchant order is text",
        "answer-body",
        order_of(merchant, lambda o: o.update(id=str(o["id"]))),
    ),
    ("update forgets", "an update forgets what was not sent", "update-changes-what-is-sent", answered(_replaced)),
    (
        "update keeps the total",
        "a new quantity does not change the total",
        "update-quantity",
        order_of(updates, lambda o: o.update(total_amount=25.2)),
    ),
    (
        "date stands",
        "a cancel does not move last_updated_date",
        "cancel-dates",
        order_of(lambda r: r.cancels or r.gets, lambda o: o.update(last_updated_date=o["created_date"])),
    ),
    (
        "payments stay",
        "a cancel leaves the payments as they were",
        "cancel-online",
        order_of(lambda r: r.cancels, lambda o: payments(o)[0].update(status="created")),
    ),
    (
        "cancel forgets",
        "a canceled order has lost its total",
        "cancel-keeps-the-rest",
        order_of(lambda r: r.cancels or r.gets, lambda o: o.pop("total_amount")),
    ),
):
    add("shape", _name, _text, _found, _make)


# Time


def _every(count: int) -> Callable[[], Behaviour]:
    def make() -> Behaviour:
        turns = iter(range(10**9))

        async def behave(request: Request, forward: Forward) -> Answer:
            answer = await forward(request)
            return Answer(0, b"") if next(turns) % count == count - 1 else answer

        return behave

    return make


def _slow() -> Behaviour:
    async def behave(request: Request, forward: Forward) -> Answer:
        if request.method == "GET" and request.merchant:
            await asyncio.sleep(3)
        return await forward(request)

    return behave


def _fails(wanted: Wanted) -> Callable[[], Behaviour]:
    def make() -> Behaviour:
        async def behave(request: Request, forward: Forward) -> Answer:
            return refusal("500", 500) if wanted(request) else await forward(request)

        return behave

    return make


add("time", "lost answers", "each twentieth answer is lost after the work was done", "answer-arrives", _every(20))
add(
    "time",
    "slow reads",
    "merchant orders are read more slowly than one waits",
    "answer-arrives",
    lambda: _slow(),
    timeout_s=1,
)
add(
    "time",
    "fails on letters",
    "a letter outside of ASCII is answered 500",
    "online.description",
    _fails(lambda r: r.creates and b"\\u00f1" in r.body),
)
add(
    "time",
    "fails on nesting",
    "a wrong type in a list is answered 500",
    "online.transactions.payments.item",
    _fails(lambda r: r.creates and b'"payments": [1' in r.body),
)


# What testers found that nothing found


def _fingerprint(*paths: str) -> Callable[[], Behaviour]:
    """Compares only parts of the requests under one key, and replays the first where they are equal."""

    def part(body: Any, path: str) -> Any:
        for name in path.split("."):
            body = body[int(name)] if name.isdecimal() else body[name]
        return body

    def make() -> Behaviour:
        first: dict[tuple[Any, ...], bytes] = {}

        async def behave(request: Request, forward: Forward) -> Answer:
            try:
                name = (request.token, request.key, *(json.dumps(part(request.json, path)) for path in paths))
            except (LookupError, TypeError):
                return await forward(request)
            if request.creates and request.key and name in first:
                request = evolve(request, body=first[name])
            answer = await forward(request)
            if request.creates and answer.status == 201:
                first.setdefault(name, request.body)
            return answer

        return behave

    return make


def _stored_refusals(wanted: Wanted, code: str) -> Callable[[], Behaviour]:
    def make() -> Behaviour:
        stored: dict[tuple[str | None, str], Answer] = {}

        async def behave(request: Request, forward: Forward) -> Answer:
            name = (request.token, request.key or "")
            if wanted(request) and name in stored:
                return stored[name]
            answer = await forward(request)
            if wanted(request) and answer.code == code:
                stored[name] = answer
            return answer

        return behave

    return make


def _merged(wanted: Wanted) -> Callable[[], Behaviour]:
    """While one request is worked on, others get its answer."""

    def make() -> Behaviour:
        working: dict[str, asyncio.Task[Answer]] = {}

        async def behave(request: Request, forward: Forward) -> Answer:
            if not wanted(request) or not request.json:
                return await forward(request)
            name = f"{request.token} {request.path}"
            if name in working:
                return (await working[name]).with_header("x-idempotency-key", None)

            async def work() -> Answer:
                await asyncio.sleep(0.02)
                return await forward(request)

            working[name] = asyncio.ensure_future(work())
            try:
                return (await working[name]).with_header("x-idempotency-key", None)
            finally:
                working.pop(name, None)

        return behave

    return make


def _unsaved(wanted: Wanted) -> Callable[[], Behaviour]:
    """Answers updates and then puts back what was."""

    def make() -> Behaviour:
        async def behave(request: Request, forward: Forward) -> Answer:
            if not wanted(request):
                return await forward(request)
            before = await forward(evolve(request, method="GET", body=b""))
            answer = await forward(request)
            if answer.status == 200 and before.status == 200:
                items = [{"id": item["id"], "quantity": item["quantity"]} for item in before.json["items"]]
                await forward(request.with_json({"items": items}))
            return answer

        return behave

    return make


def _early_update() -> Behaviour:
    async def behave(request: Request, forward: Forward) -> Answer:
        answer = await forward(request)
        info = request.json.get("additional_info") if updates(request) and isinstance(request.json, dict) else None
        if answer.code == "invalid_items" and info is not None:
            await forward(request.with_json({"additional_info": info}))
        return answer

    return behave


def _of_order(change: Callable[[Body], Any]) -> Callable[[], Behaviour]:
    return order_of(lambda r: orders(r) and r.method in ("GET", "POST"), change)


def _all_amounts(change: Callable[[str], str]) -> Callable[[Body], Any]:
    def apply(order: Body) -> None:
        for each in (*payments(order), order):
            for name in ("amount", "total_amount"):
                if name in each:
                    each[name] = change(each[name])

    return apply


def _float32(text: str) -> str:
    return f"{struct.unpack('f', struct.pack('f', float(text)))[0]:.2f}"


def _texts(change: Callable[[str], str]) -> Callable[[Body], Any]:
    def apply(order: Body) -> None:
        order["description"] = change(order["description"])

    return apply


def _stale_third() -> Behaviour:
    reads: dict[str, int] = {}

    async def behave(request: Request, forward: Forward) -> Answer:
        answer = await forward(request)
        if request.gets and answer.status == 200:
            reads[request.order_id] = reads.get(request.order_id, 0) + 1
            if reads[request.order_id] == 3:
                return answer.with_json(answer.json | {"status": "processing"})
        return answer

    return behave


def _short_life() -> Behaviour:
    async def behave(request: Request, forward: Forward) -> Answer:
        answer = await forward(evolve(request, body=request.body.replace(b'"PT1H30M"', b'"PT30M"')))
        return evolve(answer, body=answer.body.replace(b'"PT30M"', b'"PT1H30M"'))

    return behave


def _is_point(request: Request) -> bool:
    return request.creates and b'"point"' in request.body


for _kind, _name, _text, _found, _make in (
    (
        "key",
        "no conflict for Point",
        "a key of a Point order takes any other",
        "create-key-conflict-point",
        _stored(lambda r: (r.token, r.key) if _is_point(r) else None),
    ),
    (
        "key",
        "narrow comparison",
        "requests under a key are compared by total, description and token alone",
        "create-key-conflict",
        _fingerprint("total_amount", "description", "transactions.payments.0.payment_method.token"),
    ),
    (
        "key",
        "busy for ever",
        "a key that met a busy terminal meets it for ever",
        "create-key-free-after-refusal",
        _stored_refusals(creates, "already_queued_order_for_terminal"),
    ),
    (
        "key",
        "refused cancel keeps the key",
        "a key of a cancel that was not possible is used up",
        "cancel-refused-frees-key",
        _stored_refusals(lambda r: r.cancels, "cannot_cancel_order"),
    ),
    (
        "key",
        "always replayed",
        "a first answer says that it is a replay",
        "create-replay",
        answered(lambda r, a: a.with_header("idempotent-replayed", "true") if r.creates and a.status == 201 else None),
    ),
    (
        "key",
        "odd keys refused",
        "a key with punctuation is refused",
        "create_order.invalid_header_value",
        refuse(lambda r, b: not (r.key or "x").replace("-", "").isalnum(), "invalid_header_value"),
    ),
    (
        "key",
        "cancel replays for all",
        "an account gets the replay of another one's cancel",
        "cancel-own-orders-only",
        _stored(lambda r: (r.path, r.key) if r.cancels else None),
    ),
    ("state", "orders merged", "orders of one moment become one", "orders-at-once", _merged(creates)),
    (
        "state",
        "merchant orders merged",
        "merchant orders of one moment become one",
        "merchant-orders-at-once",
        _merged(new_merchant),
    ),
    ("state", "updates lost", "of updates of one moment the last is kept", "updates-at-once", _merged(updates)),
    (
        "state",
        "quantity not saved",
        "a new quantity is answered and not saved",
        "update-quantity",
        _unsaved(lambda r: updates(r) and b'"items"' in r.body),
    ),
    ("state", "refused update saved", "a refused update is saved in part", "quantity-only", lambda: _early_update()),
    ("state", "third read", "the third read of an order is another", "get-order-as-created", lambda: _stale_third()),
    (
        "state",
        "second payment not canceled",
        "of two payments one is canceled",
        "cancel-keeps-the-rest",
        order_of(lambda r: r.cancels, lambda o: payments(o)[1].update(status="processed")),
    ),
    (
        "state",
        "Point cancel forgets",
        "a canceled Point order has lost its reference",
        "cancel-keeps-the-rest",
        order_of(lambda r: r.cancels, lambda o: o.pop("external_reference") if o["type"] == "point" else None),
    ),
    (
        "account",
        "Point orders of others are canceled",
        "an account cancels Point orders of another",
        "cancel-own-orders-only",
        _owners_eyes(lambda r: r.cancels),
    ),
    (
        "check",
        "unknown beside known",
        "an unknown item beside a known one is ignored",
        "item-exists",
        body_of(
            updates,
            lambda b: (
                b.update(items=[i for i in b["items"] if i["id"] in "ab"])
                if len(b["items"]) == 2 and b["items"][1]["id"] == "c"
                else False
            ),
        ),
    ),
    (
        "shape",
        "cents by float",
        "amounts are cut to cents as floats",
        "amounts-as-sent",
        _of_order(_all_amounts(lambda text: f"{int(float(text) * 100) / 100:.2f}")),
    ),
    (
        "shape",
        "single precision",
        "amounts are kept in single precision",
        "amounts-as-sent",
        _of_order(_all_amounts(_float32)),
    ),
    (
        "shape",
        "amount of the first",
        "the second payment has the amount of the first",
        "amounts-as-sent",
        _of_order(lambda o: payments(o)[1].update(amount=payments(o)[0]["amount"])),
    ),
    (
        "shape",
        "letters lost",
        "letters outside of ASCII become question marks",
        "texts-as-sent",
        _of_order(_texts(lambda text: text.encode("ascii", "replace").decode())),
    ),
    ("shape", "texts trimmed", "spaces around a text are lost", "texts-as-sent", _of_order(_texts(str.strip))),
    (
        "shape",
        "UTF-8 as Latin-1",
        "UTF-8 is read as Latin-1",
        "texts-as-sent",
        asked(
            lambda r: evolve(r, body=r.body.decode("latin-1").encode()) if r.creates and not r.body.isascii() else None
        ),
    ),
    (
        "shape",
        "one installment",
        "every payment has one installment",
        "online-order-as-sent",
        _of_order(lambda o: payments(o)[0]["payment_method"].update(installments=1)),
    ),
    ("shape", "items lost", "an order loses its items", "online-order-as-sent", _of_order(lambda o: o.pop("items"))),
    (
        "shape",
        "default life shown",
        "every Point order shows a life of 15 minutes",
        "point-order-as-sent",
        _of_order(lambda o: o.update(expiration_time="PT15M") if o["type"] == "point" else None),
    ),
    (
        "shape",
        "ticket lost",
        "an order of 2024 loses its ticket number",
        "point-order-as-sent",
        _of_order(lambda o: o["type_config"].pop("ticket_number")),
    ),
    (
        "shape",
        "shipment lost",
        "an order loses its shipment",
        "online-order-as-sent",
        _of_order(lambda o: o.pop("shipment")),
    ),
    (
        "shape",
        "payer's e-mail lost",
        "a merchant order loses the e-mail of its payer",
        "merchant-order-as-sent",
        order_of(merchant, lambda o: o["payer"].pop("email")),
    ),
    (
        "shape",
        "no marketplace",
        "a merchant order of no marketplace has an empty one",
        "merchant-order-all-optional",
        order_of(merchant, lambda o: o.update(marketplace="") if o["marketplace"] == "NONE" else None),
    ),
    (
        "shape",
        "ten items",
        "a merchant order keeps ten items",
        "merchant-order-as-sent",
        order_of(merchant, lambda o: o.update(items=o["items"][:10])),
    ),
    (
        "shape",
        "total of three",
        "the total counts three items",
        "merchant-order-total",
        order_of(
            new_merchant,
            lambda o: (
                o.update(total_amount=sum(i["quantity"] * i["unit_price"] for i in o["items"][:3]))
                if len(o["items"]) > 3
                else None
            ),
        ),
    ),
    (
        "shape",
        "preference lost",
        "a merchant order loses its preference",
        "merchant-order-as-sent",
        order_of(merchant, lambda o: o.update(preference_id=None)),
    ),
    ("time", "hours not read", "an hour and a half is half an hour", "point-order-expires", lambda: _short_life()),
):
    add(_kind, _name, _text, _found, _make)


def run(defect: Defect | None, *only: str, dialect: str = "documented") -> Report:
    """Try rules on the mock with a defect; all if none are named, without what schemathesis generates."""
    behave = defect.make() if defect else untouched
    app = Faulty(create_app(dialect=dialect), behave, sees_control=bool(defect and defect.sees_control))
    timeout_s = defect.timeout_s if defect else 10.0
    with served_app(app) as url:
        target = Target(url, TOKEN, second_token=SECOND, control=url, timeout_s=timeout_s)
        return check(target, only=only or tuple(RULES))


def found_in(report: Report) -> list[str]:
    """The ids of the rules that found something."""
    return [PREFLIGHT] if report.nothing_learned else [result.rule.id for result in report.failed]


def table() -> str:
    """All defects as Markdown, with the rule that has to find each."""
    rows = ["| kind | defect | found by |", "|---|---|---|"]
    rows += [f"| {each.kind} | {each.text} | `{each.found_by}` |" for each in DEFECTS.values()]
    return "\n".join(rows)


def main() -> int:
    """Try every defect with every rule and print what found each, or print the table."""
    if sys.argv[1:] == ["--table"]:
        print(table())
        return 0
    missed = 0
    for each in (None, *DEFECTS.values()):
        report = run(each)
        found = found_in(report)
        right = not found if each is None else each.found_by in found
        missed += not right
        print(
            f"{'ok  ' if right else 'MISS'} {each.name if each else 'no defect'}: {', '.join(found[:12])}", flush=True
        )
    print(f"{len(DEFECTS)} defects, {missed} missed or wrongly found")
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
