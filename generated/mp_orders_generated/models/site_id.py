# Generated from openapi.yaml by `make generate`. Do not edit.
from enum import StrEnum


class SiteId(StrEnum):
    """The country of the merchant order, as a site of Mercado Libre."""

    MCO = "MCO"
    """Colombia."""
    MLA = "MLA"
    """Argentina."""
    MLB = "MLB"
    """Brazil."""
    MLC = "MLC"
    """Chile."""
    MLM = "MLM"
    """Mexico."""
    MLU = "MLU"
    """Uruguay."""
    MPE = "MPE"
    """Peru."""

    def __str__(self) -> str:
        return str(self.value)
