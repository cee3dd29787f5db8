# Generated from openapi.yaml by `make generate`. Do not edit.
from enum import StrEnum


class MerchantOrderStatus(StrEnum):
    """Whether a merchant order is paid."""

    CLOSED = "closed"
    """Its payments cover the total."""
    EXPIRED = "expired"
    """It was cancelled, and has no approved or pending payment: all were rejected or paid back."""
    OPENED = "opened"
    """It has no payments."""

    def __str__(self) -> str:
        return str(self.value)
