"""Bodies as shops and official SDKs send them, and such as are refused: in the mock, in the models, and for the kit."""

import json
from pathlib import Path
from typing import Any

import pytest
from answers import CheckedClient, code_of
from mp_orders_contract.operation_kit import kits
from mp_orders_contract.operations.orders.bodies import form_of
from mp_orders_generated import models
from mp_orders_spec import operations
from samples import MERCHANT, headers

BODIES = Path(__file__).parents[1] / "examples"
ACCEPTED = sorted((BODIES / "accepted").glob("*/*.json"))
REFUSED = sorted((BODIES / "refused").glob("*/*/*.json"))
MERCHANT_MODELS = {
    "create_merchant_order": models.MerchantOrderRequest,
    "update_merchant_order": models.MerchantOrderUpdateRequest,
}


def content(file: Path) -> Any:
    return json.loads(file.read_text(encoding="utf-8"))


def send(mock: CheckedClient, operation: str, body: Any) -> Any:
    if operation == "update_merchant_order":
        order = mock.post("/merchant_orders", json=MERCHANT, headers=headers()).json()
        return mock.put(f"/merchant_orders/{order['id']}", json=body, headers=headers())
    return mock.post(operations()[operation].path, json=body, headers=headers())


def test_there_are_enough() -> None:
    assert len(ACCEPTED) >= 60
    assert len(REFUSED) >= 30


@pytest.mark.parametrize("file", ACCEPTED, ids=lambda file: f"{file.parent.name}-{file.stem}")
def test_a_body_that_is_sent_is_taken(mock: CheckedClient, observed: CheckedClient, file: Path) -> None:
    """In both dialects; its model loses nothing, and the kit knows of nothing that is wrong with it."""
    operation, body = file.parent.name, content(file)
    for server in (mock, observed):
        answer = send(server, operation, body)
        assert answer.status_code == operations()[operation].success, answer.text
        assert (answer.json().get("external_reference") or "") == str(body.get("external_reference", "")) or (
            operation == "update_merchant_order"
        )
    model = MERCHANT_MODELS[operation] if operation in MERCHANT_MODELS else getattr(models, form_of(body))
    assert model.from_dict(body).to_dict() == body
    violated = kits()[operation].violated
    assert violated is not None
    assert violated(body) == set()


@pytest.mark.parametrize("file", REFUSED, ids=lambda file: f"{file.parent.parent.name}-{file.parent.name}-{file.stem}")
def test_a_body_that_is_refused(mock: CheckedClient, file: Path) -> None:
    """With the code that its folder names; the kit expects that code, or states a rule with it."""
    code, operation, body = file.parent.name, file.parent.parent.name, content(file)
    answer = send(mock, operation, body)
    assert (answer.status_code, code_of(answer.json())) == (400, code)
    violated = kits()[operation].violated
    assert violated is not None
    stated = {rule.get("code") for rule in operations()[operation].rules}
    assert code in (violated(body) or stated)
