"""How a buyer pays what is not paid at once: the QR code of Pix, the numbers of a boleto, the page of a bank.

Fields as in answers of checkout-api. The codes are well-formed and pay nothing: their key and their bank are made up.
"""

import base64
import hashlib
import io
from binascii import crc_hqx
from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import Any

from attrs import frozen

DAY_NS = 24 * 3600 * 10**9
FACTOR_BEGINS_DAY = 10141
"""7 October 1997, in days since 1970: from when the due dates of boletos are counted."""
BANK, REAL = "001", "9"
MOST_CENTS = 10**10
PIX_KEY = "00000000-0000-4000-8000-000000000000"
DEFAULT_LIFE = {"ticket": "P3D"}
OTHERWISE = "P1D"
"""How long a payment can be made, where the request does not say it (Pix: a day, live; the rest is chosen)."""


@frozen
class Payable:
    """A payment that waits for the buyer.

    Attributes:
        amount: decimal text.
        page: address of the mock's page for it.
        due_ns: until when it can be paid.
    """

    payment_id: str
    amount: str
    page: str
    due_ns: int


def default_life(method: Mapping[str, Any]) -> str:
    """How long a payment with this method can be made, as a duration."""
    return DEFAULT_LIFE.get(method.get("type", ""), OTHERWISE)


def instructions(method: Mapping[str, Any], payable: Payable) -> dict[str, Any]:
    """What an answer says beside the method of a payment that waits; nothing for a card."""
    by_id = _BY_ID.get(method.get("id", ""))
    make = by_id or _BY_TYPE.get(method.get("type", ""))
    return make(payable) if make else {}


def br_code(payable: Payable) -> str:
    """The text of a QR code for Pix."""
    account = emv_field("00", "br.gov.bcb.pix") + emv_field("01", PIX_KEY)
    return emv_text(
        *(emv_field("00", "01"), emv_field("26", account), emv_field("52", "0000"), emv_field("53", "986")),
        *(emv_field("54", f"{Decimal(payable.amount):.2f}"), emv_field("58", "BR"), emv_field("59", "MP ORDERS MOCK")),
        *(emv_field("60", "SAO PAULO"), emv_field("62", emv_field("05", payable.payment_id[-25:]))),
    )


def boleto_barcode(payable: Payable) -> str:
    """The 44 digits of the barcode of a boleto."""
    days = max(payable.due_ns // DAY_NS - FACTOR_BEGINS_DAY, 0)
    factor = days if days < 10_000 else (days - 1000) % 9000 + 1000  # it begins again with 1000 (February 2025)
    cents = int(Decimal(payable.amount) * 100)
    cents = cents if cents < MOST_CENTS else 0  # what has no room in the barcode is not in it
    free = int.from_bytes(hashlib.sha256(payable.payment_id.encode()).digest()) % 10**25
    rest = f"{factor:04d}{cents:010d}{free:025d}"
    return f"{BANK}{REAL}{_modulo_11(BANK + REAL + rest)}{rest}"


def digitable_line(barcode: str) -> str:
    """The 47 digits that a person types: the barcode in five parts, three of them with a check digit."""
    first, second, third = barcode[:4] + barcode[19:24], barcode[24:34], barcode[34:]
    checked = "".join(f"{part}{_modulo_10(part)}" for part in (first, second, third))
    return f"{checked}{barcode[4]}{barcode[5:19]}"


def picture(text: str) -> str:
    """The QR code of a text, as PNG in base64."""
    import segno  # of which a mock that never draws one needs nothing

    drawn = io.BytesIO()
    segno.make(text, error="m").save(drawn, kind="png", scale=4)
    return base64.b64encode(drawn.getvalue()).decode()


def _pix(payable: Payable) -> dict[str, Any]:
    text = br_code(payable)
    return {"ticket_url": payable.page, "qr_code": text, "qr_code_base64": picture(text)}


def _boleto(payable: Payable) -> dict[str, Any]:
    barcode = boleto_barcode(payable)
    return {"ticket_url": payable.page, "barcode_content": barcode, "digitable_line": digitable_line(barcode)}


def _ticket(payable: Payable) -> dict[str, Any]:
    digits = f"{int.from_bytes(hashlib.sha256(payable.payment_id.encode()).digest()) % 10**22:022d}"
    return {
        "ticket_url": payable.page,
        "barcode_content": digits,
        "reference": digits[:10],
        "verification_code": digits[10:],
    }


def _bank(payable: Payable) -> dict[str, Any]:
    return {"redirect_url": payable.page}


_BY_ID: Mapping[str, Callable[[Payable], dict[str, Any]]] = {"pix": _pix, "boleto": _boleto, "bolbradesco": _boleto}
_BY_TYPE: Mapping[str, Callable[[Payable], dict[str, Any]]] = {"ticket": _ticket, "bank_transfer": _bank}


def emv_field(number: str, value: str) -> str:
    """A field of a QR code: its number, its length, and what it holds."""
    return f"{number}{len(value):02d}{value}"


def emv_text(*fields: str) -> str:
    """The text of a QR code as EMV writes it: fields with their lengths, and a checksum (CRC-16/CCITT-FALSE)."""
    text = f"{''.join(fields)}6304"
    return f"{text}{crc_hqx(text.encode(), 0xFFFF):04X}"


def _modulo_10(digits: str) -> int:
    products = (int(digit) * (2 - index % 2) for index, digit in enumerate(reversed(digits)))
    return -sum(product // 10 + product % 10 for product in products) % 10


def _modulo_11(digits: str) -> int:
    total = sum(int(digit) * (2 + index % 8) for index, digit in enumerate(reversed(digits)))
    check = 11 - total % 11
    return 1 if check in (10, 11) else check
