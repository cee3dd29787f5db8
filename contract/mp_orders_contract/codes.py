"""The matrix of operation, status and code: which documented errors an implementation was seen to answer."""

from collections.abc import Iterable, Mapping
from functools import partial
from typing import Any

from mp_orders_spec import CodeEntry, code_entries, load_spec

from mp_orders_contract.controls import ControlError
from mp_orders_contract.exchange import Exchange
from mp_orders_contract.probe import Probe
from mp_orders_contract.report import (
    ALIAS,
    ERROR,
    FAILED,
    NOT_RUN,
    NOT_SEEN,
    TRIGGERED,
    UNREACHABLE,
    WRONG,
    CodeResult,
    Result,
)
from mp_orders_contract.rule import RuleViolation

Seen = set[tuple[str, int, str]]

SPELLINGS = (
    {"401", "unauthorized"},
    {"bad_request", "invalid_path_param"},
    {"already_queued_order_for_terminal", "already_queued_order_on_terminal"},
    {"cannot_cancel_order", "order_already_canceled"},
    {"invalid_token", "invalid_caller_id"},
)
"""Codes that stand for one another in the documents; an implementation has one of each."""


def matrix(operations: Iterable[str], seen: Seen, results: Iterable[Result]) -> list[CodeResult]:
    """What came of every code of some operations, and of the codes of single rules.

    Args:
        operations: those that all was asked for.
        seen: what was answered, by operation, status and code.
        results: of the rules.
    """
    asked = set(operations)
    about = {(each.rule.operation, each.rule.code): each for each in results if each.rule.code is not None}
    return [
        _state(entry, seen, about)
        for entry in code_entries(load_spec())
        if entry.operation in asked or (entry.operation, entry.code) in about
    ]


def order_rest(probe: Probe, rest: Iterable[CodeResult]) -> list[CodeResult]:
    """Order each code from the control API, for the next call of its operation, and make that call."""
    found = []
    for each in rest:
        try:
            probe.controls.error(each.operation, each.status, each.code)
            exchange = _valid_call(probe, each.operation)
            probe.expect(exchange, each.status, each.code)
        except ControlError as error:
            found.append(CodeResult(each.operation, each.status, each.code, UNREACHABLE, str(error)))
            continue
        except RuleViolation as error:
            wrong = CodeResult(each.operation, each.status, each.code, WRONG, str(error))
            found.append(each if each.state == ALIAS else wrong)
            probe.controls.clear_faults()
            continue
        found.append(CodeResult(each.operation, each.status, each.code, TRIGGERED, "by the control API"))
    return found


def _valid_call(probe: Probe, operation: str) -> Exchange:
    call = partial(probe.send, operation, patient=False)
    match operation:
        case "create_order":
            return call(body=probe.online())
        case "get_order":
            return call(parameters={"order_id": probe.created(probe.online())["id"]})
        case "cancel_order":
            order_id = probe.created(probe.online(processing_mode="manual"))["id"]
            return call(parameters={"order_id": order_id})
        case "create_merchant_order":
            return call(body=probe.merchant())
    parameters = {"id": probe.created_merchant(probe.merchant())["id"]}
    if operation == "get_merchant_order":
        return call(parameters=parameters)
    return call(parameters=parameters, body={"additional_info": "of the kit"})


def _state(entry: CodeEntry, seen: Seen, about: Mapping[tuple[str, str], Result]) -> CodeResult:
    place = (entry.operation, entry.status, entry.code)
    if place in seen:
        return CodeResult(*place, TRIGGERED)
    rule = about.get((entry.operation, entry.code))
    if rule and rule.outcome == FAILED:
        return CodeResult(*place, WRONG, f"rule {rule.rule.id}", rule.rule.id)
    others = [code for codes in SPELLINGS if entry.code in codes for code in sorted(codes - {entry.code})]
    came = [code for code in others if (entry.operation, entry.status, code) in seen]
    if came:
        return CodeResult(*place, ALIAS, f"answers {came[0]} instead, which the documents have as well")
    if rule and rule.outcome == ERROR:
        return CodeResult(*place, UNREACHABLE, f"the kit itself went wrong at rule {rule.rule.id}")
    if rule and rule.outcome == NOT_RUN:
        return CodeResult(*place, UNREACHABLE, rule.reason)
    trigger: dict[str, Any] = entry.entry["x-trigger"]
    if trigger["by"] != "request":
        return CodeResult(*place, UNREACHABLE, f"needs more than requests: {trigger['how']}")
    return CodeResult(*place, NOT_SEEN, f"was not the answer to what should trigger it: {trigger['how']}")
