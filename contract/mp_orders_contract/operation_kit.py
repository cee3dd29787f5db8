"""What the kit has to know of one operation; everything else about it comes from the contract.

Each operation has a module below `operations/` with an `OperationKit`, found by its folder. From its valid call
the rules of `rules/generic/` follow: tokens, keys, HTTP, and the codes of the control API; from `path_ids` ids and
ownership; from `forms` and `violated` properties.
"""

import functools
import pkgutil
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from functools import partial
from importlib import import_module
from typing import Any, Protocol, TypeAlias

from attrs import Factory, evolve, field, frozen
from mp_orders_spec import Contract, ContractError, Operation, load_contract

from mp_orders_contract.probe import Probe
from mp_orders_contract.session import Call

Path: TypeAlias = tuple[str | int, ...]
"""Names and indexes on the way to a place in a body."""
Valid: TypeAlias = Callable[[Probe], Call]


@frozen
class Known:
    """What is known of the request that a body is for.

    Attributes:
        terminal: that takes an order, if one was named.
        sandbox: whether the account is one, where a payer needs the e-mail of a test user.
        subject: what the path names, as it was created; empty if that is not known.
        pos: a point of sale of the account, if one is known.
    """

    terminal: str | None = None
    sandbox: bool = False
    subject: Mapping[str, Any] = field(factory=dict)
    pos: str | None = None


@frozen
class PathId:
    """An id in the path of an operation.

    Attributes:
        parameter: its name there.
        unknown: well-formed ids that nothing has, and the code with which they are refused.
        malformed: ids that are not well-formed, and the code with which they are refused.
    """

    parameter: str
    unknown: Sequence[str | int]
    unknown_code: str
    malformed: Sequence[str]
    malformed_code: str

    def named(self, call: Call, value: str | int) -> Call:
        """The call about another id."""
        return evolve(call, parameters={**call.parameters, self.parameter: value})


@frozen
class BodyForm:
    """How a value is tried in one form of a body.

    Attributes:
        label: what the form is called in the ids of rules.
        start: the least body in which the value at a place is put.
        send: a call with a body that has it; told whether it is to be accepted, and what state it needs then.
        agree: makes the rest of a body go with the value that was put at a place.
        left_out: names of properties that rules of their own try.
    """

    label: str
    start: Callable[[Probe, Path], dict[str, Any]]
    send: Callable[[Probe, Any, bool], Call]
    agree: Callable[[Path, dict[str, Any]], None] = lambda _path, _body: None
    left_out: frozenset[str] = frozenset()


class FuzzedAnswer(Protocol):
    """A success that schemathesis got, and what may be asked after it. An answer is its status and its JSON."""

    url: str

    def get(self, url: str) -> tuple[int, Any]:
        """Get an address with the token of the request."""

    def repeat(self) -> tuple[int, Any]:
        """Send the request again under a fresh key."""


