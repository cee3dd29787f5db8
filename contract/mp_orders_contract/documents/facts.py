"""A page as a list of facts, each with a key: what is counted, kept in a snapshot, and compared with it."""

import json
import re
from collections.abc import Iterator
from typing import Any

from mp_orders_contract.documents.page import Curl, Fact, Field, Page, Said

_PARAMETER = re.compile(
    r"\{\w*\}|:\w+|<\w+>|(?<=/)(?:(?:ORD|PAY)[A-Z0-9]{8,}|[0-9]{4,}|[0-9a-f]{8}-[0-9a-f-]{27})(?=/|$)"
)


def facts_of(page: Page) -> dict[str, Fact]:
    """Every fact of a page by its key, in the order of the page."""
    found: dict[str, Fact] = {}
    for fact in _facts(page):
        found.setdefault(fact.key, fact)
    return found


def general(path: str) -> str:
    """A path without the names of its parameters, which differ from page to page."""
    return _PARAMETER.sub("{}", path).rstrip("/")


def _facts(page: Page) -> Iterator[Fact]:
    yield from _of_operation(page)
    for field in page.fields:
        yield from _of_field(field)
    for status in page.statuses:
        yield Fact("code", f"errors {status.status}", "yes", status.line)
    yield from _of_codes(page)
    for curl in page.curls[:1]:
        yield from _of_curl(curl)
    for name, _, sample in page.numbered_samples():
        if sample.error:
            yield Fact("sample", name, sample.error, sample.line)
        for leaf in sample.leaves:
            yield Fact("sample", f"{name} {leaf.name}", leaf.value, leaf.line)


def _of_operation(page: Page) -> Iterator[Fact]:
    if page.method:
        yield Fact("operation", "method", page.method.text, page.method.line)
    if page.path:
        yield Fact("operation", "path", general(page.path.text), page.path.line)
    if page.base:
        yield Fact("operation", "base path", general(page.base.text), page.base.line)
    if page.host and (place := page.base or page.path):
        yield Fact("operation", "host", page.host, place.line)
    for said in page.said:
        yield Fact("operation", f"summary says {said.text}", "yes", said.line)
    if page.marks:
        yield Fact("field", "required marks", page.marks.text, page.marks.line)


def _of_field(field: Field) -> Iterator[Fact]:
    kind = "header" if field.location == "header" else "field"
    key = key_of(field)
    yield Fact(kind, key, "yes", field.line)
    if field.type:
        yield Fact(kind, f"{key} type", field.type, field.line)
    if field.required is not None:
        yield Fact(kind, f"{key} required", "yes" if field.required else "no", field.line)
    if field.limit is not None:
        yield Fact(kind, f"{key} limit", str(field.limit), field.line)
    if field.form is not None:
        yield Fact(kind, f"{key} form", field.form, field.line)
    for value in field.values:
        yield Fact("value", f"{key} value {value.text}", "yes", value.line)
    for method in field.methods:
        yield Fact("value", f"{key} in {method.text}", "yes", method.line)
    yield from _said(key, field.said)


def key_of(field: Field) -> str:
    """How a field is named in facts and findings."""
    return f"{field.location or 'request'} {field.name}"


def _said(key: str, said: tuple[Said, ...]) -> Iterator[Fact]:
    for each in said:
        yield Fact("value", f"{key} says {each.text}", "yes", each.line)


def _of_codes(page: Page) -> Iterator[Fact]:
    counts: dict[str, int] = {}
    for code in page.codes:
        key = f"code {code.status} {code.code or 'without a name'}"
        counts[key] = counts.get(key, 0) + 1
        yield Fact("code", key if counts[key] == 1 else f"{key} meaning {counts[key]}", "yes", code.line)
        yield from _said(key, code.said)


def _of_curl(curl: Curl) -> Iterator[Fact]:
    yield Fact("operation", "curl method", curl.method, curl.line)
    yield Fact("operation", "curl path", general(curl.path), curl.address_line)
    if curl.host:
        yield Fact("operation", "curl host", curl.host, curl.address_line)
    for header in curl.headers:
        yield Fact("header", f"curl header {header.text}", "yes", header.line)
    for query in curl.query:
        yield Fact("field", f"curl query {query.text}", "yes", query.line)


def leaves_of(value: Any, name: str = "") -> dict[str, str]:
    """The values of an example by name, as those of a sample are named."""
    found: dict[str, str] = {}
    if isinstance(value, dict):
        if name:
            found[name] = "object" if value else "{}"
        for key, inner in value.items():
            found |= leaves_of(inner, f"{name}.{key}" if name else key)
    elif isinstance(value, list):
        if name:
            found[name] = "array" if value else "[]"
        for index, inner in enumerate(value):
            found |= leaves_of(inner, f"{name}[{index or ''}]")
    else:
        found[name] = json.dumps(value, ensure_ascii=False)
    return found


def plain(name: str) -> str:
    """A name without places in lists."""
    return ".".join(part.partition("[")[0] for part in name.split("."))
