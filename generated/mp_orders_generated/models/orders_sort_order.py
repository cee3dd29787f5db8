# Generated from openapi.yaml by `make generate`. Do not edit.
from enum import StrEnum


class OrdersSortOrder(StrEnum):
    """Whether the first or the latest come first."""

    ASC = "asc"
    """The first come first."""
    DESC = "desc"
    """The latest come first."""

    def __str__(self) -> str:
        return str(self.value)
