"""HTTP: methods, sizes, media types, and bodies that are no JSON."""

import json
from collections.abc import Callable
from functools import partial
from typing import Any

from mp_orders_spec import operations

from mp_orders_contract.probe import UNKNOWN_MERCHANT_ORDER, UNKNOWN_ORDER, Probe
from mp_orders_contract.rule import triggers, x_rule

LARGEST = 256 * 1024
UNREADABLE = {"create_merchant_order": "unmarshal_error", "update_merchant_order": "unmarshall_error"}
NOT_JSON: dict[str, bytes] = {
    "cut in the middle": b'{"type": "online", "transactions": {"pay',
    "empty": b"",
    "a comma too many": b'{"type": "online",}',
    "two values": b"{} {}",
    "single quotes": b"{'type': 'online'}",
    "NaN": b'{"type": NaN}',
    "not UTF-8": b'{"type": "\xff\xfe"}',
}


def _parameters(operation: str) -> dict[str, Any]:
    names = [each.name for each in operations()[operation].parameters_in("path")]
    return {name: UNKNOWN_ORDER if name == "order_id" else UNKNOWN_MERCHANT_ORDER for name in names}


def _wrong_method(operation: str) -> Callable[[Probe], None]:
    path = operations()[operation].path
    known = {each.method for each in operations().values() if each.path == path}

    def check(probe: Probe) -> None:
        exchange = probe.send(operation, parameters=_parameters(operation), method="PATCH")
        probe.expect(exchange, 405, "method_not_allowed")
        named = {each.strip() for each in exchange.answer_headers.get("allow", "").split(",")}
        probe.require(known <= named and "PATCH" not in named, f"Allow names {sorted(named)}", exchange)

    return check


def _too_large(operation: str) -> Callable[[Probe], None]:
    def check(probe: Probe) -> None:
        body = b"{}" + b" " * (LARGEST - 1)
        exchange = probe.send(operation, parameters=_parameters(operation), body=body)
        probe.expect(exchange, 413, "request_too_large")

    return check


def _not_json(operation: str, code: str) -> Callable[[Probe], None]:
    def check(probe: Probe) -> None:
        parameters = _parameters(operation)
        if operation == "update_merchant_order":
            parameters = {"id": probe.created_merchant({})["id"]}

        def refused(body: bytes) -> None:
            more = {"headers": {"Content-Type": "application/json"}} if not body else {}
            probe.expect(probe.send(operation, parameters=parameters, body=body, **more), 400, code)

        probe.each([(name, partial(refused, body)) for name, body in NOT_JSON.items()])

    return check


for _operation in operations().values():
    triggers(_operation.id, "method_not_allowed")(_wrong_method(_operation.id))
    if 413 in _operation.responses:
        triggers(_operation.id, "request_too_large")(_too_large(_operation.id))
    if _operation.forms:
        _code = UNREADABLE.get(_operation.id, "json_syntax_error")
        triggers(_operation.id, _code)(_not_json(_operation.id, _code))


@x_rule("largest-body")
def largest_body(probe: Probe) -> None:
    text = json.dumps(probe.online()).encode()
    probe.created(text + b" " * (LARGEST - len(text)))


@triggers("create_order", "unsupported_media_type")
def create_media_type(probe: Probe) -> None:
    def refused(media: str) -> None:
        exchange = probe.create(probe.online(), headers={"Content-Type": media})
        probe.expect(exchange, 415, "unsupported_media_type")

    wrong = ("text/plain", "text/json", "application/x-www-form-urlencoded", "application/xml", "application/jsonl")
    probe.each([(media, partial(refused, media)) for media in wrong])


@x_rule("media-type-parameters")
def media_type_parameters(probe: Probe) -> None:
    for media in ("application/json; charset=utf-8", "Application/JSON"):
        probe.created(probe.online(), headers={"Content-Type": media})


@x_rule("merchant-orders-any-media-type")
def merchant_orders_any_media_type(probe: Probe) -> None:
    probe.created_merchant(probe.merchant(), headers={"Content-Type": None})
    probe.created_merchant(probe.merchant(), headers={"Content-Type": "text/plain"})


@x_rule("request-ids-differ")
def request_ids_differ(probe: Probe) -> None:
    answers = [probe.get(UNKNOWN_ORDER) for _ in range(3)] + [probe.create(probe.online()) for _ in range(3)]
    ids = [answer.answer_headers.get("x-request-id") for answer in answers]
    probe.require(len(set(ids)) == len(ids), "two answers have the same X-Request-Id", *answers)
