"""What a call costs, beside bare httpx and the official SDK, against the mock and in the same run.

    make bench-client

CPU is that of this process alone, for a create with its answer as data; calls per second are those of one thread, one
after the other. Rounds go by turns, so that what the machine does meanwhile meets all of them; medians. The numbers
depend on the machine, the ratios less so.
"""

import argparse
import asyncio
import os
import statistics
import subprocess
import sys
import tempfile
import time
import uuid
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

import certifi
import httpx
import mercadopago
import mercadopago.config
from mp_orders import AsyncMercadoPago, MercadoPago

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "tests"))
from installed import link
from processes import serving
from samples import ONLINE

TOKEN = "TEST-bench"  # noqa: S105
NEEDS = {"httpx": ["httpx"], "mercadopago": ["mercadopago"], "mp_orders": ["httpx", "httpcore2", "attrs"]}
HEADERS = {"Authorization": f"Bearer {TOKEN}"}


def bare(client: httpx.Client) -> Callable[[], Any]:
    def create() -> Any:
        answer = client.post("/v1/orders", json=ONLINE, headers={"X-Idempotency-Key": str(uuid.uuid4())})
        return answer.raise_for_status().json()

    return create


def bare_async(client: httpx.AsyncClient) -> Callable[[], Awaitable[Any]]:
    async def create() -> Any:
        answer = await client.post("/v1/orders", json=ONLINE, headers={"X-Idempotency-Key": str(uuid.uuid4())})
        return answer.raise_for_status().json()

    return create


def official(base_url: str) -> Callable[[], Any]:
    mercadopago.config.Config._Config__api_base_url = base_url
    sdk = mercadopago.SDK(TOKEN)

    def create() -> Any:
        answer = sdk.order().create(ONLINE)
        if answer["status"] != 201:
            raise SystemExit(f"the official SDK did not create an order: {answer}")
        return answer["response"]

    return create


def per_call(clock: Callable[[], float], calls: int, create: Callable[[], Any]) -> float:
    begin = clock()
    for _ in range(calls):
        create()
    return (clock() - begin) / calls


async def per_call_async(calls: int, create: Callable[[], Awaitable[Any]]) -> float:
    begin = time.process_time()
    for _ in range(calls):
        await create()
    return (time.process_time() - begin) / calls


def cpu_sync(base_url: str, rounds: int) -> tuple[float, float]:
    """Seconds of CPU for a call, of httpx and of ours."""
    with (
        httpx.Client(base_url=base_url, headers=HEADERS, timeout=30) as client,
        MercadoPago(TOKEN, base_url=base_url) as mp,
    ):
        creates = (bare(client), lambda: mp.orders.create(ONLINE))
        taken = [[per_call(time.process_time, 200, each) for each in creates] for _ in range(rounds + 1)][1:]
    theirs, ours = (statistics.median(column) for column in zip(*taken, strict=True))
    return theirs, ours


async def cpu_async(base_url: str, rounds: int) -> tuple[float, float]:
    async with (
        httpx.AsyncClient(base_url=base_url, headers=HEADERS, timeout=30) as client,
        AsyncMercadoPago(TOKEN, base_url=base_url) as mp,
    ):
        creates = (bare_async(client), lambda: mp.orders.create(ONLINE))
        taken = [[await per_call_async(200, each) for each in creates] for _ in range(rounds + 1)][1:]
    theirs, ours = (statistics.median(column) for column in zip(*taken, strict=True))
    return theirs, ours


def rates(base_url: str, rounds: int, verify: Any) -> tuple[float, float]:
    """Calls per second, of the official SDK and of ours."""
    with MercadoPago(TOKEN, base_url=base_url, verify=verify) as mp:
        creates = (official(base_url), lambda: mp.orders.create(ONLINE))
        taken = [[per_call(time.perf_counter, 40, each) for each in creates] for _ in range(rounds + 1)][1:]
    theirs, ours = (1 / statistics.median(column) for column in zip(*taken, strict=True))
    return theirs, ours


def import_ms(rounds: int) -> dict[str, float]:
    """How much longer Python takes with this import than without one; the shortest of many runs.

    Each has only what it needs within reach, as in an environment of its own: httpx imports more where it finds more.
    """
    with tempfile.TemporaryDirectory() as folder:
        for name, needs in NEEDS.items():
            (Path(folder) / name).mkdir()
            link(Path(folder) / name, *needs)
        for package in (ROOT / "overrides/mp_orders", ROOT / "generated/mp_orders_generated"):
            (Path(folder) / "mp_orders" / package.name).symlink_to(package)
        best: dict[str, float] = {}
        for _ in range(rounds * 4):
            for name in (*NEEDS, ""):
                code = f"import sys; sys.path.append({folder + '/' + name!r}); " + (f"import {name}" if name else "")
                begin = time.perf_counter()
                subprocess.run([sys.executable, "-I", "-S", "-c", code], check=True)
                best[name] = min(best.get(name, float("inf")), (time.perf_counter() - begin) * 1000)
    nothing = best.pop("")
    return {name: taken - nothing for name, taken in best.items()}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=9)
    rounds = parser.parse_args().rounds
    with serving() as (_, line):
        plain = line.split()[-1]
        cpu = {"sync": cpu_sync(plain, rounds), "async": asyncio.run(cpu_async(plain, rounds))}
        http = rates(plain, rounds, verify=True)
    with tempfile.TemporaryDirectory() as folder, serving("--tls", folder) as (_, line):
        trusted = Path(folder) / "trusted.pem"  # what both trust by default, and the mock's own authority
        trusted.write_text(Path(certifi.where()).read_text() + (Path(folder) / "ca.pem").read_text())
        os.environ["REQUESTS_CA_BUNDLE"] = str(trusted)
        https = rates(line.split()[-1].replace("127.0.0.1", "localhost"), rounds, verify=trusted)
    imports = import_ms(rounds)
    print("| CPU per call, µs | httpx | mp_orders | ratio |\n|---|---|---|---|")
    for name, (theirs, ours) in cpu.items():
        print(f"| {name} | {theirs * 1e6:.0f} | {ours * 1e6:.0f} | {ours / theirs:.2f} |")
    print("\n| calls/s | mercadopago | mp_orders | ratio |\n|---|---|---|---|")
    for name, (theirs, ours) in {"http": http, "https": https}.items():
        print(f"| {name} | {theirs:.0f} | {ours:.0f} | {ours / theirs:.1f} |")
    print("\n| import | ms |\n|---|---|")
    for name, taken in imports.items():
        print(f"| {name} | {taken:.0f} |")


if __name__ == "__main__":
    main()
