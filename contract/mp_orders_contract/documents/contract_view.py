"""What openapi.yaml says of one operation, in the words in which a page is read."""

import functools
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from attrs import frozen
from mp_orders_spec import Operation, Pointer, code_nodes, load_contract, resolve

from mp_orders_contract.documents.contract_properties import (
    Property,
    Schema,
    Walk,
    follow,
    merged,
    parameters,
    sources_of,
)


@frozen
class Code:
    """An error code of an operation; `at` is where it stands."""

    status: int
    code: str
    words: str
    meanings: int
    sources: frozenset[str]
    figures: frozenset[tuple[str, str]]
    at: Pointer


@frozen
class Example:
    """An example body of an operation; `source` is the page that shows it."""

    kind: str
    name: str
    value: Any
    source: str
    at: Pointer


@frozen
class OperationView:
    """All of an operation that a page can tell."""

    id: str
    method: str
    path: str
    host: str
    success: int
    words: str
    properties: Mapping[str, Property]
    codes: Mapping[tuple[int, str], Code]
    statuses: frozenset[int]
    examples: tuple[Example, ...]
    schemas: Mapping[str, tuple[str, ...]]
    headers: frozenset[str]
    query: frozenset[str]
    at: Pointer

    def part(self, location: str) -> dict[str, Property]:
        """Its properties in header, path, query, body or response, by name."""
        return {each.name: each for each in self.properties.values() if each.location == location}


@functools.cache
def view(operation_id: str, forms: tuple[str, ...] = ()) -> OperationView:
    """What the contract says of an operation, with the body in some of its forms, or in all."""
    document: Any = load_contract().document
    operation = load_contract().operations[operation_id]
    at: Pointer = ("paths", operation.path, operation.method.lower())
    raw = document["paths"][operation.path][operation.method.lower()]
    names = tuple(each.schema for each in operation.forms if not forms or each.schema in forms)
    names = names or tuple(each.schema for each in operation.forms)
    success = (*at, "responses", str(operation.success))
    answer, answer_at = follow(document, raw["responses"][str(operation.success)], success)
    content = answer.get("content", {}).get("application/json", {})
    content_at: Pointer = (*answer_at, "content", "application/json")
    rules = raw.get("x-rules", ())
    return OperationView(
        id=operation_id,
        method=operation.method,
        path=operation.path,
        host=document["servers"][0]["url"],
        success=operation.success,
        words=" ".join((raw.get("summary", ""), raw.get("description", ""), *(rule["text"] for rule in rules))),
        properties={
            **{f"{each.location} {each.name}": each for each in parameters(document, raw, at)},
            **_body(document, names),
            **(_answer(document, (*content_at, "schema")) if content else {}),
        },
        codes={(each.status, each.code): each for each in _codes(document, raw, at, rules)},
        statuses=frozenset(status for status in operation.responses if status >= 400),
        examples=tuple(_examples(document, raw, content, content_at)),
        schemas={"request": names, "response": _names(content)},
        headers=frozenset(("content-type", "authorization", *_names_in(operation, "header"))),
        query=frozenset((*_names_in(operation, "query"), *_keys_in_query(document, operation))),
        at=at,
    )


def _body(document: Any, names: tuple[str, ...]) -> dict[str, Property]:
    forms = [Walk(document, "body").of(("components", "schemas", name)) for name in names]
    return {f"body {each.name}": each for each in merged(forms)}


def _answer(document: Any, at: Pointer) -> dict[str, Property]:
    return {f"response {name}": each for name, each in Walk(document, "response").of(at).items()}


def _names(content: Schema) -> tuple[str, ...]:
    reference = content.get("schema", {}).get("$ref", "")
    return (reference.rpartition("/")[2],) if reference else ()


def _names_in(operation: Operation, location: str) -> list[str]:
    return [each.name.lower() for each in operation.parameters_in(location)]


def _keys_in_query(document: Any, operation: Operation) -> list[str]:
    schemes = [document["components"]["securitySchemes"][name] for name in operation.security]
    return [each["name"] for each in schemes if each.get("in") == "query"]


_FIGURE = re.compile(r"(\d+) (characters|hours|minutes|seconds|days|months|years)\b")


def _codes(document: Any, raw: Any, at: Pointer, rules: Iterable[Any]) -> Iterator[Code]:
    for status, response in raw["responses"].items():
        if int(status) < 400:
            continue
        answer, place = follow(document, response, (*at, "responses", status))
        content = answer["content"]["application/json"]["schema"]
        for entry, stands in code_nodes(content, (*place, "content", "application/json", "schema")):
            own = [rule for rule in rules if rule.get("code") == entry["const"]]
            sentences = [entry["description"], entry["x-trigger"]["how"], *entry.get("x-meanings", {}).values()]
            figures = {
                (source, " ".join(found))
                for node, text in [(entry, entry["description"]), *((rule, rule["text"]) for rule in own)]
                if (source := node["x-provenance"].get("source"))
                for found in _FIGURE.findall(text)
            }
            yield Code(
                int(status),
                entry["const"],
                " ".join((*sentences, *(rule["text"] for rule in own))),
                max(len(entry.get("x-meanings", {})), 1),
                sources_of(entry),
                frozenset(figures),
                stands,
            )


def _examples(document: Any, raw: Any, answer: Any, answer_at: Pointer) -> Iterator[Example]:
    bodies = []
    if "requestBody" in raw:
        body = resolve(document, raw["requestBody"])["content"]["application/json"]
        bodies.append(("request", body))
    bodies.append(("response", answer))
    for kind, content in bodies:
        for name, each in content.get("examples", {}).items():
            node, place = follow(document, each, (*answer_at, "examples", name))
            yield Example(kind, str(place[-1]), node["value"], next(iter(sources_of(node)), ""), (*place, "value"))
