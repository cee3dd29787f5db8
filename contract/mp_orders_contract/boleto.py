"""The digits of a boleto, as the association of Brazilian banks (FEBRABAN) lays them out."""

from datetime import date, timedelta
from decimal import Decimal

BARCODE, LINE = 44, 47
PARTS = ((0, 9), (10, 20), (21, 31))
"""Of the line, each followed by a check digit."""
COUNTED_FROM, BEGINS_AGAIN, UP_TO = date(1997, 10, 7), 1000, 9999
"""The day from which due days are counted, with four digits, and from what after 9999."""


def wrong_with(barcode: object, line: object, amount: str) -> str:
    """What is wrong with a barcode, and with the line that a person types; empty if nothing is.

    What has not as many digits as those of a boleto is that of another voucher, and nothing is said of it.
    """
    if _is_digits(barcode, BARCODE) and (wrong := _wrong_with_barcode(str(barcode), amount)):
        return wrong
    if not _is_digits(line, LINE):
        return ""
    text = str(line)
    for start, end in PARTS:
        if text[end] != _modulo_10(text[start:end]):
            return f"the check digit behind {text[start:end]} is {text[end]}, not {_modulo_10(text[start:end])}"
    said = text[:4] + text[32:] + text[4:9] + text[10:20] + text[21:31]
    return f"the line says {said}, the barcode {barcode}" if _is_digits(barcode, BARCODE) and barcode != said else ""


def due_days(barcode: object) -> set[date]:
    """The days that a barcode may mean as its last one; none where it names none, or is that of another voucher."""
    factor = int(str(barcode)[5:9]) if _is_digits(barcode, BARCODE) else 0
    if factor < BEGINS_AGAIN:
        return set()
    return {COUNTED_FROM + timedelta(factor + turn * (UP_TO - BEGINS_AGAIN + 1)) for turn in range(2)}


def _wrong_with_barcode(barcode: str, amount: str) -> str:
    check = _modulo_11(barcode[:4] + barcode[5:])
    if barcode[4] != check:
        return f"the check digit of the barcode {barcode} is {barcode[4]}, not {check}"
    cents = int(barcode[9:19])
    return (
        f"the barcode asks for {cents} cents, not for {amount}" if cents not in (0, int(Decimal(amount) * 100)) else ""
    )


def _is_digits(text: object, count: int) -> bool:
    return isinstance(text, str) and len(text) == count and text.isdecimal()


def _modulo_10(digits: str) -> str:
    doubled = "".join(str(int(digit) * (2 - place % 2)) for place, digit in enumerate(reversed(digits)))
    return str(-sum(int(digit) for digit in doubled) % 10)


def _modulo_11(digits: str) -> str:
    rest = sum(int(digit) * (2 + place % 8) for place, digit in enumerate(reversed(digits))) % 11
    return "1" if rest in (0, 1) else str(11 - rest)
