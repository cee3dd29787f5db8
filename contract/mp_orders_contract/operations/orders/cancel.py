"""Cancels: from which states, of which ids, and what they leave behind."""

import re
import time
from collections.abc import Callable
from functools import partial
from typing import Any

from attrs import evolve

from mp_orders_contract.keys import TWINS
from mp_orders_contract.operation_kit import FuzzedAnswer, OperationKit, register
from mp_orders_contract.operations.orders import ORDER_ID, payments_of
from mp_orders_contract.operations.orders.process import paid
from mp_orders_contract.operations.orders.simulate_order_event import at_terminal, brought_to, simulate
from mp_orders_contract.probe import UNKNOWN_ORDER, Probe
from mp_orders_contract.rule import accepted, x_rule
from mp_orders_contract.session import Call, fresh_key
from mp_orders_contract.severity import Severity
from mp_orders_contract.times import moment

NOT_NOW = "cannot_cancel_order"
TWICE = accepted(NOT_NOW)
METHOD = {"id": "visa", "type": "credit_card", "token": "12345"}
MOVED = {"status", "status_detail", "last_updated_date"}
PAUSE_S = 0.02
"""Longer than the shortest step that dates of the live API show, a millisecond."""
WHOLE_SECOND_S = 1.1
"""The same for dates without a fraction, or one of zeros."""
FRACTION = re.compile(r"[.]0*[1-9]")
CANCELED_DETAILS = ("canceled", "canceled_transaction", "canceled_by_api")
"""What the contract says of an order that the API has canceled."""
OPEN_ONLINE = ("created", "action_required")
ENDS = {"approve": "processed", "reject": "failed", "expire": "expired"}
EVENTS = {"point": {"pick_up": "at_terminal", "require_action": "action_required", **ENDS}, "online": ENDS}
"""What happens to an order outside of its API, by its type, and the status that follows."""


def _about(probe: Probe, order: dict[str, Any]) -> Call:
    return probe.call("cancel_order", order_id=order["id"])


def _cancel(probe: Probe, body: dict[str, Any]) -> Call:
    return _about(probe, probe.created(body))


def _is_canceled(probe: Probe, call: Call) -> object:
    return probe.read(call.parameters["order_id"])["status"] == "canceled"


def _cancel_captured_later(probe: Probe) -> Call:
    """One that is to be captured later, where such a one is open; online-order-captured-later says whether."""
    order = probe.created(probe.online(capture_mode="manual"))
    if order["status"] not in OPEN_ONLINE:
        return _cancel(probe, probe.online(processing_mode="manual"))
    return _about(probe, order)


def _cancel_point(probe: Probe, make: Callable[[str], dict[str, Any]]) -> Call:
    return _cancel(probe, make(probe.terminal()))


def _stays_canceled(answer: FuzzedAnswer) -> str:
    """A canceled order reads as canceled, and is not canceled again under another key."""
    _, order = answer.get(answer.url.removesuffix("/cancel"))
    if not isinstance(order, dict) or order.get("status") != "canceled":
        return "the canceled order does not read as canceled"
    status, _ = answer.repeat()
    return "" if status == 409 else f"the second cancel was answered {status}"


KIT = register(
    OperationKit(
        "cancel_order",
        valid=lambda probe: _cancel(probe, probe.online(processing_mode="manual")),
        variants=lambda probe: [
            lambda: _cancel_captured_later(probe),
            *(partial(_cancel_point, probe, make) for make in probe.point_forms),
        ],
        path_ids=[ORDER_ID],
        state=_is_canceled,
        stated={
            "replay": "cancel-replay",
            "conflict": "cancel-key-conflict",
            "twins": "cancel-twins",
            "free-after-refusal": "cancel-refused-frees-key",
            "ownership": "cancel-own-orders-only",
        },
        follow_up=_stays_canceled,
    )
)


@x_rule("cancel-point", Severity.MONEY)
def cancel_point(probe: Probe) -> None:
    order = probe.created(probe.point(probe.terminal()))
    require_canceled(probe, order["id"])


@x_rule("cancel-online", Severity.MONEY)
def cancel_online(probe: Probe) -> None:
    order = probe.created(probe.online(processing_mode="manual"))
    require_canceled(probe, order["id"])
    order = probe.created(probe.online(capture_mode="manual"))
    if order["status"] in OPEN_ONLINE:  # whether it is, online-order-captured-later says
        require_canceled(probe, order["id"])


def require_canceled(probe: Probe, order_id: str) -> None:
    """An order that the API cancels, and that reads as the cancel answered."""
    canceled = probe.canceled(order_id)
    probe.require(canceled["id"] == order_id, "the answer is another order")
    probe.require(canceled["status"] == "canceled", f"its status is {canceled['status']}")
    detail = canceled.get("status_detail", "canceled")
    probe.require(detail in CANCELED_DETAILS, f"its status_detail is {detail}")
    payments = [payment.get("status") for payment in payments_of(canceled)]
    probe.require(set(payments) == {"canceled"}, f"its payments have the statuses {payments}")
    probe.require(probe.read(order_id) == canceled, "the order reads otherwise than the cancel answered")


