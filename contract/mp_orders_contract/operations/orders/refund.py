"""Refunds: of what, how much, how often, and what the order says of them."""

from decimal import Decimal
from functools import partial
from typing import Any

from attrs import evolve

from mp_orders_contract import schemas
from mp_orders_contract.keys import TWINS
from mp_orders_contract.operation_kit import BodyForm, FuzzedAnswer, Known, OperationKit, Path, register
from mp_orders_contract.operations.orders import ONLINE_ORDER_ID, payments_of
from mp_orders_contract.operations.orders.bodies import codes_of
from mp_orders_contract.operations.orders.capture import authorised
from mp_orders_contract.operations.orders.create import METHOD, is_amount, paid_with
from mp_orders_contract.operations.orders.process import PIX, manual, paid
from mp_orders_contract.probe import UNKNOWN_ORDER, Probe
from mp_orders_contract.rule import x_rule
from mp_orders_contract.session import Call, fresh_key
from mp_orders_contract.severity import Severity

FORM = "RefundRequest"
ALREADY, NOT_NOW, TOO_MUCH = "order_already_refunded", "cannot_refund_order", "refund_amount_exceeds"
NO_SUCH = "transaction_not_found"
PAID = "24.90"
UNKNOWN_PAYMENT = "PAY0000ABCD222233334444555566"
ALMOST_180_DAYS, TWO_DAYS = "P179D", "P2D"
PARTS, RIVALS = "10.00", 6
PAID_BACK = {"processed", "accredited", "refunded", None}
"""How a payment of which all was paid back may stand; pages do not agree."""


def part(order: dict[str, Any], amount: str, number: int = 0) -> dict[str, Any]:
    """The body of a refund of a part of one payment."""
    return {"transactions": [{"id": order["transactions"]["payments"][number]["id"], "amount": amount}]}


def _refunds(probe: Probe, call: Call) -> object:
    order = probe.read(call.parameters["order_id"])
    return order["status"], len(order.get("transactions", {}).get("refunds", []))


def _another(call: Call) -> Call:
    """A part of the same order; without a body it pays back the whole."""
    return evolve(call, body={"transactions": [{"id": UNKNOWN_PAYMENT, "amount": "0.01"}]})


def _send(probe: Probe, body: Any, accepted: bool) -> Call:
    """A call with a body; one that is to be accepted is about an order that is paid, and names its payment."""
    if not accepted:
        return probe.call("refund_order", order_id=UNKNOWN_ORDER, body=body)
    transactions = body.get("transactions", [])
    total = next((each["amount"] for each in transactions), PAID)
    order = probe.created(probe.online(paid_with(total, total=total)))
    for each in transactions:
        each["id"] = order["transactions"]["payments"][0]["id"]
    return probe.call("refund_order", order_id=order["id"], body=body)


def _start(_: Probe, path: Path) -> dict[str, Any]:
    return {"transactions": [{"id": UNKNOWN_PAYMENT, "amount": PAID}]} if path else {}


def _repair(body: dict[str, Any], known: Known) -> None:
    """A part of what there is of the order of the path."""
    payments = payments_of(known.subject)
    if not payments or list(schemas.errors(FORM, body)):
        return
    for each in body.get("transactions", []):
        each["id"] = payments[0]["id"]
        each["amount"] = min(each["amount"], payments[0].get("amount", PAID), key=Decimal)


def _stays_refunded(answer: FuzzedAnswer) -> str:
    """An order whose whole was paid back reads as refunded, and is not refunded again under another key."""
    _, order = answer.get(answer.url.removesuffix("/refund"))
    if not isinstance(order, dict) or order.get("status") != "refunded":
        return ""
    status, _ = answer.repeat()
    return "" if status in (404, 409) else f"a refund of what is refunded was answered {status}"


KIT = register(
    OperationKit(
        "refund_order",
        valid=lambda probe: probe.call("refund_order", order_id=paid(probe)["id"]),
        variants=lambda probe: [partial(_partial_call, probe)],
        refuses_beyond_schema=True,
        path_ids=[ONLINE_ORDER_ID],
        state=_refunds,
        another=_another,
        forms={FORM: BodyForm("refund", _start, _send, left_out=frozenset({"id"}))},
        repair=_repair,
        violated=lambda body: codes_of(FORM, body),
        stated={
            "replay": "refund-replay",
            "conflict": "refund-key-conflict",
            "ownership": "refund-own-orders-only",
        },
        follow_up=_stays_refunded,
    )
)


def _partial_call(probe: Probe) -> Call:
    order = paid(probe)
    return probe.call("refund_order", order_id=order["id"], body=part(order, PARTS))


