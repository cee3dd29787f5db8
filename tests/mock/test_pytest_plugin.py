"""The fixture `mp_mock`, as the tests of others use it."""

import subprocess
import sys
from datetime import timedelta
from pathlib import Path

import httpx
import pytest
from mp_orders_mock import ControlError, MockServer
from mp_orders_mock.control.state import StateError
from mp_orders_mock.pytest_plugin import TERMINAL_ID, MpMock
from samples import ONLINE, POINT, changed, headers

THEIRS = """
import httpx
import pytest

ORDER = {
    "type": "point",
    "external_reference": "ref",
    "transactions": {"payments": [{"amount": "1.00"}]},
    "config": {"point": {"terminal_id": "PAX_A910__MOCK0001"}},
}

@pytest.mark.parametrize("turn", range(8))
def test_each_test_begins_anew(mp_mock, turn):
    terminal = mp_mock.terminal()
    headers = {"Authorization": f"Bearer {mp_mock.access_token}", "X-Idempotency-Key": "same"}
    made = httpx.post(f"{mp_mock.base_url}/v1/orders", json=ORDER, headers=headers)
    assert made.status_code == 201
    assert "idempotent-replayed" not in made.headers
    assert terminal.approve()["id"] == made.json()["id"]
    assert len(mp_mock.journal) == 1
"""


def create(mock: MpMock, body: dict[str, object] = POINT, key: str | None = None) -> httpx.Response:
    more = headers(mock.access_token, key)
    return httpx.post(f"{mock.base_url}/v1/orders", json=body, headers=more)


def test_it_is_a_mock(mp_mock: MpMock) -> None:
    body = changed(POINT, {"config.point.terminal_id": TERMINAL_ID})
    terminal = mp_mock.terminal()
    order = create(mp_mock, body).json()
    assert [each["command"] for each in mp_mock.events] == ["create"]
    state = mp_mock.controls.dump()
    mp_mock.controls.load(state)
    assert mp_mock.controls.dump() == state
    assert order["user_id"] == str(mp_mock.user_id)
    assert terminal.pick_up()["status"] == "at_terminal"
    assert terminal.reject("high_risk")["transactions"]["payments"][0]["status_detail"] == "high_risk"
    with pytest.raises(ControlError):
        terminal.approve()
    assert [entry["status"] for entry in mp_mock.journal] == [201]
    mp_mock.fault("error", "create_order", code="500")
    assert create(mp_mock).status_code == 500


def test_its_clock(mp_mock: MpMock) -> None:
    mp_mock.clock.set("2026-01-01T00:00:00Z", stands=True)
    first = create(mp_mock, ONLINE, "k").content
    mp_mock.clock.advance(timedelta(hours=24) - timedelta(microseconds=1))
    assert create(mp_mock, ONLINE, "k").content == first
    mp_mock.clock.advance("PT0.000001S")
    assert mp_mock.clock.now == "2026-01-02T00:00:00.000000000Z"
    assert create(mp_mock, ONLINE, "k").content != first
    mp_mock.clock.stop()


def test_a_server_begins_anew_each_time_it_is_entered(tmp_path: Path) -> None:
    server = MockServer(store="sqlite://")
    ports = []
    for _ in range(2):
        with server:
            assert server.controls.dump()["orders"] == []
            httpx.post(f"{server.base_url}/v1/orders", json=POINT, headers=headers()).raise_for_status()
            ports.append(server.base_url)
        with pytest.raises(httpx.ConnectError):
            httpx.get(server.base_url)
    with pytest.raises(ValueError, match="one of documented, observed"), MockServer(dialect="other"):
        pass
    with pytest.raises(StateError, match="cannot read the seed file"), MockServer(seed=tmp_path / "none.yaml"):
        pass


def test_a_terminal_of_somebody_else(mp_mock: MpMock) -> None:
    mp_mock.terminal(POINT["config"]["point"]["terminal_id"], owner=7)
    assert create(mp_mock).status_code == 403


@pytest.mark.parametrize("workers", [[], pytest.param(["-n", "2"], marks=pytest.mark.slow)])
def test_in_a_project_of_others(pytester: pytest.Pytester, workers: list[str]) -> None:
    """Found by itself; with pytest-xdist each worker has its own."""
    pytester.makepyfile(test_theirs=THEIRS)
    pytester.runpytest_inprocess("-W", "error", "-p", "no:schemathesis", *workers).assert_outcomes(passed=8)


def test_what_is_missing_without_the_extra_is_said() -> None:
    """In one line, with exit code 2."""
    script = "import sys; sys.modules['uvicorn'] = None; from mp_orders_mock.command import main; main()"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, timeout=60, check=False)
    assert (done.returncode, len(done.stderr.splitlines())) == (2, 1)
    assert "install mp-orders with its extra [mock]" in done.stderr


def test_the_plugin_loads_without_the_extra() -> None:
    """Who installs the client alone must not lose their pytest."""
    blocked = ["starlette", "uvicorn", "sqlalchemy", "jsonschema_rs", "orjson", "yaml", "httptools"]
    script = f"import sys; sys.modules.update(dict.fromkeys({blocked!r})); import mp_orders_mock.pytest_plugin"
    subprocess.run([sys.executable, "-c", script], check=True, timeout=60)
