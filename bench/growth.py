"""What a request costs as the store grows, and how much memory an order takes.

    make bench-growth        (SIZES="100 10000 1000000" for others)

A mock without HTTP: its ASGI application is called in this process. The store is filled by its own tables, with an
answer under a key for each order; then each kind of request is made in turn, and the median of its time is told.
PostgreSQL is measured where it is installed.
"""

import argparse
import asyncio
import os
import statistics
import sys
import tempfile
import time
import uuid
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import orjson

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT / "tests"), str(ROOT / "bench")]
from mp_orders_mock import create_app
from mp_orders_mock.identity import identify
from mp_orders_mock.store import Store
from postgres import find_binaries, postgres
from search_speed import gather_statistics, row

TOKEN = "TEST-bench"  # noqa: S105 - nobody's
ROUNDS = 100
AT_ONCE = 5_000
NOW = "2026-10-01T00:00:00Z"
BODY = {
    "type": "online",
    "external_reference": "ref_1",
    "total_amount": "24.90",
    "transactions": {
        "payments": [{"amount": "24.90", "payment_method": {"id": "visa", "type": "credit_card", "token": "t" * 32}}]
    },
}
WAITING = {**BODY, "processing_mode": "manual"}
DAY = "begin_date=2026-09-20T00:00:00Z&end_date=2026-09-21T00:00:00Z"


class Caller:
    """Calls an application in this process."""

    def __init__(self, store: str) -> None:
        self.mock = create_app(store=store)
        self._runner = asyncio.Runner()

    def __call__(self, method: str, path: str, body: Any = None, key: str | None = None) -> tuple[int, Any, float]:
        """Status, answer and microseconds."""
        return self._runner.run(self._call(method, path, orjson.dumps(body) if body else b"", key))

    async def _call(self, method: str, path: str, body: bytes, key: str | None) -> tuple[int, Any, float]:
        headers = [(b"authorization", f"Bearer {TOKEN}".encode()), (b"content-type", b"application/json")]
        headers += [(b"x-idempotency-key", (key or str(uuid.uuid4())).encode())]
        plain, _, query = path.partition("?")
        scope = {"type": "http", "method": method, "path": plain, "raw_path": plain.encode(), "headers": headers}
        scope["query_string"] = query.encode()
        sent: list[Any] = []

        async def receive() -> Any:
            return {"type": "http.request", "body": body}

        async def send(message: Any) -> None:
            sent.append(message)

        begin = time.perf_counter()
        await self.mock(scope, receive, send)
        took = time.perf_counter() - begin
        return sent[0]["status"], orjson.loads(sent[1]["body"]), took * 1e6

    def close(self) -> None:
        """Give back what is open."""
        self.mock.close()
        self._runner.close()


def fill(store: Store, begin: int, end: int) -> None:
    """Put so many orders of the caller into a store, each with an answer under a key."""
    caller = identify(TOKEN)
    assert caller is not None  # noqa: S101 - it is a token
    now_ns = time.time_ns()
    for start in range(begin, end, AT_ONCE):
        rows = [{**row(number), "user_id": caller.user_id} for number in range(start, min(start + AT_ONCE, end))]
        keys = [
            {"user_id": caller.user_id, "key": str(uuid.uuid4()), "fingerprint": bytes(32), "status": 201}
            | {"first_used_ns": now_ns, "body": each["document"]}
            for each in rows
        ]
        with store.transaction() as transaction:
            transaction.add_rows("orders", [{**each, **LEFT_OUT} for each in rows])
            transaction.add_rows("idempotency_keys", keys)


LEFT_OUT = {"next_ns": None, "next_event": "", "version": 1, "merchant_order_id": None}


def measured(call: Caller) -> dict[str, float]:
    """The median of each kind of request, in microseconds."""
    times: dict[str, list[float]] = {}
    for _ in range(ROUNDS):
        key = str(uuid.uuid4())
        status, order, took = call("POST", "/v1/orders", BODY, key)
        assert status == 201, order  # noqa: S101 - or it measures something else
        times.setdefault("create", []).append(took)
        times.setdefault("replay", []).append(call("POST", "/v1/orders", BODY, key)[2])
        times.setdefault("get", []).append(call("GET", f"/v1/orders/{order['id']}")[2])
        waiting = call("POST", "/v1/orders", WAITING)[1]
        status, _, took = call("POST", f"/v1/orders/{waiting['id']}/cancel")
        assert status == 200  # noqa: S101 - as above
        times.setdefault("cancel", []).append(took)
        times.setdefault("search of a day", []).append(call("GET", f"/v1/orders?{DAY}")[2])
    return {name: statistics.median(each) for name, each in times.items()}


def resident_bytes() -> int:
    """How much memory this process has."""
    return int(Path("/proc/self/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sizes", type=int, nargs="+", default=[100, 1_000, 10_000, 100_000])
    sizes = parser.parse_args().sizes
    print("| store | µs of a | " + " | ".join(f"{size:,} orders" for size in sizes) + " |")
    print("|---|---|" + "---|" * len(sizes))
    with ExitStack() as stack:
        folder = stack.enter_context(tempfile.TemporaryDirectory())
        stores = {"memory": "sqlite://", "file": f"sqlite:///{folder}/growth.db"}
        if find_binaries():
            stores["PostgreSQL"] = stack.enter_context(postgres())
        for name, url in stores.items():
            call, before, table = Caller(url), 0, dict[str, list[float]]()
            memory = resident_bytes()
            for size in sizes:
                fill(call.mock.store, before, size)
                before = size
                if name == "PostgreSQL":
                    gather_statistics(url)
                for what, took in measured(call).items():
                    table.setdefault(what, []).append(took)
            for what, numbers in table.items():
                print(f"| {name} | {what} | " + " | ".join(f"{each:.0f}" for each in numbers) + " |", flush=True)
            print(f"{name}: {(resident_bytes() - memory) / sizes[-1]:.0f} bytes of memory for each order")
            call.close()


if __name__ == "__main__":
    main()
