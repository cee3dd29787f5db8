"""What schemathesis cannot know from the schema: one key per call, and the rules beyond JSON Schema.

Each repair touches only what is well-formed already, so that a negative case stays negative where it was made so.
"""

import atexit
import json
import os
import uuid
from collections import Counter
from collections.abc import Mapping
from decimal import Decimal
from itertools import count
from pathlib import Path
from typing import Any

import schemathesis
from schemathesis import Case, HookContext, Response
from schemathesis.core.parameters import ParameterLocation

from mp_orders_contract.violated_codes import violated_codes

KEY = "X-Idempotency-Key"
CARD_TYPES = ("credit_card", "debit_card", "prepaid_card")
TALLY_FILE = "MP_ORDERS_TALLY"

tally: Counter[str] = Counter()
known_items: dict[str, list[dict[str, Any]]] = {}
known_ids: dict[str, list[str]] = {"order_id": [], "id": []}
turns = count()


def is_negative(case: Case[Any], location: ParameterLocation) -> bool:
    """Whether schemathesis broke this part of the request on purpose."""
    return case.meta is not None and case.meta.is_negative_at(location)


@schemathesis.hook
def map_case(context: HookContext, case: Case[Any]) -> Case[Any]:  # noqa: ARG001 - the name decides what it is passed
    """Give the case a key of its own, and make its body agree with itself."""
    if case.headers is not None and KEY in case.headers and not is_negative(case, ParameterLocation.HEADER):
        case.headers[KEY] = str(uuid.uuid4())
    if not is_negative(case, ParameterLocation.PATH):
        _name_known(case)
    if isinstance(case.body, dict):
        operation = case.operation.definition.raw.get("operationId")
        if operation == "create_order":
            _repair_order(case.body)
        elif not is_negative(case, ParameterLocation.BODY):
            _repair_merchant_order(case, case.body)
    return case


@schemathesis.hook
def after_call(context: HookContext, case: Case[Any], response: Response) -> None:  # noqa: ARG001
    """Count statuses by operation, and remember what was created."""
    operation = case.operation.definition.raw.get("operationId")
    if case.method.upper() == case.operation.method.upper():
        tally[f"{operation} {response.status_code}"] += 1
    if operation in ("create_order", "create_merchant_order") and response.status_code == 201:
        order = response.json()
        known_ids["order_id" if operation == "create_order" else "id"].append(str(order["id"]))
        known_items[str(order["id"])] = order.get("items", [])


@schemathesis.check
def error_code_matches_violation(context: Any, response: Response, case: Case[Any]) -> None:  # noqa: ARG001
    """A body that breaks the schema of an order is refused with the code of a keyword that it breaks."""
    if case.operation.definition.raw.get("operationId") != "create_order" or response.status_code != 400:
        return
    parts = (ParameterLocation.HEADER, ParameterLocation.PATH, ParameterLocation.QUERY)
    if any(is_negative(case, part) for part in parts) or not isinstance(case.body, dict):
        return
    expected = violated_codes(case.body)
    code = _first_code(response)
    if code is None:
        return  # another check says that this is not the envelope
    header = {"empty_required_header", "invalid_header_value", "invalid_idempotency_key_length", "json_syntax_error"}
    if expected and code not in expected | header:
        raise AssertionError(f"the code is {code}, the violated keywords have {sorted(expected)}")


def _first_code(response: Response) -> Any:
    try:
        return response.json()["errors"][0]["code"]
    except (ValueError, LookupError, TypeError):
        return None


def _name_known(case: Case[Any]) -> None:
    """Let every other case name something that exists; invented ids all end in 404."""
    parameters = case.path_parameters or {}
    for name in parameters:
        turn = next(turns)
        ids = known_ids.get(name, [])
        if ids and turn % 2:
            parameters[name] = ids[turn // 2 % len(ids)]


def _repair_order(body: dict[str, Any]) -> None:
    payments = _get(body, "transactions", "payments")
    payments = [each for each in payments if isinstance(each, dict)] if isinstance(payments, list) else []
    for payment in payments:
        _repair_method(payment.get("payment_method"))
    if body.get("type") == "online" and _fits("OnlinePaymentRequest", "amount", body.get("total_amount")):
        _repair_total(body, payments)
    if body.get("type") == "point" and _fits("PointOrderRequest", "expiration_time", body.get("expiration_time")):
        body["expiration_time"] = "PT16M"


def _repair_method(method: Any) -> None:
    """A card with a token, or a method that no page names; only where its parts are well-formed."""
    if not isinstance(method, dict) or not isinstance(method.get("type"), str):
        return
    if _fits("PaymentMethodRequest", "id", method.get("id")):
        method["id"] = "visa" if method["type"] in CARD_TYPES else "other"
    if method["type"] in CARD_TYPES:
        method.setdefault("token", "12345")


def _repair_total(body: dict[str, Any], payments: list[dict[str, Any]]) -> None:
    """The total of well-formed payments; two of them become small, so that their sum keeps to its pattern."""
    if not payments or not all(_fits("OnlinePaymentRequest", "amount", payment.get("amount")) for payment in payments):
        return
    if len(payments) > 1:
        for number, payment in enumerate(payments, 1):
            payment["amount"] = f"{number}.50"
    body["total_amount"] = f"{sum(Decimal(payment['amount']) for payment in payments):.2f}"


def _repair_merchant_order(case: Case[Any], body: dict[str, Any]) -> None:
    """Name no other collector, and, in an update, only what the order has."""
    body.pop("collector", None)
    if case.operation.method.upper() != "PUT":
        return
    for name in ("payments", "shipments"):
        if body.get(name):
            body[name] = []
    sent = body.pop("items", None)
    known = known_items.get(str((case.path_parameters or {}).get("id")), [])
    named = next((item["id"] for item in known if item["id"] is not None), None)
    if sent and named is not None:
        body["items"] = [{"id": named, "quantity": sent[0].get("quantity", 1)}]


def _get(value: Any, *names: str) -> Any:
    for name in names:
        value = value.get(name) if isinstance(value, Mapping) else None
    return value


def _fits(schema: str, name: str, value: Any) -> bool:
    return isinstance(value, str) and not violated_codes.breaks(schema, name, value)


@atexit.register
def _write_tally() -> None:
    if TALLY_FILE in os.environ:
        Path(os.environ[TALLY_FILE]).write_text(json.dumps(tally), encoding="utf-8")
