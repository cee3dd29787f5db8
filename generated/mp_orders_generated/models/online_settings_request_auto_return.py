# Generated from openapi.yaml by `make generate`. Do not edit.
from enum import StrEnum


class OnlineSettingsRequestAutoReturn(StrEnum):
    """After which payments the buyer is sent back without a click; needs success_url. Checkout Pro."""

    ALL = "all"
    """After all."""
    APPROVED = "approved"
    """After payments that were approved."""

    def __str__(self) -> str:
        return str(self.value)
