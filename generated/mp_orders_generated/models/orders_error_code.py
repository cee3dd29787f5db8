# Generated from openapi.yaml by `make generate`. Do not edit.
from enum import StrEnum


class OrdersErrorCode(StrEnum):
    ALREADY_QUEUED_ORDER_FOR_TERMINAL = "already_queued_order_for_terminal"
    ALREADY_QUEUED_ORDER_ON_TERMINAL = "already_queued_order_on_terminal"
    BAD_REQUEST = "bad_request"
    CANNOT_CANCEL_ORDER = "cannot_cancel_order"
    CODE_401 = "401"
    CODE_500 = "500"
    EMPTY_REQUIRED_HEADER = "empty_required_header"
    FAILED = "failed"
    FORBIDDEN_CHECKING_TERMINAL_OWNER = "forbidden_checking_terminal_owner"
    IDEMPOTENCY_KEY_ALREADY_USED = "idempotency_key_already_used"
    IDEMPOTENCY_VALIDATION_FAILED = "idempotency_validation_failed"
    INVALID_EMAIL_FOR_SANDBOX = "invalid_email_for_sandbox"
    INVALID_HEADER_VALUE = "invalid_header_value"
    INVALID_IDEMPOTENCY_KEY_LENGTH = "invalid_idempotency_key_length"
    INVALID_PATH_PARAM = "invalid_path_param"
    INVALID_PROPERTIES = "invalid_properties"
    INVALID_TOTAL_AMOUNT = "invalid_total_amount"
    JSON_SYNTAX_ERROR = "json_syntax_error"
    MAXIMUM_ITEMS = "maximum_items"
    METHOD_NOT_ALLOWED = "method_not_allowed"
    MINIMUM_ITEMS = "minimum_items"
    MINIMUM_PROPERTIES = "minimum_properties"
    ORDER_ALREADY_CANCELED = "order_already_canceled"
    ORDER_NOT_FOUND = "order_not_found"
    PROPERTY_TYPE = "property_type"
    PROPERTY_VALUE = "property_value"
    REQUEST_TOO_LARGE = "request_too_large"
    REQUIRED_PROPERTIES = "required_properties"
    RESOURCE_LOCKED = "resource_locked"
    TOO_MANY_REQUESTS = "too_many_requests"
    UNAUTHORIZED = "unauthorized"
    UNSUPPORTED_MEDIA_TYPE = "unsupported_media_type"
    UNSUPPORTED_PROPERTIES = "unsupported_properties"
    USAGE_QUOTA_EXCEEDED = "usage_quota_exceeded"

    def __str__(self) -> str:
        return str(self.value)
