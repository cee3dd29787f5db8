"""Adding transactions: to which orders, how many, and what comes of them."""

from typing import Any

from attrs import evolve

from mp_orders_contract.operation_kit import BodyForm, FuzzedAnswer, Known, OperationKit, Path, register
from mp_orders_contract.operations.orders import ONLINE_ORDER_ID, payments_of
from mp_orders_contract.operations.orders.bodies import codes_of, repair_method
from mp_orders_contract.operations.orders.create import CARD, is_amount
from mp_orders_contract.operations.orders.process import bare, manual, paid
from mp_orders_contract.probe import UNKNOWN_ORDER, Probe
from mp_orders_contract.rule import x_rule
from mp_orders_contract.session import Call
from mp_orders_contract.severity import Severity

FORM = "TransactionsRequest"
WRONG_MODE, TOO_MANY, DISAGREES = (
    "invalid_order_mode_for_operation",
    "exceeded_number_of_transactions",
    "invalid_properties",
)
MOST, RIVALS = 2, 6
HALF = "12.45"


def body_of(*amounts: str, **method: Any) -> dict[str, Any]:
    """Payments of these amounts with a card, or with another method."""
    return {"payments": [{"amount": amount, "payment_method": method or dict(CARD)} for amount in amounts]}


def _start(_: Probe, _path: Path) -> dict[str, Any]:
    return body_of("24.90")


def _send(probe: Probe, body: Any, accepted: bool) -> Call:
    order_id = bare(probe)["id"] if accepted else UNKNOWN_ORDER
    return probe.call("create_transactions", order_id=order_id, body=body)


def _count(probe: Probe, call: Call) -> object:
    return payment_ids(probe.read(call.parameters["order_id"]))


def payment_ids(order: dict[str, Any]) -> list[str]:
    """The ids of the payments of an order, in their order."""
    return [each["id"] for each in payments_of(order)]


def _repair(body: dict[str, Any], _: Known) -> None:
    payments = body.get("payments")
    for payment in payments if isinstance(payments, list) else []:
        if isinstance(payment, dict):
            repair_method(payment.get("payment_method"))


def _never_a_third(answer: FuzzedAnswer) -> str:
    """Added again and again, there are never more than two."""
    statuses = [answer.repeat()[0] for _ in range(MOST)]
    return "" if statuses[-1] == 400 else f"a third payment was answered {statuses[-1]}"


KIT = register(
    OperationKit(
        "create_transactions",
        valid=lambda probe: probe.call("create_transactions", order_id=bare(probe)["id"], body=body_of("24.90")),
        refuses_beyond_schema=True,
        path_ids=[ONLINE_ORDER_ID],
        state=_count,
        another=lambda call: evolve(call, body=body_of("1.00")),
        forms={FORM: BodyForm("transactions", _start, _send)},
        repair=_repair,
        violated=lambda body: codes_of(FORM, body),
        stated={
            "replay": "add-transaction-replay",
            "conflict": "add-transaction-key-conflict",
            "ownership": "add-transaction-own-orders-only",
        },
        follow_up=_never_a_third,
    )
)


@x_rule("add-transaction-as-sent", Severity.MONEY)
def add_transaction_as_sent(probe: Probe) -> None:
    sent = body_of("10.00", "14.90")
    sent["payments"][1]["payment_method"] = {**CARD, "id": "master", "installments": 3}
    added = probe.expect(probe.add(bare(probe)["id"], sent), 201).get("payments", [])
    probe.require(len(added) == MOST, f"{len(added)} of 2 payments came back")
    probe.require(len({each.get("id") for each in added}) == MOST, "two payments have one id")
    for one, got in zip(sent["payments"], added, strict=True):
        probe.require(bool(got.get("id")), "an added payment has no id")
        probe.require(is_amount(got.get("amount"), one["amount"]), f"{one['amount']} became {got.get('amount')}")
        probe.require(got.get("status") == "created", f"an added payment is {got.get('status')}")
        method = got.get("payment_method", {})
        for name in one["payment_method"].keys() - {"token"}:
            same = str(method.get(name)) == str(one["payment_method"][name])
            probe.require(same, f"{name} of the method became {method.get(name)!r}")


@x_rule("add-transaction-is-read", Severity.MONEY)
def add_transaction_is_read(probe: Probe) -> None:
    order = bare(probe)
    added = probe.expect(probe.add(order["id"], body_of(HALF)), 201)["payments"]
    added += probe.expect(probe.add(order["id"], body_of(HALF)), 201)["payments"]
    read = probe.read(order["id"])
    probe.require(payment_ids(read) == [each["id"] for each in added], "the order reads with other payments")
    probe.require(read["status"] == "created", f"the order became {read['status']}")
    probe.expect(probe.process(order["id"]), 200)
    read = probe.in_the_end(order["id"], "processed")
    probe.require(payment_ids(read) == [each["id"] for each in added], "it was processed with other payments")
    other = bare(probe)
    probe.expect(probe.add(other["id"], body_of("24.89")), 201)
    probe.expect(probe.process(other["id"]), 400, "invalid_total_amount")


@x_rule("add-transaction-manual-only")
def add_transaction_manual_only(probe: Probe) -> None:
    order = paid(probe)
    with probe.order_unchanged(order["id"]):
        probe.expect(probe.add(order["id"], body_of("1.00")), 400, WRONG_MODE)


@x_rule("add-transaction-created-only", Severity.MONEY)
def add_transaction_created_only(probe: Probe) -> None:
    processed, canceled = manual(probe), bare(probe)
    probe.expect(probe.process(processed["id"]), 200)
    probe.canceled(canceled["id"])
    for order in (processed, canceled):
        with probe.order_unchanged(order["id"]):
            probe.expect(probe.add(order["id"], body_of("1.00")), 400, WRONG_MODE)


@x_rule("add-transaction-at-most-two")
def add_transaction_at_most_two(probe: Probe) -> None:
    one, two = manual(probe), bare(probe)
    probe.expect(probe.add(one["id"], body_of("1.00", "2.00")), 400, TOO_MANY)
    probe.expect(probe.add(one["id"], body_of("1.00")), 201)
    probe.expect(probe.add(two["id"], body_of("1.00", "2.00")), 201)
    for order in (one, two):
        with probe.order_unchanged(order["id"]):
            probe.expect(probe.add(order["id"], body_of("1.00")), 400, TOO_MANY)


@x_rule("add-transaction-method-agrees")
def add_transaction_method_agrees(probe: Probe) -> None:
    order = bare(probe)
    with probe.order_unchanged(order["id"]):
        for method in ({"id": "pix", "type": "credit_card", "token": "12345"}, {"id": "visa", "type": "credit_card"}):
            probe.expect(probe.add(order["id"], body_of("24.90", **method)), 400, DISAGREES)
    probe.expect(probe.add(order["id"], body_of("24.90", id="pix", type="bank_transfer")), 201)


@x_rule("add-transaction-race", Severity.MONEY)
def add_transaction_race(probe: Probe) -> None:
    for _ in range(probe.capabilities.rounds):
        order = bare(probe)
        calls = [probe.call("create_transactions", order_id=order["id"], body=body_of("1.00")) for _ in range(RIVALS)]
        answers = probe.send_together(calls)
        done = [answer for answer in answers if answer.status == 201]
        probe.require(len(done) == MOST, f"{len(done)} payments were added, of 2 that are allowed", *answers[:3])
        ids = payment_ids(probe.read(order["id"]))
        probe.require(len(ids) == MOST, f"the order reads with {len(ids)} payments")
