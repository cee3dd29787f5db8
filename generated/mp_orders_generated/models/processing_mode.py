# Generated from openapi.yaml by `make generate`. Do not edit.
from enum import StrEnum


class ProcessingMode(StrEnum):
    """Whether the payments are made when the order is created, or when it is processed. Automatic, unless it is sent."""

    AUTOMATIC = "automatic"
    """Payments are made with the order."""
    AUTOMATIC_ASYNC = "automatic_async"
    """The same, but the order may still be processing when it is answered. Automatic payments."""
    MANUAL = "manual"
    """The order is created, and its payments are made when it is processed. Checkout Pro has no other."""

    def __str__(self) -> str:
        return str(self.value)
