# Generated from openapi.yaml by `make generate`. Do not edit.
from enum import StrEnum


class OrderEventRequestStatusDetail(StrEnum):
    """Why the payment stands there; accredited with processed, the others with failed."""

    ACCREDITED = "accredited"
    """It was paid."""
    BAD_FILLED_CARD_DATA = "bad_filled_card_data"
    """Something of the card was entered wrong."""
    CARD_DISABLED = "card_disabled"
    """The card is not active."""
    HIGH_RISK = "high_risk"
    """It was held to be fraud."""
    INSUFFICIENT_AMOUNT = "insufficient_amount"
    """There is not enough money."""
    INVALID_INSTALLMENTS = "invalid_installments"
    """The card does not take so many instalments."""
    MAX_ATTEMPTS_EXCEEDED = "max_attempts_exceeded"
    """It was tried too often."""
    PROCESSING_ERROR = "processing_error"
    """Something failed on the way."""
    REJECTED_OTHER_REASON = "rejected_other_reason"
    """It was refused for another reason."""
    REQUIRED_CALL_FOR_AUTHORIZE = "required_call_for_authorize"
    """The buyer has to call the issuer of the card."""

    def __str__(self) -> str:
        return str(self.value)
