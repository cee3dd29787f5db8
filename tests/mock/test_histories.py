"""The same history gives the same answers on every store."""

from collections import Counter
from pathlib import Path

import pytest
from answers import CONTRACT, CheckedClient
from conftest import Clock
from histories import History
from mp_orders_mock import create_app


def answers(url: str, length: int, seed: int = 1) -> list[str]:
    clock = Clock()
    with CheckedClient(create_app(CONTRACT, clock=clock, store=url)) as mock:
        return list(History(mock, clock, seed).lines(length))


@pytest.mark.parametrize("length", [1000, pytest.param(5000, marks=pytest.mark.slow)])
def test_a_history_is_the_same_on_every_store(postgres_url: str, tmp_path: Path, length: int) -> None:
    memory, file = answers("sqlite://", length), answers(f"sqlite:///{tmp_path / 'mock.db'}", length)
    shared = answers(postgres_url, length)
    assert [line for line in zip(memory, file, shared, strict=True) if len(set(line)) > 1] == []
    statuses = Counter(line.split()[2] for line in memory if line.split()[1].startswith("/"))
    some = length // 600
    assert all(statuses[status] > some for status in ("200", "201", "400", "401", "403", "404", "409")), statuses
    assert sum(" true " in line for line in memory) > some
    assert sum('"expired"' in line for line in memory) > some


def test_another_seed_is_another_history() -> None:
    assert answers("sqlite://", 50, 1) != answers("sqlite://", 50, 2)
