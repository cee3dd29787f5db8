"""Creating orders."""

import json
import secrets
import time
from collections.abc import Callable, Mapping
from decimal import Decimal
from sqlite3 import Connection, IntegrityError

from . import defects
from .refusals import Answer, Refusal, Violation, last_violation, refuse_order_body
from .service import Call, Service
from .states import CARD_TYPES, later, make_payments
from .views import order_view
from .wire import SECOND, Json, cents, dump_json, nanoseconds

CARDS = frozenset({"visa", "master", "amex", "elo", "hipercard", "diners", "naranja", "debvisa", "debmaster", "debelo"})
NO_CARDS = frozenset({"pix", "boleto", "bolbradesco", "pec", "oxxo", "pse", "rapipago", "pagofacil", "account_money"})
POINT_OF_SALE = "STORE001POS001"
SHARED_SERIAL = "__SBX0000001"
FORMS = {"online": "OnlineOrderRequest", "point": "PointOrderRequest", "qr": "QrOrderRequest"}
EMPTY_LIST = Violation("minItems", ("transactions", "payments"), [])
SAVED = ("automatic_payments", "stored_credential", "subscription_data", "transaction_data")
LIFE = {"point": (30 * SECOND, 3 * 3_600 * SECOND), "qr": (30 * SECOND, 3_600 * 3_600 * SECOND)}
DEFAULT_LIFE = 15 * 60 * SECOND
STATIC_LIFE = 10 * 60 * SECOND
Part = Mapping[str, Json]


def create_order(service: Service, call: Call) -> Answer:
    """Create an order of whatever type."""
    request = call.json()
    if service.broken(defects.NULL_IS_ABSENT) and isinstance(request, dict):
        request = {name: value for name, value in request.items() if value is not None}
    _check_form(request)
    CHECKS[request["type"]](service, request)
    terminal = _terminal(request)
    if service.broken(defects.TERMINAL_RACE) and terminal:
        with service.work() as (sql, _):
            _refuse_busy(sql, terminal)
        time.sleep(0.02)

    def work(sql: Connection, now: int) -> Answer:
        if terminal:
            _claim(sql, terminal, call.account)
        order_id = _insert(sql, call.account, request, terminal, now)
        if request["type"] == "online" and request.get("processing_mode") != "manual":
            make_payments(sql, order_id, now)
        _set_end(service, sql, order_id, request, now)
        return Answer(201, order_view(sql, order_id))

    return service.once(call, work)


def _check_form(request: Json) -> None:
    kind: Json = request.get("type") if isinstance(request, dict) else "online"
    if isinstance(request, dict) and "type" not in request:
        raise Refusal("required_properties", "$.type", "is missing")
    if not isinstance(kind, str) or kind not in FORMS:
        raise Refusal("property_value", "$.type", "is no type of order")
    form = FORMS[kind]
    if kind == "point" and "type_config" in request:
        form = "PointTypeConfigOrderRequest"
    violation = last_violation(form, request)
    if violation is None:
        return
    if violation == EMPTY_LIST and request.get("processing_mode") == "manual" and form == "OnlineOrderRequest":
        raise Refusal("order_builder_without_transactions", violation.place, "is empty")
    refuse_order_body(violation)


def _check_online(service: Service, request: Part) -> None:
    manual = request.get("processing_mode") == "manual"
    if cents(request["total_amount"]) == 0:
        raise Refusal("invalid_total_amount", "$.total_amount", "is zero")
    if "transactions" not in request:
        if not manual:
            raise Refusal("required_properties", "$.transactions", "is missing")
        return
    payments = request["transactions"]["payments"]
    for number, payment in enumerate(payments):
        _check_payment(payment, f"$.transactions.payments[{number}]")
    if "external_reference" not in request and any(_method(each)["id"] == "pix" for each in payments):
        raise Refusal("required_properties", "$.external_reference", "is missing, and Pix needs it")
    if not _adds_up(service, request["total_amount"], [each["amount"] for each in payments]):
        raise Refusal("invalid_total_amount", "$.total_amount", "is not the sum of the payments")


def _adds_up(service: Service, total: str, amounts: list[str]) -> bool:
    if service.broken(defects.FLOAT_TOTAL):
        return sum(float(each) for each in amounts) == float(total)
    return sum(Decimal(each) for each in amounts) == Decimal(total)


def _check_payment(payment: Part, place: str) -> None:
    if "payment_method" in payment:
        saved = any(each in payment for each in SAVED)
        check_method(payment["payment_method"], f"{place}.payment_method", saved=saved)
    elif "payment_profile_id" not in payment.get("automatic_payments", {}):
        raise Refusal("required_properties", f"{place}.payment_method", "is missing")


def check_method(method: Part, place: str, *, saved: bool) -> None:
    """Refuse a method whose parts do not go together."""
    card = method["type"] in CARD_TYPES
    if (card and method["id"] in NO_CARDS) or (not card and method["id"] in CARDS):
        raise Refusal("invalid_properties", f"{place}.type", "does not go with the id")
    if card and "token" not in method and not saved:
        raise Refusal("invalid_properties", f"{place}.token", "is missing for a card")


def _method(payment: Part) -> Json:
    if "payment_method" in payment:
        return payment["payment_method"]
    profile = payment["automatic_payments"]["payment_profile_id"]
    return {"id": "visa", "type": "credit_card", "card_id": profile}


