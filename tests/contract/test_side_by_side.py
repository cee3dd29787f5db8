"""Rules that are tried side by side do not disturb each other; those that would are alone."""

import asyncio
from typing import Any

import pytest
from attrs import evolve
from faulty_app import Answer, Faulty, Forward, Request
from mp_orders_contract import Target, check, served_app
from mp_orders_contract.report import ERROR, PASSED
from mp_orders_contract.rules import RULES
from mp_orders_mock import MockServer, create_app


def test_a_rule_that_moves_the_clock_says_that_it_has_to_be_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    """Or it would move it under the rules that are tried beside it."""
    beside = evolve(RULES["key-lives-a-day"], id="beside", alone=False)
    monkeypatch.setitem(RULES, "beside", beside)
    with MockServer() as mock:
        target = Target(mock.base_url, "TEST-a", control=mock.base_url)
        report = check(target, only=["beside", "key-lives-a-day"], profile="smoke", level="chosen")
    assert [each.outcome for each in report.results] == [PASSED, ERROR]
    assert "alone=True" in report.errors[0].findings[0].text


def test_rules_run_side_by_side_where_answers_are_slow() -> None:
    """And one by one where there is a pause, or somebody asked for that."""
    most = {jobs: most_at_once(jobs=jobs) for jobs in (1, 4)}
    assert most[1] == 1
    assert 1 < most[4] <= 4
    assert most_at_once(jobs=4, pause_s=0.001) == 1


def most_at_once(**more: Any) -> int:
    now, most = 0, 0

    async def behave(request: Request, forward: Forward) -> Answer:
        nonlocal now, most
        now += 1
        most = max(most, now)
        await asyncio.sleep(0.03)
        now -= 1
        return await forward(request)

    with served_app(Faulty(create_app(), behave)) as url:
        only = ["get_order.order_not_found", "get_order.bad_request", "total-not-zero", "online-order-as-sent"]
        assert check(Target(url, "TEST-a"), only=only, profile="smoke", **more).ok
    return most
