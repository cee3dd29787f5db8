"""What an implementer is told first: of a server that has little, of one that leaks, of one that lacks an operation."""

import json
import shlex
import sys
from pathlib import Path

import pytest
from faulty_app import Answer, Behaviour, Faulty, Forward, Request
from markupsafe import escape
from mp_orders_contract import Report, Target, check, served_app
from mp_orders_contract.capabilities import NO_SECOND
from mp_orders_contract.causes import Causes
from mp_orders_contract.cli import main
from mp_orders_contract.diagnosis import MAX_LINES, diagnosis
from mp_orders_contract.exchange import Exchange, Secrets
from mp_orders_contract.report import (
    BLOCKED,
    ERROR,
    FAILED,
    MISSING,
    NOT_RUN,
    NOT_SEEN,
    NOTE,
    PASSED,
    CodeResult,
    Finding,
    Result,
)
from mp_orders_contract.reports import html_page, junit_xml, text_report
from mp_orders_contract.reports.html import MAX_BYTES
from mp_orders_contract.rules import RULES
from mp_orders_contract.severity import LEVELS, Severity, counts
from mp_orders_mock import create_app
from mp_orders_spec import operations

SMALL = Path(__file__).with_name("small_server.py")
NOT_FOUND = Answer(404, b'{"detail": "Not Found"}')


def reported(behave: Behaviour, *only: str, level: str = "inferred") -> Report:
    with served_app(Faulty(create_app(), behave)) as url:
        return check(Target(url, "TEST-a", second_token="TEST-b"), only=only, profile="smoke", level=level)


async def without_cancel(request: Request, forward: Forward) -> Answer:
    return NOT_FOUND if request.path.endswith("/cancel") else await forward(request)


async def cancel_that_fails(request: Request, forward: Forward) -> Answer:
    failed = Answer(500, json.dumps({"errors": [{"code": "500", "message": "no"}]}).encode())
    return failed if request.cancels else await forward(request)


async def open_to_all(request: Request, forward: Forward) -> Answer:
    known = request.with_header("authorization", "Bearer TEST-a")
    return await forward(known if request.gets else request)


async def without_a_limit(request: Request, forward: Forward) -> Answer:
    shorter = request.body.rstrip(b" ") if len(request.body) > 256 * 1024 else request.body
    return await forward(Request(request.method, request.path, request.headers, shorter, request.query))


def test_what_is_missing_comes_first() -> None:
    report = reported(without_cancel)
    assert report.exit_code == 1
    first = diagnosis(report)[0]
    skipped = [each for each in report.results if each.outcome == MISSING]
    assert {each.rule.operation for each in skipped} == {"cancel_order"}
    assert first.startswith(
        f"cancel_order is not implemented: it answers 404 to everything; {len(skipped)} rules skipped, "
    )
    blocked = [each.reason for each in report.results if each.outcome == BLOCKED]
    assert blocked
    assert set(blocked) == {"blocked by cancel_order: not implemented"}
    assert report.failed == []
    assert report.problems == ["not implemented: cancel_order"]


def test_what_is_missing_gets_few_requests_and_may_be_left_out() -> None:
    asked = 0

    async def behave(request: Request, forward: Forward) -> Answer:
        nonlocal asked
        asked += request.path.endswith("/cancel")
        return await without_cancel(request, forward)

    with served_app(Faulty(create_app(), behave)) as url:
        report = check(
            Target(url, "TEST-a"), only=("get_order", "cancel_order"), skip=("cancel_order",), profile="smoke"
        )
    assert asked <= 4
    assert report.exit_code == 0, report.problems


async def bare_404_for_unknown(request: Request, forward: Forward) -> Answer:
    answer = await forward(request)
    return NOT_FOUND if request.gets and answer.status == 404 else answer


def test_an_operation_that_works_is_there() -> None:
    report = reported(bare_404_for_unknown, "get_order")
    assert report.missing == {}
    assert "get_order.order_not_found" in [each.rule.id for each in report.failed]


def test_findings_follow_from_what_does_not_work() -> None:
    report = reported(cancel_that_fails, "cancel_order", "create_order")
    first, *_ = Causes(report)
    assert first.results[0].rule.id == "cancel_order.works"
    followers = {each.rule.id for each in first.follow}
    assert "cancel-online" in followers
    line = diagnosis(report)[0]
    assert "cancel_order does not work: a valid call of cancel_order: expected 200, got 500 500" in line
    assert f"{len(first.follow)} more findings follow from it" in line
    assert "follows: " in text_report(report)


