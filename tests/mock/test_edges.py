"""What stands around the operations: other paths and methods, media types, sizes, tokens, and failures of our own."""

import json
from pathlib import Path
from typing import Any

import pytest
from answers import CONTRACT, CheckedClient, code_of
from mp_orders_mock import create_app
from mp_orders_mock.operations.pipeline import Pipeline
from samples import MERCHANT, ONLINE, headers


@pytest.mark.parametrize(
    "path",
    [
        "/x",
        "/v1",
        "/v1/orders/",
        "/v1/orders/1/2",
        "/v2/orders",
        "/%00",
        "/v1/orders%0A",
        "/v1%2Forders",
        "/v1/orders/123/cancel%0A",
        "/merchant_orders%0a",
        "/merchant_orders/1/2",
    ],
)
def test_paths_that_are_not_there_are_404_in_json(mock: CheckedClient, path: str) -> None:
    for method in ("GET", "POST"):
        response = mock.request(method, path, headers=headers())
        assert (response.status_code, code_of(response.json())) == (404, "resource_not_found")


@pytest.mark.parametrize(
    ("path", "allowed"),
    [
        ("/v1/orders", {"GET", "HEAD", "POST"}),
        ("/v1/orders/1", {"GET", "HEAD"}),
        ("/v1/orders/1/cancel", {"POST"}),
        ("/merchant_orders", {"POST"}),
        ("/merchant_orders/1", {"GET", "HEAD", "PUT"}),
    ],
)
def test_methods_that_are_not_there_are_405_with_allow(mock: CheckedClient, path: str, allowed: set[str]) -> None:
    for method in {"GET", "POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "BREW"} - allowed:
        response = mock.request(method, path)
        assert response.status_code == 405
        assert set(response.headers["allow"].split(", ")) == allowed


def test_head_is_get_without_a_body(mock: CheckedClient) -> None:
    assert mock.request("HEAD", "/v1/orders/123", headers=headers()).status_code == 404


@pytest.mark.parametrize(
    "media", ["application/json", "application/json; charset=utf-8", "APPLICATION/JSON", "application/vnd.api+json"]
)
def test_media_types_that_are_json(mock: CheckedClient, media: str) -> None:
    more = {**headers(), "Content-Type": media}
    assert mock.post("/v1/orders", json=ONLINE, headers=more).status_code == 201


@pytest.mark.parametrize(
    "media", ["", "text/plain", "application/x-www-form-urlencoded", "application/jsonp", "json", "*/*"]
)
def test_media_types_that_are_not(mock: CheckedClient, media: str) -> None:
    more = {**headers(), "Content-Type": media}
    assert mock.post("/v1/orders", json=ONLINE, headers=more).status_code == 415
    assert mock.post("/merchant_orders", json=MERCHANT, headers=more).status_code == 201


def test_an_order_without_a_media_type_is_read(mock: CheckedClient) -> None:
    response = mock.post("/v1/orders", content=b"{}", headers=headers())
    assert code_of(response.json()) == "required_properties"


@pytest.mark.parametrize("declared", [True, False])
@pytest.mark.parametrize(("size", "status"), [(256 * 1024, 400), (256 * 1024 + 1, 413)])
def test_the_limit_of_the_body(mock: CheckedClient, size: int, status: int, *, declared: bool) -> None:
    async def chunks() -> Any:
        for _ in range(size // 1024):
            yield b" " * 1024
        yield b" " * (size % 1024)

    content = b" " * size if declared else chunks()
    more = {**headers(), "Content-Type": "application/json"}
    assert mock.post("/v1/orders", content=content, headers=more).status_code == status


@pytest.mark.parametrize(
    "authorization",
    [
        "",
        "Bearer",
        "Bearer ",
        "Bearer nonsense",
        "Basic TEST-x",
        "TEST-x",
        "Bearer TEST-",
        "Bearer TEST-a b",
        "Bearer TEST-" + "x" * 300,
    ],
)
def test_tokens_that_are_none(mock: CheckedClient, authorization: str) -> None:
    more = {**headers(), "Authorization": authorization}
    assert mock.get("/v1/orders/123", headers=more).status_code == 401
    assert mock.get("/merchant_orders/1", headers=more).status_code == 401


@pytest.mark.parametrize("authorization", ["bearer TEST-x", "BEARER TEST-x", "Bearer  TEST-x", "Bearer APP_USR-x"])
def test_tokens_that_are_tokens(mock: CheckedClient, authorization: str) -> None:
    more = {**headers(), "Authorization": authorization}
    assert mock.get("/v1/orders/123", headers=more).status_code == 404


def test_two_authorizations_are_none(mock: CheckedClient) -> None:
    both = [("Authorization", "Bearer TEST-a"), ("Authorization", "Bearer TEST-b")]
    assert mock.get("/v1/orders/123", headers=both).status_code == 401


def test_every_answer_has_its_own_request_id(mock: CheckedClient) -> None:
    ids = {
        mock.get(path).headers["x-request-id"] for path in ("/x", "/v1/orders/1", "/v1/orders/1", "/merchant_orders/1")
    }
    assert len(ids) == 4


def test_the_order_of_the_checks(mock: CheckedClient) -> None:
    """Everything is wrong at first; each mended fault shows the next: size, token, key, media type, JSON, schema."""
    seen = []
    request: dict[str, Any] = {"content": b" " * 300_000, "headers": {"Content-Type": "text/plain"}}
    for mended in (
        {"content": b"{"},
        {"headers": {"Content-Type": "text/plain", "Authorization": "Bearer TEST-x"}},
        {"headers": {"Content-Type": "text/plain", "Authorization": "Bearer TEST-x", "X-Idempotency-Key": "k"}},
        {"headers": {"Authorization": "Bearer TEST-x", "X-Idempotency-Key": "k"}},
        {"content": b"{}"},
    ):
        seen.append(code_of(mock.post("/v1/orders", **request).json()))
        request |= mended
    seen.append(code_of(mock.post("/v1/orders", **request).json()))
    assert seen == [
        "request_too_large",
        "unauthorized",
        "empty_required_header",
        "unsupported_media_type",
        "json_syntax_error",
        "required_properties",
    ]


def test_a_fault_of_our_own_is_a_500_of_the_contract(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """Nothing of the request is in the log but method and path."""

    def broken(*_: Any, **__: Any) -> None:
        raise RuntimeError("TEST-canary")

    monkeypatch.setattr(Pipeline, "serve", broken)
    with CheckedClient(create_app(CONTRACT)) as mock:
        response = mock.post("/v1/orders?access_token=TEST-canary", json=ONLINE, headers=headers("TEST-canary"))
    assert (response.status_code, code_of(response.json())) == (500, "500")
    assert "canary" not in caplog.text
    assert "create_order failed with RuntimeError" in caplog.text


EXAMPLES = CONTRACT.document["components"]["examples"]
CASES = Path(__file__).parents[1] / "examples"


@pytest.mark.parametrize("name", ["OnlineOrderRequest", "PointOrderRequest", "PointTypeConfigOrderRequest"])
def test_the_requests_that_the_documents_show_are_accepted(mock: CheckedClient, name: str) -> None:
    assert mock.post("/v1/orders", json=EXAMPLES[name]["value"], headers=headers()).status_code == 201


def test_the_merchant_orders_that_the_documents_show_are_accepted(mock: CheckedClient) -> None:
    """The update as it is; the create with a preference id and a currency in place of its placeholders."""
    create, change = (EXAMPLES[name]["value"] for name in ("MerchantOrderRequest", "MerchantOrderUpdateRequest"))
    assert mock.post("/merchant_orders", json=create, headers=headers()).status_code == 201
    order = mock.post("/merchant_orders", json={"items": change["items"]}, headers=headers()).json()
    assert mock.put(f"/merchant_orders/{order['id']}", json=change, headers=headers()).status_code == 200
    refused = json.loads(
        (CASES / "refused" / "create_merchant_order" / "invalid_items" / "as_documented.json").read_text("utf-8")
    )
    answer = mock.post("/merchant_orders", json=refused, headers=headers()).json()
    assert {cause["data"] for cause in answer["cause"]} == {"$.preference_id", "$.items[0].currency_id"}