@x_rule("cancel-point-created-only", Severity.MONEY)
def cancel_point_created_only(probe: Probe) -> None:
    order = probe.created(probe.point(probe.terminal()))
    canceled = probe.canceled(order["id"])
    probe.expect(probe.cancel(order["id"]), 409, *TWICE)
    probe.require(probe.read(order["id"]) == canceled, "the second cancel changed the order")


@x_rule("cancel-online-open-only", Severity.MONEY)
def cancel_online_open_only(probe: Probe) -> None:
    order = probe.created(probe.online())
    probe.require(order["status"] not in OPEN_ONLINE, f"an order that is paid at once is {order['status']}")
    probe.expect(probe.cancel(order["id"]), 409, NOT_NOW)
    probe.require(probe.read(order["id"])["status"] != "canceled", "the refused cancel canceled the order")
    order = probe.created(probe.online(processing_mode="manual"))
    probe.canceled(order["id"])
    probe.expect(probe.cancel(order["id"]), 409, *TWICE)


def _brought(probe: Probe, kind: str, event: str, status: str) -> dict[str, Any]:
    """An order to which something happened: by the control API or, where there is none, as requests can do it."""
    if probe.capabilities.controls is None and (kind, status) == ("online", "processed"):
        return paid(probe)
    if probe.capabilities.controls is None and kind == "point":
        order = at_terminal(probe)
        if status != "at_terminal":
            return brought_to(probe, order["id"], status)
        simulate(probe, order["id"], "action_required")  # on the way to which it is shown
        return probe.read(order["id"])
    controls = probe.controls
    order = probe.created(probe.point(probe.terminal()) if kind == "point" else probe.online(capture_mode="manual"))
    controls.event(order["id"], event)
    return probe.read(order["id"])


def _cancel_after(kind: str, event: str, status: str) -> Callable[[Probe], None]:
    def check(probe: Probe) -> None:
        before = _brought(probe, kind, event, status)
        probe.require(before["status"] == status, f"after {event} it is {before['status']}")
        probe.expect(probe.cancel(before["id"]), 409, NOT_NOW)
        probe.require(probe.read(before["id"]) == before, "the refused cancel changed the order")

    return check


for _kind, _events in EVENTS.items():
    for _event, _status in _events.items():
        _name = f"cancel-{_kind}-{_status.replace('_', '-')}"
        x_rule(_name)(_cancel_after(_kind, _event, _status))


@x_rule("cancel-takes-no-body")
def cancel_takes_no_body(probe: Probe) -> None:
    order = probe.created(probe.online(processing_mode="manual"))
    canceled = probe.expect(probe.cancel(order["id"], body={"reason": "none"}), 200)
    probe.require(canceled["status"] == "canceled", f"its status is {canceled['status']}")
    order = probe.created(probe.online(processing_mode="manual"))
    probe.canceled(order["id"], body=b"hello")


@x_rule("cancel-dates")
def cancel_dates(probe: Probe) -> None:
    order = probe.created(probe.online(processing_mode="manual"))
    time.sleep(PAUSE_S if FRACTION.search(str(order.get("created_date"))) else WHOLE_SECOND_S)
    canceled = probe.canceled(order["id"])
    created, updated = canceled.get("created_date"), canceled.get("last_updated_date")
    probe.require(created == order.get("created_date"), "created_date has changed")
    later = isinstance(created, str) and isinstance(updated, str) and moment(updated) > moment(created)
    probe.require(later, f"last_updated_date is {updated}, not after created_date, {created}")


@x_rule("cancel-keeps-the-rest")
def cancel_keeps_the_rest(probe: Probe) -> None:
    two = [{"amount": "10.00", "payment_method": METHOD}, {"amount": "14.90", "payment_method": METHOD}]
    bodies = [probe.online({"transactions.payments": two}, processing_mode="manual")]
    for make in (probe.point, probe.point_2024) if not probe.capabilities.no_terminal else ():
        bodies.append(make(probe.terminal()))
    for body in bodies:
        probe.free_terminals()
        order = probe.created(body)
        canceled = probe.canceled(order["id"])
        statuses = [each.get("status") for each in payments_of(canceled)]
        probe.require(set(statuses) == {"canceled"}, f"its payments have the statuses {statuses}")
        for name in sorted(order.keys() - MOVED):
            probe.require(_unmoved(canceled.get(name)) == _unmoved(order[name]), f"{name} has changed")


def _unmoved(value: Any) -> Any:
    """The value without what a cancel moves."""
    if isinstance(value, dict):
        return {name: _unmoved(each) for name, each in value.items() if name not in MOVED}
    return [_unmoved(each) for each in value] if isinstance(value, list) else value


@x_rule("cancel-race", Severity.MONEY)
def cancel_race(probe: Probe) -> None:
    for _ in range(probe.capabilities.rounds):
        call = KIT.valid(probe)
        probe.one_of([evolve(call, key=fresh_key()) for _ in range(TWINS)], 409)


@x_rule("cancel-refused-frees-key")
def cancel_refused_frees_key(probe: Probe) -> None:
    key = fresh_key()
    probe.expect(probe.cancel(UNKNOWN_ORDER, key=key), 404, "order_not_found")
    order = probe.created(probe.online(processing_mode="manual"))
    probe.canceled(order["id"], key=key)
    other, again = fresh_key(), probe.created(probe.online(processing_mode="manual"))
    probe.expect(probe.cancel(order["id"], key=other), 409)
    probe.canceled(again["id"], key=other)
