"""Fixtures for the tests of those who use the mock. Loaded by pytest wherever mp-orders is installed.

`mp_mock` is a mock that begins anew for each test; each worker of pytest-xdist has one of its own.
"""

from collections.abc import Iterator
from datetime import timedelta
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from mp_orders_mock.control.controls import Controls
    from mp_orders_mock.server import MockServer

ACCESS_TOKEN = "TEST-1234567890-010100-0123456789abcdef0123456789abcdef-1000000001"  # noqa: S105 - stands for nobody
USER_ID = 1000000001
TERMINAL_ID = "PAX_A910__MOCK0001"


class MockClock:
    """The clock of the mock."""

    def __init__(self, controls: "Controls") -> None:
        self._controls = controls

    @property
    def now(self) -> str:
        """The time, such as 2026-01-31T12:00:00.000000000Z."""
        return str(self._controls.clock()["now"])

    def set(self, now: str, *, stands: bool | None = None) -> None:
        """Set the time, and let the clock stand or run (as before unless given)."""
        self._controls.set_clock(now, stands=stands)

    def stop(self) -> None:
        """Let the clock stand."""
        self._controls.set_clock(stands=True)

    def advance(self, by: str | timedelta) -> None:
        """Let time pass: an ISO 8601 duration such as PT24H, or a timedelta."""
        if isinstance(by, timedelta):
            by = f"PT{by // timedelta(microseconds=1) // 10**6}.{by // timedelta(microseconds=1) % 10**6:06d}S"
        self._controls.advance(by)


class MockTerminal:
    """A Point terminal, which acts on the order that waits at it. Each event gives the order as it is then.

    Raises:
        mp_orders_mock.ControlError: no order waits there, or the event cannot happen to it.
    """

    def __init__(self, controls: "Controls", terminal_id: str) -> None:
        self._controls = controls
        self.id = terminal_id

    def pick_up(self) -> dict[str, Any]:
        """Show the order to the payer."""
        return self._apply("pick_up")

    def approve(self, *, payment_method_type: str | None = None, tip_amount: str | None = None) -> dict[str, Any]:
        """Let the payer pay: with credit_card, debit_card or qr, or as the order offers; with a tip or without."""
        return self._apply("approve", payment_method_type=payment_method_type, tip_amount=tip_amount)

    def reject(
        self, status_detail: str = "rejected_by_issuer", *, payment_method_type: str | None = None
    ) -> dict[str, Any]:
        """Let the issuer reject the payment."""
        return self._apply("reject", status_detail=status_detail, payment_method_type=payment_method_type)

    def cancel(self) -> dict[str, Any]:
        """Cancel the order on the terminal."""
        return self._apply("cancel")

    def expire(self) -> dict[str, Any]:
        """Let the order expire at once."""
        return self._apply("expire")

    def require_action(self) -> dict[str, Any]:
        """Leave the outcome to be looked up on the terminal."""
        return self._apply("require_action")

    def _apply(self, event: str, **how: str | None) -> dict[str, Any]:
        return self._controls.terminal_event(self.id, event, **how)


class MockOrder(MockTerminal):
    """An order of any type, to which things happen outside the API. Each event gives the order as it is then.

    Raises:
        mp_orders_mock.ControlError: there is no such order, or the event cannot happen to it.
    """

    def pay(self) -> dict[str, Any]:
        """Let a buyer pay an online order on its page, or a QR order with the code."""
        return self._apply("pay")

    def read(self) -> dict[str, Any]:
        """The order as it is now."""
        return self._controls.order(self.id)

    def _apply(self, event: str, **how: str | None) -> dict[str, Any]:
        return self._controls.order_event(self.id, event, **how)


class MockMerchantOrder:
    """A merchant order, to which things happen outside the API. Each event gives the merchant order as it is then.

    Raises:
        mp_orders_mock.ControlError: there is no such merchant order, or the event cannot happen to it.
    """

    def __init__(self, controls: "Controls", merchant_order_id: int) -> None:
        self._controls = controls
        self.id = merchant_order_id

    def pay(self, amount: "float | str | None" = None, *, status: str = "approved") -> dict[str, Any]:
        """Add a payment: of this amount or of what is left, in this status."""
        return self._controls.merchant_orders.event(self.id, "payment", amount=amount, status=status)

    def change_payment(
        self, payment_id: int, status: str, *, amount_refunded: "float | str | None" = None
    ) -> dict[str, Any]:
        """Let a payment have another status: refunded, charged_back, rejected, and so on; or pay some of it back."""
        told = {"payment_id": payment_id, "status": status, "amount_refunded": amount_refunded}
        return self._controls.merchant_orders.event(self.id, "payment", **told)

    def add_order(self, order_id: str) -> dict[str, Any]:
        """Let the payments of an order of the same account count, from now on."""
        return self._controls.merchant_orders.event(self.id, "order", order_id=order_id)

    def cancel(self) -> dict[str, Any]:
        """Give the merchant order up; it expires unless a payment is made or under way."""
        return self._controls.merchant_orders.event(self.id, "cancel")

    def read(self) -> dict[str, Any]:
        """The merchant order as it is now."""
        return self._controls.merchant_orders.read(self.id)


