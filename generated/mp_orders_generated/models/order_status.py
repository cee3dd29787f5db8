# Generated from openapi.yaml by `make generate`. Do not edit.
from enum import StrEnum


class OrderStatus(StrEnum):
    """Where an order stands."""

    ACTION_REQUIRED = "action_required"
    """Somebody has to do something: pay a ticket or transfer, capture, pass a challenge, or look at the terminal."""
    AT_TERMINAL = "at_terminal"
    """The terminal shows it."""
    CANCELED = "canceled"
    """It was canceled. It does not change any more."""
    CREATED = "created"
    """It is there, and nobody has paid yet."""
    EXPIRED = "expired"
    """It was not paid in time. It does not change any more."""
    FAILED = "failed"
    """A payment was refused. It does not change any more."""
    PROCESSED = "processed"
    """It is paid."""
    PROCESSING = "processing"
    """A payment is being made."""
    REFUNDED = "refunded"
    """All of it was paid back."""

    def __str__(self) -> str:
        return str(self.value)
