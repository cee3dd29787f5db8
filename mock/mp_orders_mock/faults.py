"""What the mock is told to do wrong in the next calls."""

import difflib
import random
import threading
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager
from typing import Any, Protocol

from attrs import asdict, define, evolve, field, frozen
from mp_orders_spec import Contract, Operation

from mp_orders_mock.domain.notifications import OPERATIONS
from mp_orders_mock.domain.transitions import REJECTIONS
from mp_orders_mock.store import Store

ANY = "*"
NOTIFICATION_KINDS = ("duplicate", "out_of_order", "lose", "bad_signature")
KINDS = ("error", "delay", "drop_before_work", "drop_after_commit", "truncated_body", "html_body", *NOTIFICATION_KINDS)
IMPLIED = {"code": "error", "status": "error", "status_detail": "error", "retry_after_s": "error", "delay_ms": "delay"}
"""The kind that a field stands for where none is named; the first one that is there decides."""
WHAT = f"a status, a code, delay_ms or a kind ({', '.join(KINDS)})"
HTML_STATUS = range(400, 600)


class FaultError(Exception):
    """The fault is not one that this contract knows."""


@frozen
class Fault:
    """One thing that goes wrong.

    Attributes:
        operation: an operationId of the contract, of `webhooks:` for notifications, or `*` for all.
        kind: `error` answers with a code of the contract instead of doing the work; `delay` only waits;
            `drop_before_work` and `drop_after_commit` close the connection without an answer, before and after the
            work; `truncated_body` cuts the answer in the middle; `html_body` answers a gateway's HTML page. Of
            notifications: `duplicate` sends one twice, `out_of_order` after the next one of its address, `lose` not
            before its second attempt, `bad_signature` first with a signature that is wrong.
        times: how many calls; None for all that follow.
        probability: of each call, from 0 to 1.
        status, code: of an `error`, as the operation lists them; one is enough. `status` also of `html_body`.
        status_detail: why the payment is rejected, for the code `failed`.
        retry_after_s: the Retry-After header of an `error`, in seconds.
        delay_ms: waits so long before anything else, in milliseconds.
        number: counts up; names the fault in the list.
    """

    kind: str
    operation: str = ANY
    times: int | None = 1
    probability: float = 1.0
    status: int | None = None
    code: str | None = None
    status_detail: str | None = None
    retry_after_s: int | None = None
    delay_ms: int = 0
    number: int = 0


@define
class FaultList:
    """Faults in their order, and the number that the last one got, of whichever is left."""

    faults: list[Fault] = field(factory=list)
    last: int = 0


class Shelf(Protocol):
    """Where faults are kept."""

    def known(self) -> Sequence[Fault]:
        """Those that this process knows of; no others are there unless another process has just set them."""

    def edit(self) -> AbstractContextManager[FaultList]:
        """All that are there, to be changed; nobody else changes them within the context."""


class OwnShelf:
    """Faults of one process. Safe from several threads."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._list = FaultList()

    def known(self) -> Sequence[Fault]:
        """All of them."""
        return self._list.faults

    @contextmanager
    def edit(self) -> Iterator[FaultList]:
        """All of them, to be changed."""
        with self._lock:
            changed = FaultList(list(self._list.faults), self._list.last)
            yield changed
            self._list = changed


class SharedShelf:
    """Faults of all processes that use a store."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def known(self) -> Sequence[Fault]:
        """Those that this process has seen."""
        return [Fault(**row) for row in self._store.seen.faults]

    @contextmanager
    def edit(self) -> Iterator[FaultList]:
        """All of them, to be changed."""
        with self._store.transaction() as transaction:
            transaction.lock("faults")
            before = FaultList([Fault(**row) for row in transaction.faults()], transaction.last_fault())
            changed = FaultList(list(before.faults), before.last)
            yield changed
            if changed != before:
                transaction.put_faults([asdict(each) for each in changed.faults], changed.last)


