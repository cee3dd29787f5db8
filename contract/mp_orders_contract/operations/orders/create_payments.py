"""Payments of new online orders: what they add up to, how they are made, and what may be left out."""

import time
from functools import partial
from typing import Any

from mp_orders_contract import boleto, emv
from mp_orders_contract.operations.orders import payments_of
from mp_orders_contract.operations.orders.create import A_DAY, CARD, METHOD, PAYMENT, is_amount, paid_with
from mp_orders_contract.operations.orders.process import PIX
from mp_orders_contract.probe import Probe
from mp_orders_contract.rule import Skipped, x_rule
from mp_orders_contract.sample_bodies import REMOVE, changed
from mp_orders_contract.severity import Severity
from mp_orders_contract.times import moment

PAID_WITHIN_S, ASKED_EVERY_S = 20, 0.25


def _without_transactions() -> dict[str, Any]:
    return {"transactions": REMOVE, "processing_mode": "manual"}


@x_rule("total-is-sum", Severity.MONEY)
def total_is_sum(probe: Probe) -> None:
    def refused(*amounts: str, total: str) -> None:
        exchange = probe.create(probe.online(paid_with(*amounts, total=total)))
        probe.expect(exchange, 400, "invalid_total_amount")

    def taken(*amounts: str, total: str) -> None:
        probe.created(probe.online(paid_with(*amounts, total=total)))

    probe.each(
        [
            ("a cent too much", lambda: refused("24.90", total="24.91")),
            ("a cent too little", lambda: refused("24.90", total="24.89")),
            ("ten times as much", lambda: refused("24.90", total="249.00")),
            ("the first of two", lambda: refused("10.00", "5.00", total="10.00")),
            ("the second of two", lambda: refused("10.00", "5.00", total="5.00")),
            ("a cent beside a large one", lambda: refused("99999999999.99", "0.01", total="99999999999.99")),
            ("two payments", lambda: taken("0.10", "0.20", total="0.30")),
            ("without decimals", lambda: taken("12.50", "12.50", total="25")),
            ("a large one", lambda: taken("99999999999.99", "0.01", total="100000000000.00")),
        ]
    )


@x_rule("total-not-zero", Severity.MONEY)
def total_not_zero(probe: Probe) -> None:
    for total in ("0", "0.00"):
        body = probe.online(_without_transactions(), total_amount=total)
        probe.expect(probe.create(body), 400, "invalid_total_amount")
    probe.created(probe.online(_without_transactions()))


@x_rule("items-that-add-up", Severity.MONEY)
def items_that_add_up(probe: Probe) -> None:
    def items(*pairs: tuple[str, int]) -> dict[str, Any]:
        return {"items": [{"title": "Thing", "unit_price": price, "quantity": count} for price, count in pairs]}

    for right in (items(("12.45", 2)), items(("0.10", 3), ("24.60", 1))):
        probe.created(probe.online(right))
    for wrong in (items(("12.45", 1)), items(("24.90", 1), ("0.01", 1))):
        answer = probe.create(probe.online(wrong))
        if answer.status != 201:
            probe.expect(answer, 400, "order_items_total_amount_mismatch")


@x_rule("transactions-unless-manual")
def transactions_unless_manual(probe: Probe) -> None:
    for mode in ("automatic", REMOVE):
        body = probe.online(_without_transactions(), processing_mode=mode)
        probe.expect(probe.create(body), 400, "required_properties")
    order = probe.created(probe.online(_without_transactions()))
    probe.require(order["status"] == "created", f"one without transactions is {order['status']}")


@x_rule("manual-payments-not-empty")
def manual_payments_not_empty(probe: Probe) -> None:
    body = probe.online({"transactions.payments": []}, processing_mode="manual")
    probe.expect(probe.create(body), 400, "order_builder_without_transactions")
    probe.expect(probe.create(changed(body, processing_mode="automatic")), 400, "minimum_items")
    probe.created(probe.online(processing_mode="manual"))