def require_refund(probe: Probe, answer: dict[str, Any], order: dict[str, Any], amount: str) -> None:
    """An answer that shows a new refund, of the payment of an order; those before it may be shown as well."""
    refunds = answer.get("transactions", {}).get("refunds", [])
    known = {each.get("id") for each in order.get("transactions", {}).get("refunds", [])}
    new = [each for each in refunds if each.get("id") not in known]
    probe.require(len(new) == 1, f"it shows {len(new)} new refunds")
    probe.require(answer["id"] == order["id"], "the answer is another order")
    made, payment = new[0], order["transactions"]["payments"][0]
    probe.require(bool(made.get("id")) and made.get("id") != payment["id"], f"the id of the refund is {made.get('id')}")
    probe.require(made.get("transaction_id") == payment["id"], f"it is of the payment {made.get('transaction_id')}")
    probe.require(is_amount(made.get("amount"), amount), f"its amount is {made.get('amount')}, not {amount}")


def require_stands(probe: Probe, shown: dict[str, Any], status: str, detail: str) -> None:
    """An order in a status and a detail; a detail that says the same may be left out."""
    stands = (shown["status"], shown.get("status_detail", status))
    probe.require(stands == (status, detail), f"the order is {stands}, not {(status, detail)}")


def refused_as_it_is(probe: Probe, order: dict[str, Any]) -> None:
    """An order that is not paid back in its status, and stays as it is."""
    with probe.order_unchanged(order["id"]):
        probe.expect(probe.refund(order["id"]), 409, NOT_NOW)


def _total(probe: Probe, order: dict[str, Any], body: Any) -> None:
    answer = probe.expect(probe.refund(order["id"], body), 201)
    require_refund(probe, answer, order, order["total_amount"])
    for shown in (answer, probe.read(order["id"])):
        require_stands(probe, shown, "refunded", "refunded")
    stands = {payments_of(shown)[0].get(name) for name in ("status", "status_detail")}
    probe.require(stands <= PAID_BACK, f"a payment of which all was paid back is {stands}")


@x_rule("refund-total", Severity.MONEY)
def refund_total(probe: Probe) -> None:
    _total(probe, paid(probe), None)
    order = probe.created(probe.online(paid_with("10.00", "14.90", total=PAID)))
    for shown in (probe.expect(probe.refund(order["id"]), 201), probe.read(order["id"])):
        refunds = shown.get("transactions", {}).get("refunds", [])
        back = sorted((each.get("transaction_id"), Decimal(str(each.get("amount", 0)))) for each in refunds)
        wanted = sorted((each["id"], Decimal(each["amount"])) for each in order["transactions"]["payments"])
        probe.require(back == wanted, f"of two payments {back} was paid back, not {wanted}")
        require_stands(probe, shown, "refunded", "refunded")


@x_rule("refund-empty-object")
def refund_empty_object(probe: Probe) -> None:
    _total(probe, paid(probe), {})


@x_rule("refund-captured", Severity.MONEY)
def refund_captured(probe: Probe) -> None:
    order = authorised(probe)
    probe.expect(probe.capture(order["id"]), 200)
    _total(probe, order, None)
    order = manual(probe)
    probe.expect(probe.process(order["id"]), 200)
    _total(probe, order, None)


@x_rule("refund-partial", Severity.MONEY)
def refund_partial(probe: Probe) -> None:
    for amount in ("0.01", "10.00", "24.89", "7"):
        order = paid(probe)
        answer = probe.expect(probe.refund(order["id"], part(order, amount)), 201)
        require_refund(probe, answer, order, amount)
        for shown in (answer, probe.read(order["id"])):
            require_stands(probe, shown, "processed", "partially_refunded")
        (payment,) = payments_of(shown)
        stands = payment.get("status", "processed")
        probe.require(stands == "processed", f"a payment of which {amount} was paid back is {stands}")


@x_rule("refund-in-parts", Severity.MONEY)
def refund_in_parts(probe: Probe) -> None:
    order = paid(probe)
    for amount in ("10.00", "14.89"):
        before = probe.read(order["id"])
        answer = probe.expect(probe.refund(order["id"], part(order, amount)), 201)
        require_refund(probe, answer, before, amount)
        require_stands(probe, answer, "processed", "partially_refunded")
    answer = probe.expect(probe.refund(order["id"], part(order, "0.01")), 201)
    for shown in (answer, probe.read(order["id"])):
        require_stands(probe, shown, "refunded", "refunded")
    probe.expect(probe.refund(order["id"], part(order, "0.01")), 409, ALREADY)


@x_rule("refund-rest", Severity.MONEY)
def refund_rest(probe: Probe) -> None:
    order = paid(probe)
    probe.expect(probe.refund(order["id"], part(order, "10.00")), 201)
    before = probe.read(order["id"])
    answer = probe.expect(probe.refund(order["id"]), 201)
    require_refund(probe, answer, before, "14.90")
    require_stands(probe, probe.read(order["id"]), "refunded", "refunded")


