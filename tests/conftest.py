"""Fixtures that every floor uses."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from answers import CONTRACT, CheckedClient
from mp_orders_mock import create_app
from postgres import empty_schema, find_binaries, postgres
from processes import serving

EVERY_STORE = ["memory", "file", "postgresql"]


class Clock:
    """A clock that stands until it is moved."""

    def __init__(self) -> None:
        self.now_ns = 1_700_000_000_123_456_789

    def __call__(self) -> int:
        return self.now_ns


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Run the tests of a module marked `every_store` on each store."""
    if "store_url" in metafunc.fixturenames and metafunc.definition.get_closest_marker("every_store"):
        metafunc.parametrize("store_url", EVERY_STORE, indirect=True)


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[str]:
    """A PostgreSQL server. Without one a test is skipped and says so; with MP_ORDERS_REQUIRE_POSTGRES it fails."""
    binaries = find_binaries()
    if binaries is None:
        message = "PostgreSQL is not installed (initdb and postgres; Debian: postgresql)"
        if os.environ.get("MP_ORDERS_REQUIRE_POSTGRES"):
            pytest.fail(message)
        pytest.skip(message)
    with postgres(binaries) as url:
        yield url


@pytest.fixture
def postgres_url(postgres_server: str) -> Iterator[str]:
    """An empty schema on it."""
    with empty_schema(postgres_server) as url:
        yield url


@pytest.fixture
def store_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The URL of an empty store."""
    match getattr(request, "param", "memory"):
        case "postgresql":
            url: str = request.getfixturevalue("postgres_url")
            return url
        case "file":
            return f"sqlite:///{tmp_path / 'mock.db'}"
    return "sqlite://"


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def mock(clock: Clock, store_url: str) -> Iterator[CheckedClient]:
    """A mock of its own, in process, whose answers are held against the contract."""
    with CheckedClient(create_app(CONTRACT, clock=clock, store=store_url)) as client:
        yield client


@pytest.fixture(scope="session")
def served_mock() -> Iterator[str]:
    """The address of a mock that runs as its own process."""
    with serving() as (process, line):
        yield line.split()[-1]
        process.terminate()
