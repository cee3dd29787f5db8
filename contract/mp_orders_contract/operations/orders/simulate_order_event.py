"""Simulated ends of Point orders: how they come about, what of a request goes together, and when they cannot."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from mp_orders_spec import load_spec

from mp_orders_contract import schemas
from mp_orders_contract.operation_kit import BodyForm, Known, OperationKit, Path, register
from mp_orders_contract.operations.orders import ORDER_ID, status_of
from mp_orders_contract.operations.orders.create import is_amount, same
from mp_orders_contract.probe import UNKNOWN_ORDER, Probe
from mp_orders_contract.rule import x_rule
from mp_orders_contract.session import Call

FORM, CODE = "OrderEventRequest", "bad_request"
WITHIN_S, ACTION_WITHIN_S = 10, 40
METHODS = {"payment_method_type": ("processed", "failed"), "payment_method_id": ("processed", "failed")}
REASON = "insufficient_amount"
NOT_OF_POINT = "accredited"
CANCELED = ("canceled_on_terminal", "canceled_by_api")
TOLD = ("at_terminal", "canceled", "expired")
"""Statuses of which the detail of a payment says the same."""
_DETAILS = load_spec()["components"]["schemas"][FORM]["properties"]["status_detail"]["enum"]
REASONS = [each for each in _DETAILS if each != NOT_OF_POINT]
"""Why a payment may fail, by the contract."""


@contextmanager
def patience(probe: Probe) -> Iterator[Callable[[], None]]:
    """Give what lets a second pass: on the clock of the mock, if it can be moved, or else by waiting."""
    if probe.capabilities.controls is None:
        yield lambda: time.sleep(1)
        return
    with probe.time_travel() as advance:
        yield lambda: advance("PT1S")


def simulate(probe: Probe, order_id: str, status: str, **more: Any) -> None:
    """Ask for a simulation that must be possible."""
    probe.expect(probe.send(_about(probe, order_id, {"status": status, **more})), 204)


def brought_to(probe: Probe, order_id: str, status: str, **more: Any) -> dict[str, Any]:
    """Simulate a status, and wait for it; gives the order.

    Raises:
        RuleViolation: it does not come in time.
    """
    simulate(probe, order_id, status, **more)
    within_s = ACTION_WITHIN_S if status == "action_required" else WITHIN_S
    with patience(probe) as wait:
        for _ in range(within_s):
            order = probe.read(order_id)
            if order["status"] == status:
                _require_details(probe, order)
                return order
            expected = ("processed",) if status == "refunded" else ("at_terminal",)
            probe.require(order["status"] in expected, f"on the way to {status} it is {order['status']}")
            _require_details(probe, order)
            wait()
        order = probe.read(order_id)
    probe.require(order["status"] == status, f"after {within_s} seconds it is {order['status']}, not {status}")
    return order


def _require_details(probe: Probe, order: dict[str, Any]) -> None:
    """Details that go with the status of a Point order and its payments, where they are told."""
    status = order["status"]
    details = {"processed": ("accredited",), "canceled": CANCELED}.get(status, ())
    detail = order.get("status_detail", status)
    probe.require(detail in (status, *details), f"it is {status} with the detail {detail}")
    for payment in order.get("transactions", {}).get("payments", []) if status in TOLD else ():
        detail = payment.get("status_detail", status)
        probe.require(detail in (status, *details), f"its payment is {status} with the detail {detail}")


def at_terminal(probe: Probe, terminal: str | None = None) -> dict[str, Any]:
    """A new Point order, at a terminal of the account."""
    return probe.created(probe.point(terminal or probe.terminal()))


def paid_at_terminal(probe: Probe, **more: Any) -> dict[str, Any]:
    """A Point order that was paid."""
    return brought_to(probe, at_terminal(probe)["id"], "processed", **more)


def _about(probe: Probe, order_id: str, body: Any) -> Call:
    return probe.call("simulate_order_event", order_id=order_id, body=body)


def _valid(probe: Probe) -> Call:
    return _about(probe, at_terminal(probe)["id"], {"status": "canceled"})


def _send(probe: Probe, body: Any, accepted: bool) -> Call:
    """A call with a body; one that is to be accepted is about an order that can come to the status."""
    if not accepted:
        return _about(probe, UNKNOWN_ORDER, body)
    order = paid_at_terminal(probe) if body["status"] == "refunded" else at_terminal(probe)
    return _about(probe, order["id"], body)


def _start(_: Probe, path: Path) -> dict[str, Any]:
    started: dict[str, Any] = {"status": "failed" if path == ("status_detail",) else "processed"}
    return started | ({"payment_method_type": "credit_card"} if path == ("installments",) else {})


def _agree(path: Path, body: dict[str, Any]) -> None:
    if path == ("status_detail",) and body.get("status_detail") == NOT_OF_POINT:
        body["status"] = "processed"


def _repair(body: dict[str, Any], _: Known) -> None:
    """Only what goes with the status, which every new order comes to."""
    if list(schemas.errors(FORM, body)):
        return
    if body["status"] == "refunded":
        body["status"] = "canceled"
    for name, statuses in METHODS.items():
        if body["status"] not in statuses:
            body.pop(name, None)
    if body.get("payment_method_type") != "credit_card":
        body.pop("installments", None)
    if not _goes_with(body["status"], body.get("status_detail")):
        del body["status_detail"]


def _goes_with(status: str, detail: str | None) -> bool:
    if detail is None:
        return True
    return status == "processed" if detail == NOT_OF_POINT else status == "failed"


KIT = register(
    OperationKit(
        "simulate_order_event",
        valid=_valid,
        path_ids=[ORDER_ID],
        state=status_of,
        unreadable=CODE,
        forms={FORM: BodyForm("simulate", _start, _send, _agree)},
        repair=_repair,
        violated=lambda body: {CODE} if list(schemas.errors(FORM, body)) else set(),
        refuses_beyond_schema=True,
        stated={"ownership": "simulate-own-orders-only"},
    )
)


def _payment(order: dict[str, Any]) -> dict[str, Any]:
    payments: list[dict[str, Any]] = order.get("transactions", {}).get("payments", [{}])
    return payments[0]


@x_rule("simulate-processed", alone=True)
def simulate_processed(probe: Probe) -> None:
    method = {"payment_method_type": "credit_card", "payment_method_id": "visa", "installments": 3}
    order = paid_at_terminal(probe, **method, status_detail="accredited")
    payment = _payment(order)
    probe.require(payment.get("status") == "processed", f"its payment is {payment.get('status')}")
    probe.require(payment.get("status_detail") == "accredited", f"its detail is {payment.get('status_detail')}")
    shown = payment.get("payment_method", {})
    wanted = {"type": "credit_card", "id": "visa", "installments": 3}
    right = all(same(value, shown.get(name)) for name, value in wanted.items())
    probe.require(right, f"it was paid with {shown}, not {wanted}")
    debit = _payment(paid_at_terminal(probe, payment_method_type="debit_card", payment_method_id="debvisa"))
    kind = debit.get("payment_method", {}).get("type")
    probe.require(kind == "debit_card", f"what was to be paid with a debit card was paid with {kind}")


@x_rule("simulate-failed", alone=True)
def simulate_failed(probe: Probe) -> None:
    order = brought_to(probe, at_terminal(probe)["id"], "failed", status_detail=REASON)
    detail = _payment(order).get("status_detail")
    probe.require(detail == REASON, f"its payment failed for {detail}, not {REASON}")
    paid = _payment(order).get("paid_amount")
    probe.require(paid is None or is_amount(paid, "0"), f"a payment that failed shows that {paid} was paid")
    method = {"payment_method_type": "debit_card", "payment_method_id": "debvisa"}
    shown = _payment(brought_to(probe, at_terminal(probe)["id"], "failed", **method)).get("payment_method", {})
    tried = (shown.get("type", "debit_card"), shown.get("id", "debvisa"))
    probe.require(tried == ("debit_card", "debvisa"), f"what was to fail with a debit card failed with {tried}")


@x_rule("simulate-canceled", alone=True)
def simulate_canceled(probe: Probe) -> None:
    _frees_terminal(probe, "canceled")


@x_rule("simulate-expired", alone=True)
def simulate_expired(probe: Probe) -> None:
    _frees_terminal(probe, "expired")


def _frees_terminal(probe: Probe, status: str) -> None:
    terminal = probe.terminal()
    brought_to(probe, at_terminal(probe, terminal)["id"], status)
    probe.created(probe.point(terminal))
    probe.free_terminals()


@x_rule("simulate-action-required", alone=True)
def simulate_action_required(probe: Probe) -> None:
    order = brought_to(probe, at_terminal(probe)["id"], "action_required")
    detail = _payment(order).get("status_detail")
    probe.require(detail == "check_on_terminal", f"the detail of its payment is {detail}")
    with probe.order_unchanged(order["id"]):
        for status in ("processed", "canceled"):
            _refused(probe, order["id"], {"status": status})


@x_rule("simulate-refunded", alone=True)
def simulate_refunded(probe: Probe) -> None:
    order = brought_to(probe, paid_at_terminal(probe)["id"], "refunded")
    amounts = [each.get("amount") for each in order.get("transactions", {}).get("refunds", [])]
    probe.require(amounts == [_payment(order).get("amount")], f"its refunds are of {amounts}")


@x_rule("simulate-as-the-terminal-does", alone=True)
def simulate_as_the_terminal_does(probe: Probe) -> None:
    def impossible(order: dict[str, Any], *statuses: str) -> None:
        with probe.order_unchanged(order["id"]):
            for status in statuses:
                _refused(probe, order["id"], {"status": status})

    new = at_terminal(probe)
    impossible(new, "refunded")
    probe.canceled(new["id"])
    impossible(probe.read(new["id"]), "processed", "refunded", "failed")
    impossible(paid_at_terminal(probe), "processed", "canceled", "failed", "expired", "action_required")


def _refused(probe: Probe, order_id: str, body: dict[str, Any]) -> None:
    probe.expect(probe.send(_about(probe, order_id, body)), 400, CODE)


@x_rule("simulate-point-only")
def simulate_point_only(probe: Probe) -> None:
    order = probe.created(probe.online(processing_mode="manual"))
    with probe.order_unchanged(order["id"]):
        _refused(probe, order["id"], {"status": "processed"})


@x_rule("simulate-one-at-a-time")
def simulate_one_at_a_time(probe: Probe) -> None:
    order = at_terminal(probe)
    simulate(probe, order["id"], "action_required")  # which takes longest
    _refused(probe, order["id"], {"status": "processed"})
    probe.require(probe.read(order["id"])["status"] == "at_terminal", "it is not at_terminal any more")


def _does_not_go(probe: Probe, *bodies: dict[str, Any]) -> None:
    order = at_terminal(probe)
    with probe.order_unchanged(order["id"]):
        for body in bodies:
            _refused(probe, order["id"], body)
    probe.free_terminals()


@x_rule("simulate-method-of-a-payment")
def simulate_method_of_a_payment(probe: Probe) -> None:
    statuses = ("canceled", "expired", "action_required")
    kinds = [{"status": each, "payment_method_type": "debit_card"} for each in statuses]
    _does_not_go(probe, *kinds, *({"status": each, "payment_method_id": "visa"} for each in statuses))


@x_rule("simulate-installments-of-credit-cards")
def simulate_installments_of_credit_cards(probe: Probe) -> None:
    alone = {"status": "processed", "installments": 3}
    _does_not_go(probe, alone, {**alone, "payment_method_type": "debit_card"})


@x_rule("simulate-detail-of-its-status")
def simulate_detail_of_its_status(probe: Probe) -> None:
    pairs = [("processed", REASON), ("failed", "accredited"), ("canceled", REASON), ("expired", "accredited")]
    _does_not_go(probe, *({"status": status, "status_detail": detail} for status, detail in pairs))
    for detail in REASONS if probe.capabilities.any_terminal else ():  # of which each takes one until it has failed
        simulate(probe, at_terminal(probe)["id"], "failed", status_detail=detail)
