"""Bodies of requests that must be taken, from the examples of the contract, and changes of them."""

import copy
import uuid
from typing import Any

from mp_orders_spec import load_spec

REMOVE = object()
TESTUSER = "buyer@testuser.com"


def reference() -> str:
    """An external_reference of its own."""
    return f"kit-{uuid.uuid4().hex}"


def changed(body: dict[str, Any], changes: dict[str, Any] | None = None, **more: Any) -> dict[str, Any]:
    """A copy with values at dotted paths replaced, added or (REMOVE) taken out."""
    result = copy.deepcopy(body)
    for path, value in {**(changes or {}), **more}.items():
        *way, last = [int(part) if part.isdecimal() else part for part in path.split(".")]
        place: Any = result
        for part in way:
            place = place.setdefault(part, {}) if isinstance(place, dict) else place[part]
        if value is REMOVE:
            del place[last]
        else:
            place[last] = value
    return result


def _example(name: str, **changes: Any) -> dict[str, Any]:
    value: dict[str, Any] = load_spec()["components"]["examples"][name]["value"]
    return changed(value, changes)


ONLINE = _example(
    "OnlineOrderRequest",
    **{"payer.email": TESTUSER, "capture_mode": "automatic", "expiration_time": REMOVE},
    **{"items.0.unit_price": "24.90", "items.0.quantity": 1},
)
POINT = _example("PointOrderRequest")
QR = _example("QrOrderRequest")
POINT_2024 = _example("PointTypeConfigOrderRequest")
MERCHANT = _example("MerchantOrderRequest", preference_id=REMOVE)
