# Generated from openapi.yaml by `make generate`. Do not edit.
from enum import StrEnum


class PointPaymentMethodRequestInstallmentsCost(StrEnum):
    """Who pays the cost of instalments. Brazil."""

    BUYER = "buyer"
    """The buyer."""
    SELLER = "seller"
    """The seller."""

    def __str__(self) -> str:
        return str(self.value)
