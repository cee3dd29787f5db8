"""The official SDKs drive the mock over TLS: every call of theirs about orders, with nothing but the host changed."""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from mp_orders.webhooks import verify
from processes import serving
from receiver import Receiver

pytestmark = pytest.mark.slow
HERE = Path(__file__).resolve().parent
TOKEN = "TEST-1234567890-010100-0123456789abcdef0123456789abcdef-1000000001"
SECRET = "of-the-application"
CALLS: dict[str, list[tuple[str, int]]] = {
    "python": [
        *[("card_token.create", 201), ("preference.create", 201), ("preference.get", 200), ("preference.update", 200)],
        *[("order.create", 201), ("order.get", 200), ("order.refund", 201)],
        *[("order.create", 201), ("order.refund_transaction", 201), ("order.create", 201), ("order.process", 200)],
        *[("order.create", 201), ("order.capture", 200), ("order.create", 201), ("order.cancel", 200)],
        *[("order.create", 201), ("order.create_transaction", 201), ("order.update_transaction", 200)],
        *[("order.delete_transaction", 204), ("order.search", 200)],
        *[("merchant_order.create", 201), ("merchant_order.get", 200)],
        *[("merchant_order.update", 200), ("merchant_order.search", 200)],
    ],
    "node": [
        *[("cardToken.create", 201), ("preference.create", 201), ("preference.get", 200), ("preference.update", 200)],
        *[("order.create", 201), ("order.get", 200), ("order.refund", 201)],
        *[("order.create", 201), ("order.refund in part", 201), ("order.create", 201), ("order.process", 200)],
        *[("order.create", 201), ("order.capture", 200), ("order.create", 201), ("order.cancel", 200)],
        *[("order.create", 201), ("order.createTransaction", 201), ("order.updateTransaction", 200)],
        *[("order.deleteTransaction", 204), ("order.search", 200)],
        *[("merchantOrder.create", 201), ("merchantOrder.get", 200)],
        *[("merchantOrder.update", 200), ("merchantOrder.search", 200)],
    ],
}


@pytest.fixture
def shop() -> Iterator[Receiver]:
    with Receiver() as receiver:
        yield receiver


def command(language: str) -> list[str]:
    if language == "python":
        return [sys.executable, str(HERE / "drive.py")]
    if shutil.which("node") is None or not (HERE / "node_modules" / "mercadopago").is_dir():
        pytest.skip("Node.js or its SDK is not there: make tests/sdks/node_modules/.complete")
    return ["node", str(HERE / "drive.js")]


@pytest.mark.parametrize("language", ["python", "node"])
@pytest.mark.parametrize("dialect", ["documented", "observed"])
def test_every_call_is_served(language: str, dialect: str, shop: Receiver, tmp_path: Path) -> None:
    """And what the shop is told of them passes our verification."""
    arguments = ("--tls", str(tmp_path), "--dialect", dialect, "--webhook", shop.url, "--webhook-secret", SECRET)
    with serving(*arguments) as (_, line):
        authority = str(tmp_path / "ca.pem")
        environment = {**os.environ, "REQUESTS_CA_BUNDLE": authority, "NODE_EXTRA_CA_CERTS": authority}
        environment |= {"SSL_CERT_FILE": authority}
        done = subprocess.run(
            [*command(language), line.split()[-1], TOKEN], capture_output=True, text=True, env=environment, timeout=120
        )
        assert done.returncode == 0, done.stderr
        said: list[dict[str, Any]] = [json.loads(each) for each in done.stdout.splitlines()]
        wrong = [each for each in said if each["status"] is None or each["status"] >= 400]
        assert not wrong
        assert [(each["name"], each["status"]) for each in said] == CALLS[language]
        changes = sum(name.startswith(("order.", "merchant")) for name, _ in CALLS[language]) - 2 - 2
        told = shop.wait_for(changes)
    for each in told:
        notification = verify(headers=each.headers, query=each.query, body=each.body, secret=SECRET)
        assert notification.resource_id in {str(one["body"].get("id")) for one in said if one["body"]}
