"""What the buyer of an online order does: pays it, has a card rejected, proves who they are; and until when."""

from datetime import timedelta
from functools import partial
from typing import Any

from mp_orders_contract.operations.orders import payments_of
from mp_orders_contract.operations.orders.create import CARD, METHOD, PAYMENT, is_amount
from mp_orders_contract.operations.orders.create_payments import BOLETO
from mp_orders_contract.operations.orders.process import PIX, bare, paid
from mp_orders_contract.probe import Case, Probe
from mp_orders_contract.rule import x_rule
from mp_orders_contract.severity import Severity
from mp_orders_contract.times import moment

A_MINUTE = timedelta(minutes=1)
LIVES: dict[str, tuple[dict[str, Any], timedelta]] = {
    "of the payment": ({f"{PAYMENT}.expiration_time": "PT5H"}, timedelta(hours=5)),
    "of the payment, in days": ({f"{PAYMENT}.expiration_time": "P2D"}, timedelta(days=2)),
    "of the order": ({"expiration_time": "PT3H"}, timedelta(hours=3)),
}
ALWAYS, NEVER = ({"transaction_security": {"validation": name}} for name in ("always", "never"))
FAILED, AGAIN = ("failed", "failed"), ("action_required", "waiting_retry")


def _security(order: dict[str, Any]) -> dict[str, Any]:
    """What the first payment of an order tells of 3-D Secure."""
    found: dict[str, Any] = payments_of(order)[0].get("payment_method", {}).get("transaction_security") or {}
    return found


def _require_paid(probe: Probe, order: dict[str, Any]) -> dict[str, Any]:
    """An order that reads as paid, like one that is paid at once; gives it."""
    read, alike = probe.in_the_end(order["id"], "processed"), paid(probe)
    detail = read.get("status_detail", "accredited")
    probe.require(detail == "accredited", f"the detail of what is paid is {detail}")
    payments = payments_of(read)
    probe.require(len(payments) == 1, f"it has {len(payments)} payments")
    stands = tuple(payments[0].get(name) for name in ("status", "status_detail"))
    probe.require(stands == ("processed", "accredited"), f"its payment is {stands}")
    amount = payments[0].get("amount")
    probe.require(is_amount(amount, order["total_amount"]), f"its payment is of {amount}")
    for shown, other, name in ((read, alike, "total_paid_amount"), (payments[0], payments_of(alike)[0], "paid_amount")):
        right = is_amount(shown.get(name), order["total_amount"]) or name not in {**other, **shown}
        probe.require(right, f"its {name} is {shown.get(name)}, of {order['total_amount']}")
    return read


@x_rule("online-order-paid-by-its-buyer", Severity.MONEY)
def online_order_paid_by_its_buyer(probe: Probe) -> None:
    def pays(method: dict[str, str]) -> None:
        order = probe.created(probe.online({METHOD: method}))
        probe.controls.event(order["id"], "pay")
        read = _require_paid(probe, order)
        shown = payments_of(read)[0].get("payment_method", {})
        probe.require({**shown, **method} == shown, f"it was paid with {shown}")
        probe.require(payments_of(read)[0]["id"] == payments_of(order)[0]["id"], "it was paid with another payment")

    def pays_on_the_page() -> None:
        order = bare(probe)
        probe.controls.event(order["id"], "pay")
        _require_paid(probe, order)

    probe.each([("Pix", partial(pays, PIX)), ("a boleto", partial(pays, BOLETO)), ("on a page", pays_on_the_page)])


@x_rule("checkout-rejection", Severity.MONEY)
def checkout_rejection(probe: Probe) -> None:
    order = bare(probe)
    probe.controls.event(order["id"], "reject")
    read = probe.read(order["id"])
    stands = (read["status"], read.get("status_detail", "failed"))
    probe.require(stands in (FAILED, AGAIN), f"after a rejection it is {stands}")
    if stands == AGAIN:
        probe.controls.event(order["id"], "pay")
        _require_paid(probe, order)


@x_rule("three-d-secure-always")
def three_d_secure_always(probe: Probe) -> None:
    def challenged(changes: dict[str, Any]) -> dict[str, Any]:
        order = probe.created(probe.online(changes))
        for shown in (order, probe.read(order["id"])):
            stands = (shown["status"], shown.get("status_detail", "pending_challenge"))
            probe.require(stands == ("action_required", "pending_challenge"), f"it is {stands}")
            security = _security(shown)
            probe.require(security.get("status") == "CHALLENGE", f"its challenge is {security.get('status')}")
        return order

    def ended(event: str, *statuses: str) -> None:
        order = challenged({METHOD: {**CARD, **ALWAYS}})
        probe.controls.event(order["id"], event)
        status = _security(probe.read(order["id"])).get("status")
        probe.require(status in statuses, f"after {event} its challenge is {status}")

    def not_challenged(changes: dict[str, Any]) -> None:
        order = probe.created(probe.online(changes))
        status = _security(order).get("status")
        probe.require(not status, f"where none is asked for, its challenge is {status}")

    cases: list[tuple[str, Case]] = [
        ("of all payments", partial(challenged, {"config.online": ALWAYS})),
        ("of this one", partial(challenged, {METHOD: {**CARD, **ALWAYS}})),
        ("not asked for", partial(not_challenged, {})),
        ("not of this one", partial(not_challenged, {METHOD: {**CARD, **NEVER}, "config.online": ALWAYS})),
    ]
    if probe.capabilities.controls:
        cases += [
            ("passed", partial(ended, "pay", "AUTHENTICATED", "ATTEMPTED")),
            ("not passed", partial(ended, "reject", "NOT_AUTHENTICATED", "REJECTED", "ERROR")),
        ]
    probe.each(cases)


@x_rule("payment-says-until-when")
def payment_says_until_when(probe: Probe) -> None:
    def lasts(changes: dict[str, Any], life: timedelta) -> None:
        order = probe.created(probe.online({METHOD: PIX, **changes}))
        for shown in (order, probe.read(order["id"])):
            until = payments_of(shown)[0].get("date_of_expiration")
            off = abs(moment(until) - moment(shown["created_date"]) - life) if until else timedelta()
            probe.require(off < A_MINUTE, f"it was created at {shown['created_date']}, and can be paid until {until}")

    probe.each([(name, partial(lasts, *how)) for name, how in LIVES.items()])
