"""New orders that are paid with a QR code: what one has, how long it lives, and the text of its code (qr-orders)."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any, TypeAlias

from mp_orders_mock.domain.account import Account
from mp_orders_mock.domain.durations import time_seconds
from mp_orders_mock.domain.instructions import emv_field, emv_text
from mp_orders_mock.domain.new_order import NewOrderContext
from mp_orders_mock.domain.refusals import refused
from mp_orders_mock.domain.transitions import QR, Order, creation, payments_of, total_of

Body: TypeAlias = Mapping[str, Any]

STATIC = "static"
LIFE_S = (30, 3600 * 3600)
STATIC_LIFE, STATIC_LIFE_S, DEFAULT_LIFE = "PT10M", 600, "PT15M"
"""A static code takes an order for ten minutes at most, whatever is sent."""
SITES = ("MLA", "MLB", "MLC", "MLM", "MLU")
"""Where orders are paid with QR codes: Argentina, Brazil, Chile, Mexico, Uruguay."""
WHOLE_AMOUNTS = ("MLC",)
SHARED_POS = "STORE001POS001"
"""The point of sale of the documents' samples: every account has it."""
GIVEN_BACK = ("external_reference", "description", "marketplace_fee", "items", "discounts")
MAX_AMOUNT = 13
"""Characters of the amount in the text of a code (EMV)."""
CURRENCY_NUMBERS = {"ARS": "032", "BRL": "986", "CLP": "152", "MXN": "484", "UYU": "858"}
"""Of ISO 4217."""


def create(body: Body, account: Account, context: NewOrderContext) -> Order:
    """A new QR order, whose code can be scanned.

    Raises:
        Refused: the account's country has none, or the request does not agree with itself.
    """
    if account.site_id not in SITES:
        raise refused("unsupported_site", "", f"there are no QR orders on site {account.site_id}", rule="qr-sites")
    total = total_of(payments_of(body))
    _check_amounts(body, account, total)
    _check_discounts(body)
    state, mode, life = creation(QR), mode_of(body), life_of(body)
    payment = {**body["transactions"]["payments"][0], "status": state.status, "status_detail": state.payment_detail}
    order: Order = {
        "id": context.order_id,
        "type": QR,
        "user_id": str(account.user_id),
        "processing_mode": "automatic",
        "total_amount": body.get("total_amount", body["transactions"]["payments"][0]["amount"]),
        "expiration_time": body.get("expiration_time", life),
        "country_code": account.country.alpha3,
        "currency": account.country.currency,
        "status": state.status,
        "status_detail": state.detail,
        "created_date": context.now,
        "last_updated_date": context.now,
        "integration_data": {"application_id": account.application_id, **body.get("integration_data", {})},
        "transactions": {"payments": [{"id": context.payment_ids[0], **payment}]},
        "config": {**body["config"], "qr": {**body["config"]["qr"], "mode": mode}},
    }
    order |= {name: body[name] for name in GIVEN_BACK if name in body}
    if mode != STATIC:
        order["type_response"] = {"qr_data": qr_data(context.order_id, total, account)}
    return order


def mode_of(body: Body) -> str:
    """The model of the code: static unless it is sent."""
    return str(body["config"]["qr"].get("mode", STATIC))


def external_pos_id_of(body: Body) -> str | None:
    """The point of sale that a request for a QR order names; None for another one."""
    return str(body["config"]["qr"]["external_pos_id"]) if body["type"] == QR else None


def life_of(body: Body) -> str:
    """How long an order may stay open, as a duration from its creation.

    Raises:
        Refused: property_value, for one that is out of the range.
    """
    mode = mode_of(body)
    life = str(body.get("expiration_time", STATIC_LIFE if mode == STATIC else DEFAULT_LIFE))
    seconds = time_seconds(life)
    if seconds is None or not LIFE_S[0] <= seconds <= LIFE_S[1]:
        rule = "qr-expiration-range"
        raise refused("property_value", "$.expiration_time", "must be from PT30S to PT3600H", rule=rule)
    return STATIC_LIFE if mode == STATIC and seconds > STATIC_LIFE_S else life


def qr_data(order_id: str, total: Decimal, account: Account) -> str:
    """The text of the QR code of an order."""
    country = account.country
    amount = str(total) if len(str(total)) <= MAX_AMOUNT else ""  # what has no room in it is not there
    seller = emv_field("00", "COM.MERCADOLIBRE") + emv_field("01", order_id)
    return emv_text(
        *(emv_field("00", "01"), emv_field("01", "12"), emv_field("43", seller), emv_field("52", "0000")),
        *(emv_field("53", CURRENCY_NUMBERS[country.currency]), *([emv_field("54", amount)] if amount else [])),
        *(emv_field("58", country.alpha2), emv_field("59", "MP ORDERS MOCK"), emv_field("60", country.alpha3)),
        emv_field("62", emv_field("05", order_id[-25:])),
    )


def _check_amounts(body: Body, account: Account, total: Decimal) -> None:
    if Decimal(body.get("total_amount", str(total))) != total:
        text = f"the payments add up to {total}"
        raise refused("bad_request", "$.total_amount", text, rule="qr-total-is-sum")
    if account.site_id in WHOLE_AMOUNTS:
        check_whole(total, "$.transactions.payments[0].amount")


def check_whole(amount: Decimal, place: str) -> None:
    """Refuse decimals where the currency has none.

    Raises:
        Refused: property_value.
    """
    if amount != amount.to_integral_value():
        raise refused("property_value", place, "Chilean pesos have no decimals", rule="qr-whole-amounts")


def _check_discounts(body: Body) -> None:
    if "discounts" in body and any("external_categories" in item for item in body.get("items", [])):
        text = "do not go with external_categories of items"
        raise refused("bad_request", "$.discounts", text, rule="qr-discounts-alone")
