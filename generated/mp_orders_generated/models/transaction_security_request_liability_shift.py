# Generated from openapi.yaml by `make generate`. Do not edit.
from enum import StrEnum


class TransactionSecurityRequestLiabilityShift(StrEnum):
    PREFERRED = "preferred"
    REQUIRED = "required"

    def __str__(self) -> str:
        return str(self.value)
