"""What a run found, as data; `reports/` writes it for people and machines."""

from collections import Counter
from collections.abc import Iterator

from attrs import Factory, define, field, frozen
from mp_orders_spec import operations

from mp_orders_contract.clean import shortened
from mp_orders_contract.exchange import Exchange, Secrets
from mp_orders_contract.rule import Blocked, Rule
from mp_orders_contract.severity import DEFAULT_LEVEL

PASSED, FAILED, NOT_RUN, ERROR = "passed", "failed", "not run", "error"
NOTE, MISSING, BLOCKED = "note", "not implemented", "blocked"
OUTCOMES = (ERROR, FAILED, MISSING, BLOCKED, NOTE, NOT_RUN, PASSED)
"""In the order in which they matter to a reader."""
TRIGGERED, WRONG, ALIAS, UNREACHABLE, NOT_SEEN = (
    "triggered",
    "wrong answer",
    "alias",
    "unreachable",
    "not seen",
)


MAX_NAMED = 3
"""So many operations that are missing are named in a verdict."""


MAX_MESSAGE = 4_000


def _kept(message: str) -> str:
    return shortened(message, MAX_MESSAGE)


@frozen
class Finding:
    """What went wrong, and the exchanges that show it.

    Attributes:
        message: in a sentence.
        exchanges: the last one is what went wrong.
        text: what schemathesis says of it, which shows no exchanges, or where the kit itself went wrong.
        wanted: status and codes of the last exchange that would have been right; empty where it is about more.
    """

    message: str = field(converter=_kept)
    exchanges: tuple[Exchange, ...] = ()
    text: str = ""
    wanted: str = ""


@frozen
class Result:
    """What came of one rule.

    Attributes:
        rule: that was tried.
        outcome: PASSED; FAILED, or NOTE where that does not count at the level of the run; MISSING where its operation
            is not there; BLOCKED where another one is not that it needs; NOT_RUN where it could not be tried for
            another reason; ERROR where the kit itself went wrong, which says nothing of the target.
        reason: why it was not tried.
        findings: what went wrong.
        duration_s: how long it took, in seconds.
        requests: how many were sent for it.
    """

    rule: Rule
    outcome: str
    reason: str = ""
    findings: tuple[Finding, ...] = ()
    duration_s: float = 0.0
    requests: int = 0

    @property
    def went_wrong(self) -> bool:
        """Whether the run is no pass because of it: the target broke the rule, or the kit could not try it."""
        return self.outcome in (FAILED, ERROR)


@frozen
class CodeResult:
    """What came of one error code of one operation: TRIGGERED, WRONG, ALIAS, UNREACHABLE or NOT_SEEN."""

    operation: str
    status: int
    code: str
    state: str
    reason: str = ""
    rule: str = ""
    """The rule that failed because of it."""
    counts: bool = True
    """Whether the run is no pass if it is WRONG or NOT_SEEN."""


