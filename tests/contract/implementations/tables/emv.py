"""Texts of QR codes, as EMV writes them."""

from .wire import amount


def _field(tag: str, text: str) -> str:
    return f"{tag}{len(text):02}{text}"


def _checksum(text: str) -> str:
    crc = 0xFFFF
    for byte in text.encode("ascii"):
        crc ^= byte << 8
        for _ in range(8):
            crc = (crc << 1 ^ 0x1021 if crc & 0x8000 else crc << 1) & 0xFFFF
    return f"{crc:04X}"


def _code(account: str, currency: str, country: str, cents: int, label: str) -> str:
    text = (
        _field("00", "01")
        + _field("01", "12")
        + account
        + _field("52", "5411")
        + _field("53", currency)
        + _field("54", amount(cents))
        + _field("58", country)
        + _field("59", "TABLES SHOP")
        + _field("60", "ROSARIO")
        + _field("62", _field("05", label))
        + "6304"
    )
    return text + _checksum(text)


def qr_data(order_id: str, cents: int) -> str:
    """The code of a QR order."""
    return _code(_field("43", _field("00", "com.mercadolibre") + _field("01", order_id)), "032", "AR", cents, order_id)


def pix_code(payment_id: str, cents: int) -> str:
    """The BR Code of a payment with Pix."""
    account = _field("26", _field("00", "br.gov.bcb.pix") + _field("01", "tables@example.com"))
    return _code(account, "986", "BR", cents, payment_id.removeprefix("pay_")[:25])
