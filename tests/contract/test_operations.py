"""One kit for each operation of the contract: what is missing is said, and rules follow from a valid call."""

import copy
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml
from attrs import evolve
from defects import DEFECTS, SECOND, TOKEN, FaultyMock, faulty_mock
from faulty_app import untouched
from mp_orders_contract import Target, check, operation_kit, rule
from mp_orders_contract.operation_kit import OperationKit, kits
from mp_orders_contract.probe import Probe
from mp_orders_contract.rule import RuleViolation
from mp_orders_contract.rules import RULES
from mp_orders_contract.rules.generic import keys, properties
from mp_orders_contract.runner import Runner
from mp_orders_mock import MockServer
from mp_orders_spec import Contract, ContractError, load_contract, load_spec, operations

KEYED = [each.id for each in operations().values() if each.keyed]


def with_operation(name: str) -> dict[str, Any]:
    """The contract with one more operation, a copy of a cancel."""
    document = copy.deepcopy(load_spec())
    path = document["paths"]["/v1/orders/{order_id}/cancel"]
    document["paths"][f"/v1/orders/{{order_id}}/{name}"] = copy.deepcopy(path)
    document["paths"][f"/v1/orders/{{order_id}}/{name}"]["post"]["operationId"] = name
    return document


def test_an_operation_without_a_kit_stops_the_command(tmp_path: Path) -> None:
    file = tmp_path / "openapi.yaml"
    file.write_text(yaml.safe_dump(with_operation("void_order"), sort_keys=False))
    code = "from mp_orders_spec import contract; from pathlib import Path"
    code += f"; contract.spec_path = lambda: Path({str(file)!r})"
    code += "; from mp_orders_contract.command import main; main()"
    done = subprocess.run([sys.executable, "-c", code, "rules"], capture_output=True, text=True, check=False)
    folder = "contract/mp_orders_contract/operations/orders"
    said = f"mp-orders-contract: no kit for void_order: add {folder}/void.py"
    assert (done.returncode, done.stdout) == (3, "")
    assert done.stderr.startswith(said)


def test_a_property_without_provenance_is_named() -> None:
    """Whatever its form and place."""
    for path in (("transactions", 0, "id"), ("transactions",)):
        place = next(each for each in properties.places() if (each.form, each.path) == ("RefundRequest", path))
        schema = {name: value for name, value in place.schema.items() if name != "x-provenance"}
        with pytest.raises(ContractError, match=r"transactions.* in RefundRequest .*: add x-provenance"):
            properties._provenance(evolve(place, schema=schema))


def test_a_kit_that_is_misspelt_is_named() -> None:
    contract = load_contract()
    renamed = {f"{name}s": evolve(each, id=f"{name}s") for name, each in contract.operations.items()}
    with pytest.raises(ContractError, match=r"no kit for create_orders.*misspelt: cancel_order, capture_order"):
        kits(Contract(contract.document, renamed))


@pytest.mark.parametrize(
    ("operation", "lack", "said"),
    [
        ("create_order", {"forms": {}}, "has no form for OnlineOrderRequest"),
        ("create_order", {"violated": None}, "add `violated`"),
        ("get_order", {"path_ids": []}, "what order_id names: add it to `path_ids`"),
        ("cancel_order", {"state": None}, "add `state`"),
    ],
)
def test_what_a_kit_lacks_is_named(
    monkeypatch: pytest.MonkeyPatch, operation: str, lack: dict[str, Any], said: str
) -> None:
    monkeypatch.setitem(operation_kit._KITS, operation, evolve(kits()[operation], **lack))
    with pytest.raises(ContractError, match=f"the kit of {operation} .*{said}"):
        kits(evolve(load_contract()))


def test_a_rule_without_a_probe_is_not_run_and_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    stated = {"text": "Nothing tries this.", "x-provenance": {"status": "chosen", "note": "A test."}}
    monkeypatch.setitem(rule._X_RULES, "get-nobody-tries", ("get_order", stated))
    for each in rule.untried():
        monkeypatch.setitem(RULES, each.id, each)
    with MockServer() as mock:
        report = check(Target(mock.base_url, TOKEN), only=["get_order"], profile="smoke")
    reasons = {each.rule.id: each.reason for each in report.not_run}
    assert "has no probe for this rule" in reasons["get-nobody-tries"]


GENERIC: Mapping[str, Callable[[OperationKit], rule.Check]] = {
    "replay": keys.replay,
    "conflict": keys.conflict,
    "twins": keys.twins,
    "free": keys.free_after_refusal,
}
PLANTED = (
    ("create_order", "replay", "no replay"),
    ("create_order", "conflict", "no conflict"),
    ("create_order", "twins", "racing keys"),
    ("create_order", "free", "refusal keeps the key"),
    ("cancel_order", "replay", "cancel has no replay"),
    ("cancel_order", "conflict", "keys by operation"),
    ("cancel_order", "conflict", "keys by order"),
)


@pytest.fixture(scope="module")
def faulty() -> Iterator[FaultyMock]:
    with faulty_mock() as mock:
        yield mock


def tried(faulty: FaultyMock, operation: str, name: str) -> None:
    with Runner(Target(faulty.url, TOKEN, second_token=SECOND)) as runner:
        GENERIC[name](kits()[operation])(Probe(runner.capabilities))


@pytest.mark.parametrize("operation", KEYED)
@pytest.mark.parametrize("name", GENERIC)
def test_rules_of_keys_follow_from_a_valid_call(faulty: FaultyMock, operation: str, name: str) -> None:
    """Also of an operation for which the contract states none of them."""
    faulty.app.behave = untouched
    tried(faulty, operation, name)


@pytest.mark.parametrize(("operation", "name", "defect"), PLANTED)
def test_rules_that_follow_find_defects(faulty: FaultyMock, operation: str, name: str, defect: str) -> None:
    faulty.app.behave = DEFECTS[defect].make()
    with pytest.raises(RuleViolation):
        tried(faulty, operation, name)
