"""What orders look like to who reads them."""

from decimal import Decimal
from typing import Any

from . import qrcodes
from .clock import duration, utc
from .codec import cents
from .events import Order, Payment

Json = dict[str, Any]
_NOT_GIVEN_BACK = ("additional_info", "payer", "transactions")


def order_view(order: Order) -> Json:
    """The whole of an order."""
    return {
        **{name: value for name, value in order.request.items() if name not in _NOT_GIVEN_BACK},
        "id": order.id,
        "status": order.status,
        "created_date": utc(order.created),
        "last_updated_date": utc(order.updated),
        "integration_data": _integration(order),
        "transactions": transactions(order),
        **_FORMS[order.form](order),
    }


def _integration(order: Order) -> Json:
    application = order.account.application
    sent = order.request.get("integration_data", {})
    return {**sent, "application_id": application if order.form == "type_config" else str(application)}


def _online(order: Order) -> Json:
    paid = sum((each.paid for each in order.payments.values()), Decimal("0.00"))
    return {
        "status_detail": order.step[1],
        "user_id": str(order.account.number),
        "country_code": "AR",
        "payer": None,
        "total_amount": f"{cents(order.request['total_amount'])}",
        "total_paid_amount": f"{paid}",
        "capture_mode": order.request.get("capture_mode", "automatic_async"),
        "processing_mode": order.request.get("processing_mode", "automatic"),
    }


def _point(order: Order) -> Json:
    config = dict(order.request["config"])
    if "default_installments" in config.get("payment_method", {}):
        wanted = config["payment_method"]
        config["payment_method"] = {**wanted, "default_installments": str(wanted["default_installments"])}
    return {
        "config": config,
        "status_detail": order.step[1],
        "user_id": str(order.account.number),
        "country_code": "AR",
        "currency": "ARS",
        "processing_mode": "automatic",
    }


def _type_config(_: Order) -> Json:
    return {"site_id": "MLA"}


def _qr(order: Order) -> Json:
    amount = next(iter(order.payments.values())).amount
    code = order.request["config"]["qr"]
    shown = {**_point(order), "total_amount": f"{amount}"}
    shown["config"]["qr"] = {"mode": "static", **code}
    if code.get("mode", "static") != "static":
        shown["type_response"] = {"qr_data": qrcodes.qr(amount, order.id)}
    return shown


_FORMS = {"online": _online, "point": _point, "type_config": _type_config, "qr": _qr}


def transactions(order: Order) -> Json:
    """The payments of an order, and what was paid back."""
    payments = [payment_view(each, order.created) for each in order.payments.values()]
    if order.form == "type_config":
        payments = [{name: value for name, value in each.items() if name != "status_detail"} for each in payments]
    shown: Json = {"payments": payments}
    return {**shown, "refunds": list(order.refunds)} if order.refunds else shown


def payment_view(payment: Payment, created: int) -> Json:
    """One payment of an order that was created at a moment."""
    status, detail = payment.step
    shown = {**payment.sent, "id": payment.id, "amount": f"{payment.amount}", "status": status, "status_detail": detail}
    if payment.method:
        shown["payment_method"] = method_view(payment)
    if "expiration_time" in payment.sent and "date_of_expiration" not in payment.sent:
        shown["date_of_expiration"] = _end(created, payment.sent["expiration_time"])
    if payment.paid:
        shown |= {"paid_amount": f"{payment.paid}", "reference_id": payment.id[-10:].lower()}
    if payment.refunded:
        shown["refunded_amount"] = f"{payment.refunded}"
    return shown


def _end(created: int, life: str) -> str:
    try:
        return utc(created + duration(life)).replace("Z", "+00:00")
    except (OverflowError, ValueError):
        return "9999-12-31T23:59:59+00:00"


def method_view(payment: Payment) -> Json:
    """With what a payment is made, without the token of a card."""
    shown = {name: value for name, value in payment.method.items() if name != "token"}
    if payment.method.get("id") == "pix":
        shown["qr_code"] = qrcodes.pix(payment.amount, payment.id)
    if payment.method.get("type") in ("ticket", "bank_transfer"):
        shown["ticket_url"] = f"https://www.mercadopago.com.ar/payments/{payment.id}/ticket"
    if payment.step[1] == "pending_challenge":
        security = shown.get("transaction_security", {})
        shown["transaction_security"] = {**security, "type": "three_ds", "status": "CHALLENGE"}
    return shown


def short_view(order: Order) -> Json:
    """Where an order and its payments stand, and nothing else."""
    names = ("id", "amount", "paid_amount", "reference_id", "status", "status_detail")
    payments = [payment_view(each, order.created) for each in order.payments.values()]
    return {
        "id": order.id,
        "status": order.status,
        "status_detail": order.step[1],
        "transactions": {"payments": [{name: each[name] for name in names if name in each} for each in payments]},
    }


def refund_view(order: Order, refunds: tuple[Json, ...]) -> Json:
    """What was paid back just now, and where the order stands after it."""
    return {
        "id": order.id,
        "status": order.status,
        "status_detail": order.step[1],
        "transactions": {"refunds": list(refunds)},
    }
