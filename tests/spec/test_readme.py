"""The README says what is true: its session runs, its length keeps, its links lead somewhere."""

import re
import shlex
import subprocess
import sys
from pathlib import Path

import httpx
import mp_orders_contract.rules  # noqa: F401 - pytester forgets what only its own runs have imported
import pytest

ROOT = Path(__file__).resolve().parents[2]
TEXT = (ROOT / "README.md").read_text(encoding="utf-8")


def test_the_session_runs(served_mock: str) -> None:
    session = re.search(r"```python\n(.*?)```", TEXT, re.DOTALL)
    assert session
    code = session[1].replace("http://127.0.0.1:8080", served_mock)
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    created, replayed, canceled, refused = done.stdout.splitlines()
    assert re.fullmatch(r"ORDTST[0-9A-Z]{26} action_required waiting_capture", created)
    assert (replayed, canceled) == ("True", "canceled")
    assert refused.startswith("cannot_cancel_order ")


def test_the_calls_of_the_control_api_work(served_mock: str) -> None:
    """As the shell would send them: -d makes it a POST."""
    lines = [line[2:] for line in TEXT.splitlines() if line.startswith("$ curl")]
    assert lines
    for line in lines:
        said = line.replace("$mock", served_mock).replace("$json", "Content-Type: application/json")
        words = shlex.split(said, comments=True)[1:]
        options = list(zip(words[1::2], words[2::2], strict=True))
        body = dict(options).get("-d")
        sent = dict(value.split(": ", 1) for name, value in options if name == "-H")
        method = dict(options).get("-X", "GET" if body is None else "POST")
        assert httpx.request(method, words[0], content=body, headers=sent).is_success, line
    httpx.post(f"{served_mock}/__mock/reset")


def pass_as_tests(pytester: pytest.Pytester, *blocks: str) -> None:
    """Run blocks of a page as the tests of somebody else."""
    for number, block in enumerate(blocks):
        (pytester.path / f"test_block_{number}.py").write_text(block)
    done = pytester.runpytest_inprocess("-p", "no:schemathesis", "-p", "no:xdist")
    assert done.ret == 0
    assert done.parseoutcomes()["passed"] >= "".join(blocks).count("def test_") > 0


def test_the_examples_of_the_mock_run(pytester: pytest.Pytester) -> None:
    blocks = re.findall(r"```python\n(.*?)```", (ROOT / "docs" / "mock.md").read_text(encoding="utf-8"), re.DOTALL)
    assert blocks
    pass_as_tests(pytester, *blocks)


SESSIONS = [
    (page, number, block)
    for page in (
        ROOT / "docs" / "client.md",
        ROOT / "docs" / "contract-kit.md",
        *sorted((ROOT / "docs" / "guides").glob("*.md")),
    )
    for number, block in enumerate(re.findall(r"```python\n(.*?)```", page.read_text(encoding="utf-8"), re.DOTALL))
]


@pytest.mark.parametrize(("page", "number", "block"), SESSIONS, ids=[f"{page.stem}-{at}" for page, at, _ in SESSIONS])
def test_the_guides_run(
    page: Path, number: int, block: str, pytester: pytest.Pytester, served_mock: str, capfd: pytest.CaptureFixture[str]
) -> None:
    """What a session prints stands beside it; tests pass."""
    if "def test_" in block:
        pass_as_tests(pytester, block)
        return
    code = block.replace("http://127.0.0.1:8080", served_mock)
    exec(compile(code, f"{page.name} {number}", "exec"), {"__name__": "__main__"})  # noqa: S102
    assert capfd.readouterr().out.splitlines() == re.findall(r"print.*# (.*)", block)


@pytest.mark.slow
def test_what_is_shown_has_the_right_types(tmp_path: Path) -> None:
    """By mypy, each block of a page that is a program of its own."""
    pages = [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]
    blocks = [
        block
        for page in pages
        for block in re.findall(r"```python\n(.*?)```", page.read_text(encoding="utf-8"), re.DOTALL)
        if "from mp_orders import" in block and "def " not in block and "await" not in block
    ]
    assert len(blocks) >= 4
    files = [tmp_path / f"block_{number}.py" for number in range(len(blocks))]
    for file, block in zip(files, blocks, strict=True):
        file.write_text(block, encoding="utf-8")
    command = [
        sys.executable,
        "-m",
        "mypy",
        "--config-file",
        str(ROOT / "pyproject.toml"),
        "--follow-imports",
        "silent",
    ]
    done = subprocess.run([*command, *map(str, files)], capture_output=True, text=True, check=False, cwd=ROOT)
    assert done.returncode == 0, done.stdout


def test_every_guide_is_linked() -> None:
    """And most have something to run."""
    text = (ROOT / "docs" / "client.md").read_text(encoding="utf-8")
    for guide in (ROOT / "docs" / "guides").glob("*.md"):
        assert f"guides/{guide.name}" in text
    assert SESSIONS


def test_it_is_short() -> None:
    assert len(TEXT.splitlines()) < 120


def test_links_lead_somewhere() -> None:
    for page in [ROOT / "README.md", *(ROOT / "docs").rglob("*.md")]:
        for link in re.findall(r"\]\(([^)#:]+)\)", page.read_text(encoding="utf-8")):
            assert (page.parent / link).exists(), f"{page.name}: {link}"


def test_make_targets_that_it_names_are_there() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    for target in set(re.findall(r"make ([a-z]+)", TEXT)):
        assert re.search(rf"^{target}:.*## ", makefile, re.MULTILINE), target
