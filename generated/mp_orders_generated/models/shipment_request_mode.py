# Generated from openapi.yaml by `make generate`. Do not edit.
from enum import StrEnum


class ShipmentRequestMode(StrEnum):
    """How the goods are sent. Checkout Pro."""

    CUSTOM = "custom"
    """As the seller does it."""
    ME2 = "me2"
    """Mercado Envios."""
    NOT_SPECIFIED = "not_specified"
    """It is not said."""

    def __str__(self) -> str:
        return str(self.value)
