# Generated from openapi.yaml by `make generate`. Do not edit.
from enum import StrEnum


class CaptureMode(StrEnum):
    """Whether money is taken with the authorisation or later. Left out, it is automatic_async in answers of 2026."""

    AUTOMATIC = "automatic"
    """Authorised and taken at once; the answer says how it ended."""
    AUTOMATIC_ASYNC = "automatic_async"
    """The same, but the order may still be processing when it is answered."""
    MANUAL = "manual"
    """Authorised now; taken when the order is captured."""

    def __str__(self) -> str:
        return str(self.value)
