"""How many orders a second the mock creates, beside Prism on the same contract and in the same run.

    make bench        (needs wrk, Node.js and npm; PostgreSQL is measured where it is installed)

Each server is one process on 127.0.0.1; of several mocks on one PostgreSQL each has a wrk of its own. wrk loads one
server after the other with 16 connections in all, round by round, so that what the machine does meanwhile meets all of
them. A small order and that of the document are sent. Every request has its own key; Prism validates and stores
nothing. The numbers depend on the machine, the ratios less so; they depend on how the interpreter was built (`--mock`).
"""

import argparse
import json
import os
import re
import shutil
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "tests"))
from mp_orders_spec import load_contract
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


def load(port: int, seconds: int, body: str = "", connections: int = 16) -> tuple[float, float]:
    """Requests per second, and the 99th percentile of the latency in milliseconds. `body` is a file."""
    command = [
        "wrk",
        "-t1",
        f"-c{connections}",
        f"-d{seconds}",
        "--latency",
        "-s",
        str(ROOT / "bench/create_order.lua"),
    ]
    more = {"BODY": body} if body else {}
    done = subprocess.run(
        [*command, f"http://127.0.0.1:{port}"], capture_output=True, text=True, check=True, env={**os.environ, **more}
    )
    match = RESULT.search(done.stdout)
    if match is None or "Non-2xx" in done.stdout or "Socket errors" in done.stdout:
        raise SystemExit(f"the load failed:\n{done.stdout}")
    return float(match[3]), float(match[1]) * MILLISECONDS[match[2]]


def load_all(ports: Sequence[int], seconds: int, body: str) -> tuple[float, float]:
    """The same of several servers at once, each with its part of the connections: the sum, and the worst."""
    with ThreadPoolExecutor(len(ports)) as pool:
        found = list(pool.map(lambda port: load(port, seconds, body, 16 // len(ports)), ports))
    return sum(each[0] for each in found), max(each[1] for each in found)


def documented_order() -> str:
    """The example of an online order from the contract, which is that of its page, as JSON."""
    return json.dumps(load_contract().document["components"]["examples"]["OnlineOrderRequest"]["value"])


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as free:
        port: int = free.getsockname()[1]
        return port


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--seconds", type=int, default=4)
    parser.add_argument("--mock", default=MOCK, help="the command, as of an environment with another interpreter")
    parser.add_argument("--processes", type=int, nargs="+", default=[1, 2, 4], help="on one PostgreSQL")
    options = parser.parse_args()
    if not shutil.which("wrk"):
        raise SystemExit("wrk is not installed (Debian: wrk)")
    with ExitStack() as stack:
        folder = stack.enter_context(tempfile.TemporaryDirectory())
        document = Path(folder) / "order.json"
        document.write_text(documented_order(), encoding="utf-8")
        commands = {
            SILENT: [[PRISM, "mock", "-v", "silent", str(ROOT / "openapi.yaml"), "-p"]],
            DEFAULT: [[PRISM, "mock", str(ROOT / "openapi.yaml"), "-p"]],
            MEMORY: [[options.mock, "--quiet", "--port"]],
            "mp-orders-mock, file": [[options.mock, "--quiet", "--store", f"sqlite:///{folder}/mock.db", "--port"]],
        }
        for count in options.processes if find_binaries() else ():
            url = stack.enter_context(postgres())
            name = f"mp-orders-mock, PostgreSQL (fsync off), {count} processes"
            commands[name] = [[options.mock, "--quiet", "--store", url, "--port"]] * count
        ports = {name: [free_port() for _ in each] for name, each in commands.items()}
        started = {
            name: max([stack.enter_context(server(*both)) for both in zip(each, ports[name], strict=True)])
            for name, each in commands.items()
        }
        for what, body in (("the small order", ""), ("the order of the document", str(document))):
            print(f"\n{what}")
            report(measured(ports, body, options.rounds, options.seconds), started)


def measured(
    ports: Mapping[str, Sequence[int]], body: str, rounds: int, seconds: int
) -> dict[str, list[tuple[float, float]]]:
    """Speed and latency of each server, round by round."""
    results: dict[str, list[tuple[float, float]]] = {name: [] for name in ports}
    for name in ports:
        load_all(ports[name], 2, body)  # warm
    for _ in range(rounds):
        for name in ports:
            results[name].append(load_all(ports[name], seconds, body))
    return results


def report(results: dict[str, list[tuple[float, float]]], started: dict[str, float]) -> None:
    print(f"{'':52}{'orders/s':>10}{'p99 ms':>8}{'/silent':>9}{'/default':>9}{'start s':>9}")
    for name, rounds in results.items():
        speed, p99 = (statistics.median(column) for column in zip(*rounds, strict=True))
        ratios = [
            statistics.median(own[0] / peer[0] for own, peer in zip(rounds, results[other], strict=True))
            for other in (SILENT, DEFAULT)
        ]
        print(f"{name:52}{speed:10.0f}{p99:8.1f}{ratios[0]:9.2f}{ratios[1]:9.2f}{started[name]:9.2f}")


if __name__ == "__main__":
    main()
