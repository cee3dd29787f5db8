"""The text of QR codes as EMV writes it."""


def emv_text(scheme: str, reference: str, amount: str, currency: str, country: str) -> str:
    """The text of a code for one payment, with its checksum at the end."""
    account = _part("00", scheme) + _part("01", reference)
    parts = [("00", "01"), ("01", "12"), ("26", account), ("52", "0000"), ("53", currency), ("54", amount)]
    parts += [("58", country), ("59", "LEDGER"), ("60", "ROSARIO"), ("62", _part("05", "***"))]
    text = "".join(_part(name, value) for name, value in parts) + "6304"
    return f"{text}{_crc(text.encode()):04X}"


def _part(name: str, value: str) -> str:
    return f"{name}{len(value):02d}{value}"


def _crc(text: bytes) -> int:
    """The checksum CRC-16 with the polynomial 1021, begun with ones."""
    crc = 0xFFFF
    for byte in text:
        crc ^= byte << 8
        for _ in range(8):
            crc = (crc << 1 ^ 0x1021 if crc & 0x8000 else crc << 1) & 0xFFFF
    return crc
