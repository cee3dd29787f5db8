"""Amounts and keys."""

import subprocess
import sys
from decimal import Decimal
from enum import Enum
from typing import Any

import httpx
import pytest
from mp_orders import MercadoPago, idempotency_key_for, money


@pytest.mark.parametrize(
    ("amount", "places", "text"),
    [
        ("24.9", 2, "24.90"),
        (5, 2, "5.00"),
        (Decimal("0.1") + Decimal("0.2"), 2, "0.30"),
        ("0", 2, "0.00"),
        ("25", 0, "25"),
        (Decimal("2.5E+1"), 0, "25"),
        ("25.000", 0, "25"),
        (Decimal("0E-99999999"), 2, "0.00"),
        (Decimal("0E+5"), 0, "0"),
        (Decimal("123456789012345678901.25"), 2, "123456789012345678901.25"),
    ],
)
def test_money(amount: Any, places: int, text: str) -> None:
    assert money(amount, places=places) == text


@pytest.mark.parametrize("amount", [24.9, 1.0, None, True, b"1"])
def test_money_is_exact_or_nothing(amount: Any) -> None:
    with pytest.raises(TypeError):
        money(amount)


@pytest.mark.parametrize(
    "amount",
    [
        "-1",
        "1,5",
        "١",
        "1e3",
        "",
        " 1",
        "1.",
        "NaN",
        "1.005",
        -1,
        Decimal("NaN"),
        Decimal("1E+99999"),
        Decimal("1E-99999999"),
        Decimal("0.001"),
    ],
)
def test_money_refuses_what_is_no_amount(amount: Any) -> None:
    with pytest.raises(ValueError, match="amount"):
        money(amount)


def test_a_key_for_a_reference_is_the_same_in_every_process() -> None:
    code = "from mp_orders import idempotency_key_for; print(idempotency_key_for('order-1', 'create'))"
    again = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.strip()
    assert idempotency_key_for("order-1", "create") == again


def test_keys_for_different_intents_differ() -> None:
    pairs = [("a", "bc"), ("ab", "c"), ("1", "1:1"), ("a", "create"), ("a", "cancel"), ("", "a"), ("a", "")]
    assert len({idempotency_key_for(*pair) for pair in pairs}) == len(pairs)


def test_places_are_not_negative() -> None:
    with pytest.raises(ValueError, match="places"):
        money("10", places=-1)


@pytest.mark.parametrize("arguments", [(1, "create"), ("a", None)])
def test_a_reference_is_text(arguments: Any) -> None:
    with pytest.raises(TypeError):
        idempotency_key_for(*arguments)


class Named(str, Enum):  # noqa: UP042 - a StrEnum would be no mistake
    """Texts whose `str` is their name."""

    VALUE = "ORD1"


def test_a_member_of_an_enum_is_sent_as_its_value() -> None:
    seen: list[httpx.Request] = []

    def handle(request: httpx.Request) -> httpx.Response:
        seen.append(request)
        return httpx.Response(200, json={"id": "ORD1", "status": "canceled"})

    with MercadoPago(Named.VALUE, transport=httpx.MockTransport(handle)) as mp:
        mp.orders.cancel(Named.VALUE, idempotency_key=Named.VALUE)
    assert seen[0].url.path == "/v1/orders/ORD1/cancel"
    assert (seen[0].headers["X-Idempotency-Key"], seen[0].headers["Authorization"]) == ("ORD1", "Bearer ORD1")
