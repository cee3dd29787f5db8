"""Requests held against the schemas of the contract, and the code for what they break."""

import functools
from collections.abc import Iterable, Mapping
from typing import Any

import jsonschema_rs
from attrs import frozen
from mp_orders_spec import Parameter, load_spec, operations

from .clock import moment
from .refusals import Reason, Refused

CODES = {
    "required": "required_properties",
    "additionalProperties": "unsupported_properties",
    "minProperties": "minimum_properties",
    "type": "property_type",
    "minItems": "minimum_items",
    "maxItems": "maximum_items",
}
Path = tuple[str | int, ...]


@frozen
class Violation:
    """A keyword of the schema that a place of the request breaks."""

    path: Path
    keyword: str
    text: str

    @property
    def place(self) -> str:
        """A JSON Pointer."""
        return pointer(self.path)


def pointer(path: Iterable[str | int]) -> str:
    """A place in a body as a JSON Pointer; the whole of it is a slash."""
    parts = [str(each).replace("~", "~0").replace("/", "~1") for each in path]
    return "/" + "/".join(parts)


@functools.cache
def _validator(schema: str) -> jsonschema_rs.Draft202012Validator:
    return jsonschema_rs.Draft202012Validator(
        {"$ref": f"#/components/schemas/{schema}", "components": {"schemas": load_spec()["components"]["schemas"]}}
    )


@functools.cache
def _parameter_validator(name: str, operation: str) -> Any:
    schema = dict(operations()[operation].parameters[name].schema)
    schema["components"] = {"schemas": load_spec()["components"]["schemas"]}
    return jsonschema_rs.Draft202012Validator(schema)


def violations(schema: str, body: Any) -> list[Violation]:
    """What a body breaks, one for each place, the shortest place first."""
    found: dict[Path, Violation] = {}
    for error in _validator(schema).iter_errors(_scrubbed(body)):
        for each in _unfolded(error):
            known = found.get(each.path)
            if known is None or each.keyword == "type":
                found[each.path] = each
    return sorted(found.values(), key=lambda each: len(each.path))


def _unfolded(error: Any) -> list[Violation]:
    path, keyword = tuple(error.instance_path), error.kind.name
    if keyword == "required":
        return [Violation((*path, error.kind.property), keyword, "is missing")]
    if keyword == "additionalProperties":
        return [Violation((*path, name), keyword, "is not known here") for name in error.kind.unexpected]
    return [Violation(path, keyword, f"does not keep to {keyword}")]


def _scrubbed(value: Any) -> Any:
    """The same without halves of letters, which the validator cannot read: NUL is refused wherever they are."""
    if isinstance(value, str):
        return _whole_letters(value)
    if isinstance(value, dict):
        return {_scrubbed(name): _scrubbed(each) for name, each in value.items()}
    return [_scrubbed(each) for each in value] if isinstance(value, list) else value


def _whole_letters(text: str) -> str:
    return "".join("\0" if "\ud800" <= letter <= "\udfff" else letter for letter in text)


def refuse_violations(
    found: Iterable[Violation], codes: Mapping[str, str] = CODES, other: str = "property_value"
) -> None:
    """Refuse a body that breaks anything.

    Raises:
        Refused: it does.
    """
    reasons = [Reason(codes.get(each.keyword, other), each.place, each.text) for each in found]
    if reasons:
        raise Refused(400, reasons)


@frozen
class Query:
    """The parameters of a search: those that are good, and the places of those that are not."""

    values: Mapping[str, Any]
    wrong: tuple[str, ...]
    missing: tuple[str, ...]


def read_query(operation: str, parameters: Iterable[Parameter], sent: Iterable[tuple[str, str]]) -> Query:
    """Read a query; of a parameter that is sent twice the last counts, and each has to be good."""
    known = {each.name: each for each in parameters}
    values: dict[str, Any] = {}
    wrong: list[str] = []
    for name, text in sent:
        if name in known:
            value = _typed(known[name], text)
            if _parameter_validator(name, operation).is_valid(value) and _is_moment(name, value):
                values[name] = value
            elif name not in wrong:
                wrong.append(name)
    missing = [name for name, each in known.items() if each.required and name not in values and name not in wrong]
    return Query(values, tuple(wrong), tuple(missing))


def _typed(parameter: Parameter, text: str) -> Any:
    digits = text.removeprefix("-")
    whole = parameter.schema.get("type") == "integer" and digits.isascii() and digits.isdigit() and len(digits) <= 30
    return int(text) if whole else _whole_letters(text)


def _is_moment(name: str, value: Any) -> bool:
    if not name.endswith(("_date", "_from", "_to")):
        return True
    try:
        moment(value)
    except (ValueError, OverflowError):
        return False
    return True
