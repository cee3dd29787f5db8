"""A short run of the chaos, and proof that its verdict is worth something."""

import json
from collections import Counter
from pathlib import Path

import pytest
from answers import CONTRACT, CheckedClient
from chaos import Clients, order, problems, run
from mp_orders_mock import create_app
from mp_orders_mock.store import Store


@pytest.mark.slow
@pytest.mark.parametrize("kind", ["file", "postgresql"])
def test_nothing_is_doubled_or_lost(kind: str, request: pytest.FixtureRequest) -> None:
    if kind == "postgresql":
        request.getfixturevalue("postgres_server")  # says so where there is none
    said, wrong = run(kind, calls=1500, keys=100, threads=16, seed=2, kill_every_s=0.8)
    assert wrong == []
    assert " 0 kills" not in said


@pytest.fixture
def stored(tmp_path: Path) -> tuple[str, Clients]:
    """A store with two orders, and clients that were told of them."""
    url = f"sqlite:///{tmp_path / 'mock.db'}"
    clients = Clients([], 1)
    with CheckedClient(create_app(CONTRACT, store=url)) as mock:
        for key in ("key-0", "key-1"):
            more = {"Authorization": "Bearer TEST-1-1-0-1000000009", "X-Idempotency-Key": key}
            answer = mock.post("/v1/orders", json=order(key), headers=more)
            clients.answers[key][answer.status_code, answer.json()["id"]] += 1
    return url, clients


def test_a_store_that_is_right(stored: tuple[str, Clients]) -> None:
    assert list(problems(*stored)) == []


def test_an_order_that_was_made_twice_is_seen(stored: tuple[str, Clients]) -> None:
    url, clients = stored
    store = Store(url)
    with store.transaction() as transaction:
        transaction.add_order(5, {"id": "ORD2", "status": "created", "external_reference": "key-0"}, None)
    store.close()
    assert list(problems(url, clients)) == ["key-0 has 2 orders"]


@pytest.mark.parametrize("table", ["orders", "idempotency_keys"])
def test_an_order_or_a_record_that_was_lost_is_seen(stored: tuple[str, Clients], table: str) -> None:
    url, clients = stored
    store = Store(url)
    with store.transaction() as transaction:
        rows = transaction.rows(table)
        everything = {name: transaction.rows(name) for name in ("orders", "idempotency_keys")}
        everything[table] = rows[1:]
        transaction.clear()
        for name, kept in everything.items():
            transaction.add_rows(name, kept)
    store.close()
    lost = rows[0].get("key") or json.loads(rows[0]["document"])["external_reference"]
    found = list(problems(url, clients))
    assert any(line.startswith(lost) for line in found)


def test_an_answer_that_does_not_fit_the_store_is_seen(stored: tuple[str, Clients]) -> None:
    url, clients = stored
    clients.answers["key-0"] = Counter({(201, "ORD-other"): 1})
    assert [line.split()[0] for line in problems(url, clients)] == ["key-0"]
