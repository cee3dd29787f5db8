"""Whatever is done in whatever order, the mock answers as a plain model of the rules says."""

import shutil
import tempfile
from decimal import Decimal
from typing import Any

import pytest
from answers import CONTRACT, CheckedClient, code_of
from attrs import define
from conftest import EVERY_STORE, Clock
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)
from mp_orders_mock import create_app
from mp_orders_mock.control.errors import ControlError
from mp_orders_mock.domain.simulation import TERMINAL_TAKES_NS
from samples import ONLINE, POINT, QR, changed, headers

KINDS: dict[str, tuple[dict[str, Any], str]] = {
    "card": ({}, "processed"),
    "capture": ({"capture_mode": "manual"}, "action_required"),
    "manual": ({"processing_mode": "manual"}, "created"),
    "pix": ({"transactions.payments.0.payment_method": {"id": "pix", "type": "bank_transfer"}}, "action_required"),
    "boleto": ({"transactions.payments.0.payment_method": {"id": "boleto", "type": "ticket"}}, "action_required"),
    "challenge": (
        {"transactions.payments.0.payment_method.transaction_security": {"validation": "always"}},
        "action_required",
    ),
    "asynchronous": ({"processing_mode": "automatic_async"}, "processing"),
    "pending": ({"transactions.payments.0.payment_method.token": "CONT-1"}, "processing"),
    "refused": ({"transactions.payments.0.payment_method.token": "FUND-1"}, "failed"),
}
"""How an online order is paid, and where it stands once it is there."""
PAYS = {("process", "manual", "created"), ("capture", "capture", "action_required")}
EVER = "begin_date=1990-01-01T00:00:00Z&end_date=2200-01-01T00:00:00Z&page_size=100"
HOUR_NS = 3600 * 10**9
LIFE_NS = HOUR_NS // 4
KEYS = st.sampled_from(["a", "b", "c"])
ACCOUNTS = st.sampled_from([11, 22])
TERMINALS = st.sampled_from(["NEWLAND_N950__1", "PAX_A910__2"])
OWNERS = {"NEWLAND_N950__1": 11, "PAX_A910__2": 22}


@define
class Order:
    """What the model knows of an order: of an online one how it is paid, its payment, and what can be paid back."""

    id: str
    account: int
    terminal: str | None
    status: str
    expires_ns: int | None
    kind: str = "point"
    payment: str = ""
    left: Decimal = Decimal("24.90")
    next: tuple[int, str] | None = None
    """When it comes to which status by itself."""
    asked: bool = False


