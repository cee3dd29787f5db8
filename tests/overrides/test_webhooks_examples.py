"""The examples of receiving notifications, with the test client of each framework, and as programs."""

import asyncio
import importlib
import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import django
import httpx
import pytest
from django.test import Client as DjangoClient
from mp_orders import MercadoPago
from mp_orders.webhooks import SQLiteSeen, verify
from mp_orders_mock import MockServer
from samples import MERCHANT, ONLINE
from signing import MERCHANT_ORDER, ORDER, SECRET, headers_for

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
FRAMEWORKS = ["starlette", "flask", "django"]
Post = Callable[..., int]
"""Sends query, body and headers to an example; returns the status of the answer."""


def in_starlette(example: ModuleType) -> Iterator[Post]:
    client = httpx.AsyncClient(transport=httpx.ASGITransport(example.app), base_url="http://testserver")

    def post(query: str, body: bytes, headers: dict[str, str]) -> int:
        sending = client.post(f"/notifications?{query}", content=body, headers=headers)
        return loop.run(sending).status_code

    with asyncio.Runner() as loop:
        living = example.app.router.lifespan_context(example.app)
        loop.run(living.__aenter__())
        yield post
        loop.run(living.__aexit__(None, None, None))


def in_flask(example: ModuleType) -> Iterator[Post]:
    app = example.create_app()
    client = app.test_client()
    yield lambda query, body, headers: client.post(f"/notifications?{query}", data=body, headers=headers).status_code
    app.extensions["mp"].close()


def in_django(example: ModuleType) -> Iterator[Post]:
    django.setup()
    example.client.cache_clear()
    example.seen.cache_clear()
    client = DjangoClient(raise_request_exception=True)
    yield (
        lambda query, body, headers: (
            client.post(f"/notifications?{query}", body, content_type="application/json", headers=headers).status_code
        )
    )
    example.client().close()


@pytest.fixture
def mp(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[MercadoPago]:
    with MockServer() as server, MercadoPago("TEST-shop", base_url=server.base_url) as client:
        monkeypatch.setenv("MP_WEBHOOK_SECRET", f"another,{SECRET}")
        monkeypatch.setenv("MP_ACCESS_TOKEN", "TEST-shop")
        monkeypatch.setenv("MP_BASE_URL", server.base_url)
        monkeypatch.setenv("MP_SEEN", str(tmp_path / "seen.db"))
        monkeypatch.syspath_prepend(str(EXAMPLES))
        yield client


@pytest.fixture(params=FRAMEWORKS)
def post(request: pytest.FixtureRequest, mp: MercadoPago) -> Iterator[Post]:
    example = importlib.import_module(f"webhooks_{request.param}")
    yield from globals()[f"in_{request.param}"](example)


def notification(body: dict[str, Any], data_id: str, **more: Any) -> tuple[str, bytes, dict[str, str]]:
    """As it is sent now, with spaces that no framework would write."""
    query = f"data.id={data_id}&type={body['type']}"
    return query, json.dumps(body, indent=3).encode(), headers_for(data_id, ts=int(time.time()), **more)


def test_an_example_takes_each_notification_once(
    post: Post, mp: MercadoPago, capsys: pytest.CaptureFixture[str]
) -> None:
    order, merchant = mp.orders.create(ONLINE), mp.merchant_orders.create(MERCHANT)
    body = {**ORDER, "data": {"id": order.id}}
    assert post(*notification(body, order.id)) == 200
    assert post(*notification(body, order.id, request_id="again")) == 200
    assert post(*notification({**MERCHANT_ORDER, "id": merchant.id}, str(merchant.id))) == 200
    assert capsys.readouterr().out.splitlines() == [f"{order.id} processed", f"{merchant.id} opened"]


def test_an_example_refuses_what_it_has_to(post: Post, mp: MercadoPago, capsys: pytest.CaptureFixture[str]) -> None:
    order = mp.orders.create(ONLINE)
    query, body, headers = notification({**ORDER, "data": {"id": order.id}}, order.id)
    assert post(query, body, {}) == 401
    assert post(query, body, {**headers, "x-signature": headers["x-signature"][:-1]}) == 401
    assert post(query.replace(order.id, "ORD2"), body, headers) == 401
    assert post(query, body[:-1], headers) == 400
    assert post(query, body.replace(order.id.encode(), b"ORD2"), headers) == 400
    assert post(*notification({"type": "payment", "data": {"id": "7"}}, "7")) == 200
    assert post(*notification({**ORDER, "data": {"id": "ORD2"}}, "ORD2")) == 503  # of another account
    given = verify(headers=headers, query=query, body=body, secret=SECRET)
    seen = SQLiteSeen(os.environ["MP_SEEN"])
    assert seen.claim(given.key, "another process", 600) == "new"
    assert post(query, body, headers) == 503
    seen.release(given.key, "another process")
    assert capsys.readouterr().out == ""
    assert post(query, body, headers) == 200


@pytest.mark.slow
@pytest.mark.parametrize("framework", FRAMEWORKS)
def test_an_example_runs(framework: str, mp: MercadoPago, unused_port: int) -> None:
    order = mp.orders.create(ONLINE)
    query, body, headers = notification({**ORDER, "data": {"id": order.id}}, order.id)
    command = [sys.executable, str(EXAMPLES / f"webhooks_{framework}.py")]
    settings = {**os.environ, "PORT": str(unused_port), "MP_WEBHOOK_SECRET": SECRET}
    with subprocess.Popen(
        command, env=settings, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
    ) as process:
        try:
            with httpx.Client(transport=httpx.HTTPTransport(retries=10)) as client:
                address = f"http://127.0.0.1:{unused_port}/notifications?{query}"
                assert client.post(address, content=body, headers=headers, timeout=60).status_code == 200
                assert client.post(address, content=body, timeout=60).status_code == 401
        finally:
            process.send_signal(signal.SIGKILL)
        assert process.stdout is not None
        assert f"{order.id} processed" in process.stdout.read()


@pytest.fixture
def unused_port() -> int:
    import socket

    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port: int = free.getsockname()[1]
        return port
