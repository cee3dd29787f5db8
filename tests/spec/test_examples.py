"""Every example validates, and survives the generated models without loss."""

import json
from pathlib import Path
from typing import Any

import pytest
from jsonschema_rs import Draft202012Validator
from mp_orders_generated import models
from mp_orders_spec import load_spec, resolve

SPEC = load_spec()
EXAMPLES = SPEC["components"]["examples"]
CASES = Path(__file__).parent.parent / "examples"


def media_types() -> list[tuple[str, str, Any, Any]]:
    found = []
    operations = {
        operation["operationId"]: operation
        for item in (*SPEC["paths"].values(), *SPEC["webhooks"].values())
        for operation in item.values()
        if isinstance(operation, dict)
    }
    for name, operation in operations.items():
        places = {"request": operation.get("requestBody", {}), **operation["responses"]}
        for place, node in places.items():
            media = resolve(SPEC, node).get("content", {}).get("application/json", {})
            for example in media.get("examples", {}).values():
                assert "$ref" in example, f"{name} {place}: examples stand in components/examples, here as a $ref"
                key = example["$ref"].rsplit("/", 1)[-1]
                found.append((f"{name} {place}", key, media["schema"], EXAMPLES[key]["value"]))
    return found


@pytest.mark.parametrize(
    ("place", "name", "schema", "value"), media_types(), ids=lambda each: each if isinstance(each, str) else ""
)
def test_example_is_valid(place: str, name: str, schema: Any, value: Any) -> None:
    validator = Draft202012Validator({**schema, "components": SPEC["components"]})
    assert not list(validator.iter_errors(value))


def test_every_example_is_shown_somewhere() -> None:
    assert {name for _, name, _, _ in media_types()} == EXAMPLES.keys()


def test_every_operation_has_examples_of_what_it_takes_and_gives() -> None:
    shown = {place for place, _, _, _ in media_types()}
    for item in SPEC["paths"].values():
        for operation in item.values():
            if isinstance(operation, dict):
                success = next(status for status in operation["responses"] if status.startswith("2"))
                has_answer = "content" in operation["responses"][success]
                assert f"{operation['operationId']} {success}" in shown or not has_answer
                assert "requestBody" not in operation or f"{operation['operationId']} request" in shown


MODELS: dict[str, Any] = {
    "OnlineOrderRequest": models.OnlineOrderRequest,
    "OnlineOrder": models.Order,
    "PointTypeConfigOrderRequest": models.PointTypeConfigOrderRequest,
    "PointTypeConfigOrder": models.Order,
    "PointOrderRequest": models.PointOrderRequest,
    "PointOrder": models.Order,
    "PointOrderCanceled": models.Order,
    "MerchantOrderRequest": models.MerchantOrderRequest,
    "MerchantOrderAsDocumented": models.MerchantOrder,
    "MerchantOrderCorrected": models.MerchantOrder,
    "MerchantOrderUpdateRequest": models.MerchantOrderUpdateRequest,
    "MerchantOrderUpdatedAsDocumented": models.MerchantOrder,
    "MerchantOrderUpdatedCorrected": models.MerchantOrder,
    "OrderNotification": models.OrderNotification,
    "OrderNotificationSimulated": models.OrderNotification,
    "MerchantOrderNotification": models.MerchantOrderNotification,
    "MerchantOrderFeed": models.MerchantOrderFeed,
    "OnlineOrderCanceled": models.Order,
    "OnlineOrderProcessed": models.Order,
    "OnlineOrderCaptured": models.Order,
    "OrderRefunded": models.Order,
    "OrderPartiallyRefunded": models.Order,
    "RefundRequest": models.RefundRequest,
    "OrdersPage": models.OrdersPage,
    "MerchantOrdersPage": models.MerchantOrdersPage,
    "TransactionsRequest": models.TransactionsRequest,
    "TransactionsAdded": models.Transactions,
    "TransactionUpdateRequest": models.TransactionUpdateRequest,
    "TransactionUpdated": models.UpdatedTransaction,
    "PixOrderRequest": models.OnlineOrderRequest,
    "CheckoutProOrderRequest": models.OnlineOrderRequest,
    "AutomaticPaymentOrderRequest": models.OnlineOrderRequest,
    "PointTypeConfigOrderCanceled": models.Order,
    "PointOrderCancellationRequested": models.Order,
    "OrderEventRequest": models.OrderEventRequest,
    "QrOrderRequest": models.QrOrderRequest,
    "TerminalsPage": models.TerminalsPage,
    "TerminalsUpdateRequest": models.TerminalsUpdateRequest,
    "TerminalsUpdated": models.TerminalsUpdated,
    "QrOrder": models.Order,
    "QrOrderCanceled": models.Order,
}
ERRORS: dict[str, Any] = {
    "OrdersErrorFailed": models.OrderPaymentError,
    "OrdersError": models.OrdersError,
    "MerchantOrdersError": models.MerchantOrdersError,
    "TerminalsError": models.TerminalsError,
    "GatewayError": models.GatewayError,
}
"""By how the name of an example begins."""


def model_of(name: str) -> Any:
    return MODELS.get(name) or next(model for begin, model in ERRORS.items() if name.startswith(begin))


@pytest.mark.parametrize("name", sorted(EXAMPLES))
def test_example_survives_its_model(name: str) -> None:
    """Byte for byte but for the order of members."""
    value = EXAMPLES[name]["value"]
    assert json.dumps(model_of(name).from_dict(value).to_dict(), sort_keys=True) == json.dumps(value, sort_keys=True)


@pytest.mark.parametrize("name", sorted(name for name, model in MODELS.items() if not name.endswith("Request")))
def test_answers_may_grow(name: str) -> None:
    """Unknown fields and unknown values of enums are kept."""
    value = {**EXAMPLES[name]["value"], "brand_new": {"deep": [1, None]}, "status": "brand_new"}
    assert MODELS[name].from_dict(value).to_dict() == value


def test_the_one_sample_that_breaks_the_contract_survives_its_model() -> None:
    """The request of create-merchant-order has placeholders for a preference id and a currency."""
    value = json.loads(
        (CASES / "refused" / "create_merchant_order" / "invalid_items" / "as_documented.json").read_text(
            encoding="utf-8"
        )
    )
    assert models.MerchantOrderRequest.from_dict(value).to_dict() == value
    schema = {"$ref": "#/components/schemas/MerchantOrderRequest", "components": SPEC["components"]}
    broken = {".".join(map(str, error.instance_path)) for error in Draft202012Validator(schema).iter_errors(value)}
    assert broken == {"preference_id", "items.0.currency_id"}
