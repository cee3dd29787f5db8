"""The rules as tests of an implementer: the fixture `mp_contract_rule`, and what is said where it is used wrongly."""

import pytest
from mp_orders_contract.rules import selected

CONFTEST = """
import pytest
from mp_orders_contract import Target, served_app
from mp_orders_mock import create_app

@pytest.fixture(scope="session")
def mp_contract_target():
    with served_app(create_app()) as url:
        yield Target(url, {token!r})
"""
TESTS = """
import pytest

@pytest.mark.mp_contract("get_order", "total-is-sum")
def test_contract(mp_contract_rule):
    mp_contract_rule()
"""


def run(pytester: pytest.Pytester, conftest: str, tests: str, *words: str) -> pytest.RunResult:
    """Run the tests of somebody else in this process."""
    pytester.makeconftest(conftest)
    pytester.makepyfile(test_contract=tests)
    return pytester.runpytest_inprocess("-rsf", "-p", "no:schemathesis", "--strict-markers", *words)


def test_the_rules_as_tests(pytester: pytest.Pytester) -> None:
    done = run(pytester, CONFTEST.format(token="TEST-a"), TESTS)
    outcomes = done.parseoutcomes()
    assert outcomes.keys() == {"passed", "skipped"}, outcomes
    assert sum(outcomes.values()) == len(selected(["get_order", "total-is-sum"]))
    assert "needs --second-token, of another account" in done.stdout.str()
    one = run(pytester, CONFTEST.format(token="TEST-a"), TESTS, "-m", "mp_contract", "-k", "total-is-sum")
    one.assert_outcomes(passed=1, deselected=sum(outcomes.values()) - 1)


def test_a_broken_rule_is_a_failed_test_with_a_line_to_send_it_again(pytester: pytest.Pytester) -> None:
    broken = (
        CONFTEST.replace("create_app()", "broken(create_app())")
        + """
def broken(app):
    async def inner(scope, receive, send):
        async def changed(message):
            if message["type"] == "http.response.start" and message["status"] == 404:
                message["status"] = 400
            await send(message)
        await app(scope, receive, changed)
    return inner
"""
    )
    output = run(pytester, broken.format(token="TEST-a"), TESTS).stdout.str()
    assert "FAILED test_contract.py::test_contract[get_order.order_not_found]" in output
    assert "expected 404 with code order_not_found, got 400 order_not_found" in output
    assert "curl -sS -i -H 'Accept: application/json' -H 'Authorization: Bearer TEST-a'" in output


@pytest.mark.parametrize(
    ("conftest", "tests", "why"),
    [
        ("", TESTS, "define a session fixture mp_contract_target"),
        (CONFTEST.format(token="wrong"), TESTS, "does not take the access token"),
        (
            CONFTEST.format(token="TEST-a"),
            TESTS.replace("get_order", "nonsense"),
            "nonsense is no rule and no operation",
        ),
    ],
)
def test_what_is_wrong_around_the_rules_is_said(conftest: str, tests: str, why: str, pytester: pytest.Pytester) -> None:
    done = run(pytester, conftest, tests)
    assert why in done.stdout.str() + done.stderr.str()
