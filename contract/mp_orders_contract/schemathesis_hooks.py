"""What schemathesis cannot know from the schema: one key per call, and the rules beyond JSON Schema.

Each repair touches only what is well-formed already, so that a negative case stays negative where it was made so.
"""

import atexit
import json
import os
import re
import time
import uuid
from collections import Counter
from itertools import count
from pathlib import Path
from typing import Any

import requests
import schemathesis
from schemathesis import Case, HookContext, Response
from schemathesis.core.failures import Failure
from schemathesis.core.parameters import ParameterLocation

from mp_orders_contract.exchange import code_in
from mp_orders_contract.fuzz import CA, SANDBOX, TALLY_FILE, TERMINAL
from mp_orders_contract.repairs import repair_merchant_order, repair_order, repair_update
from mp_orders_contract.session import KEY, MAX_WAITS, TOO_MANY, wait_s
from mp_orders_contract.violated_codes import MERCHANT_FORMS, violated_codes

CREATES = {"order_id": "create_order", "id": "create_merchant_order"}
TIMEOUT_S = 10
BEFORE_THE_BODY = {
    *("empty_required_header", "invalid_header_value", "invalid_idempotency_key_length"),
    *("json_syntax_error", "unmarshal_error", "unmarshall_error"),
}
"""Codes of what is looked at before the body is: its key, and whether it is JSON."""

tally: Counter[str] = Counter()
known_items: dict[str, list[dict[str, Any]]] = {}
known_ids: dict[str, list[str]] = {"create_order": [], "create_merchant_order": []}
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
            repair_order(case.body, os.environ.get(TERMINAL), sandbox=SANDBOX in os.environ)
        elif operation == "create_merchant_order" and not is_negative(case, ParameterLocation.BODY):
            repair_merchant_order(case.body)
        elif operation == "update_merchant_order" and not is_negative(case, ParameterLocation.BODY):
            repair_update(case.body, known_items.get(str((case.path_parameters or {}).get("id")), []))
    return case


@schemathesis.hook
def before_add_examples(context: HookContext, examples: list[Case[Any]]) -> None:
    """The same for the contract's own examples, which `map_case` does not get; they all have one key."""
    for case in examples:
        map_case(context, case)


@schemathesis.hook
def after_call(context: HookContext, case: Case[Any], response: Response) -> None:  # noqa: ARG001
    """Count statuses by operation, and remember what was created."""
    operation = case.operation.definition.raw.get("operationId")
    if case.method.upper() == case.operation.method.upper():
        tally[f"{operation} {response.status_code}"] += 1
        code = code_of(response)
        if code is not None:
            tally[f"{operation} {response.status_code} {code}"] += 1
    if operation in known_ids and response.status_code == 201:
        order = json_of(response)
        if isinstance(order, dict) and "id" in order:
            known_ids[operation].append(str(order["id"]))
            known_items[str(order["id"])] = order.get("items", [])


@schemathesis.hook
def filter_failure(context: HookContext, failure: Failure, case: Case[Any], response: Response) -> bool:  # noqa: ARG001
    """Whether a failure counts: not where schemathesis itself sent one request too many."""
    return re.search(rf"[Gg]ot `?{TOO_MANY}\b", failure.message) is None


@schemathesis.check
def error_code_matches_violation(context: Any, response: Response, case: Case[Any]) -> None:  # noqa: ARG001
    """A body that breaks its schema is refused with the code of a keyword that it breaks."""
    operation = case.operation.definition.raw.get("operationId")
    parts = (ParameterLocation.HEADER, ParameterLocation.PATH, ParameterLocation.QUERY)
    if response.status_code != 400 or any(is_negative(case, part) for part in parts):
        return
    if not isinstance(case.body, dict) or operation not in ("create_order", *MERCHANT_FORMS):
        return
    order = operation == "create_order"
    expected = violated_codes(case.body) if order else violated_codes.of_merchant_order(operation, case.body)
    code = code_of(response)
    if code is not None and expected and code not in expected | BEFORE_THE_BODY:
        raise AssertionError(f"the code is {code}, the violated keywords have {sorted(expected)}")


@schemathesis.check
def replay_is_the_first_answer(context: Any, response: Response, case: Case[Any]) -> None:  # noqa: ARG001
    """The same bytes under the same key give the same order."""
    if response.status_code != 201 or case.operation.definition.raw.get("operationId") != "create_order":
        return
    again = send(response.request)
    if again.status_code != 201 or json_of(again) != json_of(response):
        raise AssertionError(f"the same request under the same key was answered {again.status_code}, otherwise")


@schemathesis.check
def canceled_stays_canceled(context: Any, response: Response, case: Case[Any]) -> None:  # noqa: ARG001
    """A canceled order reads as canceled, and is not canceled again under another key."""
    if response.status_code != 200 or case.operation.definition.raw.get("operationId") != "cancel_order":
        return
    read = response.request.copy()
    read.method, read.url = "GET", str(read.url).removesuffix("/cancel")
    read.prepare_body(None, None)
    order = json_of(send(read))
    if not isinstance(order, dict) or order.get("status") != "canceled":
        raise AssertionError("the canceled order does not read as canceled")
    twice = response.request.copy()
    twice.headers[KEY] = str(uuid.uuid4())
    second = send(twice)
    if second.status_code != 409:
        raise AssertionError(f"the second cancel was answered {second.status_code}")


def send(request: requests.PreparedRequest) -> requests.Response:
    """Send a request that is ready, again where there were too many."""
    with requests.Session() as session:
        session.verify = os.environ.get(CA, True)
        answer = session.send(request, timeout=TIMEOUT_S, allow_redirects=False)
        for _ in range(MAX_WAITS):
            if answer.status_code != TOO_MANY:
                break
            time.sleep(wait_s(answer.headers.get("Retry-After", "")))
            answer = session.send(request, timeout=TIMEOUT_S, allow_redirects=False)
    return answer


def json_of(response: Response | requests.Response) -> Any:
    """The body as JSON; None if it is none."""
    try:
        return json.loads(response.content)
    except ValueError:
        return None


def code_of(response: Response) -> str | None:
    """The error code, if there is one in one word."""
    code = code_in(json_of(response))
    return code if response.status_code >= 400 and code is not None and len(code.split()) == 1 else None


def _name_known(case: Case[Any]) -> None:
    """Let every other case name something that exists; invented ids all end in 404."""
    parameters = case.path_parameters or {}
    for name in parameters:
        turn = next(turns)
        ids = known_ids[CREATES[name]]
        if ids and turn % 2:
            parameters[name] = ids[turn // 2 % len(ids)]


@atexit.register
def _write_tally() -> None:
    if TALLY_FILE in os.environ:
        Path(os.environ[TALLY_FILE]).write_text(json.dumps(tally), encoding="utf-8")
