"""Checks that are missing, or looser than they should be."""

from collections.abc import Callable
from decimal import Decimal
from typing import Any

from attrs import evolve
from faulty_app import Answer, Behaviour, Body, Forward, Request

from defects.planting import (
    CARD,
    TOKEN,
    add,
    asked,
    body_of,
    creates,
    cut,
    new_merchant,
    payments,
    put,
    updates,
)


def _right_total(body: Body, restore: Callable[[Decimal, Decimal], bool]) -> Any:
    total = sum(Decimal(each["amount"]) for each in payments(body))
    if total == Decimal(body["total_amount"]) or not restore(Decimal(body["total_amount"]), total):
        return False
    body["total_amount"] = f"{total:.2f}"
    return True


def _closed_alike() -> Behaviour:
    """Takes two preferences for one that share a part."""
    closed: dict[str, Answer] = {}

    async def behave(request: Request, forward: Forward) -> Answer:
        body = request.json if new_merchant(request) else None
        part = str(body.get("preference_id")).split("-")[-3:-1] if isinstance(body, dict) else []
        if "-".join(part) in closed and part:
            return closed["-".join(part)]
        answer = await forward(request)
        if part and answer.code == "invalid_order_state":
            closed["-".join(part)] = answer
        return answer

    return behave


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