@x_rule("payment-names-its-method")
def payment_names_its_method(probe: Probe) -> None:
    probe.expect(probe.create(probe.online({METHOD: REMOVE})), 400, "required_properties")
    profile = {"payment_profile_id": "kit-profile"}
    probe.expect(
        probe.create(probe.online({METHOD: REMOVE, f"{PAYMENT}.automatic_payments": {"retries": 1}})),
        400,
        "required_properties",
    )
    probe.created(probe.online({METHOD: REMOVE, f"{PAYMENT}.automatic_payments": profile}))


@x_rule("pix-names-its-reference")
def pix_names_its_reference(probe: Probe) -> None:
    pix = {METHOD: PIX}
    probe.expect(probe.create(probe.online(pix, external_reference=REMOVE)), 400, "required_properties")
    probe.created(probe.online(pix))
    probe.created(probe.online(external_reference=REMOVE))


@x_rule("pix-shows-its-code")
def pix_shows_its_code(probe: Probe) -> None:
    order = probe.created(probe.online({METHOD: PIX}))
    for shown in (order, probe.read(order["id"])):
        payment = shown.get("transactions", {}).get("payments", [{}])[0]
        code = payment.get("payment_method", {}).get("qr_code")
        wrong = (
            emv.wrong_with(code, payment.get("amount"), also=emv.OF_PIX) if isinstance(code, str) else "it is no text"
        )
        probe.require(not wrong, f"its qr_code is {code!r}: {wrong}")


BOLETO = {"id": "boleto", "type": "ticket"}
WAITS = {
    "pix": (PIX, ("waiting_transfer",)),
    "boleto": (BOLETO, ("waiting_payment", "pending_waiting_payment")),
}


@x_rule("online-order-waits-for-its-buyer", Severity.MONEY)
def online_order_waits_for_its_buyer(probe: Probe) -> None:
    def waits(method: dict[str, str], details: tuple[str, ...]) -> None:
        order = probe.created(probe.online({METHOD: method}))
        for shown in (order, probe.read(order["id"])):
            probe.require(shown["status"] == "action_required", f"it is {shown['status']}")
            detail = shown.get("status_detail", details[0])
            probe.require(detail in details, f"it waits with the detail {detail}")
            paid = [shown.get("total_paid_amount")]
            paid += [each.get("paid_amount") for each in payments_of(shown)]
            probe.require(all(is_amount(each or "0", "0") for each in paid), f"nothing was paid, and it shows {paid}")

    def waits_for_the_rest() -> None:
        methods = [PIX, CARD]
        for pair in (methods, methods[::-1]):
            payments = [{"amount": "12.45", "payment_method": method} for method in pair]
            answer = probe.create(probe.online({"transactions.payments": payments}))
            if answer.status == 201:  # the newest page has one payment
                status = probe.read(answer.json["id"])["status"]
                probe.require(status != "processed", "it is processed while one of its two payments waits")

    cases = [(name, partial(waits, *how)) for name, how in WAITS.items()]
    probe.each([*cases, ("one of two", waits_for_the_rest)])


BOLETOS = 12
"""So many that a check digit which is only seldom another one is seen."""
DEAR = {"total_amount": "100000000.00", f"{PAYMENT}.amount": "100000000.00"}
"""More than a barcode has room for."""


@x_rule("boleto-digits-agree")
def boleto_digits_agree(probe: Probe) -> None:
    orders = [probe.created(probe.online({METHOD: BOLETO, **DEAR}))]
    orders += [probe.created(probe.online({METHOD: BOLETO})) for _ in range(BOLETOS)]
    lengths: set[int] = set()
    for shown in (*orders, probe.read(orders[-1]["id"])):
        payment = shown.get("transactions", {}).get("payments", [{}])[0]
        method = payment.get("payment_method", {})
        wrong = boleto.wrong_with(method.get("barcode_content"), method.get("digitable_line"), payment["amount"])
        probe.require(not wrong, f"of its boleto {wrong}")
        lengths |= {len(str(method["barcode_content"]))} if method.get("barcode_content") else set()
    probe.require(len(lengths) <= 1, f"barcodes of boletos have {sorted(lengths)} digits")


