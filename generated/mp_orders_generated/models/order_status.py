# Generated from openapi.yaml by `make generate`. Do not edit.
from enum import StrEnum


class OrderStatus(StrEnum):
    ACTION_REQUIRED = "action_required"
    AT_TERMINAL = "at_terminal"
    CANCELED = "canceled"
    CREATED = "created"
    EXPIRED = "expired"
    FAILED = "failed"
    PROCESSED = "processed"
    PROCESSING = "processing"
    REFUNDED = "refunded"

    def __str__(self) -> str:
        return str(self.value)
