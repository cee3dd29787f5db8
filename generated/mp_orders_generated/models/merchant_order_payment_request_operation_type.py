# Generated from openapi.yaml by `make generate`. Do not edit.
from enum import StrEnum


class MerchantOrderPaymentRequestOperationType(StrEnum):
    ACCOUNT_FUND = "account_fund"
    CELLPHONE_RECHARGE = "cellphone_recharge"
    MONEY_TRANSFER = "money_transfer"
    PAYMENT_ADDITION = "payment_addition"
    POS_PAYMENT = "pos_payment"
    RECURRING_PAYMENT = "recurring_payment"
    REGULAR_PAYMENT = "regular_payment"

    def __str__(self) -> str:
        return str(self.value)
