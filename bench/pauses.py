"""How long an answer may take while the mock dumps its state, lets orders expire, or forgets old keys.

    make bench-pauses        (needs wrk; ORDERS=20000)

A mock in a process of its own gets a state with many orders, each with a key. wrk creates orders with 16 connections:
with nothing beside, while the state is dumped again and again, and while all of those orders and keys end.
"""

import argparse
import json
import shutil
import sys
import tempfile
import threading
import time
import urllib.request
import uuid
from contextlib import ExitStack
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT / "tests"), str(ROOT / "bench")]
from mock_speed import MOCK, free_port, load, server
from postgres import find_binaries, postgres

DAY_NS = 24 * 3600 * 10**9
SECONDS = 8


def ask(port: int, method: str, path: str, body: Any = None) -> bytes:
    """What the mock answers."""
    headers = {"Authorization": "Bearer TEST-pauses", "Content-Type": "application/json"}
    headers["X-Idempotency-Key"] = str(uuid.uuid4())
    data = None if body is None else json.dumps(body).encode()
    request = urllib.request.Request(f"http://127.0.0.1:{port}{path}", data, headers, method=method)
    with urllib.request.urlopen(request, timeout=300) as answer:  # noqa: S310 - of ours
        content: bytes = answer.read()
        return content


def state(port: int, count: int, ends_ns: int) -> dict[str, Any]:
    """One with so many orders that wait, and a key for each, which all end then."""
    body = {"type": "online", "processing_mode": "manual", "external_reference": "ref_1", "total_amount": "24.90"}
    order = json.loads(ask(port, "POST", "/v1/orders", body))
    documents = [{**order, "id": f"{order['id'][:12]}{number:020d}"} for number in range(count)]
    user_id = int(order["user_id"])
    keys = {"user_id": user_id, "fingerprint": "00" * 32, "first_used_ns": ends_ns - DAY_NS, "status": 201}
    return {
        "orders": [
            {"user_id": user_id, "terminal_id": None, "expires_ns": ends_ns, "document": each} for each in documents
        ],
        "idempotency_keys": [
            {**keys, "key": str(number), "body": json.dumps(each)} for number, each in enumerate(documents)
        ],
    }


def dumping(port: int, ended: threading.Event) -> None:
    while not ended.is_set():
        ask(port, "GET", "/__mock/state")


def measured(port: int, count: int) -> dict[str, float]:
    """The 99th percentile in milliseconds."""
    ask(port, "PUT", "/__mock/state", state(port, count, time.time_ns() + DAY_NS))
    load(port, 2)
    found = {"nothing": load(port, SECONDS)[1]}
    ended = threading.Event()
    dumper = threading.Thread(target=dumping, args=(port, ended))
    dumper.start()
    found["dumps"] = load(port, SECONDS)[1]
    ended.set()
    dumper.join()
    content = state(port, count, time.time_ns() + 30 * 10**9)
    ask(port, "PUT", "/__mock/state", content)
    ends_ns = content["orders"][0]["expires_ns"]
    time.sleep(max(0.0, (ends_ns - time.time_ns()) / 1e9 - 1))
    found[f"{count:,} orders and keys end"] = load(port, SECONDS)[1]
    return found


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--orders", type=int, default=20_000)
    count = parser.parse_args().orders
    if not shutil.which("wrk"):
        raise SystemExit("wrk is not installed (Debian: wrk)")
    with ExitStack() as stack:
        folder = stack.enter_context(tempfile.TemporaryDirectory())
        stores = {"memory": "sqlite://", "file": f"sqlite:///{folder}/mock.db"}
        if find_binaries():
            stores["PostgreSQL"] = stack.enter_context(postgres())
        for name, url in stores.items():
            port = free_port()
            with server([MOCK, "--quiet", "--store", url, "--port"], port):
                for what, milliseconds in measured(port, count).items():
                    print(f"| {name} | {what} | {milliseconds:.1f} |", flush=True)


if __name__ == "__main__":
    main()
