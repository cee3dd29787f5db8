"""Compares the errors of a page with the contract's."""

from collections import Counter
from collections.abc import Iterator

from mp_orders_contract.documents.compare_fields import is_name
from mp_orders_contract.documents.contract_view import Code, OperationView
from mp_orders_contract.documents.findings import DIFFERS, GONE, LACKS, Finding
from mp_orders_contract.documents.matching import Source
from mp_orders_contract.documents.page import ErrorCode, Page
from mp_orders_contract.documents.prose import has_figure, is_figure, words_in


def compare_codes(page: Page, known: OperationView, source: Source) -> Iterator[Finding]:
    """Statuses, codes under them, and the figures and quoted values of their meanings."""
    for status in page.statuses:
        if status.status not in known.statuses:
            change = f"add an answer `'{status.status}'` to {known.id}"
            yield Finding(LACKS, f"errors {status.status}", "yes", "", status.line, (*known.at, "responses"), change)
    counts = Counter((each.status, each.code) for each in page.codes)
    seen: set[tuple[int, str]] = set()
    for code in page.codes:
        if code.code == "":
            continue
        entry = known.codes.get((code.status, code.code))
        if entry is None:
            if (code.status, code.code) not in seen:
                yield _lacking(code, known, source)
        else:
            yield from _said(code, entry, known)
            if (code.status, code.code) not in seen and counts[code.status, code.code] > entry.meanings > 1:
                yield _more_meanings(code, entry, counts[code.status, code.code])
        seen.add((code.status, code.code))
    if source.whole:
        yield from _gone(page, known, source, seen, counts)


def _lacking(code: ErrorCode, known: OperationView, source: Source) -> Finding:
    key = f"code {code.status} {code.code}"
    elsewhere = sorted(status for status, name in known.codes if name == code.code)
    at = (*known.at, "responses", str(code.status))
    provenance = f"x-provenance {{status: documented, source: {source.name}}}"
    entry = f"`- const: {code.code}` with description, {provenance} and x-trigger"
    if elsewhere:
        change = f"move or copy it from {' and '.join(map(str, elsewhere))} to {code.status}"
        return Finding(LACKS, key, "yes", f"under {' and '.join(map(str, elsewhere))}", code.line, at, change)
    return Finding(LACKS, key, "yes", "", code.line, at, f"add {entry} to the codes of {code.status} of {known.id}")


def _more_meanings(code: ErrorCode, entry: Code, count: int) -> Finding:
    key = f"code {code.status} {code.code} meanings"
    change = "make its `x-meanings` as many"
    return Finding(DIFFERS, key, str(count), str(entry.meanings), code.line, entry.at, change)


def _said(code: ErrorCode, entry: Code, known: OperationView) -> Iterator[Finding]:
    for said in code.said:
        text = said.text
        words = f"{entry.words} {known.words if ' ' not in text else ''}"
        if is_figure(text):
            is_there = has_figure(entry.words, text)
        else:
            is_there = len(text) == 1 or is_name(text, known) or text in words_in(words)
        if said.is_certain and not is_there:
            key = f"code {code.status} {code.code} says {text}"
            yield Finding(DIFFERS, key, "yes", "", said.line, entry.at, f"say `{text}` in its description or its rule")


def _gone(
    page: Page, known: OperationView, source: Source, seen: set[tuple[int, str]], counts: Counter[tuple[int, str]]
) -> Iterator[Finding]:
    """What the contract has from this page, and the page has not; if that was cut, only before its last status."""
    last = page.codes[-1].status if page.codes else 0
    for (status, name), entry in known.codes.items():
        if source.name not in entry.sources or (page.cut and status >= last):
            continue
        key = f"code {status} {name}"
        if (status, name) not in seen:
            change = f"remove it, or give it another source than {source.name}"
            yield Finding(GONE, key, "", "yes", 0, entry.at, change)
            continue
        if entry.meanings > 1 and counts[status, name] < entry.meanings:
            change = "remove the meaning that is gone from `x-meanings`"
            yield Finding(GONE, f"{key} meanings", str(counts[status, name]), str(entry.meanings), 0, entry.at, change)
        said = {each.text for code in page.codes if (code.status, code.code) == (status, name) for each in code.said}
        for owner, figure in entry.figures:
            if owner == source.name and figure not in said and not any(map(is_figure, said)):
                change = f"remove {figure} from its rule, or give that another source than {source.name}"
                yield Finding(GONE, f"{key} says {figure}", "", "yes", 0, entry.at, change)
