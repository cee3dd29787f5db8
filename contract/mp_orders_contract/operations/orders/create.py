"""Creating orders: what they answer, and what makes them wrong beyond their schema."""

import json
from datetime import UTC, datetime, timedelta
from decimal import Decimal, InvalidOperation
from typing import Any

from mp_orders_contract.boundaries import LARGEST_BODY
from mp_orders_contract.operation_kit import OperationKit, register
from mp_orders_contract.operations.orders import bodies, payments_of
from mp_orders_contract.probe import Probe
from mp_orders_contract.rule import x_rule
from mp_orders_contract.sample_bodies import REMOVE
from mp_orders_contract.session import Call
from mp_orders_contract.severity import Severity
from mp_orders_contract.times import moment

PAYMENT = "transactions.payments.0"
METHOD = f"{PAYMENT}.payment_method"
CARD = {"id": "visa", "type": "credit_card", "token": "12345"}
AMOUNTS_END = ("amount.", "unit_price.", "marketplace_fee.")
KEPT_BACK = ("payer", "token")
"""What the live API was seen not to give back, and the token of a card, which need not be shown to anybody."""
OTHERWISE = {
    f"{METHOD}.id": "master",
    f"{METHOD}.type": "debit_card",
    f"{METHOD}.installments": 3,
    "capture_mode": "manual",
    "processing_mode": "manual",
    "marketplace": "NONE",
}
"""Other values than the sample's, which an implementation may have for everybody."""
MORE = {
    "marketplace_fee": "1.50",
    "expiration_time": "P1D",
    "shipment.address": {"zip_code": "1", "street_name": "a", "city": "b", "state": "c", "country": "d"},
    "config.online": {
        "callback_url": "https://example.com/kit",
        "transaction_security": {"validation": "on_fraud_risk", "liability_shift": "required"},
    },
    "integration_data.corporation_id": "corporation",
    "items.0.external_code": "code",
    "items.0.type": "type",
    "items.0.warranty": True,
    f"{PAYMENT}.expiration_time": "PT1H",
    f"{METHOD}.financial_institution": "bank",
    "taxes": [{"type": "IVA", "value": "19.00"}],
    "discounts": {"payment_methods": [{"type": "debit_card", "new_total_amount": "20.00"}]},
}
"""What the sample does not have."""
MORE_OF_POINT: dict[str, Any] = {
    "taxes": [{"payer_condition": "payment_exempt_iva"}],
    "config.point.ticket_number": "S0392JED",
    "config.payment_method": {"default_type": "credit_card", "default_installments": 6, "installments_cost": "seller"},
    "integration_data.corporation_id": "corporation",
}
UNPRICED = {"items": [{"title": "Thing", "quantity": 1}]}
"""Items that do not say what they cost, so that nothing adds up to the total."""
AMOUNTS = (
    ("19.99", "0.01", "20.00"),
    ("1.15", "2.05", "3.20"),
    ("123456.78", "0.29", "123457.07"),
    ("21474836.48", "1.10", "21474837.58"),
    ("99999999999.99", "33.33", "100000000033.32"),
)
MODES, AUTOMATIC = ("processing_mode", "capture_mode"), ("automatic", "automatic_async")
DATES = ("created_date", "last_updated_date")
A_DAY = timedelta(days=1)
"""More than clocks differ by, and time zones too."""


def _create(probe: Probe, body: Any) -> Call:
    return probe.call("create_order", body=body)


KIT = register(
    OperationKit(
        "create_order",
        valid=lambda probe: _create(probe, probe.online()),
        creates="order_id",
        without_token={"unauthorized": lambda probe: _create(probe, probe.point(bodies.SOME_TERMINAL))},
        forms=bodies.forms(_create),
        repair=bodies.repair,
        violated=bodies.violated,
        stated={
            "replay": "create-replay",
            "conflict": "create-key-conflict",
            "twins": "create-twins",
            "free-after-refusal": "create-key-free-after-refusal",
        },
    )
)


def is_amount(text: Any, value: str) -> bool:
    """Whether an answer's amount is this one, however many zeros it ends in."""
    try:
        return isinstance(text, str) and Decimal(text) == Decimal(value)
    except InvalidOperation:
        return False


def same(sent: Any, got: Any) -> bool:
    """Whether a value came back; a number may come as text and the other way round, where the schema lets it."""
    return bool(got == sent) or (
        isinstance(got, str | int)
        and isinstance(sent, str | int)
        and str(got).lower() == str(sent).lower()
        and isinstance(got, str) != isinstance(sent, str)
    )


def paid_with(*amounts: str, total: str) -> dict[str, Any]:
    payments = [{"amount": amount, "payment_method": CARD} for amount in amounts]
    return {"transactions.payments": payments, "total_amount": total}