def _check_life(request: Part) -> None:
    shortest, longest = LIFE[request["type"]]
    if "expiration_time" in request and not shortest <= nanoseconds(request["expiration_time"]) <= longest:
        raise Refusal("property_value", "$.expiration_time", "is too short or too long")


def _check_point(service: Service, request: Part) -> None:
    _check_life(request)


def _check_qr(service: Service, request: Part) -> None:
    _check_life(request)
    total = request.get("total_amount")
    if total is not None and cents(total) != cents(request["transactions"]["payments"][0]["amount"]):
        raise Refusal("bad_request", "$.total_amount", "is not the amount of the payment")
    if "discounts" in request and any("external_categories" in each for each in request.get("items", [])):
        raise Refusal("bad_request", "$.discounts", "do not go with external_categories")
    if request["config"]["qr"]["external_pos_id"] != POINT_OF_SALE:
        raise Refusal("pos_not_found", "$.config.qr.external_pos_id", "is no point of sale of the account")


CHECKS: dict[str, Callable[[Service, Part], None]] = {
    "online": _check_online,
    "point": _check_point,
    "qr": _check_qr,
}


def _terminal(request: Part) -> str | None:
    if request["type"] != "point":
        return None
    holder = request["type_config"] if "type_config" in request else request["config"]["point"]
    terminal: str = holder["terminal_id"]
    return terminal


def _refuse_busy(sql: Connection, terminal: str) -> None:
    waiting = "SELECT 1 FROM orders WHERE terminal = ? AND status IN ('created', 'at_terminal')"
    if sql.execute(waiting, (terminal,)).fetchone():
        raise Refusal("already_queued_order_on_terminal", "$..terminal_id", "has an order waiting")


def _claim(sql: Connection, terminal: str, account: int) -> None:
    if terminal.endswith(SHARED_SERIAL):
        return
    numbers = {"id": terminal, "account": account}
    new = (
        "INSERT INTO terminals (id, account, pos, store) SELECT :id, :account, 41000000 + count(*), 73000000 + :account"
        " FROM terminals WHERE true ON CONFLICT DO NOTHING"
    )
    sql.execute(new, numbers)
    row = sql.execute("SELECT * FROM terminals WHERE id = :id", numbers).fetchone()
    if row["account"] != account:
        raise Refusal("forbidden_checking_terminal_owner", "$..terminal_id", "belongs to another account")
    if row["mode"] != "PDV":
        raise Refusal("forbidden_checking_terminal_owner", "$..terminal_id", "is not in the mode PDV")


def _insert(sql: Connection, account: int, request: Part, terminal: str | None, now: int) -> str:
    order_id = str(10**18 + secrets.randbelow(9 * 10**18))
    payments = request.get("transactions", {}).get("payments", [])
    total = request.get("total_amount") or payments[0]["amount"]
    values = {
        "id": order_id,
        "account": account,
        "type": request["type"],
        "reference": request.get("external_reference"),
        "terminal": terminal,
        "capture": request.get("capture_mode", "automatic"),
        "processing": request.get("processing_mode", "automatic"),
        "total": cents(total),
        "sent": dump_json(dict(request)),
        "now": now,
    }
    try:
        sql.execute(
            "INSERT INTO orders (id, account, type, reference, terminal, status, detail, capture, processing, total,"
            " sent, created, updated) VALUES (:id, :account, :type, :reference, :terminal, 'created', 'created',"
            " :capture, :processing, :total, :sent, :now, :now)",
            values,
        )
    except IntegrityError as error:
        raise Refusal("already_queued_order_on_terminal", "$..terminal_id", "has an order waiting") from error
    detail = "ready_to_process" if request["type"] == "qr" else "created"
    for payment in payments:
        method = _method(payment) if request["type"] == "online" else None
        add_payment(sql, order_id, payment, method, detail)
    return order_id


def add_payment(sql: Connection, order_id: str, payment: Part, method: Json, detail: str = "created") -> str:
    """Put a payment that is not made yet behind the others of an order."""
    payment_id = "pay_" + secrets.token_hex(12)
    sent = {name: value for name, value in payment.items() if name not in ("amount", "payment_method")}
    sql.execute(
        "INSERT INTO payments (id, order_id, place, cents, status, detail, method, sent) SELECT ?, ?,"
        " 1 + coalesce(max(place), 0), ?, 'created', ?, ?, ? FROM payments WHERE order_id = ?",
        (
            payment_id,
            order_id,
            cents(payment["amount"]),
            detail,
            None if method is None else json.dumps(method),
            dump_json(sent),
            order_id,
        ),
    )
    return payment_id


def _set_end(service: Service, sql: Connection, order_id: str, request: Part, now: int) -> None:
    life = nanoseconds(request["expiration_time"]) if "expiration_time" in request else None
    if request["type"] == "qr" and request["config"]["qr"].get("mode", "static") == "static":
        life = min(life or STATIC_LIFE, STATIC_LIFE)
    elif request["type"] != "online" and life is None:
        life = DEFAULT_LIFE
    if life is not None and not (service.broken(defects.NO_EXPIRY) and request["type"] == "point"):
        later(sql, order_id, now + life, "expire")
