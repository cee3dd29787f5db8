"""What is true of every operation, from its kit alone.

A rule with a code is that code's documented cause. One without is stated by an x-rule of the contract, which the kit
names in `stated`; where none is, it is called after the operation.
"""

from collections.abc import Callable, Iterator, Sequence
from functools import partial

from attrs import frozen
from mp_orders_spec import Operation, operations

from mp_orders_contract.operation_kit import OperationKit, kits
from mp_orders_contract.probe import Probe
from mp_orders_contract.rule import RULES, Check, Provenance, Rule, add, is_for_requests, triggers, x_rule
from mp_orders_contract.rules.generic import http, ids, keys, properties, tokens, work
from mp_orders_contract.severity import Severity

BY_CODE: dict[str, tuple[Callable[[OperationKit], Check], Severity]] = {
    "method_not_allowed": (http.method, Severity.SHAPE),
    "request_too_large": (http.size, Severity.CODE),
    "unsupported_media_type": (http.media_type, Severity.CODE),
    "empty_required_header": (keys.key_is_needed, Severity.CODE),
    "invalid_idempotency_key_length": (keys.key_has_a_length, Severity.CODE),
}


@frozen
class Generic:
    """A rule that follows from a kit and is no code's cause.

    Attributes:
        name: the part of its id behind the operation, where no x-rule states it.
        make: gives its check.
        text: what must be true.
        severity: what breaking it means.
    """

    name: str
    make: Callable[[OperationKit], Check]
    text: str
    severity: Severity


WORKS = Generic(work.WORKS, work.works, "A valid call does its work.", Severity.BEHAVIOUR)
OF_KEYS = (
    Generic("replay", keys.replay, "The same request under the same key has the first answer.", Severity.MONEY),
    Generic("conflict", keys.conflict, "A key under which something else was done is refused.", Severity.MONEY),
    Generic("twins", keys.twins, "Of one request sent several times at once, the work is done once.", Severity.MONEY),
    Generic(
        "free-after-refusal", keys.free_after_refusal, "A refused request leaves its key free.", Severity.BEHAVIOUR
    ),
)
OWNERSHIP = Generic(
    "ownership",
    lambda kit: ids.ownership(kit, kit.path_ids[0]),
    "What belongs to one account is not found by another.",
    Severity.LEAK,
)
CHOSEN = Provenance("chosen", note="What every operation with a key, or with an id, keeps to.")
OF_THE_CONTRACT = Provenance("inferred", note="The contract has the operation.")


def add_rules() -> None:
    """Add the rules of every operation that has a kit."""
    for name, kit in kits().items():
        operation = operations()[name]
        add(Rule(work.rule_of(name), name, WORKS.text, OF_THE_CONTRACT, check=WORKS.make(kit), severity=WORKS.severity))
        checks: dict[str, list[Check]] = {}
        severities: dict[str, Severity] = {}
        for code, check, severity in _coded(kit, operation):
            checks.setdefault(code, []).append(check)
            severities[code] = severity
        for code, several in checks.items():
            triggers(name, code, severities[code])(partial(_all, several))
        for generic in _uncoded(kit, operation):
            _add(kit, generic)
    properties.add_rules()


def _all(checks: Sequence[Check], probe: Probe) -> None:
    """All causes of a code, for a page that has one for several."""
    for check in checks:
        check(probe)


def _coded(kit: OperationKit, operation: Operation) -> Iterator[tuple[str, Check, Severity]]:
    for code in operation.codes.values():
        if code.status == 401 and is_for_requests(operation.id, code.code):
            check = tokens.token_is_needed(kit, code.code, kit.without_token.get(code.code, kit.valid))
            yield code.code, check, Severity.LEAK
        elif code.code in BY_CODE:
            make, severity = BY_CODE[code.code]
            yield code.code, make(kit), severity
    if operation.forms:
        yield kit.unreadable, http.unreadable(kit), Severity.CODE
    for each in kit.path_ids:
        if each.malformed_code != each.unknown_code:
            yield each.unknown_code, ids.unknown(kit, each), Severity.CODE
        yield each.malformed_code, ids.malformed(kit, each), Severity.CODE


def _uncoded(kit: OperationKit, operation: Operation) -> Iterator[Generic]:
    if operation.keyed:
        yield from OF_KEYS
    if kit.path_ids:
        yield OWNERSHIP


def _add(kit: OperationKit, generic: Generic) -> None:
    """Under the name of the x-rule that states it; one that the operation tries in its own way is left to it."""
    stated, check, severity = kit.stated.get(generic.name), generic.make(kit), generic.severity
    if stated is None:
        name = f"{kit.operation}.{generic.name}"
        add(Rule(name, kit.operation, generic.text, CHOSEN, check=check, severity=severity))
    elif stated not in RULES:
        x_rule(stated, severity)(check)
