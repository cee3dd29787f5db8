"""What payments do to a merchant order, where the control API can make them."""

import time
from collections.abc import Mapping, Sequence
from functools import partial
from typing import Any

from attrs import frozen

from mp_orders_contract.operations.orders.cancel import FRACTION, PAUSE_S, WHOLE_SECOND_S
from mp_orders_contract.operations.orders.create import METHOD
from mp_orders_contract.operations.orders.process import PIX
from mp_orders_contract.probe import Probe
from mp_orders_contract.rule import x_rule
from mp_orders_contract.severity import Severity
from mp_orders_contract.times import moment

TOTAL = 100
DEFAULTS = {"shipping_cost": 0, "operation_type": "regular_payment"}
"""What a payment has that says nothing else."""
ITEMS = [{"id": "a", "title": "One", "quantity": 4, "unit_price": 25, "currency_id": "BRL"}]
CURRENCIES = {"MLB": "BRL", "MLA": "ARS", "MLM": "MXN", "MLC": "CLP", "MCO": "COP", "MPE": "PEN", "MLU": "UYU"}


@frozen
class Way:
    """Payments that are made one after the other, and how the merchant order stands then.

    Attributes:
        payments: what the control API is told of each; one with a `payment` changes the payment at that place.
        status, order_status: of the merchant order.
        paid, refunded: amounts that it shows.
        shown: status, total_paid_amount and amount_refunded of each payment.
    """

    payments: Sequence[Mapping[str, Any]]
    status: str
    order_status: str
    paid: int
    refunded: int
    shown: Sequence[tuple[str, int, int]]


def _made(status: str, amount: int = TOTAL) -> dict[str, Any]:
    return {"status": status, "amount": amount}


def _then(status: str, place: int = 0, **more: Any) -> dict[str, Any]:
    return {"payment": place, "status": status, **more}


WAYS = {
    "paid": Way([_made("approved")], "closed", "paid", 100, 0, [("approved", 100, 0)]),
    "paid in two": Way(
        [_made("approved", 60), _made("approved", 40)],
        *("closed", "paid", 100, 0, [("approved", 60, 0), ("approved", 40, 0)]),
    ),
    "paid in part": Way([_made("approved", 99)], "opened", "partially_paid", 99, 0, [("approved", 99, 0)]),
    "paid in part, and the rest under way": Way(
        [_made("approved", 60), _made("pending", 40)],
        *("opened", "partially_paid", 60, 0, [("approved", 60, 0), ("pending", 0, 0)]),
    ),
    "authorized": Way([_made("authorized")], "opened", "payment_in_process", 0, 0, [("authorized", 0, 0)]),
    "pending": Way([_made("pending")], "opened", "payment_in_process", 0, 0, [("pending", 0, 0)]),
    "in_process": Way([_made("in_process")], "opened", "payment_in_process", 0, 0, [("in_process", 0, 0)]),
    "rejected": Way([_made("rejected")], "opened", "payment_required", 0, 0, [("rejected", 0, 0)]),
    "given up": Way([_made("cancelled")], "opened", "payment_required", 0, 0, [("cancelled", 0, 0)]),
    "paid after a rejection": Way(
        [_made("rejected"), _made("approved")],
        *("closed", "paid", 100, 0, [("rejected", 0, 0), ("approved", 100, 0)]),
    ),
    "pending, then paid": Way([_made("pending"), _then("approved")], "closed", "paid", 100, 0, [("approved", 100, 0)]),
    "disputed": Way([_made("approved"), _then("in_mediation")], "closed", "paid", 100, 0, [("in_mediation", 100, 0)]),
    "pending, then rejected": Way(
        [_made("pending"), _then("rejected")], "opened", "payment_required", 0, 0, [("rejected", 0, 0)]
    ),
    "in process, then given up": Way(
        [_made("in_process"), _then("cancelled")], "opened", "payment_required", 0, 0, [("cancelled", 0, 0)]
    ),
    "authorized, then paid": Way(
        [_made("authorized"), _then("approved")], "closed", "paid", 100, 0, [("approved", 100, 0)]
    ),
    "disputed, and lost": Way(
        [_made("approved"), _then("in_mediation"), _then("charged_back")],
        *("closed", "reverted", 100, 0, [("charged_back", 100, 0)]),
    ),
    "charged back, and won": Way(
        [_made("approved"), _then("charged_back"), _then("approved")],
        *("closed", "paid", 100, 0, [("approved", 100, 0)]),
    ),
    "paid back": Way([_made("approved"), _then("refunded")], "closed", "reverted", 100, 100, [("refunded", 100, 100)]),
    "charged back": Way(
        [_made("approved"), _then("charged_back")], "closed", "reverted", 100, 0, [("charged_back", 100, 0)]
    ),
    "paid back in part": Way(
        [_made("approved"), _then("approved", amount_refunded=30)],
        *("closed", "partially_reverted", 100, 30, [("approved", 100, 30)]),
    ),
    "paid back to the last": Way(
        [_made("approved"), _then("approved", amount_refunded=30), _then("approved", amount_refunded=100)],
        *("closed", "reverted", 100, 100, [("refunded", 100, 100)]),
    ),
    "one of two paid back": Way(
        [_made("approved", 60), _made("approved", 40), _then("refunded")],
        *("closed", "partially_reverted", 100, 60, [("refunded", 60, 60), ("approved", 40, 0)]),
    ),
}


