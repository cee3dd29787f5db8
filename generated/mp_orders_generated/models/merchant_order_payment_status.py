# Generated from openapi.yaml by `make generate`. Do not edit.
from enum import StrEnum


class MerchantOrderPaymentStatus(StrEnum):
    EXPIRED = "expired"
    PAID = "paid"
    PARTIALLY_PAID = "partially_paid"
    PARTIALLY_REVERTED = "partially_reverted"
    PAYMENT_IN_PROCESS = "payment_in_process"
    PAYMENT_REQUIRED = "payment_required"
    REVERTED = "reverted"
    UNDEFINED = "undefined"

    def __str__(self) -> str:
        return str(self.value)
