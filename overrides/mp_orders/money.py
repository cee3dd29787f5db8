"""Amounts of orders are decimal text."""

import re
from decimal import Decimal

MAX_EXPONENT = 30
_DECIMAL = re.compile(r"(0|[1-9][0-9]*)([.][0-9]+)?")


def money(amount: str | int | Decimal, *, places: int = 2) -> str:
    """An amount as the orders API takes it: `money("24.9") == "24.90"`.

    Args:
        amount: Zero or more, exact.
        places: Digits behind the point: 2 for most currencies, 0 for Chilean pesos.

    Raises:
        TypeError: for a float, which cannot hold most amounts, and for anything else that is not a number.
        ValueError: for a negative amount, text that is not decimal, or more digits than `places`.
    """
    if isinstance(amount, bool) or not isinstance(amount, (str, int, Decimal)):
        raise TypeError(f"an amount is str, int or Decimal, not {type(amount).__name__}")
    if isinstance(amount, str) and not _DECIMAL.fullmatch(amount):
        hint = ", with a point and not a comma" if "," in amount else ""
        raise ValueError(f"{amount!r} is no amount; amounts are decimal text such as '24.90'{hint}")
    exact = Decimal(amount) or Decimal(0)
    if isinstance(places, bool) or not isinstance(places, int):
        raise TypeError(f"places is a whole number, not {type(places).__name__}")
    if places < 0:
        raise ValueError("an amount has no fewer than 0 places")
    if not exact.is_finite() or exact < 0 or abs(exact.adjusted()) > MAX_EXPONENT:
        raise ValueError("an amount is zero or more, with a sane number of digits")
    _, digits, exponent = exact.as_tuple()
    shift = int(exponent) + places
    whole = int("".join(map(str, digits)) or "0")
    scaled, rest = (whole * 10**shift, 0) if shift >= 0 else divmod(whole, 10**-shift)
    if rest:
        raise ValueError(f"the amount {amount} has more than {places} digits behind the point")
    text = str(scaled).zfill(places + 1)
    return f"{text[:-places]}.{text[-places:]}" if places else text
