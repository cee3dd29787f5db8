"""Random histories of requests, events and hours, the same for every store."""

import json
import random
import re
from collections.abc import Iterator
from typing import Any

from answers import CheckedClient
from conftest import Clock
from mp_orders_mock.control.errors import ControlError
from mp_orders_mock.domain.transitions import EVENTS
from samples import MERCHANT, ONLINE, POINT, POINT_2024, QR, REMOVE, changed, headers

TOKENS = ["APP_USR-1-1-0-11", "APP_USR-2-1-0-22", "TEST-1-1-0-1000000002"]
BODIES = [
    ONLINE,
    changed(ONLINE, capture_mode="manual", expiration_time="PT2H"),
    changed(ONLINE, {"payer.email": "a@testuser.com"}),
    changed(ONLINE, total_amount="1.00"),
    POINT,
    POINT_2024,
    QR,
    changed(QR, {"config.qr.mode": "static"}),
    changed(POINT, expiration_time="PT30S"),
    changed(POINT, {"config.point.terminal_id": "PAX_A910__FOREIGN0001"}),
    {"type": "online"},
    changed(ONLINE, processing_mode="manual"),
    changed(ONLINE, processing_mode="manual", transactions=REMOVE),
    changed(ONLINE, {"transactions.payments.0.payment_method": {"id": "pse", "type": "bank_transfer"}}),
    changed(ONLINE, {"transactions.payments.0.payment_method.token": "OTHE-1"}),
]
DATES = "begin_date=1990-01-01T00:00:00Z&end_date=2200-01-01T00:00:00Z&page_size=100"
FILTERS = ["", "&status=processed", "&status=expired", "&payment_method_id=pse", "&external_reference=ref_1"]
IDS = re.compile(r"\b(?:(?:ORDTST|ORD|PAY|REF)?[0-9A-HJKMNP-TV-Z]{26}|[0-9]{15})\b")


class History:
    """Sends the requests of a history, and tells what came back with every new id replaced by its number."""

    def __init__(self, mock: CheckedClient, clock: Clock, seed: int) -> None:
        self._mock = mock
        self._clock = clock
        self._random = random.Random(seed)
        self._orders = ["ORD0000ABCD222233334444555566"]
        self._payments = [(self._orders[0], "PAY0000ABCD222233334444555566")]
        self._merchant_orders = [123]
        self._names: dict[str, str] = {}

    def lines(self, length: int) -> Iterator[str]:
        for _ in range(length):
            kind = self._random.choices(
                ["create", "cancel", "get", "event", "merchant", "update", "time", "account", "pay", "part", "search"],
                [40, 12, 15, 15, 6, 6, 5, 1, 15, 8, 6],
            )[0]
            yield f"{kind} {self._named(getattr(self, f'_{kind}')())}"

    def _headers(self) -> dict[str, str]:
        return headers(self._random.choice(TOKENS), f"key-{self._random.randrange(40)}")

    def _answer(self, method: str, path: str, **more: Any) -> str:
        response = self._mock.request(method, path, headers=self._headers(), **more)
        replayed = response.headers.get("idempotent-replayed", "")
        return f"{path} {response.status_code} {replayed} {response.text}"

    def _create(self) -> str:
        said = self._answer("POST", "/v1/orders", json=self._random.choice(BODIES))
        self._orders += re.findall(r'^\S+ 201  \{"id":"(.*?)"', said)
        self._payments += re.findall(r'^\S+ 201  \{"id":"(.*?)".*?"payments":\[\{"id":"(.*?)"', said)
        return said

    def _cancel(self) -> str:
        return self._answer("POST", f"/v1/orders/{self._random.choice(self._orders[-12:])}/cancel")

    def _pay(self) -> str:
        command = self._random.choice(["process", "capture", "refund"])
        return self._answer("POST", f"/v1/orders/{self._random.choice(self._orders[-12:])}/{command}")

    def _part(self) -> str:
        """A refund of a part, or a change of what an order is to be paid with."""
        order, payment = self._random.choice(self._payments[-12:])
        part = {"transactions": [{"id": payment, "amount": self._random.choice(["0.01", "8.30", "16.60"])}]}
        added = {"payments": ONLINE["transactions"]["payments"]}
        path = f"/v1/orders/{order}"
        method, path, body = self._random.choice(
            [
                ("POST", f"{path}/refund", part),
                ("POST", f"{path}/transactions", added),
                ("PUT", f"{path}/transactions/{payment}", {"payment_method": {"installments": 3}}),
                ("DELETE", f"{path}/transactions/{payment}", None),
            ]
        )
        return self._answer(method, path, **({} if body is None else {"json": body}))

    def _search(self) -> str:
        """What is found, if it is all on one page: of those of one moment their random ids decide which is first."""
        path = f"/v1/orders?{DATES}{self._random.choice(FILTERS)}"
        found = self._mock.get(path, headers=self._headers()).json()
        if "data" not in found:
            return json.dumps(found)
        if int(found["paging"]["total"]) > len(found["data"]):
            return json.dumps(found["paging"])
        shown = sorted(
            json.dumps([each["status"], each["created_date"], each["total_amount"]]) for each in found["data"]
        )
        return json.dumps([found["paging"], shown])

    def _get(self) -> str:
        return self._answer("GET", f"/v1/orders/{self._random.choice(self._orders)}")

    def _merchant(self) -> str:
        said = self._answer("POST", "/merchant_orders", json=MERCHANT)
        self._merchant_orders += map(int, re.findall(r'201  \{"id":([0-9]+)', said))
        return said

    def _update(self) -> str:
        body = {"items": [{"id": "a", "quantity": self._random.randrange(1, 9)}]}
        return self._answer("PUT", f"/merchant_orders/{self._random.choice(self._merchant_orders)}", json=body)

    def _event(self) -> str:
        order, event = self._random.choice(self._orders[-12:]), self._random.choice(list(EVENTS))
        try:
            return json.dumps(self._mock.controls.order_event(order, event))
        except ControlError as error:
            return f"{order} {error.code} {error}"

    def _time(self) -> str:
        self._clock.now_ns += self._random.choice([1, 10**9, 20 * 60 * 10**9, 12 * 3600 * 10**9])
        return str(self._clock.now_ns)

    def _account(self) -> str:
        removed = self._random.random() < 0.5
        return json.dumps(self._mock.controls.put_account(22, removed=removed))

    def _named(self, text: str) -> str:
        text = re.sub(r'"qr_data": ?"[^"]*"', "qr_data", text)  # it has the checksum of an id
        return IDS.sub(lambda match: self._names.setdefault(match[0], f"<{len(self._names)}>"), text)
