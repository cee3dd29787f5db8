# Generated from openapi.yaml by `make generate`. Do not edit.
from enum import StrEnum


class PaymentMethodType(StrEnum):
    ACCOUNT_MONEY = "account_money"
    BANK_TRANSFER = "bank_transfer"
    CREDIT_CARD = "credit_card"
    DEBIT_CARD = "debit_card"
    DIGITAL_WALLET = "digital_wallet"
    PREPAID_CARD = "prepaid_card"
    TICKET = "ticket"

    def __str__(self) -> str:
        return str(self.value)