def require_echo(probe: Probe, sent: Any, got: Any, path: str = "") -> None:
    """What comes back is what was sent: each field that is there, and all but those that may be kept back."""
    if isinstance(sent, dict) and isinstance(got, dict):
        for name, value in sent.items():
            kept_back = name in KEPT_BACK and got.get(name) is None
            probe.require(name in got or kept_back, f"{path}{name} did not come back")
            if not kept_back:
                require_echo(probe, value, got[name], f"{path}{name}.")
    elif isinstance(sent, list) and isinstance(got, list):
        probe.require(len(sent) == len(got), f"{len(got)} of {len(sent)} {path.rstrip('.')} came back")
        for one, other in zip(sent, got, strict=True):
            require_echo(probe, one, other, path)
    else:
        right = is_amount(got, sent) if path.endswith(AMOUNTS_END) else same(sent, got)
        probe.require(right, f"{path.rstrip('.')} came back as {got!r}, sent was {sent!r}")


@x_rule("online-order-as-sent")
def online_order_as_sent(probe: Probe) -> None:
    for changes in (paid_with("10.10", "14.80", total="24.90"), OTHERWISE, MORE, {"items": REMOVE}, UNPRICED):
        body = probe.online(changes)
        order = probe.created(body)
        require_echo(probe, body, order)
        require_echo(probe, body, probe.read(order["id"]))


@x_rule("texts-as-sent")
def texts_as_sent(probe: Probe) -> None:
    for description in (" Ñandú, 日本 \U0001f4b3 ", 'a "quote", a \\ and a <b>'):
        body = probe.online(description=description)
        for text in (json.dumps(body).encode(), json.dumps(body, ensure_ascii=False).encode()):
            order = probe.created(text)
            came = order.get("description")
            probe.require(came == description, f"description came back as {came!r}, sent was {description!r}")


@x_rule("amounts-as-sent", Severity.MONEY)
def amounts_as_sent(probe: Probe) -> None:
    for first, second, total in AMOUNTS:
        body = probe.online(paid_with(first, second, total=total))
        order, amounts = probe.created(body), {name: body[name] for name in ("total_amount", "transactions")}
        for shown in (order, probe.read(order["id"])):
            require_echo(probe, amounts, shown)


@x_rule("point-order-as-sent")
def point_order_as_sent(probe: Probe) -> None:
    more_of_2024 = {"integration_data.corporation_id": "corporation"}
    for make, more in ((probe.point, MORE_OF_POINT), (probe.point_2024, more_of_2024)):
        for changes in ({f"{PAYMENT}.amount": "19.99"}, {f"{PAYMENT}.amount": "123456.78", **more}):
            body = make(probe.terminal(), changes, description="Smartphone")
            order = probe.created(body)
            for shown in (order, probe.read(order["id"])):
                require_echo(probe, body, shown)
                _require_created(probe, shown)
            probe.canceled(order["id"])


def _require_created(probe: Probe, order: dict[str, Any]) -> None:
    """A Point order that waits, and so does its payment."""
    for shown in (order, *payments_of(order)):
        stands = (shown.get("status", "created"), shown.get("status_detail", "created"))
        probe.require(stands in (("created", "created"), ("created", "ready_to_process")), f"it is {stands}")


@x_rule("orders-at-once", Severity.MONEY)
def orders_at_once(probe: Probe) -> None:
    probe.made_at_once(KIT.valid, probe.read)


@x_rule("point-order-in-its-form")
def point_order_in_its_form(probe: Probe) -> None:
    terminal = probe.terminal()
    order = probe.created(probe.point(terminal))
    for shown in (order, probe.read(order["id"])):
        named = shown.get("config", {}).get("point", {}).get("terminal_id")
        probe.require(named == terminal and "type_config" not in shown, "the form of today came back in another")
    probe.canceled(order["id"])
    order = probe.created(probe.point_2024(terminal))
    for shown in (order, probe.read(order["id"])):
        named = shown.get("type_config", {}).get("terminal_id")
        probe.require(named == terminal and "config" not in shown, "the form of 2024 came back in another")
    probe.free_terminals()


@x_rule("online-order-paid-at-once", Severity.MONEY)
def online_order_paid_at_once(probe: Probe) -> None:
    said, unsaid = {"processing_mode": "automatic", "capture_mode": "automatic"}, dict.fromkeys(MODES, REMOVE)
    for modes in (said, unsaid):
        order = probe.created(probe.online(**modes))
        status, mode = order["status"], order.get("processing_mode", AUTOMATIC[0])
        probe.require(status in ("processed", "processing"), f"one to be paid at once has the status {status}")
        probe.require(mode in AUTOMATIC, f"the processing_mode of one to be paid at once is {mode}")


