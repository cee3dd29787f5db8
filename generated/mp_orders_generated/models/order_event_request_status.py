# Generated from openapi.yaml by `make generate`. Do not edit.
from enum import StrEnum


class OrderEventRequestStatus(StrEnum):
    """The status to which the order comes."""

    ACTION_REQUIRED = "action_required"
    """The outcome has to be looked up on the terminal."""
    CANCELED = "canceled"
    """It was canceled at the terminal."""
    EXPIRED = "expired"
    """Its time is over."""
    FAILED = "failed"
    """The payment was rejected."""
    PROCESSED = "processed"
    """The buyer has paid."""
    REFUNDED = "refunded"
    """All of it was paid back. The order has to be processed."""

    def __str__(self) -> str:
        return str(self.value)