@define
class Report:
    """A run.

    Attributes:
        base_url: what was checked.
        profile: smoke, quick or full.
        level: of the provenances that count; see `severity`.
        seed: of schemathesis.
        started: when, in ISO 8601.
        secrets: hides the tokens of what is shown.
        results: of each rule.
        codes: of each error code.
        answers: how many, by operation and status.
        operations: those that the run was about.
        must_work: those of them that have to answer 2xx at least once, since all about them was asked for.
        missing: the operations and kinds of orders that are not there, and how that shows.
        unwanted: kinds of orders that were left out.
        crashes: how often operations answered 5xx that nobody had ordered, by operation and status.
        stopped: why it ended before its end; empty if it did not.
        nothing_learned: whether it stopped before anything was tried.
        duration_s: how long it took, in seconds.
        notes: what a reader should know of how it ran.
    """

    base_url: str
    profile: str
    seed: int
    started: str
    secrets: Secrets
    level: str = DEFAULT_LEVEL
    results: list[Result] = Factory(list)
    codes: list[CodeResult] = Factory(list)
    answers: Counter[tuple[str, int]] = Factory(Counter)
    operations: tuple[str, ...] = ()
    must_work: tuple[str, ...] = ()
    missing: dict[str, str] = Factory(dict)
    unwanted: tuple[str, ...] = ()
    crashes: Counter[tuple[str, int]] = Factory(Counter)
    stopped: str = ""
    nothing_learned: bool = False
    duration_s: float = 0.0
    notes: list[str] = Factory(list)

    @property
    def failed(self) -> list[Result]:
        """The rules that the implementation breaks."""
        return [each for each in self.results if each.outcome == FAILED]

    @property
    def errors(self) -> list[Result]:
        """The rules at which the kit itself went wrong."""
        return [each for each in self.results if each.outcome == ERROR]

    @property
    def notes_of_rules(self) -> list[Result]:
        """The rules that are broken and do not count at this level."""
        return [each for each in self.results if each.outcome == NOTE]

    @property
    def absent(self) -> list[str]:
        """The operations and kinds of orders that are not there, and that the run was about."""
        about = {each.rule.operation for each in self.results if each.outcome == MISSING}
        reasons = {each.reason for each in self.results if each.outcome == BLOCKED}
        kinds = {each for each in self.missing if each not in operations() and str(Blocked(each)) in reasons}
        return [each for each in self.missing if each in about or each in kinds - set(self.unwanted)]

    @property
    def not_run(self) -> list[Result]:
        """The rules that were not tried."""
        return [each for each in self.results if each.outcome == NOT_RUN]

    @property
    def was_tried(self) -> bool:
        """Whether any rule was; those about every answer have nothing of their own to try."""
        own = [each for each in self.results if each.rule.check is not None] or self.results
        return any(each.outcome not in (NOT_RUN, MISSING, BLOCKED) for each in own)

    @property
    def silent(self) -> list[str]:
        """The operations that never did their work, and have to."""
        worked = {operation for (operation, status), count in self.answers.items() if 200 <= status < 300 and count}
        return [each for each in self.must_work if each not in worked and each not in self.missing]

    @property
    def wrong_codes(self) -> list[CodeResult]:
        """The codes that a request should have triggered, and that did not come."""
        return [each for each in self.codes if each.counts and each.state in (WRONG, NOT_SEEN)]

    @property
    def problems(self) -> list[str]:
        """Why this is no pass, each in a line; empty if it is one."""
        if self.nothing_learned:
            return [self.stopped]
        found = [self.stopped] if self.stopped else []
        found += [self._absent_in_short()] if self.absent else []
        found += [f"{len(self.failed)} of {len(self.results)} rules failed"] if self.failed else []
        found += [f"the kit itself went wrong at {len(self.errors)} of the rules"] if self.errors else []
        found += [f"no 2xx, so nothing is shown: {', '.join(self.silent)}"] if self.silent else []
        found += [] if self.was_tried or self.absent else ["no rule could be tried"]
        found += (
            [f"{len(self.wrong_codes)} error code{'' if len(self.wrong_codes) == 1 else 's'} did not come"]
            if self.wrong_codes
            else []
        )
        return found

    def _absent_in_short(self) -> str:
        names = self.absent
        if len(names) > MAX_NAMED:
            return f"{len(names)} operations and kinds of orders are not implemented"
        return f"not implemented: {', '.join(names)}"

    @property
    def ok(self) -> bool:
        """Whether nothing failed, every operation did its work, and every rule was tried or says why not."""
        return not self.problems

    @property
    def exit_code(self) -> int:
        """0 for a pass, 3 where the kit itself went wrong, 2 where nothing could be tried, else 1."""
        if self.errors:
            return 3
        if self.nothing_learned or not (self.was_tried or self.absent):
            return 2
        return 0 if self.ok else 1

    def by_operation(self) -> Iterator[tuple[str, list[Result]]]:
        """The results of each operation, in the contract's order; last, as those of "*", the ones about all answers."""
        for name in (*self.operations, "*"):
            found = [each for each in self.results if each.rule.operation == name]
            if found:
                yield name, found

    def answers_of(self, operation: str) -> list[tuple[int, int]]:
        """How many answers of an operation had each status, in their order."""
        return [(status, count) for (name, status), count in sorted(self.answers.items()) if name == operation]

    def count(self, outcome: str) -> int:
        """How many rules had an outcome."""
        return sum(each.outcome == outcome for each in self.results)

    def count_codes(self, state: str) -> int:
        """How many codes are in a state."""
        return sum(each.state == state for each in self.codes)
