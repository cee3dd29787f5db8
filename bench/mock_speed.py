"""How many orders a second the mock creates, beside Prism on the same contract and in the same run.

    make bench        (needs wrk, Node.js and npm; PostgreSQL is measured where it is installed)

Each server is one process on 127.0.0.1; wrk loads one after the other with 16 connections, round by round, so that what
the machine does meanwhile meets all of them. Every request has its own key; Prism validates and stores nothing. The
numbers depend on the machine, the ratios less so.
"""

import argparse
import re
import shutil
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "tests"))
from postgres import find_binaries, postgres

MOCK = str(Path(sys.executable).with_name("mp-orders-mock"))
PRISM = str(ROOT / "bench/node_modules/.bin/prism")
SILENT, DEFAULT, MEMORY = "prism -v silent", "prism", "mp-orders-mock, memory"
RESULT = re.compile(r"99%\s+([0-9.]+)(us|ms|s)\b.*Requests/sec:\s+([0-9.]+)", re.DOTALL)
MILLISECONDS = {"us": 0.001, "ms": 1, "s": 1000}
START_TIMEOUT_S = 30


@contextmanager
def server(command: list[str], port: int) -> Iterator[float]:
    """A server that answers on this port; gives the seconds that it took to start."""
    begin = time.perf_counter()
    with subprocess.Popen([*command, str(port)], stdout=subprocess.PIPE, stderr=subprocess.STDOUT) as process:
        drain = subprocess.Popen(["cat"], stdin=process.stdout, stdout=subprocess.DEVNULL)
        try:
            while time.perf_counter() - begin < START_TIMEOUT_S:
                try:
                    socket.create_connection(("127.0.0.1", port)).close()
                    break
                except ConnectionError:
                    time.sleep(0.005)
            yield time.perf_counter() - begin
        finally:
            process.terminate()
            process.wait()
            drain.wait()


def load(port: int, seconds: int) -> tuple[float, float]:
    """Requests per second, and the 99th percentile of the latency in milliseconds."""
    command = ["wrk", "-t1", "-c16", f"-d{seconds}", "--latency", "-s", str(ROOT / "bench/create_order.lua")]
    done = subprocess.run([*command, f"http://127.0.0.1:{port}"], capture_output=True, text=True, check=True)
    match = RESULT.search(done.stdout)
    if match is None or "Non-2xx" in done.stdout or "Socket errors" in done.stdout:
        raise SystemExit(f"the load failed:\n{done.stdout}")
    return float(match[3]), float(match[1]) * MILLISECONDS[match[2]]


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as free:
        port: int = free.getsockname()[1]
        return port


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--seconds", type=int, default=4)
    options = parser.parse_args()
    if not shutil.which("wrk"):
        raise SystemExit("wrk is not installed (Debian: wrk)")
    with ExitStack() as stack:
        folder = stack.enter_context(tempfile.TemporaryDirectory())
        commands = {
            SILENT: [PRISM, "mock", "-v", "silent", str(ROOT / "openapi.yaml"), "-p"],
            DEFAULT: [PRISM, "mock", str(ROOT / "openapi.yaml"), "-p"],
            MEMORY: [MOCK, "--quiet", "--port"],
            "mp-orders-mock, file": [MOCK, "--quiet", "--store", f"sqlite:///{folder}/mock.db", "--port"],
        }
        if find_binaries():
            url = stack.enter_context(postgres())
            commands["mp-orders-mock, PostgreSQL (fsync off)"] = [MOCK, "--quiet", "--store", url, "--port"]
        ports = {name: free_port() for name in commands}
        started = {name: stack.enter_context(server(command, ports[name])) for name, command in commands.items()}
        results: dict[str, list[tuple[float, float]]] = {name: [] for name in commands}
        for name in commands:
            load(ports[name], 2)  # warm
        for _ in range(options.rounds):
            for name in commands:
                results[name].append(load(ports[name], options.seconds))
    report(results, started)


def report(results: dict[str, list[tuple[float, float]]], started: dict[str, float]) -> None:
    print(f"{'':40}{'orders/s':>10}{'p99 ms':>8}{'/silent':>9}{'/default':>9}{'start s':>9}")
    for name, rounds in results.items():
        speed, p99 = (statistics.median(column) for column in zip(*rounds, strict=True))
        ratios = [
            statistics.median(own[0] / peer[0] for own, peer in zip(rounds, results[other], strict=True))
            for other in (SILENT, DEFAULT)
        ]
        print(f"{name:40}{speed:10.0f}{p99:8.1f}{ratios[0]:9.2f}{ratios[1]:9.2f}{started[name]:9.2f}")


if __name__ == "__main__":
    main()
