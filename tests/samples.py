"""Bodies to start from, and ways to change them."""

import uuid
from typing import Any

from mp_orders_contract.sample_bodies import REMOVE as REMOVE
from mp_orders_contract.sample_bodies import changed as changed

ONLINE: dict[str, Any] = {
    "type": "online",
    "external_reference": "ref_1",
    "total_amount": "24.90",
    "transactions": {
        "payments": [
            {"amount": "24.90", "payment_method": {"id": "visa", "type": "credit_card", "token": "t" * 32}},
        ]
    },
    "payer": {"email": "someone@example.com"},
}
POINT: dict[str, Any] = {
    "type": "point",
    "external_reference": "ref_2",
    "transactions": {"payments": [{"amount": "24.90"}]},
    "config": {"point": {"terminal_id": "NEWLAND_N950__SERIAL0001"}},
}
POINT_2024: dict[str, Any] = {
    "type": "point",
    "external_reference": "ref_3",
    "transactions": {"payments": [{"amount": "24.90"}]},
    "type_config": {"terminal_id": "PAX_A910__SMARTPOS1423"},
}
ITEM: dict[str, Any] = {"id": "a", "title": "Thing", "quantity": 2, "unit_price": 12.45, "currency_id": "BRL"}
MERCHANT: dict[str, Any] = {"items": [ITEM], "external_reference": "ref_4"}
QR: dict[str, Any] = {
    "type": "qr",
    "external_reference": "ref_1",
    "total_amount": "50.00",
    "transactions": {"payments": [{"amount": "50.00"}]},
    "config": {"qr": {"external_pos_id": "STORE001POS001", "mode": "dynamic"}},
}


def headers(token: str = "TEST-tests", key: str | None = None) -> dict[str, str]:
    """Authorization, and a key of its own unless one is given."""
    return {"Authorization": f"Bearer {token}", "X-Idempotency-Key": str(uuid.uuid4()) if key is None else key}
