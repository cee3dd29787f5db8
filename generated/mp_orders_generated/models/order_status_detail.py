# Generated from openapi.yaml by `make generate`. Do not edit.
from enum import StrEnum


class OrderStatusDetail(StrEnum):
    ACCREDITED = "accredited"
    ACTION_REQUIRED = "action_required"
    AT_TERMINAL = "at_terminal"
    CANCELED = "canceled"
    CANCELED_TRANSACTION = "canceled_transaction"
    CREATED = "created"
    EXPIRED = "expired"
    FAILED = "failed"
    IN_PROCESS = "in_process"
    IN_REVIEW = "in_review"
    PARTIALLY_REFUNDED = "partially_refunded"
    PENDING_CHALLENGE = "pending_challenge"
    REFUNDED = "refunded"
    WAITING_CAPTURE = "waiting_capture"
    WAITING_PAYMENT = "waiting_payment"
    WAITING_RETRY = "waiting_retry"
    WAITING_TRANSFER = "waiting_transfer"

    def __str__(self) -> str:
        return str(self.value)
