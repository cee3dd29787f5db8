"""A client for tests that holds each answer of the mock against openapi.yaml."""

import asyncio
import functools
from collections.abc import Mapping
from types import TracebackType
from typing import Any, Self

import httpx
from jsonschema_rs import Draft202012Validator
from mp_orders_spec import load_contract, resolve
from mp_orders_spec.contract import METHODS

CONTRACT = load_contract()
DOCUMENT = CONTRACT.document
TOKEN = "TEST-tests"
AS_TESTS = {"Authorization": f"Bearer {TOKEN}"}
SANDBOX_USER = 1000000002
SANDBOX_TOKEN = f"TEST-7434000000000159-031412-00000000000000000000000000000000-{SANDBOX_USER}"
FOREIGN_TERMINAL = "PAX_A910__FOREIGN0001"


def operation_of(method: str, path: str) -> Mapping[str, Any] | None:
    """The operation of the contract that answers this request."""
    parts = path.split("?")[0].split("/")
    for template, item in DOCUMENT["paths"].items():
        names = template.split("/")
        if len(names) == len(parts) and all(n == p or (n[:1] == "{" and p) for n, p in zip(names, parts, strict=True)):
            found: Mapping[str, Any] | None = item.get(method.lower())
            return found
    return None


def check_answer(method: str, path: str, status: int, headers: Mapping[str, str], body: Any) -> None:
    """Fail unless the contract allows this answer to this request."""
    operation = operation_of(method, path)
    assert headers["x-request-id"]
    if operation is None:
        assert status in (404, 405), f"{status} for a request off the map"
        family = "MerchantOrdersError" if path.startswith("/merchant_orders") else "OrdersError"
        assert _family_validator(family).is_valid(body)
        assert ("allow" in headers) == (status == 405)
        return
    assert str(status) in operation["responses"], f"{operation['operationId']} does not declare {status}"
    validator, declared = _response_checks(operation["operationId"], str(status))
    errors = list(validator.iter_errors(body))  # of what has no body, a schema that nothing but None fits
    assert not errors, f"{operation['operationId']} {status}: {errors[0]}"
    for name, (required, header) in declared.items():
        assert name in headers or not required, f"{name} is missing"
        if name in headers:
            assert header.is_valid(headers[name]), f"{name}: {headers[name]}"


@functools.cache
def _family_validator(family: str) -> Draft202012Validator:
    return Draft202012Validator({"$ref": f"#/components/schemas/{family}", "components": DOCUMENT["components"]})


@functools.cache
def _response_checks(
    operation_id: str, status: str
) -> tuple[Draft202012Validator, dict[str, tuple[bool, Draft202012Validator]]]:
    operation = next(each for each in all_operations() if each["operationId"] == operation_id)
    response = resolve(DOCUMENT, operation["responses"][status])
    schema = response.get("content", {}).get("application/json", {}).get("schema", {"const": None})
    headers = {name: resolve(DOCUMENT, header) for name, header in response["headers"].items()}
    return Draft202012Validator({**schema, "components": DOCUMENT["components"]}), {
        name: (bool(header.get("required")), Draft202012Validator(header["schema"])) for name, header in headers.items()
    }


class CheckedClient:
    """A client of an ASGI application in this process; every answer is checked."""

    def __init__(self, app: Any) -> None:
        self._runner = asyncio.Runner()
        self._app = app
        self.controls = app.controls
        self.store = app.store
        transport = httpx.ASGITransport(app=app, raise_app_exceptions=False)
        self._client = httpx.AsyncClient(transport=transport, base_url="http://testserver")

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._runner.run(self._client.aclose())
        self._runner.close()
        self._app.close()

    def unchecked(self, method: str, url: str, **more: Any) -> httpx.Response:
        """For what is not of the contract."""
        return self._runner.run(self._client.request(method, url, **more))

    def request(self, method: str, url: str, **more: Any) -> httpx.Response:
        response = self.unchecked(method, url, **more)
        if method != "HEAD":
            body = response.json() if response.content else None
            check_answer(method, url, response.status_code, response.headers, body)
        return response

    def get(self, url: str, **more: Any) -> httpx.Response:
        return self.request("GET", url, **more)

    def post(self, url: str, **more: Any) -> httpx.Response:
        return self.request("POST", url, **more)

    def put(self, url: str, **more: Any) -> httpx.Response:
        return self.request("PUT", url, **more)

    def delete(self, url: str, **more: Any) -> httpx.Response:
        return self.request("DELETE", url, **more)

    def patch(self, url: str, **more: Any) -> httpx.Response:
        return self.request("PATCH", url, **more)


def all_operations() -> list[Mapping[str, Any]]:
    return [item[method] for item in DOCUMENT["paths"].values() for method in METHODS if method in item]


def code_of(body: Mapping[str, Any]) -> str:
    """The error code in any of the envelopes."""
    code: str = body["errors"][0]["code"] if "errors" in body else body.get("error") or body["code"]
    return code


def own_user(mock: CheckedClient) -> int:
    """The number of the account of the tests, which its merchant orders tell."""
    order = mock.post("/merchant_orders", json={}, headers=AS_TESTS).json()
    return int(order["collector"]["id"])


def read(mock: CheckedClient, order: Mapping[str, Any]) -> Any:
    """An order as it reads now."""
    return mock.get(f"/v1/orders/{order['id']}", headers=AS_TESTS).json()
