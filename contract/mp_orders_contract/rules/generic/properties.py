"""One rule for each property of each request: what its schema takes is taken, and what it refuses is refused.

Derived from the contract. Values stand at and one past each bound; which of them are right, the schema decides.
"""

import copy
import json
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from attrs import frozen
from mp_orders_spec import ContractError, load_spec, operations, resolve

from mp_orders_contract import boundaries
from mp_orders_contract.operation_kit import Known, OperationKit, Path, kits
from mp_orders_contract.probe import Case, Probe
from mp_orders_contract.rule import Provenance, Rule, add
from mp_orders_contract.severity import Severity

BOUNDS = {
    "minLength": "at least {} character{}",
    "maxLength": "at most {} character{}",
    "minItems": "at least {} item{}",
    "maxItems": "at most {} item{}",
    "minProperties": "at least {} property",
    "minimum": "at least {}",
    "exclusiveMinimum": "more than {}",
    "maximum": "at most {}",
    "pattern": "of the form {}",
}
SHOWN = 60
MISSING = object()


@frozen
class Place:
    """A place in a request, with the schema that it has there."""

    operation: str
    form: str
    path: Path
    schema: Mapping[str, Any]

    @property
    def name(self) -> str:
        """Its dotted path, as in `payments[].amount`."""
        text = "".join(
            "[]" if isinstance(part, int) else f".'{part}'" if "." in part else f".{part}" for part in self.path
        )
        return text.removeprefix(".") or "the body"


def places() -> Iterator[Place]:
    """Every place of every form of every request."""
    for operation in operations().values():
        for form in operation.forms:
            yield from _within(operation.id, form.schema, (), {"$ref": f"#/components/schemas/{form.schema}"})


def _within(operation: str, form: str, path: Path, schema: Mapping[str, Any]) -> Iterator[Place]:
    schema = resolve(load_spec(), schema)
    yield Place(operation, form, path, schema)
    for name, each in schema.get("properties", {}).items():
        yield from _within(operation, form, (*path, name), each)
    if "items" in schema and schema.get("maxItems") != 0:
        plain = {} if "$ref" in schema["items"] else {"x-provenance": schema.get("x-provenance")}
        yield from _within(operation, form, (*path, 0), {**plain, **schema["items"]})


def with_value(place: Place, body: dict[str, Any], value: Any) -> Any:
    """A copy of a body with a value at a place; what leads there and is missing is made as small as it may be."""
    if not place.path:
        return value if not isinstance(value, dict) else {**body, **value} if boundaries.UNKNOWN in value else value
    result = copy.deepcopy(body)
    here: Any = result
    schema = resolve(load_spec(), {"$ref": f"#/components/schemas/{place.form}"})
    for part in place.path[:-1]:
        inner = resolve(load_spec(), _child(schema, part))
        missing = part not in here if isinstance(here, dict) else len(here) == 0
        if missing and isinstance(here, dict):
            here[part] = boundaries.minimal(inner)
        elif missing:
            here.append(boundaries.minimal(inner))
        here, schema = here[part], inner
    if isinstance(here, list) and not here:
        here.append(value)
    else:
        here[place.path[-1]] = value
    return result


def _child(schema: Mapping[str, Any], part: str | int) -> Mapping[str, Any]:
    child: Mapping[str, Any] = schema["items"] if isinstance(part, int) else schema["properties"][part]
    return child


@frozen
class ValueCase:
    """How to try one value: the codes that it may be refused with, none if it is to be taken, and what to do."""

    codes: frozenset[str]
    run: Case


def _check(place: Place) -> Callable[[Probe], None]:
    def check(probe: Probe) -> None:
        values = boundaries.values(place.schema)
        tried = [(value, case) for value in values if (case := _case(probe, place, value))]
        if not probe.capabilities.every_value:
            tried = list({_answer_kind(value, case): (value, case) for value, case in reversed(tried)}.values())
        probe.each([(_label(value), case.run) for value, case in tried])

    return check


