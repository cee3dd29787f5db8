# Generated from openapi.yaml by `make generate`. Do not edit.
from enum import StrEnum


class TransactionSecurityRequestValidation(StrEnum):
    ALWAYS = "always"
    NEVER = "never"
    ON_FRAUD_RISK = "on_fraud_risk"

    def __str__(self) -> str:
        return str(self.value)
