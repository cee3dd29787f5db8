# Generated from openapi.yaml by `make generate`. Do not edit.
from enum import StrEnum


class ProcessingMode(StrEnum):
    AUTOMATIC = "automatic"
    MANUAL = "manual"

    def __str__(self) -> str:
        return str(self.value)
