"""QR orders: what they answer, which code they have, where, how long, and what ends them."""

import uuid
from functools import partial
from typing import Any

from mp_orders_contract.emv import wrong_with
from mp_orders_contract.operations.orders import payments_of
from mp_orders_contract.operations.orders.cancel import require_canceled
from mp_orders_contract.operations.orders.create import DATES, is_amount, require_echo
from mp_orders_contract.operations.orders.refund import part, refused_as_it_is, require_refund
from mp_orders_contract.operations.terminals import new_pos
from mp_orders_contract.probe import Probe
from mp_orders_contract.rule import x_rule
from mp_orders_contract.sample_bodies import REMOVE
from mp_orders_contract.severity import Severity
from mp_orders_contract.times import moment

NO_POS, LOCKED, ALREADY = "pos_not_found", "instore_order_locked_error", "order_already_canceled"
TOO_LATE, NOT_IN_PARTS = "in_store_payment_refund_order", "unsupported_partially_refunds"
MODE = "config.qr.mode"
WITH_PARTS = ("ARG", "AR", "CHL", "CL", "URY", "UY")
CHILE = ("CHL", "CL")
A_PART = "1.00"
MORE: dict[str, Any] = {
    "description": "A thing",
    "marketplace_fee": "1.00",
    "items": [{"title": "Thing", "unit_price": "50.00", "quantity": 1, "unit_measure": "unit", "external_code": "1"}],
    "discounts": {"payment_methods": [{"type": "credit_card", "new_total_amount": "45.00"}]},
    "integration_data.corporation_id": "corporation",
}


@x_rule("qr-order-as-sent")
def qr_order_as_sent(probe: Probe) -> None:
    for changes in ({}, MORE, {"transactions.payments.0.amount": "123456.78", "total_amount": "123456.78"}):
        body = probe.qr(changes)
        order = probe.created(body)
        for shown in (order, probe.read(order["id"])):
            require_echo(probe, body, shown)
            probe.require(shown["status"] == "created", f"its status is {shown['status']}")
            details = [each.get("status_detail") for each in payments_of(shown)]
            probe.require(details == ["ready_to_process"], f"the details of its payments are {details}")
        created, updated = (moment(str(order.get(name))) for name in DATES)
        probe.require(created == updated, "the dates of a new order differ")


def _code(order: dict[str, Any]) -> str | None:
    code: str | None = order.get("type_response", {}).get("qr_data")
    return code


@x_rule("qr-shows-its-code")
def qr_shows_its_code(probe: Probe) -> None:
    for mode in ("dynamic", "hybrid"):
        order = probe.created(probe.qr({MODE: mode}))
        for shown in (order, probe.read(order["id"])):
            text = _code(shown) or ""
            wrong = wrong_with(text, order["transactions"]["payments"][0]["amount"])
            probe.require(not wrong, f"the text of the code of a {mode} order is {text!r}: {wrong}")
            probe.require(text.startswith("000201"), f"the text of the code is {text!r}, which is none of EMV")
    for changes in ({MODE: "static"}, {MODE: REMOVE}):
        code = _code(probe.created(probe.qr(changes)))
        probe.require(not code, f"a static order has the code {code!r}")


@x_rule("qr-codes-differ")
def qr_codes_differ(probe: Probe) -> None:
    codes = [_code(probe.created(probe.qr())) for _ in range(3)]
    probe.require(len(set(codes)) == len(codes), "two orders have one code")


@x_rule("qr-pos-of-the-account")
def qr_pos_of_the_account(probe: Probe) -> None:
    unknown = f"KIT{uuid.uuid4().hex[:16].upper()}"
    probe.expect(probe.create(probe.qr({"config.qr.external_pos_id": unknown})), 404, NO_POS)
    if probe.capabilities.controls:
        mine = {"config.qr.external_pos_id": f"KIT{new_pos(probe)}"}
        probe.created(probe.qr(mine))
        if not probe.capabilities.no_second:
            probe.expect(probe.create(probe.qr(mine), token=probe.second), 404, NO_POS)


