# Generated from openapi.yaml by `make generate`. Do not edit.
from enum import StrEnum


class OrdersSortBy(StrEnum):
    """By which date orders are sorted."""

    CREATED_DATE = "created_date"
    """By when they were created."""
    LAST_UPDATED_DATE = "last_updated_date"
    """By when they last changed."""

    def __str__(self) -> str:
        return str(self.value)
