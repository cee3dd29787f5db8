"""Holds every answer against the contract: its status, media type, body and headers."""

import functools
from collections.abc import Iterator, Mapping
from typing import Any

from attrs import field, frozen
from jsonschema_rs import Draft202012Validator, ValidationError
from mp_orders_spec import load_spec, operations, resolve

from mp_orders_contract.exchange import NOT_JSON, Exchange
from mp_orders_contract.session import KEY

MAX_TEXT = 160


@frozen
class Violation:
    """What is wrong with an answer.

    Attributes:
        rule: the id of the standing rule that it breaks.
        text: what is wrong, the same for the same violation of another answer.
        detail: what this answer has there.
    """

    rule: str
    text: str
    detail: str = field(default="", eq=False)


def violations(exchange: Exchange) -> Iterator[Violation]:
    """What is wrong with an answer; nothing if the contract allows it."""
    if exchange.status is None:
        yield Violation("answer-arrives", f"no answer: {exchange.failure.split(':')[0]}")
        return
    response = operations()[exchange.operation].responses.get(exchange.status)
    if response is None:
        yield Violation("answer-status", f"{exchange.status} is not an answer of {exchange.operation}")
        return
    if "content" not in response:
        if exchange.answer:
            yield Violation("answer-body", f"{exchange.status} has a body", _short(exchange.beginning))
        yield from _header_violations(exchange, response)
        return
    media = exchange.answer_headers.get("content-type", "none").partition(";")[0].strip().lower()
    if media != "application/json":
        yield Violation("answer-media-type", f"the Content-Type of {exchange.status} is {media}")
    yield from _body_violations(exchange)
    yield from _header_violations(exchange, response)


def _body_violations(exchange: Exchange) -> Iterator[Violation]:
    if exchange.json is NOT_JSON:
        yield Violation("answer-body", f"the body of {exchange.status} is not JSON")
        return
    try:
        errors = list(_body_validator(exchange.operation, exchange.status or 0).iter_errors(exchange.json))
    except ValueError as why:  # nested deeper than the validator goes
        yield Violation("answer-body", f"the body of {exchange.status} cannot be validated", str(why))
        return
    for error in errors:
        text = f"{exchange.status} breaks the {error.kind.name} of its schema at {_where(error)}"
        yield Violation("answer-body", text, _short(error.message))
        return


def _header_violations(exchange: Exchange, response: Mapping[str, Any]) -> Iterator[Violation]:
    for name, header in response.get("headers", {}).items():
        required, validator = _header_check(name, header.get("$ref", ""))
        value = exchange.answer_headers.get(name.lower())
        if value is None and required:
            yield Violation("answer-headers", f"{exchange.status} has no {name}")
        elif value is not None and not validator.is_valid(value):
            yield Violation("answer-headers", f"the {name} of {exchange.status} is {_short(value)}")
    echoed = exchange.answer_headers.get(KEY.lower())
    if echoed is not None and echoed != (exchange.request_header(KEY) or "").strip():
        yield Violation("answer-headers", f"{KEY} of {exchange.status} is not the key of the request")


@functools.cache
def _body_validator(operation: str, status: int) -> Draft202012Validator:
    schema = operations()[operation].responses[status]["content"]["application/json"]["schema"]
    return Draft202012Validator({**schema, "components": load_spec()["components"]})


@functools.cache
def _header_check(name: str, reference: str) -> tuple[bool, Draft202012Validator]:
    header = resolve(load_spec(), {"$ref": reference or f"#/components/headers/{name}"})
    return bool(header.get("required")), Draft202012Validator(header["schema"])


def _where(error: ValidationError) -> str:
    return "$" + "".join(f"[{part}]" if isinstance(part, int) else f".{part}" for part in error.instance_path)


def _short(text: str) -> str:
    return text if len(text) <= MAX_TEXT else text[:MAX_TEXT] + "..."
