# Generated from openapi.yaml by `make generate`. Do not edit.
from enum import StrEnum


class CurrencyId(StrEnum):
    ARS = "ARS"
    BRL = "BRL"
    CLP = "CLP"
    COP = "COP"
    MXN = "MXN"
    PEN = "PEN"
    UYU = "UYU"

    def __str__(self) -> str:
        return str(self.value)
