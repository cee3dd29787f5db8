"""Compares a page with the contract."""

from collections.abc import Iterator

from attrs import evolve, frozen
from mp_orders_spec import load_contract

from mp_orders_contract.documents.binding import bound
from mp_orders_contract.documents.compare_codes import compare_codes
from mp_orders_contract.documents.compare_fields import compare_fields
from mp_orders_contract.documents.compare_samples import compare_samples
from mp_orders_contract.documents.contract_view import OperationView
from mp_orders_contract.documents.facts import facts_of, general
from mp_orders_contract.documents.findings import DIFFERS, GONE, LACKS, Decision, Finding, decided, decisions
from mp_orders_contract.documents.matching import Match, match
from mp_orders_contract.documents.page import REQUEST_LISTS, Fact, Page, Value


@frozen
class Comparison:
    """What came of holding a page against the contract.

    Attributes:
        facts: all that the page says, by key.
        findings: where they part; with a decision it is known, without one it is drift.
    """

    page: Page
    match: Match
    facts: dict[str, Fact]
    findings: tuple[Finding, ...]

    @property
    def drift(self) -> list[Finding]:
        """What nothing explains."""
        return [each for each in self.findings if each.decision is None]

    @property
    def known(self) -> list[Finding]:
        """What a decision explains."""
        return [each for each in self.findings if each.decision is not None]

    @property
    def agreeing(self) -> list[Fact]:
        """What page and contract both say."""
        apart = {each.key for each in self.findings if each.page}
        return [each for key, each in self.facts.items() if key not in apart]


def compare(page: Page) -> Comparison:
    """Compare a page with the operation that it describes.

    Raises:
        PageError: it describes none.
    """
    found = match(page)
    names = {each.name for each in found.view.part("body").values()}
    if page.is_table:
        page = evolve(page, fields=bound(page.fields, names))
    findings = [
        *_operation(page, found.view),
        *_curls(page, found.view),
        *_marks(page, found.view),
        *compare_fields(page, found.view, found.source),
        *_remarks(page, found.view),
        *compare_codes(page, found.view, found.source),
        *compare_samples(page, found.view, found.source),
    ]
    once = {each.key: each for each in reversed(findings)}
    known, facts = decisions(found.source.name), facts_of(page)
    explained = decided([each for each in findings if once[each.key] is each], known)
    explained += _stale(page, facts, explained, known)
    return Comparison(page, found, facts, tuple(explained))


def _operation(page: Page, view: OperationView) -> Iterator[Finding]:
    """Method, path and host of the page, and what its summary says."""
    if page.method and page.method.text != view.method:
        yield _moved("method", page.method, view.method, view)
    if page.path and general(page.path.text) != general(view.path):
        yield _moved("path", Value(general(page.path.text), page.path.line), general(view.path), view)
    if page.base and general(page.base.text) != general(view.path):
        yield _moved("base path", Value(general(page.base.text), page.base.line), general(view.path), view)
    if page.host and page.host != view.host and (place := page.base or page.path):
        yield Finding(DIFFERS, "host", page.host, view.host, place.line, ("servers",), f"`url: {page.host}`")
    for said in page.said:
        key = f"summary says {said.text}"
        if said.text.startswith("status "):
            if said.text != f"status {view.success}":
                change = f"answer {said.text.removeprefix('status ')} in place of {view.success}"
                yield Finding(DIFFERS, key, "yes", f"status {view.success}", said.line, (*view.at, "responses"), change)
        elif said.is_certain and not _is_said(said.text, view):
            yield Finding(DIFFERS, key, "yes", "", said.line, view.at, f"say `{said.text}` in its description or rules")


def _curls(page: Page, view: OperationView) -> Iterator[Finding]:
    """The requests that the page shows; that one lacks a header proves nothing."""
    for curl in page.curls:
        if curl.method != view.method:
            yield _moved("curl method", Value(curl.method, curl.line), view.method, view)
        if general(curl.path) != general(view.path):
            yield _moved("curl path", Value(general(curl.path), curl.address_line), general(view.path), view)
        if curl.host and curl.host != view.host:
            change = f"`url: {curl.host}`"
            yield Finding(DIFFERS, "curl host", curl.host, view.host, curl.address_line, ("servers",), change)
        for header in curl.headers:
            name, _, value = header.text.partition(" ")
            if name.lower() not in view.headers or (name == "Content-Type" and value != "application/json"):
                change = f"add a parameter in header, `{header.text}`"
                yield Finding(LACKS, f"curl header {header.text}", "yes", "", header.line, view.at, change)
        for query in curl.query:
            if query.text not in view.query:
                change = f"add a parameter in query, `{query.text}`"
                yield Finding(LACKS, f"curl query {query.text}", "yes", "", query.line, view.at, change)


def _moved(key: str, page: Value, contract: str, view: OperationView) -> Finding:
    return Finding(DIFFERS, key, page.text, contract, page.line, view.at, f"move {view.id} to {page.text}")


def _is_said(text: str, view: OperationView) -> bool:
    return text in view.words or any(text in each.values or text == each.name for each in view.properties.values())


def _marks(page: Page, view: OperationView) -> Iterator[Finding]:
    """How many things are required, on a page that does not name them; the access token may be one of them."""
    if page.marks is None:
        return
    required = [
        each
        for each in view.properties.values()
        if each.required and each.location != "response" and "." not in each.name
    ]
    if int(page.marks.text) not in (len(required), len(required) + 1):
        names = ", ".join(each.name for each in required)
        change = "find out which; `required` of the body"
        yield Finding(
            DIFFERS, "required marks", page.marks.text, f"{len(required)}: {names}", page.marks.line, view.at, change
        )


def _remarks(page: Page, view: OperationView) -> Iterator[Finding]:
    """Remarks on a field in another method, which the family of this operation has to have."""
    operations = load_contract().operations
    methods = {each.method for each in operations.values() if each.family == operations[view.id].family}
    for field in page.fields:
        for remark in field.methods:
            name = remark.text.split(" ")[0].upper()
            if name not in methods:
                key = f"{field.location} {field.name} in {remark.text}"
                yield Finding(LACKS, key, "yes", "", remark.line, view.at, f"there is no {name} of its family")


def _stale(page: Page, facts: dict[str, Fact], findings: list[Finding], known: list[Decision]) -> Iterator[Finding]:
    """Decisions about something that the page no longer says, where its layout could show it."""
    told = {each.key for each in findings}
    for each in known:
        if each.fact in told or not _can_show(page, each.fact):
            continue
        now = facts.get(each.fact)
        kind, said, line = (DIFFERS, now.value, now.line) if now else (GONE, "", 0)
        change = "see whether the decision still stands"
        yield Finding(kind, each.fact, said, f"decided for {each.says}", line, each.at, change)


def _can_show(page: Page, key: str) -> bool:
    first = key.partition(" ")[0]
    if page.cut or (first == "sample" and page.shows.lists_as_objects):
        return False
    if first == "required":
        return page.marks is not None
    return first not in REQUEST_LISTS | {"response"} or first in page.shows.whole
