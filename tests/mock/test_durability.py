"""A file that is cut anywhere, as by a crash, never has an order without its key or a key without its order."""

import json
import random
import shutil
import sqlite3
import time
from pathlib import Path

import httpx
import pytest
import sqlalchemy as sa
from answers import CheckedClient
from mp_orders_mock import MockServer, app, create_app
from mp_orders_mock.services import idempotency
from mp_orders_mock.store import Store, StoreError
from samples import ONLINE, POINT, changed, headers

CALLS = 60


def write(path: Path) -> tuple[list[str], Path, Path]:
    """Make and cancel orders; gives the ids in their order, and copies of the open file and its log."""
    made = []
    with CheckedClient(create_app(store=f"sqlite:///{path}")) as mock:
        for number in range(CALLS):
            body = changed(POINT, {"config.point.terminal_id": f"A_B__C{number % 7}"}) if number % 2 else ONLINE
            response = mock.post("/v1/orders", json=body, headers=headers(key=f"key-{number}"))
            if response.status_code == 201:
                made.append(response.json()["id"])
                if number % 3 == 0:
                    mock.post(f"/v1/orders/{made[-1]}/cancel", headers=headers(key=f"cancel-{number}"))
        copy = path.with_name("copy.db")
        shutil.copy(path, copy)
        shutil.copy(f"{path}-wal", f"{copy}-wal")
    return made, copy, Path(f"{copy}-wal")


@pytest.mark.parametrize("cuts", [100, pytest.param(400, marks=pytest.mark.slow)])
def test_a_file_that_is_cut(tmp_path: Path, cuts: int) -> None:
    made, copy, log = write(tmp_path / "mock.db")
    size = log.stat().st_size
    assert size > 100_000
    chance, seen = random.Random(1), set()
    for cut in [0, size, *(chance.randrange(size) for _ in range(cuts - 2))]:
        broken = tmp_path / "broken.db"
        shutil.copy(copy, broken)
        Path(f"{broken}-wal").write_bytes(log.read_bytes()[:cut])
        connection = sqlite3.connect(broken)
        tables = {row[0] for row in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
        orders: set[str] = set()
        if "orders" in tables:
            orders = {row[0] for row in connection.execute("SELECT id FROM orders")}
            bodies = [json.loads(row[0]) for row in connection.execute("SELECT body FROM idempotency_keys")]
            created = {body["id"] for body in bodies if body["status"] != "canceled"}
            canceled = {body["id"] for body in bodies if body["status"] == "canceled"}
            rows = connection.execute("SELECT id FROM orders WHERE status = 'canceled'")
            assert orders == created
            assert {row[0] for row in rows} == canceled
        connection.close()
        assert orders == set(made[: len(orders)]), "a later order is there, and an earlier one is not"
        seen.add(len(orders))
    assert len(seen) > CALLS // 2, "the cuts hit too few different states"


def test_what_was_acknowledged_is_there_after_a_restart(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'mock.db'}"
    with CheckedClient(create_app(store=url)) as mock:
        first = mock.post("/v1/orders", json=POINT, headers=headers(key="k"))
    with CheckedClient(create_app(store=url)) as mock:
        again = mock.post("/v1/orders", json=POINT, headers=headers(key="k"))
        assert (again.content, again.headers["idempotent-replayed"]) == (first.content, "true")
        assert mock.post("/v1/orders", json=POINT, headers=headers()).status_code == 409


def test_a_file_is_written_through_and_has_one_owner(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'mock.db'}"
    store = Store(url)
    with store.transaction() as transaction:
        pragma = transaction._execute  # the connection itself shows nothing of its settings
        assert pragma(sa.text("PRAGMA synchronous"), {}).fetchone() == (2,)
        assert pragma(sa.text("PRAGMA journal_mode"), {}).fetchone() == ("wal",)
    with pytest.raises(StoreError, match="another process has the store"):
        Store(url)
    store.close()
    Store(url).close()


@pytest.mark.parametrize(
    ("url", "says"),
    [
        ("", "not a URL"),
        ("file.db", "not a URL"),
        ("mysql://x/y", "none of sqlite and postgresql"),
        ("sqlite:///no/such/folder/x.db", "no folder"),
        ("sqlite:///x.db?mode=ro", "and no more"),
        ("sqlite://host/x.db", "and no more"),
        (
            "postgresql+psycopg://me:canary@127.0.0.1:1/x?connect_timeout=2",
            "cannot use the store postgresql+psycopg://me",
        ),
        ("postgresql://me:canary@127.0.0.1:1/x?connect_timeout=2", "cannot use the store postgresql+psycopg://me"),
        ("postgresql+psycopg://me@127.0.0.1:99999999/x", "the store"),
    ],
)
def test_a_store_that_is_none(url: str, says: str) -> None:
    with pytest.raises(StoreError) as caught:
        Store(url)
    assert says in str(caught.value)
    assert "canary" not in str(caught.value)
    assert "\n" not in str(caught.value)


def test_files_that_are_no_store(tmp_path: Path) -> None:
    (tmp_path / "text.db").write_text("not a database, but long enough to be taken for one" * 100)
    with pytest.raises(StoreError, match="file is not a database"):
        Store(f"sqlite:///{tmp_path / 'text.db'}")
    with pytest.raises(StoreError, match="cannot use the store"):
        Store(f"sqlite:///{tmp_path}")
    other = sqlite3.connect(tmp_path / "other.db")
    other.execute("CREATE TABLE orders (id INTEGER)")
    other.commit()
    other.close()
    with pytest.raises(StoreError, match="tables of somebody else: orders"):
        Store(f"sqlite:///{tmp_path / 'other.db'}")
    store = Store(f"sqlite:///{tmp_path / 'old.db'}")
    store.close()
    with sqlite3.connect(tmp_path / "old.db") as old:
        old.execute("UPDATE mock_state SET version = 99")
    old.close()
    with pytest.raises(StoreError, match="version 99"):
        Store(f"sqlite:///{tmp_path / 'old.db'}")


def test_old_keys_are_forgotten_while_it_runs(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without anybody asking for them."""
    monkeypatch.setattr(app, "REAP_EVERY_S", 0.05)
    monkeypatch.setattr(idempotency, "WINDOW_NS", 200_000_000)
    with MockServer() as server:
        for _ in range(3):
            httpx.post(f"{server.base_url}/v1/orders", json=ONLINE, headers=headers()).raise_for_status()
        end = time.monotonic() + 10
        while server.controls.dump()["idempotency_keys"]:
            assert time.monotonic() < end, "the keys are still there"
            time.sleep(0.05)
        assert len(server.controls.dump()["orders"]) == 3
