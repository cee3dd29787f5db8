# Generated from openapi.yaml by `make generate`. Do not edit.
from enum import StrEnum


class PointTerminalRequestPrintOnTerminal(StrEnum):
    NO_TICKET = "no_ticket"
    SELLER_TICKET = "seller_ticket"

    def __str__(self) -> str:
        return str(self.value)
