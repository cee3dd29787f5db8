"""Writes what came of checking pages: for a person, as Markdown, JSON and JUnit."""

import json
import os
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

from attrs import field, frozen

from mp_orders_contract.clean import printable
from mp_orders_contract.documents.compare import Comparison
from mp_orders_contract.documents.findings import GONE, LACKS, SINCE, Finding
from mp_orders_contract.documents.page import KINDS


@frozen
class CheckedPage:
    """A page that was read.

    Attributes:
        read_before: the day of its snapshot; None where there is none.
        since: what changed since then.
        sha256: of the file.
    """

    file: Path
    found: Comparison
    read_before: str | None
    since: tuple[Finding, ...]
    sha256: str

    @property
    def drift(self) -> list[Finding]:
        """What nothing explains, each once: a change is not told twice, nor one of a field that came or went itself."""
        decided = {(each.key, each.page) for each in self.found.known}
        return _once([*self.found.drift, *(each for each in self.since if (each.key, each.page) not in decided)])


def _once(findings: list[Finding]) -> list[Finding]:
    """Findings without changes that another one tells already: of the same fact, or of the field that it is about."""
    keys = [each.key for each in findings]
    return [
        each
        for number, each in enumerate(findings)
        if each.kind != SINCE
        or (each.key not in keys[:number] and not any(each.key.startswith(f"{key} ") for key in keys))
    ]


@frozen
class Report:
    """All pages of a run.

    Attributes:
        unreadable: files that are no pages, with the reason.
        left: files that were not read, by their names.
        not_read: sources of the contract that nobody has read for 90 days, with the day.
        only_since: whether only changes since the snapshots count.
    """

    pages: list[CheckedPage] = field(factory=list)
    unreadable: list[tuple[Path, str]] = field(factory=list)
    left: list[Path] = field(factory=list)
    not_read: list[tuple[str, str]] = field(factory=list)
    only_since: bool = False

    @property
    def exit_code(self) -> int:
        """0: no drift. 1: drift. 2: something could not be read as a page, or compared with its snapshot."""
        if (
            self.unreadable
            or not self.pages
            or (self.only_since and any(each.read_before is None for each in self.pages))
        ):
            return 2
        return int(any(self.told(each) for each in self.pages))

    def told(self, page: CheckedPage) -> list[Finding]:
        """The findings of a page that count."""
        return _once(list(page.since)) if self.only_since else page.drift


def name_of(file: Path) -> str:
    """A file's name, also where its bytes are no text."""
    return os.fsencode(file).decode("utf-8", errors="replace")


def counts(page: CheckedPage) -> dict[str, int]:
    """How many facts of each kind a page has."""
    found = Counter(each.kind for each in page.found.facts.values())
    return {kind: found[kind] for kind in KINDS}


def sentence(finding: Finding) -> str:
    """A finding in words."""
    page, contract = finding.page, finding.contract
    if finding.kind == LACKS:
        what = "" if page == "yes" else f": {page}"
        return f"the page has {finding.key}{what}, and the contract does not" + (f" ({contract})" if contract else "")
    if finding.kind == GONE:
        return f"the contract has {finding.key} from this page, and the page does not" + (f" ({page})" if page else "")
    if finding.kind == SINCE:
        if not page:
            return f"{finding.key} is gone since" + ("" if contract == "yes" else f" (it was {contract})")
        if not contract:
            return f"{finding.key} is new since" + ("" if page == "yes" else f": {page}")
        return f"{finding.key} was {contract}, and is {page}"
    if page == "yes":
        return f"the page says {finding.key.replace(' says ', ': ')}, and the contract does not" + (
            f": {contract}" if contract else ""
        )
    return f"{finding.key} is {page or 'absent'} on the page, and {contract} in the contract"


def _where(finding: Finding) -> str:
    page = f"line {finding.page_line}, " if finding.page_line else ""
    return f"{page}openapi.yaml:{finding.contract_line}"


def text(report: Report) -> str:
    """For a person."""
    lines: list[str] = []
    for page in report.pages:
        lines += [*_page_lines(page, report), ""]
    lines += [f"{name_of(file)}: cannot be read as a page: {reason}" for file, reason in report.unreadable]
    lines += _footer(report)
    return "\n".join(lines)


def _page_lines(page: CheckedPage, report: Report) -> Iterator[str]:
    found = page.found
    view, source = found.match.view, found.match.source
    yield name_of(page.file)
    yield f"  {source.name}: {source.title}"
    yield f"  {view.method} {view.path} ({view.id}), layout: {found.page.layout}, language: {found.page.language}"
    facts = ", ".join(f"{number} {kind}" for kind, number in counts(page).items())
    yield f"  {len(found.facts)} facts: {facts}"
    drift = report.told(page)
    if report.only_since:
        yield (
            f"  {len(drift)} changed since {page.read_before}"
            if page.read_before
            else "  there is no snapshot of this page; take one first: mp-orders-contract snapshot"
        )
    else:
        yield f"  {len(found.agreeing)} agree, {len(found.known)} by decision, {len(drift)} drift"
        yield from (f"  this layout does not show {each}" for each in found.page.shows.missing)
        if not source.whole:
            yield f"  {source.name} stands for several pages: what is no longer on this one, only a snapshot can tell"
        if found.page.cut:
            yield f"  the page is cut off at line {found.page.last_line}: what would follow is not missed"
        for each in found.known:
            entry = each.decision.entry if each.decision else ""
            yield f"    decided: {sentence(each)} ({_where(each)}; docs/contradictions.md: {entry})"
    for each in drift:
        yield f"    DRIFT  {sentence(each)} ({_where(each)})"
        yield f"           {each.change}"


