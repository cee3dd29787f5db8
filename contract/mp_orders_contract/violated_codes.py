"""The codes that a body of create_order may be refused with, worked out from openapi.yaml alone.

Deliberately not the mock's map: two readings of the documents that agree are worth more than one.
"""

from typing import Any

from jsonschema_rs import Draft202012Validator

from mp_orders_contract.spec import load_spec

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


class ViolatedCodes:
    """Validators of the request schemas, made when they are first asked for."""

    def __init__(self) -> None:
        self._components = load_spec()["components"]
        self._validators: dict[str, Draft202012Validator] = {}

    def __call__(self, body: dict[str, Any]) -> set[str]:
        """The codes of all keywords that this body breaks; empty for a valid one."""
        kind = body.get("type")
        if "type" not in body:
            return {"required_properties"}
        if not isinstance(kind, str):
            return {"property_type"}
        if kind not in FORMS:
            return {"property_value"}
        form = "PointTypeConfigOrderRequest" if "type_config" in body and "config" not in body else FORMS[kind][0]
        form = form if form in FORMS[kind] else FORMS[kind][0]
        errors = self._validator(f"#/components/schemas/{form}").iter_errors(body)
        return {CODES.get(error.kind.name, OTHERWISE) for error in errors}

    def breaks(self, schema: str, name: str, value: Any) -> bool:
        """Whether this value breaks the schema of one property."""
        return not self._validator(f"#/components/schemas/{schema}/properties/{name}").is_valid(value)

    def _validator(self, pointer: str) -> Draft202012Validator:
        if pointer not in self._validators:
            self._validators[pointer] = Draft202012Validator({"$ref": pointer, "components": self._components})
        return self._validators[pointer]


violated_codes = ViolatedCodes()
