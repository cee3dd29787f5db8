"""The same history gives the same answers on every store."""

from collections import Counter
from pathlib import Path

from answers import CONTRACT, CheckedClient
from conftest import Clock
from histories import History
from mp_orders_mock import create_app

LENGTH = 5000


def answers(url: str, length: int = LENGTH, seed: int = 1) -> list[str]:
    clock = Clock()
    with CheckedClient(create_app(CONTRACT, clock=clock, store=url)) as mock:
        return list(History(mock, clock, seed).lines(length))


def test_a_history_of_5000_requests_is_the_same_on_every_store(postgres_url: str, tmp_path: Path) -> None:
    memory, file = answers("sqlite://"), answers(f"sqlite:///{tmp_path / 'mock.db'}")
    shared = answers(postgres_url)
    assert [line for line in zip(memory, file, shared, strict=True) if len(set(line)) > 1] == []
    statuses = Counter(line.split()[2] for line in memory if line.split()[1].startswith("/"))
    assert all(statuses[status] > 20 for status in ("200", "201", "400", "401", "403", "404", "409")), statuses
    assert sum(" true " in line for line in memory) > 20
    assert sum('"expired"' in line for line in memory) > 20


def test_another_seed_is_another_history() -> None:
    assert answers("sqlite://", 50, 1) != answers("sqlite://", 50, 2)
