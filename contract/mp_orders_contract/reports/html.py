"""A report as one page that asks nobody for anything: what to mend first, cause by cause, codes, every rule."""

import functools
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from itertools import groupby
from typing import TypeVar

from attrs import frozen
from jinja2 import Environment, PackageLoader, StrictUndefined, Template

from mp_orders_contract.causes import Causes
from mp_orders_contract.clean import printable
from mp_orders_contract.diagnosis import diagnosis
from mp_orders_contract.report import (
    BLOCKED,
    ERROR,
    FAILED,
    MISSING,
    NOT_RUN,
    NOTE,
    OUTCOMES,
    PASSED,
    TRIGGERED,
    UNREACHABLE,
    CodeResult,
    Report,
    Result,
)
from mp_orders_contract.severity import LEVELS, Severity

T = TypeVar("T")
CLASSES = {
    PASSED: "good",
    FAILED: "bad",
    ERROR: "bad",
    MISSING: "bad",
    NOTE: "note",
    BLOCKED: "dull",
    NOT_RUN: "dull",
    TRIGGERED: "good",
    UNREACHABLE: "dull",
}
ALL = "all answers"
MAX_BYTES = 500_000
"""Of the page, for the worst implementation: with more to show, less is shown of each."""
MAX_OPEN = 3


@frozen
class Detail:
    """How much is shown.

    Attributes:
        causes: of so many with requests; the others by name.
        results: of each cause, with requests; the others by name.
        bytes: of each body.
        names: of rules that are named in one place.
    """

    causes: int
    results: int
    bytes: int
    names: int


DETAILS = (
    Detail(200, 3, 2_000, 60),
    Detail(100, 2, 1_000, 40),
    Detail(60, 1, 600, 20),
    Detail(30, 1, 300, 10),
    Detail(0, 0, 0, 5),
)


def html_page(report: Report) -> str:
    """The page, with as much detail as it has room for."""
    causes = list(Causes(report))
    for detail in DETAILS:
        page = _page(report, causes, detail)
        if len(page.encode()) <= MAX_BYTES:
            break
    return page


def _page(report: Report, causes: Sequence[object], detail: Detail) -> str:
    page = _template().render(
        report=report,
        diagnosis=diagnosis(report),
        counts=[(each, report.count(each)) for each in OUTCOMES if report.count(each)],
        causes=causes,
        detail=detail,
        filters=_filters(report),
        states=", ".join(f"{count} {state}" for state, count in Counter(e.state for e in report.codes).most_common()),
        matrix=[(name, _grouped(codes, _status)) for name, codes in _grouped(report.codes, _operation)],
    )
    return printable(report.secrets.hide(page)) + "\n"


@functools.cache
def _template() -> Template:
    environment = Environment(
        loader=PackageLoader("mp_orders_contract.reports", "."),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.globals |= {
        "CLASSES": CLASSES,
        "MAX_OPEN": MAX_OPEN,
        "TRIGGERED": TRIGGERED,
        "outcomes": _outcomes,
        "about": _about,
        "keys": _keys,
    }
    return environment.get_template("report.html.j2")


def _filters(report: Report) -> list[tuple[str, list[tuple[str, str]]]]:
    """Name of each filter, and its values with what a row has for it."""
    operations = [(name, _about(name)) for name, _ in report.by_operation()]
    return [
        ("operation", [(_key(name), text) for name, text in operations]),
        ("severity", [(_key(each), each) for each in Severity]),
        ("provenance", [(_key(each), each) for each in LEVELS]),
        ("outcome", [(_key(each), each) for each in OUTCOMES if report.count(each)]),
    ]


def _keys(result: Result) -> str:
    """What filters look for in a row."""
    rule = result.rule
    return " ".join(map(_key, (rule.operation, rule.severity, rule.provenance.status, result.outcome)))


def _key(text: str) -> str:
    return text.replace("*", "answers").replace(" ", "-")


def _about(operation: str) -> str:
    return ALL if operation == "*" else operation


def _grouped(items: Iterable[T], key: Callable[[T], str]) -> list[tuple[str, list[T]]]:
    return [(name, list(members)) for name, members in groupby(items, key=key)]


def _operation(code: CodeResult) -> str:
    return code.operation


def _status(code: CodeResult) -> str:
    return str(code.status)


def _outcomes(members: Sequence[Result]) -> str:
    counts = Counter(each.outcome for each in members)
    return ", ".join(f"{counts[outcome]} {outcome}" for outcome in OUTCOMES if counts[outcome])
