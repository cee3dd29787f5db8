"""Kill the mock each second while many clients create orders, and look in its database for what went wrong.

    python tests/chaos/chaos.py [--store file|postgresql] [--calls 10000] [--keys 1000] [--threads 32] [--seed 1]

Each call creates an order under one of the keys, and is sent again until it is answered. One reply in five is
dropped after the commit. Exit code 0: no key has two orders, every order that was acknowledged is there, every order
has its key and every key its order, and every key answers at the end.
"""

import argparse
import http.client
import json
import random
import signal
import socket
import subprocess
import sys
import tempfile
import threading
import time
from collections import Counter, defaultdict
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any

import sqlalchemy as sa

sys.path.insert(0, str(Path(__file__).parents[1]))
from postgres import postgres

COMMAND = str(Path(sys.executable).with_name("mp-orders-mock"))
TOKEN = "TEST-1-1-0-1000000009"
PATIENCE_S = 120
ANSWER_TIMEOUT_S = 5


class Server:
    """A mock that is killed each second, and started again on its port."""

    def __init__(self, store: str, drop: float) -> None:
        with socket.create_server(("127.0.0.1", 0)) as free:
            self.port: int = free.getsockname()[1]
        self._command = [COMMAND, "--port", str(self.port), "--store", store, "--quiet"]
        self._fault = {"kind": "drop_after_commit", "times": None, "probability": drop}
        self._process: subprocess.Popen[str] | None = None
        self.kills = 0

    def start(self) -> None:
        self._process = subprocess.Popen(self._command, stdout=subprocess.PIPE, text=True)
        assert self._process.stdout is not None
        line = self._process.stdout.readline()
        assert "listening" in line, f"the mock did not start: {line}"
        if self._fault["probability"]:
            status, _ = request(self.port, "POST", "/__mock/faults", self._fault, "")
            assert status == 201

    def kill(self, how: int = signal.SIGKILL) -> None:
        assert self._process is not None
        assert self._process.poll() is None, "the mock died by itself"
        self._process.send_signal(how)
        self._process.wait()
        assert self._process.stdout is not None
        self._process.stdout.close()
        self.kills += how == signal.SIGKILL


def request(port: int, method: str, path: str, body: Any, key: str) -> tuple[int, Any]:
    """One request on a connection of its own."""
    headers = {"Authorization": f"Bearer {TOKEN}", "Content-Type": "application/json", "X-Idempotency-Key": key}
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=ANSWER_TIMEOUT_S)
    try:
        connection.request(method, path, json.dumps(body), headers)
        response = connection.getresponse()
        return response.status, json.loads(response.read())
    finally:
        connection.close()


def order(key: str) -> dict[str, Any]:
    """Every second one waits at a terminal of its own."""
    number = int(key.removeprefix("key-"))
    body: dict[str, Any] = {"external_reference": key}
    if number % 2:
        payment: dict[str, Any] = {"amount": "24.90"}
        body |= {"type": "point", "config": {"point": {"terminal_id": f"PAX_A910__CHAOS{number}"}}}
    else:
        payment = {"amount": "24.90", "payment_method": {"id": "visa", "type": "credit_card", "token": "t" * 32}}
        body |= {"type": "online", "total_amount": "24.90"}
    return body | {"transactions": {"payments": [payment]}}


class Clients:
    """Many threads that send calls until each is answered."""

    def __init__(self, servers: list[Server], seed: int) -> None:
        self._ports = [server.port for server in servers]
        self._seed = seed
        self._lock = threading.Lock()
        self.attempts = 0
        self.answers: dict[str, Counter[tuple[int, str]]] = defaultdict(Counter)

    def call(self, number: int, key: str) -> None:
        chance = random.Random(f"{self._seed} {number}")
        end = time.monotonic() + PATIENCE_S
        while True:
            with self._lock:
                self.attempts += 1
            try:
                status, body = request(chance.choice(self._ports), "POST", "/v1/orders", order(key), key)
            except (OSError, http.client.HTTPException, ValueError):
                if time.monotonic() > end:
                    raise TimeoutError(f"{key} was never answered") from None
                time.sleep(chance.uniform(0.01, 0.1))
                continue
            with self._lock:
                self.answers[key][status, body.get("id", json.dumps(body))] += 1
            return