def _followed(probe: Probe, order: dict[str, Any], way: Way) -> None:
    """Make the payments, and see how the order reads after each, and after an update that changes nothing of them."""
    ids: list[int] = []
    for each in way.payments:
        told = {name: value for name, value in each.items() if name != "payment"}
        if "payment" in each:
            told["payment_id"] = ids[each["payment"]]
        shown = probe.controls.merchant_event(order["id"], "payment", **told)
        ids = [payment["id"] for payment in shown["payments"]]
    read = probe.read_merchant(order["id"])
    probe.require(len(set(ids)) == len(way.shown), f"it has {len(set(ids))} payments, not {len(way.shown)}")
    wanted = {
        "status": way.status,
        "order_status": way.order_status,
        "paid_amount": way.paid,
        "refunded_amount": way.refunded,
        "total_amount": TOTAL,
    }
    _require(probe, read, wanted)
    for payment, (status, paid, back) in zip(read["payments"], way.shown, strict=True):
        stands = tuple(payment.get(name) for name in ("status", "total_paid_amount", "amount_refunded"))
        probe.require(stands == (status, paid, back), f"a payment is {stands}, not {(status, paid, back)}")
        _require(probe, {**DEFAULTS, **payment}, DEFAULTS)
        approved = bool(payment.get("date_approved"))
        probe.require(approved == bool(paid), f"{status} has the date of approval {payment.get('date_approved')}")


@x_rule("merchant-order-follows-its-payments", Severity.MONEY)
def follows_its_payments(probe: Probe) -> None:
    def check(way: Way) -> None:
        _followed(probe, probe.created_merchant(probe.merchant(items=ITEMS)), way)

    probe.each([(name, partial(check, way)) for name, way in WAYS.items()])


@x_rule("merchant-order-payment-in-its-currency")
def payment_in_its_currency(probe: Probe) -> None:
    for site, currency in CURRENCIES.items():
        order = probe.created_merchant(probe.merchant(site_id=site, items=[{**ITEMS[0], "currency_id": currency}]))
        (payment,) = probe.controls.merchant_event(order["id"], "payment", status="approved")["payments"]
        (read,) = probe.read_merchant(order["id"])["payments"]
        probe.require(read == payment, "its payment reads otherwise than it was made")
        probe.require(read.get("currency_id") == currency, f"on {site} its currency is {read.get('currency_id')}")
        probe.require(read.get("transaction_amount") == TOTAL, f"it is of {read.get('transaction_amount')}")
    _is_dated(probe)
    small = probe.created_merchant(probe.merchant(items=[{**ITEMS[0], "quantity": 1, "unit_price": 0.5}]))
    (payment,) = probe.controls.merchant_event(small["id"], "payment", status="approved")["payments"]
    probe.require(payment.get("transaction_amount") == 0.5, f"of half a real it is {payment.get('transaction_amount')}")


def _is_dated(probe: Probe) -> None:
    """A payment is a change of its merchant order."""
    order = probe.created_merchant(probe.merchant(items=ITEMS))
    time.sleep(PAUSE_S if FRACTION.search(str(order.get("last_updated"))) else WHOLE_SECOND_S)
    probe.controls.merchant_event(order["id"], "payment", status="approved")
    before, after = order.get("last_updated"), probe.read_merchant(order["id"]).get("last_updated")
    probe.require(moment(str(after)) > moment(str(before)), f"after a payment last_updated is {after}, before {before}")


