"""The bodies of merchant orders: the codes with which they are refused, and how they agree with themselves."""

from collections.abc import Mapping
from typing import Any

from mp_orders_contract import schemas

ITEM = {"id": "a", "title": "Thing", "quantity": 2, "unit_price": 5, "currency_id": "BRL"}
TEXT = ("pattern", "minLength", "maxLength")
PLACES = {
    "items": "invalid_items",
    "payer.id": "invalid_payer",
    "sponsor_id": "invalid_sponsor_id",
    "marketplace": "invalid_marketplace",
    "notification_url": "invalid_url",
    "collector": "invalid_user_id",
    "application_id": "invalid_application_id",
}


def violated(schema: str, places: Mapping[str, str], unreadable: str, body: Any) -> set[str]:
    """The codes that a merchant order, new or changed, may be refused with; empty for a valid one.

    The pages name a code for a field and one for a text that cannot be kept, and no order between them.

    Args:
        schema: of the body.
        places: the codes of fields that only this operation has.
        unreadable: the code of a body that cannot be read.
        body: as it is sent.
    """
    codes = set()
    for error in schemas.errors(schema, body):
        path = schemas.names_in(error)
        names = [".".join(path[:length]) for length in range(1, len(path) + 1)]
        codes |= {own[name] for own in (places, PLACES) for name in names if name in own}
        codes |= {"invalid_string"} if error.kind.name in (*TEXT, "enum") else set()
        codes |= {unreadable} if error.kind.name not in TEXT else set()
        codes |= {"user_not_allowed"} if "collector" in names else set()  # it cannot be the caller either
    return codes


def leave_out_collector(schema: str, body: dict[str, Any]) -> None:
    """Name no collector, unless it is wrong in itself."""
    if "collector" in body and not schemas.breaks(schema, "collector", body["collector"]):
        del body["collector"]
