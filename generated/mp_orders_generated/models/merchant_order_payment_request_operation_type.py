# Generated from openapi.yaml by `make generate`. Do not edit.
from enum import StrEnum


class MerchantOrderPaymentRequestOperationType(StrEnum):
    """What kind of payment it is."""

    ACCOUNT_FUND = "account_fund"
    """Money put into an account."""
    CELLPHONE_RECHARGE = "cellphone_recharge"
    """Credit for a telephone."""
    MONEY_TRANSFER = "money_transfer"
    """Money sent from one account to another."""
    PAYMENT_ADDITION = "payment_addition"
    """An addition to another payment."""
    POS_PAYMENT = "pos_payment"
    """A payment at a point of sale."""
    RECURRING_PAYMENT = "recurring_payment"
    """A payment of a subscription."""
    REGULAR_PAYMENT = "regular_payment"
    """A payment for goods or services."""

    def __str__(self) -> str:
        return str(self.value)
