"""A PostgreSQL server for the tests, from the machine's own binaries: no network, no durability, gone at the end."""

import os
import shutil
import subprocess
import tempfile
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote

import sqlalchemy as sa

FOLDERS = [*os.environ.get("PATH", "").split(":"), *map(str, sorted(Path("/usr/lib/postgresql").glob("*/bin")))]


def find_binaries() -> Path | None:
    """The folder that has initdb and postgres."""
    for folder in reversed(FOLDERS):
        if (Path(folder) / "initdb").exists() and (Path(folder) / "postgres").exists():
            return Path(folder)
    return None


@contextmanager
def postgres(binaries: Path) -> Iterator[str]:
    """The URL of a database on a new server, which listens on a socket in a folder of its own."""
    folder = Path(tempfile.mkdtemp(prefix="mp-orders-pg-"))
    try:
        if os.geteuid() == 0:  # initdb refuses root
            shutil.chown(folder, "postgres", "postgres")
        data = str(folder / "data")
        _run(str(binaries / "initdb"), "-D", data, "-U", "postgres", "-A", "trust", "-E", "UTF8", "--no-sync")
        options = f"-k {folder} -c listen_addresses= -c fsync=off -c full_page_writes=off -c max_connections=200"
        _run(str(binaries / "pg_ctl"), "-D", data, "-w", "-o", options, "-l", str(folder / "log"), "start")
        try:
            yield f"postgresql+psycopg://postgres@/postgres?host={quote(str(folder), safe='')}"
        finally:
            _run(str(binaries / "pg_ctl"), "-D", data, "-m", "immediate", "stop")
    finally:
        shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def empty_schema(server: str) -> Iterator[str]:
    """The URL of a schema of its own on a server, dropped at the end."""
    name = f"t{uuid.uuid4().hex}"
    engine = sa.create_engine(server)
    with engine.begin() as connection:
        connection.execute(sa.text(f"CREATE SCHEMA {name}"))
    try:
        yield f"{server}&options=-csearch_path%3D{name}"
    finally:
        with engine.begin() as connection:
            connection.execute(sa.text(f"DROP SCHEMA {name} CASCADE"))
        engine.dispose()


def _run(*command: str) -> None:
    as_user = ["runuser", "-u", "postgres", "--"] if os.geteuid() == 0 else []
    subprocess.run([*as_user, *command], check=True, stdout=subprocess.DEVNULL, cwd="/")
