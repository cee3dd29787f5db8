"""Compares the parameters and properties of a page with the contract's."""

from collections import Counter
from collections.abc import Iterator

from mp_orders_contract.documents.contract_properties import Property
from mp_orders_contract.documents.contract_view import OperationView
from mp_orders_contract.documents.facts import key_of
from mp_orders_contract.documents.findings import DIFFERS, GONE, LACKS, Finding
from mp_orders_contract.documents.matching import Source
from mp_orders_contract.documents.page import MAX_SHOWN, REQUEST_LISTS, Field, Page, Said
from mp_orders_contract.documents.prose import has_figure, is_figure, words_in

_ALIKE = {"number": {"number", "integer"}}
_JSON_TYPES = frozenset(("string", "integer", "number", "boolean", "array", "object", "null", "true", "false"))


def compare_fields(page: Page, known: OperationView, source: Source) -> Iterator[Finding]:
    """Names, types, marks, limits, values, and the figures and quoted values of their texts."""
    found: set[str] = set()
    positions = iter(known.part("path").values())
    for field in page.fields:
        property_ = known.properties.get(key_of(field))
        if field.location == "path":  # whatever it is called
            property_ = next(positions, None)
        if field.location == "" and property_ is None:
            property_ = known.properties.get(f"body {field.name}") or known.properties.get(f"query {field.name}")
        if property_ is None:
            if field.name.lower() in known.headers or (field.location == "query" and field.name in known.query):
                continue
            yield _lacking(field, known)
            continue
        found.add(f"{property_.location} {property_.name}")
        yield from _compared(field, property_, page, known, source)
    if source.whole:
        yield from _gone(page, known, source, found)


def _lacking(field: Field, known: OperationView) -> Finding:
    schema = known.schemas["response" if field.location == "response" else "request"]
    kind = field.type or "string"
    if field.location in ("body", "response", ""):
        owner = schema[0] if schema else "a new body"
        where = f"add `{field.name.rpartition('.')[2]}: {{type: {kind}}}` to the properties of {owner}"
    else:
        where = f"add a parameter in {field.location}, `{field.name}` of type {kind}"
    at = ("components", "schemas", schema[0]) if schema and field.location in ("body", "response", "") else known.at
    return Finding(LACKS, key_of(field), kind if field.type else "yes", "", field.line, at, where)


def _compared(field: Field, known: Property, page: Page, view: OperationView, source: Source) -> Iterator[Finding]:
    key = key_of(field)
    if field.type and known.types and not known.types & _ALIKE.get(field.type, {field.type}):
        right = " or ".join(sorted(known.types))
        yield Finding(
            DIFFERS, f"{key} type", field.type, right, field.line, known.at, f"`type: {field.type}` in place of {right}"
        )
    if field.required is not None and field.location in page.shows.required and field.location != "response":
        yield from _mark(key, field, known)
    if field.limit is not None and known.limits and field.limit not in known.limits:
        right = ", ".join(map(str, sorted(known.limits)))
        yield Finding(
            DIFFERS,
            f"{key} limit",
            str(field.limit),
            right,
            field.line,
            known.at,
            f"`maxLength: {field.limit}` in place of {right}",
        )
    elif field.limit is not None and not known.limits:
        yield Finding(
            LACKS, f"{key} limit", str(field.limit), "", field.line, known.at, f"add `maxLength: {field.limit}`"
        )
    if field.form == "uuid" and "0-9A-Fa-f" not in known.pattern:
        yield Finding(LACKS, f"{key} form", field.form, "", field.line, known.at, "add a pattern for a UUID")
    yield from _values(key, field, known, page, source)
    twins = [
        known,
        *(each for each in [view.properties.get(f"body {known.name}")] if each and known.location == "response"),
    ]
    for said in field.said:
        if said.is_certain and not any(_is_said(said, each, view) for each in twins):
            change = f"say `{said.text}` in its limits, values or description"
            yield Finding(DIFFERS, f"{key} says {said.text}", "yes", "", said.line, known.at, change)


def _mark(key: str, field: Field, known: Property) -> Iterator[Finding]:
    if field.required != known.required:
        page, contract = ("yes", "no") if field.required else ("no", "yes")
        change = (
            f"{'add' if field.required else 'remove'} `{known.name}` {'to' if field.required else 'from'} `required`"
        )
        yield Finding(DIFFERS, f"{key} required", page, contract, field.line, known.at, change)


def _values(key: str, field: Field, known: Property, page: Page, source: Source) -> Iterator[Finding]:
    for value in field.values:
        if value.text not in known.values and value.text not in words_in(known.words):
            change = f"add `{value.text}` to its values and `x-meanings`"
            yield Finding(LACKS, f"{key} value {value.text}", "yes", "", value.line, known.at, change)
    is_last = page.cut and field is page.fields[-1]
    if field.values and not field.cut and not is_last and source.whole and known.listed_from == source.name:
        for text in sorted(known.values - {each.text for each in field.values}):
            change = f"remove `{text}` from its values, or keep it with another source"
            yield Finding(GONE, f"{key} value {text}", "", "yes", field.line, known.at, change)


def _is_said(said: Said, known: Property, view: OperationView) -> bool:
    """Whether the contract says the same figure or value of a property, or knows the word as a name."""
    text = said.text
    if is_figure(text):
        return text in known.figures or has_figure(known.words, text)
    if len(text) == 1:
        return text in known.pattern.replace("\\", "")
    return text in known.values or text in words_in(known.words) or is_name(text, view)


def is_name(text: str, view: OperationView) -> bool:
    """Whether a quoted word is the name of a header, a property or a JSON type."""
    if text.lower() in view.headers or text in _JSON_TYPES:
        return True
    plain = text.replace("[]", "")
    names = {each.name for each in view.properties.values()}
    return plain in names or plain in {name.rpartition(".")[2] for name in names}


def _gone(page: Page, view: OperationView, source: Source, found: set[str]) -> Iterator[Finding]:
    """What the contract has from this page, and a list of the page that is whole, or not full, has not."""
    if page.cut and not page.codes and not any(each.kind == "response" for each in page.samples):
        return  # nothing shows that the lists were read to their ends
    counts = Counter(each.location for each in page.fields if "." not in each.name)
    parents = {name.rpartition(".")[0] for name in found if "." in name}
    for name, each in view.properties.items():
        if name in found:
            yield from _unsaid(page, name, each, source)
            continue
        is_whole = each.location in page.shows.whole or (each.required and counts[each.location] < MAX_SHOWN)
        is_listed = "." not in each.name or name.rpartition(".")[0] in parents
        if (
            source.name in each.sources
            and each.location in REQUEST_LISTS & page.shows.lists
            and is_whole
            and is_listed
            and page.fields
        ):
            change = f"remove it, or give it another source than {source.name}"
            yield Finding(GONE, name, "", "yes", 0, each.at, change)


def _unsaid(page: Page, name: str, known: Property, source: Source) -> Iterator[Finding]:
    """A limit that this page is the source of, and that no longer stands beside the type."""
    if known.listed_from != source.name or not page.is_table:
        return
    fields = [each for each in page.fields if f"{each.location} {each.name}" == name]
    for field in fields:
        for limit in known.limits:
            if (
                field.limit is None
                and field.form is None
                and not any(" characters" in each.text for each in field.said)
            ):
                change = f"remove `maxLength: {limit}`, or give it another source than {source.name}"
                yield Finding(GONE, f"{name} limit", "", str(limit), field.line, known.at, change)
