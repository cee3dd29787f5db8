"""The kit is trusted because it finds what is wrong: each planted defect, by the rule that is said to find it."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from defects import DEFECTS, DISCOVERY, TOPICS, Defect, FaultyMock, faulty_mock, found_in, table
from mp_orders_contract.rules import RULES

STANDING = tuple(name for name, rule in RULES.items() if rule.check is None)
BUSY = ("get-merchant-order-as-created", "online-order-as-sent", "create-replay", "create-twins")
"""Rules that send something of everything, for defects that any answer may show."""
ERRORS = ("get_order.order_not_found", "get_order.method_not_allowed", "merchant-order-as-sent")


@pytest.fixture(scope="module")
def mock() -> Iterator[FaultyMock]:
    """One served mock, in front of which each test plants its own defect."""
    with faulty_mock() as mock:
        yield mock


@pytest.mark.parametrize("defect", DEFECTS.values(), ids=lambda defect: defect.name)
def test_a_defect_is_found(mock: FaultyMock, defect: Defect) -> None:
    rules = {*STANDING, *((*BUSY, *ERRORS) if defect.found_by in (*STANDING, DISCOVERY) else (defect.found_by,))}
    report = mock.check(defect, *rules)
    assert defect.found_by in found_in(report)
    assert not report.ok
    assert report.exit_code == (2 if defect.found_by == DISCOVERY else 1)


def test_a_defect_does_not_outlive_its_test(mock: FaultyMock) -> None:
    assert found_in(mock.check(DEFECTS["total unchecked"], "total-is-sum")) == ["total-is-sum"]
    assert found_in(mock.check(None, "total-is-sum")) == []


@pytest.mark.slow
def test_without_a_defect_the_same_rules_find_nothing(mock: FaultyMock) -> None:
    """With every value of a property; fewer of them are in each clean run."""
    named = {defect.found_by for defect in DEFECTS.values()} - {DISCOVERY}
    report = mock.check(None, *named, *STANDING, *BUSY, *ERRORS)
    assert found_in(report) == []
    assert not report.not_run


def test_there_are_defects_of_every_kind() -> None:
    kinds = {defect.kind for defect in DEFECTS.values()}
    assert kinds == {"code", "check", "bound", "state", "key", "account", "header", "shape", "time", "terminal"}
    assert len(DEFECTS) >= 60


def test_every_topic_is_loaded() -> None:
    """A file beside the others is one whose defects are planted."""
    folder = Path(__file__).with_name("defects")
    files = {path.stem for path in folder.glob("*.py")} - {"__init__", "planting"}
    assert files == {topic.__name__.rpartition(".")[2] for topic in TOPICS}


def test_the_published_list_is_current() -> None:
    page = Path(__file__).resolve().parents[2] / "docs" / "contract-kit-defects.md"
    assert table() in page.read_text(encoding="utf-8"), (
        "put the output of `python tests/contract/try_defects.py --table` there"
    )
