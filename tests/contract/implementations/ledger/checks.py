"""Requests against the schemas of the contract, and what a violation is called."""

import functools
import json
import re
from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Any, TypeAlias

import jsonschema_rs
from mp_orders_spec import Operation, load_contract

Place: TypeAlias = list[str | int]
Problem: TypeAlias = tuple[str, str]
"""A code, and where in the request its reason lies."""
_WORDS = {
    "required": "required_properties",
    "additionalProperties": "unsupported_properties",
    "type": "property_type",
    "minProperties": "minimum_properties",
    "minItems": "minimum_items",
    "maxItems": "maximum_items",
}
_MERCHANT_FIELDS = {
    "notification_url": "invalid_url",
    "preference_id": "invalid_id",
    "marketplace": "invalid_marketplace",
    "sponsor_id": "invalid_sponsor_id",
    "payer": "invalid_payer",
    "collector": "user_not_allowed",
}


class Refusal(Exception):  # noqa: N818 - named for what happened
    """A request is refused for these reasons."""

    def __init__(self, *problems: Problem) -> None:
        super().__init__(problems)
        self.problems = problems


def pointer(place: Iterable[str | int]) -> str:
    """A place as a JSON Pointer in the form of a fragment."""
    return "#" + "".join(f"/{part}" for part in place)


def parse(raw: bytes) -> Any:
    """The value of one JSON text; ValueError for anything else."""
    try:
        return json.loads(raw.decode(), parse_float=Decimal, parse_constant=_no_constant)
    except (ValueError, ArithmeticError, RecursionError) as error:
        raise ValueError("no JSON") from error


def _no_constant(name: str) -> Any:
    raise ValueError(name)


def write(value: Any) -> str:
    """A value as JSON, with decimals to the last digit."""
    if isinstance(value, Decimal):
        return str(value)
    if isinstance(value, dict):
        return "{" + ",".join(f"{json.dumps(name)}:{write(each)}" for name, each in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ",".join(map(write, value)) + "]"
    return json.dumps(value)


def without_nulls(value: Any) -> Any:
    """A value whose members that are null are left out."""
    if isinstance(value, dict):
        return {name: without_nulls(each) for name, each in value.items() if each is not None}
    return [without_nulls(each) for each in value] if isinstance(value, list) else value


@functools.cache
def _validator(name: str) -> jsonschema_rs.Draft202012Validator:
    components = {"schemas": load_contract().schemas}
    return jsonschema_rs.Draft202012Validator({"$ref": f"#/components/schemas/{name}", "components": components})


def violations(schema: str, body: Any) -> list[tuple[str, Place, Any]]:
    """Keyword, place and value of everything that a body violates of a schema."""
    found: list[tuple[str, Place, Any]] = []
    for error in _validator(schema).iter_errors(body):
        place, word, kind = list(error.instance_path), error.kind.name, error.kind
        if word == "required":
            place.append(str(getattr(kind, "property", "")))
        elif word == "additionalProperties":
            found += [(word, [*place, name], None) for name in getattr(kind, "unexpected", [])]
            continue
        found.append((word, place, error.instance))
    return found


def orders_code(operation: Operation, word: str, place: Place) -> str:
    """What the APIs of orders and terminals call a violation."""
    code = _WORDS.get(word, "property_value")
    if code in operation.codes:
        return code
    return "invalid_payload" if "invalid_payload" in operation.codes else "bad_request"


def merchant_code(operation: Operation, word: str, place: Place, value: Any) -> str:
    """What the API of merchant orders calls a violation."""
    unread = "unmarshal_error" if "unmarshal_error" in operation.codes else "unmarshall_error"
    field = place[0] if place else ""
    if field in ("payments", "shipments"):
        return _lists_code(operation, str(field), word, place)
    if field == "items":
        return _items_code(word, place, value, unread)
    if word in ("additionalProperties", "type", "enum", "required"):
        return unread
    if word in ("minimum", "maximum"):
        return _MERCHANT_FIELDS.get(str(field), unread)
    named = word == "pattern" and isinstance(value, str) and "\0" not in value and field in _MERCHANT_FIELDS
    code = _MERCHANT_FIELDS[str(field)] if named or field == "preference_id" else "invalid_string"
    return code if code in operation.codes else "invalid_string"


def _lists_code(operation: Operation, field: str, word: str, place: Place) -> str:
    if place[-1] == "operation_type" or "invalid_payment_id" not in operation.codes:
        return "invalid_operation_type"
    if word == "type":
        return "unmarshall_error"
    return "invalid_payment_id" if field == "payments" else "invalid_shipment_id"


def _items_code(word: str, place: Place, value: Any, unread: str) -> str:
    if word == "type":
        return "invalid_items" if value is None and len(place) == 3 else unread
    long = word == "maxLength" or (word == "pattern" and "\0" in value)
    return "invalid_string" if long and place[-1] != "currency_id" else "invalid_items"


def check(operation: Operation, schema: str, body: Any) -> None:
    """Refuse a body that violates its schema, with a reason for every violation."""
    manual = isinstance(body, dict) and schema == "OnlineOrderRequest" and body.get("processing_mode") == "manual"
    problems: list[Problem] = []
    for word, place, value in violations(schema, body):
        if operation.family == "merchant_orders":
            code = merchant_code(operation, word, place, value)
        elif manual and word == "minItems" and place == ["transactions", "payments"]:
            code = "order_builder_without_transactions"
        else:
            code = orders_code(operation, word, place)
        problems.append((code, f"{pointer(place)} ({word})"))
    if problems:
        raise Refusal(*problems)


def query(operation: Operation, sent: Mapping[str, str], code: str) -> dict[str, Any]:
    """The parameters of a search, of their types; refused under this code."""
    values: dict[str, Any] = {}
    problems: list[Problem] = []
    for each in operation.parameters_in("query"):
        if each.name not in sent:
            continue
        value: Any = sent[each.name]
        if each.schema.get("type") == "integer" and re.fullmatch("-?[0-9]{1,30}", value):
            value = int(value)
        if not jsonschema_rs.Draft202012Validator(dict(each.schema)).is_valid(value):
            problems.append((code, f"?{each.name}"))
        values[each.name] = value
    if problems:
        raise Refusal(*problems)
    return values
