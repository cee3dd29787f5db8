"""A file that is cut anywhere, as by a crash, never has an order without its key or a key without its order."""

import json
import os
import random
import shutil
import sqlite3
import subprocess
import threading
import time
import uuid
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

import httpx
import psycopg
import pytest
import sqlalchemy as sa
from answers import CheckedClient
from conftest import Clock
from mp_orders_mock import MockServer, create_app, sweep
from mp_orders_mock.operations.orders import lifecycle
from mp_orders_mock.store import Store, StoreError
from mp_orders_mock.store.tables import VERSION
from old_stores import make_older
from processes import COMMAND
from samples import MERCHANT, ONLINE, POINT, changed, headers

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
        ("mysql://x/y", "one of sqlite and postgresql"),
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


def test_reading_the_file_lets_nobody_in(tmp_path: Path) -> None:
    """Nor does another name of it."""
    path, other = tmp_path / "mock.db", tmp_path / "other.db"
    store = Store(f"sqlite:///{path}")
    os.link(path, other)
    assert path.read_bytes()  # after which SQLite's own locks are gone
    for name in (path, other):
        command = [COMMAND, "--port", "0", "--store", f"sqlite:///{name}"]
        done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=60)
        assert (done.returncode, "another process has the store" in done.stderr) == (2, True)
    store.close()
    Store(f"sqlite:///{other}").close()


def version_1(path: Path) -> None:
    """Make a store as the first version did, with an order that is due."""
    with CheckedClient(create_app(store=f"sqlite:///{path}")) as mock:
        assert mock.post("/v1/orders", json=POINT, headers=headers(key="k")).status_code == 201
    old = sqlite3.connect(path)
    make_older(old.execute, 1)
    old.commit()
    old.close()


@contextmanager
def statements(store_url: str) -> Iterator[Callable[[str], Any]]:
    """Executes SQL in a store that no mock has open."""
    if store_url.startswith("sqlite"):
        with closing(sqlite3.connect(store_url.removeprefix("sqlite:///"))) as connection, connection:
            yield connection.execute
    else:
        with psycopg.connect(store_url.replace("+psycopg", "")) as connection:
            yield connection.execute