@x_rule("qr-expiration-range")
def qr_expiration_range(probe: Probe) -> None:
    def taken(life: str) -> None:
        probe.created(probe.qr(expiration_time=life))

    def refused(life: str) -> None:
        probe.expect(probe.create(probe.qr(expiration_time=life)), 400, "property_value")

    cases = [(f"{life} is taken", partial(taken, life)) for life in ("PT30S", "PT3600H", "P1D")]
    cases += [(f"{life} is refused", partial(refused, life)) for life in ("PT29S", "PT3600H1S", "P151D")]
    probe.each(cases)


@x_rule("qr-total-is-sum", Severity.MONEY)
def qr_total_is_sum(probe: Probe) -> None:
    for total in ("50.01", "49.99", "500.00"):
        probe.expect(probe.create(probe.qr(total_amount=total)), 400, "bad_request")
    for changes in ({"total_amount": REMOVE}, {"total_amount": "50"}):
        body = probe.qr(changes)
        order = probe.created(body)
        shown = order.get("total_amount", None if "total_amount" in body else "50.00")
        probe.require(is_amount(shown, "50.00"), f"its total is {shown}")


@x_rule("qr-whole-amounts", alone=True)
def qr_whole_amounts(probe: Probe) -> None:
    with probe.on_site("MLC"):
        for amount in ("25.50", "0.99"):
            changes = {"total_amount": amount, "transactions.payments.0.amount": amount}
            probe.expect(probe.create(probe.qr(changes)), 400, "property_value")
        for amount in ("25", "25.00"):
            probe.created(probe.qr({"total_amount": amount, "transactions.payments.0.amount": amount}))


@x_rule("qr-discounts-alone")
def qr_discounts_alone(probe: Probe) -> None:
    changes = {**MORE, "items": [{"title": "Thing", "external_categories": [{"id": "device"}]}]}
    probe.expect(probe.create(probe.qr(changes)), 400, "bad_request")
    probe.created(probe.qr(items=changes["items"]))


@x_rule("qr-sites", alone=True)
def qr_sites(probe: Probe) -> None:
    for site in ("MPE", "MCO"):
        with probe.on_site(site):
            probe.expect(probe.create(probe.qr()), 400, "unsupported_site")
    for site in ("MLA", "MLB", "MLC", "MLM", "MLU"):
        with probe.on_site(site):
            probe.created(probe.qr())


def _lives(probe: Probe, changes: dict[str, Any], before: str, rest: str) -> None:
    """An order that is there until a moment, and expired a little later."""
    with probe.time_travel() as advance:
        order = probe.created(probe.qr(changes))
        advance(before)
        status = probe.read(order["id"])["status"]
        probe.require(status == "created", f"{before} after its creation it is {status}")
        advance(rest)
        status = probe.read(order["id"])["status"]
        probe.require(status == "expired", f"{before} and {rest} after its creation it is {status}")


@x_rule("qr-order-expires", alone=True)
def qr_order_expires(probe: Probe) -> None:
    _lives(probe, {"expiration_time": "PT30M"}, "PT29M", "PT2M")
    _lives(probe, {"expiration_time": "P2D", MODE: "hybrid"}, "PT47H", "PT2H")


@x_rule("qr-order-default-life", alone=True)
def qr_order_default_life(probe: Probe) -> None:
    _lives(probe, {"expiration_time": REMOVE}, "PT14M", "PT2M")
    _lives(probe, {"expiration_time": REMOVE, MODE: "static"}, "PT9M", "PT2M")


@x_rule("qr-static-capped", alone=True)
def qr_static_capped(probe: Probe) -> None:
    _lives(probe, {"expiration_time": "PT30M", MODE: "static"}, "PT9M", "PT2M")
    _lives(probe, {"expiration_time": "PT5M", MODE: "static"}, "PT4M", "PT2M")


