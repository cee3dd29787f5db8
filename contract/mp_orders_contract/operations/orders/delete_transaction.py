"""Deleting transactions: what is gone, what stays, and when it is too late."""

from mp_orders_contract.operation_kit import OperationKit, register
from mp_orders_contract.operations.orders import ONLINE_ORDER_ID, TRANSACTION_ID
from mp_orders_contract.operations.orders.create_transactions import body_of, payment_ids
from mp_orders_contract.operations.orders.process import manual
from mp_orders_contract.operations.orders.update_transaction import NOT_THIS, of_another, on_payment, too_late
from mp_orders_contract.probe import Probe
from mp_orders_contract.rule import x_rule
from mp_orders_contract.session import Call
from mp_orders_contract.severity import Severity

NOTHING_LEFT = "invalid_total_amount"


def _payments(probe: Probe, call: Call) -> object:
    return payment_ids(probe.read(call.parameters["order_id"]))


KIT = register(
    OperationKit(
        "delete_transaction",
        valid=lambda probe: on_payment(probe, "delete_transaction", manual(probe)),
        refuses_beyond_schema=True,
        path_ids=[ONLINE_ORDER_ID, TRANSACTION_ID],
        state=_payments,
        stated={
            "replay": "delete-transaction-replay",
            "conflict": "delete-transaction-key-conflict",
            "ownership": "delete-transaction-own-orders-only",
        },
    )
)


@x_rule("delete-transaction-removes", Severity.MONEY)
def delete_transaction_removes(probe: Probe) -> None:
    order = manual(probe)
    probe.expect(probe.add(order["id"], body_of("1.00")), 201)
    first, second = payment_ids(probe.read(order["id"]))
    answer = probe.delete(order["id"], first)
    probe.expect(answer, 204)
    probe.require(not answer.answer, f"the answer has a body: {answer.beginning}", answer)
    left = payment_ids(probe.read(order["id"]))
    probe.require(left == [second], f"of {[first, second]} {left} are left")
    probe.expect(probe.delete(order["id"], second), 204)
    probe.require(not payment_ids(probe.read(order["id"])), "the order still has a payment")
    probe.expect(probe.process(order["id"]), 400, NOTHING_LEFT)
    probe.expect(probe.add(order["id"], body_of(order["total_amount"])), 201)
    probe.expect(probe.process(order["id"]), 200)


@x_rule("delete-transaction-once", Severity.MONEY)
def delete_transaction_once(probe: Probe) -> None:
    order = manual(probe)
    (payment,) = payment_ids(order)
    probe.expect(probe.delete(order["id"], payment), 204)
    probe.expect(probe.delete(order["id"], payment), 400, NOT_THIS)


@x_rule("delete-transaction-created-only", Severity.MONEY)
def delete_transaction_created_only(probe: Probe) -> None:
    too_late(probe, "delete_transaction")


@x_rule("delete-transaction-of-its-order", Severity.MONEY)
def delete_transaction_of_its_order(probe: Probe) -> None:
    of_another(probe, "delete_transaction")


@x_rule("delete-transaction-without-key")
def delete_transaction_without_key(probe: Probe) -> None:
    order = manual(probe)
    probe.expect(probe.delete(order["id"], payment_ids(order)[0], key=None), 204)
    probe.require(not payment_ids(probe.read(order["id"])), "the order still has its payment")
