# Generated from openapi.yaml by `make generate`. Do not edit.
from enum import StrEnum


class PaymentStatus(StrEnum):
    ACTION_REQUIRED = "action_required"
    AT_TERMINAL = "at_terminal"
    CANCELED = "canceled"
    CHARGED_BACK = "charged_back"
    CREATED = "created"
    EXPIRED = "expired"
    FAILED = "failed"
    PROCESSED = "processed"
    PROCESSING = "processing"
    REFUNDED = "refunded"

    def __str__(self) -> str:
        return str(self.value)