@pytest.mark.parametrize("version", [1, 2, 3, 4, 5])
@pytest.mark.parametrize("kind", ["file", "postgresql"])
def test_a_store_of_an_older_version_is_brought_to_this_one(
    version: int, kind: str, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    """Its keys and orders are there, orders can be found by what they hold, and its constraints are those of today."""
    url = f"sqlite:///{tmp_path}/old.db" if kind == "file" else request.getfixturevalue("postgres_url")
    with CheckedClient(create_app(store=url)) as mock:
        made = mock.post("/v1/orders", json=ONLINE, headers=headers(key="k")).json()
        merchant = mock.post("/merchant_orders", json=MERCHANT, headers=headers()).json()
        with mock.store.transaction() as transaction:
            before = {name: transaction.rows(name) for name in ("orders", "merchant_orders")}
    with statements(url) as execute:
        make_older(execute, version)
    for _ in range(2):
        with CheckedClient(create_app(store=url)) as mock:
            again = mock.post("/v1/orders", json=ONLINE, headers=headers(key="k"))
            assert (again.headers["idempotent-replayed"], again.json()) == ("true", made)
            assert mock.get(f"/merchant_orders/{merchant['id']}", headers=headers()).json() == merchant
            with mock.store.transaction() as transaction:
                assert {name: transaction.rows(name) for name in before} == before
    with statements(url) as execute:
        assert execute("SELECT version FROM mock_state").fetchone() == (VERSION,)
        with pytest.raises((sqlite3.IntegrityError, psycopg.IntegrityError)):
            execute("UPDATE orders SET refunded = paid + 1")


def test_a_store_that_lacks_a_column_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "mock.db"
    Store(f"sqlite:///{path}").close()
    broken = sqlite3.connect(path)
    broken.execute("ALTER TABLE accounts DROP COLUMN removed")
    broken.commit()
    broken.close()
    with pytest.raises(StoreError, match=r"lacks accounts\.removed; use a new one"):
        Store(f"sqlite:///{path}")


def test_a_database_of_any_encoding(postgres_server: str) -> None:
    """As one that was made without a locale."""
    name = f"ascii_{uuid.uuid4().hex}"
    with psycopg.connect(postgres_server.replace("+psycopg", ""), autocommit=True) as admin:
        admin.execute(f"CREATE DATABASE {name} ENCODING 'SQL_ASCII' TEMPLATE template0 LC_COLLATE 'C' LC_CTYPE 'C'")
        try:
            url = postgres_server.replace("@/postgres?", f"@/{name}?")
            with CheckedClient(create_app(store=url)) as mock:
                body = changed(ONLINE, description="ação \U0001f4b3")
                made = mock.post("/v1/orders", json=body, headers=headers()).json()
                assert (
                    mock.get(f"/v1/orders/{made['id']}", headers=headers()).json()["description"] == "ação \U0001f4b3"
                )
        finally:
            admin.execute(f"DROP DATABASE {name} WITH (FORCE)")


def test_a_store_that_fails_once_goes_on(monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture) -> None:
    """The log says why, once; the next sweep does what this one could not."""
    monkeypatch.setattr(sweep, "EVERY_S", 0.02)
    honest, calls = sweep.sweep, []

    def full(*arguments: object) -> int:
        calls.append(arguments)
        if len(calls) <= 3:
            raise sqlite3.OperationalError("database or disk is full")
        return honest(*arguments)  # type: ignore[arg-type]

    monkeypatch.setattr(sweep, "sweep", full)
    with MockServer():
        eventually(lambda: len(calls) > 4)
    assert [record.getMessage() for record in caplog.records] == [
        "expiring orders and keys failed: OperationalError: database or disk is full"
    ]


def eventually(is_so: Callable[[], bool]) -> None:
    end = time.monotonic() + 30
    while not is_so():
        assert time.monotonic() < end, "it never came"
        time.sleep(0.02)


@pytest.mark.every_store
def test_what_is_due_ends_while_nobody_looks(store_url: str, clock: Clock) -> None:
    """Its event is dated with its own end, and comes once."""
    with CheckedClient(create_app(store=store_url, clock=clock)) as mock:
        order = mock.post("/v1/orders", json=POINT, headers=headers(key="k")).json()
        clock.now_ns += 25 * 3600 * 10**9
        assert [sweep.sweep(mock.store) for _ in range(2)] == [2, 0]
        assert mock.controls.dump()["idempotency_keys"] == []
        (_, expired) = mock.controls.read_events()
        assert (expired["order_id"], expired["command"], expired["status"]) == (order["id"], "expire", "expired")
        assert expired["at"] == "2023-11-14T22:28:20.123456789Z"


@pytest.mark.every_store
def test_orders_that_time_cannot_end_do_not_hold_up_the_others(
    store_url: str, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As many as are looked at in one transaction; nothing leads out of their status."""
    monkeypatch.setattr(sweep, "ROWS_AT_ONCE", 2)
    monkeypatch.setattr(lifecycle, "MAX_AT_ONCE", 2)
    with CheckedClient(create_app(store=store_url, clock=clock)) as mock:
        for number in range(4):
            order = changed(POINT, {"config.point.terminal_id": f"NEWLAND_N950__STUCK{number}"})
            made = mock.post("/v1/orders", json=order, headers=headers()).json()
            mock.controls.order_event(made["id"], "require_action")
        clock.now_ns += 1
        last = mock.post("/v1/orders", json=POINT, headers=headers()).json()
        mock.controls.advance("PT16M")  # sweeps, too
        assert [each["order_id"] for each in mock.controls.read_events() if each["command"] == "expire"] == [last["id"]]
        assert sweep.sweep(mock.store) == 0
        statuses = [row["document"]["status"] for row in mock.controls.dump()["orders"]]
        assert sorted(statuses) == ["action_required"] * 4 + ["expired"]


def test_a_store_is_not_closed_under_a_transaction() -> None:
    """A thread that sweeps may be at work when the server stops; SQLite then crashed the process."""
    store, closed = Store(), threading.Event()

    def close() -> None:
        store.close()
        closed.set()

    with store.transaction() as transaction:
        closer = threading.Thread(target=close)
        closer.start()
        assert not closed.wait(0.2)
        assert transaction.rows("orders") == []
    closer.join(10)
    assert closed.is_set()
    with pytest.raises(sqlite3.ProgrammingError, match="closed"), store.transaction():
        pass


def test_what_is_at_work_when_a_store_is_closed_gives_its_connection_back(postgres_url: str) -> None:
    """A dump, say, that its client has given up: it went on, and its connection was left to the garbage collector."""
    store = Store(f"{postgres_url}&application_name=closed")
    engine = sa.create_engine(postgres_url)

    def connections() -> int:
        query = "SELECT count(*) FROM pg_stat_activity WHERE application_name = 'closed'"
        with engine.connect() as connection:
            return int(connection.execute(sa.text(query)).scalar_one())

    with store.snapshot() as snapshot, store.transaction() as transaction:
        store.close()
        assert snapshot.rows("orders") == transaction.rows("orders") == []
        assert connections() == 2
    eventually(lambda: connections() == 0)
    engine.dispose()


@pytest.mark.parametrize("change", ["ALTER TABLE accounts DROP COLUMN removed", "DROP TABLE idempotency_keys"])
def test_an_older_store_that_lacks_something_is_refused(change: str, tmp_path: Path) -> None:
    """And is not brought to this version, which would hide what it is."""
    version_1(tmp_path / "old.db")
    with sqlite3.connect(tmp_path / "old.db") as old:
        old.execute(change)
    old.close()
    with pytest.raises(StoreError, match="it lacks"):
        Store(f"sqlite:///{tmp_path}/old.db")
    found = sqlite3.connect(tmp_path / "old.db")
    assert found.execute("SELECT version FROM mock_state").fetchone() == (1,)
    found.close()


def test_old_keys_are_forgotten_while_it_runs(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without anybody asking for them."""
    monkeypatch.setattr(sweep, "EVERY_S", 0.05)
    monkeypatch.setattr(sweep, "WINDOW_NS", 200_000_000)
    with MockServer() as server:
        for _ in range(3):
            httpx.post(f"{server.base_url}/v1/orders", json=ONLINE, headers=headers()).raise_for_status()
        eventually(lambda: not server.controls.dump()["idempotency_keys"])
        assert len(server.controls.dump()["orders"]) == 3


def test_a_password_that_is_not_encoded_is_not_shown() -> None:
    """What stands behind its @ would be taken for the host, which the error names."""
    with pytest.raises(StoreError, match="%40") as failed:
        Store("postgresql+psycopg://mock:p@xyzzy/w@127.0.0.1:1/mock")
    assert "xyzzy" not in str(failed.value)
