"""The matrix of operation, status and code: which documented errors an implementation was seen to answer."""

from collections.abc import Iterable, Mapping
from typing import Any

from attrs import evolve
from mp_orders_spec import CodeEntry, code_entries, load_spec

from mp_orders_contract.controls import ControlError
from mp_orders_contract.operation_kit import kits
from mp_orders_contract.probe import Probe
from mp_orders_contract.report import (
    ALIAS,
    BLOCKED,
    ERROR,
    FAILED,
    NOT_RUN,
    NOT_SEEN,
    NOTE,
    PASSED,
    TRIGGERED,
    UNREACHABLE,
    WRONG,
    CodeResult,
    Result,
)
from mp_orders_contract.rule import RuleViolation, Skipped, aliases
from mp_orders_contract.severity import LEVELS

Seen = set[tuple[str, int, str]]


def matrix(
    operations: Iterable[str], seen: Seen, results: Iterable[Result], missing: Mapping[str, str], level: str
) -> list[CodeResult]:
    """What came of every code of some operations, and of the codes of single rules.

    Args:
        operations: those that all was asked for.
        seen: what was answered, by operation, status and code.
        results: of the rules.
        missing: operations that are not there, and how that shows.
        level: which provenances count.
    """
    asked = set(operations)
    about = {(each.rule.operation, each.rule.code): each for each in results if each.rule.code is not None}
    return [
        _absent(entry, missing[entry.operation]) if entry.operation in missing else _at(level, entry, seen, about)
        for entry in code_entries(load_spec())
        if entry.operation in asked or (entry.operation, entry.code) in about
    ]


def order_rest(probe: Probe, rest: Iterable[CodeResult]) -> list[CodeResult]:
    """Order each code from the control API, for the next call of its operation, and make that call."""
    found = []
    for each in rest:
        try:
            probe.controls.error(each.operation, each.status, each.code)
            exchange = probe.send(evolve(kits()[each.operation].valid(probe), patient=False))
            probe.expect(exchange, each.status, each.code)
        except (ControlError, Skipped) as error:
            found.append(CodeResult(each.operation, each.status, each.code, UNREACHABLE, str(error)))
            probe.controls.clear_faults()
            continue
        except RuleViolation as error:
            wrong = CodeResult(each.operation, each.status, each.code, WRONG, str(error))
            found.append(each if each.state == ALIAS else wrong)
            probe.controls.clear_faults()
            continue
        found.append(CodeResult(each.operation, each.status, each.code, TRIGGERED, "by the control API"))
    return found


def _absent(entry: CodeEntry, how: str) -> CodeResult:
    return CodeResult(entry.operation, entry.status, entry.code, UNREACHABLE, f"not implemented: {how}")


def _at(level: str, entry: CodeEntry, seen: Seen, about: Mapping[tuple[str, str], Result]) -> CodeResult:
    found = _state(entry, seen, about)
    rule = about.get((entry.operation, entry.code))
    by_rule = rule is not None and rule.outcome in (FAILED, NOTE)
    counts = rule.outcome == FAILED if by_rule and rule else entry.entry["x-provenance"]["status"] in LEVELS[level]
    return evolve(found, counts=counts)


def _state(entry: CodeEntry, seen: Seen, about: Mapping[tuple[str, str], Result]) -> CodeResult:
    place = (entry.operation, entry.status, entry.code)
    if place in seen:
        return CodeResult(*place, TRIGGERED)
    rule = about.get((entry.operation, entry.code))
    if rule and rule.outcome in (FAILED, NOTE):
        return CodeResult(*place, WRONG, f"rule {rule.rule.id}", rule.rule.id)
    came = [code for code in aliases(entry.code) if (entry.operation, entry.status, code) in seen]
    if came:
        return CodeResult(*place, ALIAS, f"answers {came[0]} instead, which the documents have as well")
    if rule and rule.outcome == ERROR:
        return CodeResult(*place, UNREACHABLE, f"the kit itself went wrong at rule {rule.rule.id}")
    if rule and rule.outcome in (NOT_RUN, BLOCKED):
        return CodeResult(*place, UNREACHABLE, rule.reason)
    if rule and rule.outcome == PASSED:
        return CodeResult(*place, UNREACHABLE, f"rule {rule.rule.id} passed without it")
    trigger: dict[str, Any] = entry.entry["x-trigger"]
    if trigger["by"] != "request":
        return CodeResult(*place, UNREACHABLE, f"needs more than requests: {trigger['how']}")
    return CodeResult(*place, NOT_SEEN, f"was not the answer to what should trigger it: {trigger['how']}")
