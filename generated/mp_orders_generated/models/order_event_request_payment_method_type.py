# Generated from openapi.yaml by `make generate`. Do not edit.
from enum import StrEnum


class OrderEventRequestPaymentMethodType(StrEnum):
    """The kind of payment. Only with processed and failed."""

    CREDIT_CARD = "credit_card"
    """A credit card."""
    DEBIT_CARD = "debit_card"
    """A debit card."""
    QR = "qr"
    """A QR code that the buyer's phone reads. Chile and Brazil."""

    def __str__(self) -> str:
        return str(self.value)