@x_rule("qr-rejected-stays")
def qr_rejected_stays(probe: Probe) -> None:
    order = probe.created(probe.qr())
    probe.controls.event(order["id"], "reject")
    probe.in_the_end(order["id"], "created")
    probe.controls.event(order["id"], "approve")
    order = probe.in_the_end(order["id"], "processed")
    for shown in (order, *payments_of(order)):
        detail = shown.get("status_detail", "accredited")
        probe.require(detail == "accredited", f"the detail of what is paid is {detail}")


@x_rule("cancel-qr", Severity.MONEY)
def cancel_qr(probe: Probe) -> None:
    require_canceled(probe, probe.created(probe.qr())["id"])


@x_rule("cancel-qr-created-only", Severity.MONEY)
def cancel_qr_created_only(probe: Probe) -> None:
    order = probe.created(probe.qr())
    probe.canceled(order["id"])
    with probe.order_unchanged(order["id"]):
        probe.expect(probe.cancel(order["id"]), 409, ALREADY)


@x_rule("cancel-qr-being-paid", Severity.MONEY)
def cancel_qr_being_paid(probe: Probe) -> None:
    order = probe.created(probe.qr())
    probe.controls.event(order["id"], "pick_up")
    details = [each.get("status_detail") for each in payments_of(probe.read(order["id"]))]
    probe.require(details == ["in_process"], f"the details of what is being paid are {details}")
    with probe.order_unchanged(order["id"]):
        probe.expect(probe.cancel(order["id"]), 409, LOCKED)
    probe.controls.event(order["id"], "approve")
    with probe.order_unchanged(order["id"]):
        probe.expect(probe.cancel(order["id"]), 409, ALREADY)


def _paid(probe: Probe) -> dict[str, Any]:
    order = probe.created(probe.qr())
    probe.controls.event(order["id"], "approve")
    return probe.in_the_end(order["id"], "processed")


@x_rule("refund-qr-total", Severity.MONEY)
def refund_qr_total(probe: Probe) -> None:
    order = _paid(probe)
    answer = probe.expect(probe.refund(order["id"]), 201)
    require_refund(probe, answer, order, "50.00")
    probe.in_the_end(order["id"], "refunded")


@x_rule("refund-qr-partial", Severity.MONEY, alone=True)
def refund_qr_partial(probe: Probe) -> None:
    order = _paid(probe)
    if order.get("country_code") in WITH_PARTS:
        probe.expect(probe.refund(order["id"], part(order, A_PART)), 201)
        return
    with probe.order_unchanged(order["id"]):
        probe.expect(probe.refund(order["id"], part(order, A_PART)), 400, NOT_IN_PARTS)
    for site in ("MLA", "MLC", "MLU"):
        order = _paid(probe)
        with probe.on_site(site):
            probe.expect(probe.refund(order["id"], part(order, A_PART)), 201)


@x_rule("refund-qr-window", alone=True)
def refund_qr_window(probe: Probe) -> None:
    _require_window(probe)
    with probe.on_site("MLC"):
        _require_window(probe)


def _require_window(probe: Probe) -> None:
    """A refund is made on the last day, and none after it."""
    with probe.time_travel() as advance:
        orders = [_paid(probe) for _ in range(2)]
        in_chile = orders[0].get("country_code") in CHILE
        advance("P329D" if in_chile else "P359D")
        probe.expect(probe.refund(orders[0]["id"]), 201)
        advance("P2D")
        probe.expect(probe.refund(orders[1]["id"]), 400, TOO_LATE)
        probe.in_the_end(orders[1]["id"], "processed")


@x_rule("refund-qr-processed-only", Severity.MONEY)
def refund_qr_processed_only(probe: Probe) -> None:
    order = probe.created(probe.qr())
    refused_as_it_is(probe, order)
    probe.canceled(order["id"])
    refused_as_it_is(probe, order)
