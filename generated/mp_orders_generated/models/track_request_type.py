# Generated from openapi.yaml by `make generate`. Do not edit.
from enum import StrEnum


class TrackRequestType(StrEnum):
    """Whose it is."""

    FACEBOOK_AD = "facebook_ad"
    """Facebook's."""
    GOOGLE_AD = "google_ad"
    """Google's."""

    def __str__(self) -> str:
        return str(self.value)
