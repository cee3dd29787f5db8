# Generated from openapi.yaml by `make generate`. Do not edit.
from enum import StrEnum


class MerchantOrdersErrorCode(StrEnum):
    COMMUNICATION_ERROR = "communication_error"
    INVALID_APPLICATION_ID = "invalid_application_id"
    INVALID_CALLER_ID = "invalid_caller_id"
    INVALID_EXPIRED = "invalid_expired"
    INVALID_FORMAT = "invalid_format"
    INVALID_ID = "invalid_id"
    INVALID_ITEMS = "invalid_items"
    INVALID_MARKETPLACE = "invalid_marketplace"
    INVALID_OPERATION_TYPE = "invalid_operation_type"
    INVALID_ORDER_STATE = "invalid_order_state"
    INVALID_PAYER = "invalid_payer"
    INVALID_PAYMENT_ID = "invalid_payment_id"
    INVALID_SHIPMENT_ID = "invalid_shipment_id"
    INVALID_SPONSOR_ID = "invalid_sponsor_id"
    INVALID_STRING = "invalid_string"
    INVALID_TOKEN = "invalid_token"
    INVALID_URL = "invalid_url"
    INVALID_USER_ID = "invalid_user_id"
    METHOD_NOT_ALLOWED = "method_not_allowed"
    NOT_FOUND = "not_found"
    REQUEST_TOO_LARGE = "request_too_large"
    TOO_MANY_REQUESTS = "too_many_requests"
    UNMARSHALL_ERROR = "unmarshall_error"
    UNMARSHAL_ERROR = "unmarshal_error"
    USER_NOT_ALLOWED = "user_not_allowed"

    def __str__(self) -> str:
        return str(self.value)
