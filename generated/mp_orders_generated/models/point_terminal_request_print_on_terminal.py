# Generated from openapi.yaml by `make generate`. Do not edit.
from enum import StrEnum


class PointTerminalRequestPrintOnTerminal(StrEnum):
    """What the terminal prints; the seller's ticket, unless it is sent."""

    NO_TICKET = "no_ticket"
    """Nothing."""
    SELLER_TICKET = "seller_ticket"
    """The seller's ticket."""

    def __str__(self) -> str:
        return str(self.value)