def test_a_leak_is_told_before_codes() -> None:
    report = reported(open_to_all, "get_order", "create_order")
    assert diagnosis(report)[0].startswith("leak: ")


@pytest.mark.parametrize(("level", "outcome", "code"), [("inferred", NOTE, 0), ("chosen", FAILED, 1)])
def test_a_chosen_rule_fails_where_it_counts(level: str, outcome: str, code: int) -> None:
    report = reported(without_a_limit, "create_order.request_too_large", level=level)
    assert [each.outcome for each in report.results] == [outcome]
    assert report.exit_code == code
    assert "create_order.request_too_large" in diagnosis(report)[-1]
    for text in (html_page(report), junit_xml(report), text_report(report)):
        assert "code, chosen" in text


def test_levels_have_more_and_more() -> None:
    assert list(LEVELS) == ["documented", "inferred", "observed", "chosen"]
    assert [len(each) for each in LEVELS.values()] == [1, 2, 3, 4]
    for provenance in LEVELS["chosen"]:
        for severity in (Severity.MONEY, Severity.LEAK, Severity.SHAPE):
            assert counts(severity, provenance, "documented")
    assert not counts(Severity.CODE, "observed", "inferred")


def test_rules_have_the_severity_of_what_they_are_about() -> None:
    wanted = {
        "create-twins": "money",
        "refund-once": "money",
        "get-own-orders-only": "leak",
        "get_order.unauthorized": "leak",
        "answer-body": "shape",
        "get_order.method_not_allowed": "shape",
        "online.description": "code",
        "point-order-expires": "behaviour",
    }
    assert {name: RULES[name].severity for name in wanted} == wanted


