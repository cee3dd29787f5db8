"""What is derived is current, imports point one way, and sizes stay such that one feels at home."""

import ast
import filecmp
import re
import runpy
import shutil
import subprocess
import sys
from pathlib import Path

import mp_orders
import page_coverage
import pytest
from mp_orders_contract.rules import RULES
from mp_orders_mock import state_diagrams
from mp_orders_spec import load_spec, operations
from mp_orders_spec.error_table import error_table

ROOT = Path(__file__).resolve().parents[2]
OURS = sorted(
    file for folder in ("spec", "overrides", "mock", "contract", "examples") for file in (ROOT / folder).rglob("*.py")
)


@pytest.mark.slow
def test_the_generated_client_is_current(tmp_path: Path) -> None:
    """Generating again gives the committed files, byte for byte."""
    package = tmp_path / "mp_orders_generated"
    subprocess.run([sys.executable, str(ROOT / "generated" / "regenerate.py"), str(package)], check=True)
    committed = ROOT / "generated" / "mp_orders_generated"
    names = {file.relative_to(package) for file in package.rglob("*") if file.is_file()}
    kept = {
        file.relative_to(committed)
        for file in committed.rglob("*")
        if "__pycache__" not in file.parts and file.is_file()
    }
    assert names == kept, "run make generate"
    _, different, failed = filecmp.cmpfiles(package, committed, [str(name) for name in names], shallow=False)
    assert (different, failed) == ([], []), "run make generate"


def test_the_sync_methods_are_the_async_ones(tmp_path: Path) -> None:
    """Writing the twins again gives the committed files, byte for byte."""
    subprocess.run([sys.executable, str(ROOT / "overrides" / "write_sync.py"), str(tmp_path)], check=True)
    committed = ROOT / "overrides" / "mp_orders" / "resources" / "_sync"
    names = sorted(file.name for file in tmp_path.glob("*.py"))
    assert names == sorted(file.name for file in committed.glob("*.py")), "run make generate"
    assert filecmp.cmpfiles(tmp_path, committed, names, shallow=False) == (names, [], []), "run make generate"


def test_generated_files_say_so() -> None:
    for file in (ROOT / "generated" / "mp_orders_generated").rglob("*.py"):
        assert file.read_text(encoding="utf-8").startswith("# Generated from openapi.yaml by `make generate`."), file


def test_a_contract_that_is_broken_leaves_the_client_as_it_was(tmp_path: Path) -> None:
    package = tmp_path / "project" / "generated" / "client"
    package.mkdir(parents=True)
    (package / "kept.py").write_text("")
    (tmp_path / "project" / "openapi.yaml").write_text("openapi: 3.1.0\npaths: [")
    shutil.copy(ROOT / "generator-config.yaml", tmp_path / "project")
    script = shutil.copy(ROOT / "generated" / "regenerate.py", package.parent)
    done = subprocess.run([sys.executable, script, str(package)], capture_output=True, text=True, check=False)
    assert done.returncode == 1
    said = done.stderr.splitlines()[-1]
    assert "it is not YAML: while parsing" in said
    assert said.endswith("line 3, column 1; the client is as it was")
    assert [file.name for file in package.parent.rglob("*.py")] == ["regenerate.py", "kept.py"]


def test_the_page_of_errors_is_current() -> None:
    assert (ROOT / "docs" / "errors.md").read_text(encoding="utf-8") == error_table(load_spec()) + "\n", "make generate"


def test_the_page_of_statuses_is_current() -> None:
    assert (ROOT / "docs" / "states.md").read_text(encoding="utf-8") == state_diagrams.page() + "\n", "make generate"


def test_the_page_of_coverage_is_current() -> None:
    assert (ROOT / "docs" / "coverage.md").read_text(encoding="utf-8") == page_coverage.page() + "\n", "make generate"


def test_each_fact_of_the_pages_is_held_by_a_rule_or_has_a_reason() -> None:
    known = {*RULES, *(each["id"] for each in load_spec()["x-rules"])}
    for _, found in page_coverage.rows():
        assert found
        for row in found:
            assert row.contract, row
            assert row.mock, row
            named = [] if row.kit.startswith(("not: ", "the table of codes")) else row.kit.split(", ")
            assert set(named) <= known, row


def test_the_rules_that_the_mock_names_are_those_of_the_contract() -> None:
    """So that whoever is refused can be shown the rule."""
    stated = {rule["id"] for operation in operations().values() for rule in operation.rules}
    text = "".join(file.read_text(encoding="utf-8") for file in (ROOT / "mock").rglob("*.py"))
    named = set(re.findall(r'rule="([a-z0-9-]+)"', text)) | set(re.findall(r'rule = "([a-z0-9-]+)"', text))
    assert len(named) > 5
    assert named <= stated


def test_imports_point_one_way() -> None:
    command = [str(Path(sys.executable).with_name("lint-imports")), "--no-cache"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout


@pytest.mark.parametrize("file", OURS, ids=lambda file: str(file.relative_to(ROOT)))
def test_sizes(file: Path) -> None:
    """No function over 40 lines, no module over 400."""
    text = file.read_text(encoding="utf-8")
    assert len(text.splitlines()) <= 400
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            assert (node.end_lineno or 0) - node.lineno < 40, node.name


def test_the_client_stays_thin() -> None:
    """What is written by hand, blank lines not counted; each of the 14 operations takes some thirty of them.

    Receiving notifications takes 970, a good half of them for verifying and reading alone.
    """
    files = [file for file in (ROOT / "overrides").rglob("*.py") if "_sync" not in file.parts]
    lines = [line for file in files for line in file.read_text().splitlines() if line.strip()]
    assert 1500 < len(lines) < 4500


def test_public_names_are_sorted_and_complete() -> None:
    for name in mp_orders.__all__:
        assert getattr(mp_orders, name) is not None
    modules = {file.stem for file in Path(mp_orders.__file__).parent.iterdir()} - {"models", "money", "webhooks"}
    inner = modules | {"Any", "TYPE_CHECKING", "import_module", "settings"}
    public = {name for name in dir(mp_orders) if not name.startswith("_")} - inner
    assert mp_orders.__all__ == sorted(
        mp_orders.__all__, key=lambda name: (not name.isupper(), name[0].islower(), name)
    )
    assert set(mp_orders.__all__) == public


def test_nothing_names_a_place_outside() -> None:
    """No host of a package registry, no folder of a machine, no neighbour of this checkout."""
    listed = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=True).stdout.split()
    assert listed
    words = ["/".join(["", "work", ""]), "../" + "shared", "pypi" + ".org", "npmjs" + ".org", "pythonhosted" + ".org"]
    for name in listed:
        file = ROOT / name
        if file.is_file() and file.name != "LICENSE":
            text = file.read_text(encoding="utf-8")
            assert not [word for word in words if word in text], name


def test_regenerate_can_be_imported_without_running() -> None:
    assert "regenerate" in runpy.run_path(str(ROOT / "generated" / "regenerate.py"), run_name="imported")
