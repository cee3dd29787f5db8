"""Notifications as Mercado Pago sends and signs them."""

import hashlib
import hmac
import json
from typing import Any

from mp_orders_spec import load_spec

EXAMPLES: Any = load_spec()["components"]["examples"]
SECRET = "canary-0f2b-secret-of-the-application"
NOW_S = 1_700_000_000
ORDER_ID = "ORD01JYH1Z1YJN4HZ8J3Q0RB3YP6D"
REQUEST_ID = "bb56a2f1-6aae-46ac-982e-9dcd3581d08e"
ORDER: dict[str, Any] = EXAMPLES["OrderNotification"]["value"]
MERCHANT_ORDER: dict[str, Any] = EXAMPLES["MerchantOrderNotification"]["value"]
FEED: dict[str, Any] = EXAMPLES["MerchantOrderFeed"]["value"]


def hash_of(signed: str, secret: str = SECRET) -> str:
    return hmac.new(secret.encode(), signed.encode(), hashlib.sha256).hexdigest()


def signature(data_id: str | None, *, request_id: str | None = REQUEST_ID, ts: object = NOW_S, **more: str) -> str:
    """The x-signature of an id, by the words of the documents."""
    pairs = [("id", data_id), ("request-id", request_id), ("ts", ts)]
    signed = "".join(f"{name}:{value};" for name, value in pairs if value is not None)
    return f"ts={ts},v1={hash_of(signed, **more)}"


def headers_for(data_id: str | None, **more: Any) -> dict[str, str]:
    request_id = more.get("request_id", REQUEST_ID)
    return {"x-signature": signature(data_id, **more), **({"x-request-id": request_id} if request_id else {})}


def sent(body: Any = ORDER, data_id: str | None = ORDER_ID, **more: Any) -> dict[str, Any]:
    """The arguments of `verify` for a notification of an order."""
    query = f"data.id={data_id}&type={body['type']}"
    return {
        "headers": headers_for(data_id, **more),
        "query": query,
        "body": json.dumps(body).encode(),
        "secret": SECRET,
    }
