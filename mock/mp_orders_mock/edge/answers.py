"""Success and error answers, each in the envelope of its family."""

from collections.abc import Mapping
from typing import Any

from mp_orders_spec import Code, Operation

from mp_orders_mock.dialect import Dialect
from mp_orders_mock.edge.http import RawHeaders, Reply
from mp_orders_mock.ids import request_id
from mp_orders_mock.json_text import dumps
from mp_orders_mock.rules.refusal import Problem, Refusal
from mp_orders_mock.services.call import Answer, Call

OUTSIDE = {
    404: Code("resource_not_found", 404, "The API has no such path."),
    405: Code("method_not_allowed", 405, "The path does not know this method."),
    500: Code("500", 500, "An error without a better name."),
}
HTML = b"<html><head><title>%d</title></head><body><h1>%d</h1><hr>gateway</body></html>\n"


def success(operation: Operation, call: Call, answer: Answer) -> Reply:
    """The answer of a service."""
    headers = [(b"x-idempotency-key", call.key.encode())] if operation.keyed else []
    if answer.replayed:
        headers.append((b"idempotent-replayed", b"true"))
    return _json(answer.status, answer.body, headers)


def refused(operation: Operation, refusal: Refusal, dialect: Dialect, headers: RawHeaders | None = None) -> Reply:
    """The error of the contract that this refusal stands for."""
    code = operation.codes[refusal.code]
    if code.status == 401 and operation.family == "orders" and dialect.flat_unauthorized:
        return _json(401, dumps({"code": "unauthorized", "message": code.meaning}), headers or [])
    return _json(code.status, dumps(_envelope(operation.family, code, refusal)), headers or [])


def outside(path: str, status: int, headers: RawHeaders | None = None) -> Reply:
    """404 for a path and 405 for a method that the contract does not have, 500 where this server itself failed."""
    family = "merchant_orders" if path.startswith("/merchant_orders") else "orders"
    code = OUTSIDE[status]
    return _json(status, dumps(_envelope(family, code, Refusal(code.code))), headers or [])


def html_page(status: int) -> Reply:
    """What a gateway answers that knows nothing of the API."""
    return _reply(status, HTML % (status, status), b"text/html; charset=utf-8", [])


def _envelope(family: str, code: Code, refusal: Refusal) -> dict[str, Any]:
    if family == "orders":
        error: dict[str, Any] = {"code": code.code, "message": code.meaning}
        if refusal.problems:
            error["details"] = [_detail(each) for each in refusal.problems]
        return {"errors": [error]} | _data(refusal.data)
    problems = refusal.problems
    meaning = code.meanings.get(problems[0].meaning, code.meaning) if problems else code.meaning
    cause = [{"code": each.code or code.code, "description": each.text, "data": each.path} for each in problems]
    return {"error": code.code, "message": meaning, "status": code.status, "cause": cause}


def _data(order: Mapping[str, Any] | None) -> dict[str, Any]:
    return {} if order is None else {"data": order}


def _detail(problem: Problem) -> str:
    text = f"'{problem.path}' - {problem.text}" if problem.path else problem.text
    return text + (f" ({problem.code})" if problem.code else "")


def _json(status: int, body: bytes, headers: RawHeaders) -> Reply:
    return _reply(status, body, b"application/json", headers)


def _reply(status: int, body: bytes, media: bytes, headers: RawHeaders) -> Reply:
    own = [(b"content-type", media), (b"content-length", b"%d" % len(body))]
    return Reply(status, body, [*own, *headers, (b"x-request-id", request_id().encode())])
