"""Holds the samples of a page against the schemas and the examples of the contract."""

import json
from collections.abc import Iterator
from typing import Any

from mp_orders_contract.documents.contract_view import Example, OperationView
from mp_orders_contract.documents.facts import leaves_of, plain
from mp_orders_contract.documents.findings import DIFFERS, GONE, LACKS, Finding
from mp_orders_contract.documents.matching import Source, examples_of
from mp_orders_contract.documents.page import Leaf, Page, Sample
from mp_orders_contract.schemas import errors

NO_EXAMPLE = ("null", "{}", "[]")
_BESIDE = frozenset(("additionalProperties", "oneOf", "anyOf"))


def compare_samples(page: Page, known: OperationView, source: Source) -> Iterator[Finding]:
    """Names, types and values of samples, and whether the schemas take them."""
    for name, number, sample in page.numbered_samples():
        if sample.error is not None:
            change = "mend the copy of the page, or look at the page itself"
            yield Finding(DIFFERS, name, sample.error, "JSON", sample.line, known.at, change)
            continue
        yield from _sample(name, sample, page, known, source, first=number == 1)
    for kind in ("request", "response"):
        shown = [each for each in examples_of(known, source.name) if each.kind == kind]
        if shown and not any(each.kind == kind for each in page.samples) and not page.cut and source.whole:
            change = "remove the example, or give it another source"
            yield Finding(GONE, f"sample {kind}", "", shown[0].name, 0, shown[0].at, change)


def _sample(
    name: str, sample: Sample, page: Page, known: OperationView, source: Source, first: bool
) -> Iterator[Finding]:
    candidates = [each for each in examples_of(known, source.name) if each.kind == sample.kind]
    example = max(candidates, key=lambda each: _alike(sample, each), default=None)
    told: set[tuple[str | int, ...]] = set()
    if example is not None and first:
        for finding, pointer in _against(name, sample, example, page, known):
            told.add(pointer)
            yield finding
    else:
        for leaf in sample.leaves:
            if f"{_part(sample.kind)} {plain(leaf.name)}" not in known.properties and _is_known_above(
                leaf, sample.kind, known
            ):
                told.add(leaf.pointer)
                yield _unknown(name, leaf, sample.kind, known)
    if not page.shows.lists_as_objects and not sample.is_cut:
        yield from _against_schema(name, sample, known, told)


def _part(kind: str) -> str:
    return "body" if kind == "request" else "response"


def _is_known_above(leaf: Leaf, kind: str, known: OperationView) -> bool:
    """Whether what an unknown name is in is known, so that each thing is said once."""
    above = plain(leaf.name).rpartition(".")[0]
    return not above or f"{_part(kind)} {above}" in known.properties


def _unknown(name: str, leaf: Leaf, kind: str, known: OperationView) -> Finding:
    schema = known.schemas[kind]
    last = plain(leaf.name).rpartition(".")[2]
    is_there = f"{_part(kind)} {plain(leaf.name)}" in known.properties
    change = "write it in the example" if is_there else f"add `{last}: {{type: {leaf.type}}}` to its schema and example"
    at = ("components", "schemas", schema[0]) if schema else known.at
    return Finding(LACKS, f"{name} {leaf.name}", leaf.value, "", leaf.line, at, change)


def _alike(sample: Sample, example: Example) -> int:
    known = leaves_of(example.value)
    return sum(known.get(leaf.name) == leaf.value for leaf in sample.leaves)


def _against(
    name: str, sample: Sample, example: Example, page: Page, known: OperationView
) -> Iterator[tuple[Finding, tuple[str | int, ...]]]:
    loose = page.shows.lists_as_objects
    right = {_own(key, loose): (key, value) for key, value in leaves_of(example.value).items()}
    seen = {_own(leaf.name, loose) for leaf in sample.leaves}
    for leaf in sample.leaves:
        own = _own(leaf.name, loose)
        if own not in right:
            if (own.rpartition(".")[0] in right or "." not in own) and not (loose and leaf.value in NO_EXAMPLE):
                yield _unknown(name, leaf, sample.kind, known), leaf.pointer
        elif not _same(leaf.value, right[own][1], loose):
            change = f"write {leaf.value} in the example {example.name}" + _type_too(leaf, known, sample.kind)
            at = (*example.at, *leaf.pointer)
            yield (
                Finding(DIFFERS, f"{name} {leaf.name}", leaf.value, right[own][1], leaf.line, at, change),
                leaf.pointer,
            )
    if page.cut or sample.is_cut:
        return
    for own, (key, value) in right.items():
        above = own.rpartition(".")[0]
        if own not in seen and (above in seen or not above) and not (loose and value in NO_EXAMPLE):
            change = f"remove it from the example {example.name}, and see whether its property stays"
            yield Finding(GONE, f"{name} {key}", "", value, 0, (*example.at, *_place(key)), change), ()


def _own(name: str, loose: bool) -> str:
    """A name, without places in lists where a page shows lists as objects."""
    return plain(name) if loose else name


def _place(name: str) -> list[str | int]:
    place: list[str | int] = []
    for part in name.split("."):
        key, _, index = part.partition("[")
        place.append(key)
        if index:
            place.append(int(index.rstrip("]") or 0))
    return place


def _same(page: str, contract: str, loose: bool) -> bool:
    if loose and (
        page in ("null", "{}", "object", "array") or {page, contract} <= {"object", "array", "{}", "[]", "null"}
    ):
        return True
    return page == contract or _number(page) == _number(contract) is not None


def _number(text: str) -> Any:
    value = json.loads(text) if text not in ("object", "array") else None
    return value if isinstance(value, int | float) and not isinstance(value, bool) else None


def _type_too(leaf: Leaf, known: OperationView, kind: str) -> str:
    property_ = known.properties.get(f"{_part(kind)} {plain(leaf.name)}")
    if property_ is None or leaf.type in property_.types or (leaf.type == "integer" and "number" in property_.types):
        return ""
    return f", and let its schema be {leaf.type} (it is {' or '.join(sorted(property_.types))})"


def _against_schema(
    name: str, sample: Sample, known: OperationView, told: set[tuple[str | int, ...]]
) -> Iterator[Finding]:
    schemas = known.schemas[sample.kind]
    found = [list(errors(schema, sample.value)) for schema in schemas]
    least = min(found, key=len, default=[])
    for error in least:
        pointer = tuple(error.instance_path)
        inner = {place for place in told if place[: len(pointer)] == pointer}
        kind: Any = error.kind
        if inner and (pointer in inner or kind.name in _BESIDE):
            continue
        leaf = next((each for each in sample.leaves if each.pointer == pointer), None)
        key = f"{name} {leaf.name} breaks {kind.name}" if leaf else f"{name} breaks {kind.name}"
        at = ("components", "schemas", schemas[0])
        line = leaf.line if leaf else sample.line
        yield Finding(
            DIFFERS, key, leaf.value if leaf else "yes", error.message[:160], line, at, "let the schema take it"
        )