@x_rule("online-order-captured-later", Severity.MONEY)
def online_order_captured_later(probe: Probe) -> None:
    order = probe.created(probe.online(capture_mode="manual"))
    probe.require(order["status"] == "action_required", f"one to be captured later is {order['status']}")
    detail = order.get("status_detail", "waiting_capture")
    probe.require(detail == "waiting_capture", f"the status_detail of one to be captured later is {detail}")
    order = probe.created(probe.online(processing_mode="manual"))
    probe.require(order["status"] == "created", f"one to be processed later is {order['status']}")


@x_rule("order-dates")
def order_dates(probe: Probe) -> None:
    order = probe.created(probe.online())
    dates: list[Any] = [order.get(name) for name in DATES]
    probe.require(None not in dates and moment(dates[0]) == moment(dates[1]), f"they are {dates[0]} and {dates[1]}")


@x_rule("order-dates-are-now")
def order_dates_are_now(probe: Probe) -> None:
    order = probe.created(probe.online())
    now = probe.capabilities.controls.now() if probe.capabilities.controls else datetime.now(UTC)
    for name in DATES:
        off = abs(moment(str(order.get(name))) - now)
        probe.require(off < A_DAY, f"{name} is {order.get(name)}, and now is {now.isoformat(timespec='seconds')}")


@x_rule("order-dates-are-utc")
def order_dates_are_utc(probe: Probe) -> None:
    order = probe.created(probe.online())
    for shown in (order, probe.read(order["id"])):
        for name in DATES:
            date = str(shown.get(name))
            probe.require(date.endswith(("Z", "+00:00")), f"{name} is {date}")


@x_rule("online-order-names-its-account")
def online_order_names_its_account(probe: Probe) -> None:
    order = probe.created(probe.online())
    for shown in (order, probe.read(order["id"])):
        _require_given(probe, shown, "country_code", "integration_data.application_id")


@x_rule("point-order-names-its-account")
def point_order_names_its_account(probe: Probe) -> None:
    of_today = ("user_id", "country_code", "integration_data.application_id")
    for make, names in ((probe.point, of_today), (probe.point_2024, ("site_id", "integration_data.application_id"))):
        order = probe.created(make(probe.terminal()))
        for shown in (order, probe.read(order["id"])):
            _require_given(probe, shown, *names)
        probe.canceled(order["id"])


def _require_given(probe: Probe, order: Any, *paths: str) -> None:
    """What the server gives by itself is there, and not empty."""
    for path in paths:
        value = order
        for name in path.split("."):
            value = value.get(name) if isinstance(value, dict) else None
        probe.require(value not in (None, "", 0), f"{path} is {value!r}")


@x_rule("refusal-tells-where")
def refusal_tells_where(probe: Probe) -> None:
    def refused(changes: dict[str, Any]) -> None:
        exchange = probe.create(probe.online(changes))
        probe.expect(exchange, 400)
        error = exchange.json["errors"][0]
        probe.require(bool(error.get("message")), f"{error['code']} has no message", exchange)
        details = error.get("details")
        probe.require(bool(details) and all(details), f"the details of {error['code']} are {details!r}", exchange)

    probe.each(
        [
            ("a missing property", lambda: refused({"total_amount": REMOVE})),
            ("an unknown property", lambda: refused({"kit_unknown": 1})),
            ("a wrong type", lambda: refused({"description": 1})),
            ("a wrong value", lambda: refused({"capture_mode": "kit"})),
            ("too many payments", lambda: refused(paid_with("1.00", "1.00", "1.00", total="3.00"))),
            ("a wrong total", lambda: refused({"total_amount": "9999.99"})),
            ("a method that does not agree", lambda: refused({f"{METHOD}.type": "ticket"})),
        ]
    )


@x_rule("order-ids-differ", Severity.MONEY)
def order_ids_differ(probe: Probe) -> None:
    orders = [probe.created(probe.online()) for _ in range(3)]
    ids = [order["id"] for order in orders]
    ids += [payment.get("id") for order in orders for payment in payments_of(order)]
    probe.require(len(set(ids)) == len(ids), "two of them are the same")


@x_rule("largest-body")
def largest_body(probe: Probe) -> None:
    text = json.dumps(probe.online()).encode()
    probe.created(text + b" " * (LARGEST_BODY - len(text)))


@x_rule("media-type-parameters")
def media_type_parameters(probe: Probe) -> None:
    for media in ("application/json; charset=utf-8", "Application/JSON"):
        probe.created(probe.online(), headers={"Content-Type": media})