def problems(store: str, clients: Clients) -> Iterator[str]:
    """What is wrong, by the database."""
    engine = sa.create_engine(store)
    with engine.connect() as connection:
        orders = [json.loads(row[0]) for row in connection.execute(sa.text("SELECT document FROM orders"))]
        rows = connection.execute(sa.text("SELECT key, body FROM idempotency_keys"))
        kept = {row[0]: json.loads(row[1])["id"] for row in rows}
    engine.dispose()
    by_key = defaultdict(list)
    for each in orders:
        by_key[each["external_reference"]].append(each["id"])
    yield from (f"{key} has {len(ids)} orders" for key, ids in by_key.items() if len(ids) > 1)
    yield from (f"{key} has an order and no record" for key in by_key.keys() - kept.keys())
    yield from (f"{key} has a record and no order" for key in kept.keys() - by_key.keys())
    for key, seen in clients.answers.items():
        if set(seen) != {(201, kept.get(key))}:
            yield f"{key} was answered {dict(seen)}, and the database has {kept.get(key)}"


def stuck(server: Server, clients: Clients, keys: list[str]) -> Iterator[str]:
    """Keys that do not answer as before when all is calm."""
    for key in keys:
        status, body = request(server.port, "POST", "/v1/orders", order(key), key)
        if clients.answers[key] and (status, body.get("id")) not in clients.answers[key]:
            yield f"{key} is stuck: {status} {body}"


@contextmanager
def store_url(kind: str) -> Iterator[str]:
    if kind == "file":
        with tempfile.TemporaryDirectory(prefix="mp-orders-chaos-") as folder:
            yield f"sqlite:///{folder}/mock.db"
        return
    with postgres() as url:
        yield url


def run(kind: str, calls: int, keys: int, threads: int, seed: int, kill_every_s: float = 1.0) -> tuple[str, list[str]]:
    """Run it; gives a line that says what was done, and what went wrong."""
    begin = time.monotonic()
    names = [f"key-{number}" for number in range(keys)]
    plan = [names[number % keys] for number in range(calls)]
    random.Random(seed).shuffle(plan)
    with ExitStack() as stack:
        store = stack.enter_context(store_url(kind))
        servers = [Server(store, 0.2) for _ in range(1 if kind == "file" else 2)]
        for server in servers:
            server.start()
        clients, done = Clients(servers, seed), threading.Event()

        def killing() -> None:
            turn = 0
            while not done.wait(kill_every_s):
                servers[turn % len(servers)].kill()
                servers[turn % len(servers)].start()
                turn += 1

        with ThreadPoolExecutor(threads + 1) as pool:
            killer = pool.submit(killing)
            results = [pool.submit(clients.call, number, key) for number, key in enumerate(plan)]
            wrong = [str(error) for each in results if (error := each.exception())]
            done.set()
            killer.result()
        kills = sum(server.kills for server in servers)
        for server in servers:
            server.kill()
        wrong += problems(store, clients)
        calm = Server(store, 0)
        calm.start()
        wrong += stuck(calm, clients, names)
        calm.kill(signal.SIGTERM)
    lost = clients.attempts - calls
    said = (
        f"{kind}: {calls} calls over {keys} keys by {threads} threads, {clients.attempts} attempts ({lost} without an "
    )
    said += f"answer), {kills} kills, seed {seed}, {time.monotonic() - begin:.0f} s"
    return said, wrong


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--store", choices=["file", "postgresql"], default="file")
    parser.add_argument("--calls", type=int, default=10_000)
    parser.add_argument("--keys", type=int, default=1_000)
    parser.add_argument("--threads", type=int, default=32)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    said, wrong = run(options.store, options.calls, options.keys, options.threads, options.seed)
    print(said)
    for line in wrong[:20]:
        print(f"WRONG {line}")
    print(f"{len(wrong)} things went wrong: duplicates, lost orders, records without orders, stuck keys")
    raise SystemExit(1 if wrong else 0)


if __name__ == "__main__":
    main()
