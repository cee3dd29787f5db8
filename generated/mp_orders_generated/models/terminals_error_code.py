# Generated from openapi.yaml by `make generate`. Do not edit.
from enum import StrEnum


class TerminalsErrorCode(StrEnum):
    """Every code that an answer of the API of terminals can have."""

    INTERNAL_ERROR = "internal_error"
    """An error without a better name."""
    INVALID_PAYLOAD = "invalid_payload"
    """The body is not JSON, or something in it has the wrong type or number."""
    METHOD_NOT_ALLOWED = "method_not_allowed"
    """The path does not know this method."""
    NOT_FOUND = "not_found"
    """This account has no such terminal."""
    ONLY_ONE_POS_STORE_WITH_PDV_MODE_ON_OR_SUSPENDED_IS_ALLOWED = (
        "Only one pos-store with PDV mode ON or SUSPENDED is allowed"
    )
    PROPERTY_VALUE = "property_value"
    """A parameter has a value that is not allowed. A property has a value that is not allowed."""
    REQUEST_TOO_LARGE = "request_too_large"
    """The body is larger than 256 KiB."""
    REQUIRED_PROPERTIES = "required_properties"
    """A required property is missing."""
    STORE_POS_NOT_FOUND = "store_pos_not_found"
    """The terminal has no store, or no point of sale."""
    TERMINAL_NOT_ALLOWED_ACTION = "terminal_not_allowed_action"
    """The model of the terminal is not one that is integrated."""
    TOO_MANY_REQUESTS = "too_many_requests"
    """Too many requests in a short time."""
    UNAUTHORIZED = "unauthorized"
    """The access token is not accepted."""
    UNSUPPORTED_MEDIA_TYPE = "unsupported_media_type"
    """The Content-Type is not application/json."""
    UNSUPPORTED_PROPERTIES = "unsupported_properties"
    """The request has a property that this operation does not know."""
    UNSUPPORTED_SITE = "unsupported_site"
    """Terminals are not set up in the country of the account."""

    def __str__(self) -> str:
        return str(self.value)