@x_rule("boleto-says-its-day")
def boleto_says_its_day(probe: Probe) -> None:
    for life in ("P3D", "P10D"):
        order = probe.created(probe.online({METHOD: BOLETO, f"{PAYMENT}.expiration_time": life}))
        payment = payments_of(order)[0]
        days = boleto.due_days(payment.get("payment_method", {}).get("barcode_content"))
        if days and "date_of_expiration" in payment:
            until = moment(payment["date_of_expiration"]).date()
            off = min(abs(until - day) for day in days)
            told = sorted(map(str, days))
            probe.require(off <= A_DAY, f"it can be paid until {until}, and its barcode says {' or '.join(told)}")


@x_rule("sandbox-email")
def sandbox_email(probe: Probe) -> None:
    token, other = probe.capabilities.target.access_token, {"payer.email": "buyer@example.com"}
    if probe.capabilities.controls is None:
        exchange = probe.create(probe.online(other))
        if exchange.status == 201:
            raise Skipped("the account is no sandbox; needs one, or --control")
    else:
        token = "TEST-1-1-0-7000000077"  # noqa: S105 - of nobody
        probe.controls.put_account(7000000077, sandbox=True)
        exchange = probe.create(probe.online(other), token=token)
    probe.expect(exchange, 400, "invalid_email_for_sandbox")
    probe.created(probe.online(), token=token)


@x_rule("payment-method-agrees")
def payment_method_agrees(probe: Probe) -> None:
    def refused(**method: Any) -> None:
        exchange = probe.create(probe.online({METHOD: method}))
        probe.expect(exchange, 400, "invalid_properties")

    def two(second: dict[str, Any]) -> None:
        payments = [
            {"amount": amount, "payment_method": method} for amount, method in (("9.90", CARD), ("15.00", second))
        ]
        probe.expect(probe.create(probe.online({"transactions.payments": payments})), 400, "invalid_properties")

    saved = {
        METHOD: {"id": "visa", "type": "credit_card"},
        f"{PAYMENT}.stored_credential": {"payment_initiator": "merchant", "reason": "recurring"},
    }
    automatic = {METHOD: {"id": "visa", "type": "credit_card"}, f"{PAYMENT}.automatic_payments": {"retries": 1}}
    probe.each(
        [
            ("pix as a card", lambda: refused(id="pix", type="credit_card", token="12345")),
            ("a ticket as a card", lambda: refused(id="boleto", type="debit_card", token="12345")),
            ("a card as a ticket", lambda: refused(id="visa", type="ticket")),
            ("a card without its token", lambda: refused(id="visa", type="credit_card")),
            ("the second of two payments", lambda: two({"id": "pix", "type": "credit_card", "token": "12345"})),
            ("a card that was saved", lambda: probe.created(probe.online(saved))),
            ("a card of an automatic payment", lambda: probe.created(probe.online(automatic))),
            ("a prepaid card", lambda: probe.created(probe.online({METHOD: {**CARD, "type": "prepaid_card"}}))),
            ("pix as it is", lambda: probe.created(probe.online({METHOD: PIX}))),
        ]
    )


@x_rule("automatic-async-ends")
def automatic_async_ends(probe: Probe) -> None:
    order = probe.created(probe.online(capture_mode="automatic_async"))
    end = time.monotonic() + PAID_WITHIN_S
    while order["status"] == "processing" and time.monotonic() < end:
        time.sleep(ASKED_EVERY_S)
        order = probe.read(order["id"])
    probe.require(order["status"] == "processed", f"after {PAID_WITHIN_S} s it is {order['status']}")
