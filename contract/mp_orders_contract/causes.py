"""Why rules are broken: findings that have one cause, and findings that follow from another one."""

from collections.abc import Iterator, Sequence

from attrs import Factory, define

from mp_orders_contract.exchange import Exchange
from mp_orders_contract.judge import Violation, violations
from mp_orders_contract.report import FAILED, NOTE, Finding, Report, Result
from mp_orders_contract.rules.generic.work import rule_of
from mp_orders_contract.severity import LEVELS, Severity

STRENGTH = list(LEVELS)
"""Of provenances: what a page states is said before what follows from it, and that before what was chosen."""
OF_STATUS, OF_BODY = ("answer-arrives", "answer-status"), ("answer-body", "answer-media-type")
"""Rules about every answer that explain why a status, or what is in an answer of the right status, is another."""


@define(eq=False)
class Cause:
    """What is wrong, once.

    Attributes:
        text: in a sentence.
        results: of the rules that show it, the clearest first.
        follow: results that are as they are because of it.
    """

    text: str
    results: list[Result]
    follow: list[Result] = Factory(list)

    @property
    def severity(self) -> Severity:
        """Of its rules, which all have one."""
        return self.results[0].rule.severity

    @property
    def counts(self) -> bool:
        """Whether the run is no pass because of it."""
        return self.results[0].outcome == FAILED

    @property
    def is_of_an_operation(self) -> bool:
        """Whether an operation does not work at all."""
        return _is_works(self.results[0])


class Causes:
    """What is wrong in a report, the most important first."""

    def __init__(self, report: Report) -> None:
        self._broken = {each.rule.id: each for each in report.results if each.outcome in (FAILED, NOTE)}
        self._roots = {name: self._root_of(each) for name, each in self._broken.items()}
        groups: dict[tuple[object, ...], list[Result]] = {}
        for name, result in self._broken.items():
            if not self._roots[name]:
                groups.setdefault(_key(result), []).append(result)
        self._causes = {results[0].rule.id: Cause(_text(results), results) for results in groups.values()}
        of_rule = {each.rule.id: cause for cause in self._causes.values() for each in cause.results}
        for name in self._roots:
            root = self._first_root(name)
            if root != name:
                of_rule[root].follow.append(self._broken[name])

    def __iter__(self) -> Iterator[Cause]:
        """What counts first, then operations that do not work, then by severity and by how much shows it."""
        return iter(
            sorted(
                self._causes.values(),
                key=lambda cause: (
                    not cause.counts,
                    not cause.is_of_an_operation,
                    cause.severity.rank,
                    STRENGTH.index(cause.results[0].rule.provenance.status),
                    -len(cause.results) - len(cause.follow),
                ),
            )
        )

    def followed_by(self, result: Result) -> str:
        """The rule from whose finding this result follows; empty if it has a cause of its own."""
        return self._roots.get(result.rule.id, "")

    def _first_root(self, name: str) -> str:
        """The rule that has a cause of its own at the end of what a rule follows from; itself if it has one."""
        while self._roots[name]:
            name = self._roots[name]
        return name

    def _root_of(self, result: Result) -> str:
        """A rule that is broken by the same answer, and says so more plainly, for every finding of a result."""
        roots = [self._root(result, finding) for finding in result.findings]
        return roots[0] if roots and all(roots) and len(set(roots)) == 1 else ""

    def _root(self, result: Result, finding: Finding) -> str:
        if result.rule.check is None or not finding.exchanges:
            return ""
        last = finding.exchanges[-1]
        works = self._broken.get(rule_of(last.operation))
        if works and works is not result and _is_no_work(finding) and _got(works) == (last.status, last.code):
            return works.rule.id
        if not finding.wanted or _is_works(result):
            return ""
        return next((each.rule for each in violations(last) if self._is_root(each, finding)), "")

    def _is_root(self, violation: Violation, finding: Finding) -> bool:
        """Whether a finding is there because of a violation that a standing rule shows of the same operation."""
        last, standing = finding.exchanges[-1], self._broken.get(violation.rule)
        if standing is None or not any(_shows(each, violation, last) for each in standing.findings):
            return False
        if finding.wanted.partition(" ")[0] != str(last.status):
            return violation.rule in OF_STATUS and not last.is_success
        return violation.rule in OF_BODY and (last.code is None or last.is_success)


def _shows(finding: Finding, violation: Violation, exchange: Exchange) -> bool:
    return finding.message.startswith(violation.text) and finding.exchanges[-1].operation == exchange.operation


def _is_works(result: Result) -> bool:
    return result.rule.id == rule_of(result.rule.operation)


def _is_no_work(finding: Finding) -> bool:
    return finding.wanted.startswith("2") and not finding.exchanges[-1].is_success


def _got(result: Result) -> tuple[int | None, str | None] | None:
    exchange = _last(result)
    return (exchange.status, exchange.code) if exchange else None


def _last(result: Result) -> Exchange | None:
    exchanges = result.findings[0].exchanges if result.findings else ()
    return exchanges[-1] if exchanges else None


def _key(result: Result) -> tuple[object, ...]:
    """The same for results that have one cause, as far as their answers tell."""
    rule, exchange, finding = result.rule, _last(result), result.findings[0]
    if rule.check is None or exchange is None or _is_works(result):
        return (rule.id,)
    if not finding.wanted:
        return rule.severity, result.outcome, finding.message
    status = finding.wanted.partition(" ")[0]
    return rule.severity, result.outcome, bool(rule.group), exchange.operation, status, exchange.status, exchange.code


def _text(results: Sequence[Result]) -> str:
    result, exchange = results[0], _last(results[0])
    finding = result.findings[0]
    if exchange is None:
        return finding.message
    if _is_works(result):
        return f"{result.rule.operation} does not work: a valid call of {exchange.operation}: {finding.message}"
    if result.rule.check is None:
        more = f", and {len(result.findings) - 1} more of the kind" if len(result.findings) > 1 else ""
        return f"{exchange.operation}: {finding.message}{more}"
    if len(results) == 1 or not finding.wanted:
        return finding.message if exchange.operation in finding.message else f"{exchange.operation}: {finding.message}"
    return f"{exchange.operation} {_instead(exchange, {each.findings[0].wanted for each in results})}"


def _instead(exchange: Exchange, wanted: set[str]) -> str:
    """What an operation does, and what it should have done."""
    right = f"{min(wanted).partition(' ')[0]}, with its code" if len(wanted) > 1 else wanted.pop()
    if exchange.is_success and right.startswith("2"):
        return f"answers otherwise: {exchange.status} where {right} is right"
    if exchange.is_success:
        return f"takes what it has to refuse: {exchange.status} where {right} is right"
    if right.startswith("2"):
        return f"refuses what it has to take: {exchange.summary} where {right} is right"
    return f"refuses otherwise: {exchange.summary} where {right} is right"
