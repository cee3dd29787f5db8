"""Fixtures that every floor uses, the one PostgreSQL server of a run, and what the run has cost."""

import os
import resource
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpcore  # noqa: F401 - else pytester forgets it again, and httpx does not know the errors of a second one
import pytest
from answers import CONTRACT, CheckedClient
from mp_orders_mock import create_app
from postgres import Supervisor, empty_schema, find_binaries, server_url
from processes import serving

EVERY_STORE = ["memory", "file", "postgresql"]
POSTGRES = pytest.StashKey[Supervisor]()
BEGIN = pytest.StashKey[float]()
ADDRESS = "postgres_supervisor"


class Clock:
    """A clock that stands until it is moved."""

    def __init__(self) -> None:
        self.now_ns = 1_700_000_000_123_456_789

    def __call__(self) -> int:
        return self.now_ns


def is_worker(config: pytest.Config) -> bool:
    """Whether pytest-xdist runs this process for another, which owns what there is one of."""
    return hasattr(config, "workerinput")


def pytest_configure(config: pytest.Config) -> None:
    if not is_worker(config):
        config.stash[BEGIN] = time.monotonic()
        config.stash[POSTGRES] = Supervisor()


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_auto_num_workers() -> int:
    """One more than there are cores, since many tests wait for sockets."""
    return (os.cpu_count() or 1) + 1


@pytest.hookimpl(optionalhook=True)
def pytest_configure_node(node: Any) -> None:
    """Tell a worker where to ask for the server."""
    node.workerinput[ADDRESS] = node.config.stash[POSTGRES].address


def pytest_unconfigure(config: pytest.Config) -> None:
    if not is_worker(config):
        config.stash[POSTGRES].stop()


def pytest_terminal_summary(terminalreporter: Any, config: pytest.Config) -> None:
    """What the run has cost, with its workers, servers and other children, so that growth is seen."""
    config.stash[POSTGRES].stop()
    spent = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    cpu_s = sum(each.ru_utime + each.ru_stime for each in spent)
    wall_s = time.monotonic() - config.stash[BEGIN]
    terminalreporter.write_line(f"{cpu_s:.0f} CPU-seconds in {wall_s:.0f} s")


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Run a test marked `every_store` on each store."""
    if "store_url" in metafunc.fixturenames and metafunc.definition.get_closest_marker("every_store"):
        metafunc.parametrize("store_url", EVERY_STORE, indirect=True)


@pytest.fixture(scope="session")
def postgres_server(request: pytest.FixtureRequest) -> str:
    """The URL of the run's PostgreSQL server.

    Without PostgreSQL a test is skipped and says so; with MP_ORDERS_REQUIRE_POSTGRES it fails.
    """
    if find_binaries() is None:
        message = "PostgreSQL is not installed (initdb and postgres; Debian: postgresql)"
        if os.environ.get("MP_ORDERS_REQUIRE_POSTGRES"):
            pytest.fail(message)
        pytest.skip(message)
    config: Any = request.config
    return server_url(config.workerinput[ADDRESS] if is_worker(config) else config.stash[POSTGRES].address)


@pytest.fixture
def postgres_url(postgres_server: str) -> Iterator[str]:
    """The URL of an empty schema on it."""
    with empty_schema(postgres_server) as url:
        yield url


@pytest.fixture
def store_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The URL of an empty store: in memory, or for `every_store` each kind in turn."""
    match getattr(request, "param", "memory"):
        case "postgresql":
            url: str = request.getfixturevalue("postgres_url")
            return url
        case "file":
            return f"sqlite:///{tmp_path / 'mock.db'}"
    return "sqlite://"


@pytest.fixture
def clock() -> Clock:
    """The clock of the machine, as `mock` sees it: it stands until a test moves it."""
    return Clock()


@pytest.fixture
def mock(clock: Clock, store_url: str) -> Iterator[CheckedClient]:
    """A client of a new mock in this process, which holds each answer against the contract."""
    with CheckedClient(create_app(CONTRACT, clock=clock, store=store_url)) as client:
        yield client


@pytest.fixture
def observed(clock: Clock, store_url: str) -> Iterator[CheckedClient]:
    """The same, answering as the live API was seen to."""
    with CheckedClient(create_app(CONTRACT, clock=clock, store=store_url, dialect="observed")) as client:
        yield client


@pytest.fixture(scope="session")
def served_mock() -> Iterator[str]:
    """The address of a mock that runs as its own process."""
    with serving() as (process, line):
        yield line.split()[-1]
        process.terminate()