class MpMock:
    """A mock for one test.

    Attributes:
        base_url: where it answers, such as http://127.0.0.1:40123.
        access_token: of the account that owns the terminals.
        clock: drives the expiration of orders and keys.
        controls: everything else, as in `/__mock/`.
    """

    access_token = ACCESS_TOKEN
    user_id = USER_ID

    def __init__(self, server: "MockServer") -> None:
        self.base_url = server.base_url
        self.controls = server.controls
        self.clock = MockClock(server.controls)

    def terminal(self, terminal_id: str = TERMINAL_ID, *, owner: int | None = None) -> MockTerminal:
        """A terminal, to act on the order that waits there.

        One that nobody owns becomes that of the account, unless it is offered to everybody; with `owner` it is given to
        that account, in the mode PDV.
        """
        from mp_orders_mock.domain.orders import is_shared

        known = is_shared(terminal_id) or any(each["terminal_id"] == terminal_id for each in self.controls.terminals())
        if owner is not None or not known:
            self.controls.put_terminal(terminal_id, USER_ID if owner is None else owner)
        return MockTerminal(self.controls, terminal_id)

    def order(self, order_id: str) -> MockOrder:
        """An order by its id, to act on it."""
        return MockOrder(self.controls, order_id)

    def merchant_order(self, merchant_order_id: int) -> MockMerchantOrder:
        """A merchant order by its number, to act on it."""
        return MockMerchantOrder(self.controls, merchant_order_id)

    def webhook(self, url: str, secret: str | None = None, **more: Any) -> dict[str, Any]:
        """Tell an address of changes in this test: `webhook("http://127.0.0.1:5000/hook", "secret")`.

        Args:
            url: http or https.
            secret: signs what is sent, if it is given.
            more: user_id, topics, timestamps and lower_case_id, as in docs/mock.md.

        Raises:
            mp_orders_mock.ControlError: this cannot be an address.
        """
        return self.controls.webhooks.put(url, secret=secret, **more)

    def wait_for_notifications(self, timeout_s: float = 30) -> list[dict[str, Any]]:
        """Wait until all that is due was sent or tried; returns the notifications of this test, oldest first.

        Raises:
            TimeoutError: it takes longer.
        """
        if not self.controls.webhooks.wait(timeout_s):
            raise TimeoutError(f"notifications are still due after {timeout_s} seconds")
        return self.controls.webhooks.notifications()

    def fault(self, kind: str | int | None = None, operation: str = "*", **more: Any) -> dict[str, Any]:
        """Let something go wrong in the next call: `fault(500)`, `fault("create_order", delay_ms=200)`.

        Args:
            kind: error, delay, drop_before_work, drop_after_commit, truncated_body or html_body; a status, a code or
                an operation are taken for what they are.
            operation: an operationId of the contract; `*` for all.
            more: times, probability, status, code, status_detail, retry_after_s, delay_ms, as in docs/mock.md. Without
                a kind, a status or a code means error, and delay_ms alone delay.

        Raises:
            mp_orders_mock.ControlError: the contract has no such operation, status or code, or a value cannot be.
        """
        return self.controls.add_fault(kind=kind, operation=operation, **more)

    @property
    def events(self) -> list[dict[str, Any]]:
        """What happened to the orders of this test, oldest first."""
        return self.controls.read_events()

    @property
    def journal(self) -> list[dict[str, Any]]:
        """The requests of this test and their answers, oldest first, without tokens."""
        return self.controls.journal.last()


@pytest.fixture(scope="session")
def mp_mock_options() -> dict[str, Any]:
    """What `MockServer` is made with: store, seed, dialect, contract. Override it in a conftest.py."""
    return {}


@pytest.fixture(scope="session")
def mp_mock_server(mp_mock_options: dict[str, Any]) -> Iterator["MockServer"]:
    """A mock in a thread of this process."""
    try:
        from mp_orders_mock.server import MockServer
    except ModuleNotFoundError as error:
        pytest.fail(f"mp_mock: {error.name} is missing; install mp-orders with its extra [mock]", pytrace=False)
    with MockServer(**mp_mock_options) as server:
        yield server


@pytest.fixture
def mp_mock(mp_mock_server: "MockServer") -> MpMock:
    """A mock that has just begun."""
    mp_mock_server.controls.reset()
    return MpMock(mp_mock_server)
