# Generated from openapi.yaml by `make generate`. Do not edit.
from enum import StrEnum


class Currency(StrEnum):
    """The currency of the amounts (ISO 4217); that of the account's country, unless it is sent."""

    ARS = "ARS"
    """Argentine peso."""
    BRL = "BRL"
    """Brazilian real."""
    CLP = "CLP"
    """Chilean peso."""
    COP = "COP"
    """Colombian peso."""
    MXN = "MXN"
    """Mexican peso."""
    PEN = "PEN"
    """Peruvian sol."""
    UYU = "UYU"
    """Uruguayan peso."""

    def __str__(self) -> str:
        return str(self.value)
