"""What the contract allows is no finding, though the mock does otherwise."""

import json
import re
import time
from collections.abc import Callable
from typing import Any

import pytest
from attrs import evolve
from defects import SECOND, TOKEN
from defects.planting import refusal
from faulty_app import Answer, Behaviour, Faulty, Forward, Request, together
from mp_orders_contract import Target, check, served_app, session
from mp_orders_contract.report import Report
from mp_orders_contract.reports import text_report
from mp_orders_contract.rules import RULES
from mp_orders_mock import create_app
from mp_orders_spec import operations
from reading import report_end

NAMED = tuple(RULES)


SMOKE_OR_QUICK = pytest.mark.parametrize("profile", ["smoke", pytest.param("quick", marks=pytest.mark.slow)])


def checked(behave: Behaviour, *only: str, profile: str = "quick") -> Report:
    with served_app(Faulty(create_app(), behave)) as url:
        return check(Target(url, TOKEN, second_token=SECOND), only=only, profile=profile)


@SMOKE_OR_QUICK
def test_an_account_that_is_a_sandbox(profile: str) -> None:
    """Only what is about e-mails is refused by it; examples, too, are sent with that of a test user."""
    examples = []

    async def behave(request: Request, forward: Forward) -> Answer:
        if b"test@test.com" in request.body:
            examples.append(request)
        answer = await forward(request)
        body = request.json if request.creates else None
        if answer.status != 201 or not isinstance(body, dict) or body["type"] != "online":
            return answer
        fits = "@testuser.com" in (body.get("payer") or {}).get("email", "")
        return answer if fits else refusal("invalid_email_for_sandbox")

    report = checked(behave, "create_order", profile=profile)
    assert report.ok, report_end(report)
    assert "sandbox-email" not in {each.rule.id for each in report.not_run}
    assert not examples


@SMOKE_OR_QUICK
def test_too_many_requests_are_waited_for(profile: str) -> None:
    """Whatever is refused so is sent again, with its key."""
    count = 0

    async def behave(request: Request, forward: Forward) -> Answer:
        nonlocal count
        count += 1
        if count % 11:
            return await forward(request)
        answer = refusal("too_many_requests", 429)
        body = answer.json if not request.merchant else {"message": "no", "error": "too_many_requests", "status": 429}
        return answer.with_json(body).with_header("retry-after", "0")

    report = checked(behave, *NAMED, *operations(), profile=profile)
    assert report.ok, report_end(report)
    assert sum(n for (_, status), n in report.answers.items() if status == 429) > 50


def test_an_endless_429_ends(monkeypatch: pytest.MonkeyPatch) -> None:
    waited: list[str] = []

    def no_time(retry_after: str) -> float:
        waited.append(retry_after)
        return 0.0

    async def behave(request: Request, forward: Forward) -> Answer:
        return refusal("too_many_requests", 429).with_header("retry-after", "7")

    monkeypatch.setattr(session, "wait_s", no_time)
    report = checked(behave, "create-replay")
    assert "expected 201, got 429 too_many_requests" in report.stopped
    assert waited == ["7"] * session.MAX_WAITS * 2


def test_a_wait_ends_with_the_time_limit() -> None:
    async def behave(request: Request, forward: Forward) -> Answer:
        return refusal("too_many_requests", 429).with_header("retry-after", "40")

    began = time.monotonic()
    with served_app(Faulty(create_app(), behave)) as url:
        report = check(Target(url, TOKEN), only=["create-replay"], time_limit_s=1.0)
    assert time.monotonic() - began < 20
    assert "the time limit of 1 s was reached" in report.stopped


@pytest.mark.parametrize(
    ("retry_after", "seconds"), [("0", 0), ("7", 7), ("9" * 400, 60), ("", 1), ("soon", 1), ("-1", 1), ("1.5", 1)]
)
def test_what_retry_after_asks_for(retry_after: str, seconds: float) -> None:
    assert session.wait_s(retry_after) == seconds


def _otherwise(order: dict[str, Any]) -> None:
    """The same order, written as the schema of answers lets it be."""
    if "payer" in order:
        order["payer"] = None
    for payment in order.get("transactions", {}).get("payments", []):
        method = payment.get("payment_method", {})
        if "installments" in method:
            method["installments"] = str(method["installments"])
    for item in order.get("items", []):
        if "warranty" in item:
            item["warranty"] = str(item["warranty"]).lower()
        if "unit_price" in item:
            item["unit_price"] = item["unit_price"].removesuffix("0")
    created = order.get("created_date", "")  # answers about a part of an order have none
    if created.endswith("Z") and created == order["last_updated_date"]:
        order["last_updated_date"] = order["last_updated_date"].removesuffix("Z") + "+00:00"


def _merchant_otherwise(order: dict[str, Any]) -> None:
    if order.get("application_id") is not None and str(order["application_id"]).isdecimal():
        order["application_id"] = int(order["application_id"])
    if order.get("sponsor_id") is not None:
        order["sponsor_id"] = str(order["sponsor_id"])


def orders_in(shown: dict[str, Any]) -> list[dict[str, Any]]:
    """The orders of a page, or the one that an answer is about."""
    found: Any = shown.get("data", shown.get("elements", [shown]))
    return found if isinstance(found, list) else []


