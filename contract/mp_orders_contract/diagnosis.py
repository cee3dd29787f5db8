"""What an implementer has to mend first: at most ten lines, the most important first."""

from collections import Counter
from collections.abc import Iterator, Sequence

from mp_orders_contract.causes import Cause, Causes
from mp_orders_contract.report import BLOCKED, MISSING, NOT_RUN, Report, Result
from mp_orders_contract.severity import Severity

MAX_LINES = 10
MAX_TEXT = 150
ONE_BY_ONE = 3
"""So many operations that are missing have a line each; more of them share one."""


def diagnosis(report: Report) -> list[str]:
    """The lines; one that says so where there is nothing to mend."""
    if report.nothing_learned:
        return [report.stopped]
    first = [*_missing(report), *_troubles(report)]
    causes = list(Causes(report))
    counting = [each for each in causes if each.counts]
    last = [*_rest_of_codes(report), *_notes(report)]
    room = MAX_LINES - len(first) - len(last)
    shown = counting if len(counting) <= room else _fairly(counting, room - 1)
    lines = [*first, *map(_line, shown), *_hidden(counting, shown), *last]
    return lines or [_nothing(report)]


def _fairly(causes: Sequence[Cause], room: int) -> list[Cause]:
    """So many of them, in their order: one of each severity, and then the first ones."""
    of_severity = {each.severity: each for each in reversed(causes)}
    chosen = list(of_severity.values())[:room]
    for each in causes:
        if len(chosen) < room and each not in chosen:
            chosen.append(each)
    return [each for each in causes if each in chosen]


def _hidden(causes: Sequence[Cause], shown: Sequence[Cause]) -> Iterator[str]:
    """How many there are besides, of which severity."""
    hidden = [each for each in causes if each not in shown]
    if hidden:
        counts = Counter(each.severity for each in hidden)
        yield "more causes are below: " + ", ".join(f"{counts[each]} of {each}" for each in Severity if counts[each])


def _missing(report: Report) -> Iterator[str]:
    absent = report.absent
    if len(absent) > ONE_BY_ONE:
        ways = sorted({report.missing[each] for each in absent})
        how = ways[0].replace("it answers", "they answer") if len(ways) == 1 else "plain 404, 405 or 501 to everything"
        affected = _affected(report.count(MISSING), report.count(BLOCKED))
        yield f"{', '.join(absent)} are not implemented: {how}; {affected}"
        return
    for name in absent:
        skipped = [each for each in _of(report, MISSING) if each.rule.operation == name]
        blocked = [each for each in _of(report, BLOCKED) if f"blocked by {name}," in each.reason]
        yield f"{name} is not implemented: {report.missing[name]}; {_affected(len(skipped), len(blocked))}"


def _affected(skipped: int, blocked: int) -> str:
    text = f"{skipped} rule{'' if skipped == 1 else 's'} skipped"
    return f"{text}, {blocked} of other operations blocked" if blocked else text


def _of(report: Report, outcome: str) -> list[Result]:
    return [each for each in report.results if each.outcome == outcome]


def _troubles(report: Report) -> Iterator[str]:
    """What keeps the run from saying more."""
    if report.stopped:
        yield f"the run ended early: {report.stopped}"
    if report.errors:
        names = [each.rule.id for each in report.errors]
        yield f"the kit itself went wrong at {len(names)} rules, please report it: {_some(names)}"


def _line(cause: Cause) -> str:
    rule = cause.results[0].rule
    text = cause.text if len(cause.text) <= MAX_TEXT else f"{cause.text[:MAX_TEXT]}..."
    more = len(cause.results) - 1
    shown = f"{rule.id}, {rule.provenance.status}" + (
        f", and {more} more rule{'' if more == 1 else 's'}" if more else ""
    )
    follow = f"; {len(cause.follow)} more findings follow from it" if cause.follow else ""
    return f"{rule.severity}: {' '.join(text.split())} ({shown}){follow}"


def _rest_of_codes(report: Report) -> Iterator[str]:
    """What is no pass and broke no rule."""
    codes = [f"{each.operation} {each.code}" for each in report.wrong_codes if not each.rule]
    if codes:
        yield f"code: {len(codes)} error code{'' if len(codes) == 1 else 's'} did not come: {_some(codes)}"
    if report.silent:
        yield f"no 2xx, so nothing is shown: {_some(report.silent)}"
    if not report.was_tried:
        yield "no rule could be tried"


def _notes(report: Report) -> Iterator[str]:
    notes = report.notes_of_rules
    if notes:
        kinds = " or ".join(sorted({each.rule.provenance.status for each in notes}))
        which = _some([each.rule.id for each in notes])
        yield f"notes: {len(notes)} {kinds} rules are broken, which --level chosen counts: {which}"


def _some(names: list[str]) -> str:
    return ", ".join(names[:3]) + (f" and {len(names) - 3} more" if len(names) > 3 else "")


def _nothing(report: Report) -> str:
    left = report.count(NOT_RUN) + report.count(BLOCKED)
    return "Nothing departs from the contract" + (f"; {left} rules could not be tried" if left else "") + "."
