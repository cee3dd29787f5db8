# Generated from openapi.yaml by `make generate`. Do not edit.
from enum import StrEnum


class TransactionSecurityRequestLiabilityShift(StrEnum):
    """Whether a payment without the issuer's guarantee is taken."""

    PREFERRED = "preferred"
    """Other payments are taken as well."""
    REQUIRED = "required"
    """Only payments that the issuer answers for are taken."""

    def __str__(self) -> str:
        return str(self.value)
