"""Tries rules, one by one, on one target, and records every answer on the way."""

import time
import traceback
from collections import Counter
from collections.abc import Collection, Sequence
from types import TracebackType
from typing import Self

from attrs import define, field
from mp_orders_spec import operations

from mp_orders_contract import discovery
from mp_orders_contract.capabilities import TargetCapabilities
from mp_orders_contract.clean import printable
from mp_orders_contract.controls import ControlError, Controls
from mp_orders_contract.exchange import Exchange
from mp_orders_contract.judge import Violation, violations
from mp_orders_contract.probe import Probe
from mp_orders_contract.report import BLOCKED, ERROR, FAILED, MISSING, NOT_RUN, NOTE, PASSED, Finding, Result
from mp_orders_contract.rule import RULES, Blocked, Rule, RuleViolation, Skipped
from mp_orders_contract.session import Session, Target
from mp_orders_contract.severity import DEFAULT_LEVEL, counts

MAX_FINDINGS = 5
MAX_CONSECUTIVE_TIMEOUTS = 20
"""So many requests in a row without an answer mean that the server is gone."""
SLOW_S = 0.02
"""A server is slow if half of its answers take longer, in seconds."""
SLOW_JOBS, QUICK_JOBS = 8, 2
MEASURED = 500
"""So many of the first answers say how quick a server is."""


