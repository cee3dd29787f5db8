"""Which code a body of a merchant order gets that its schema does not allow."""

from .refusals import Refusal, Violation, last_violation
from .service import Call
from .wire import Json, parse_json

ALWAYS = {
    "payer.id": "invalid_payer",
    "collector": "user_not_allowed",
    "sponsor_id": "invalid_sponsor_id",
    "marketplace": "invalid_marketplace",
    "payments.operation_type": "invalid_operation_type",
    "payments": "invalid_payment_id",
    "shipments": "invalid_shipment_id",
    "items": "invalid_items",
}
OTHERWISE = {"invalid_payment_id": "invalid_operation_type", "invalid_id": "invalid_string"}
FORMS = {"notification_url": "invalid_url", "preference_id": "invalid_id"}


def refuse_body(call: Call, schema: str) -> Json:
    """The body of a request, whatever its media type.

    Raises:
        Refusal: it cannot be read, or its schema does not allow it.
    """
    unreadable = "unmarshal_error" if "unmarshal_error" in call.operation.codes else "unmarshall_error"
    try:
        request = parse_json(call.body)
    except ValueError as error:
        raise Refusal(unreadable, "$", "is no JSON text") from error
    violation = last_violation(schema, request)
    if violation is not None:
        code = _code(violation)
        if code not in call.operation.codes:
            code = OTHERWISE.get(code, unreadable)
        raise Refusal(code, violation.place, f"violates {violation.keyword}")
    return request


def _code(violation: Violation) -> str:
    names = [str(each) for each in violation.path if not isinstance(each, int)]
    item = names[:1] == ["items"]
    absent = violation.keyword == "type" and violation.value is None and item
    if not names or (violation.keyword in ("type", "additionalProperties") and not absent):
        return "unreadable"
    if violation.keyword in ("maxLength", "pattern") and item and names[-1] != "currency_id":
        return "invalid_string"
    if violation.keyword == "pattern" and names[0] in FORMS:
        return FORMS[names[0]]
    found = ALWAYS.get(".".join(names), ALWAYS.get(names[0], ""))
    if found:
        return found
    return "invalid_string" if violation.keyword in ("maxLength", "pattern") else "unreadable"
