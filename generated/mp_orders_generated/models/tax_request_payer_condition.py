# Generated from openapi.yaml by `make generate`. Do not edit.
from enum import StrEnum


class TaxRequestPayerCondition(StrEnum):
    PAYMENT_EXEMPT_IVA = "payment_exempt_iva"
    PAYMENT_TAXABLE_IVA = "payment_taxable_iva"

    def __str__(self) -> str:
        return str(self.value)
