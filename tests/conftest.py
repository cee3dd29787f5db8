"""Fixtures that every floor uses."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from answers import CONTRACT, CheckedClient
from mp_orders_mock import create_app


class Clock:
    """A clock that stands until it is moved."""

    def __init__(self) -> None:
        self.now_ns = 1_700_000_000_123_456_789

    def __call__(self) -> int:
        return self.now_ns


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def mock(clock: Clock) -> Iterator[CheckedClient]:
    """A mock of its own, in process, whose answers are held against the contract."""
    with CheckedClient(create_app(CONTRACT, clock=clock)) as client:
        yield client


@pytest.fixture(scope="session")
def served_mock() -> Iterator[str]:
    """The address of a mock that runs as its own process."""
    command = [str(Path(sys.executable).with_name("mp-orders-mock")), "--port", "0"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        yield process.stdout.readline().split()[-1]
        process.terminate()
