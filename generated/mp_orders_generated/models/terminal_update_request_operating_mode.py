# Generated from openapi.yaml by `make generate`. Do not edit.
from enum import StrEnum


class TerminalUpdateRequestOperatingMode(StrEnum):
    """How it is to work."""

    PDV = "PDV"
    """Integrated: it takes orders of the API."""
    STANDALONE = "STANDALONE"
    """By itself, without the API."""

    def __str__(self) -> str:
        return str(self.value)
