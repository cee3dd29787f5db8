"""Tries rules, one by one, on one target, and hears every answer on the way."""

import time
import traceback
from collections import Counter
from collections.abc import Sequence
from contextlib import suppress
from types import TracebackType
from typing import Self

from attrs import define, field
from mp_orders_spec import operations

from mp_orders_contract import preflight
from mp_orders_contract.controls import ControlError, Controls
from mp_orders_contract.exchange import Exchange
from mp_orders_contract.judge import Fault, faults_of
from mp_orders_contract.probe import Probe, Setting
from mp_orders_contract.report import ERROR, FAILED, NOT_RUN, PASSED, Finding, Result
from mp_orders_contract.rule import RULES, NotRunError, Rule, WrongError
from mp_orders_contract.session import Session, Target

MOST_FINDINGS = 5
SILENCES = 20
"""So many requests in a row without an answer mean that the server is gone."""


@define
class Heard:
    """What was heard so far: faults of answers with one that shows each, counts, codes.

    Attributes:
        judged: the operations whose answers are judged.
    """

    judged: frozenset[str]
    faults: dict[Fault, Exchange] = field(factory=dict)
    counts: Counter[Fault] = field(factory=Counter)
    answers: Counter[tuple[str, int]] = field(factory=Counter)
    codes: set[tuple[str, int, str]] = field(factory=set)
    requests: int = 0
    silences: int = 0

    def __call__(self, exchange: Exchange) -> None:
        """Hear one exchange."""
        self.requests += 1
        self.silences = self.silences + 1 if exchange.status is None else 0
        for fault in faults_of(exchange) if exchange.operation in self.judged else ():
            self.counts[fault] += 1
            self.faults.setdefault(fault, exchange)
        if exchange.status is None:
            return
        if exchange.method == operations()[exchange.operation].method:
            self.answers[exchange.operation, exchange.status] += 1
        if exchange.status >= 400 and exchange.code:
            self.codes.add((exchange.operation, exchange.status, exchange.code))


class Trial:
    """Rules on one target, while its context is entered.

    Args:
        target: what is tried.
        time_limit_s: after so many seconds nothing is sent any more.
        control_secret: for a control API that is not on a loopback address.
        rounds: how often requests that race are sent.
        every_value: whether each value of a property is tried, or one of each kind of answer that is expected.
        judged: the operations that the rules about every answer are about; all if there are none.
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
    ) -> None:
        self.heard = Heard(frozenset(judged or operations()))
        self.stopped = ""
        """Why nothing can be learned from this target; empty if something can."""
        self._target = target
        self._limit_s = time_limit_s
        self._end = time.monotonic() + time_limit_s
        controls = Controls(target.control, control_secret, target.ca) if target.control else None
        self._session = Session(target, self.go_on, self.heard)
        self.setting = Setting(target, self._session, controls=controls, rounds=rounds, every_value=every_value)

    def __enter__(self) -> Self:
        try:
            preflight.look(self.setting)
        except (preflight.StopError, NotRunError) as error:
            self.stopped = str(error)
        except Exception as error:
            if not self.heard.faults:
                raise
            self.stopped = f"the answers to the first look could not be used: {type(error).__name__} {error}"
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._session.close()
        if self.setting.controls:
            self.setting.controls.close()

    @property
    def seconds_left(self) -> float:
        """Until the time limit."""
        return self._end - time.monotonic()

    def go_on(self) -> None:
        """Go on, if there is time and somebody answers.

        Raises:
            NotRunError: there is not, or nobody does.
        """
        if self.heard.silences >= SILENCES:
            raise NotRunError(f"the server has not answered {SILENCES} requests in a row")
        if self.seconds_left < 0:
            raise NotRunError(
                f"the time limit of {self._limit_s:g} s was reached after {self.heard.requests} requests; "
                "--time-limit sets another"
            )

    def result_of(self, name: str) -> Result:
        """Try the rule of this id; of a rule about all answers, what was heard so far."""
        rule = RULES[name]
        return self._standing(rule) if rule.check is None else self._tried(rule)

    def told(self, result: Result) -> str:
        """What went wrong, with lines to send the requests again."""
        lines = [result.rule.text, ""]
        for finding in result.findings:
            lines += [finding.message, *finding.text.splitlines()]
            for each in finding.exchanges:
                shown = each.shown(self._target.secrets)
                lines += [f"  {shown['curl']}", f"  -> {each.summary} {shown['answer']}"]
        return self._target.secrets.hide("\n".join(lines))

    def _tried(self, rule: Rule) -> Result:
        probe, start, before = Probe(self.setting), time.monotonic(), self.heard.requests
        outcome, reason, findings = PASSED, "", tuple[Finding, ...]()
        try:
            assert rule.check is not None  # noqa: S101 - asked before
            rule.check(probe)
        except WrongError as error:
            outcome = FAILED
            findings = tuple(Finding(str(each), each.exchanges) for each in error.parts or (error,))
        except (NotRunError, ControlError) as error:
            outcome, reason = NOT_RUN, str(error)
        except Exception:
            outcome, findings = _stumbled(probe.exchanges, traceback.format_exc())
        with suppress(NotRunError):  # the next rule says so
            probe.free_terminals()
        requests = self.heard.requests - before
        return Result(rule, outcome, reason, findings, time.monotonic() - start, requests)

    def _standing(self, rule: Rule) -> Result:
        counts = Counter({fault: count for fault, count in self.heard.counts.items() if fault.rule == rule.id})
        findings = tuple(
            Finding(_described(fault, count), (self.heard.faults[fault],))
            for fault, count in counts.most_common(MOST_FINDINGS)
        )
        return Result(rule, FAILED if findings else PASSED, "", findings)


def _stumbled(exchanges: Sequence[Exchange], trace: str) -> tuple[str, tuple[Finding, ...]]:
    """What it means that a rule could not go on: that an answer breaks the contract, or else that the kit is wrong."""
    for exchange in exchanges:
        for fault in faults_of(exchange):
            text = f"an answer breaks the contract, and cannot be used: {_described(fault, 1)}"
            return FAILED, (Finding(text, (exchange,)),)
    return ERROR, (Finding("the kit itself went wrong; please report this", tuple(exchanges[-2:]), trace),)


def _described(fault: Fault, count: int) -> str:
    times = f" ({count} times)" if count > 1 else ""
    return f"{fault.text}{times}" + (f": {fault.detail}" if fault.detail else "")
