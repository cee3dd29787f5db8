# Generated from openapi.yaml by `make generate`. Do not edit.
from enum import StrEnum


class PointPaymentMethodRequestInstallmentsCost(StrEnum):
    BUYER = "buyer"
    SELLER = "seller"

    def __str__(self) -> str:
        return str(self.value)
