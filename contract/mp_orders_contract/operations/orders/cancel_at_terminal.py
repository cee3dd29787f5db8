"""Cancels that the API passes on to a terminal: who may ask for one, and who is first."""

from collections.abc import Mapping
from typing import Any

from mp_orders_contract.exchange import Exchange
from mp_orders_contract.operations.orders import payments_of
from mp_orders_contract.operations.orders.cancel import NOT_NOW
from mp_orders_contract.operations.orders.simulate_order_event import at_terminal
from mp_orders_contract.probe import FREE_TERMINALS, Probe
from mp_orders_contract.rule import Skipped, x_rule
from mp_orders_contract.session import fresh_key
from mp_orders_contract.severity import Severity

HEADER = "x-allow-cancelable-status"
ALLOWED: Mapping[str, str | None] = {HEADER: "at_terminal"}
OLD_MODEL = "GERTEC_MP35P"
WITHIN = "PT10S"
"""A terminal has done by then what it was asked to."""


def _shown(probe: Probe, terminal: str | None = None) -> dict[str, Any]:
    """A new Point order that its terminal shows."""
    order = at_terminal(probe, terminal)
    probe.controls.event(order["id"], "pick_up")
    return order


def _ask(probe: Probe, order: dict[str, Any], **more: Any) -> Exchange:
    return probe.cancel(order["id"], headers=dict(ALLOWED), **more)


def _taken(probe: Probe, exchange: Exchange, order: dict[str, Any]) -> dict[str, Any]:
    answer: dict[str, Any] = probe.expect(exchange, 202)
    probe.require(answer.get("id") == order["id"], "the answer is another order")
    return answer


@x_rule("cancel-at-terminal-asked")
def cancel_at_terminal_asked(probe: Probe) -> None:
    order = _shown(probe)
    answer = _taken(probe, _ask(probe, order), order)
    for shown in (answer, probe.read(order["id"])):
        details = [each.get("status_detail") for each in payments_of(shown)]
        probe.require(shown["status"] == "at_terminal", f"the order is {shown['status']}")
        probe.require(details == ["cancellation_requested"], f"the details of its payments are {details}")


@x_rule("cancel-at-terminal-done", alone=True)
def cancel_at_terminal_done(probe: Probe) -> None:
    terminal = probe.terminal()
    order = _shown(probe, terminal)
    _taken(probe, _ask(probe, order), order)
    with probe.time_travel() as advance:
        advance(WITHIN)
        probe.in_the_end(order["id"], "canceled")
        probe.created(probe.point(terminal))
        probe.free_terminals()


@x_rule("cancel-at-terminal-too-late", Severity.MONEY, alone=True)
def cancel_at_terminal_too_late(probe: Probe) -> None:
    order = _shown(probe)
    _taken(probe, _ask(probe, order), order)
    probe.controls.event(order["id"], "approve")
    with probe.time_travel() as advance:
        advance(WITHIN)
        probe.in_the_end(order["id"], "processed")


@x_rule("cancel-at-terminal-other-value")
def cancel_at_terminal_other_value(probe: Probe) -> None:
    order = _shown(probe)
    with probe.order_unchanged(order["id"]):
        for value in ("created", "AT_TERMINAL", "at_terminal,created", "true"):
            probe.expect(probe.cancel(order["id"], headers={HEADER: value}), 409, NOT_NOW)


@x_rule("cancel-at-terminal-old-terminal")
def cancel_at_terminal_old_terminal(probe: Probe) -> None:
    if probe.controls and not probe.capabilities.any_terminal:
        raise Skipped("needs a terminal of an older model, and only those that were named take an order")
    order = _shown(probe, probe.terminal().replace(FREE_TERMINALS.partition("__")[0], OLD_MODEL))
    with probe.order_unchanged(order["id"]):
        probe.expect(_ask(probe, order), 409, NOT_NOW)


@x_rule("cancel-at-terminal-replay", Severity.MONEY)
def cancel_at_terminal_replay(probe: Probe) -> None:
    order, key = _shown(probe), fresh_key()
    first = _taken(probe, _ask(probe, order, key=key), order)
    probe.require(_taken(probe, _ask(probe, order, key=key), order) == first, "the replay is not the first answer")
    probe.controls.event(order["id"], "approve")
    probe.require(_taken(probe, _ask(probe, order, key=key), order) == first, "the replay is not the first answer")
    probe.in_the_end(order["id"], "processed")


@x_rule("cancel-at-terminal-once", Severity.MONEY)
def cancel_at_terminal_once(probe: Probe) -> None:
    order = _shown(probe)
    _taken(probe, _ask(probe, order), order)
    probe.expect(_ask(probe, order), 409, NOT_NOW)


@x_rule("cancel-created-allowed")
def cancel_created_allowed(probe: Probe) -> None:
    order = at_terminal(probe)
    canceled = probe.expect(_ask(probe, order), 200)
    probe.require(canceled["status"] == "canceled", f"its status is {canceled['status']}")
    probe.in_the_end(order["id"], "canceled")
