"""The bodies of orders: their forms, the codes with which they are refused, and how they agree with themselves.

The codes are worked out from openapi.yaml alone, deliberately not by the mock's map: two readings of the documents that
agree are worth more than one.
"""

from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import Any

from jsonschema_rs import ValidationError

from mp_orders_contract import schemas
from mp_orders_contract.operation_kit import BodyForm, Known, Path
from mp_orders_contract.probe import Probe
from mp_orders_contract.sample_bodies import TESTUSER
from mp_orders_contract.session import Call

CODES = {
    "required": "required_properties",
    "additionalProperties": "unsupported_properties",
    "minProperties": "minimum_properties",
    "type": "property_type",
    "minItems": "minimum_items",
    "maxItems": "maximum_items",
}
OTHERWISE = "property_value"
FORMS = {
    "online": ("OnlineOrderRequest",),
    "point": ("PointOrderRequest", "PointTypeConfigOrderRequest"),
    "qr": ("QrOrderRequest",),
}
CARD_TYPES = ("credit_card", "debit_card", "prepaid_card")
OPEN_LENGTHS = {"external_code": 30, "description": 100}
"""Of an item: live 30 and 256 characters, on the page any number and 100; what lies between is not tried."""
LIFE = "PT16M"
SOME_TERMINAL = "PAX_A910__KIT0001"


def violated(body: Any) -> set[str]:
    """The codes of all keywords of a new order that this body breaks; empty for a valid one."""
    form = form_of(body)
    if form == "property_type" and isinstance(body, dict):
        return {form, OTHERWISE}  # a type that is no text is no known one either
    if form in CODES.values() or form == OTHERWISE:
        return {form}
    manual = isinstance(body, dict) and body.get("processing_mode") == "manual"
    return {_code(error, manual=manual) for error in schemas.errors(form, body)}


def codes_of(form: str, body: Any) -> set[str]:
    """The codes of all keywords of a schema that a body breaks; empty for a valid one."""
    return {_code(error, manual=False) for error in schemas.errors(form, body)}


def _code(error: ValidationError, *, manual: bool) -> str:
    """The code of one broken keyword; an empty list of payments has its own in manual mode (checkout-api)."""
    if manual and error.kind.name == "minItems" and list(error.instance_path) == ["transactions", "payments"]:
        return "order_builder_without_transactions"
    return CODES.get(error.kind.name, OTHERWISE)


def form_of(body: Any) -> str:
    """The schema that a new order is held against, or the code where its `type` is none that is known."""
    kind = body.get("type") if isinstance(body, dict) else None
    if not isinstance(body, dict):
        return "property_type"
    if "type" not in body:
        return "required_properties"
    if not isinstance(kind, str):
        return "property_type"
    if kind not in FORMS:
        return OTHERWISE
    return FORMS[kind][-1] if "type_config" in body and "config" not in body else FORMS[kind][0]


def repair(body: dict[str, Any], known: Known) -> None:
    """A total that is the sum and not zero, items that add up to it, methods that go with their types.

    An order without transactions is to be processed later, each payment says how it is made, a life is within the
    range, and a terminal is a known one.

    On a sandbox account also the e-mail of a test user, where there is one and where there may be one. Only what is
    well-formed is touched, so that what is wrong stays wrong.
    """
    payments = _get(body, "transactions", "payments")
    payments = [each for each in payments if isinstance(each, dict)] if isinstance(payments, list) else []
    if body.get("type") == "online":
        if "transactions" not in body:
            body["processing_mode"] = "manual"
        for payment in payments:
            payment.setdefault("payment_method", {"id": "visa", "type": "credit_card"})
            repair_method(payment["payment_method"])
        for item in body["items"] if isinstance(body.get("items"), list) else []:
            _repair_item(item)
        if _fits("OnlineOrderRequest", "total_amount", body.get("total_amount")):
            _repair_total(body, payments)
            _repair_items(body)
    if body.get("type") == "qr":
        _repair_qr(body, payments, known.pos)
    if known.sandbox and body.get("type") == "online":
        _repair_email(body)
    if body.get("type") == "point" and _fits("PointOrderRequest", "expiration_time", body.get("expiration_time")):
        body["expiration_time"] = LIFE
    terminal = _terminal_in(body)
    if known.terminal and _fits("PointTerminalRequest", "terminal_id", terminal.get("terminal_id")):
        terminal["terminal_id"] = known.terminal


def forms(create: Callable[[Probe, Any], Call]) -> dict[str, BodyForm]:
    """How values are tried in each form of a new order, which this call creates."""

    def send_online(probe: Probe, body: Any, _accepted: bool) -> Call:
        return create(probe, body)

    def send_point(probe: Probe, body: Any, accepted: bool) -> Call:
        if accepted:
            _terminal_in(body)["terminal_id"] = probe.terminal()
        return create(probe, body)

    def start_qr(probe: Probe, _path: Path) -> dict[str, Any]:
        return probe.qr()

    def send_qr(probe: Probe, body: Any, accepted: bool) -> Call:
        if accepted:
            body["config"]["qr"]["external_pos_id"] = probe.qr()["config"]["qr"]["external_pos_id"]
        return create(probe, body)

    def point_form(label: str, make: Callable[[Probe, str], dict[str, Any]]) -> BodyForm:
        def start(probe: Probe, _path: Path) -> dict[str, Any]:
            if probe.capabilities.no_terminal:
                probe.terminal()  # says why there is none
            return make(probe, SOME_TERMINAL)

        return BodyForm(label, start, send_point, left_out=frozenset({"terminal_id"}))

    return {
        "OnlineOrderRequest": BodyForm("online", lambda probe, _: probe.online(), send_online, _agree),
        "PointOrderRequest": point_form("point", lambda probe, terminal: probe.point(terminal)),
        "PointTypeConfigOrderRequest": point_form("point_2024", lambda probe, terminal: probe.point_2024(terminal)),
        "QrOrderRequest": BodyForm("qr", start_qr, send_qr, _agree_qr, left_out=frozenset({"external_pos_id"})),
    }


