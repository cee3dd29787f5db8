# Generated from openapi.yaml by `make generate`. Do not edit.
from enum import StrEnum


class PayerRequestEntityType(StrEnum):
    ASSOCIATION = "association"
    INDIVIDUAL = "individual"

    def __str__(self) -> str:
        return str(self.value)
