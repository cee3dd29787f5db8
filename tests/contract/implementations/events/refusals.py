"""Refusals, and how each of the three interfaces tells them."""

from collections.abc import Iterable
from typing import Any

from attrs import frozen
from mp_orders_spec import Operation


@frozen
class Reason:
    """A code, where in the request it lies, and what is wrong there."""

    code: str
    place: str
    text: str


class Refused(Exception):  # noqa: N818 - it is an answer, no error
    """The request is not done."""

    def __init__(self, status: int, reasons: Iterable[Reason]) -> None:
        self.status = status
        self.reasons = list(reasons)
        super().__init__(self.reasons[0].code)


def refuse(status: int, code: str, place: str, text: str) -> Refused:
    """A refusal for one reason."""
    return Refused(status, [Reason(code, place, text)])


def body_of(refused: Refused, operation: Operation, request_id: str) -> dict[str, Any]:
    """What the refusal looks like to who asked."""
    first = refused.reasons[0].code
    if operation.family == "merchant_orders":
        return {
            "error": first,
            "message": _meaning(operation, first),
            "status": refused.status,
            "cause": [
                {"code": each.code, "description": each.text, "data": each.place}
                for each in refused.reasons
                if each.code == first
            ],
        }
    if refused.status == 401 and operation.family == "orders":
        return {"code": "unauthorized", "message": "the access token is not accepted", "status": 401}
    errors: dict[str, dict[str, Any]] = {}
    for each in refused.reasons:
        entry = errors.setdefault(
            each.code,
            {"code": each.code, "message": _meaning(operation, each.code), "details": [], "status": refused.status},
        )
        entry["details"].append(f"{each.place}: {each.text}")
    return {"errors": list(errors.values()), "request_id": request_id}


def _meaning(operation: Operation, code: str) -> str:
    known = operation.codes.get(code)
    return known.meaning if known else "The address is not known."