@define
class ResponseLog:
    """What was recorded so far: violations with an exchange that shows each, counts, codes.

    Attributes:
        judged: the operations whose answers are judged.
    """

    judged: frozenset[str]
    found: dict[Violation, Exchange] = field(factory=dict)
    counts: Counter[Violation] = field(factory=Counter)
    answers: Counter[tuple[str, int]] = field(factory=Counter)
    codes: set[tuple[str, int, str]] = field(factory=set)
    requests: int = 0
    consecutive_timeouts: int = 0
    durations_s: list[float] = field(factory=list)

    def forget(self, operations: Collection[str]) -> None:
        """Judge nothing that was said of these, which are not there."""
        for violation, exchange in [*self.found.items()]:
            if exchange.operation in operations:
                del self.found[violation], self.counts[violation]

    @property
    def median_s(self) -> float:
        """How long half of the first answers took at most, in seconds."""
        return sorted(self.durations_s)[len(self.durations_s) // 2] if self.durations_s else 0.0

    def __call__(self, exchange: Exchange) -> None:
        """Record one exchange."""
        self.requests += 1
        if len(self.durations_s) < MEASURED:
            self.durations_s.append(exchange.duration_s)
        self.consecutive_timeouts = self.consecutive_timeouts + 1 if exchange.status is None else 0
        for violation in violations(exchange) if exchange.operation in self.judged else ():
            self.counts[violation] += 1
            self.found.setdefault(violation, exchange)
        if exchange.status is None:
            return
        if exchange.method == operations()[exchange.operation].method:
            self.answers[exchange.operation, exchange.status] += 1
        if exchange.status >= 400 and exchange.code:
            self.codes.add((exchange.operation, exchange.status, exchange.code))


class Runner:
    """Rules on one target, while its context is entered.

    Args:
        target: what is tried.
        time_limit_s: after so many seconds nothing is sent any more.
        control_secret: for a control API that is not on a loopback address.
        rounds: how often requests that race are sent.
        every_value: whether each value of a property is tried, or one of each kind of answer that is expected.
        judged: the operations that the rules about every answer are about; all if there are none.
        level: which provenances count; see `severity`.
        jobs: how many rules are tried side by side; by how quickly the server answers unless given.
        pause_s: the least time between two requests, in seconds.
        unwanted: kinds of orders of which none is created.
    """

    def __init__(
        self,
        target: Target,
        *,
        time_limit_s: float = float("inf"),
        control_secret: str | None = None,
        rounds: int = 3,
        every_value: bool = True,
        judged: Sequence[str] = (),
        level: str = DEFAULT_LEVEL,
        jobs: int | None = None,
        pause_s: float = 0.0,
        unwanted: Sequence[str] = (),
    ) -> None:
        self.log = ResponseLog(frozenset(judged or operations()))
        self.stopped = ""
        """Why nothing can be learned from this target; empty if something can."""
        self._target = target
        self._limit_s = time_limit_s
        self._end = time.monotonic() + time_limit_s
        self._level = level
        self._jobs = jobs
        self._interrupted = ""
        controls = Controls(target.control, control_secret, target.ca) if target.control else None
        self._session = Session(target, self.go_on, self.log, pause_s)
        self.capabilities = TargetCapabilities(
            target, self._session, controls=controls, rounds=rounds, every_value=every_value
        )
        self.capabilities.missing.update(dict.fromkeys(unwanted, "left out by --skip"))

    def __enter__(self) -> Self:
        try:
            discovery.discover(self.capabilities)
            self.log.forget(self.capabilities.missing)
            self.disconnect()
        except (discovery.StopError, Skipped) as error:
            self.stopped = str(error)
        except Exception as error:
            if not self.log.found:
                raise
            self.stopped = f"the answers to the first look could not be used: {type(error).__name__} {error}"
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._session.close()
        if self.capabilities.controls:
            self.capabilities.controls.close()

    @property
    def seconds_left(self) -> float:
        """Until the time limit."""
        return self._end - time.monotonic()

    def go_on(self) -> float:
        """Go on, if there is time and somebody answers; says for how many seconds.

        Raises:
            Skipped: there is not, or nobody does.
        """
        if self._interrupted:
            raise Skipped(self._interrupted)
        if self.log.consecutive_timeouts >= MAX_CONSECUTIVE_TIMEOUTS:
            raise Skipped(f"the server has not answered {MAX_CONSECUTIVE_TIMEOUTS} requests in a row")
        if self.seconds_left < 0:
            raise Skipped(
                f"the time limit of {self._limit_s:g} s was reached after {self.log.requests} requests; "
                "--time-limit sets another"
            )
        return self.seconds_left

    def interrupt(self, why: str) -> None:
        """Send nothing more, from any thread."""
        self._interrupted = why

    @property
    def jobs(self) -> int:
        """How many rules are tried side by side."""
        if self._jobs is not None:
            return self._jobs
        return SLOW_JOBS if self.log.median_s > SLOW_S else QUICK_JOBS

    def is_alone(self, rule: Rule) -> bool:
        """Whether no other rule is to be tried beside this one: where it can move what others rely on."""
        return rule.alone and self.capabilities.controls is not None

    def result_of(self, name: str) -> Result:
        """Try the rule of this id; of a rule about all answers, what was recorded so far."""
        rule = RULES[name]
        if rule.operation in self.capabilities.missing:
            return Result(rule, MISSING, self.capabilities.missing[rule.operation])
        return self._standing(rule) if rule.check is None else self._tried(rule)

    def told(self, result: Result) -> str:
        """What went wrong, with lines to send the requests again."""
        rule = result.rule
        first = result.findings[0].message if result.findings else ""
        lines = [f"{rule.severity}, {rule.provenance.status}: {first}", rule.text, ""]
        for finding in result.findings:
            lines += [finding.message, *finding.text.splitlines()]
            for each in finding.exchanges:
                shown = each.shown(self._target.secrets)
                lines += [f"  {shown['curl']}", f"  -> {each.summary} {shown['answer']}"]
        return self.clean("\n".join(lines))

    def clean(self, text: str) -> str:
        """Text without tokens, and that does nothing to a terminal."""
        return printable(self._target.secrets.hide(text))

    def disconnect(self) -> None:
        """Close the connections that are kept: a server with one thread answers no other while one is open."""
        self._session.close()

    def _tried(self, rule: Rule) -> Result:
        probe, start = Probe(self.capabilities, alone=self.is_alone(rule)), time.monotonic()
        outcome, reason, findings = PASSED, "", tuple[Finding, ...]()
        try:
            assert rule.check is not None  # noqa: S101 - asked before
            rule.check(probe)
        except RuleViolation as error:
            outcome = FAILED if counts(rule.severity, rule.provenance.status, self._level) else NOTE
            findings = tuple(Finding(str(each), each.exchanges, wanted=each.wanted) for each in error.parts or (error,))
        except Blocked as error:
            outcome, reason = BLOCKED, str(error)
        except Skipped as error:
            outcome, reason = NOT_RUN, str(error)
        except ControlError as error:
            outcome, reason = (NOT_RUN, str(error)) if error.is_lacking else (FAILED, "")
            findings = () if error.is_lacking else (Finding(str(error), tuple(probe.exchanges[-2:])),)
        except Exception:
            outcome, findings = _stumbled(probe.exchanges, traceback.format_exc())
        finally:
            probe.end()
        return Result(rule, outcome, reason, findings, time.monotonic() - start, probe.requests)

    def _standing(self, rule: Rule) -> Result:
        counts = Counter(
            {violation: count for violation, count in self.log.counts.items() if violation.rule == rule.id}
        )
        findings = tuple(
            Finding(_described(violation, count), (self.log.found[violation],))
            for violation, count in counts.most_common(MAX_FINDINGS)
        )
        return Result(rule, FAILED if findings else PASSED, "", findings)


def _stumbled(exchanges: Sequence[Exchange], trace: str) -> tuple[str, tuple[Finding, ...]]:
    """What it means that a rule could not go on: that an answer breaks the contract, or else that the kit is wrong."""
    for exchange in exchanges:
        for violation in violations(exchange):
            text = f"an answer breaks the contract, and cannot be used: {_described(violation, 1)}"
            return FAILED, (Finding(text, (exchange,), wanted=str(exchange.status)),)
    return ERROR, (Finding("the kit itself went wrong; please report this", tuple(exchanges[-2:]), trace),)


def _described(violation: Violation, count: int) -> str:
    times = f" ({count} times)" if count > 1 else ""
    return f"{violation.text}{times}" + (f": {violation.detail}" if violation.detail else "")
