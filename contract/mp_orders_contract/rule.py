"""What a rule is, and how one is written: a probe under a decorator that says where the rule comes from."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, TypeAlias

from attrs import frozen
from mp_orders_spec import code_entries, load_spec, operations

from mp_orders_contract.exchange import Exchange
from mp_orders_contract.severity import Severity

if TYPE_CHECKING:
    from mp_orders_contract.probe import Probe

Check: TypeAlias = Callable[["Probe"], None]


class RuleViolation(Exception):
    """An implementation did something else than a rule says.

    Attributes:
        exchanges: that show it, the last one last.
        parts: the single cases, where several went wrong.
        wanted: status and perhaps codes of the last exchange that would have been right, where it is about these.
    """

    def __init__(
        self, message: str, *exchanges: Exchange, parts: Sequence["RuleViolation"] = (), wanted: str = ""
    ) -> None:
        super().__init__(message)
        self.exchanges = exchanges
        self.parts = parts
        self.wanted = wanted


class Skipped(Exception):
    """A rule cannot be tried here; says why."""


class Blocked(Skipped):
    """A rule needs an operation, or a kind of orders, that is not there."""

    def __init__(self, what: str) -> None:
        super().__init__(f"blocked by {what}: not implemented")


@frozen
class Provenance:
    """Where a statement comes from: documented, observed, inferred or chosen; by which source, or why."""

    status: str
    source: str = ""
    note: str = ""

    @property
    def title(self) -> str:
        """The title of the source, or the note where nothing is its source."""
        return str(load_spec()["x-sources"][self.source]["title"]) if self.source else self.note

    @classmethod
    def of(cls, node: dict[str, Any]) -> "Provenance":
        """As the contract writes it."""
        return cls(node["status"], node.get("source", ""), node.get("note", ""))


@frozen
class Rule:
    """One statement about an implementation, and how to try it.

    Attributes:
        id: its name.
        operation: the operationId that it is about; "*" for a rule about all answers.
        text: what must be true, in one sentence.
        provenance: where that comes from.
        code: the error code that its probe triggers, if it does.
        check: tries it; raises RuleViolation or Skipped. None for the rules about all answers.
        group: rules of one group are shown in one line as long as nothing is wrong.
        severity: what breaking it means.
        alone: whether it changes what other rules rely on, such as the clock, so that none is tried beside it.
    """

    id: str
    operation: str
    text: str
    provenance: Provenance
    code: str | None = None
    check: Check | None = None
    group: str = ""
    severity: Severity = Severity.BEHAVIOUR
    alone: bool = False


RULES: dict[str, Rule] = {}
"""Every rule by its id, in the order in which they are tried."""

_X_RULES = {each["id"]: ("*", each) for each in load_spec()["x-rules"]} | {
    each["id"]: (operation.id, each) for operation in operations().values() for each in operation.rules
}
_STATUSES = {(entry.operation, entry.code): entry.status for entry in code_entries(load_spec())}
_CODES = {(entry.operation, entry.code): entry.entry for entry in code_entries(load_spec())}


ALIASES: Mapping[str, tuple[str, ...]] = {
    "401": ("unauthorized",),
    "bad_request": ("invalid_path_param",),
    "already_queued_order_for_terminal": ("already_queued_order_on_terminal",),
    "cannot_cancel_order": ("order_already_canceled",),
    "required_search_params": ("missing_required_params",),
    "invalid_search_params": ("invalid_parameter",),
    "invalid_token": ("invalid_caller_id",),
}
"""Codes that the documents have in place of another; an implementation has one of each."""


def x_rule(name: str, severity: Severity | None = None, *, alone: bool = False) -> Callable[[Check], Check]:
    """Tries a rule that the contract states under `x-rules`; see `Rule` for the rest."""

    def decorate(check: Check) -> Check:
        add(stated(name, check, severity, alone=alone))
        return check

    return decorate


def stated(name: str, check: Check | None, severity: Severity | None = None, *, alone: bool = False) -> Rule:
    """A rule as the contract states it under `x-rules`; unless its severity is given, its code decides."""
    operation, found = _X_RULES[name]
    code, provenance = found.get("code"), Provenance.of(found["x-provenance"])
    severity = severity or (Severity.CODE if code else Severity.BEHAVIOUR)
    return Rule(name, operation, found["text"], provenance, code, check, severity=severity, alone=alone)


def triggers(
    operation: str, code: str, severity: Severity = Severity.CODE, *, alone: bool = False
) -> Callable[[Check], Check]:
    """Provokes an error code of the contract by its documented cause; the rule is the code's description."""
    entry = _CODES[operation, code]
    name, status = f"{operation}.{code}", _STATUSES[operation, code]
    text = f"Refused with {status} {code}: {entry['description'][0].lower()}{entry['description'][1:]}"

    def decorate(check: Check) -> Check:
        provenance = Provenance.of(entry["x-provenance"])
        add(Rule(name, operation, text, provenance, code, check, severity=severity, alone=alone))
        return check

    return decorate


def is_for_requests(operation: str, code: str) -> bool:
    """Whether a request alone triggers a code of an operation."""
    return bool(_CODES[operation, code]["x-trigger"]["by"] == "request")


def accepted(code: str) -> tuple[str, ...]:
    """A code, and those that the documents have in its place."""
    return (code, *ALIASES.get(code, ()))


def aliases(code: str) -> list[str]:
    """The codes that stand for this one in the documents, or for which it stands."""
    return sorted({*ALIASES.get(code, ()), *(name for name, others in ALIASES.items() if code in others)})


def add(made: Rule) -> None:
    """Add a rule that is derived from the contract.

    Raises:
        ValueError: there is one of this id.
    """
    if made.id in RULES:
        raise ValueError(f"two rules are called {made.id}")
    RULES[made.id] = made


def untried() -> Iterator[Rule]:
    """The rules that the contract states and that nothing tries: each is skipped, and says so."""

    def check(_probe: "Probe") -> None:
        raise Skipped("the kit has no probe for this rule: add one under @x_rule to the operation's module")

    return (stated(name, check) for name in _X_RULES if name not in RULES)


def left_out(skip: Sequence[str]) -> set[str]:
    """The ids of the rules that `skip` names, as `selected` reads names.

    Raises:
        LookupError: a name is that of no rule and no operation.
    """
    return {each.id for each in selected(skip)} if skip else set()


def selected(only: Sequence[str]) -> list[Rule]:
    """The rules that `only` names by id, by its part before the first dot, or by operation; all if it is empty.

    Raises:
        LookupError: a name is that of no rule and no operation.
    """
    for name in only:
        if name not in operations() and not any(_is_named(each, name) for each in RULES.values()):
            raise LookupError(name)
    return [each for each in RULES.values() if not only or any(_is_named(each, name) for name in only)]


def _is_named(each: Rule, name: str) -> bool:
    return name in (each.id, each.operation) or each.id.startswith(f"{name}.")
