"""A contract as a list of elements that can change one by one."""

from collections.abc import Iterator, Mapping
from typing import Any, TypeAlias

from attrs import evolve, frozen
from mp_orders_spec import code_nodes, resolve, types_of
from mp_orders_spec.contract import operation_nodes

Json: TypeAlias = Any
LOWER = ("minLength", "minItems", "minProperties", "minimum", "exclusiveMinimum")
UPPER = ("maxLength", "maxItems", "maxProperties", "maximum", "exclusiveMaximum")
REQUEST, RESPONSE = "request", "response"
_KNOWN = frozenset(
    (*LOWER, *UPPER, "type", "enum", "const", "pattern", "required", "properties", "additionalProperties", "items")
)
TOLD = frozenset(("description", "title", "examples", "example", "default", "summary", "deprecated", "format"))


@frozen
class Element:
    """Something that callers or implementers rely on.

    Attributes:
        parent: the key of what it is in, with which it comes and goes.
        kind: operation, webhook, parameter, property, status, code, rule, header or security.
        side: request or response, for what has values: which side has to take more where more is allowed.
        required: whether it has to be there.
        types: of JSON.
        values: the only ones; None for any.
        bounds: by keyword.
        other: keywords of which nothing is known here.
        note: what else decides what a change of it means, such as how a code is triggered.
    """

    key: str
    kind: str
    parent: str = ""
    side: str = ""
    required: bool = False
    types: frozenset[str] = frozenset()
    values: frozenset[str] | None = None
    pattern: str = ""
    bounds: Mapping[str, float] | None = None
    closed: bool = False
    other: str = ""
    note: str = ""


def elements(document: Json) -> dict[str, Element]:
    """Every element of a contract by its key."""
    found = {}
    for path, method, raw in operation_nodes(document):
        for each in _operation(document, path, method, raw):
            found[each.key] = each
    for name, item in document.get("webhooks", {}).items():
        found |= {each.key: each for each in _webhook(document, name, item)}
    for rule in document.get("x-rules", ()):
        found[f"rule {rule['id']}"] = Element(f"rule {rule['id']}", "rule", note=rule.get("code", ""))
    for server in document.get("servers", ()):
        found[f"server {server['url']}"] = Element(f"server {server['url']}", "server")
    return found


def _operation(document: Json, path: str, method: str, raw: Json) -> Iterator[Element]:
    own = raw["operationId"]
    yield Element(own, "operation", note=f"{method.upper()} {path}")
    for each in (*document["paths"][path].get("parameters", ()), *raw.get("parameters", ())):
        node = resolve(document, each)
        here = Element(f"{own} {node['in']} {node['name']}", "parameter", own, REQUEST, bool(node.get("required")))
        yield _valued(document, here, node["schema"])
    for scheme in dict.fromkeys(name for each in raw["security"] for name in each):
        yield Element(f"{own} security {scheme}", "security", own)
    for rule in raw.get("x-rules", ()):
        yield Element(f"{own} rule {rule['id']}", "rule", own, note=rule.get("code", ""))
    yield from _body(document, own, raw)
    for status, response in raw["responses"].items():
        yield from _answer(document, own, status, resolve(document, response))


def _webhook(document: Json, name: str, item: Json) -> Iterator[Element]:
    """A notification, which implementers send and callers take: all of it is on the side of responses."""
    own = item["post"]["operationId"]
    yield Element(own, "webhook", note=name)
    for each in item.get("parameters", ()):
        node = resolve(document, each)
        here = Element(f"{own} {node['in']} {node['name']}", "header", own, RESPONSE, bool(node.get("required")))
        yield _valued(document, here, node["schema"])
    for content in item["post"]["requestBody"]["content"].values():
        yield from _within(document, Element(own, "webhook", side=RESPONSE), "", content["schema"], ())


