"""Implementations that other hands wrote from the contract alone: each passes, and each of its defects is found."""

from importlib import import_module
from types import ModuleType
from typing import Any

import httpx
import pytest
from implementations import NAMES
from mp_orders_contract import Target, check, served_app
from mp_orders_contract.operation_kit import kits
from mp_orders_contract.report import Report
from reading import report_end
from samples import POINT, headers

MODULES = {name: import_module(f"implementations.{name}") for name in NAMES}
WAITS = "point-order-expires"
"""The rule that waits for half a minute where there is no clock to move."""
DEFECTS = [
    pytest.param(name, defect, marks=pytest.mark.slow if rule == WAITS else ())
    for name, module in MODULES.items()
    for defect, rule in module.DEFECTS.items()
]


def checked(module: ModuleType, defect: str = "", *only: str, profile: str = "quick") -> Report:
    with served_app(module.create_app(defect)) as url:
        # On a busy machine an answer takes long: the app, the kit and schemathesis share the cores.
        target = Target(url, "TEST-first", second_token="TEST-second", timeout_s=60)
        return check(target, only=only, profile=profile, level="chosen" if only else "inferred", time_limit_s=900)


@pytest.fixture(params=NAMES)
def module(request: pytest.FixtureRequest) -> ModuleType:
    return MODULES[request.param]


@pytest.mark.slow
def test_an_implementation_of_the_contract_passes(module: ModuleType) -> None:
    report = checked(module)
    assert report.ok, report_end(report)


class Simulated:
    """A simulation that was taken, as schemathesis sends it."""

    def __init__(self, url: str, body: Any) -> None:
        self.url, self._body = url, body
        assert self.repeat()[0] == 204

    def get(self, url: str) -> tuple[int, Any]:
        answer = httpx.get(url, headers=headers("TEST-first"))
        return answer.status_code, answer.json()

    def repeat(self) -> tuple[int, Any]:
        return httpx.post(self.url, json=self._body, headers=headers("TEST-first")).status_code, None


def test_what_schemathesis_asks_after_a_simulation_is_nobody_s_choice(module: ModuleType) -> None:
    """One of them takes a second one, as it may; whether schemathesis met that was a matter of luck."""
    with served_app(module.create_app("")) as url:
        made = httpx.post(f"{url}/v1/orders", json=POINT, headers=headers("TEST-first"))
        assert made.status_code == 201, made.text
        answer = Simulated(f"{url}/v1/orders/{made.json()['id']}/events", {"status": "processed"})
        assert kits()["simulate_order_event"].follow_up(answer) == ""


@pytest.mark.parametrize(("name", "defect"), DEFECTS)
def test_a_defect_of_an_implementation_is_found(name: str, defect: str) -> None:
    """Which the same rule does not find where the defect is not."""
    rule = MODULES[name].DEFECTS[defect]
    assert [each.rule.id for each in checked(MODULES[name], defect, rule).failed] == [rule]


def test_there_are_twenty_defects_of_each() -> None:
    assert [len(module.DEFECTS) for module in MODULES.values()] == [20] * 3
