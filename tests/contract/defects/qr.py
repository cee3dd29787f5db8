"""QR orders, and terminals that do not take any."""

from binascii import crc_hqx
from collections.abc import Callable
from typing import Any

from attrs import evolve
from faulty_app import Answer, Behaviour, Body, Forward, Request
from mp_orders_contract.emv import fields
from mp_orders_contract.probe import SAMPLE_POS

from defects.planting import add, answered, body_of, code, order_of, orders, payments, put, refusal, refuse


def creates_qr(request: Request) -> bool:
    return request.creates and isinstance(request.json, dict) and request.json.get("type") == "qr"


def _sent(change: Callable[[Body], Any]) -> Callable[[], Behaviour]:
    return body_of(creates_qr, change)


def _made(change: Callable[[Body], Any]) -> Callable[[], Behaviour]:
    return order_of(lambda request: request.creates or request.gets, lambda order: _if_qr(order, change))


def _if_qr(order: Body, change: Callable[[Body], Any]) -> None:
    if order.get("type") == "qr":
        change(order)


def _any_pos(body: Body) -> None:
    body["config"]["qr"]["external_pos_id"] = SAMPLE_POS


def _life(mode: str, value: str) -> Callable[[], Behaviour]:
    def change(body: Body) -> Any:
        if body["config"]["qr"].get("mode", "static") != mode:
            return False
        body["expiration_time"] = value
        return None

    return _sent(change)


def _honours(body: Body) -> Any:
    """A static order that is asked for a life gets it, as a dynamic one would."""
    if body["config"]["qr"].get("mode") != "static" or "expiration_time" not in body:
        return False
    body["config"]["qr"]["mode"] = "dynamic"
    return None


def _cancels_scanned() -> Behaviour:
    """Cancels an order that somebody is paying."""

    async def behave(request: Request, forward: Forward) -> Answer:
        answer = await forward(request)
        if request.cancels and answer.code == "instore_order_locked_error":
            return evolve(answer, status=200, body=b'{"id": "%b", "status": "canceled"}' % request.order_id.encode())
        return answer

    return behave


def _reads(change: Callable[[Body], Any]) -> Callable[[], Behaviour]:
    return order_of(lambda request: request.gets, lambda order: _if_qr(order, change))


def _kept_from(name: str) -> Callable[[], Behaviour]:
    return _made(lambda order: order.pop(name))


def _one_code(order: Body) -> None:
    order["type_response"] = {"qr_data": "00020101021263040000"}


def _told(tag: str, value: str) -> Callable[[str], str]:
    """Puts another value into a field of a code, whose checksum is right again."""

    def change(text: str) -> str:
        told = fields(text[:-8]) | {tag: value}
        begins = "".join(f"{name}{len(each):02d}{each}" for name, each in told.items()) + "6304"
        return f"{begins}{crc_hqx(begins.encode(), 0xFFFF):04X}"

    return change


def _code_of_qr(change: Callable[[str], str]) -> Callable[[], Behaviour]:
    return _made(lambda order: order["type_response"].update(qr_data=change(order["type_response"]["qr_data"])))


def _pix_abroad(order: Body) -> None:
    for payment in payments(order):
        payment["payment_method"]["qr_code"] = _told("58", "BRA")(payment["payment_method"]["qr_code"])


def _brazilian(order: Body) -> None:
    if "country_code" in order:
        order["country_code"] = "BRA"


def _ready(order: Body) -> None:
    for payment in payments(order):
        payment["status_detail"] = "ready_to_process"


def _whole(body: Body) -> Any:
    """Cuts the decimals off where there may be none."""
    amount = body["transactions"]["payments"][0]["amount"]
    if not amount.endswith((".50", ".99")):
        return False
    body["transactions"]["payments"][0]["amount"] = "25.00"
    return body.pop("total_amount", None)


def _never_in_standalone() -> Behaviour:
    """Takes an order for a terminal that is not integrated, by giving it to another."""

    async def behave(request: Request, forward: Forward) -> Answer:
        answer = await forward(request)
        if request.creates and answer.code == "forbidden_checking_terminal_owner":
            text = request.body.replace(b"PAX_A910__", b"PAX_A910__Z")
            return await forward(evolve(request, body=text))
        return answer

    return behave


