"""Speaks to the control API of an mp-orders-mock, for what HTTP alone cannot bring about."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import httpx
import yaml

from mp_orders_contract.times import moment
from mp_orders_contract.trust import trusted

TIMEOUT_S = 30.0
SECRET_VARIABLE = "MP_ORDERS_MOCK_CONTROL_SECRET"  # noqa: S105 - a name
"""The environment variable in which a mock and those who control it have their secret."""
_SafeLoader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class ControlError(Exception):
    """The control API did not do what it was asked.

    Attributes:
        status: of its answer; None if there was none.
    """

    def __init__(self, message: str, status: int | None = None) -> None:
        super().__init__(message)
        self.status = status

    @property
    def is_lacking(self) -> bool:
        """Whether it is not there, or one of an older mock, which does not know what it was asked for."""
        return self.status in (None, 404, 405)


class Controls:
    """The control API at an address such as http://127.0.0.1:8080.

    Args:
        address: without `/__mock`.
        secret: for a mock that is not on a loopback address.
        ca: a file with the authorities to trust over https.

    Raises:
        ControlError: of each method, where the answer is no success.
    """

    def __init__(self, address: str, secret: str | None = None, ca: Path | None = None) -> None:
        headers = {"X-Mock-Secret": secret} if secret else {}
        base = f"{address.rstrip('/').removesuffix('/__mock')}/__mock/"
        self._client = httpx.Client(
            base_url=base, headers=headers, timeout=TIMEOUT_S, trust_env=False, verify=trusted(ca)
        )

    def close(self) -> None:
        """Close the connections."""
        self._client.close()

    @contextmanager
    def time_travel(self) -> Iterator[Callable[[str], None]]:
        """Give what lets a duration (ISO 8601) pass; the clock is put back at the end."""
        before, start = self.now(), time.monotonic()
        try:
            yield self._advance
        finally:
            since = timedelta(seconds=time.monotonic() - start)
            self._ask("PUT", "clock", json={"now": (before + since).isoformat()})

    def put_account(self, user_id: int, **changes: bool | str) -> None:
        """Set an account up: `sandbox` and `site_id`."""
        self._ask("PUT", f"accounts/{user_id}", json=changes)

    @contextmanager
    def on_site(self, user_id: int, site_id: str) -> Iterator[None]:
        """Within this, an account is on another site."""
        accounts = self._ask("GET", "accounts").json()
        before = next((each["site_id"] for each in accounts if each["user_id"] == user_id), "MLB")
        self.put_account(user_id, site_id=site_id)
        try:
            yield
        finally:
            self.put_account(user_id, site_id=before)

    def put_terminal(self, terminal_id: str, user_id: int, **how: str | int) -> None:
        """Give a terminal to an account, in a mode and at a point of sale."""
        self._ask("PUT", f"terminals/{terminal_id}", json={"user_id": user_id, **how})

    def put_pos(self, pos_id: int, user_id: int, external_id: str) -> None:
        """Set up a point of sale of an account, in a store of the same number."""
        body = {"user_id": user_id, "external_id": external_id, "store_id": pos_id}
        self._ask("PUT", f"points_of_sale/{pos_id}", json=body)

    def event(self, order_id: str, event: str, **how: str) -> None:
        """Let something happen to an order: pick_up, approve, reject, cancel, expire, require_action."""
        self._ask("POST", f"orders/{order_id}/events", json={"event": event, **how})

    def merchant_event(self, merchant_order_id: int, event: str, **how: Any) -> dict[str, Any]:
        """Let something happen to a merchant order: payment, order, cancel. Gives it as it is then."""
        return dict(
            self._ask("POST", f"merchant_orders/{merchant_order_id}/events", json={"event": event, **how}).json()
        )

    def error(self, operation: str, status: int, code: str) -> None:
        """Let the next call of an operation be refused."""
        self._ask("POST", "faults", json={"kind": "error", "operation": operation, "status": status, "code": code})

    def clear_faults(self) -> None:
        """Let nothing go wrong any more."""
        self._ask("DELETE", "faults")

    def close_merchant_order(self, order_id: int) -> None:
        """Write the state back with this merchant order closed, as when it was paid."""
        state = yaml.load(self._ask("GET", "state").content, Loader=_SafeLoader)  # noqa: S506 - a safe one
        for row in state["merchant_orders"]:
            if row["document"]["id"] == order_id:
                row["document"]["status"] = "closed"
        self._ask("PUT", "state", json=state)

    def _advance(self, by: str) -> None:
        self._ask("POST", "clock/advance", json={"by": by})

    def now(self) -> datetime:
        """The time of the mock."""
        return moment(self._ask("GET", "clock").json()["now"])

    def _ask(self, method: str, path: str, json: Any = None) -> httpx.Response:
        try:
            answer = self._client.request(method, path, json=json)
        except (httpx.HTTPError, ValueError) as error:
            raise ControlError(f"the control API does not answer: {type(error).__name__} {error}") from None
        if not answer.is_success:
            text = f"the control API answered {answer.status_code} to {method} {path}: {answer.text[:200]}"
            raise ControlError(text, answer.status_code)
        return answer
