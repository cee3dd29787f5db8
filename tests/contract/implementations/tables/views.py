"""How orders read."""

import json
from sqlite3 import Connection, Row

from . import emv
from .states import CARD_TYPES, order_row, payment_rows
from .wire import Json, amount, parse_json, utc_text

NOT_GIVEN_BACK = ("additional_info", "transactions", "payer", "type", "total_amount", "integration_data")
PAGES = "https://www.mercadopago.com.ar/checkout/v1"


def application_of(account: int) -> int:
    """The application of an account."""
    return 7_000_000_000_000_000 + account


def order_view(sql: Connection, order_id: str) -> Json:
    """An order as it is now, with all that is known of it."""
    order = order_row(sql, order_id)
    sent = parse_json(order["sent"].encode())
    payments = payment_rows(sql, order_id)
    paid = sum(each["paid"] for each in payments)
    view: Json = {
        "id": order_id,
        "type": order["type"],
        "user_id": str(order["account"]),
        "site_id": "MLA",
        "country_code": "AR" if order["type"] == "point" else "ARG",
        "currency": "ARS",
        "processing_mode": order["processing"],
        "capture_mode": order["capture"],
        "total_amount": amount(order["total"]),
        "total_paid_amount": amount(paid),
        "status": order["status"],
        "status_detail": order["detail"],
        "created_date": utc_text(order["created"]),
        "last_updated_date": utc_text(order["updated"]),
        "client_token": f"tables-{order['seq']}",
        "live_mode": False,
        "taxes": [],
        "items": [],
        **{name: value for name, value in sent.items() if name not in NOT_GIVEN_BACK},
        "integration_data": {**sent.get("integration_data", {}), "application_id": _application(order, sent)},
        "transactions": _transactions_view(sql, order, payments),
    }
    return {**view, **_of_its_type(order, view)}


def _application(order: Row, sent: Json) -> int | str:
    number = application_of(order["account"])
    return number if "type_config" in sent else str(number)


def _of_its_type(order: Row, view: Json) -> Json:
    if order["type"] == "online":
        return {
            "payer": None,
            "marketplace": view.get("marketplace", "NONE"),
            "checkout_url": f"{PAGES}/redirect?order-id={order['id']}",
            "checkout_available_at": view.get("checkout_available_at", view["created_date"]),
        }
    if order["type"] == "qr":
        code = view["config"]["qr"]
        mode = code.get("mode", "static")
        more: Json = {"type_response": {"qr_data": emv.qr_data(order["id"], order["total"])}}
        return {
            "expiration_time": view.get("expiration_time", "PT10M" if mode == "static" else "PT15M"),
            "config": {**view["config"], "qr": {**code, "mode": mode}},
            **({} if mode == "static" else more),
        }
    if "type_config" in view:
        return {}
    point = {"print_on_terminal": "seller_ticket", **view["config"]["point"]}
    return {
        "expiration_time": view.get("expiration_time", "PT15M"),
        "config": {**view["config"], "point": point},
    }


def _transactions_view(sql: Connection, order: Row, payments: list[Row]) -> Json:
    refunds = sql.execute("SELECT * FROM refunds WHERE order_id = ? ORDER BY made, rowid", (order["id"],)).fetchall()
    return {
        "payments": [payment_view(each) for each in payments],
        "refunds": [
            {
                "id": each["id"],
                "transaction_id": each["payment_id"],
                "reference_id": each["id"][3:],
                "amount": amount(each["cents"]),
                "status": "processed",
                "created_date": utc_text(each["made"]),
            }
            for each in refunds
        ],
        "chargebacks": [],
    }


def payment_view(payment: Row) -> Json:
    """A payment with all that is known of it."""
    view: Json = {
        **parse_json(payment["sent"].encode()),
        "id": payment["id"],
        "amount": amount(payment["cents"]),
        "paid_amount": amount(payment["paid"]),
        "refunded_amount": amount(payment["refunded"]),
        "tip_amount": "0.00",
        "taxes_amount": "0.00",
        "reference_id": payment["id"][-10:],
        "reference": {"id": payment["id"][-10:]},
        "status": payment["status"],
        "status_detail": payment["detail"],
        "attempt_number": 1,
    }
    if payment["method"] is not None:
        view["payment_method"] = method_view(payment)
    return view


def method_view(payment: Row) -> Json:
    """The method of a payment, without the token of its card."""
    method = {name: value for name, value in json.loads(payment["method"]).items() if name != "token"}
    address = f"{PAGES}/payments/{payment['id']}/ticket"
    if method["type"] in CARD_TYPES:
        installments = method.setdefault("installments", 1)
        method["installment_amount"] = amount(-(-payment["cents"] // installments))
        method.setdefault("card_id", "77" + payment["id"][-8:])
    elif method["id"] == "pix":
        code = emv.pix_code(payment["id"], payment["cents"])
        method |= {"qr_code": code, "ticket_url": address, "e2e_id": "E" + payment["id"][4:]}
    elif method["type"] == "ticket":
        line = str(int(payment["id"][4:], 16))[:20]
        more = {"ticket_url": address, "barcode_content": line, "digitable_line": line, "reference": line[:8]}
        method |= {**more, "verification_code": line[8:16]}
    elif method["type"] == "bank_transfer":
        method["redirect_url"] = address
    return method
