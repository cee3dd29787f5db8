"""What is true of every operation, from its kit alone.

A rule with a code is that code's documented cause. One without is stated by an x-rule of the contract, which the kit
names in `stated`; where none is, it is called after the operation.
"""

from collections.abc import Callable, Iterator, Sequence
from functools import partial

from mp_orders_spec import Operation, operations

from mp_orders_contract.operation_kit import OperationKit, kits
from mp_orders_contract.probe import Probe
from mp_orders_contract.rule import RULES, Check, Provenance, Rule, add, is_for_requests, triggers, x_rule
from mp_orders_contract.rules.generic import http, ids, keys, properties, tokens

BY_CODE: dict[str, Callable[[OperationKit], Check]] = {
    "method_not_allowed": http.method,
    "request_too_large": http.size,
    "unsupported_media_type": http.media_type,
    "empty_required_header": keys.key_is_needed,
    "invalid_idempotency_key_length": keys.key_has_a_length,
}
OF_KEYS: dict[str, tuple[Callable[[OperationKit], Check], str]] = {
    "replay": (keys.replay, "The same request under the same key has the first answer."),
    "conflict": (keys.conflict, "A key under which something else was done is refused."),
    "twins": (keys.twins, "Of the same request sent several times at once, the work is done once."),
    "free-after-refusal": (keys.free_after_refusal, "The key of a request that was refused is free."),
}
OWNERSHIP = "What belongs to one account is not found by another."
CHOSEN = Provenance("chosen", note="What every operation with a key, or with an id, keeps to.")


def add_rules() -> None:
    """Add the rules of every operation that has a kit."""
    for name, kit in kits().items():
        operation = operations()[name]
        checks: dict[str, list[Check]] = {}
        for code, check in _coded(kit, operation):
            checks.setdefault(code, []).append(check)
        for code, several in checks.items():
            triggers(name, code)(partial(_all, several))
        for generic, check, text in _uncoded(kit, operation):
            _add(kit, generic, check, text)
    properties.add_rules()


def _all(checks: Sequence[Check], probe: Probe) -> None:
    """All causes of a code, for a page that has one for several."""
    for check in checks:
        check(probe)


def _coded(kit: OperationKit, operation: Operation) -> Iterator[tuple[str, Check]]:
    for code in operation.codes.values():
        if code.status == 401 and is_for_requests(operation.id, code.code):
            yield code.code, tokens.token_is_needed(kit, code.code, kit.without_token.get(code.code, kit.valid))
        elif code.code in BY_CODE:
            yield code.code, BY_CODE[code.code](kit)
    if operation.forms:
        yield kit.unreadable, http.unreadable(kit)
    for each in kit.path_ids:
        if each.malformed_code != each.unknown_code:
            yield each.unknown_code, ids.unknown(kit, each)
        yield each.malformed_code, ids.malformed(kit, each)


def _uncoded(kit: OperationKit, operation: Operation) -> Iterator[tuple[str, Check, str]]:
    if operation.keyed:
        for name, (make, text) in OF_KEYS.items():
            yield name, make(kit), text
    if kit.path_ids:
        yield "ownership", ids.ownership(kit, kit.path_ids[0]), OWNERSHIP


def _add(kit: OperationKit, name: str, check: Check, text: str) -> None:
    """Under the name of the x-rule that states it; one that the operation tries in its own way is left to it."""
    stated = kit.stated.get(name)
    if stated is None:
        add(Rule(f"{kit.operation}.{name}", kit.operation, text, CHOSEN, check=check))
    elif stated not in RULES:
        x_rule(stated)(check)
