"""Texts of QR codes, as EMV writes them."""

from decimal import Decimal


def _field(tag: str, value: str) -> str:
    return f"{tag}{len(value):02d}{value}"


def checksum(text: str) -> str:
    """CRC-16 of CCITT, beginning with FFFF, as four hexadecimal digits."""
    value = 0xFFFF
    for byte in text.encode("ascii"):
        value ^= byte << 8
        for _ in range(8):
            value = (value << 1 ^ (0x1021 if value & 0x8000 else 0)) & 0xFFFF
    return f"{value:04X}"


def code_text(system: str, account: str, currency: str, country: str, amount: Decimal, reference: str) -> str:
    """The text for one payment; the reference may have 25 characters."""
    text = "".join(
        (
            _field("00", "01"),
            _field("01", "12"),
            _field("26", _field("00", system) + _field("01", account)),
            _field("52", "0000"),
            _field("53", currency),
            _field("54", f"{amount:.2f}"),
            _field("58", country),
            _field("59", "TIENDA DE PRUEBA"),
            _field("60", "BUENOS AIRES"),
            _field("62", _field("05", reference[-25:])),
            "6304",
        )
    )
    return text + checksum(text)


def pix(amount: Decimal, payment_id: str) -> str:
    """The text that pays with Pix."""
    return code_text("br.gov.bcb.pix", "7c0f4a52-6d1e-4b57-9a3f-0d2f6f1b8e11", "986", "BR", amount, payment_id)


def qr(amount: Decimal, order_id: str) -> str:
    """The text that pays a QR order."""
    return code_text("com.mercadolibre", "https://mpago.la/pos/TIENDA", "032", "AR", amount, order_id)
