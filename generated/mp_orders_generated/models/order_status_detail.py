# Generated from openapi.yaml by `make generate`. Do not edit.
from enum import StrEnum


class OrderStatusDetail(StrEnum):
    """Why an order stands where it does."""

    ACCREDITED = "accredited"
    """The money was credited."""
    ACTION_REQUIRED = "action_required"
    """Look at the terminal for what became of it."""
    AT_TERMINAL = "at_terminal"
    """The terminal shows it."""
    CANCELED = "canceled"
    """It was canceled."""
    CANCELED_TRANSACTION = "canceled_transaction"
    """It was canceled, and its payments with it."""
    CREATED = "created"
    """Nothing has happened yet."""
    EXPIRED = "expired"
    """It was not paid in time."""
    FAILED = "failed"
    """A payment was refused."""
    IN_PROCESS = "in_process"
    """The payment is being made."""
    IN_REVIEW = "in_review"
    """The payment is being looked at."""
    PARTIALLY_REFUNDED = "partially_refunded"
    """A part was paid back."""
    PENDING_CHALLENGE = "pending_challenge"
    """The buyer has to prove who they are (3-D Secure)."""
    REFUNDED = "refunded"
    """All of it was paid back."""
    WAITING_CAPTURE = "waiting_capture"
    """The seller has to capture it."""
    WAITING_PAYMENT = "waiting_payment"
    """The buyer has to pay the ticket."""
    WAITING_RETRY = "waiting_retry"
    """The payment failed and is tried again."""
    WAITING_TRANSFER = "waiting_transfer"
    """The buyer has to make the transfer."""

    def __str__(self) -> str:
        return str(self.value)
