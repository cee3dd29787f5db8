"""Finds which page of which source a saved page is, by all of its facts."""

import functools
from collections.abc import Iterator

from attrs import frozen
from mp_orders_spec import load_contract, load_spec

from mp_orders_contract.documents.contract_view import Example, OperationView, view
from mp_orders_contract.documents.facts import facts_of, general, leaves_of, plain
from mp_orders_contract.documents.lines import PageError
from mp_orders_contract.documents.page import Page

ENOUGH = 0.6  # of the facts that a page and the contract have together, for a page whose address is another
ALMOST_ALL = 0.9  # of the names on a page that is cut off
SURE = 0.8  # so like it is that another type of order is drift, and no other page
SAME_ADDRESS = 0.3


@frozen
class Source:
    """A page that the contract names under `x-sources`, for one of its operations.

    Attributes:
        forms: of the body, that it describes; empty for all.
        whole: whether the source is this one page, so that the contract says all that is on it.
    """

    name: str
    title: str
    operation: str
    forms: tuple[str, ...]
    whole: bool


@frozen
class Match:
    """Which page it is.

    Attributes:
        likeness: the share of names that the page and the contract have in common, from 0 to 1.
    """

    source: Source
    view: OperationView
    likeness: float
    same_address: bool


def sources() -> Iterator[Source]:
    """The pages of the contract's sources."""
    for name, node in load_spec()["x-sources"].items():
        operations = node.get("operations", ())
        for operation in operations:
            yield Source(name, node["title"], operation, tuple(node.get("forms", ())), len(operations) == 1)


def match(page: Page) -> Match:
    """Which operation and source a page is of: by method and path, and by the names on it.

    A page that is too unlike the one of its operation that the contract knows whole is taken for one of the others.

    Raises:
        PageError: no operation of the contract is like it.
    """
    names = _names_on(page)
    found = [_compared(page, names, each) for each in sources()]
    best = max(found, key=lambda each: each.likeness + SAME_ADDRESS * each.same_address)
    if best.likeness >= (ENOUGH if best.same_address or not page.cut else ALMOST_ALL):
        return best
    same = [each for each in found if each.same_address]
    if same:
        return max(same, key=lambda each: (not each.source.whole, each.likeness))
    raise PageError(
        f"{_address(page)} is no operation of the contract; the nearest is {best.view.method} {best.view.path}"
        f" ({best.source.name}), which has {best.likeness:.0%} of what both name"
    )


def _address(page: Page) -> str:
    method = page.method.text if page.method else (page.curls[0].method if page.curls else "")
    path = page.path.text if page.path else (page.curls[0].path if page.curls else "")
    return f"{method} {path}".strip() or "the page"


def _compared(page: Page, names: set[str], source: Source) -> Match:
    known = view(source.operation, source.forms)
    shown = {_list_of(each) for each in names}
    expected = {each for each in _names_of(source) if _list_of(each) in shown}
    together = len(names if page.cut else names | expected)
    likeness = len(names & expected) / together if together else 0.0
    types = _types_on(page), _types_of(known, source)
    if likeness < SURE and types[0] and types[1] and not types[0] & types[1]:
        likeness /= 2
    return Match(source, known, likeness, _same_address(page, known))


def _list_of(name: str) -> str:
    """In which list a name stands: the sample of a request, the codes, the fields of the body, and so on."""
    first, second, *_ = f"{name} ".split(" ")
    return f"{first} {second}" if first == "sample" else first


def _types_on(page: Page) -> set[str]:
    """The kinds of order that a page is about, by its samples."""
    return {leaf.value.strip('"') for each in page.samples for leaf in each.leaves if leaf.name == "type"}


def _types_of(known: OperationView, source: Source) -> set[str]:
    found = {each.value["type"] for each in examples_of(known, source.name) if "type" in each.value}
    if source.forms and "body type" in known.properties:
        found |= known.properties["body type"].values
    elif source.forms:
        found |= {form.type for form in load_contract().operations["create_order"].forms if form.schema in source.forms}
    return found


def _same_address(page: Page, known: OperationView) -> bool:
    addresses = {(curl.method, general(curl.path)) for curl in page.curls}
    if page.method and page.path:
        addresses.add((page.method.text, general(page.path.text)))
    hosts = [each for each in (page.host, *(curl.host for curl in page.curls)) if each]
    is_foreign = bool(hosts) and not any("mercado" in each for each in hosts)
    return not is_foreign and (known.method, general(known.path)) in addresses


def _names_on(page: Page) -> set[str]:
    kinds = ("code ", "sample ", "body ", "path ", "query ", "header ", "response ")
    facts = facts_of(page)
    unread = {f"sample {each.kind}" for each in page.samples if each.error}
    names = {key.replace("[]", "") for key in facts if key.startswith(kinds) and " says " not in key} - unread
    return {
        each for each in names if not each.endswith((" type", " required", " limit", " form")) and " value " not in each
    }


@functools.cache
def _names_of(source: Source) -> frozenset[str]:
    """What the contract says this page has; codes of any page, where the source is of several."""
    return frozenset(_names(view(source.operation, source.forms), source))


def _names(known: OperationView, source: Source) -> Iterator[str]:
    for code in known.codes.values():
        if source.name in code.sources:
            yield f"code {code.status} {code.code}"
    for example in examples_of(known, source.name):
        yield from (f"sample {example.kind} {plain(name)}" for name in leaves_of(example.value))
    for name, each in known.properties.items():
        if source.name in each.sources and each.location != "response" and "." not in each.name:
            yield name


def examples_of(known: OperationView, source: str) -> list[Example]:
    """The examples that a page shows."""
    return [each for each in known.examples if each.source == source]
