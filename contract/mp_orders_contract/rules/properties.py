"""One rule for each property of each request: what its schema takes is taken, and what it refuses is refused.

Derived from the contract. Values stand at and one past each bound; which of them are right, the schema decides.
"""

import copy
import json
from collections.abc import Callable, Iterator, Mapping
from typing import Any, TypeAlias

from attrs import frozen
from mp_orders_spec import load_spec, operations, resolve

from mp_orders_contract import boundaries
from mp_orders_contract.exchange import Exchange
from mp_orders_contract.probe import Case, Probe
from mp_orders_contract.repairs import repair_merchant_order, repair_order, repair_update
from mp_orders_contract.rule import Provenance, Rule, add
from mp_orders_contract.violated_codes import violated_codes

Path: TypeAlias = tuple[str | int, ...]
FORMS = {
    "OnlineOrderRequest": "online",
    "PointOrderRequest": "point",
    "PointTypeConfigOrderRequest": "point_2024",
    "MerchantOrderRequest": "merchant",
    "MerchantOrderUpdateRequest": "update",
}
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
ITEM = {"id": "a", "title": "Thing", "quantity": 2, "unit_price": 5, "currency_id": "BRL"}
SHOWN = 60


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
        text = "".join("[]" if isinstance(part, int) else f".{part}" for part in self.path)
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
        yield from _within(operation, form, (*path, 0), schema["items"])


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
    if probe.capabilities.no_terminal and FORMS[place.form].startswith("point"):
        probe.terminal()  # says why there is none
    return {
        "create_order": _order_case,
        "create_merchant_order": _merchant_case,
        "update_merchant_order": _update_case,
    }[place.operation](probe, place, value)


def _order_case(probe: Probe, place: Place, value: Any) -> ValueCase | None:
    kind = FORMS[place.form]
    start = probe.online() if kind == "online" else getattr(probe, kind)("PAX_A910__KIT0001")
    body = with_value(place, start, value)
    if place.name == "total_amount" and isinstance(body, dict):
        body["transactions"]["payments"] = [{**start["transactions"]["payments"][0], "amount": value}]
    codes = violated_codes(body)
    if not codes:
        before = copy.deepcopy(body)
        repair_order(body, sandbox=probe.capabilities.sandbox)
        if not _survived(_at(before, place.path), _at(body, place.path)) or place.path[-1:] == ("terminal_id",):
            return None

    def case() -> None:
        if not codes and kind != "online":
            _name_terminal(body, probe.terminal())
        _expect(probe, probe.create(_sent(body)), 201, codes)
        if not codes and kind != "online":
            probe.free_terminals()

    return ValueCase(frozenset(codes), case)


def _name_terminal(body: dict[str, Any], terminal: str) -> None:
    place = body["config"]["point"] if "config" in body else body["type_config"]
    place["terminal_id"] = terminal


def _merchant_case(probe: Probe, place: Place, value: Any) -> ValueCase | None:
    body = with_value(place, {"items": [ITEM]}, value)
    codes = violated_codes.of_merchant_order(place.operation, body)
    if not codes:
        before = copy.deepcopy(body)
        repair_merchant_order(body)
        if body != before:
            return None

    def case() -> None:
        _expect(probe, probe.create_merchant(_sent(body)), 201, codes)

    return ValueCase(frozenset(codes), case)


def _update_case(probe: Probe, place: Place, value: Any) -> ValueCase | None:
    start = {"items": [{"id": "a", "quantity": 2}]} if place.path[:1] == ("items",) else {}
    body = with_value(place, start, value)
    codes = violated_codes.of_merchant_order(place.operation, body)
    if not codes:
        before = copy.deepcopy(body)
        repair_update(body, [ITEM])
        if body != before:
            return None

    def case() -> None:
        order = probe.created_merchant({"items": [ITEM]})
        _expect(probe, probe.update_merchant(order["id"], _sent(body)), 200, codes)

    return ValueCase(frozenset(codes), case)


def _expect(probe: Probe, exchange: Exchange, success: int, codes: set[str]) -> None:
    probe.expect(exchange, 400 if codes else success, *sorted(codes))


def _sent(body: Any) -> Any:
    return b"null" if body is None else body


def _at(body: Any, path: Path) -> Any:
    for part in path:
        try:
            body = body[part]
        except (LookupError, TypeError):
            return None
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
    node = place.schema.get("x-provenance")
    if node is None and not place.schema.keys() & BOUNDS.keys():
        node = operations()[place.operation].provenance
    return Provenance.of(node) if node else Provenance("chosen", note="No page gives this limit; it is wide.")


for _place in places():
    _kind = FORMS[_place.form]
    _id = f"{_kind}.{_place.name.replace('[]', '').replace('the body', 'body')}"
    _check_it = _check(_place)
    _items = _place.path and isinstance(_place.path[-1], int)
    add(
        Rule(
            f"{_id}.item" if _items else _id,
            _place.operation,
            _text(_place),
            _provenance(_place),
            check=_check_it,
            group=f"properties of {_kind}",
        )
    )
