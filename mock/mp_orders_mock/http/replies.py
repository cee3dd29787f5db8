"""Success and error answers, each in the envelope of its family."""

from attrs import evolve, frozen
from mp_orders_spec import Code, Operation

from mp_orders_mock.dialect import DOCUMENTED, Dialect
from mp_orders_mock.domain.refusals import Refused
from mp_orders_mock.families import Family, family_of_path
from mp_orders_mock.http.requests import RawHeaders
from mp_orders_mock.ids import request_id
from mp_orders_mock.json_text import dumps
from mp_orders_mock.operations.call import Answer, Call

OF_THE_GATEWAY = ("401", "unauthorized")
"""The codes of a token that the gateway in front of the API does not know."""
OUTSIDE = {
    404: Code("resource_not_found", 404, "The API has no such path."),
    405: Code("method_not_allowed", 405, "The path does not know this method."),
    421: Code("misdirected_request", 421, "This host name is not served; see --allow-host."),
    500: Code("500", 500, "An error without a better name."),
}
"""Answers that belong to no operation."""
HTML = b"<html><head><title>%d</title></head><body><h1>%d</h1><hr>gateway</body></html>\n"


@frozen
class Reply:
    """An answer as it goes out.

    Attributes:
        code: of the error.
        refused_by: the rule or the keyword that refused the request, if one did.
        reason: of the refusal, for a person.
    """

    status: int
    body: bytes
    headers: RawHeaders
    code: str | None = None
    refused_by: str | None = None
    reason: str | None = None


def success(call: Call, answer: Answer) -> Reply:
    """The answer of an operation."""
    headers = [(b"x-idempotency-key", call.key.encode("latin-1"))] if call.key else []
    if answer.replayed:
        headers.append((b"idempotent-replayed", b"true"))
    return _json(answer.status, answer.body, headers)


def error(
    operation: Operation, family: Family, refused: Refused, dialect: Dialect, headers: RawHeaders | None = None
) -> Reply:
    """The error of the contract that this refusal stands for."""
    code = operation.codes[refused.code]
    body, named = family.envelope(code, refused, dialect), code.code
    if named in OF_THE_GATEWAY and family.flat_unauthorized and dialect.flat_unauthorized:
        named = "unauthorized"
        body = {"code": named, "message": code.meaning}
    reply = _json(code.status, dumps(body), headers or [])
    return evolve(reply, code=named, refused_by=refused.refused_by, reason=refused.reason)


def outside(path: str, status: int, headers: RawHeaders | None = None) -> Reply:
    """404 for a path and 405 for a method that the contract does not have, 500 where this server itself failed."""
    code = OUTSIDE[status]
    body = family_of_path(path).envelope(code, Refused(code.code), DOCUMENTED)
    return evolve(_json(status, dumps(body), headers or []), code=code.code)


def html_page(status: int) -> Reply:
    """What a gateway answers that knows nothing of the API."""
    return _reply(status, HTML % (status, status), b"text/html; charset=utf-8", [])


def _json(status: int, body: bytes, headers: RawHeaders) -> Reply:
    if status == 204:
        return Reply(status, b"", [*headers, _request_id()])
    return _reply(status, body, b"application/json", headers)


def _reply(status: int, body: bytes, media: bytes, headers: RawHeaders) -> Reply:
    own = [(b"content-type", media), (b"content-length", b"%d" % len(body))]
    return Reply(status, body, [*own, *headers, _request_id()])


def _request_id() -> tuple[bytes, bytes]:
    return b"x-request-id", request_id().encode()
