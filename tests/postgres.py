"""One PostgreSQL server for a whole run of the tests, from the machine's own binaries: no network, no durability.

`Supervisor` is started by the process that runs pytest. It costs nothing until a test, in whichever worker, asks for
the server; then it makes and starts one. It stops the server and removes its folder when the run ends, however it ends:
the supervisor notices by its standard input, which the operating system closes with the process that holds it.
"""

import os
import select
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
import uuid
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from urllib.parse import quote

FOLDERS = [*os.environ.get("PATH", "").split(":"), *map(str, sorted(Path("/usr/lib/postgresql").glob("*/bin")))]
START_S = 60


def find_binaries() -> Path | None:
    """The folder that has initdb and postgres."""
    for folder in reversed(FOLDERS):
        if (Path(folder) / "initdb").exists() and (Path(folder) / "postgres").exists():
            return Path(folder)
    return None


@contextmanager
def postgres() -> Iterator[str]:
    """The URL of a database on a server of one's own.

    Raises:
        RuntimeError: it does not start; says what it said.
    """
    supervisor = Supervisor()
    try:
        yield server_url(supervisor.address)
    finally:
        supervisor.stop()


class Supervisor:
    """Starts a PostgreSQL server when it is first asked for one, and ends it with the run."""

    def __init__(self) -> None:
        self._folder = Path(tempfile.mkdtemp(prefix="mp-orders-pg-"))
        self.address = str(self._folder / "ask")
        """Where `server_url` asks for the server."""
        command = [sys.executable, __file__, str(self._folder)]
        self._process = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, start_new_session=True
        )  # so that Ctrl-C does not end it before the tests that use it
        assert self._process.stdout is not None
        self._process.stdout.readline()  # it listens

    def stop(self) -> None:
        """End the server, if there is one, and remove its folder."""
        self._process.communicate()


def server_url(address: str) -> str:
    """The URL of a database on the server of a supervisor, which is started now if it was not yet.

    Raises:
        RuntimeError: it does not start; says what it said.
    """
    with socket.socket(socket.AF_UNIX) as connection:
        connection.settimeout(START_S)
        connection.connect(address)
        said = b"".join(iter(lambda: connection.recv(65536), b"")).decode()
    if not said.startswith("postgresql"):
        raise RuntimeError(f"PostgreSQL did not start: {said}")
    return said


@contextmanager
def empty_schema(server: str) -> Iterator[str]:
    """The URL of a schema of its own on a server, dropped at the end."""
    import psycopg  # not at the top: the supervisor needs none of it

    name = f"t{uuid.uuid4().hex}"
    with psycopg.connect(server.replace("+psycopg", ""), autocommit=True) as connection:
        connection.execute(f"CREATE SCHEMA {name}")
        try:
            yield f"{server}&options=-csearch_path%3D{name}"
        finally:
            connection.execute(f"DROP SCHEMA {name} CASCADE")


def main(folder: Path) -> None:
    """Answer whoever asks, until standard input ends."""
    listener = socket.socket(socket.AF_UNIX)
    listener.bind(str(folder / "ask"))
    listener.listen(64)
    print("listening", flush=True)
    server: subprocess.Popen[bytes] | None = None
    said = ""
    try:
        while listener in select.select([sys.stdin, listener], [], [])[0]:
            connection, _ = listener.accept()
            with connection, suppress(OSError):
                if not said:
                    server, said = _start(folder)
                connection.sendall(said.encode())
    finally:
        if server is not None:
            _stop(folder, server)
        shutil.rmtree(folder, ignore_errors=True)


def _start(folder: Path) -> tuple["subprocess.Popen[bytes] | None", str]:
    """The server, and its URL or why there is none."""
    binaries = find_binaries()
    if binaries is None:
        return None, "initdb and postgres are not installed"
    if os.geteuid() == 0:  # initdb refuses root
        shutil.chown(folder, "postgres", "postgres")
    data, log = folder / "data", folder / "log"
    options = {"cwd": "/", "stdin": subprocess.DEVNULL}
    made = subprocess.run(
        _as_user(binaries / "initdb", "-D", data, "-U", "postgres", "-A", "trust", "-E", "UTF8", "--no-sync"),
        capture_output=True,
        check=False,
        **options,
    )
    if made.returncode:
        return None, made.stderr.decode()
    settings = {"fsync": "off", "full_page_writes": "off", "max_connections": "200", "listen_addresses": ""}
    words = [word for name, value in settings.items() for word in ("-c", f"{name}={value}")]
    with log.open("wb") as output:
        server = subprocess.Popen(
            _as_user(binaries / "postgres", "-D", data, "-k", folder, *words), stdout=output, stderr=output, **options
        )
    ready = _as_user(binaries / "pg_isready", "-q", "-h", folder, "-t", "1")
    while server.poll() is None:
        if subprocess.run(ready, check=False, **options).returncode == 0:
            return server, f"postgresql+psycopg://postgres@/postgres?host={quote(str(folder), safe='')}"
        time.sleep(0.05)
    return None, log.read_text(errors="replace")


def _stop(folder: Path, server: "subprocess.Popen[bytes]") -> None:
    with suppress(OSError, ValueError):
        os.kill(int((folder / "data" / "postmaster.pid").read_text().split()[0]), signal.SIGQUIT)
    server.wait()


def _as_user(*words: object) -> list[str]:
    return [*(["runuser", "-u", "postgres", "--"] if os.geteuid() == 0 else []), *map(str, words)]


if __name__ == "__main__":
    main(Path(sys.argv[1]))
