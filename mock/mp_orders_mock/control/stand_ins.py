"""Stand-ins for what shops call besides orders: tokens of cards, and preferences.

Neither is part of openapi.yaml. They are here so that a whole shop, or an official SDK, runs against the mock; each
answer says so in the header X-Mock-Stand-In. Nothing is checked but the form.
"""

import uuid
from collections.abc import Mapping
from typing import Any, TypeAlias

from mp_orders_mock.clock import later, merchant_order_time
from mp_orders_mock.control.errors import ControlError
from mp_orders_mock.domain.outcomes import HOLDERS
from mp_orders_mock.identity import Identity
from mp_orders_mock.json_text import dumps
from mp_orders_mock.store import Store

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
    """The last preferences that shops have made. Safe from several threads."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def create(self, body: Body, caller: Identity, origin: str) -> dict[str, Any]:
        """A new preference, with an address at which nothing can be paid."""
        _check(body)
        preference_id = f"{caller.user_id}-{uuid.uuid4()}"
        page = f"{origin}/checkout/preferences/{preference_id}"
        with self._store.transaction() as transaction:
            now_ns = transaction.now_ns
            preference = {
                **body,
                "id": preference_id,
                "collector_id": caller.user_id,
                "client_id": caller.application_id,
                "init_point": page,
                "sandbox_init_point": page,
                "date_created": merchant_order_time(now_ns),
            }
            transaction.preferences.add(preference_id, caller.user_id, preference, now_ns)
            transaction.preferences.forget_old(MAX_PREFERENCES, MAX_PREFERENCES)
        return preference

    def read(self, preference_id: str, caller: Identity) -> dict[str, Any]:
        """A preference of the caller.

        Raises:
            ControlError: not_found.
        """
        with self._store.transaction() as transaction:
            return _there(transaction.preferences.get(preference_id, caller.user_id))

    def update(self, preference_id: str, body: Body, caller: Identity) -> dict[str, Any]:
        """A preference of the caller with what was sent changed.

        Raises:
            ControlError: not_found.
        """
        _check(body)
        with self._store.transaction() as transaction:
            kept = _there(transaction.preferences.get(preference_id, caller.user_id, for_change=True))
            fixed = {name: kept[name] for name in ("id", "collector_id", "client_id", "date_created")}
            changed = {**kept, **body, **fixed}
            transaction.preferences.change(preference_id, changed)
            return changed


def _there(preference: dict[str, Any] | None) -> dict[str, Any]:
    if preference is None:
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
