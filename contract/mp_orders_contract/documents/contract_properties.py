"""What openapi.yaml says of parameters and properties, in the words in which a page is read."""

import functools
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, TypeAlias

from attrs import evolve, frozen
from mp_orders_spec import Pointer, resolve, types_of

Schema: TypeAlias = Mapping[str, Any]
_NUMBERS = ("minLength", "maxLength", "minItems", "maxItems", "minProperties", "minimum", "maximum")
_UNITS_OF = {"minLength": "characters", "maxLength": "characters", "minItems": "items", "maxItems": "items"}
_COUNTED = ("items", "payments", "transactions")


@frozen
class Property:
    """A parameter, or a property of a body.

    Attributes:
        name: with dots between levels, without brackets.
        values: what it can be, where the contract lists values.
        words: sentences about it, and names and values in it.
        figures: such as `64 characters`, from its keywords and those one level below.
        sources: what the contract names as its sources.
        listed_from: the source of its list of values, or of its limits, where a page is it.
        at: where it stands.
    """

    location: str
    name: str
    types: frozenset[str]
    required: bool
    limits: frozenset[int]
    values: frozenset[str]
    words: str
    figures: frozenset[str]
    pattern: str
    sources: frozenset[str]
    listed_from: str
    at: Pointer


def sources_of(node: Schema) -> frozenset[str]:
    """The sources that an element names, first and others."""
    provenance = node.get("x-provenance", {})
    return frozenset(each for each in (provenance.get("source"), *provenance.get("also", ())) if each)


def follow(document: Any, node: Any, at: Pointer) -> tuple[Any, Pointer]:
    """An element and where it stands; a reference with nothing beside it stands where it leads."""
    while set(node) == {"$ref"}:
        at = tuple(node["$ref"].removeprefix("#/").split("/"))
        node = document
        for part in at:
            node = node[part]
    return resolve(document, node), at


def parameters(document: Any, raw: Any, at: Pointer) -> Iterator[Property]:
    """Those of an operation, and of its path."""
    shared = document["paths"][at[1]].get("parameters", ())
    placed = [(each, (*at[:2], "parameters", number)) for number, each in enumerate(shared)]
    placed += [(each, (*at, "parameters", number)) for number, each in enumerate(raw.get("parameters", ()))]
    for each, stands in placed:
        node, place = follow(document, each, stands)
        yield _property(
            document, node["in"], node["name"], {**node["schema"], **_about(node)}, bool(node.get("required")), place
        )


def _about(node: Schema) -> dict[str, Any]:
    return {name: node[name] for name in ("description", "x-provenance") if name in node}


class Walk:
    """Goes through a schema and all that it refers to."""

    def __init__(self, document: Any, location: str) -> None:
        self._document = document
        self._location = location
        self._found: dict[str, Property] = {}

    def of(self, at: Pointer) -> dict[str, Property]:
        """Every property below a schema, by its name with dots."""
        node = self._document
        for part in at:
            node = node[part]
        self._inside(node, "", at, ())
        return self._found

    def _inside(self, raw: Any, name: str, at: Pointer, above: tuple[Pointer, ...]) -> None:
        for node, place in alternatives(self._document, raw, at):
            if place in above:
                continue
            if "items" in node:
                self._inside(node["items"], name, (*place, "items"), (*above, place))
            for own, child in node.get("properties", {}).items():
                full = f"{name}.{own}" if name else own
                resolved, stands = follow(self._document, child, (*place, "properties", own))
                required = own in node.get("required", ())
                new = _property(self._document, self._location, full, resolved, required, stands)
                self._found[full] = _both(self._found[full], new) if full in self._found else new
                self._inside(
                    child, full, stands if set(child) == {"$ref"} else (*place, "properties", own), (*above, place)
                )


def alternatives(document: Any, raw: Any, at: Pointer) -> Iterator[tuple[Any, Pointer]]:
    """A schema, or each of those of which one or any holds."""
    node, place = follow(document, raw, at)
    yield node, place
    for keyword in ("oneOf", "anyOf", "allOf"):
        for number, each in enumerate(node.get(keyword, ())):
            yield from alternatives(document, each, (*place, keyword, number))


def _both(one: Property, other: Property) -> Property:
    """A property that two forms have; it stands where the first one has it."""
    return evolve(
        one,
        types=one.types | other.types,
        required=one.required and other.required,
        limits=one.limits | other.limits,
        values=one.values | other.values,
        words=f"{one.words} {other.words}",
        figures=one.figures | other.figures,
        pattern=one.pattern + other.pattern,
        sources=one.sources | other.sources,
    )


def merged(bodies: list[dict[str, Property]]) -> Iterator[Property]:
    """The properties of all forms; one that a form lacks is required in none."""
    for name in dict.fromkeys(name for body in bodies for name in body):
        yield functools.reduce(_both, [body[name] for body in bodies if name in body])


def _property(document: Any, location: str, name: str, node: Any, required: bool, at: Pointer) -> Property:
    schemas = [each for each, _ in alternatives(document, node, at)]
    children = [resolve(document, child) for each in schemas for child in _below(each)]
    inner = [name for each in schemas for name in each.get("properties", {})]
    listed = [str(value) for each in schemas for value in _listed(each)]
    provenance = node.get("x-provenance", {})
    described = [
        each for each in (node, *schemas) if each.get("x-provenance", {}).get("limits") == "documented" or _listed(each)
    ]
    lists = [each["x-provenance"]["source"] for each in described if "source" in each.get("x-provenance", {})]
    words = [str(each.get("description", "")) for each in (*schemas, *children)] + [
        " ".join(map(str, each.get("x-meanings", {}).values())) for each in schemas
    ]
    return Property(
        location,
        name,
        frozenset(kind for each in schemas for kind in types_of(each)),
        required,
        frozenset(each["maxLength"] for each in schemas if "maxLength" in each),
        frozenset(listed),
        " ".join((*words, *listed, *inner)),
        frozenset(_figures([*schemas, *children])),
        "".join(str(each.get("pattern", "")) for each in schemas),
        sources_of(node) | {each for one in schemas for each in sources_of(one)},
        lists[-1] if lists and provenance.get("limits", "documented") == "documented" else "",
        at,
    )


def _below(schema: Schema) -> Iterator[Any]:
    yield from schema.get("properties", {}).values()
    if "items" in schema:
        yield schema["items"]


def _listed(schema: Schema) -> list[str]:
    values = [str(each) for each in schema.get("enum", ())] + [str(each) for each in schema.get("x-meanings", {})]
    return [*dict.fromkeys(values), *([str(schema["const"])] if "const" in schema else [])]


def _figures(schemas: Iterable[Schema]) -> Iterator[str]:
    for schema in schemas:
        for keyword in _NUMBERS:
            if keyword in schema:
                units = _COUNTED if _UNITS_OF.get(keyword) == "items" else (_UNITS_OF.get(keyword, ""),)
                yield from (f"{schema[keyword]} {unit}" for unit in units)