def _agree_qr(path: Path, body: dict[str, Any]) -> None:
    """A total that is that of the payment, and no discounts beside categories."""
    amount = _get(body, "transactions", "payments")
    if path == ("total_amount",) and _fits("QrPaymentRequest", "amount", body["total_amount"]):
        body["transactions"]["payments"] = [{"amount": body["total_amount"]}]
    elif path[:1] == ("transactions",) and isinstance(amount, list):
        body.pop("total_amount", None)


def _repair_qr(body: dict[str, Any], payments: list[dict[str, Any]], pos: str | None) -> None:
    """The total of the payment, a life within the range, a known point of sale, and no discounts beside categories."""
    amounts = [each.get("amount") for each in payments]
    well_formed = len(amounts) == 1 and _fits("QrPaymentRequest", "amount", amounts[0])
    if well_formed and _fits("QrOrderRequest", "total_amount", body.get("total_amount")):
        body["total_amount"] = amounts[0]
    if _fits("QrOrderRequest", "expiration_time", body.get("expiration_time")):
        body["expiration_time"] = LIFE
    if not schemas.breaks("QrOrderRequest", "items", body.get("items")) and "discounts" in body:
        for item in body["items"]:
            item.pop("external_categories", None)
            item.setdefault("title", "Thing")
    code = _get(body, "config", "qr")
    if pos and isinstance(code, dict) and _fits("QrCodeRequest", "external_pos_id", code.get("external_pos_id")):
        code["external_pos_id"] = pos


def _agree(path: Path, body: dict[str, Any]) -> None:
    """A total that is tried is that of one payment, and so is the sum of items that are tried."""
    items = items_total(body) if path[:1] == ("items",) else None
    if items and _fits("OnlinePaymentRequest", "amount", f"{items:.2f}"):
        body["total_amount"] = f"{items:.2f}"
    if items or path == ("total_amount",):
        body["transactions"]["payments"] = [{**body["transactions"]["payments"][0], "amount": body["total_amount"]}]


def items_total(body: Mapping[str, Any]) -> Decimal | None:
    """What the items of an order cost in all; None where there are none, or one has no price or quantity."""
    items = body.get("items")
    if not isinstance(items, list) or not items or schemas.breaks("OnlineOrderRequest", "items", items):
        return None
    if not all("unit_price" in each and "quantity" in each for each in items):
        return None
    return sum((Decimal(each["unit_price"]) * each["quantity"] for each in items), Decimal(0))


def _repair_item(item: Any) -> None:
    """Texts of an item no longer than the shorter limit, where page and live API have different ones."""
    for name, longest in OPEN_LENGTHS.items():
        if isinstance(item, dict) and _fits("OrderItemRequest", name, item.get(name)):
            item[name] = item[name][:longest]


def _repair_items(body: dict[str, Any]) -> None:
    """Items that add up to the total: the live API compares them."""
    items, total = items_total(body), body["total_amount"]
    if items is not None and items != Decimal(total) and _fits("OrderItemRequest", "unit_price", total):
        body["items"] = [{**body["items"][0], "unit_price": total, "quantity": 1}]


def _terminal_in(body: dict[str, Any]) -> dict[str, Any]:
    """Where a Point order names its terminal; empty if it does not."""
    for place in (_get(body, "config", "point"), body.get("type_config")):
        if isinstance(place, dict):
            return place
    return {}


def repair_method(method: Any) -> None:
    """A card with a token, or a method that no page names; only where its parts are well-formed."""
    if not isinstance(method, dict) or not isinstance(method.get("type"), str):
        return
    if _fits("PaymentMethodRequest", "id", method.get("id")):
        method["id"] = "visa" if method["type"] in CARD_TYPES else "other"
    if method["type"] in CARD_TYPES:
        method.setdefault("token", "12345")


def _repair_email(body: dict[str, Any]) -> None:
    payer = body.get("payer", {})
    if "payer" not in body or not schemas.breaks("OnlineOrderRequest", "payer", payer):
        body["payer"] = {**payer, "email": TESTUSER}


def _repair_total(body: dict[str, Any], payments: list[dict[str, Any]]) -> None:
    """The total of well-formed payments, which become small where their sum would be too large for its pattern."""
    if not payments and "transactions" not in body and not Decimal(body["total_amount"]):
        body["total_amount"] = "24.90"
    if not payments or not all(_fits("OnlinePaymentRequest", "amount", payment.get("amount")) for payment in payments):
        return
    if not _fits("OnlineOrderRequest", "total_amount", _sum(payments)):
        for number, payment in enumerate(payments, 1):
            payment["amount"] = f"{number}.50"
    body["total_amount"] = _sum(payments)


def _sum(payments: list[dict[str, Any]]) -> str:
    return f"{sum(Decimal(payment['amount']) for payment in payments):.2f}"


def _get(value: Any, *names: str) -> Any:
    for name in names:
        value = value.get(name) if isinstance(value, Mapping) else None
    return value


def _fits(schema: str, name: str, value: Any) -> bool:
    return isinstance(value, str) and not schemas.breaks(schema, name, value)