def test_a_small_server_is_told_ten_lines(capfd: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    """Nothing stands before them on standard output, and no report is larger than a page may be."""
    serve = shlex.join([sys.executable, str(SMALL)])
    words = ["check", "--serve", serve, "--second-token", "TEST-b", "--profile", "smoke", "--report-dir", str(tmp_path)]
    assert main(words) == 1
    lines = capfd.readouterr().out.splitlines()
    diagnosed = lines[: lines.index("")]
    assert len(diagnosed) == MAX_LINES
    assert [line.partition(".")[0] for line in diagnosed] == [str(number) for number in range(1, MAX_LINES + 1)]
    assert "are not implemented: they answer 404 to everything" in diagnosed[0]
    assert diagnosed[1].startswith("2. money: ")
    assert any("more causes are below: " in line for line in diagnosed)
    assert (tmp_path / "report.html").stat().st_size <= MAX_BYTES
    data = json.loads((tmp_path / "report.json").read_text())
    assert [f"{number}. {line}" for number, line in enumerate(data["diagnosis"], 1)] == diagnosed
    asked = {each["operation"]: each["count"] for each in data["answers"] if each["operation"] in data["missing"]}
    assert max(asked.values()) <= 3


def test_a_pass_says_so() -> None:
    report = reported(lambda request, forward: forward(request), "get_order", "answer-body")
    assert {each.outcome for each in report.results} >= {PASSED}
    assert len(diagnosis(report)) == 1
    assert diagnosis(report)[0].startswith("Nothing departs from the contract")


def test_a_page_has_room_for_the_worst_server() -> None:
    """Each rule broken in its own way, by requests and answers as large as they come."""
    exchange = Exchange("create_order", "POST", "http://127.0.0.1/v1/orders", (), b"x" * 5_000, 200, {}, b"y" * 5_000)
    findings = tuple(Finding(f"wrong {number}", (exchange,) * 3) for number in range(3))
    report = Report("http://127.0.0.1", "quick", 1, "now", Secrets("TEST-a"))
    report.results = [Result(each, FAILED, findings=findings) for each in RULES.values()]
    report.operations = tuple(operations())
    page = html_page(report)
    assert len(page.encode()) <= MAX_BYTES
    assert all(f"<code>{escape(name)}</code>" in page for name in RULES)


async def unlisted_refunds(request: Request, forward: Forward) -> Answer:
    """Takes every refund, and answers with a status that the contract does not list."""
    answer = await forward(request)
    return Answer(200, answer.body) if request.path.endswith("/refund") and answer.status >= 400 else answer


def test_what_loses_money_follows_from_nothing_lesser() -> None:
    report = reported(unlisted_refunds, "refund-once", "refund-amount-exceeds", "answer-status")
    assert diagnosis(report)[0].startswith("money: refund_order: expected 400")
    assert not [each for cause in Causes(report) for each in cause.follow if each.rule.severity == Severity.MONEY]


async def without_manual(request: Request, forward: Forward) -> Answer:
    """Refuses orders in manual mode, and says 404 as its framework does."""
    if request.creates and isinstance(request.json, dict) and request.json.get("processing_mode") == "manual":
        return Answer(400, b'{"errors": [{"code": "property_value", "message": "no", "details": []}]}')
    answer = await forward(request)
    is_unknown = answer.status == 404 and answer.code == "order_not_found"
    return Answer(404, b"<h1>no</h1>", (("content-type", "text/html"),)) if is_unknown else answer


def test_an_operation_that_cannot_be_tried_is_not_called_missing() -> None:
    assert reported(without_manual, "get_order").missing == {}


async def online_only(request: Request, forward: Forward) -> Answer:
    other = request.creates and isinstance(request.json, dict) and request.json.get("type") in ("point", "qr")
    refused = {"errors": [{"code": "property_value", "message": "no", "details": []}]}
    return Answer(400, json.dumps(refused).encode()) if other else await forward(request)


def test_kinds_of_orders_may_be_missing_and_left_out() -> None:
    report = reported(online_only, "create-replay", "qr-order-as-sent", "one-waiting-order")
    first = diagnosis(report)
    assert first[0].startswith("Point orders are not implemented: one is answered 400 property_value; 1 rule blocked")
    assert first[1].startswith("QR orders are not implemented")
    assert first[1].endswith("--skip qr if not wanted")
    outcomes = {each.rule.id: each.outcome for each in report.results}
    assert outcomes == {"create-replay": PASSED, "qr-order-as-sent": BLOCKED, "one-waiting-order": BLOCKED}
    assert report.exit_code == 1
    with served_app(Faulty(create_app(), online_only)) as url:
        only = ("create-replay", "qr-order-as-sent", "one-waiting-order")
        assert check(Target(url, "TEST-a"), only=only, skip=("point", "qr"), profile="smoke").exit_code == 0


def test_ten_lines_are_ten_whatever_there_is_to_say() -> None:
    exchange = Exchange("create_order", "POST", "http://127.0.0.1/v1/orders", (), b"{}", 200, {}, b"{}")
    broken = (Finding("wrong", (exchange,)),)
    report = Report("http://127.0.0.1", "quick", 1, "now", Secrets("TEST-a"))
    report.missing = dict.fromkeys(("get_order", "cancel_order", "refund_order"), "it answers 404 to everything")
    report.crashes[("create_order", 500)] = 3
    report.must_work = ("create_order", "update_terminals")
    report.codes = [CodeResult("create_order", 400, "property_value", NOT_SEEN)]
    for each in RULES.values():
        gone = each.operation in report.missing
        report.results.append(Result(each, MISSING if gone else FAILED, findings=() if gone else broken))
    report.results[-1] = Result(report.results[-1].rule, ERROR)
    report.results[0] = Result(report.results[0].rule, NOT_RUN, NO_SECOND)
    lines = diagnosis(report)
    assert len(lines) == MAX_LINES
    assert any(line.startswith("money: ") for line in lines)
    assert any(line.startswith("leak: ") for line in lines)


def test_a_kind_of_orders_that_is_there_may_be_left_out() -> None:
    asked: list[str] = []

    async def behave(request: Request, forward: Forward) -> Answer:
        asked.append(str(request.json.get("type")) if request.creates and isinstance(request.json, dict) else "")
        return await forward(request)

    with served_app(Faulty(create_app(), behave)) as url:
        only = ("create-replay", "qr-order-as-sent", "one-waiting-order")
        report = check(Target(url, "TEST-a"), only=only, skip=("point", "qr"), profile="smoke")
    assert [each.outcome for each in report.results] == [PASSED, BLOCKED, BLOCKED]
    assert not {"point", "qr"} & set(asked)
    assert report.exit_code == 0


def test_no_finding_is_lost_that_follows_from_what_follows_itself() -> None:
    """A capture fails as its valid call does, and that as a creation does: all are told under the creation."""

    def fails(rule: str, operation: str) -> Result:
        exchange = Exchange(operation, "POST", "http://127.0.0.1/v1/orders", (), b"{}", 500, {}, b"{}")
        return Result(RULES[rule], FAILED, findings=(Finding("expected 200", (exchange,), wanted="200"),))

    report = Report("http://127.0.0.1", "quick", 1, "now", Secrets("TEST-a"))
    report.results = [
        fails("create_order.works", "create_order"),
        fails("capture_order.works", "create_order"),
        fails("capture-once", "capture_order"),
    ]
    (cause,) = Causes(report)
    assert [each.rule.id for each in cause.results] == ["create_order.works"]
    assert {each.rule.id for each in cause.follow} == {"capture_order.works", "capture-once"}
