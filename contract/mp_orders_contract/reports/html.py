"""A report as one page that needs nothing else: no script, no other file, no network."""

import functools
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from itertools import groupby
from typing import TypeVar

from jinja2 import Environment, PackageLoader, StrictUndefined, Template

from mp_orders_contract.clean import printable
from mp_orders_contract.report import (
    ERROR,
    FAILED,
    NOT_RUN,
    PASSED,
    TRIGGERED,
    UNREACHABLE,
    CodeResult,
    Report,
    Result,
)

T = TypeVar("T")
CLASSES = {PASSED: "good", FAILED: "bad", ERROR: "bad", NOT_RUN: "dull", TRIGGERED: "good", UNREACHABLE: "dull"}
OUTCOMES = (ERROR, FAILED, NOT_RUN, PASSED)
ALL = "All answers"
MAX_MESSAGE = 110
MAX_OPEN = 10
"""With more rules that failed, each is opened by who wants to see it."""
MAX_OPEN_ROWS = 60


def html_page(report: Report) -> str:
    """The page: verdict, what went wrong, the matrix of codes, every rule."""
    wrong = [*report.errors, *report.failed]
    page = _template().render(
        report=report,
        counts=", ".join(f"{report.count(each)} {each}" for each in OUTCOMES if each != ERROR or report.errors),
        wrong=_by_heading(wrong),
        few=len(wrong) <= MAX_OPEN,
        states=", ".join(f"{count} {state}" for state, count in Counter(e.state for e in report.codes).most_common()),
        matrix=[(name, _grouped(codes, _status)) for name, codes in _grouped(report.codes, _operation)],
        outcomes=_outcomes,
    )
    return printable(report.secrets.hide(page)) + "\n"


@functools.cache
def _template() -> Template:
    environment = Environment(
        loader=PackageLoader("mp_orders_contract.reports", "."), autoescape=True, undefined=StrictUndefined
    )
    environment.globals |= {
        "ALL": ALL,
        "CLASSES": CLASSES,
        "MAX_MESSAGE": MAX_MESSAGE,
        "MAX_OPEN_ROWS": MAX_OPEN_ROWS,
        "TRIGGERED": TRIGGERED,
    }
    return environment.get_template("report.html.j2")


def _by_heading(results: Iterable[Result]) -> list[tuple[str, list[Result]]]:
    """Those of an operation, then those of groups."""

    def heading(result: Result) -> str:
        name = result.rule.group or result.rule.operation
        return name if name != "*" else ALL

    return _grouped(sorted(results, key=lambda each: bool(each.rule.group)), heading)


def _grouped(items: Iterable[T], key: Callable[[T], str]) -> list[tuple[str, list[T]]]:
    return [(name, list(members)) for name, members in groupby(items, key=key)]


def _operation(code: CodeResult) -> str:
    return code.operation


def _status(code: CodeResult) -> str:
    return str(code.status)


def _outcomes(members: Sequence[Result]) -> str:
    counts = Counter(each.outcome for each in members)
    return ", ".join(f"{counts[outcome]} {outcome}" for outcome in OUTCOMES if counts[outcome])
