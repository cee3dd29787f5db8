"""Checks an implementation: looks at it, tries every rule, runs schemathesis, and sums up."""

import threading
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor, as_completed
from datetime import UTC, datetime
from functools import partial
from typing import Any

from attrs import frozen
from mp_orders_spec import operations

from mp_orders_contract import codes, fuzz
from mp_orders_contract.controls import ControlError
from mp_orders_contract.probe import POINT_ORDERS, QR_ORDERS, Probe
from mp_orders_contract.report import ALIAS, BLOCKED, MISSING, NOT_RUN, UNREACHABLE, CodeResult, Report, Result
from mp_orders_contract.rule import Blocked, Rule, Skipped
from mp_orders_contract.rules import STANDING, left_out, selected
from mp_orders_contract.runner import Runner
from mp_orders_contract.session import Target
from mp_orders_contract.severity import DEFAULT_LEVEL


@frozen
class Profile:
    """How much is tried.

    Attributes:
        examples: of schemathesis, for each operation and phase; 0 leaves it out.
        rounds: of requests that race.
        every_value: whether each value of a property is tried, or one of each kind of answer that is expected.
        time_limit_s: seconds for everything.
    """

    examples: int
    rounds: int
    every_value: bool
    time_limit_s: float


PROFILES = {
    "smoke": Profile(examples=0, rounds=1, every_value=False, time_limit_s=300),
    "quick": Profile(examples=5, rounds=3, every_value=True, time_limit_s=300),
    "full": Profile(examples=500, rounds=25, every_value=True, time_limit_s=1800),
}
INTERRUPTED = "the run was interrupted"
KINDS = {"point": POINT_ORDERS, "qr": QR_ORDERS}
"""What `skip` calls kinds of orders that an implementation may not have."""
Progress = Callable[[Result, int], None]


