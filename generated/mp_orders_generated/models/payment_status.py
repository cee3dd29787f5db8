# Generated from openapi.yaml by `make generate`. Do not edit.
from enum import StrEnum


class PaymentStatus(StrEnum):
    """Where a payment stands."""

    ACTION_REQUIRED = "action_required"
    """Somebody has to do something."""
    AT_TERMINAL = "at_terminal"
    """The terminal shows it."""
    CANCELED = "canceled"
    """It was canceled."""
    CHARGED_BACK = "charged_back"
    """The buyer's bank took it back."""
    CREATED = "created"
    """Nothing has happened yet."""
    EXPIRED = "expired"
    """It was not made in time."""
    FAILED = "failed"
    """It was refused."""
    PROCESSED = "processed"
    """It is made."""
    PROCESSING = "processing"
    """It is being made."""
    REFUNDED = "refunded"
    """It was paid back."""

    def __str__(self) -> str:
        return str(self.value)