def rewritten(change: Callable[[Request, dict[str, Any]], None]) -> Behaviour:
    async def behave(request: Request, forward: Forward) -> Answer:
        answer = await forward(request)
        if answer.status >= 300 or not answer.body:
            return answer
        shown = answer.json
        for order in orders_in(shown):
            change(request, order)
        return answer.with_json(shown)

    return behave


def written_otherwise() -> Behaviour:
    """The same order may be written otherwise."""
    return rewritten(lambda request, order: _merchant_otherwise(order) if request.merchant else _otherwise(order))


def another_decision() -> Behaviour:
    """Whatever waits is processing: who decides so fails the two rules that say how such orders wait, and no other."""

    async def behave(request: Request, forward: Forward) -> Answer:
        if request.cancels:
            before = await forward(Request("GET", request.path.removesuffix("/cancel"), request.headers, b""))
            if before.status == 200 and before.json["status"] == "action_required":
                return refusal("cannot_cancel_order", 409)
        answer = await forward(evolve(request, query=request.query.replace(b"=processing", b"=action_required")))
        if answer.status >= 300 or request.merchant or not answer.body:
            return answer
        shown = answer.json
        for order in orders_in(shown):
            if order.get("status") == "action_required" and order.get("type") != "point":
                order["status"] = "processing"
        return answer.with_json(shown)

    return behave


def another_order_of_checks() -> Behaviour:
    """A busy terminal may be seen before a key that was used, and a collector that is no id is not the caller."""
    waiting: set[str] = set()

    async def behave(request: Request, forward: Forward) -> Answer:
        answer = await forward(request)
        body = request.json if isinstance(request.json, dict) else {}
        if request.creates and body.get("type") == "point":
            terminal = json.dumps(body.get("config") or body.get("type_config"))
            if answer.code == "idempotency_key_already_used" and terminal in waiting:
                return refusal("already_queued_order_for_terminal", 409)
            if answer.status == 201:
                waiting.add(terminal)
        if request.cancels:
            waiting.clear()
        if request.merchant and "collector" in body and answer.code in ("invalid_user_id", "unmarshal_error"):
            error = {"message": "no", "error": "user_not_allowed", "status": 400}
            return answer.with_json({**error, "cause": [{"code": "user_not_allowed", "description": "no"}]})
        return answer

    return behave


def whole_seconds() -> Behaviour:
    """Dates may be kept to the second, and written with zeros behind it."""

    def change(request: Request, order: dict[str, Any]) -> None:
        for name in DATES & order.keys() if not request.merchant else ():
            order[name] = re.sub(r"[.][0-9]+", lambda found: "." + "0" * (len(found[0]) - 1), order[name])

    return rewritten(change)


def paid_in_a_moment() -> Behaviour:
    """An order that is to be paid at once may be processing at first."""

    async def behave(request: Request, forward: Forward) -> Answer:
        answer = await forward(request)
        if request.creates and answer.status == 201 and answer.json["status"] == "processed":
            return answer.with_json({**answer.json, "status": "processing"})
        return answer

    return behave


def looked_up_first() -> Behaviour:
    """Whether an order exists may be looked up before the size of a body."""

    async def behave(request: Request, forward: Forward) -> Answer:
        if len(request.body) > 256 * 1024 and not request.creates:
            answer = await forward(evolve(request, body=b"{}" if request.merchant else b""))
            if answer.status == 404:
                return answer
        return await forward(request)

    return behave


DATES = {"created_date", "last_updated_date"}
CHOICES = (written_otherwise, another_decision, another_order_of_checks)
WAITING = ["online-order-captured-later", "online-order-waits-for-its-buyer"]
HARMLESS = (whole_seconds, paid_in_a_moment, looked_up_first)


def failed_with(*choices: Callable[[], Behaviour], profile: str) -> list[str]:
    report = checked(together(*(choose() for choose in choices)), *NAMED, profile=profile)
    return [each.rule.id for each in report.failed]


def test_one_decision_is_one_finding() -> None:
    """In an implementation that chooses otherwise wherever the contract leaves a choice."""
    assert failed_with(*CHOICES, profile="smoke") == WAITING


@pytest.mark.parametrize("choose", HARMLESS)
def test_what_the_contract_leaves_open_is_no_finding(choose: Callable[[], Behaviour]) -> None:
    assert failed_with(choose, profile="smoke") == []


@pytest.mark.slow
@pytest.mark.parametrize("choose", CHOICES)
def test_each_choice_alone(choose: Callable[[], Behaviour]) -> None:
    expected = WAITING if choose is another_decision else []
    assert failed_with(choose, profile="quick") == expected


def test_no_cookie_comes_back() -> None:
    """Both accounts share connections, and no session."""
    seen: list[str] = []

    async def behave(request: Request, forward: Forward) -> Answer:
        seen.append(request.header("cookie") or "")
        return (await forward(request)).with_header("set-cookie", "session=1; Path=/")

    report = checked(behave, "keys-of-an-account", "create-twins")
    assert report.ok, report_end(report)
    assert len(seen) > 20
    assert set(seen) == {""}


@pytest.mark.parametrize("only", ["merchant.collector.id", "online.payer.email"])
def test_one_property_has_a_report(only: str) -> None:
    """Properties stand in one line, so that nothing is left to set the width of a table by."""

    async def behave(request: Request, forward: Forward) -> Answer:
        return await forward(request)

    report = checked(behave, only)
    assert report.ok
    assert "1 passed, 0 failed" in text_report(report)
