"""Counts how much of openapi.yaml explains itself: `python -m mp_orders_spec.coverage`.

Exit code 1, and a line for each lack, where something has no description, source, meaning or example.
"""

import sys
from collections.abc import Iterator, Mapping
from typing import Any

from attrs import frozen

from mp_orders_spec.contract import load_spec, operation_nodes, resolve

LENGTHS = ("pattern", "minLength", "maxLength", "minItems", "maxItems", "minProperties")
BOUNDS = frozenset((*LENGTHS, "minimum", "exclusiveMinimum", "maximum", "enum"))
Document = Mapping[str, Any]


@frozen
class Item:
    """Something that has to be explained, and whether it is.

    Attributes:
        kind: what is counted, such as "properties: description".
        place: where it stands, such as `Order.id`.
    """

    kind: str
    place: str
    explained: bool


def items(document: Document) -> Iterator[Item]:
    """Everything in a contract that has to be explained."""
    for name, schema in document["components"]["schemas"].items():
        yield from _schema(document, name, schema)
    for kind in ("parameters", "headers"):
        for name, node in document["components"][kind].items():
            yield Item(f"{kind}: description", name, bool(node.get("description")))
            yield Item(f"{kind}: source", name, "x-provenance" in node)
            yield Item(f"{kind}: example", name, "example" in node)
    answers = [(node, *each) for node in operation_nodes(document) for each in node[2]["responses"].items()]
    for (path, method, _), status, response in answers:
        place = f"{method.upper()} {path} {status}"
        content = resolve(document, response).get("content", {}).get("application/json")
        if content is not None and status.startswith("2"):
            yield Item("answers: example", place, bool(content.get("examples")))
        elif content is not None:
            yield Item("error answers: example with details", place, _has_details(document, content))


def _schema(document: Document, name: str, schema: Document) -> Iterator[Item]:
    yield Item("schemas: description", name, bool(schema.get("description")))
    yield Item("schemas: source", name, "x-provenance" in schema)
    yield from _values(name, schema)
    for own, raw in schema.get("properties", {}).items():
        place, node = f"{name}.{own}", resolve(document, raw)
        yield Item("properties: description", place, bool(node.get("description")))
        yield Item("properties: source", place, "x-provenance" in node)
        if name.endswith("Request") and BOUNDS & node.keys():
            provenance = node.get("x-provenance", {})
            yield Item("limits: source", place, "limits" in provenance or provenance.get("status") == "chosen")
        yield from _values(place, raw)


def _values(place: str, schema: Document) -> Iterator[Item]:
    for value in schema.get("enum", []):
        yield Item("enum values: meaning", f"{place}: {value}", bool(schema.get("x-meanings", {}).get(value)))


def _has_details(document: Document, content: Document) -> bool:
    """Whether an example of an error says where in the request the reason lies."""
    bodies = [resolve(document, each)["value"] for each in content.get("examples", {}).values()]
    return any(body.get("cause") or any(error.get("details") for error in body.get("errors", [])) for body in bodies)


def lacks(document: Document) -> list[Item]:
    """What is not explained."""
    return [each for each in items(document) if not each.explained]


def table(document: Document) -> str:
    """How much of each kind is explained, a line each."""
    kinds: dict[str, list[bool]] = {}
    for each in items(document):
        kinds.setdefault(each.kind, []).append(each.explained)
    lines = [
        f"{kind:36} {sum(found):4} of {len(found):4}  {sum(found) / len(found):4.0%}" for kind, found in kinds.items()
    ]
    return "\n".join(lines)


if __name__ == "__main__":
    print(table(load_spec()))
    missing = lacks(load_spec())
    print(*(f"lacks {each.kind}: {each.place}" for each in missing), sep="\n", end="")
    sys.exit(bool(missing))
