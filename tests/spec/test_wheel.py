"""The wheel, alone with attrs and httpx and theirs, imports the client and makes a call."""

import re
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from installed import link

pytestmark = pytest.mark.slow

ROOT = Path(__file__).resolve().parents[2]
CALL = """
import sys
sys.path += sys.argv[1:3]
import mp_orders
with mp_orders.MercadoPago("TEST-wheel", base_url=sys.argv[3]) as mp:
    print(mp.merchant_orders.create({}).status)
print(mp_orders.__file__)
"""


@pytest.fixture(scope="session")
def unpacked(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(folder), str(ROOT)]
    subprocess.run(command, check=True, capture_output=True)
    with zipfile.ZipFile(next(folder.glob("*.whl"))) as wheel:
        wheel.extractall(folder / "unpacked")
    return folder / "unpacked"


def test_the_wheel_makes_a_call(unpacked: Path, tmp_path: Path, served_mock: str) -> None:
    others = tmp_path / "others"
    others.mkdir()
    link(others, "attrs", "httpx", "httpcore2")
    command = [sys.executable, "-I", "-S", "-c", CALL, str(unpacked), str(others), served_mock]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert done.stdout.splitlines() == ["opened", str(unpacked / "mp_orders" / "__init__.py")]


def test_the_wheel_holds_the_contract_and_nothing_foreign(unpacked: Path) -> None:
    packages = {"mp_orders_spec", "mp_orders", "mp_orders_generated", "mp_orders_mock", "mp_orders_contract"}
    assert {entry.name for entry in unpacked.iterdir() if not entry.name.endswith(".dist-info")} == packages
    code = "import sys; sys.path.insert(0, sys.argv[1]); from mp_orders_spec import spec_path; print(spec_path())"
    done = subprocess.run([sys.executable, "-c", code, str(unpacked)], capture_output=True, text=True, check=True)
    assert done.stdout.startswith(str(unpacked))
    assert Path(done.stdout.strip()).read_bytes() == (ROOT / "openapi.yaml").read_bytes()
    for package in packages:
        assert (unpacked / package / "py.typed").exists()


FOLDERS = [
    "spec/mp_orders_spec",
    "generated/mp_orders_generated",
    "overrides/mp_orders",
    "mock/mp_orders_mock",
    "contract/mp_orders_contract",
]


def files_in(place: Path) -> set[Path]:
    found = (each for each in place.rglob("*") if each.is_file() and "__pycache__" not in each.parts)
    return {each.relative_to(place) for each in found}


@pytest.mark.parametrize("folder", FOLDERS)
def test_the_wheel_holds_every_file_of_a_package(folder: str, unpacked: Path) -> None:
    assert files_in(unpacked / Path(folder).name) - {Path("openapi.yaml"), Path("snapshots.yaml")} == files_in(
        ROOT / folder
    )


def test_the_wheel_asks_for_attrs_and_httpx_only_with_its_httpcore(unpacked: Path) -> None:
    metadata = next(unpacked.glob("*.dist-info/METADATA")).read_text(encoding="utf-8")
    needed = [line for line in metadata.splitlines() if line.startswith("Requires-Dist:") and "extra ==" not in line]
    assert [re.split(r"[^a-z]", line.split()[1])[0] for line in needed] == ["attrs", "httpcore", "httpx"]
