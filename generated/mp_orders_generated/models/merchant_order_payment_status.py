# Generated from openapi.yaml by `make generate`. Do not edit.
from enum import StrEnum


class MerchantOrderPaymentStatus(StrEnum):
    """Where the payments of a merchant order stand."""

    EXPIRED = "expired"
    """It was cancelled."""
    PAID = "paid"
    """It is paid."""
    PARTIALLY_PAID = "partially_paid"
    """A part is paid."""
    PARTIALLY_REVERTED = "partially_reverted"
    """A part was paid back."""
    PAYMENT_IN_PROCESS = "payment_in_process"
    """A payment is being made."""
    PAYMENT_REQUIRED = "payment_required"
    """Nothing is paid yet."""
    REVERTED = "reverted"
    """All payments were paid back."""
    UNDEFINED = "undefined"
    """Nothing more can be said."""

    def __str__(self) -> str:
        return str(self.value)
