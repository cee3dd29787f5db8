# Generated from openapi.yaml by `make generate`. Do not edit.
from enum import StrEnum


class PayerRequestEntityType(StrEnum):
    """Whether a person pays or an organisation."""

    ASSOCIATION = "association"
    """An organisation."""
    INDIVIDUAL = "individual"
    """A person."""

    def __str__(self) -> str:
        return str(self.value)
