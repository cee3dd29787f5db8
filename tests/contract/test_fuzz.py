"""The fuzz run is trusted because it fails where it should: nothing served, nothing shown, a wrong code."""

import shlex
import sys
import tempfile
import time
from pathlib import Path

import pytest
from mp_orders_contract import fuzz
from mp_orders_contract.violated_codes import violated_codes
from samples import ONLINE, POINT, POINT_2024, REMOVE, changed

SERVER = Path(__file__).with_name("planted.py")


def run(defect: str, capfd: pytest.CaptureFixture[str], *more: str) -> tuple[int, str]:
    serve = shlex.join([sys.executable, str(SERVER), defect])
    code = fuzz.main(["--serve", serve, "--max-examples", "5", *more])
    return code, capfd.readouterr().out


def test_the_clean_mock_passes(capfd: pytest.CaptureFixture[str]) -> None:
    code, output = run("none", capfd, "--only", "create_order")
    assert code == 0, output
    assert "No 2xx" not in output


@pytest.mark.parametrize(
    ("defect", "finding"),
    [
        ("wrong_code", "error_code_matches_violation"),
        ("no_maximum_items", "Schema-violating request accepted"),
        ("created_200", "Undocumented status code"),
        ("plain_405", "Wrong response to undeclared method"),
        ("key_optional", "Missing required header accepted"),
    ],
)
def test_a_planted_defect_is_found(defect: str, finding: str, capfd: pytest.CaptureFixture[str]) -> None:
    code, output = run(defect, capfd, "--only", "create_order")
    assert code == 1, output
    assert finding in output
    assert "No 2xx" not in output


def test_a_server_that_refuses_everything_is_no_pass(capfd: pytest.CaptureFixture[str]) -> None:
    code, output = run("all_refused", capfd, "--only", "create_merchant_order")
    assert code == 1
    assert "No 2xx, so nothing is shown: create_merchant_order" in output


def test_a_token_that_is_not_taken_stops_at_once(capfd: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit, match="2"):
        run("none", capfd, "--access-token", "wrong")
    assert capfd.readouterr().err.endswith("does not take the access token: status 401\n")


@pytest.mark.parametrize("url", ["http://127.0.0.1:9", "nonsense", "http://[", "ftp://127.0.0.1"])
def test_a_server_that_is_not_there_stops_at_once(url: str, capfd: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit, match="2"):
        fuzz.main(["--base-url", url])
    assert len(capfd.readouterr().err.splitlines()) == 1


@pytest.mark.parametrize("serve", [shlex.join([sys.executable, "-c", "pass"]), "no-such-command", "unbalanced '", ""])
def test_a_server_that_does_not_start_stops_at_once(serve: str, capfd: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit, match="2"):
        fuzz.main(["--serve", serve])
    assert len(capfd.readouterr().err.splitlines()) == 1


def test_a_server_that_talks_much_is_not_stopped_by_it() -> None:
    talk = "print('at http://x', flush=True); print('x' * 1_000_000, flush=True); open(r'{}', 'w').close()"
    with tempfile.TemporaryDirectory() as folder:
        done = Path(folder) / "done"
        with fuzz.served(shlex.join([sys.executable, "-c", talk.format(done)])) as address:
            assert address == "http://x"
            for _ in range(100):
                if done.exists():
                    break
                time.sleep(0.1)
            assert done.exists()


@pytest.mark.parametrize("number", ["0", "-3", "many"])
def test_examples_are_at_least_one(number: str) -> None:
    with pytest.raises(SystemExit, match="2"):
        fuzz.main(["--serve", "true", "--max-examples", number])


@pytest.mark.parametrize(
    ("body", "codes"),
    [
        (ONLINE, set()),
        (POINT, set()),
        (POINT_2024, set()),
        (changed(ONLINE, type=REMOVE), {"required_properties"}),
        (changed(ONLINE, type=4), {"property_type"}),
        (changed(ONLINE, type="qr"), {"property_value"}),
        (changed(ONLINE, payer={}), {"minimum_properties"}),
        (changed(POINT, {"type_config": {}}), {"unsupported_properties"}),
        (changed(POINT, {"transactions.payments": []}), {"minimum_items"}),
        (changed(ONLINE, {"capture_mode": "x", "transactions": REMOVE}), {"property_value", "required_properties"}),
    ],
)
def test_violated_codes(body: dict[str, object], codes: set[str]) -> None:
    assert violated_codes(body) == codes
