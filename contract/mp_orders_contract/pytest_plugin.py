"""The rules of the contract as tests of an implementer. Loaded by pytest wherever mp-orders is installed.

An implementer gives the fixture `mp_contract_target`, and asks for `mp_contract_rule` in a test, which then runs once
for each rule; the mark `mp_contract` chooses some.
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from mp_orders_contract.rule import Rule
    from mp_orders_contract.runner import Runner

RULE = "mp_contract_rule"


class ContractRule:
    """One rule, ready to be tried.

    Attributes:
        id: its name.
    """

    def __init__(self, runner: "Runner", name: str) -> None:
        self._runner = runner
        self.id = name

    def __call__(self) -> None:
        """Try it: the test fails with a line for curl, or is skipped with the reason why it cannot be tried.

        Where the level of the run does not count the rule, a test that would fail is an expected failure.
        """
        __tracebackhide__ = True
        from mp_orders_contract.report import BLOCKED, MISSING, NOT_RUN, NOTE

        result = self._runner.result_of(self.id)
        if result.outcome in (NOT_RUN, BLOCKED):
            pytest.skip(self._runner.clean(result.reason))
        if result.outcome == MISSING:
            pytest.fail(f"{result.rule.operation} is not implemented: {result.reason}", pytrace=False)
        if result.outcome == NOTE:
            pytest.xfail(self._runner.clean(f"{result.rule.provenance.status}: {result.findings[0].message}"))
        if result.went_wrong:
            pytest.fail(self._runner.told(result), pytrace=False)


def pytest_configure(config: pytest.Config) -> None:
    """Make the mark known."""
    config.addinivalue_line(
        "markers", "mp_contract(*only): a test of mp_contract_rule; names rules or operations, all if none"
    )


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """One test for each rule that the mark names, in the order in which they are tried."""
    if RULE not in metafunc.fixturenames:
        return
    selected = _selection()
    marks = list(metafunc.definition.iter_markers("mp_contract"))
    only = [name for mark in marks for name in mark.args]
    try:
        rules = selected(only)
    except LookupError as error:
        raise pytest.UsageError(f"{error.args[0]} is no rule and no operation of the contract") from None
    parameters = [
        pytest.param(each.id, id=each.id, marks=[] if marks else [pytest.mark.mp_contract])
        for each in sorted(rules, key=lambda each: each.check is None)
    ]
    metafunc.parametrize(RULE, parameters, indirect=True, scope="session")


def _selection() -> "Callable[[Sequence[str]], list[Rule]]":
    try:
        from mp_orders_spec import ContractError

        try:
            from mp_orders_contract.rules import selected
        except ContractError as error:
            raise pytest.UsageError(str(error)) from None
    except ModuleNotFoundError as error:
        raise pytest.UsageError(f"{RULE} needs mp-orders with its extra [contract]: {error.name} is missing") from None
    return selected


@pytest.fixture(scope="session")
def mp_contract_target() -> Any:
    """What is to be checked, a `mp_orders_contract.Target`. To be given by whoever uses `mp_contract_rule`."""
    raise pytest.UsageError("define a session fixture mp_contract_target that returns mp_orders_contract.Target(...)")


@pytest.fixture(scope="session")
def mp_contract_level() -> str:
    """The weakest provenance whose rules fail: documented, inferred, observed or chosen. For who wants another."""
    from mp_orders_contract.severity import DEFAULT_LEVEL

    return DEFAULT_LEVEL


@pytest.fixture(scope="session")
def mp_contract_runner(mp_contract_target: Any, mp_contract_level: str) -> Iterator["Runner"]:
    """The target, looked at once."""
    from mp_orders_contract.runner import Runner
    from mp_orders_contract.session import Target
    from mp_orders_contract.severity import LEVELS

    if not isinstance(mp_contract_target, Target):
        raise pytest.UsageError(f"mp_contract_target is no mp_orders_contract.Target, but {mp_contract_target!r:.60}")
    if mp_contract_level not in LEVELS:
        raise pytest.UsageError(f"mp_contract_level is {mp_contract_level!r}, and no level: {', '.join(LEVELS)}")
    with Runner(mp_contract_target, level=mp_contract_level) as runner:
        if runner.stopped:
            pytest.fail(runner.clean(runner.stopped), pytrace=False)
        yield runner


@pytest.fixture(scope="session")
def mp_contract_rule(request: pytest.FixtureRequest, mp_contract_runner: "Runner") -> ContractRule:
    """One rule of the contract; call it to try it."""
    return ContractRule(mp_contract_runner, request.param)
