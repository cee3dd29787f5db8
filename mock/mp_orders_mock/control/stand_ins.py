"""Stand-ins for what shops call besides orders: tokens of cards, and preferences.

Neither is part of openapi.yaml. They are here so that a whole shop, or an official SDK, runs against the mock; each
answer says so in the header X-Mock-Stand-In. Nothing is checked but the form, and nothing is kept but in this process.
"""

import threading
import uuid
from collections import OrderedDict
from collections.abc import Mapping
from typing import Any, TypeAlias

from mp_orders_mock.clock import later, merchant_order_time
from mp_orders_mock.control.errors import ControlError
from mp_orders_mock.domain.outcomes import HOLDERS
from mp_orders_mock.identity import Identity
from mp_orders_mock.json_text import dumps

MAX_PREFERENCES = 1000
TOKEN_LENGTH = 32
TOKEN_LIFE = "P7D"  # noqa: S105 - a duration
Body: TypeAlias = Mapping[str, Any]


def card_token(body: Body, caller: Identity, now_ns: int) -> dict[str, Any]:
    """A token of a card, which says what becomes of a payment by the name of the card's holder (HOLDERS)."""
    number, holder = str(body.get("card_number", "")), body.get("cardholder") or {}
    name = str(holder.get("name", "")).partition(" ")[0].upper()
    begin = f"{name}-" if name in HOLDERS else ""
    return {
        "id": begin + uuid.uuid4().hex[: TOKEN_LENGTH - len(begin)],
        "status": "active",
        "first_six_digits": number[:6],
        "last_four_digits": number[-4:],
        "card_number_length": len(number),
        "security_code_length": len(str(body.get("security_code", ""))),
        "expiration_month": body.get("expiration_month"),
        "expiration_year": body.get("expiration_year"),
        "cardholder": {"name": holder.get("name"), "identification": holder.get("identification")},
        "luhn_validation": True,
        "live_mode": not caller.test,
        "require_esc": False,
        "date_created": merchant_order_time(now_ns),
        "date_last_updated": merchant_order_time(now_ns),
        "date_due": merchant_order_time(later(now_ns, TOKEN_LIFE)),
    }


class Preferences:
    """The last preferences that this process made. Safe from several threads."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._made: OrderedDict[str, dict[str, Any]] = OrderedDict()

    def create(self, body: Body, caller: Identity, now_ns: int, origin: str) -> dict[str, Any]:
        """A new preference, with an address at which nothing can be paid."""
        _check(body)
        preference_id = f"{caller.user_id}-{uuid.uuid4()}"
        page = f"{origin}/checkout/preferences/{preference_id}"
        preference = {
            **body,
            "id": preference_id,
            "collector_id": caller.user_id,
            "client_id": caller.application_id,
            "init_point": page,
            "sandbox_init_point": page,
            "date_created": merchant_order_time(now_ns),
        }
        with self._lock:
            self._made[preference_id] = preference
            while len(self._made) > MAX_PREFERENCES:
                self._made.popitem(last=False)
        return preference

    def read(self, preference_id: str, caller: Identity) -> dict[str, Any]:
        """A preference of the caller.

        Raises:
            ControlError: not_found.
        """
        with self._lock:
            return self._own(preference_id, caller)

    def update(self, preference_id: str, body: Body, caller: Identity) -> dict[str, Any]:
        """A preference of the caller with what was sent changed.

        Raises:
            ControlError: not_found.
        """
        _check(body)
        with self._lock:
            kept = self._own(preference_id, caller)
            fixed = {name: kept[name] for name in ("id", "collector_id", "client_id", "date_created")}
            changed = {**kept, **body, **fixed}
            self._made[preference_id] = changed
            return changed

    def clear(self) -> None:
        """Forget all of them."""
        with self._lock:
            self._made.clear()

    def _own(self, preference_id: str, caller: Identity) -> dict[str, Any]:
        preference = self._made.get(preference_id)
        if preference is None or preference["collector_id"] != caller.user_id:
            raise ControlError("not_found", "this account has made no such preference here")
        return preference


def _check(body: Body) -> None:
    """Refuse what could not be answered.

    Raises:
        ControlError: invalid_request.
    """
    try:
        dumps(body)
    except TypeError as error:
        raise ControlError("invalid_request", f"it holds what cannot be kept: {error}") from None
