"""Which documented codes a body may be refused with, worked out from openapi.yaml alone.

Deliberately not the mock's map: two readings of the documents that agree are worth more than one.
"""

from collections.abc import Iterator
from typing import Any

from jsonschema_rs import Draft202012Validator, ValidationError
from mp_orders_spec import load_spec

CODES = {
    "required": "required_properties",
    "additionalProperties": "unsupported_properties",
    "minProperties": "minimum_properties",
    "type": "property_type",
    "minItems": "minimum_items",
    "maxItems": "maximum_items",
}
OTHERWISE = "property_value"
FORMS = {"online": ("OnlineOrderRequest",), "point": ("PointOrderRequest", "PointTypeConfigOrderRequest")}

TEXT = ("pattern", "minLength", "maxLength")
UNREADABLE = {"create_merchant_order": "unmarshal_error", "update_merchant_order": "unmarshall_error"}
MERCHANT_FORMS = {
    "create_merchant_order": "MerchantOrderRequest",
    "update_merchant_order": "MerchantOrderUpdateRequest",
}
MERCHANT_PLACES = {
    "items": "invalid_items",
    "payer.id": "invalid_payer",
    "sponsor_id": "invalid_sponsor_id",
    "marketplace": "invalid_marketplace",
    "notification_url": "invalid_url",
    "collector": "invalid_user_id",
    "application_id": "invalid_application_id",
}
CREATE_PLACES = {"preference_id": "invalid_id", "payments": "invalid_operation_type"}
UPDATE_PLACES = {
    "payments": "invalid_payment_id",
    "payments.operation_type": "invalid_operation_type",
    "shipments": "invalid_shipment_id",
}


class ViolatedCodes:
    """Validators of the request schemas, made when they are first asked for."""

    def __init__(self) -> None:
        self._components = load_spec()["components"]
        self._validators: dict[str, Draft202012Validator] = {}

    def __call__(self, body: dict[str, Any]) -> set[str]:
        """The codes of all keywords of a new order that this body breaks; empty for a valid one."""
        form = form_of(body)
        if form in CODES.values() or form == OTHERWISE:
            return {form}
        return {CODES.get(error.kind.name, OTHERWISE) for error in self._errors(form, body)}

    def of_merchant_order(self, operation: str, body: Any) -> set[str]:
        """The codes that a merchant order, new or changed, may be refused with; empty for a valid one.

        The pages name a code for a field and one for a text that cannot be kept, and no order between them.
        """
        codes = set()
        own = CREATE_PLACES if operation == "create_merchant_order" else UPDATE_PLACES
        for error in self._errors(MERCHANT_FORMS[operation], body):
            path = _path(error)
            names = [".".join(path[:length]) for length in range(1, len(path) + 1)]
            codes |= {places[name] for places in (own, MERCHANT_PLACES) for name in names if name in places}
            codes |= {"invalid_string"} if error.kind.name in (*TEXT, "enum") else set()
            codes |= {UNREADABLE[operation]} if error.kind.name not in TEXT else set()
            codes |= {"user_not_allowed"} if "collector" in names else set()  # it cannot be the caller either
        return codes

    def breaks(self, schema: str, name: str, value: Any) -> bool:
        """Whether this value breaks the schema of one property."""
        return not self._validator(f"#/components/schemas/{schema}/properties/{name}").is_valid(value)

    def _errors(self, form: str, body: Any) -> Iterator[ValidationError]:
        return iter(self._validator(f"#/components/schemas/{form}").iter_errors(body))

    def _validator(self, pointer: str) -> Draft202012Validator:
        if pointer not in self._validators:
            self._validators[pointer] = Draft202012Validator({"$ref": pointer, "components": self._components})
        return self._validators[pointer]


def form_of(body: Any) -> str:
    """The schema that a new order is held against, or the code where its `type` is none that is known."""
    kind = body.get("type") if isinstance(body, dict) else None
    if not isinstance(body, dict):
        return "property_type"
    if "type" not in body:
        return "required_properties"
    if not isinstance(kind, str):
        return "property_type"
    if kind not in FORMS:
        return OTHERWISE
    return FORMS[kind][-1] if "type_config" in body and "config" not in body else FORMS[kind][0]


def _path(error: ValidationError) -> list[str]:
    """Names on the way to what is wrong, without indexes; a missing property is named as well."""
    path = [part for part in error.instance_path if isinstance(part, str)]
    kind: Any = error.kind
    return [*path, kind.property] if kind.name == "required" else path


violated_codes = ViolatedCodes()
