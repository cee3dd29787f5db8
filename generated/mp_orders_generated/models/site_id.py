# Generated from openapi.yaml by `make generate`. Do not edit.
from enum import StrEnum


class SiteId(StrEnum):
    MCO = "MCO"
    MLA = "MLA"
    MLB = "MLB"
    MLC = "MLC"
    MLM = "MLM"
    MLU = "MLU"
    MPE = "MPE"

    def __str__(self) -> str:
        return str(self.value)