@frozen
class OperationKit:
    """One operation, as the kit tries it.

    Attributes:
        operation: its operationId.
        valid: a call that must succeed, after what it needs has been made.
        variants: makes more of them, such as of another type of order, where this target allows it.
        path_ids: of what it works on, in the order of its path; none for an operation that has none.
        state: what a call would change, as it reads now; None where it changes nothing that is there.
        another: a call with another valid body on what `valid` works on; for keyed operations with an id and a body.
        creates: the path parameter in which other operations name what it creates.
        without_token: calls for the codes (401) that `valid` does not get without a token.
        unreadable: the code of a body that is not JSON.
        forms: how the properties of each request schema are tried.
        repair: makes a well-formed body agree with itself, where JSON Schema cannot ask for it.
        violated: the codes with which a body may be refused; none for a valid one. For operations with a body.
        stated: the x-rule of the contract that says what a generic rule tries, by that rule's name.
        refuses_beyond_schema: whether 400 may answer a request that fits its schemas: because of what its path names,
            or of what JSON Schema cannot say of its query.
        follow_up: what must hold after a success of schemathesis; returns what is wrong, or nothing. Never what was
            chosen where no page says more: it knows no level.
    """

    operation: str
    valid: Valid
    variants: Callable[[Probe], list[Callable[[], Call]]] = lambda _probe: []
    path_ids: Sequence[PathId] = ()
    state: Callable[[Probe, Call], object] | None = None
    another: Callable[[Call], Call] | None = None
    creates: str | None = None
    without_token: Mapping[str, Valid] = Factory(dict)
    unreadable: str = "json_syntax_error"
    forms: Mapping[str, BodyForm] = Factory(dict)
    repair: Callable[[dict[str, Any], Known], None] = lambda _body, _known: None
    violated: Callable[[Any], set[str]] | None = None
    stated: Mapping[str, str] = Factory(dict)
    refuses_beyond_schema: bool = False
    follow_up: Callable[[FuzzedAnswer], str] = lambda _answer: ""

    def about_nothing(self, probe: Probe) -> Call:
        """A call without a body, about nothing that is there: it does no work, even where its operation is there."""
        return probe.call(self.operation, **{each.parameter: each.unknown[0] for each in self.path_ids})

    def calls(self, probe: Probe) -> Iterator[Call]:
        """Valid calls, one of each variant that this target allows; each is made when it is asked for."""
        yield self.valid(probe)
        yield from (make() for make in self.variants(probe))

    def unchanged(self, probe: Probe, call: Call) -> AbstractContextManager[None]:
        """Within this, what a call would change stays as it is; see `Probe.unchanged`."""
        return probe.unchanged(partial(self.state, probe, call) if self.state else None)


_KITS: dict[str, OperationKit] = {}


def register(made: OperationKit) -> OperationKit:
    """Make the kit of an operation known."""
    _KITS[made.operation] = made
    return made


@functools.cache
def kits(contract: Contract | None = None) -> Mapping[str, OperationKit]:
    """The kit of each operation of a contract, in its order; without a contract, of the package's.

    Raises:
        ContractError: it has an operation or a form of a body for which there is none; says where to add it.
    """
    known, wanted = _all(), (contract or load_contract()).operations
    missing = [each for each in wanted.values() if each.id not in known]
    if missing:
        raise ContractError("; ".join(_hint(each) for each in missing) + _strays(set(known) - set(wanted)))
    lacks = [lack for operation in wanted.values() for lack in _lacks(operation, known[operation.id])]
    if lacks:
        raise ContractError("; ".join(lacks))
    return {name: known[name] for name in wanted}


def _hint(operation: Operation) -> str:
    verb = operation.id.removesuffix(f"_{operation.family.removesuffix('s')}")
    file = f"contract/mp_orders_contract/operations/{operation.family}/{verb}.py"
    return f"no kit for {operation.id}: add {file} with one"


def _lacks(operation: Operation, made: OperationKit) -> Iterator[str]:
    """What a kit has to say of such an operation, and does not."""
    of_kit = f"the kit of {operation.id}"
    for form in operation.forms:
        if form.schema not in made.forms:
            yield f"{of_kit} has no form for {form.schema}: add it to `forms`"
    if operation.forms and made.violated is None:
        yield f"{of_kit} does not say which codes a wrong body has: add `violated`"
    named = {each.parameter for each in made.path_ids}
    for each in operation.parameters_in("path"):
        if each.name not in named:
            yield f"{of_kit} does not say what {each.name} names: add it to `path_ids`"
    if operation.method != "GET" and operation.parameters_in("path") and made.state is None:
        yield f"{of_kit} does not say what a call changes, so nobody sees whether a refused one did: add `state`"
    if operation.keyed and operation.forms and operation.parameters_in("path") and made.another is None:
        yield f"{of_kit} has no other body for the same thing: add `another`"


def _strays(names: set[str]) -> str:
    return f" (not in this contract, and perhaps misspelt: {', '.join(sorted(names))})" if names else ""


@functools.cache
def _all() -> Mapping[str, OperationKit]:
    """Import every module below `operations`, which makes itself known."""
    package = import_module("mp_orders_contract.operations")
    for module in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
        import_module(module.name)
    return _KITS
