# Generated from openapi.yaml by `make generate`. Do not edit.
from enum import StrEnum


class QrCodeRequestMode(StrEnum):
    """Which code is scanned; static, unless it is sent."""

    DYNAMIC = "dynamic"
    """A code of this order alone, of which the answer has the text."""
    HYBRID = "hybrid"
    """Either of them."""
    STATIC = "static"
    """The printed code of the point of sale."""

    def __str__(self) -> str:
        return str(self.value)
