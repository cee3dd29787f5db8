"""Success and error answers, each in the envelope of its family."""

import uuid
from collections.abc import Mapping
from typing import Any

from starlette.responses import Response

from mp_orders_mock.contract import Code, Operation
from mp_orders_mock.json_text import dumps
from mp_orders_mock.rules.refusal import Problem, Refusal
from mp_orders_mock.services.call import Answer, Call

JSON = "application/json"
OUTSIDE = {
    404: Code("resource_not_found", 404, "The API has no such path."),
    405: Code("method_not_allowed", 405, "The path does not know this method."),
    500: Code("500", 500, "An error without a better name."),
}


def success(operation: Operation, call: Call, answer: Answer) -> Response:
    """The answer of a service."""
    headers = {"X-Idempotency-Key": call.key} if operation.keyed else {}
    if answer.replayed:
        headers["Idempotent-Replayed"] = "true"
    return _json(answer.status, answer.body, headers)


def refused(operation: Operation, refusal: Refusal) -> Response:
    """The error of the contract that this refusal stands for."""
    code = operation.codes[refusal.code]
    return _json(code.status, dumps(_envelope(operation.family, code, refusal)), {})


def outside(path: str, status: int, headers: Mapping[str, str] | None = None) -> Response:
    """404 for a path and 405 for a method that the contract does not have, 500 where this server itself failed."""
    family = "merchant_orders" if path.startswith("/merchant_orders") else "orders"
    code = OUTSIDE[status]
    return _json(status, dumps(_envelope(family, code, Refusal(code.code))), headers or {})


def _envelope(family: str, code: Code, refusal: Refusal) -> dict[str, Any]:
    if family == "orders":
        error: dict[str, Any] = {"code": code.code, "message": code.meaning}
        if refusal.problems:
            error["details"] = [_detail(each) for each in refusal.problems]
        return {"errors": [error]}
    problems = refusal.problems
    meaning = code.meanings.get(problems[0].meaning, code.meaning) if problems else code.meaning
    cause = [{"code": each.code or code.code, "description": each.text, "data": each.path} for each in problems]
    return {"error": code.code, "message": meaning, "status": code.status, "cause": cause}


def _detail(problem: Problem) -> str:
    return f"'{problem.path}' - {problem.text}" + (f" ({problem.code})" if problem.code else "")


def _json(status: int, body: bytes, headers: Mapping[str, str]) -> Response:
    return Response(body, status, {**headers, "X-Request-Id": str(uuid.uuid4())}, JSON)
