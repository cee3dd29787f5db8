"""Refusals, and checking a request against the schemas of the contract."""

import functools
from collections.abc import Mapping
from typing import Any, NoReturn

import jsonschema_rs
from attrs import frozen
from mp_orders_spec import Operation, Parameter, load_contract

from .wire import Json, dump_json

ORDER_CODES = {
    "required": "required_properties",
    "additionalProperties": "unsupported_properties",
    "minProperties": "minimum_properties",
    "type": "property_type",
    "minItems": "minimum_items",
    "maxItems": "maximum_items",
}


class Refusal(Exception):  # noqa: N818 - what happened
    """A request that is not done; the contract knows the status of its code."""

    def __init__(self, code: str, place: str, reason: str) -> None:
        super().__init__(code)
        self.code = code
        self.place = place
        self.reason = reason


@frozen
class Violation:
    """A keyword of a schema that a value does not keep, and where: names and indexes from the root."""

    keyword: str
    path: tuple[str | int, ...]
    value: Json

    @property
    def place(self) -> str:
        """Where it is, as a JSON path."""
        return "$" + "".join(f"[{each}]" if isinstance(each, int) else f".{each}" for each in self.path)


@frozen
class Answer:
    """What is sent back; a body of None is none."""

    status: int
    body: Json = None
    headers: Mapping[str, str] = {}


def last_violation(schema: str, value: Json) -> Violation | None:
    """The last of what a value violates of a component schema."""
    try:
        found = list(_validator(schema).iter_errors(_kept(value)))
    except ValueError:
        return Violation("type", (), value)
    return _violation(found[-1]) if found else None


def _violation(error: Any) -> Violation:
    keyword = str(error.schema_path[-1])
    path = tuple(error.instance_path)
    if keyword == "required":
        path = (*path, error.kind.property)
    elif keyword == "additionalProperties":
        path = (*path, error.kind.unexpected[-1])
    return Violation(keyword, path, error.instance)


def _kept(value: Json) -> Json:
    """The value with NUL, which every schema of a free text refuses, in place of halves of surrogate pairs."""
    if isinstance(value, str):
        return "".join("\x00" if "\ud800" <= each <= "\udfff" else each for each in value)
    if isinstance(value, list):
        return [_kept(each) for each in value]
    if isinstance(value, dict):
        return {_kept(name): _kept(each) for name, each in value.items()}
    return value


def check_order_body(schema: str, value: Json) -> None:
    """Refuse a body of the orders API that does not fit its schema."""
    violation = last_violation(schema, value)
    if violation is not None:
        refuse_order_body(violation)


def refuse_order_body(violation: Violation) -> NoReturn:
    """Refuse a body of the orders API for what it violates."""
    code = ORDER_CODES.get(violation.keyword, "property_value")
    raise Refusal(code, violation.place, f"violates {violation.keyword}")


def parameter_value(parameter: Parameter, text: str) -> Json:
    """What a parameter of a query or path says.

    Raises:
        ValueError: its schema does not allow it.
    """
    value: Json = text
    if parameter.schema.get("type") == "integer":
        if not (text.isascii() and text.isdigit() and len(text) < 30):
            raise ValueError("is no whole number")
        value = int(text)
    schema = dump_json(dict(parameter.schema))
    if not _parameter_validator(schema).is_valid(value):
        raise ValueError("is not a value of this parameter")
    return value


@functools.cache
def _validator(schema: str) -> Any:
    components = {"schemas": load_contract().schemas}
    return jsonschema_rs.Draft202012Validator({"$ref": f"#/components/schemas/{schema}", "components": components})


@functools.cache
def _parameter_validator(schema: str) -> Any:
    return jsonschema_rs.validator_for(schema)


def rendered(operation: Operation, refusal: Refusal) -> Answer:
    """How an operation answers a refusal."""
    code = operation.codes[refusal.code]
    where = f"'{refusal.place}' - {refusal.reason}"
    if operation.family == "merchant_orders":
        cause = [{"code": code.code, "description": refusal.reason, "data": refusal.place}]
        return Answer(code.status, {"error": code.code, "message": code.meaning, "status": code.status, "cause": cause})
    if code.status == 401 and operation.family == "orders":
        return Answer(401, {"code": "unauthorized", "message": "user not found", "details": [where]})
    return Answer(code.status, {"errors": [{"code": code.code, "message": code.meaning, "details": [where]}]})
