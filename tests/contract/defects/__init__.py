"""Defects that an implementation may have, by topic, and the rule that has to find each."""

from collections.abc import Iterator
from contextlib import contextmanager

from attrs import define
from faulty_app import Faulty, untouched
from mp_orders_contract import Target, check, served_app
from mp_orders_contract.report import Report
from mp_orders_contract.rules import RULES
from mp_orders_mock import create_app

from defects import (
    accounts,
    blind_spots,
    bounds,
    buyers,
    checks,
    codes,
    given,
    headers,
    in_person,
    keys,
    online,
    payments,
    qr,
    refusals,
    searches,
    shapes,
    states,
    terminals,
    times,
    transactions,
)
from defects.planting import DEFECTS, DISCOVERY, SECOND, TOKEN, Defect

TOPICS = (
    *(codes, checks, online, given, bounds, states, keys, refusals, accounts, headers, shapes, times),
    *(payments, buyers, transactions, searches, in_person, qr, terminals, blind_spots),
)
__all__ = [
    "DEFECTS",
    "DISCOVERY",
    "SECOND",
    "TOKEN",
    "TOPICS",
    "Defect",
    "FaultyMock",
    "faulty_mock",
    "found_in",
    "table",
]


@define
class FaultyMock:
    """A served mock in front of which one defect after another is planted; each begins with an empty store."""

    app: Faulty
    url: str

    def check(self, defect: Defect | None, *only: str) -> Report:
        """What the kit reports with a defect, or without any: of some rules, or of all but what is generated."""
        self.app.app.controls.reset()
        self.app.behave = defect.make() if defect else untouched
        self.app.sees_control = bool(defect and defect.sees_control)
        timeout_s = defect.timeout_s if defect else 10.0
        target = Target(self.url, TOKEN, second_token=SECOND, control=self.url, timeout_s=timeout_s)
        return check(target, only=only or tuple(RULES), level="chosen")


@contextmanager
def faulty_mock() -> Iterator[FaultyMock]:
    """Serve one."""
    app = Faulty(create_app(), untouched)
    with served_app(app) as url:
        yield FaultyMock(app, url)


def found_in(report: Report) -> list[str]:
    """The ids of the rules that found something."""
    return [DISCOVERY] if report.nothing_learned else [result.rule.id for result in report.failed]


def table() -> str:
    """All defects as Markdown, with the rule that has to find each."""
    rows = ["| kind | defect | found by |", "|---|---|---|"]
    rows += [f"| {each.kind} | {each.text} | `{each.found_by}` |" for each in DEFECTS.values()]
    return "\n".join(rows)