class Mock(RuleBasedStateMachine):
    """A mock, and what it should do."""

    url = "sqlite://"

    def __init__(self) -> None:
        super().__init__()
        self.clock = Clock()
        self.folder = tempfile.mkdtemp()
        self.orders: dict[str, Order] = {}
        self.keys: dict[tuple[int, str], tuple[Any, int, bytes]] = {}
        self.start()
        self.mock.controls.load(b"{}")
        for terminal, owner in OWNERS.items():
            self.mock.controls.put_terminal(terminal, owner)

    def start(self) -> None:
        url = self.url.replace("FOLDER", self.folder)
        self.mock = CheckedClient(create_app(CONTRACT, clock=self.clock, store=url)).__enter__()

    def teardown(self) -> None:
        self.mock.__exit__(None, None, None)
        shutil.rmtree(self.folder)

    def pass_time(self) -> None:
        for order in self.orders.values():
            moments = [(order.expires_ns or 10**19, "expired"), *([order.next] if order.next else [])]
            for at_ns, status in sorted(moments, key=lambda moment: moment[0]):
                refunded = status == "refunded" and order.status == "processed"
                if at_ns <= self.clock.now_ns and (order.status in ("created", "at_terminal") or refunded):
                    order.status = status
                    order.left = Decimal(0) if status == "refunded" else order.left
            if order.next and order.next[0] <= self.clock.now_ns:
                order.next = None

    def send(self, account: int, key: str, path: str, body: Any) -> tuple[Any, str | None]:
        """The answer, and what the model says of the key: replay, mismatch, or nothing."""
        options = {"json": body} if body is not None else {}
        response = self.mock.post(path, headers=headers(f"APP_USR-1-1-0-{account}", key), **options)
        request, first_ns, stored = self.keys.get((account, key), (None, -(10**19), b""))
        if self.clock.now_ns - first_ns >= 24 * HOUR_NS:
            return response, None
        if request != (path, body):
            return response, "mismatch"
        assert (response.content, response.headers["idempotent-replayed"]) == (stored, "true")
        return response, "replay"

    def keep(self, account: int, key: str, path: str, body: Any, response: Any) -> None:
        self.keys[account, key] = ((path, body), self.clock.now_ns, response.content)

    @rule(account=ACCOUNTS, key=KEYS, terminal=TERMINALS, life=st.sampled_from(["PT15M", "PT1H"]))
    def create_point(self, account: int, key: str, terminal: str, life: str) -> None:
        body = changed(POINT, {"config.point.terminal_id": terminal, "expiration_time": life})
        response, known = self.send(account, key, "/v1/orders", body)
        busy = any(o.terminal == terminal and o.status in ("created", "at_terminal") for o in self.orders.values())
        if known == "replay":
            return
        if known == "mismatch":
            assert code_of(response.json()) == "idempotency_key_already_used"
        elif OWNERS[terminal] != account:
            assert code_of(response.json()) == "forbidden_checking_terminal_owner"
        elif busy:
            assert code_of(response.json()) == "already_queued_order_for_terminal"
        else:
            assert response.status_code == 201
            expires_ns = self.clock.now_ns + (LIFE_NS if life == "PT15M" else HOUR_NS)
            order = Order(response.json()["id"], account, terminal, "created", expires_ns)
            order.payment = response.json()["transactions"]["payments"][0]["id"]
            order.left = Decimal(response.json()["transactions"]["payments"][0]["amount"])
            assert order.id not in self.orders
            self.orders[order.id] = order
            self.keep(account, key, "/v1/orders", body, response)

    @rule(account=ACCOUNTS, key=KEYS, kind=st.sampled_from(sorted(KINDS)), right=st.booleans())
    def create_online(self, account: int, key: str, kind: str, right: bool) -> None:
        changes, status = KINDS[kind]
        body = changed(ONLINE, changes)
        body = body if right else changed(body, total_amount="1.00")
        response, known = self.send(account, key, "/v1/orders", body)
        if known == "mismatch":
            assert code_of(response.json()) == "idempotency_key_already_used"
        elif known is None and not right:
            assert code_of(response.json()) == "invalid_total_amount"
        elif known is None and kind == "refused":
            assert (response.status_code, response.json()["data"]["status"]) == (402, "failed")
            self.made(response.json()["data"], account, kind)
        elif known is None:
            assert (response.status_code, response.json()["status"]) == (201, status)
            self.made(response.json(), account, kind)
            self.keep(account, key, "/v1/orders", body, response)

    @rule(account=ACCOUNTS, key=KEYS, mode=st.sampled_from(["static", "dynamic"]))
    def create_qr(self, account: int, key: str, mode: str) -> None:
        body = changed(QR, {"config.qr.mode": mode, "expiration_time": "PT1H"})
        response, known = self.send(account, key, "/v1/orders", body)
        if known == "mismatch":
            assert code_of(response.json()) == "idempotency_key_already_used"
        elif known is None:
            assert (response.status_code, response.json()["status"]) == (201, "created")
            expires_ns = self.clock.now_ns + (HOUR_NS // 6 if mode == "static" else HOUR_NS)
            made = response.json()
            payment = made["transactions"]["payments"][0]["id"]
            order = Order(made["id"], account, None, "created", expires_ns, "qr", payment, Decimal("50.00"))
            self.orders[order.id] = order
            self.keep(account, key, "/v1/orders", body, response)

    def made(self, order: Any, account: int, kind: str) -> None:
        payment = order["transactions"]["payments"][0]["id"]
        self.orders[order["id"]] = Order(order["id"], account, None, KINDS[kind][1], None, kind, payment)

    @precondition(lambda self: self.orders)
    @rule(key=KEYS, command=st.sampled_from(["process", "capture"]), data=st.data())
    def pay(self, key: str, command: str, data: st.DataObject) -> None:
        order = self.orders[data.draw(st.sampled_from(list(self.orders)))]
        path = f"/v1/orders/{order.id}/{command}"
        response, known = self.send(order.account, key, path, None)
        wanted = 200 if (command, order.kind, order.status) in PAYS else self.why_not(command, order)
        if known == "mismatch":
            assert code_of(response.json()) == "idempotency_key_already_used"
        elif known is None and wanted == 200:
            assert (response.status_code, response.json()["status"]) == (200, "processed")
            order.status = "processed"
            self.keep(order.account, key, path, None, response)
        elif known is None:
            assert code_of(response.json()) == wanted

    def why_not(self, command: str, order: Order) -> str:
        if command == "process":
            return "invalid_order_mode_for_operation"
        return "operation_not_supported" if order.kind in ("point", "qr", "pix", "boleto") else "cannot_capture_order"

    @precondition(lambda self: self.orders)
    @rule(key=KEYS, amount=st.sampled_from([None, "0.01", "12.45", "24.90"]), data=st.data())
    def refund(self, key: str, amount: str | None, data: st.DataObject) -> None:
        order = self.orders[data.draw(st.sampled_from(list(self.orders)))]
        path, part = f"/v1/orders/{order.id}/refund", {"id": order.payment or "PAY1", "amount": amount}
        body = None if amount is None else {"transactions": [part]}
        response, known = self.send(order.account, key, path, body)
        asked = order.left if amount is None else Decimal(amount)
        wanted = {"processed": "", "refunded": "order_already_refunded"}.get(order.status, "cannot_refund_order")
        if not wanted and amount and order.kind == "qr":
            wanted = "unsupported_partially_refunds"
        elif not wanted and asked > order.left:
            wanted = "refund_amount_exceeds"
        if known == "mismatch":
            assert code_of(response.json()) == "idempotency_key_already_used"
        elif known is None and wanted:
            assert code_of(response.json()) == wanted
        elif known is None:
            assert response.status_code == 201
            assert Decimal(response.json()["transactions"]["refunds"][0]["amount"]) == asked
            order.left -= asked
            order.status = "processed" if order.left else "refunded"
            assert response.json()["status"] == order.status
            self.keep(order.account, key, path, body, response)

    @precondition(lambda self: self.orders)
    @rule(event=st.sampled_from(["pay", "approve", "reject", "expire"]), data=st.data())
    def happen(self, event: str, data: st.DataObject) -> None:
        online = [name for name, order in self.orders.items() if order.kind != "point"]
        if not online:
            return
        order = self.orders[data.draw(st.sampled_from(online))]
        possible = order.status in ("created", "action_required")
        possible |= order.status == "processing" and event in ("approve", "reject")
        possible &= order.kind != "qr" or order.status == "created"
        try:
            status = self.mock.controls.order_event(order.id, event)["status"]
        except ControlError:
            assert not possible
            return
        assert possible
        ends = {"reject": "created" if order.kind == "qr" else "failed", "expire": "expired"}
        order.status = ends.get(event, "processed")
        assert status == order.status

    @invariant()
    def searches_find_what_is_there(self) -> None:
        for account in (11, 22):
            token = headers(f"APP_USR-1-1-0-{account}")
            found = self.mock.get(f"/v1/orders?{EVER}&status=processed", headers=token).json()
            mine = [o for o in self.orders.values() if o.account == account and o.kind not in ("point", "qr")]
            assert sorted(each["id"] for each in found["data"]) == sorted(o.id for o in mine if o.status == "processed")

    @precondition(lambda self: self.orders)
    @rule(status=st.sampled_from(["processed", "failed", "canceled", "expired", "refunded"]), data=st.data())
    def simulate(self, status: str, data: st.DataObject) -> None:
        order = self.orders[data.draw(st.sampled_from(list(self.orders)))]
        token = headers(f"APP_USR-1-1-0-{order.account}")
        response = self.mock.post(f"/v1/orders/{order.id}/events", json={"status": status}, headers=token)
        sources = ("processed",) if status == "refunded" else ("created", "at_terminal")
        if order.kind != "point" or order.status not in sources or order.next or order.asked:
            assert code_of(response.json()) == "bad_request"
            return
        assert response.status_code == 204
        order.status = order.status if status == "refunded" else "at_terminal"
        order.next = (self.clock.now_ns + TERMINAL_TAKES_NS, status)

    @precondition(lambda self: self.orders)
    @rule(data=st.data())
    def ask_terminal(self, data: st.DataObject) -> None:
        at_terminals = [name for name, order in self.orders.items() if order.kind == "point"]
        if not at_terminals:
            return
        order = self.orders[data.draw(st.sampled_from(at_terminals))]
        allowed = {**headers(f"APP_USR-1-1-0-{order.account}"), "x-allow-cancelable-status": "at_terminal"}
        response = self.mock.post(f"/v1/orders/{order.id}/cancel", headers=allowed)
        if order.status == "created":
            assert response.status_code == 200
            order.status = "canceled"
        elif order.status == "at_terminal" and not order.asked:
            assert (response.status_code, response.json()["status"]) == (202, "at_terminal")
            order.asked = True
            if not order.next or order.next[1] != "processed":
                order.next = (self.clock.now_ns + TERMINAL_TAKES_NS, "canceled")
        else:
            assert code_of(response.json()) == "cannot_cancel_order"

    @precondition(lambda self: self.orders)
    @rule(account=ACCOUNTS, key=KEYS, data=st.data())
    def cancel(self, account: int, key: str, data: st.DataObject) -> None:
        order = self.orders[data.draw(st.sampled_from(list(self.orders)))]
        path = f"/v1/orders/{order.id}/cancel"
        if order.account != account:
            response = self.mock.post(path, headers=headers(f"APP_USR-1-1-0-{account}", key))
            assert code_of(response.json()) == "order_not_found"
            return
        response, known = self.send(account, key, path, None)
        if known == "mismatch":
            assert code_of(response.json()) == "idempotency_key_already_used"
        elif known is None and order.status not in ("created", "action_required"):
            wanted = "order_already_canceled" if order.kind == "qr" else "cannot_cancel_order"
            assert code_of(response.json()) == wanted
        elif known is None:
            assert (response.status_code, response.json()["status"]) == (200, "canceled")
            order.status = "canceled"
            self.keep(account, key, path, None, response)

    @rule(terminal=TERMINALS, event=st.sampled_from(["pick_up", "approve", "reject", "cancel", "expire"]))
    def act(self, terminal: str, event: str) -> None:
        waiting = [o for o in self.orders.values() if o.terminal == terminal and o.status in ("created", "at_terminal")]
        possible = bool(waiting) and not (event == "pick_up" and waiting[0].status == "at_terminal")
        try:
            status = self.mock.controls.terminal_event(terminal, event)["status"]
        except ControlError:
            assert not possible
            return
        ends = {"pick_up": "at_terminal", "approve": "processed", "reject": "failed", "cancel": "canceled"}
        assert possible
        assert status == ends.get(event, "expired")
        waiting[0].status = status
        waiting[0].next = waiting[0].next if status == "at_terminal" else None

    @rule(
        passed_ns=st.sampled_from([1, TERMINAL_TAKES_NS, LIFE_NS - 1, LIFE_NS, HOUR_NS, 24 * HOUR_NS - 1, 24 * HOUR_NS])
    )
    def time_passes(self, passed_ns: int) -> None:
        self.clock.now_ns += passed_ns
        self.pass_time()

    @precondition(lambda self: self.url != "sqlite://")
    @rule()
    def restart(self) -> None:
        self.mock.__exit__(None, None, None)
        self.start()

    @invariant()
    def every_order_is_as_the_model_says(self) -> None:
        for order in list(self.orders.values())[-3:]:
            response = self.mock.get(f"/v1/orders/{order.id}", headers=headers(f"APP_USR-1-1-0-{order.account}"))
            assert response.json()["status"] == order.status


@pytest.mark.parametrize("factor", [1, pytest.param(4, marks=pytest.mark.slow)])
@pytest.mark.parametrize("kind", EVERY_STORE)
def test_the_mock_does_what_the_model_says(kind: str, factor: int, request: pytest.FixtureRequest) -> None:
    urls = {"memory": "sqlite://", "file": "sqlite:///FOLDER/mock.db"}
    url = urls.get(kind) or request.getfixturevalue("postgres_url")
    machine = type("OnStore", (Mock,), {"url": url})
    examples = factor * {"memory": 10, "file": 3, "postgresql": 3}[kind]
    run_state_machine_as_test(
        machine,
        settings=settings(
            max_examples=examples,
            stateful_step_count=40,
            derandomize=True,
            deadline=None,
            database=None,
            suppress_health_check=list(HealthCheck),
        ),
    )
