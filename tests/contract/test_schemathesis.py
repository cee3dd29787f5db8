"""What schemathesis does inside of a run, in a process of its own."""

import threading
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from defects import DEFECTS, SECOND, TOKEN
from faulty_app import Faulty, together
from mp_orders_contract import Target, fuzz, served_app
from mp_orders_contract.report import FAILED, NOT_RUN
from mp_orders_mock import MockServer, create_app
from mp_orders_spec import operations

FINDINGS = {
    "property_type as property_value": "error_code_matches_violation",
    "created with 200": "Undocumented status code",
    "no key needed": "Missing required header accepted",
    "no replay": "replay_is_the_first_answer",
}
"""What schemathesis calls it that it finds a defect."""


def fuzzed(
    target: Target, names: Sequence[str], *, examples: int = 1, peers: bool = False, limit_s: float = 300
) -> Any:
    """What comes of a run, in processes side by side as by default."""
    chosen = fuzz.Choice(examples, 1, tuple(names), peers, sandbox=False, limit_s=limit_s, jobs=2, pause_s=0)
    return fuzz.run(target, chosen, threading.Event())


def found_with(*names: str, examples: int) -> str:
    """What is found in the creation of orders."""
    with served_app(Faulty(create_app(), together(*(DEFECTS[name].make() for name in names)))) as url:
        found = fuzzed(Target(url, TOKEN), ["create_order"], examples=examples, limit_s=120)
    (result,) = found.results
    assert result.outcome == FAILED
    return "\n".join(each.message + each.text for each in result.findings)


def test_it_finds_several_defects_at_once() -> None:
    """But the last, which the others hide."""
    names = [name for name in FINDINGS if name != "no replay"]
    text = found_with(*names, examples=1)
    assert [name for name in names if FINDINGS[name] not in text] == []


@pytest.mark.slow
@pytest.mark.parametrize("name", FINDINGS)
def test_it_finds_each_defect_alone(name: str) -> None:
    assert FINDINGS[name] in found_with(name, examples=3)


def test_an_example_is_sent_again(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fuzz, "OTHERS_SINGLE", "examples")
    assert FINDINGS["no replay"] in found_with("no replay", examples=1)


@pytest.mark.slow
def test_schemathesis_follows_links_as_two_accounts() -> None:
    with served_app(Faulty(create_app(), DEFECTS["orders of others are read"].make())) as url:
        target = Target(url, TOKEN, second_token=SECOND)
        found = fuzzed(target, list(operations()), peers=True)
    failed = {each.rule.id: each for each in found.results if each.outcome == FAILED}
    assert failed.keys() == {"schemathesis.links"}
    assert "Object-level authorization bypass" in failed["schemathesis.links"].findings[0].message


@pytest.mark.slow
def test_schemathesis_looks_at_what_was_canceled() -> None:
    with served_app(Faulty(create_app(), DEFECTS["cancel not saved"].make())) as url:
        found = fuzzed(Target(url, TOKEN), list(operations()))
    texts = [finding.message for each in found.results for finding in each.findings]
    assert "follow_up" in " ".join(texts)


def test_schemathesis_that_has_no_time_is_not_run() -> None:
    with MockServer() as mock:
        found = fuzzed(Target(mock.base_url, TOKEN), ["get_order"], limit_s=0.5)
    assert [(each.outcome, each.reason) for each in found.results] == [(NOT_RUN, "the time limit was reached")]


def test_schemathesis_that_does_not_start_is_a_finding(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "wrong.toml").write_text("no-such-option = 1\n")
    monkeypatch.setattr(fuzz, "CONFIG", tmp_path / "wrong.toml")
    found = fuzzed(Target("http://127.0.0.1:9", TOKEN), ["get_order"], limit_s=60)
    (result,) = found.results
    assert result.outcome == FAILED
    assert result.findings[0].message.startswith("schemathesis ended with exit code")
