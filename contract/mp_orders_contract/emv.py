"""The text of a QR code that is paid with: fields of EMV (tag, length, value) and a checksum of all of them."""

import re
from binascii import crc_hqx
from collections.abc import Sequence
from decimal import Decimal, InvalidOperation

CHECKSUM = 4
AMOUNT = "54"
NEEDED = ("00", "52", "53", "58", "59", "60", "63")
"""Format, category, currency, country, name and city of the merchant, checksum: without them no wallet reads a code."""

OF_PIX = ("26", "62")
"""The account, and what tells this payment from others, which the Brazilian code needs besides."""


FORMS = {"52": r"[0-9]{4}", "53": r"[0-9]{3}", "58": r"[A-Z]{2}"}
"""Fields of one length: category, currency (ISO 4217), country (ISO 3166)."""


def fields(text: str) -> dict[str, str]:
    """The fields of a text by tag.

    Raises:
        ValueError: it is not made of fields.
    """
    found, place = {}, 0
    while place < len(text):
        tag, length = text[place : place + 2], text[place + 2 : place + 4]
        value = text[place + 4 : place + 4 + int(length)]
        if not tag.isdecimal() or len(value) != int(length):
            raise ValueError(f"no field stands at {place}")
        found[tag] = value
        place += 4 + len(value)
    return found


def wrong_with(text: str, amount: str | None = None, *, also: Sequence[str] = ()) -> str:
    """What is wrong with the text of a code, which may name the amount that is to be paid; empty if nothing is.

    Args:
        text: of the code.
        amount: that is to be paid.
        also: fields that are needed besides.
    """
    if text[-CHECKSUM:].upper() != f"{crc_hqx(text[:-CHECKSUM].encode(), 0xFFFF):04X}":
        return "it does not end with its checksum"
    try:
        found = fields(text)
    except ValueError as error:
        return f"it is not made of fields: {error}"
    lacks = [tag for tag in (*NEEDED, *also) if not found.get(tag)]
    if lacks:
        return f"it has no field {', '.join(lacks)}"
    odd = [tag for tag, form in FORMS.items() if tag in found and not re.fullmatch(form, found[tag])]
    if odd:
        return f"its field {odd[0]} is {found[odd[0]]}"
    return _wrong_amount(found.get(AMOUNT), amount)


def _wrong_amount(shown: str | None, amount: str | None) -> str:
    try:
        right = shown is None or amount is None or Decimal(shown) == Decimal(amount)
    except InvalidOperation:
        right = False
    return "" if right else f"it asks for {shown}, not for {amount}"