@x_rule("merchant-order-given-up")
def given_up(probe: Probe) -> None:
    for payments, status, order_status in (
        ([], "expired", "expired"),
        ([_made("rejected")], "expired", "expired"),
        ([_made("approved")], "closed", "paid"),
        ([_made("pending")], "opened", "payment_in_process"),
    ):
        order = probe.created_merchant(probe.merchant(items=ITEMS))
        for each in payments:
            probe.controls.merchant_event(order["id"], "payment", **each)
        probe.controls.merchant_event(order["id"], "cancel")
        wanted = {"cancelled": True, "status": status, "order_status": order_status}
        read = probe.read_merchant(order["id"])
        _require(probe, read, wanted)
        if status == "opened":  # what is under way may still be paid
            payment_id = read["payments"][0]["id"]
            probe.controls.merchant_event(order["id"], "payment", payment_id=payment_id, status="approved")
            _require(probe, probe.read_merchant(order["id"]), {"status": "closed", "order_status": "paid"})


@x_rule("merchant-order-of-orders", Severity.MONEY)
def of_orders(probe: Probe) -> None:
    paid = probe.created(probe.online({"total_amount": "100.00", "transactions.payments.0.amount": "100.00"}))
    order = probe.created_merchant(probe.merchant(items=ITEMS))
    probe.controls.merchant_event(order["id"], "order", order_id=paid["id"])
    before = _with_one_payment(probe, order["id"], "approved", back=0)
    _require(
        probe, probe.read_merchant(order["id"]), {"status": "closed", "order_status": "paid", "paid_amount": TOTAL}
    )
    _pays_nothing_yet(probe)
    _is_over_with_its_order(probe)
    waiting = probe.created(probe.online(processing_mode="manual"))
    other = probe.created_merchant(probe.merchant(items=ITEMS))
    probe.controls.merchant_event(other["id"], "order", order_id=waiting["id"])
    _require(probe, probe.read_merchant(other["id"]), {"order_status": "payment_required", "payments": []})
    probe.expect(probe.refund(paid["id"]), 201)
    after = _with_one_payment(probe, order["id"], "refunded", back=TOTAL)
    _require(probe, probe.read_merchant(order["id"]), {"order_status": "reverted", "refunded_amount": TOTAL})
    _require(probe, after, {name: before.get(name) for name in ("id", "date_created", "date_approved")})


def _pays_nothing_yet(probe: Probe) -> None:
    """An order whose buyer has still to pay is under way in its merchant order."""
    waiting = probe.created(probe.online({METHOD: PIX}))
    order = probe.created_merchant(probe.merchant(items=ITEMS))
    probe.controls.merchant_event(order["id"], "order", order_id=waiting["id"])
    read = probe.read_merchant(order["id"])
    _require(probe, read, {"status": "opened", "order_status": "payment_in_process", "paid_amount": 0})
    _require(probe, read["payments"][0], {"status": "pending", "total_paid_amount": 0, "amount_refunded": 0})


def _is_over_with_its_order(probe: Probe) -> None:
    """A payment that a merchant order waits for is not waited for once its order has ended."""
    for event in ("cancel", "expire", "reject"):
        waiting = probe.created(probe.online({METHOD: PIX}))
        order = probe.created_merchant(probe.merchant(items=ITEMS))
        probe.controls.merchant_event(order["id"], "order", order_id=waiting["id"])
        if event == "cancel":
            probe.canceled(waiting["id"])
        else:
            probe.controls.event(waiting["id"], event)
        read = probe.read_merchant(order["id"])
        _require(probe, read, {"status": "opened", "order_status": "payment_required", "paid_amount": 0})
        statuses = {each.get("status") for each in read["payments"]}
        probe.require(statuses <= {"cancelled", "rejected"}, f"after {event} its payments are {statuses}")


def _with_one_payment(probe: Probe, order_id: int, status: str, *, back: int) -> dict[str, Any]:
    """The payment of a merchant order, which is one that was made in a status."""
    payments = probe.read_merchant(order_id)["payments"]
    probe.require(len(payments) == 1, f"it has {len(payments)} payments")
    wanted = {"status": status, "transaction_amount": TOTAL, "total_paid_amount": TOTAL, "amount_refunded": back}
    _require(probe, {**DEFAULTS, **payments[0]}, {**DEFAULTS, **wanted})
    return dict(payments[0])


def _require(probe: Probe, shown: Mapping[str, Any], wanted: Mapping[str, Any]) -> None:
    for name, value in wanted.items():
        probe.require(shown.get(name) == value, f"its {name} is {shown.get(name)!r}, not {value!r}")
