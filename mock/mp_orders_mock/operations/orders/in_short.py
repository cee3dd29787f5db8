"""Answers that show of an order its status, and of its transactions only some."""

from collections.abc import Iterable, Mapping
from typing import Any

from mp_orders_mock.domain.transitions import Order
from mp_orders_mock.json_text import dumps


def in_short(order: Order, **transactions: list[Order]) -> bytes:
    """The text of such an answer, with these payments or refunds."""
    return dumps({**only(order, ("id", "status", "status_detail")), "transactions": transactions})


def only(entry: Mapping[str, Any], names: Iterable[str]) -> dict[str, Any]:
    """The fields of these names that there are."""
    return {name: entry[name] for name in names if name in entry}