class Faults:
    """The faults that are set, in order. Safe from several threads.

    Args:
        contract: tells which codes an operation has.
        seed: of the probabilities.
        shelf: where they are kept; in this process unless given.
    """

    def __init__(self, contract: Contract, seed: int = 0, shelf: Shelf | None = None) -> None:
        self._contract = contract
        self._random = random.Random(seed)  # noqa: S311 - not for secrets
        self._shelf = shelf or OwnShelf()

    def add(self, fault: Fault) -> Fault:
        """Set a fault; returns it with its number. One for every call that is there already is not set twice: each of
        several processes may set it when it starts.

        Raises:
            FaultError: no operation, or none with this status and code.
        """
        fault = self._completed(fault)
        with self._shelf.edit() as kept:
            same = [each for each in kept.faults if each.times is None and evolve(each, number=0) == fault]
            if same:
                return same[0]
            kept.last += 1
            fault = evolve(fault, number=kept.last)
            kept.faults.append(fault)
        return fault

    def read(self, given: Mapping[str, Any]) -> Fault:
        """The fault that somebody means: with the kind that its fields imply, where none is named.

        A kind that is a status, an operation or a code is taken for that.

        Raises:
            FaultError: says what is wrong, and what would be right.
        """
        for name in given:
            if name not in RIGHT:
                raise FaultError(f"unknown field {name!r}: {_near(name, RIGHT)}")
        named = self._with_kind(given)
        for name, value in named.items():
            is_right, right = RIGHT[name]
            if not is_right(value):
                raise FaultError(f"{name} is {value!r}: it has to be {right}")
        return Fault(**named)

    def _with_kind(self, given: Mapping[str, Any]) -> dict[str, Any]:
        named = {name: value for name, value in given.items() if name != "kind" or value is not None}
        word = named.get("kind")
        place = self._place_of(word)
        if place is not None:
            if named.get(place, ANY) not in (ANY, None):
                raise FaultError(f"{word!r} is no kind: write {place}={word!r} and {WHAT}")
            del named["kind"]
            named[place] = word
        if "kind" not in named:
            implied = next((kind for name, kind in IMPLIED.items() if named.get(name) is not None), None)
            if implied is None:
                raise FaultError(f"what goes wrong is missing: name {WHAT}")
            named["kind"] = implied
        return named

    def _place_of(self, word: object) -> str | None:
        """The field that a word belongs to, which stands where a kind should; None for a kind, and what is unknown."""
        if _is_whole(word) or (isinstance(word, str) and word.isdecimal()):
            return "status"
        operations = self._contract.operations
        if not isinstance(word, str) or word in KINDS:
            return None
        if word in operations:
            return "operation"
        return "code" if any(word in operation.codes for operation in operations.values()) else None

    def all(self) -> list[Fault]:
        """The faults that are still to come."""
        with self._shelf.edit() as kept:
            return kept.faults

    def clear(self, number: int | None = None) -> None:
        """Forget one fault, or all of them."""
        with self._shelf.edit() as kept:
            kept.faults = [fault for fault in kept.faults if number is not None and fault.number != number]

    def counts(self, operation: str) -> bool:
        """Whether a fault that this process knows of counts the calls of this operation that it meets."""
        counted = [fault for fault in self._shelf.known() if fault.times is not None]
        return any(self._on(fault, self._contract.operations[operation]) for fault in counted)

    def take(self, operation: str) -> Fault | None:
        """The fault of this call, which is then used up once."""
        return self._take(lambda fault: self._on(fault, self._contract.operations[operation]))

    def take_notification(self, operation: str) -> Fault | None:
        """The fault of this notification, which is then used up once."""
        return self._take(lambda fault: fault if _is_of_notification(fault, operation) else None)

    def _take(self, meet: Callable[[Fault], Fault | None]) -> Fault | None:
        met_by_all = [met for fault in self._shelf.known() if (met := meet(fault))]
        if all(each.times is None for each in met_by_all):  # nothing is used up
            return next((each for each in met_by_all if self._random.random() < each.probability), None)
        with self._shelf.edit() as kept:
            for place, fault in enumerate(kept.faults):
                met = meet(fault)
                if met and self._random.random() < fault.probability:
                    if fault.times == 1:
                        del kept.faults[place]
                    elif fault.times is not None:
                        kept.faults[place] = evolve(fault, times=fault.times - 1)
                    return met
        return None

    @staticmethod
    def _on(fault: Fault, operation: Operation) -> Fault | None:
        """What the fault is for this operation; None if it does not concern it."""
        if fault.operation not in (ANY, operation.id) or fault.kind in NOTIFICATION_KINDS:
            return None
        if fault.kind != "error":
            return fault
        fitting = [
            each
            for each in operation.codes.values()
            if fault.code in (None, each.code) and fault.status in (None, each.status)
        ]
        if not fitting:
            return None
        code = next((each for each in fitting if each.code == str(each.status)), fitting[0])
        retry_after_s = 1 if fault.retry_after_s is None and code.status == 429 else fault.retry_after_s
        return evolve(fault, status=code.status, code=code.code, retry_after_s=retry_after_s)

    def _completed(self, fault: Fault) -> Fault:
        """The fault as it is listed: of one operation, with what was not said.

        Raises:
            FaultError: nothing could ever meet it.
        """
        operations = self._contract.operations
        _check(fault, operations)
        if fault.kind in NOTIFICATION_KINDS:
            _check_notification(fault)
            return fault
        if fault.operation != ANY and fault.operation not in operations:
            raise FaultError(f"unknown operation {fault.operation!r}: {_near(fault.operation, (ANY, *operations))}")
        if fault.kind == "html_body":
            return evolve(fault, status=fault.status or 502)
        named = [operations[fault.operation]] if fault.operation != ANY else list(operations.values())
        met = [each for operation in named if (each := self._on(fault, operation))]
        if not met:
            raise FaultError(_no_such_error(fault, named))
        return met[0] if fault.operation != ANY else fault