class Checker:
    """One run over one target.

    Args:
        target: what is checked.
        profile: a name of PROFILES.
        only: ids of rules or operations; all if it is empty.
        skip: ids of rules or operations that are left out.
        seed: for schemathesis.
        time_limit_s: in place of the profile's.
        control_secret: for a control API that is not on a loopback address.
        progress: told of each result and of how many there will be, from one thread at a time.
        level: which provenances count; see `severity`.
        jobs: how many rules are tried side by side; by how quickly the server answers unless given.
        pause_s: the least time between two requests, in seconds; nothing runs side by side then.

    Raises:
        LookupError: a name is that of no rule and no operation.
    """

    def __init__(
        self,
        target: Target,
        *,
        profile: str = "quick",
        only: Sequence[str] = (),
        skip: Sequence[str] = (),
        seed: int = 1,
        time_limit_s: float | None = None,
        control_secret: str | None = None,
        progress: Progress | None = None,
        level: str = DEFAULT_LEVEL,
        jobs: int | None = None,
        pause_s: float = 0.0,
    ) -> None:
        self._target = target
        self._profile = PROFILES[profile]
        whole = [each for each in only if each in operations()]
        self._rules = selected([*only, *STANDING] if whole else only)
        self._left_out = left_out(skip)
        self._limit_s = time_limit_s or self._profile.time_limit_s
        self._secret = control_secret
        self._progress = progress
        self._jobs, self._pause_s = (1 if pause_s else jobs), pause_s
        self._recording, self._stop = threading.Lock(), threading.Event()
        started = datetime.now(UTC).isoformat()
        self._report = Report(target.base_url, profile, seed, started, target.secrets, level)
        about = {each.operation for each in self._rules} - {"*"}
        self._report.operations = tuple(each for each in operations() if each in about)
        self._report.unwanted = tuple(kind for name, kind in KINDS.items() if name in skip)
        asked = whole or (() if only else operations())
        self._report.must_work = tuple(each for each in asked if each not in skip)

    @property
    def report(self) -> Report:
        """What there is; complete when `run` has ended, also with an interrupt."""
        return self._report

    def run(self) -> Report:
        """Try everything; never raises for what a target does.

        Raises:
            KeyboardInterrupt: whoever started this was interrupted; `report` has what was tried until then.
        """
        start = time.monotonic()
        try:
            self._look_and_try()
        except KeyboardInterrupt:
            if not self._report.stopped:
                self._nothing(INTERRUPTED)
            raise
        finally:
            self._report.duration_s = time.monotonic() - start
        return self._report

    def _nothing(self, why: str) -> None:
        self._report.stopped, self._report.nothing_learned = why, True
        self._report.results = [Result(each, NOT_RUN, "nothing was tried") for each in self._rules]

    def _look_and_try(self) -> None:
        with Runner(
            self._target,
            time_limit_s=self._limit_s,
            control_secret=self._secret,
            rounds=self._profile.rounds,
            every_value=self._profile.every_value,
            judged=self._report.must_work,
            level=self._report.level,
            jobs=self._jobs,
            pause_s=self._pause_s,
            unwanted=self._report.unwanted,
        ) as runner:
            if runner.stopped:
                self._nothing(runner.stopped)
            else:
                self._report.missing = runner.capabilities.missing
                self._try_all(runner)

    def _try_all(self, runner: Runner) -> None:
        report = self._report
        try:
            self._try_rules(runner)
            runner.go_on()
        except Skipped as error:
            report.stopped = str(error)
        except KeyboardInterrupt:
            report.stopped = INTERRUPTED
            raise
        finally:
            self._complete(runner)

    def _complete(self, runner: Runner) -> None:
        report = self._report
        done = {each.rule.id for each in report.results}
        report.results += [Result(each, NOT_RUN, report.stopped) for each in self._rules if each.id not in done]
        places = {each.id: place for place, each in enumerate((*self._rules, *fuzz.rules_of(report.must_work)))}
        report.results.sort(key=lambda each: places[each.rule.id])
        report.codes = report.codes or self._matrix(runner)
        report.answers.update(runner.log.answers)

    def _try_rules(self, runner: Runner) -> None:
        """Rules and what is generated, side by side; then rules that have to be alone, and what was recorded of all."""
        for each in self._rules:
            if each.id in self._left_out:
                self._record(Result(each, NOT_RUN, "left out by --skip"))
        chosen = [each for each in self._rules if each.id not in self._left_out]
        tasks = [
            partial(self._try, runner, each) for each in chosen if each.check is not None and not runner.is_alone(each)
        ]
        if self._report.must_work:
            generate = partial(self._generate, runner)
            tasks = [*tasks, generate] if runner.jobs == 1 else [generate, *tasks]
        self._side_by_side(runner, tasks)
        runner.disconnect()
        for each in chosen:
            if runner.is_alone(each):
                self._try(runner, each)
        self._report.codes = self._matrix(runner)
        crashes = {each: n for each, n in (runner.log.answers + self._report.answers).items() if each[1] >= 500}
        self._report.crashes.update(crashes)
        if runner.capabilities.controls is not None:
            self._order_codes(runner)
        for each in chosen:
            if each.check is None:
                self._try(runner, each)

    def _side_by_side(self, runner: Runner, tasks: Sequence[Callable[[], None]]) -> None:
        """Do all of them; what one raises, or an interrupt, ends the others."""
        with ThreadPoolExecutor(runner.jobs) as pool:
            started = [pool.submit(each) for each in tasks]
            try:
                for each in as_completed(started):
                    each.result()
            except BaseException:
                runner.interrupt(INTERRUPTED)
                self._stop.set()
                pool.shutdown(cancel_futures=True)
                raise

    def _try(self, runner: Runner, rule: Rule) -> None:
        self._record(runner.result_of(rule.id))

    def _record(self, result: Result) -> None:
        with self._recording:
            self._report.results.append(result)
            if self._progress is not None:
                self._progress(result, len(self._rules) + len(fuzz.rules_of(self._report.must_work)))

    def _generate(self, runner: Runner) -> None:
        for each in self._generated(runner):
            self._record(each)

    def _generated(self, runner: Runner) -> list[Result]:
        missing, rules = runner.capabilities.missing, fuzz.rules_of(self._report.must_work)
        gone = [Result(each, MISSING, missing[each.operation]) for each in rules if each.operation in missing]
        names = tuple(each for each in self._report.must_work if each not in missing)
        try:
            runner.go_on()
            if not self._profile.examples:
                raise Skipped(f"the profile {self._report.profile} generates nothing")
            if not names:
                raise Blocked(gone[0].rule.operation)
        except Skipped as error:
            return gone + [Result(each, NOT_RUN, str(error)) for each in rules if each.operation not in missing]
        found = fuzz.run(self._target, self._choice(runner, names), self._stop)
        with self._recording:
            self._report.answers.update(found.answers)
            runner.log.codes |= found.codes
            self._report.notes += found.notes
        links = [Result(fuzz.LINKS, BLOCKED, str(Blocked(each.rule.operation))) for each in gone[:1]]
        return gone + found.results + [each for each in links if each.rule in rules]

    def _choice(self, runner: Runner, names: tuple[str, ...]) -> fuzz.Choice:
        return fuzz.Choice(
            examples=self._profile.examples,
            seed=self._report.seed,
            names=names,
            peers=not runner.capabilities.no_second,
            sandbox=runner.capabilities.sandbox,
            limit_s=runner.seconds_left,
            jobs=runner.jobs,
            pause_s=self._pause_s,
        )

    def _matrix(self, runner: Runner) -> list[CodeResult]:
        report = self._report
        return codes.matrix(report.must_work, runner.log.codes, report.results, report.missing, report.level)

    def _order_codes(self, runner: Runner) -> None:
        """Let the control API trigger what requests did not."""
        missing = self._report.missing
        rest = [each for each in self._report.codes if each.state in (UNREACHABLE, ALIAS)]
        rest = [each for each in rest if each.operation not in missing]
        try:
            ordered = codes.order_rest(Probe(runner.capabilities), rest)
        except (Skipped, ControlError) as error:
            self._report.notes.append(f"codes were not ordered from the control API: {error}")
            return
        by_place = {(each.operation, each.status, each.code): each for each in ordered}
        self._report.codes = [by_place.get((e.operation, e.status, e.code), e) for e in self._report.codes]


def check(target: Target, **more: Any) -> Report:
    """Check an implementation.

    Args:
        target: what is checked.
        **more: as for `Checker`.

    Raises:
        LookupError: `only` names nothing.
        KeyboardInterrupt: whoever called was interrupted; a `Checker` has a report of it.
    """
    return Checker(target, **more).run()
