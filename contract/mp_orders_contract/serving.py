"""Starts what is to be checked: a command, or an ASGI application in a thread of this process."""

import importlib
import os
import queue
import shlex
import shutil
import signal
import socket
import subprocess
import sys
import threading
import time
from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO, Any

import httpx

from mp_orders_contract.trust import trusted

START_S = 30.0
STOP_S = 10.0


class ServingError(Exception):
    """What was to be checked could not be started; says why."""


@contextmanager
def served(
    command: str, base_url: str | None = None, *, start_s: float = START_S, ca: Path | None = None
) -> Iterator[str]:
    """Start a server and stop it at the end; gives its address.

    Args:
        command: commands beside this Python are found as well.
        base_url: where it will answer. Without it the first line of its standard output has to end in its address.
        start_s: seconds in which it has to answer, or to say where it listens.
        ca: a file with the authorities to trust over https.

    Raises:
        ServingError: it does not start, or not in time, or its first line does not end in an address.
    """
    path = os.pathsep.join([str(Path(sys.executable).parent), os.environ.get("PATH", "")])
    words = _words(command)
    try:
        process = subprocess.Popen(  # noqa: S603
            [shutil.which(words[0], path=path) or words[0], *words[1:]],
            stdout=subprocess.PIPE,
            text=True,
            errors="replace",
            env={**os.environ, "PATH": path},
            start_new_session=True,
        )
    except OSError as error:
        raise ServingError(f"cannot start {command!r}: {error}") from None
    lines: queue.SimpleQueue[str] = queue.SimpleQueue()
    # Nobody reads what follows the first line, and a full pipe would stop the server.
    reader = threading.Thread(target=_read, args=(process.stdout, lines), daemon=True)
    reader.start()
    try:
        yield _said(command, lines, start_s) if base_url is None else _answers(command, process, base_url, start_s, ca)
    finally:
        _end(process)
        # What has left the server's group and outlives it may hold the pipe open: it is the reader's to close.
        reader.join(1)


def _words(command: str) -> list[str]:
    try:
        words = shlex.split(command)
    except ValueError as error:
        raise ServingError(f"cannot start {command!r}: {error}") from None
    if not words:
        raise ServingError("the command to start is empty")
    return words


def _read(output: IO[str], lines: "queue.SimpleQueue[str]") -> None:
    with output:
        lines.put(output.readline())
        deque(output, 0)


def _said(command: str, lines: "queue.SimpleQueue[str]", start_s: float) -> str:
    try:
        first = lines.get(timeout=start_s)
    except queue.Empty:
        hint = "name it with --base-url, or let its first line end in it (flushed)"
        raise ServingError(f"{command!r} did not say within {start_s:g} s where it listens; {hint}") from None
    if not first:
        raise ServingError(f"{command!r} ended without saying where it listens")
    address = (first.split() or [""])[-1]
    if not address.startswith(("http://", "https://")):
        raise ServingError(f"the first line of {command!r} does not end in an address: {first.strip()!r}")
    return address


def _answers(command: str, process: "subprocess.Popen[str]", base_url: str, start_s: float, ca: Path | None) -> str:
    """Wait until anything at all is answered there."""
    end = time.monotonic() + start_s
    while time.monotonic() < end and process.poll() is None:
        try:
            httpx.get(base_url, timeout=1, trust_env=False, verify=trusted(ca))
        except httpx.TransportError:
            time.sleep(0.1)
        else:
            return base_url
    raise ServingError(f"{command!r} {'ended' if process.poll() is not None else 'does not answer'} at {base_url}")


def _end(process: "subprocess.Popen[str]") -> None:
    """End the server and what it has started, such as that of a shell."""
    _signal_all(process, signal.SIGTERM)
    try:
        process.wait(STOP_S)
    except subprocess.TimeoutExpired:
        _signal_all(process, signal.SIGKILL)
        process.wait()


def _signal_all(process: "subprocess.Popen[str]", number: signal.Signals) -> None:
    with suppress(ProcessLookupError, PermissionError):  # it has ended, as Linux and macOS say it
        os.killpg(process.pid, number)


@contextmanager
def served_app(app: Any) -> Iterator[str]:
    """Serve an ASGI application, its lifespan too, on a free port of 127.0.0.1 while the context is entered.

    Raises:
        ServingError: it does not start, or uvicorn is not installed.
    """
    try:
        import uvicorn
    except ModuleNotFoundError:
        raise ServingError("serving an ASGI application needs uvicorn") from None
    listener = socket.create_server(("127.0.0.1", 0))
    server = uvicorn.Server(uvicorn.Config(app, log_level="error", timeout_graceful_shutdown=1))
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]}, name="mp-orders-contract", daemon=True)
    thread.start()
    try:
        for _ in range(int(START_S / 0.01)):
            if server.started or not thread.is_alive():
                break
            thread.join(0.01)
        if not server.started:
            raise ServingError("the application did not start")
        yield f"http://127.0.0.1:{listener.getsockname()[1]}"
    finally:
        server.should_exit = True
        thread.join(START_S)
        listener.close()


def load_app(name: str) -> Any:
    """The application that `module:attribute` names.

    Raises:
        ServingError: there is none.
    """
    module, _, attribute = name.removesuffix("()").partition(":")
    if not module or not attribute:
        raise ServingError(f"{name!r} is not of the form MODULE:NAME")
    if "" not in sys.path:
        sys.path.insert(0, "")
    try:
        app: Any = importlib.import_module(module)
        for part in attribute.split("."):
            app = getattr(app, part)
        app = app() if name.endswith("()") else app
    except Exception as error:
        raise ServingError(f"cannot load {name!r}: {type(error).__name__}: {error}") from error
    if not callable(app):
        raise ServingError(f"{name!r} is no application, but {type(app).__name__}")
    return app