@x_rule("refund-amount-exceeds", Severity.MONEY)
def refund_amount_exceeds(probe: Probe) -> None:
    order = paid(probe)
    for amount in ("24.91", "249.00"):
        probe.expect(probe.refund(order["id"], part(order, amount)), 400, TOO_MUCH)
    probe.expect(probe.refund(order["id"], part(order, "10.00")), 201)
    for amount in ("14.91", PAID):
        probe.expect(probe.refund(order["id"], part(order, amount)), 400, TOO_MUCH)
    two = probe.created(probe.online(paid_with("10.00", "14.90", total=PAID)))
    probe.expect(probe.refund(two["id"], part(two, "10.01")), 400, TOO_MUCH)
    probe.expect(probe.refund(two["id"], part(two, "14.90", 1)), 201)
    probe.require(probe.read(two["id"])["status"] == "processed", "an order with a payment left is refunded")


@x_rule("refund-processed-only", Severity.MONEY)
def refund_processed_only(probe: Probe) -> None:
    bodies = [probe.online(capture_mode="manual"), probe.online(processing_mode="manual"), probe.online({METHOD: PIX})]
    for body in bodies:
        refused_as_it_is(probe, probe.created(body))
    order = manual(probe)
    probe.canceled(order["id"])
    refused_as_it_is(probe, order)


@x_rule("refund-once", Severity.MONEY)
def refund_once(probe: Probe) -> None:
    order = paid(probe)
    probe.expect(probe.refund(order["id"]), 201)
    with probe.order_unchanged(order["id"]):
        for body in (None, {}, part(order, "0.01")):
            probe.expect(probe.refund(order["id"], body), 409, ALREADY)


@x_rule("refund-unknown-transaction")
def refund_unknown_transaction(probe: Probe) -> None:
    order, other = paid(probe), paid(probe)
    unknown = {"transactions": [{"id": UNKNOWN_PAYMENT, "amount": "1.00"}]}
    for body in (unknown, part(other, "1.00")):
        probe.expect(probe.refund(order["id"], body), 404, NO_SUCH)
    for each in (order, other):
        probe.require(probe.read(each["id"])["status"] == "processed", "the refused refund changed an order")
        probe.require(not probe.read(each["id"])["transactions"].get("refunds"), "the refused refund was made")


@x_rule("refund-window", alone=True)
def refund_window(probe: Probe) -> None:
    with probe.time_travel() as advance:
        order, other = paid(probe), paid(probe)
        advance(ALMOST_180_DAYS)
        probe.expect(probe.refund(order["id"]), 201)
        advance(TWO_DAYS)
        probe.expect(probe.refund(other["id"]), 409, NOT_NOW)
        probe.require(probe.read(other["id"])["status"] == "processed", "the refused refund was made")


@x_rule("refund-race", Severity.MONEY)
def refund_race(probe: Probe) -> None:
    for _ in range(probe.capabilities.rounds):
        call = KIT.valid(probe)
        late = (ALREADY, "order_refund_already_in_process")
        probe.one_of([evolve(call, key=fresh_key()) for _ in range(TWINS)], 409, *late)
        order = probe.in_the_end(call.parameters["order_id"], "refunded")
        refunds = order.get("transactions", {}).get("refunds", [])
        probe.require(len(refunds) == 1, f"the order reads with {len(refunds)} refunds")


@x_rule("refund-parts-race", Severity.MONEY)
def refund_parts_race(probe: Probe) -> None:
    for _ in range(probe.capabilities.rounds):
        order = paid(probe)
        body = part(order, PARTS)
        calls = [probe.call("refund_order", order_id=order["id"], body=body) for _ in range(RIVALS)]
        answers = probe.send_together(calls)
        done = [answer for answer in answers if answer.status == 201]
        most = int(Decimal(PAID) / Decimal(PARTS))
        probe.require(1 <= len(done) <= most, f"{len(done)} refunds of {PARTS} of {PAID} were made", *answers[:3])
        refunds = probe.read(order["id"]).get("transactions", {}).get("refunds", [])
        probe.require(len(refunds) == len(done), f"{len(done)} were answered, {len(refunds)} are there")


@x_rule("refund-is-read", Severity.MONEY)
def refund_is_read(probe: Probe) -> None:
    order = paid(probe)
    made: list[dict[str, Any]] = []
    for amount in ("10.00", "4.90"):
        answer = probe.expect(probe.refund(order["id"], part(order, amount)), 201)
        known = {each["id"] for each in made}
        made += [each for each in answer["transactions"]["refunds"] if each["id"] not in known]
    read = probe.read(order["id"])
    shown = read.get("transactions", {}).get("refunds", [])
    probe.require(len(made) == 2, "two refunds have one id")
    probe.require([each.get("id") for each in shown] == [each["id"] for each in made], "its refunds are others")
    for each, amount in zip(shown, ("10.00", "4.90"), strict=True):
        probe.require(is_amount(each.get("amount"), amount), f"a refund of {amount} reads as {each.get('amount')}")
    payment = read["transactions"]["payments"][0]
    probe.require(is_amount(payment.get("amount"), PAID), f"the amount of its payment became {payment.get('amount')}")
    back = payment.get("refunded_amount", "14.90")
    probe.require(is_amount(back, "14.90"), f"its payment says that {back} were paid back")
