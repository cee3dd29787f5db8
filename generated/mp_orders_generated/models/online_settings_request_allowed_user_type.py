# Generated from openapi.yaml by `make generate`. Do not edit.
from enum import StrEnum


class OnlineSettingsRequestAllowedUserType(StrEnum):
    """Who may pay. Checkout Pro."""

    ACCOUNT_ONLY = "account_only"
    """Buyers with an account at Mercado Pago."""

    def __str__(self) -> str:
        return str(self.value)
