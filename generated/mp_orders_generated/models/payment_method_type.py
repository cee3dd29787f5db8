# Generated from openapi.yaml by `make generate`. Do not edit.
from enum import StrEnum


class PaymentMethodType(StrEnum):
    """The kind of a payment method."""

    ACCOUNT_MONEY = "account_money"
    """Money in the buyer's account at Mercado Pago."""
    BANK_TRANSFER = "bank_transfer"
    """A bank transfer, such as Pix."""
    CREDIT_CARD = "credit_card"
    """A credit card."""
    DEBIT_CARD = "debit_card"
    """A debit card."""
    DIGITAL_WALLET = "digital_wallet"
    """Another wallet."""
    PREPAID_CARD = "prepaid_card"
    """A prepaid card."""
    TICKET = "ticket"
    """Paid in cash or at a bank with a printed slip, such as boleto."""

    def __str__(self) -> str:
        return str(self.value)
