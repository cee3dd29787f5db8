"""docs/guides/when-a-page-changes.md, run from its first command to its last in a copy of this checkout."""

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pages
import pytest
from mp_orders_contract.documents.contract_view import view
from mp_orders_spec import load_spec
from test_new_operation import FOLDERS, ROOT, checkout

GUIDE = ROOT / "docs" / "guides" / "when-a-page-changes.md"
KIT = [sys.executable, "-m", "mp_orders_contract.command"]
MAKE = {  # what the targets run, without setting up another environment
    "make documents PAGES=pages": [[*KIT, "documents", "pages"]],
    "make changes": [[*KIT, "changes", f"releases/openapi-{load_spec()['info']['version']}.yaml"]],
    "make generate": [
        [sys.executable, "-m", "mp_orders_spec.code_lists"],
        [sys.executable, "generated/regenerate.py"],
        [sys.executable, "overrides/write_sync.py"],
    ],
}
__all__ = ["checkout"]


def the_page() -> str:
    source = pages.source_of("update-merchant-order")
    page = pages.written("update-merchant-order", view(source.operation, source.forms))
    marketplace = page.params.index(page.param("body", "marketplace"))
    page.params.insert(marketplace, pages.Param("body", "campaign", "string", said=["40 characters"]))
    page.errors.insert(8, pages.Entry(400, "campaign_closed"))
    return pages.markdown(page)


def run(folder: Path, command: str) -> str:
    commands = MAKE.get(command) or [[*KIT, *shlex.split(command)[1:]]]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(str(folder / each) for each in FOLDERS)}
    said = []
    for each in commands:
        done = subprocess.run(each, cwd=folder, env=environment, capture_output=True, text=True, check=False)
        assert done.returncode in (0, 1), done.stderr
        said.append(re.sub(r" +$", "", done.stdout, flags=re.MULTILINE))
    return "".join(said)


def as_pattern(expected: list[str]) -> str:
    """Lines as they stand, where `...` is anything."""
    text = "\n".join("..." if line.strip() == "..." else line for line in expected)
    return re.escape(text).replace(r"\.\.\.", r"[\s\S]*?").replace(r"\ ", r" +").replace("\\\n", "\n")


@pytest.mark.slow
def test_the_guide_runs(checkout: Path) -> None:
    (checkout / "pages").mkdir()
    (checkout / "pages" / "update-order.md").write_text(the_page())
    blocks = re.findall(r"```(console|diff)\n(.*?)```", GUIDE.read_text(encoding="utf-8"), re.DOTALL)
    assert len(blocks) == 9
    for kind, block in blocks:
        if kind == "diff":
            apply(checkout, block)
            continue
        for command, *expected in (part.rstrip("\n").split("\n") for part in block.split("$ ")[1:]):
            said = run(checkout, command)
            assert re.search(as_pattern(expected), said), (command, said)


def apply(folder: Path, diff: str) -> None:
    """A change of openapi.yaml, at the one place where its lines stand."""
    lines = diff.rstrip("\n").split("\n")[3:]
    before = "\n".join(line[1:] for line in lines if not line.startswith("+"))
    after = "\n".join(line[1:] for line in lines if not line.startswith("-"))
    text = (folder / "openapi.yaml").read_text(encoding="utf-8")
    assert text.count(f"{before}\n") == 1, before
    (folder / "openapi.yaml").write_text(text.replace(f"{before}\n", f"{after}\n"), encoding="utf-8")
