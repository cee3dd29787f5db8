"""The skeleton of a new operation: what it writes holds together, and says what is left."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from mp_orders_contract.skeleton.cli import described, left, write
from mp_orders_contract.skeleton.parts import MARK
from mp_orders_spec import ContractError

ROOT = Path(__file__).resolve().parents[2]
FOLDERS = ("spec", "generated", "overrides", "mock", "contract")


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """A copy of this one, without what is made in it."""
    ignored = shutil.ignore_patterns(".*", "node_modules", "__pycache__", "reports", "build", "dist", "*.egg-info")
    return Path(shutil.copytree(ROOT, tmp_path / "checkout", ignore=ignored))


def run(checkout: Path, *command: str) -> subprocess.CompletedProcess[str]:
    path = os.pathsep.join(str(checkout / each) for each in FOLDERS)
    environment = {**os.environ, "PYTHONPATH": path}
    return subprocess.run(
        [sys.executable, *command], cwd=checkout, env=environment, capture_output=True, text=True, check=False
    )


def new_operation(checkout: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return run(checkout, "-m", "mp_orders_contract.command", "new-operation", *arguments)


@pytest.mark.parametrize(
    ("method", "path", "name", "verb"),
    [
        ("POST", "/v1/orders/{order_id}/archive", "archive_order", "archive"),
        ("POST", "/v1/orders/{order_id}/print", "print_order", "print"),
        ("POST", "/v1/orders/{order_id}/notes", "create_notes", "create_notes"),
        ("PUT", "/v1/orders/{order_id}/notes/{note_id}", "update_note", "update_note"),
        ("DELETE", "/v1/orders/{order_id}/notes/{note_id}", "delete_note", "delete_note"),
        ("GET", "/merchant_orders/lost", "search_lost_merchant_orders", "search_lost"),
    ],
)
def test_an_operation_has_its_name_from_method_and_path(method: str, path: str, name: str, verb: str) -> None:
    new = described(method, path, name if "lost" in name else None)
    assert (new.id, new.verb) == (name, verb)


@pytest.mark.parametrize(
    ("method", "path", "name", "reason"),
    [
        ("POST", "v1/orders", None, "is no path of the API"),
        ("POST", "/v1/Orders", None, "is no path of the API"),
        ("POST", "/v1/payments", None, "is of no family"),
        ("POST", "/v1/orders", None, "is create_order already"),
        ("PATCH", "/v1/orders/{order_id}", "get_order", "there is an operation get_order already"),
        ("PATCH", "/v1/orders/{order_id}", "Patch", "is no operationId"),
    ],
)
def test_what_cannot_be_written_is_said(method: str, path: str, name: str | None, reason: str) -> None:
    with pytest.raises(ContractError, match=reason):
        described(method, path, name)


def test_nothing_is_left_to_fill_in_here() -> None:
    assert list(left(ROOT)) == []


def test_a_file_that_is_there_is_not_written_over(checkout: Path) -> None:
    new = described("POST", "/v1/orders/{order_id}/archive", "archive_order")
    kept = (checkout / "openapi.yaml").read_bytes()
    (checkout / f"mock/mp_orders_mock/operations/orders/{new.verb}.py").write_text("")
    with pytest.raises(ContractError, match="is there already"):
        list(write(checkout, new))
    assert (checkout / "openapi.yaml").read_bytes() == kept


@pytest.mark.parametrize("command", [["documents", "README.md"], ["rules"]])
def test_a_contract_that_cannot_be_read_is_one_line(command: list[str], checkout: Path) -> None:
    """Whatever the command needs of it, and no traceback."""
    (checkout / "openapi.yaml").write_text("openapi: 3.1.0\npaths: [")
    done = run(checkout, "-m", "mp_orders_contract.command", *command)
    assert done.returncode == 3
    assert len(done.stderr.splitlines()) == 1, done.stderr
    assert "it is not YAML" in done.stderr


@pytest.mark.slow
@pytest.mark.parametrize(
    ("method", "path", "name"),
    [
        ("POST", "/v1/orders/{order_id}/archive", "archive_order"),
        ("PUT", "/v1/orders/{order_id}/notes/{note_id}", "update_note"),
        ("DELETE", "/merchant_orders/{id}", "delete_merchant_order"),
    ],
)
def test_a_skeleton_holds_together_and_says_what_is_left(method: str, path: str, name: str, checkout: Path) -> None:
    """Contract, mock, kit, client and generated code can be read; lint is content; each layer is on the list."""
    done = new_operation(checkout, method, path)
    assert done.returncode == 0, done.stderr
    assert new_operation(checkout, method, path).returncode == 2
    listed = new_operation(checkout, "--left")
    assert listed.returncode == 1
    for place in (
        "openapi.yaml",
        "mock/",
        "contract/",
        "overrides/mp_orders/operations.py",
        "overrides/mp_orders/resources",
        "tests/",
    ):
        assert any(line.startswith(place) and MARK in line for line in listed.stdout.split("\n")), listed.stdout
    for command in (("generated/regenerate.py",), ("overrides/write_sync.py",)):
        done = run(checkout, *command)
        assert done.returncode == 0, done.stderr
    code = f"""
import mp_orders
from mp_orders.operations import {name.upper()}
from mp_orders_contract.operation_kit import kits
from mp_orders_mock.operations.registry import handlers
from mp_orders_spec import load_contract
print({name.upper()}.name, {name!r} in handlers(load_contract()), {name!r} in load_contract().operations)
kits()
"""
    done = run(checkout, "-c", code)
    assert done.stdout.split() == [name, "True", "True"], done.stderr
    assert done.returncode == 0 or "the kit of" in done.stderr or "does not say" in done.stderr, done.stderr
    for command in (("check", "."), ("format", "--check", ".")):
        done = run(checkout, "-m", "ruff", *command, "--quiet")
        assert done.returncode == 0, done.stdout
    assert run(checkout, "-m", "openapi_spec_validator", "openapi.yaml").returncode == 0