def _answer_kind(value: Any, case: ValueCase) -> tuple[object, ...]:
    """What tells values apart of which one is enough: what may be answered and, where that is open, the JSON type."""
    return (case.codes, type(value)) if len(case.codes) > 1 else (case.codes,)


def _case(probe: Probe, place: Place, value: Any) -> ValueCase | None:
    """How to try a value; None where it would be judged by another rule than its schema."""
    kit = kits()[place.operation]
    form = kit.forms[place.form]
    body = with_value(place, form.start(probe, place.path), value)
    form.agree(place.path, body)
    codes = kit.violated(body) if kit.violated else set()
    elsewhere = bool(place.path) and place.path[-1] in form.left_out
    if not codes and (elsewhere or not _survives_repair(probe, kit, place, body)):
        return None

    def case() -> None:
        exchange = probe.send(form.send(probe, b"null" if body is None else body, not codes))
        probe.expect(exchange, 400 if codes else operations()[place.operation].success, *sorted(codes))
        if not codes:
            probe.free_terminals()

    return ValueCase(frozenset(codes), case)


def _survives_repair(probe: Probe, kit: OperationKit, place: Place, body: Any) -> bool:
    """Repair a body; whether what is tried has survived it."""
    before = copy.deepcopy(body)
    kit.repair(body, Known(sandbox=probe.capabilities.sandbox))
    return _survived(_at(before, place.path), _at(body, place.path))


def _at(body: Any, path: Path) -> Any:
    for part in path:
        try:
            body = body[part]
        except (LookupError, TypeError):
            return MISSING
    return body


def _survived(value: Any, repaired: Any) -> bool:
    """Whether what is tried is still there: a text as it was, a list as long, an object with its properties."""
    if isinstance(value, list):
        return isinstance(repaired, list) and len(repaired) == len(value)
    if isinstance(value, dict):
        return isinstance(repaired, dict) and value.keys() <= repaired.keys()
    return bool(value == repaired)


def _label(value: Any) -> str:
    text = json.dumps(value)
    return text if len(text) <= SHOWN else f"{text[:SHOWN]}... ({len(text)} characters)"


def _text(place: Place) -> str:
    """What a schema says, in words."""
    schema = place.schema
    kinds = [schema.get("type")] if not isinstance(schema.get("type"), list) else schema["type"]
    parts = [" or ".join(str(kind) for kind in kinds)]
    known = [schema["const"]] if "const" in schema else schema.get("enum", [])
    parts += [f"one of {', '.join(map(str, known))}"] if known else []
    parts += [
        text.format(schema[name], "" if schema[name] == 1 else "s") for name, text in BOUNDS.items() if name in schema
    ]
    parts += [f"with {', '.join(schema['required'])}"] if schema.get("required") else []
    parts += ["nothing that is not listed"] if schema.get("additionalProperties") is False else []
    return f"{place.name} is {', '.join(parts)}; anything else is refused."


def _provenance(place: Place) -> Provenance:
    """Where the place comes from or, where its limits come from somewhere weaker, that."""
    node = place.schema.get("x-provenance")
    if node is None:
        raise ContractError(f"{place.name} in {place.form} does not say where it comes from: add x-provenance")
    limits = node.get("limits", node["status"])
    if limits == node["status"]:
        return Provenance.of(node)
    return Provenance(limits, note=f"{Provenance.of(node).title} has it; no page gives its limits, which are {limits}.")


def add_rules() -> None:
    """Add a rule for each place."""
    for place in places():
        label = kits()[place.operation].forms[place.form].label
        name = f"{label}.{place.name.replace('[]', '').replace('the body', 'body')}"
        name += ".item" if place.path and isinstance(place.path[-1], int) else ""
        provenance = _provenance(place)
        group = f"properties of {label}"
        made = Rule(name, place.operation, _text(place), provenance, None, _check(place), group, Severity.CODE)
        add(made)