add(
    "check",
    "total unchecked",
    "any total is taken",
    "total-is-sum",
    body_of(creates, lambda b: _right_total(b, lambda one, two: True)),
)
add(
    "check",
    "total as float32",
    "totals are compared as numbers of single precision",
    "total-is-sum",
    body_of(creates, lambda b: _right_total(b, lambda one, two: abs(one - two) < two / 2**24)),
)
add(
    "check",
    "total of the first",
    "the total is compared with the first payment alone",
    "total-is-sum",
    body_of(creates, lambda b: _right_total(b, lambda one, two: one == Decimal(payments(b)[0]["amount"]))),
)
add(
    "check",
    "unknown dropped",
    "an unknown property is dropped without a word",
    "online.body",
    body_of(creates, _drop_unknown),
)
add(
    "check",
    "unknown dropped inside",
    "an unknown property of the payer is dropped without a word",
    "online.payer",
    body_of(creates, lambda b: _drop_unknown(b["payer"])),
)
add(
    "check",
    "description cut",
    "a description that is too long is cut",
    "online.description",
    body_of(creates, cut("description", 256)),
)
add(
    "check",
    "no key needed",
    "a key is made up where none is sent",
    "create_order.empty_required_header",
    asked(lambda r: None if r.key else r.with_header("x-idempotency-key", f"made-{id(r)}")),
)
add(
    "check",
    "card token optional",
    "a card payment needs no token",
    "payment-method-agrees",
    body_of(creates, _add_token),
)
add(
    "check",
    "methods unchecked",
    "any method goes with any type",
    "payment-method-agrees",
    body_of(creates, _fix_method),
)
add("check", "sandbox e-mail unchecked", "a sandbox takes any e-mail", "sandbox-email", body_of(creates, _tester))
add(
    "check",
    "any life",
    "a Point order lives as long as it likes",
    "point-expiration-range",
    body_of(creates, _within_range),
)
add("check", "foreign terminals", "a terminal of somebody else is taken", "terminal-owner", lambda: _foreign_taken())
add(
    "check",
    "any media type",
    "any media type is read as JSON",
    "create_order.unsupported_media_type",
    asked(lambda r: _as_json(r)),
)
add(
    "check",
    "any size",
    "a body of any size is read",
    "create_order.request_too_large",
    asked(lambda r: evolve(r, body=r.body.strip()) if r.body else None),
)
add("check", "lenient JSON", "a comma too many is no syntax error", "create_order.json_syntax_error", asked(_lenient))
add(
    "check",
    "no token needed",
    "a request without a token is one of some account",
    "get_order.unauthorized",
    asked(lambda r: None if r.token else _with_token(r, None)),
)
add(
    "check",
    "any token",
    "an unknown token is one of some account",
    "create_order.401",
    asked(lambda r: _with_token(r, None) if "not-a-token" in (r.token or "") else None),
)
add(
    "check",
    "any scheme",
    "another scheme than Bearer is taken",
    "cancel_order.unauthorized",
    asked(lambda r: _with_token(r, None) if (r.token or "").startswith("Basic") else None),
)
add(
    "check",
    "token in every query",
    "every operation takes the token from the query",
    "token-in-query",
    asked(_query_token),
)
add(
    "check",
    "quantity 0",
    "an item of a merchant order may have the quantity 0",
    "create_merchant_order.invalid_items",
    body_of(new_merchant, lambda b: [put(i, "quantity", 1, lambda v: v == 0) for i in b["items"]]),
)
add(
    "check",
    "any currency",
    "an item may have any currency",
    "create_merchant_order.invalid_items",
    body_of(new_merchant, lambda b: [i.update(currency_id="BRL") for i in b["items"] if "currency_id" in i]),
)
add(
    "check",
    "any address",
    "a notification_url may be anything",
    "merchant.notification_url",
    body_of(new_merchant, lambda b: put(b, "notification_url", "https://x", lambda v: isinstance(v, str))),
)
add(
    "check",
    "any collector",
    "a merchant order may name any collector",
    "collector-is-caller",
    body_of(new_merchant, lambda b: b.pop("collector")),
)
add(
    "check",
    "payer collects",
    "the payer may be the collector",
    "payer-is-not-collector",
    body_of(new_merchant, lambda b: b["payer"].update(id=77) if b["payer"].get("id", 0) > 10**9 else False),
)
add(
    "check",
    "closed preferences alike",
    "a preference that is like a closed one takes no order",
    "preference-still-open",
    lambda: _closed_alike(),
)
add(
    "check",
    "closed preference",
    "a preference whose order is closed takes another",
    "preference-still-open",
    body_of(new_merchant, lambda b: b.pop("preference_id")),
)
add(
    "check",
    "price ignored",
    "an update of a price is taken and ignored",
    "quantity-only",
    body_of(updates, lambda b: [i.pop("unit_price") for i in b["items"] if "unit_price" in i]),
)
add(
    "check",
    "unknown item ignored",
    "an item that is not there is ignored",
    "item-exists",
    body_of(updates, lambda b: b.update(items=[i for i in b["items"] if i["id"] in "ab"] or [{"id": "a"}])),
)
add(
    "check",
    "media type by its beginning",
    "a media type that only begins as JSON's does is read as JSON",
    "create_order.unsupported_media_type",
    asked(lambda r: _as_json(r) if (r.header("content-type") or "").startswith("application/json") else None),
)
add(
    "check",
    "first method only",
    "the method of a second payment is not looked at",
    "payment-method-agrees",
    body_of(creates, lambda b: payments(b)[1].update(payment_method=CARD)),
)
add(
    "check",
    "days not counted",
    "the days of a Point order's life are not counted",
    "point-expiration-range",
    body_of(creates, lambda b: put(b, "expiration_time", "PT1H", lambda v: v == "P1DT1H")),
)
add(
    "check",
    "picture ignored",
    "an update of a picture is taken and ignored",
    "quantity-only",
    body_of(updates, lambda b: [i.pop("picture_url") for i in b["items"] if "picture_url" in i]),
)
add(
    "check",
    "null ignored",
    "an update that takes a title away is taken and ignored",
    "quantity-only",
    body_of(updates, lambda b: [i.pop("title") for i in b["items"] if i.get("title", "") is None]),
)
add(
    "check",
    "unknown payment ignored",
    "a payment that is not there is ignored",
    "payment-exists",
    body_of(updates, lambda b: b.pop("payments")),
)
add(
    "check",
    "unknown shipment ignored",
    "a shipment that is not there is ignored",
    "shipment-exists",
    body_of(updates, lambda b: b.pop("shipments")),
)
add(
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
)
