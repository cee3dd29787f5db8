# Generated from openapi.yaml by `make generate`. Do not edit.
from enum import StrEnum


class TaxRequestPayerCondition(StrEnum):
    """Whether the payer pays value-added tax (IVA)."""

    PAYMENT_EXEMPT_IVA = "payment_exempt_iva"
    """The payment is exempt."""
    PAYMENT_TAXABLE_IVA = "payment_taxable_iva"
    """The payment is taxed."""

    def __str__(self) -> str:
        return str(self.value)
