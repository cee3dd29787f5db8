# Generated from openapi.yaml by `make generate`. Do not edit.
from enum import StrEnum


class PointPaymentMethodRequestDefaultType(StrEnum):
    CREDIT_CARD = "credit_card"
    DEBIT_CARD = "debit_card"
    QR = "qr"

    def __str__(self) -> str:
        return str(self.value)
