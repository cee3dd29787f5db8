"""Values at, and one past, each bound that a schema sets.

Nothing here decides which of them are right: the contract's own schema does, when they are put into a request.
"""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from mp_orders_spec import load_spec, resolve

from mp_orders_contract.patterns import pattern_texts

Schema = Mapping[str, Any]

TYPES: tuple[Any, ...] = (None, True, 1, 1.5, "text", [], {})
"""One value of each JSON type."""
AWKWARD = ("\x00", "\n", " ", "ñ", "\U0001f4b3")
"""Characters that a text may or may not have: a zero, a newline at its end, a space, letters outside of ASCII."""
UNKNOWN = "kit_unknown"
LARGEST_BODY = 256 * 1024
"""Bytes."""
PLAIN_LENGTH = 64
"""How long a text without a bound is tried."""


def values(schema: Schema) -> list[Any]:
    """Values to try in one place: of each type, at each bound and one past it. Each once, in a fixed order."""
    schema = resolve(load_spec(), schema)
    found = [*TYPES, *_listed(schema), *_numbers(schema), *_lists(schema), *_objects(schema)]
    if "string" in _types(schema):
        found += texts(schema)
    return list({repr(value): value for value in found}.values())


def minimal(schema: Schema) -> Any:
    """The least value that a schema of a request takes."""
    schema = resolve(load_spec(), schema)
    if "const" in schema:
        return schema["const"]
    if "enum" in schema:
        return schema["enum"][0]
    match _types(schema)[0]:
        case "object":
            required = schema.get("required", [])
            names = required or list(schema["properties"])[: schema.get("minProperties", 0)]
            return {name: minimal(schema["properties"][name]) for name in names}
        case "array":
            return [minimal(schema["items"])] * schema.get("minItems", 0)
        case "integer":
            return schema.get("minimum", 1)
        case "number":
            return max(schema.get("minimum", 1), 1)
        case "boolean":
            return False
    return _fitting(schema)[0]


def texts(schema: Schema) -> list[str]:
    """Texts at the bounds of length and pattern, and with awkward characters."""
    found = _fitting(schema)
    base = found[0]
    return [*found, *(base + each for each in AWKWARD), *(each + base for each in AWKWARD), base.upper(), base.lower()]


def _listed(schema: Schema) -> Iterator[Any]:
    known = [schema["const"]] if "const" in schema else schema.get("enum", [])
    yield from known
    for value in known[:1]:
        yield from (f"{value}x", str(value).upper(), "")


def _numbers(schema: Schema) -> Iterator[Any]:
    if {"integer", "number"} & set(_types(schema)):
        step = 1 if "integer" in _types(schema) else 0.01
        yield from (0, -1, 2, 10**30)
        for name in ("minimum", "maximum", "exclusiveMinimum"):
            if name in schema:
                yield from (schema[name] - step, schema[name], schema[name] + step)


def _lists(schema: Schema) -> Iterator[Any]:
    if "array" in _types(schema):
        item = minimal(schema["items"])
        lengths = {schema.get("minItems", 0), schema.get("maxItems", 1)}
        for length in sorted({max(each + step, 0) for each in lengths for step in (-1, 0, 1)}):
            yield [item] * length


def _objects(schema: Schema) -> Iterator[Any]:
    if "object" in _types(schema):
        whole = minimal(schema)
        yield whole
        yield {**whole, UNKNOWN: 1}
        for name in schema.get("required", []):
            yield {each: value for each, value in whole.items() if each != name}


def _types(schema: Schema) -> tuple[str, ...]:
    kind = schema.get("type", "string")
    return (kind,) if isinstance(kind, str) else tuple(kind)


def _fitting(schema: Schema) -> list[str]:
    """Texts around the bounds of a schema; the plainest that keeps to all of them comes first."""
    least, longest = schema.get("minLength", 0), schema.get("maxLength", PLAIN_LENGTH)
    pattern = schema.get("pattern", "")
    found = pattern_texts(pattern, longest) if pattern else []
    if not pattern:
        found = ["x" * length for length in (1, max(least - 1, 0), least, longest, longest + 1)]
    right = re.compile(pattern)
    plain = next(each for each in found if right.search(each) and max(least, 1) <= len(each) <= longest)
    return [plain, *(each for each in found if each != plain)]
