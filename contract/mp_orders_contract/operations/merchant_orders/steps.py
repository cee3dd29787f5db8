"""What rules about merchant orders have in common: items, totals, the account, an order that is closed."""

from decimal import Decimal
from typing import Any

from mp_orders_contract.probe import Probe
from mp_orders_contract.rule import Skipped

ITEMS = "invalid_items"
TWO_ITEMS = [
    {"id": "a", "title": "One", "quantity": 3, "unit_price": 0.1, "currency_id": "BRL"},
    {"id": "b", "title": "Two", "quantity": 2, "unit_price": 12.45, "currency_id": "BRL"},
]
TEXTS = {"external_reference": "ref-1", "additional_info": "of the kit", "notification_url": "https://example.com/kit"}


def _money(value: Any) -> Decimal | None:
    """A JSON number as the decimal that was written."""
    return Decimal(repr(value)) if isinstance(value, int | float) and not isinstance(value, bool) else None


def require_total(probe: Probe, order: dict[str, Any], wanted: str) -> None:
    """The total of an order is what its items are worth."""
    got = order.get("total_amount")
    probe.require(_money(got) == Decimal(wanted), f"total_amount is {got!r}, the items are worth {wanted}")


def own_user(probe: Probe) -> int:
    """The number of the first account.

    Raises:
        Skipped: the target does not tell.
    """
    user: Any = (probe.created_merchant({}).get("collector") or {}).get("id")
    if not isinstance(user, int):
        raise Skipped("the collector of a merchant order has no id, so the account's number is not known")
    return user


def closed_order(probe: Probe) -> tuple[int, str]:
    """The id of an order that is closed, and its preference.

    Raises:
        Skipped: there is none.
    """
    probe.controls  # noqa: B018 - says why there is none
    if probe.capabilities.closed_merchant_order is None:
        raise Skipped("the control API could not close a merchant order")
    return probe.capabilities.closed_merchant_order


def holds(name: str, got: Any, sent: Any) -> bool:
    """Whether a value came back: of an object each field, numbers of accounts as texts, too, a site in any case.

    The e-mail of a payer may come back empty, as later pages show it.
    """
    if isinstance(sent, dict):
        return isinstance(got, dict) and all(holds(each, got.get(each), value) for each, value in sent.items())
    if name == "site_id":
        return str(got).upper() == str(sent).upper()
    return str(got) == str(sent) or (name == "email" and got == "")