def _is_of_notification(fault: Fault, operation: str) -> bool:
    return fault.kind in NOTIFICATION_KINDS and fault.operation in (ANY, operation)


def _check_notification(fault: Fault) -> None:
    if fault.operation not in (ANY, *OPERATIONS.values()):
        known = ", ".join((ANY, *sorted(set(OPERATIONS.values()))))
        raise FaultError(f"{fault.kind} happens to notifications, not to {fault.operation}: one of {known}")
    if fault.delay_ms:
        raise FaultError(f"{fault.kind} does nothing with delay_ms")


def _no_such_error(fault: Fault, operations: Sequence[Operation]) -> str:
    """Which errors there are: those of its code or of its status, or else all statuses."""
    codes = [code for operation in operations for code in operation.codes.values()]
    close = difflib.get_close_matches(fault.code or "", {code.code for code in codes}, cutoff=0.75)
    near = [each for each in codes if each.code in close or (each.status == fault.status and not close)]
    known = {f"{code.status} {code.code}" for code in near} or {str(code.status) for code in codes}
    asked = " ".join(str(each) for each in (fault.status, fault.code) if each is not None)
    where = "any operation" if fault.operation == ANY else fault.operation
    said = f"the contract has no error {asked} of {where}, but {', '.join(sorted(known))}"
    return said if fault.status is None else f"{said}; kind='html_body' takes any from 400 to 599, as a gateway's page"


def _check(fault: Fault, operations: Collection[str]) -> None:
    """Refuse what does not go together.

    Raises:
        FaultError: says what would.
    """
    if fault.kind not in KINDS:
        raise FaultError(f"unknown kind {fault.kind!r}: {_near(fault.kind, KINDS, operations)}")
    if fault.kind == "error" and fault.code is None and fault.status is None:
        raise FaultError("an error needs a status or a code, such as status=500 or code='internal_error'")
    if fault.kind != "error":
        given = {"status": fault.status, "code": fault.code}
        given |= {"status_detail": fault.status_detail, "retry_after_s": fault.retry_after_s}
        idle = [name for name, value in given.items() if value is not None]
        if fault.kind == "html_body":
            idle = [name for name in idle if name != "status"]
        if idle:
            raise FaultError(f"{fault.kind} does nothing with {' and '.join(idle)}; an error does")
    if fault.kind == "delay" and not fault.delay_ms:
        raise FaultError("a delay needs delay_ms, such as delay_ms=200")
    if fault.kind == "html_body" and fault.status is not None and fault.status not in HTML_STATUS:
        raise FaultError(f"status is {fault.status}: that of html_body is any from 400 to 599")
    if fault.status_detail not in (None, *REJECTIONS):
        raise FaultError(f"unknown status_detail {fault.status_detail!r}: {_near(fault.status_detail, REJECTIONS)}")


def _is_whole(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool)


def _is_text(value: object) -> bool:
    return isinstance(value, str)


RIGHT: Mapping[str, tuple[Callable[[Any], bool], str]] = {
    "kind": (_is_text, f"one of {', '.join(KINDS)}"),
    "operation": (_is_text, "an operationId of the contract, such as 'create_order', or '*' for all"),
    "times": (
        lambda value: value is None or (_is_whole(value) and value >= 1),
        "a whole number from 1, or null (None) for every call",
    ),
    "probability": (
        lambda value: (_is_whole(value) or isinstance(value, float)) and 0 < value <= 1,
        "a number above 0 and at most 1, such as 0.5",
    ),
    "status": (lambda value: value is None or _is_whole(value), "a whole number, such as 500"),
    "code": (lambda value: value is None or _is_text(value), "a text, such as 'internal_error'"),
    "status_detail": (lambda value: value is None or _is_text(value), "a text, such as 'high_risk'"),
    "retry_after_s": (
        lambda value: value is None or (_is_whole(value) and value >= 0),
        "a whole number of seconds, such as 7",
    ),
    "delay_ms": (lambda value: _is_whole(value) and value >= 0, "a whole number of milliseconds, such as 200"),
}
"""Of each field that is given: whether a value is right, and what would be."""


def _near(name: str, known: Collection[str], also: Collection[str] = ()) -> str:
    near = difflib.get_close_matches(name, (*known, *also), 1)
    return f"did you mean {near[0]}?" if near else f"one of {', '.join(known)}"