for _name, _text, _found_by, _make in (
    (
        "no static code is printed",
        "a static order has a code of its own",
        "qr-shows-its-code",
        _sent(lambda body: put(body["config"]["qr"], "mode", "hybrid", lambda mode: mode == "static")),
    ),
    (
        "a checksum that is wrong",
        "the checksum of a QR code is wrong",
        "qr-shows-its-code",
        _made(lambda order: order["type_response"].update(qr_data=order["type_response"]["qr_data"][:-4] + "0000")),
    ),
    (
        "hybrid orders without a code",
        "a hybrid order has no code of its own",
        "qr-shows-its-code",
        _sent(lambda body: put(body["config"]["qr"], "mode", "static", lambda mode: mode == "hybrid")),
    ),
    (
        "code of four letters",
        "a QR code names no known category",
        "qr-shows-its-code",
        _code_of_qr(_told("52", "shop")),
    ),
    (
        "Pix abroad",
        "the code of Pix has a country of three letters",
        "pix-shows-its-code",
        order_of(orders, _pix_abroad),
    ),
    ("Brazil everywhere", "every order is one of Brazil", "orders-of-their-site", order_of(orders, _brazilian)),
    ("codes in reais", "every QR code asks for reais", "orders-of-their-site", _code_of_qr(_told("53", "986"))),
    ("who integrates is lost", "a QR order forgets who integrates", "qr-order-as-sent", _kept_from("integration_data")),
    ("scanned and ready", "a QR order that is being paid is ready", "cancel-qr-being-paid", _reads(_ready)),
    (
        "one point of sale",
        "a QR order is taken at the point of sale of the samples alone",
        "qr-pos-of-the-account",
        refuse(lambda r, b: b["config"]["qr"]["external_pos_id"] != SAMPLE_POS, "pos_not_found"),
    ),
    ("one code for all", "all orders have one code", "qr-codes-differ", _made(_one_code)),
    (
        "a QR order that is paid",
        "a new QR order is processed",
        "qr-order-as-sent",
        _made(lambda order: order.update(status="processed")),
    ),
    ("discounts are lost", "the discounts of a QR order do not come back", "qr-order-as-sent", _kept_from("discounts")),
    (
        "a QR order ten times as dear",
        "the amount of a QR order is not what was sent",
        "qr-order-as-sent",
        _made(lambda order: payments(order)[0].update(amount="500.00")),
    ),
    (
        "any point of sale",
        "a QR order is taken for a point of sale that nobody has",
        "qr-pos-of-the-account",
        _sent(_any_pos),
    ),
    (
        "QR lives of any length",
        "a QR order lives as long as it likes",
        "qr-expiration-range",
        _sent(lambda body: body.pop("expiration_time")),
    ),
    (
        "QR lives of three hours",
        "a QR order may live three hours at most",
        "qr-expiration-range",
        refuse(lambda r, b: b["type"] == "qr" and b["expiration_time"] == "PT3600H"),
    ),
    (
        "totals of QR orders are not added",
        "a QR order may have another total than its payment",
        "qr-total-is-sum",
        _sent(lambda body: body.pop("total_amount")),
    ),
    ("Chile has cents", "a QR order of Chile may have decimals", "qr-whole-amounts", _sent(_whole)),
    (
        "discounts with categories",
        "discounts and categories go together",
        "qr-discounts-alone",
        _sent(lambda body: body.pop("discounts")),
    ),
    (
        "QR in every country",
        "a country without QR orders has another code",
        "qr-sites",
        code("unsupported_site", "property_value"),
    ),
    ("static orders live on", "a static QR order lives as long as was sent", "qr-static-capped", _sent(_honours)),
    (
        "dynamic orders are capped",
        "a dynamic QR order lives ten minutes at most",
        "qr-order-expires",
        _life("dynamic", "PT10M"),
    ),
    (
        "hybrid orders are capped",
        "a hybrid QR order lives ten minutes at most",
        "qr-order-expires",
        _life("hybrid", "PT10M"),
    ),
    (
        "QR orders live an hour",
        "a QR order without a life lives an hour",
        "qr-order-default-life",
        _sent(lambda body: "expiration_time" not in body and body.update(expiration_time="PT1H")),
    ),
    (
        "a rejected scan ends the order",
        "a QR order whose payment is rejected fails",
        "qr-rejected-stays",
        _reads(lambda order: order.update(status="failed") if order["status"] == "created" else None),
    ),
    (
        "canceled QR orders are open",
        "a canceled QR order reads as created",
        "cancel-qr",
        _reads(lambda order: order.update(status="created") if order["status"] == "canceled" else None),
    ),
    (
        "QR cancels have the code of Point",
        "a second cancel of a QR order is cannot_cancel_order",
        "cancel-qr-created-only",
        code("order_already_canceled", "cannot_cancel_order"),
    ),
    (
        "scanned orders are canceled",
        "a QR order is canceled while somebody pays it",
        "cancel-qr-being-paid",
        _cancels_scanned,
    ),
    (
        "QR orders are not paid back",
        "a QR order that was paid is not refunded",
        "refund-qr-total",
        answered(
            lambda r, a: refusal("cannot_refund_order", 409) if r.path.endswith("/refund") and a.status == 201 else None
        ),
    ),
    (
        "QR parts are all",
        "a part of a QR order has another code where there is none",
        "refund-qr-partial",
        code("unsupported_partially_refunds", "refund_amount_exceeds"),
    ),
    (
        "QR orders are paid back for ever",
        "a QR order has another code after its time",
        "refund-qr-window",
        code("in_store_payment_refund_order", "cannot_refund_order", 409),
    ),
    (
        "open QR orders are paid back",
        "a QR order that was not paid has another code for its refund",
        "refund-qr-processed-only",
        code("cannot_refund_order", "order_already_refunded"),
    ),
    (
        "terminals on their own take orders",
        "a terminal that is not integrated takes orders",
        "terminal-in-pdv-mode",
        _never_in_standalone,
    ),
):
    add("terminal", _name, _text, _found_by, _make)
