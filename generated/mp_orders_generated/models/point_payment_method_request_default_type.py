# Generated from openapi.yaml by `make generate`. Do not edit.
from enum import StrEnum


class PointPaymentMethodRequestDefaultType(StrEnum):
    """The kind of payment that the terminal offers."""

    CREDIT_CARD = "credit_card"
    """A credit card."""
    DEBIT_CARD = "debit_card"
    """A debit card."""
    QR = "qr"
    """A QR code that the buyer's phone reads. Not in Mexico."""

    def __str__(self) -> str:
        return str(self.value)