def _body(document: Json, own: str, raw: Json) -> Iterator[Element]:
    if "requestBody" not in raw:
        return
    node = resolve(document, raw["requestBody"])
    body = Element(f"{own} body", "body", own, REQUEST, bool(node.get("required")))
    yield body
    for media, content in node["content"].items():
        yield Element(f"{own} body {media}", "media type", body.key, REQUEST)
        for reference in content["schema"].get("oneOf", [content["schema"]]):
            name = str(reference.get("$ref", "body")).rpartition("/")[2]
            form = _valued(document, Element(f"{own} {name}", "form", body.key, REQUEST), reference)
            yield form
            yield from _within(document, form, "", reference, ())


def _answer(document: Json, own: str, status: str, response: Json) -> Iterator[Element]:
    here = Element(f"{own} {status}", "status", own, RESPONSE)
    yield here
    for name, header in response.get("headers", {}).items():
        required = bool(resolve(document, header).get("required"))
        yield Element(f"{here.key} header {name}", "header", here.key, RESPONSE, required)
    for media, content in response.get("content", {}).items():
        yield Element(f"{here.key} {media}", "media type", here.key, RESPONSE)
        if status.startswith("2"):
            yield from _within(document, here, "", content["schema"], ())
        else:
            yield from _codes(here, content["schema"])


def _codes(above: Element, content: Json) -> Iterator[Element]:
    for node, _ in code_nodes(content):
        code = Element(f"{above.key} {node['const']}", "code", above.key, RESPONSE, note=node["x-trigger"]["by"])
        yield code
        for name in node.get("x-meanings", {}):
            yield Element(f"{code.key} meaning {name}", "meaning", code.key, RESPONSE)


def _within(document: Json, above: Element, name: str, raw: Json, seen: tuple[int, ...]) -> Iterator[Element]:
    """The properties below a schema, and below its items.

    Args:
        document: for what it refers to.
        above: the element that the schema is of.
        name: of that element in its body; empty for the body.
        raw: the schema.
        seen: the schemas that it is in, so that one that refers to itself ends.
    """
    root = above.key.removesuffix(f" {name}") if name else above.key
    for node in _forms(document, raw):
        if id(node) in seen:
            continue
        inside = (*seen, id(node))
        for own, child in node.get("properties", {}).items():
            full = f"{name}.{own}" if name else own
            required = own in node.get("required", ())
            here = Element(f"{root} {full}", "property", above.key, above.side, required)
            yield _valued(document, here, child)
            yield from _within(document, here, full, child, inside)
        if "items" in node:
            here = Element(f"{root} {name}[]", "items", above.key, above.side)
            yield _valued(document, here, node["items"])
            yield from _within(document, here, f"{name}[]", node["items"], inside)


def _forms(document: Json, raw: Json) -> list[Json]:
    """A schema, or those of which one or any holds."""
    node = resolve(document, raw)
    inner = [form for word in ("oneOf", "anyOf") for each in node.get(word, ()) for form in _forms(document, each)]
    return inner or [node]


def _valued(document: Json, here: Element, raw: Json) -> Element:
    """An element with what its schema allows; of several forms, what any of them does."""
    forms = _forms(document, raw)
    listed = [_listed(each) for each in forms]
    bounds: dict[str, float] = {}
    for word in (*LOWER, *UPPER):
        found = [each[word] for each in forms if word in each]
        if len(found) == len(forms):
            bounds[word] = min(found) if word in LOWER else max(found)
    return evolve(
        here,
        types=frozenset(kind for each in forms for kind in types_of(each)),
        values=None if None in listed else frozenset(value for each in listed for value in each or ()),
        pattern=" or ".join(str(each["pattern"]) for each in forms if "pattern" in each),
        bounds=bounds,
        closed=any(each.get("additionalProperties") is False for each in forms),
        other=", ".join(f"{word} {each[word]}" for each in forms for word in each if _is_other(word)),
    )


def _is_other(word: str) -> bool:
    return word not in _KNOWN and word not in TOLD and not word.startswith("x-")


def _listed(node: Json) -> list[str] | None:
    if "const" in node:
        return [repr(node["const"])]
    return [repr(each) for each in node["enum"]] if "enum" in node else None
