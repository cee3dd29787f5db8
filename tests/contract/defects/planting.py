"""What a defect is, and ways to plant one in front of an application."""

import copy
import json
from collections.abc import Callable
from typing import Any

from attrs import evolve, frozen
from faulty_app import Answer, Behaviour, Body, Forward, Request
from mp_orders_contract.rules import RULES

Wanted = Callable[[Request], bool]
CARD = {"id": "visa", "type": "credit_card", "token": "12345"}
DISCOVERY = "discovery"
"""Stands for what is looked at before any rule is tried."""
TOKEN, SECOND = "TEST-first", "TEST-second"


@frozen
class Defect:
    """One defect.

    Attributes:
        name: of it.
        kind: code, check, bound, state, key, account, header, shape, time or terminal (what is paid in person).
        text: what is wrong.
        found_by: the id of the rule that has to find it.
        make: a behaviour with the defect and nothing to remember yet.
        timeout_s: how long the kit waits for an answer.
    """

    name: str
    kind: str
    text: str
    found_by: str
    make: Callable[[], Behaviour]
    timeout_s: float = 10.0
    sees_control: bool = False


DEFECTS: dict[str, Defect] = {}


def add(kind: str, name: str, text: str, found_by: str, make: Callable[[], Behaviour], **more: Any) -> None:
    assert name not in DEFECTS, name
    assert found_by in {*RULES, DISCOVERY}, found_by
    DEFECTS[name] = Defect(name, kind, text, found_by, make, **more)


def asked(change: Callable[[Request], Request | None]) -> Callable[[], Behaviour]:
    """Changes requests before they are looked at."""

    def make() -> Behaviour:
        async def behave(request: Request, forward: Forward) -> Answer:
            return await forward(change(request) or request)

        return behave

    return make


def answered(change: Callable[[Request, Answer], Answer | None]) -> Callable[[], Behaviour]:
    """Changes answers before they leave."""

    def make() -> Behaviour:
        async def behave(request: Request, forward: Forward) -> Answer:
            answer = await forward(request)
            return change(request, answer) or answer

        return behave

    return make


def code(old: str, new: str, status: int | None = None) -> Callable[[], Behaviour]:
    """Answers another code, and another status if one is named."""

    def change(request: Request, answer: Answer) -> Answer | None:
        if answer.code != old:
            return None
        text = answer.body.replace(f'"{old}"'.encode(), f'"{new}"'.encode())
        return evolve(answer, body=text, status=status or answer.status)

    return answered(change)


def status(old: int, new: int, wanted: Wanted = lambda request: True) -> Callable[[], Behaviour]:
    return answered(
        lambda request, answer: answer.with_status(new) if answer.status == old and wanted(request) else None
    )


def body_of(wanted: Wanted, change: Callable[[Body], Any]) -> Callable[[], Behaviour]:
    """Changes the JSON of requests; what cannot be changed so is left."""

    def one(request: Request) -> Request | None:
        body = copy.deepcopy(request.json)
        if not wanted(request) or not isinstance(body, dict):
            return None
        try:
            return request.with_json(body) if change(body) is not False else None
        except (LookupError, TypeError, AttributeError, ArithmeticError):
            return None

    return asked(one)


def order_of(wanted: Wanted, change: Callable[[Body], Any]) -> Callable[[], Behaviour]:
    """Changes the order in successful answers."""

    def one(request: Request, answer: Answer) -> Answer | None:
        body = answer.json
        if answer.status >= 300 or not wanted(request) or not isinstance(body, dict):
            return None
        try:
            change(body)
        except (LookupError, TypeError):
            return None
        return answer.with_json(body)

    return answered(one)


def creates(request: Request) -> bool:
    return request.creates


def merchant(request: Request) -> bool:
    return request.merchant


def new_merchant(request: Request) -> bool:
    return (request.method, request.path) == ("POST", "/merchant_orders")


def updates(request: Request) -> bool:
    return request.method == "PUT" and request.merchant


def orders(request: Request) -> bool:
    return request.path.startswith("/v1/orders")


def payments(body: Body) -> list[Body]:
    found: list[Body] = body["transactions"]["payments"]
    return found


def cut(name: str, most: int, *, only_one_more: bool = False) -> Callable[[Body], Any]:
    """Cuts a text that is too long, without a word."""

    def change(body: Body) -> Any:
        if len(body[name]) <= most or (only_one_more and len(body[name]) > most + 1):
            return False
        body[name] = body[name][:most]
        return True

    return change


def put(body: Body, name: str, value: Any, when: Callable[[Any], bool]) -> Any:
    """Puts a value where another stands."""
    if not when(body[name]):
        return False
    body[name] = value
    return True


def refusal(code: str, status: int = 400) -> Answer:
    return Answer(status, json.dumps({"errors": [{"code": code, "message": "no", "details": []}]}).encode())


def refuse(wanted: Callable[[Request, Body], bool], code: str = "property_value") -> Callable[[], Behaviour]:
    """Refuses what is right."""

    def make() -> Behaviour:
        async def behave(request: Request, forward: Forward) -> Answer:
            try:
                return refusal(code) if request.creates and wanted(request, request.json) else await forward(request)
            except (LookupError, TypeError):
                return await forward(request)

        return behave

    return make


def terminal_of(body: Body) -> str | None:
    place = body.get("config", {}).get("point", {}) if "config" in body else body.get("type_config", {})
    return place.get("terminal_id")


def no_queue(wanted: Callable[[Body], bool]) -> Callable[[], Behaviour]:
    """Takes a second order for a busy terminal, by giving it to another."""

    def make() -> Behaviour:
        async def behave(request: Request, forward: Forward) -> Answer:
            answer = await forward(request)
            if answer.code != "already_queued_order_for_terminal" or not wanted(request.json):
                return answer
            body = request.json
            terminal = terminal_of(body)
            other = f"PAX_A910__{request.key.replace('-', '')[:20]}"
            text = json.dumps(body).replace(terminal, other).encode()
            answer = await forward(evolve(request, body=text))
            return evolve(answer, body=answer.body.replace(other.encode(), terminal.encode()))

        return behave

    return make
