"""What the contract alone decides about an operation: who serves it, an optional body, parameters of its query."""

import copy
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from answers import DOCUMENT, CheckedClient, code_of
from mp_orders_mock import create_app
from mp_orders_mock.dialect import DOCUMENTED
from mp_orders_mock.domain.refusals import Refused
from mp_orders_mock.http.checks import Checks
from mp_orders_mock.http.requests import Incoming
from mp_orders_mock.operations.call import Call
from mp_orders_mock.operations.registry import handlers
from mp_orders_spec import Contract, ContractError, load_contract
from samples import MERCHANT, ONLINE, headers

Altered = Callable[[Callable[[dict[str, Any]], object]], Contract]


@pytest.fixture
def altered(tmp_path: Path) -> Altered:
    """The contract after a change of its document."""

    def alter(change: Callable[[dict[str, Any]], object]) -> Contract:
        document = copy.deepcopy(DOCUMENT)
        change(document)
        file = tmp_path / "openapi.yaml"
        file.write_text(json.dumps(document))
        return load_contract(file)

    return alter


def test_an_operation_that_nothing_serves_is_named(altered: Altered) -> None:
    """With the folder where its module belongs."""

    def add(document: dict[str, Any]) -> None:
        path = copy.deepcopy(document["paths"]["/v1/orders/{order_id}/cancel"])
        path["post"]["operationId"] = "void_order"
        document["paths"]["/v1/orders/{order_id}/void"] = path
        document["paths"]["/v1/orders/{order_id}"]["get"]["operationId"] = "void_orders"

    with pytest.raises(ContractError, match=r"nothing serves: .*operations/orders.*perhaps misspelt: get_order"):
        create_app(altered(add))


def test_an_operation_of_another_family_is_refused(altered: Altered) -> None:
    with pytest.raises(ContractError, match="the tag payments, of no family"):
        create_app(altered(lambda document: document["paths"]["/v1/orders"]["post"].update(tags=["payments"])))


def called(contract: Contract, operation: str, body: bytes) -> Call:
    given = contract.operations[operation]
    checks = Checks.of(contract, given, handlers(contract)[operation], DOCUMENTED)
    sent = [(name.lower().encode(), value.encode()) for name, value in headers(key="k").items()]
    return checks.call(Incoming(given.method, given.path, b"", sent, {"id": "7"}, body))


def test_a_body_may_be_left_out_where_the_contract_says_so(altered: Altered) -> None:
    """One that is sent is validated all the same."""
    body = DOCUMENT["paths"]["/merchant_orders/{id}"]["put"]["requestBody"]
    assert body["required"]
    optional = altered(lambda d: d["paths"]["/merchant_orders/{id}"]["put"]["requestBody"].update(required=False))
    assert called(optional, "update_merchant_order", b"").body is None
    assert called(optional, "update_merchant_order", b"{}").body == {}
    for contract, text in ((optional, b"{"), (optional, b"[]"), (load_contract(), b"")):
        with pytest.raises(Refused, match="unmarshall_error"):
            called(contract, "update_merchant_order", text)


def test_parameters_of_the_query_are_validated(mock: CheckedClient) -> None:
    """With the codes of the family; what is not declared is none of the operation's."""
    dates = "begin_date=2025-11-01T00:00:00Z&end_date=2025-11-02T00:00:00Z"

    def asked(query: str) -> str:
        response = mock.get(f"/v1/orders?{query}", headers=headers())
        return "taken" if response.status_code == 200 else f"{code_of(response.json())} {response.text}"

    assert asked("begin_date=2025-11-01T00:00:00Z").startswith("required_search_params")
    assert "query.end_date" in asked("begin_date=2025-11-01T00:00:00Z")
    for query in ("page_size=101", "page_size=x", "page_size=", "page_size=1&page_size=101"):
        assert asked(f"{dates}&{query}").startswith("invalid_search_params"), query
    assert asked(f"{dates}&page_size=9") == asked(f"{dates}&other=1&page_size=1") == "taken"


def test_a_query_without_codes_stops_the_start(altered: Altered) -> None:
    def add(document: dict[str, Any]) -> None:
        size = {"name": "size", "in": "query", "schema": {"type": "integer"}}
        document["paths"]["/merchant_orders"]["post"]["parameters"] = [size]

    with pytest.raises(ContractError, match="does not list the code ds_search_query"):
        create_app(altered(add))


def test_a_family_asks_only_for_the_codes_of_keywords_that_are_used(altered: Altered) -> None:
    """A body of one property needs no code for lists."""

    def shrink(document: dict[str, Any]) -> None:
        put = document["paths"]["/merchant_orders/{id}"]["put"]
        document["components"]["schemas"]["Small"] = {"type": "object", "properties": {"a": {"type": "string"}}}
        put["requestBody"]["content"]["application/json"]["schema"] = {"$ref": "#/components/schemas/Small"}
        errors = put["responses"]["400"]["content"]["application/json"]["schema"]["properties"]["error"]["oneOf"]
        errors[:] = [each for each in errors if each["const"] != "invalid_sponsor_id"]

    create_app(altered(shrink)).close()


def test_a_refusal_undoes_what_the_call_did(mock: CheckedClient) -> None:
    """The failed order of 402 stays; nothing else that is refused leaves anything."""
    before = mock.controls.dump()
    mock.post("/v1/orders", json={**ONLINE, "total_amount": "1.00"}, headers=headers())
    mock.post("/merchant_orders", json={**MERCHANT, "collector": {"id": 1}}, headers=headers())
    assert mock.controls.dump() == before
    mock.controls.add_fault(kind="error", code="failed")
    assert mock.post("/v1/orders", json=ONLINE, headers=headers(key="k")).status_code == 402
    (kept,) = mock.controls.dump()["orders"]
    assert kept["document"]["status"] == "failed"
    assert mock.controls.dump()["idempotency_keys"] == []
    assert [each["status"] for each in mock.controls.read_events()] == ["failed"]