def _footer(report: Report) -> Iterator[str]:
    facts = sum(len(each.found.facts) for each in report.pages)
    drift = sum(len(report.told(each)) for each in report.pages)
    what = "changed since the last snapshot" if report.only_since else "drift"
    unreadable = f", {len(report.unreadable)} not readable" if report.unreadable else ""
    pages = "1 page" if len(report.pages) == 1 else f"{len(report.pages)} pages"
    yield f"{pages}, {facts} facts, {drift} {what}{unreadable}"
    if report.left:
        yield f"not read, as their names are not of pages: {', '.join(name_of(each) for each in report.left)}"
    for name, day in report.not_read:
        yield f"not read for 90 days: {name} ({day})"


def markdown(report: Report) -> str:
    """As a table for each page."""
    lines = ["# Pages against openapi.yaml", ""]
    for page in report.pages:
        view, source = page.found.match.view, page.found.match.source
        lines += [f"## {name_of(Path(page.file.name))}: {source.name}", ""]
        lines.append(
            f"{source.title}; `{view.method} {view.path}`; {page.found.page.layout}, {page.found.page.language}."
        )
        told = report.told(page)
        agreeing = len(page.found.agreeing)
        lines += [
            f"{len(page.found.facts)} facts, {agreeing} agree, {len(page.found.known)} by decision, {len(told)} drift.",
            "",
        ]
        rows = [
            *(("drift", each) for each in told),
            *(("decided", each) for each in page.found.known if not report.only_since),
        ]
        if rows:
            lines += ["| | what | where | proposal |", "|---|---|---|---|"]
        for kind, each in rows:
            cells = (kind, sentence(each), _where(each), each.decision.entry if each.decision else each.change)
            lines.append(f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in cells)} |")
        lines.append("")
    lines += [f"* {name_of(file)}: cannot be read as a page: {reason}" for file, reason in report.unreadable]
    return "\n".join([*lines, *(f"* {each}" for each in _footer(report))])


def as_json(report: Report) -> str:
    """Everything, the facts of each page as well."""
    pages = [
        {
            "file": name_of(page.file),
            "source": page.found.match.source.name,
            "operation": page.found.match.view.id,
            "layout": page.found.page.layout,
            "language": page.found.page.language,
            "cut": page.found.page.cut,
            "not_shown": list(page.found.page.shows.missing),
            "counts": {**counts(page), "all": len(page.found.facts)},
            "agree": len(page.found.agreeing),
            "drift": [_plain(each) for each in report.told(page)],
            "decided": [_plain(each) for each in page.found.known],
            "since": [_plain(each) for each in page.since],
            "read_before": page.read_before,
            "facts": [
                {"kind": each.kind, "fact": each.key, "value": each.value, "line": each.line}
                for each in page.found.facts.values()
            ],
        }
        for page in report.pages
    ]
    unreadable = [{"file": name_of(file), "reason": reason} for file, reason in report.unreadable]
    not_read = [{"source": name, "read": day} for name, day in report.not_read]
    whole = {"pages": pages, "unreadable": unreadable, "not_read": not_read, "exit_code": report.exit_code}
    return json.dumps(whole, ensure_ascii=False, indent=2)


def _plain(finding: Finding) -> dict[str, Any]:
    return {
        "kind": finding.kind,
        "fact": finding.key,
        "page": finding.page,
        "contract": finding.contract,
        "page_line": finding.page_line or None,
        "contract_line": finding.contract_line,
        "text": sentence(finding),
        "change": finding.change,
        "decision": finding.decision.entry if finding.decision else None,
    }


def junit(report: Report) -> str:
    """A test case for each page, failed by drift, and an error for what is no page."""
    suite = ElementTree.Element("testsuite", name="mp-orders documents")
    failures = 0
    for page in report.pages:
        case = ElementTree.SubElement(
            suite, "testcase", classname=page.found.match.source.name, name=name_of(page.file)
        )
        told = report.told(page)
        if told:
            failures += 1
            failure = ElementTree.SubElement(case, "failure", message=f"{len(told)} drift")
            lines = (f"{sentence(each)} ({_where(each)}): {each.change}" for each in told)
            failure.text = printable("\n".join(lines))
    for file, reason in report.unreadable:
        case = ElementTree.SubElement(suite, "testcase", classname="unreadable", name=name_of(file))
        ElementTree.SubElement(case, "error", message=printable(reason))
    suite.set("tests", str(len(report.pages) + len(report.unreadable)))
    suite.set("failures", str(failures))
    suite.set("errors", str(len(report.unreadable)))
    return ElementTree.tostring(suite, encoding="unicode")
