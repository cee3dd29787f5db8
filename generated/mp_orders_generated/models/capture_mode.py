# Generated from openapi.yaml by `make generate`. Do not edit.
from enum import StrEnum


class CaptureMode(StrEnum):
    AUTOMATIC = "automatic"
    AUTOMATIC_ASYNC = "automatic_async"
    MANUAL = "manual"

    def __str__(self) -> str:
        return str(self.value)
