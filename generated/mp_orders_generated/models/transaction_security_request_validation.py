# Generated from openapi.yaml by `make generate`. Do not edit.
from enum import StrEnum


class TransactionSecurityRequestValidation(StrEnum):
    """When the buyer is asked; never, unless it is sent."""

    ALWAYS = "always"
    """For every payment."""
    NEVER = "never"
    """For none."""
    ON_FRAUD_RISK = "on_fraud_risk"
    """Where the payment looks like fraud."""

    def __str__(self) -> str:
        return str(self.value)
