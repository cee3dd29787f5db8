# Generated from openapi.yaml by `make generate`. Do not edit.
from enum import StrEnum


class InterestFreeRequestType(StrEnum):
    """How values are meant."""

    LIST = "list"
    """The values."""
    NONE = "none"
    """None."""
    RANGE = "range"
    """From the first value to the second."""

    def __str__(self) -> str:
        return str(self.value)
