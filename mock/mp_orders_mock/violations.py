"""Which keywords of the contract a request violates, and where."""

import functools
import re
from collections.abc import Iterator, Mapping
from typing import Any

from attrs import frozen
from jsonschema_rs import Draft202012Validator, ValidationError
from mp_orders_spec import Contract, Form, Operation

MAX_NAME = 64
_PLAIN = re.compile(r"^[A-Za-z_][A-Za-z0-9_]*$")


@frozen
class Violation:
    """One keyword, the place in the request that breaks it, and what to say of it. Never quotes the value."""

    keyword: str
    path: tuple[str | int, ...]
    text: str
    null: bool = False

    def __str__(self) -> str:
        return f"{self.json_path}: {self.text}"

    @property
    def json_path(self) -> str:
        """The place as a JSON path, such as `$.items[0].title`."""
        return json_path(self.path)


def json_path(path: tuple[str | int, ...]) -> str:
    """Write a JSON path (RFC 9535); long names are cut."""
    return "$" + "".join(_step(part) for part in path)


def _step(part: str | int) -> str:
    if isinstance(part, int):
        return f"[{part}]"
    if _PLAIN.match(part) and len(part) <= MAX_NAME:
        return f".{part}"
    shown = part if len(part) <= MAX_NAME else part[:MAX_NAME] + "..."
    return "[" + repr(shown.encode("ascii", "backslashreplace").decode()) + "]"


class BodyValidator:
    """Validates the bodies of one operation, choosing the form of the body before it looks at the rest."""

    def __init__(self, contract: Contract, operation: Operation) -> None:
        components = {"schemas": contract.schemas}
        self._validators = {
            form.schema: Draft202012Validator({"$ref": f"#/components/schemas/{form.schema}", "components": components})
            for form in operation.forms
        }
        self._by_type: dict[str | None, list[Form]] = {}
        for form in operation.forms:
            self._by_type.setdefault(form.type, []).append(form)

    def violations(self, body: Any) -> list[Violation]:
        """Every violation of `body`, in the order the validator finds them; empty if it is valid."""
        if not isinstance(body, dict):
            return [Violation("type", (), f"expected object, but got {_json_type(body)}")]
        chosen = self._choose(body)
        if isinstance(chosen, Violation):
            return [chosen]
        validator = self._validators[chosen.schema]
        if validator.is_valid(body):
            return []
        return [each for error in validator.iter_errors(body) for each in describe(error)]

    def _choose(self, body: dict[str, Any]) -> Form | Violation:
        if None in self._by_type:  # the only form, which has no type
            return self._by_type[None][0]
        if "type" not in body:
            return Violation("required", ("type",), "missing")
        kind = body["type"]
        if not isinstance(kind, str):
            return Violation("type", ("type",), f"expected string, but got {_json_type(kind)}")
        forms = self._by_type.get(kind)
        if forms is None:
            known = ", ".join(sorted(str(each) for each in self._by_type))
            return Violation("enum", ("type",), f"must be one of {known}")
        if len(forms) == 1:
            return forms[0]
        return next((form for form in forms if form.own and form.own <= body.keys()), forms[0])


@functools.lru_cache(maxsize=8)
def body_validators(contract: Contract) -> Mapping[str, BodyValidator]:
    """The validator of each operation's bodies, compiled once for each contract."""
    return {name: BodyValidator(contract, operation) for name, operation in contract.operations.items()}


def describe(error: ValidationError) -> Iterator[Violation]:
    """The violations that one error of the validator stands for."""
    kind: Any = error.kind
    path = tuple(error.instance_path)
    match kind.name:
        case "required":
            yield Violation("required", (*path, kind.property), "missing")
        case "additionalProperties":
            for name in kind.unexpected:
                yield Violation("additionalProperties", (*path, name), "not supported")
        case "type":
            text = f"expected {_types(error)}, but got {_json_type(error.instance)}"
            yield Violation("type", path, text, null=error.instance is None)
        case keyword:
            yield Violation(keyword, path, _text(keyword, kind, error.instance))


def _text(keyword: str, kind: Any, value: Any) -> str:
    match keyword:
        case "minLength" | "maxLength":
            return f"length must be {_bound(keyword)} {kind.value}, but got {len(value)}"
        case "minItems" | "maxItems":
            return f"number of items must be {_bound(keyword)} {kind.value}, but got {len(value)}"
        case "minProperties":
            return f"number of properties must be >= {kind.value}, but got {len(value)}"
        case "minimum" | "maximum" | "exclusiveMinimum":
            return f"must be {_bound(keyword)} {kind.value}"
        case "enum":
            return "must be one of " + ", ".join(map(str, kind.value))
        case "const":
            return f"must be {kind.value}"
        case "pattern":
            return f"does not match {kind.value}"
    return f"does not meet {keyword}"


def _bound(keyword: str) -> str:
    return ">" if keyword.startswith("exclusive") else ">=" if keyword.startswith("min") else "<="


def _types(error: ValidationError) -> str:
    types: Any = error.kind
    return " or ".join(sorted(str(each) for each in types.types))


def _json_type(value: Any) -> str:
    match value:
        case None:
            return "null"
        case bool():
            return "boolean"
        case int() | float():
            return "number"
        case str():
            return "string"
        case list():
            return "array"
    return "object"
