# Generated from openapi.yaml by `make generate`. Do not edit.
from enum import StrEnum


class MerchantOrderStatus(StrEnum):
    CLOSED = "closed"
    EXPIRED = "expired"
    OPENED = "opened"

    def __str__(self) -> str:
        return str(self.value)
