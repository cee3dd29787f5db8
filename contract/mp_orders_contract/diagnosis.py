"""What an implementer has to mend first: at most ten lines, the most important first."""

from collections import Counter
from collections.abc import Iterator, Sequence

from mp_orders_spec import operations

from mp_orders_contract.capabilities import NO_SECOND
from mp_orders_contract.causes import Cause, Causes
from mp_orders_contract.report import BLOCKED, MISSING, NOT_RUN, Report, Result
from mp_orders_contract.rule import Blocked
from mp_orders_contract.severity import Severity

MAX_LINES = 10
MIN_CAUSES = 4
"""So many lines are for causes, whatever else there is to say."""
MAX_TEXT = 150
ONE_BY_ONE = 3
"""So many operations that are missing have a line each; more of them share one."""


def diagnosis(report: Report) -> list[str]:
    """The lines; one that says so where there is nothing to mend."""
    if report.nothing_learned:
        return [report.stopped]
    first = [*_early(report), *_missing(report)]
    causes = list(Causes(report))
    counting = [each for each in causes if each.counts]
    last = [*_crashes(report), *_errors(report), *_rest_of_codes(report), *_notes(report)]
    room = max(MAX_LINES - len(first) - len(last), MIN_CAUSES)
    shown = counting if len(counting) <= room else _fairly(counting, room - 1)
    lines = [*first, *map(_line, shown), *_hidden(counting, shown), *last]
    return lines[:MAX_LINES] or [_nothing(report)]


def _fairly(causes: Sequence[Cause], room: int) -> list[Cause]:
    """So many of them, in their order: one of each severity, and then the first ones."""
    of_each = (next((cause for cause in causes if cause.severity == severity), None) for severity in Severity)
    chosen = [each for each in of_each if each is not None][:room]
    for each in causes:
        if len(chosen) < room and each not in chosen:
            chosen.append(each)
    return [each for each in causes if each in chosen]


def _hidden(causes: Sequence[Cause], shown: Sequence[Cause]) -> Iterator[str]:
    """How many there are besides, of which severity."""
    hidden = [each for each in causes if each not in shown]
    if hidden:
        counts = Counter(each.severity for each in hidden)
        told = [f"{counts[each]} of {each}{_names_of(each, hidden)}" for each in Severity if counts[each]]
        yield f"more causes are below: {', '.join(told)}"


def _names_of(severity: Severity, causes: Sequence[Cause]) -> str:
    """Their rules, where what is at stake is money or what belongs to somebody else."""
    if severity not in (Severity.MONEY, Severity.LEAK):
        return ""
    return f" ({_some([each.results[0].rule.id for each in causes if each.severity == severity])})"


def _missing(report: Report) -> Iterator[str]:
    absent = report.absent
    if len(absent) > ONE_BY_ONE:
        ways = sorted({report.missing[each] for each in absent})
        how = ways[0].replace("it answers", "they answer") if len(ways) == 1 else "plain 404, 405 or 501 to everything"
        affected = _affected(report.count(MISSING), report.count(BLOCKED))
        yield f"{', '.join(absent)} are not implemented: {how}; {affected}; --skip what is not wanted"
        return
    for name in absent:
        skipped = [each for each in _of(report, MISSING) if each.rule.operation == name]
        blocked = [each for each in _of(report, BLOCKED) if each.reason == str(Blocked(name))]
        verb, skip = ("is", name) if name in operations() else ("are", name.partition(" ")[0].lower())
        affected = f"{_affected(len(skipped), len(blocked))}; --skip {skip} if not wanted"
        yield f"{name} {verb} not implemented: {report.missing[name]}; {affected}"


def _affected(skipped: int, blocked: int) -> str:
    of_others = " of other operations" if skipped else ""
    counts = [f"{_rules(skipped)} skipped"] if skipped or not blocked else []
    counts += [f"{_rules(blocked)}{of_others} blocked"] if blocked else []
    return ", ".join(counts)


def _rules(count: int) -> str:
    return f"{count} rule{'' if count == 1 else 's'}"


def _of(report: Report, outcome: str) -> list[Result]:
    return [each for each in report.results if each.outcome == outcome]


def _early(report: Report) -> Iterator[str]:
    if report.stopped:
        yield f"the run ended early: {report.stopped}"


def _errors(report: Report) -> Iterator[str]:
    if report.errors:
        names = [each.rule.id for each in report.errors]
        yield f"the kit itself went wrong at {len(names)} rules, please report it: {_some(names)}"


def _crashes(report: Report) -> Iterator[str]:
    if report.crashes:
        crashes = [f"{operation} {status} ({count})" for (operation, status), count in report.crashes.most_common()]
        yield f"shape: answers 5xx, which no request should bring about: {_some(crashes)}"


def _line(cause: Cause) -> str:
    rule = cause.results[0].rule
    text = cause.text if len(cause.text) <= MAX_TEXT else f"{cause.text[:MAX_TEXT]}..."
    more = len(cause.results) - 1
    shown = f"{rule.id}, {rule.provenance.status}" + (
        f", and {more} more rule{'' if more == 1 else 's'}" if more else ""
    )
    count = len(cause.follow)
    follow = f"; {count} more finding{' follows' if count == 1 else 's follow'} from it" if count else ""
    return f"{rule.severity}: {' '.join(text.split())} ({shown}){follow}"


def _rest_of_codes(report: Report) -> Iterator[str]:
    """What is no pass and broke no rule."""
    codes = [f"{each.operation} {each.code}" for each in report.wrong_codes if not each.rule]
    if report.stopped:  # which says why
        return
    if codes:
        yield f"code: {len(codes)} error code{'' if len(codes) == 1 else 's'} did not come: {_some(codes)}"
    if report.silent:
        yield f"no 2xx, so nothing is shown: {_some(report.silent)}"
    if not report.was_tried and not report.absent:
        yield "no rule could be tried"


def _notes(report: Report) -> Iterator[str]:
    if any(each.outcome == NOT_RUN and each.reason == NO_SECOND for each in report.results):
        yield "leak: whether an account sees what is another's was not tried: --second-token names another account"
    notes = report.notes_of_rules
    if notes:
        kinds = " or ".join(sorted({each.rule.provenance.status for each in notes}))
        which = _some([each.rule.id for each in notes])
        verb = "rule is" if len(notes) == 1 else "rules are"
        yield f"notes: {len(notes)} {kinds} {verb} broken, which --level chosen counts: {which}"


def _some(names: list[str]) -> str:
    return ", ".join(names[:3]) + (f" and {len(names) - 3} more" if len(names) > 3 else "")


def _nothing(report: Report) -> str:
    left = report.count(NOT_RUN) + report.count(BLOCKED)
    return "Nothing departs from the contract" + (f"; {_rules(left)} could not be tried" if left else "") + "."
