"""Processing orders: in which mode, how often, and where they stand then."""

import time
from collections.abc import Callable
from typing import Any

from attrs import evolve

from mp_orders_contract.keys import TWINS
from mp_orders_contract.operation_kit import FuzzedAnswer, OperationKit, register
from mp_orders_contract.operations.orders import ONLINE_ORDER_ID, payments_of, status_of
from mp_orders_contract.operations.orders.create import CARD, METHOD
from mp_orders_contract.probe import Probe
from mp_orders_contract.rule import Skipped, x_rule
from mp_orders_contract.sample_bodies import REMOVE
from mp_orders_contract.session import Call, fresh_key
from mp_orders_contract.severity import Severity

READS, PAUSE_S = 20, 0.1
WRONG_MODE = "invalid_order_mode_for_operation"
WRONG_TOTAL = "invalid_total_amount"
PIX = {"id": "pix", "type": "bank_transfer"}
WAYS: dict[str, dict[str, Any]] = {
    "a card": {},
    "a card, to be captured": {"capture_mode": "manual"},
    "Pix": {METHOD: PIX},
    "a ticket": {METHOD: {"id": "boleto", "type": "ticket"}},
}
"""How an order is paid."""


def manual(probe: Probe, changes: dict[str, Any] | None = None, **more: Any) -> dict[str, Any]:
    """A new order in manual mode, with its payment, that is to be processed."""
    return probe.created(probe.online(changes, processing_mode="manual", **more))


def bare(probe: Probe, **more: Any) -> dict[str, Any]:
    """A new order in manual mode without payments."""
    return manual(probe, {"transactions": REMOVE}, **more)


def paid(probe: Probe) -> dict[str, Any]:
    """A new order that is paid, as it reads once it is.

    Raises:
        Skipped: it does not become so.
    """
    order = probe.created(probe.online())
    for _ in range(READS):
        if order["status"] == "processed":
            return order
        time.sleep(PAUSE_S)
        order = probe.read(order["id"])
    raise Skipped("an order that is paid at once is not processed; see online-order-paid-at-once")


def _about(probe: Probe, order: dict[str, Any]) -> Call:
    return probe.call("process_order", order_id=order["id"])


def _stays_processed(answer: FuzzedAnswer) -> str:
    """A processed order is not processed again under another key."""
    status, _ = answer.repeat()
    return "" if status == 400 else f"the second process was answered {status}"


KIT = register(
    OperationKit(
        "process_order",
        valid=lambda probe: _about(probe, manual(probe)),
        variants=lambda probe: [lambda: _about(probe, manual(probe, {METHOD: PIX}))],
        refuses_beyond_schema=True,
        path_ids=[ONLINE_ORDER_ID],
        state=status_of,
        stated={
            "replay": "process-replay",
            "conflict": "process-key-conflict",
            "ownership": "process-own-orders-only",
        },
        follow_up=_stays_processed,
    )
)


@x_rule("process-manual-only")
def process_manual_only(probe: Probe) -> None:
    orders = [paid(probe), probe.created(probe.online({METHOD: PIX}))]
    if not probe.capabilities.no_pos:
        orders.append(probe.created(probe.qr()))
    if not probe.capabilities.no_terminal:
        orders.append(probe.created(probe.point(probe.terminal())))
    for order in orders:
        with probe.order_unchanged(order["id"]):
            probe.expect(probe.process(order["id"]), 400, WRONG_MODE)
    probe.free_terminals()


@x_rule("process-created-only", Severity.MONEY)
def process_created_only(probe: Probe) -> None:
    order = manual(probe)
    probe.expect(probe.process(order["id"]), 200)
    with probe.order_unchanged(order["id"]):
        probe.expect(probe.process(order["id"]), 400, WRONG_MODE)


@x_rule("process-canceled", Severity.MONEY)
def process_canceled(probe: Probe) -> None:
    order = manual(probe)
    probe.canceled(order["id"])
    with probe.order_unchanged(order["id"]):
        probe.expect(probe.process(order["id"]), 400, WRONG_MODE)


@x_rule("process-total-is-sum", Severity.MONEY)
def process_total_is_sum(probe: Probe) -> None:
    without, with_less = bare(probe), bare(probe)
    probe.expect(probe.add(with_less["id"], {"payments": [{"amount": "0.01", "payment_method": CARD}]}), 201)
    for order in (without, with_less):
        with probe.order_unchanged(order["id"]):
            probe.expect(probe.process(order["id"]), 400, WRONG_TOTAL)


@x_rule("process-as-automatic")
def process_as_automatic(probe: Probe) -> None:
    def check(changes: dict[str, Any]) -> Callable[[], None]:
        def run() -> None:
            order, alike = manual(probe, changes), probe.created(probe.online(changes))
            processed = probe.expect(probe.process(order["id"]), 200)
            read, alike = probe.read(order["id"]), probe.read(alike["id"])
            for name in ("status", "status_detail"):
                one, other = read.get(name), alike.get(name)
                probe.require(one == other, f"its {name} is {one}, that of an order in automatic mode {other}")
            settled = processed["status"] in (read["status"], "processing")
            probe.require(settled, f"the answer says {processed['status']}, and the order reads {read['status']}")

        return run

    probe.each([(name, check(changes)) for name, changes in WAYS.items()])


@x_rule("process-keeps-payments", Severity.MONEY)
def process_keeps_payments(probe: Probe) -> None:
    order = manual(probe)
    unprocessed = probe.read(order["id"])
    processed = probe.expect(probe.process(order["id"]), 200)
    read = probe.read(order["id"])
    for name in ("id", "external_reference", "total_amount", "created_date"):
        probe.require(processed.get(name, order.get(name)) == order.get(name), f"{name} has changed")
        probe.require(read.get(name) == unprocessed.get(name), f"{name} reads as {read.get(name)!r}")
    for shown in (processed, read):
        before, after = ([(each.get("id"), each.get("amount")) for each in payments_of(one)] for one in (order, shown))
        probe.require(before == after, f"its payments were {before} and are {after}")


@x_rule("process-race", Severity.MONEY)
def process_race(probe: Probe) -> None:
    for _ in range(probe.capabilities.rounds):
        call = KIT.valid(probe)
        probe.one_of([evolve(call, key=fresh_key()) for _ in range(TWINS)], 400, WRONG_MODE)
        probe.in_the_end(call.parameters["order_id"], "processed")


@x_rule("process-failed-payment", Severity.MONEY, alone=True)
def process_failed_payment(probe: Probe) -> None:
    failed(probe, KIT.valid(probe))


def failed(probe: Probe, call: Call) -> None:
    """Let the payment of a call be refused: it answers 402 with the failed order, which stays so.

    Raises:
        RuleViolation: it does not.
    """
    probe.order_error(call.operation.id, 402, "failed")
    answer = probe.expect(probe.send(call), 402, "failed")
    shown = answer.get("data", {})
    probe.require(shown.get("id") == call.parameters["order_id"], f"its data is about {shown.get('id')}")
    probe.require(shown.get("status") == "failed", f"its order is {shown.get('status')}")
    read = probe.in_the_end(call.parameters["order_id"], "failed")
    probe.require(read == shown, "the order reads otherwise than the answer showed it")
