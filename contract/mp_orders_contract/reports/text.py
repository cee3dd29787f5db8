"""A report for a terminal."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from mp_orders_contract.causes import Causes
from mp_orders_contract.clean import printable, shortened
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
    CodeResult,
    Finding,
    Report,
    Result,
)
from mp_orders_contract.rule import Rule

MARKS = {
    PASSED: "passed",
    FAILED: "FAILED",
    NOTE: "note",
    MISSING: "missing",
    BLOCKED: "blocked",
    NOT_RUN: "not run",
    ERROR: "ERROR",
}
ALL = "all answers"
MAX_ANSWER = 1_500
MAX_LINE = 4_000
MAX_CAUSES = 15
MAX_NAMES = 20
MAX_EXCHANGES = 3
MAX_LINES = 30


def text_report(report: Report) -> str:
    """The report as text: what to mend first, a table of the rules, what went wrong, the codes, and the verdict."""
    parts = [*first(report), "", title(report)]
    if not report.nothing_learned:
        parts += ["", *_table(report), *details(report)]
    return clean(report, "\n".join([*parts, *notes(report), "", *verdict(report)]))


def first(report: Report) -> list[str]:
    """What to mend first, in at most ten lines, which have a number where there are several."""
    lines = diagnosis(report)
    return [f"{number}. {line}" for number, line in enumerate(lines, 1)] if len(lines) > 1 else lines


def clean(report: Report, text: str) -> str:
    """Text without tokens, and that does nothing to a terminal."""
    return printable(report.secrets.hide(text))


def title(report: Report) -> str:
    """What was checked, and how."""
    return f"{report.base_url}, profile {report.profile}, seed {report.seed}"


def rows(results: Sequence[Result]) -> Iterator[tuple[str, str, str]]:
    """Outcome, id and text of each rule; a group has one row, with an empty outcome, and so has what is not there."""
    missing = [each for each in results if each.outcome == MISSING]
    if missing:
        yield MISSING, f"{len(missing)} rules", missing[0].reason
    grouped: dict[str, list[Result]] = {}
    for each in results:
        if each.outcome == MISSING:
            continue
        if each.rule.group:
            grouped.setdefault(each.rule.group, []).append(each)
        else:
            yield each.outcome, each.rule.id, each.reason or f"{each.rule.text} [{marks(each.rule)}]"
    for group, members in grouped.items():
        counts = (f"{sum(m.outcome == outcome for m in members)} {outcome}" for outcome in OUTCOMES)
        shown = ", ".join(count for count in counts if not count.startswith("0 "))
        reasons = "; ".join(sorted({m.reason for m in members if m.reason}))
        yield "", group, shown + (f" ({reasons})" if reasons else "")


def marks(rule: Rule) -> str:
    """What breaking a rule means, and where the rule comes from, in two words."""
    return f"{rule.severity}, {rule.provenance.status}"


def details(report: Report) -> Iterator[str]:
    """What went wrong, the codes, and the answers, in lines."""
    yield from _findings(report)
    yield from _codes(report)
    yield from ("", *_answers(report))


def notes(report: Report) -> list[str]:
    """What a reader should know of how it ran, in lines."""
    return [f"note: {note}" for note in report.notes]


def _table(report: Report) -> Iterator[str]:
    width = max((len(each.rule.id) for each in report.results if not each.rule.group), default=0)
    for operation, results in report.by_operation():
        yield operation if operation != "*" else ALL
        for outcome, name, text in rows(results):
            yield f"  {MARKS[outcome]:8} {name:{width}}  {text}" if outcome else f"  {name}: {text}"


def _findings(report: Report) -> Iterator[str]:
    """Cause by cause: with requests the rule that shows it best, the others by name; --report-dir has all of them."""
    causes = list(Causes(report))
    for result in report.errors:
        yield f"\nERROR {result.rule.id}"
        yield from _result(result, report)
    if len(causes) > MAX_CAUSES:
        yield f"\nWith requests and answers the first {MAX_CAUSES} causes; --report-dir has those of all."
    for number, cause in enumerate(causes):
        result, *others = cause.results
        yield f"\n{MARKS[result.outcome]} {result.rule.id} [{marks(result.rule)}]"
        yield from _result(result, report, with_requests=number < MAX_CAUSES)
        yield from _named("shown by", others)
        yield from _named("follows", cause.follow)


def _result(result: Result, report: Report, *, with_requests: bool = True) -> Iterator[str]:
    yield f"  {result.rule.text} ({result.rule.provenance.title})"
    for finding in result.findings:
        yield f"  {_cut(finding.message, MAX_LINE)}"
        if with_requests:
            yield from _shown(finding, report)


def _named(words: str, results: Sequence[Result]) -> Iterator[str]:
    if results:
        names = ", ".join(each.rule.id for each in results[:MAX_NAMES])
        yield f"  {words}: {names}" + (f" and {len(results) - MAX_NAMES} more" if len(results) > MAX_NAMES else "")


def _shown(finding: Finding, report: Report) -> Iterator[str]:
    for exchange in finding.exchanges[-MAX_EXCHANGES:]:
        shown = exchange.shown(report.secrets)
        yield f"    {_cut(shown['curl'], MAX_LINE)}"
        yield f"    -> {exchange.summary} {_cut(shown['answer'], MAX_ANSWER)}".rstrip()
    lines = finding.text.splitlines()
    yield from (f"    {_cut(line, MAX_LINE)}".rstrip() for line in lines[:MAX_LINES])
    if len(lines) > MAX_LINES:
        yield f"    ... ({len(lines) - MAX_LINES} more lines)"


def _codes(report: Report) -> Iterator[str]:
    if not report.codes:
        return
    yield f"\nError codes: {report.count_codes(TRIGGERED)} of {len(report.codes)} triggered"

    def reason(each: CodeResult) -> tuple[str, str]:
        return each.state, each.reason

    rest = sorted((each for each in report.codes if each.state != TRIGGERED), key=reason)
    for (state, why), codes in groupby(rest, key=reason):
        yield f"  {state}: {', '.join(f'{each.operation} {each.status} {each.code}' for each in codes)}: {why}"


def _answers(report: Report) -> Iterator[str]:
    yield "Answers by operation and status"
    for operation in report.operations:
        counts = report.answers_of(operation)
        yield f"  {operation:24}" + "  ".join(f"{status}: {count}" for status, count in counts)


def verdict(report: Report) -> Iterator[str]:
    """Counts, and whether it is a pass, in lines."""
    if not report.nothing_learned:
        always = (PASSED, FAILED, NOT_RUN)
        counts = ", ".join(f"{report.count(each)} {each}" for each in MARKS if each in always or report.count(each))
        yield f"{len(report.results)} rules: {counts}; {report.duration_s:.0f} s"
    yield "Passed." if report.ok else f"Not passed: {'; '.join(report.problems)}."


def _cut(text: str, most: int) -> str:
    return shortened(" ".join(text.splitlines()), most)
