"""The kit finds nothing in a clean mock, tries every statement of the contract, and passes nothing it has not seen."""

import json
import xml.etree.ElementTree as ElementTree
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from attrs import evolve
from defects import DEFECTS, SECOND, TOKEN, Defect, faulty_mock
from defects.planting import answered, creates, order_of
from faulty_app import Answer, Faulty, Forward, Request
from jsonschema_rs import Draft202012Validator
from mp_orders_contract import Target, check, fuzz, served_app
from mp_orders_contract.boundaries import values
from mp_orders_contract.checker import Checker
from mp_orders_contract.codes import matrix
from mp_orders_contract.exchange import Secrets
from mp_orders_contract.operation_kit import kits
from mp_orders_contract.operations.orders.bodies import form_of
from mp_orders_contract.patterns import pattern_texts
from mp_orders_contract.probe import Probe
from mp_orders_contract.report import (
    ALIAS,
    ERROR,
    FAILED,
    MISSING,
    NOT_RUN,
    NOT_SEEN,
    PASSED,
    TRIGGERED,
    UNREACHABLE,
    WRONG,
    CodeResult,
    Report,
    Result,
)
from mp_orders_contract.reports import text_report, write_reports
from mp_orders_contract.rules import RULES
from mp_orders_contract.rules.generic.properties import places, with_value
from mp_orders_mock import MockServer, create_app
from mp_orders_spec import code_entries, load_spec, operations
from reading import report_end
from samples import MERCHANT, ONLINE, POINT, POINT_2024, REMOVE, changed

NAMED = tuple(RULES)


@pytest.mark.parametrize("profile", ["smoke", pytest.param("quick", marks=pytest.mark.slow)])
@pytest.mark.parametrize("dialect", ["documented", "observed"])
def test_nothing_is_found_in_a_clean_mock(dialect: str, profile: str, tmp_path: Path) -> None:
    """Every rule is tried, and every code is triggered; in the observed dialect 401 has but one spelling."""
    with MockServer(store=f"sqlite:///{tmp_path}/mock.db", dialect=dialect) as mock:
        target = Target(mock.base_url, "TEST-a", second_token="TEST-b", control=mock.base_url)
        report = check(target, only=(*NAMED, *operations()), profile=profile)
    assert report.ok, report_end(report)
    generated = {each.id for each in fuzz.rules_of(tuple(operations()))}
    assert {each.rule.id for each in report.not_run} == (generated if profile == "smoke" else set())
    assert all(each.reason == "the profile smoke generates nothing" for each in report.not_run)
    flat = sum(each.code == "401" for each in report.codes)
    states = Counter(each.state for each in report.codes)
    assert states[TRIGGERED] == len(report.codes) - (dialect == "observed") * flat
    assert {each.rule.id for each in report.results} == {*NAMED, *generated}


@pytest.mark.slow
def test_nothing_is_found_on_postgresql(postgres_url: str) -> None:
    with MockServer(store=postgres_url) as mock:
        target = Target(mock.base_url, "TEST-a", second_token="TEST-b", control=mock.base_url)
        report = check(target, only=NAMED)
    assert report.ok, report_end(report)
    assert not report.not_run


def test_nothing_is_found_from_outside() -> None:
    """Without a control API every code is triggered, or says why it cannot be."""
    with MockServer() as mock:
        report = check(Target(mock.base_url, "TEST-a", second_token="TEST-b"), only=NAMED, profile="smoke")
    assert report.ok, report_end(report)
    assert report.not_run
    assert all("--control" in each.reason for each in report.not_run)
    assert {each.state for each in report.codes} <= {TRIGGERED, ALIAS, UNREACHABLE}
    assert all(each.reason for each in report.codes if each.state != TRIGGERED)


def test_one_terminal_is_enough() -> None:
    """On an implementation that knows its terminals, the only one is freed after each use."""

    async def behave(request: Request, forward: Forward) -> Answer:
        body = request.json if request.creates and isinstance(request.json, dict) else {}
        answer = await forward(request)
        own = b"PAX_A910__ONLY1" in request.body or body.get("type") != "point"
        if answer.status == 201 and not own:
            error = {"code": "forbidden_checking_terminal_owner", "message": "no"}
            return answer.with_status(403).with_json({"errors": [error]})
        return answer

    with served_app(Faulty(create_app(), behave)) as url:
        none = check(Target(url, TOKEN), only=["create-replay", "one-waiting-order"])
        assert (
            none.not_run[0].reason
            == "needs --terminal: an invented one was answered 403 forbidden_checking_terminal_owner"
        )
        target = Target(
            url, TOKEN, second_token=SECOND, terminals=["PAX_A910__ONLY1"], foreign_terminal="PAX_A910__FOREIGN0001"
        )
        report = check(target, only=NAMED, profile="smoke")
    assert report.ok, report_end(report)
    assert all("--control" in each.reason for each in report.not_run)


ORDERS, MERCHANT_ORDERS = (
    tuple(each.id for each in operations().values() if each.family == family)
    for family in ("orders", "merchant_orders")
)


@pytest.mark.parametrize("profile", ["smoke", pytest.param("quick", marks=pytest.mark.slow)])
@pytest.mark.parametrize("words", [{"only": ORDERS}, {"skip": MERCHANT_ORDERS}], ids=["only", "skip"])
def test_an_implementation_without_merchant_orders(words: dict[str, tuple[str, ...]], profile: str) -> None:
    """What it does not have is left out, and judged nowhere; the rest is tried, every answer of it too."""

    async def behave(request: Request, forward: Forward) -> Answer:
        return Answer(404, b"<h1>Not here</h1>") if request.merchant else await forward(request)

    with served_app(Faulty(create_app(), behave)) as url:
        target = Target(url, TOKEN, second_token=SECOND)
        report = check(target, profile=profile, **words)  # type: ignore[arg-type]
        assert report.ok, report_end(report)
        assert set(report.must_work) == set(words.get("only", operations().keys() - set(MERCHANT_ORDERS)))
        assert {each.rule.id for each in report.results if each.outcome == PASSED} >= {"answer-body", "cancel-online"}
        asked = check(target, only=("merchant-order-as-sent", "answer-status"))
        assert asked.exit_code == 1
        assert [each.outcome for each in asked.results] == [MISSING, PASSED]


def test_every_rule_of_the_contract_is_tried() -> None:
    stated = {rule["id"]: (operation.id, rule) for operation in operations().values() for rule in operation.rules}
    assert stated.keys() <= RULES.keys()
    for name, (operation, rule) in stated.items():
        assert (RULES[name].operation, RULES[name].text) == (operation, rule["text"])
        assert RULES[name].check is not None
        assert RULES[name].code == rule.get("code")


def test_every_rule_says_where_it_comes_from() -> None:
    codes = {(entry.operation, entry.code) for entry in code_entries(load_spec())}
    for rule in RULES.values():
        assert rule.text.endswith("."), rule.id
        assert rule.provenance.status in {"documented", "observed", "inferred", "chosen"}, rule.id
        assert rule.provenance.title, rule.id
        assert rule.operation == "*" or rule.operation in operations(), rule.id
        assert rule.code is None or (rule.operation, rule.code) in codes, rule.id


def test_every_code_that_needs_a_request_alone_has_its_rule_or_a_property() -> None:
    """So that a code that does not come is a finding of some rule."""
    with_rule = {(rule.operation, rule.code) for rule in RULES.values() if rule.code}
    for entry in code_entries(load_spec()):
        if entry.entry["x-trigger"]["by"] == "request":
            by_property = entry.status == 400
            what = f"a rule of {entry.operation}, of an x-rule with the code {entry.code}"
            hint = f"contract/mp_orders_contract/operations: add {what}"
            assert by_property or (entry.operation, entry.code) in with_rule, hint


# The bounds of the contract


def bounds() -> list[Any]:
    found = []
    for place in places():
        for keyword in ("maxLength", "minLength", "maxItems", "minItems", "maximum", "minimum"):
            if keyword in place.schema:
                found.append(pytest.param(place, keyword, id=f"{place.form}-{place.name}-{keyword}"))
    return found


def size(value: Any, keyword: str) -> Any:
    if keyword.endswith("Length"):
        return len(value) if isinstance(value, str) else None
    if keyword.endswith("Items"):
        return len(value) if isinstance(value, list) else None
    return value if isinstance(value, int | float) and not isinstance(value, bool) else None


@pytest.mark.parametrize(("place", "keyword"), bounds())
def test_each_bound_is_tried_from_both_sides(place: Any, keyword: str) -> None:
    """A value at the bound that the schema takes (or that its pattern forbids anyway), and one past it, refused."""
    validator = Draft202012Validator({**place.schema, "components": load_spec()["components"]})
    step = 0.01 if place.schema["type"] == "number" else 1
    bound, past = place.schema[keyword], step if keyword.startswith("max") else -step
    tried = [(size(value, keyword), validator.is_valid(value)) for value in values(place.schema)]
    right_sizes = [each for each, right in tried if right and each is not None]
    best = max(right_sizes) if past > 0 else min(right_sizes)
    assert best == bound or "pattern" in place.schema, f"{best} is the furthest that is taken"
    if best == bound and bound + past >= 0:
        assert (bound + past, False) in tried


def test_every_place_has_values_on_both_sides() -> None:
    for place in places():
        validator = Draft202012Validator({**place.schema, "components": load_spec()["components"]})
        outcomes = {validator.is_valid(value) for value in values(place.schema)}
        assert outcomes == {True, False}, place.name


@pytest.mark.parametrize(
    ("pattern", "longest", "texts"),
    [
        ("^[A-Z]{2,4}$", 64, {"AA", "A", "AAAA", "AAAAA", "ZA", "@A"}),
        ("^a*$", 3, {"a", "", "aaa", "aaaa"}),
        ("^x://[a-b]+$", 8, {"x://aaaa", "x://aaaaa", "x://", "x://b"}),
        ("^(NO|YES)?$", 8, {"NO", "YES", "", "NONO"}),
        ("^[^\\x00]{1}$", 8, {"x", "\x00", "", "xx"}),
    ],
)
def test_texts_around_a_pattern(pattern: str, longest: int, texts: set[str]) -> None:
    assert texts <= set(pattern_texts(pattern, longest))


def test_a_pattern_of_something_else_is_refused() -> None:
    with pytest.raises(ValueError, match="ASSERT is nothing"):
        pattern_texts("^(?=x)x$", 8)


def test_a_value_is_put_where_nothing_was() -> None:
    place = next(
        each for each in places() if each.name == "payer.identification.type" and each.form == "OnlineOrderRequest"
    )
    body = with_value(place, changed(ONLINE, payer=REMOVE), "CPF")
    assert body["payer"] == {"email": body["payer"]["email"], "identification": {"type": "CPF"}}


@pytest.mark.parametrize(
    ("body", "codes"),
    [
        (ONLINE, set()),
        (POINT, set()),
        (POINT_2024, set()),
        (changed(ONLINE, type=REMOVE), {"required_properties"}),
        (changed(ONLINE, type=4), {"property_type", "property_value"}),
        (changed(ONLINE, type="kiosk"), {"property_value"}),
        (changed(ONLINE, payer={}), {"minimum_properties"}),
        (changed(POINT, {"type_config": {}}), {"unsupported_properties"}),
        (changed(POINT, {"transactions.payments": []}), {"minimum_items"}),
        (changed(ONLINE, {"capture_mode": "x", "total_amount": REMOVE}), {"property_value", "required_properties"}),
        (
            changed(ONLINE, {"transactions.payments": []}, processing_mode="manual"),
            {"order_builder_without_transactions"},
        ),
    ],
)
def test_violated_codes(body: dict[str, object], codes: set[str]) -> None:
    assert kits()["create_order"].violated(body) == codes


@pytest.mark.parametrize(
    ("operation", "changes", "codes"),
    [
        ("create_merchant_order", {}, set()),
        ("create_merchant_order", {"items.0.title": REMOVE}, {"invalid_items", "unmarshal_error"}),
        ("create_merchant_order", {"external_reference": "x" * 257}, {"invalid_string"}),
        ("create_merchant_order", {"unknown": 1}, {"unmarshal_error"}),
        ("create_merchant_order", {"payments": [{"id": 1}]}, {"invalid_operation_type", "unmarshal_error"}),
        ("update_merchant_order", {"items": REMOVE, "shipments": 1}, {"invalid_shipment_id", "unmarshall_error"}),
    ],
)
def test_violated_codes_of_merchant_orders(operation: str, changes: dict[str, Any], codes: set[str]) -> None:
    assert kits()[operation].violated(changed(MERCHANT, changes)) == codes


@pytest.mark.parametrize("body", [None, [], 1, "text"])
def test_what_is_no_object_has_no_form(body: Any) -> None:
    assert form_of(body) == "property_type"


# What is a pass


def report_of(*outcomes: str, silent: bool = False, codes: tuple[CodeResult, ...] = ()) -> Report:
    report = Report("http://x", "quick", 1, "2026-01-01T00:00:00Z", Secrets(), must_work=("create_order",))
    report.results = [
        Result(RULES["create-replay"], outcome, "why" if outcome == NOT_RUN else "") for outcome in outcomes
    ]
    report.answers[("create_order", 400 if silent else 201)] += 1
    report.codes = list(codes)
    return report


def test_what_is_a_pass_and_what_is_none() -> None:
    wrong = CodeResult("create_order", 400, "property_type", "not seen", "why")
    assert report_of(PASSED).exit_code == 0
    assert report_of(PASSED, NOT_RUN).exit_code == 0
    assert report_of(NOT_RUN).problems == ["no rule could be tried"]
    assert report_of().exit_code == 2
    assert report_of(NOT_RUN).exit_code == 2
    assert report_of(PASSED, FAILED).exit_code == 1
    assert report_of(PASSED, silent=True).problems == ["no 2xx, so nothing is shown: create_order"]
    assert report_of(PASSED, codes=(wrong,)).exit_code == 1
    stopped = report_of(PASSED)
    stopped.stopped = "the time limit was reached"
    assert stopped.exit_code == 1
    stopped.nothing_learned = True
    assert stopped.exit_code == 2


def test_a_code_is_triggered_only_where_it_was_seen() -> None:
    """Else it was not seen, or needs more than requests; where its rule has failed, it is wrong."""
    entries = {
        each.code: each.entry["x-trigger"]["by"] for each in code_entries(load_spec()) if each.operation == "get_order"
    }
    failed, seen = [Result(RULES["get_order.order_not_found"], FAILED)], {("get_order", 401, "unauthorized")}
    states = {each.code: each.state for each in matrix(["get_order"], seen, failed, {}, "inferred")}
    assert states == {
        code: TRIGGERED if code == "unauthorized" else WRONG if code == "order_not_found" else UNSEEN[by]
        for code, by in entries.items()
        if code != "invalid_path_param"
    } | {"invalid_path_param": UNREACHABLE}


UNSEEN = {"request": NOT_SEEN, "setup": UNREACHABLE, "fault": UNREACHABLE}


def stumble(probe: Probe) -> None:
    raise KeyError(probe.created(probe.online())["id"])


@pytest.fixture
def stumbling(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(RULES, "stumbles", evolve(RULES["create-replay"], id="stumbles", check=stumble))


@pytest.mark.usefixtures("stumbling")
def test_a_wrong_answer_that_stops_a_rule_is_a_failure() -> None:
    number = order_of(creates, lambda order: order.update(total_amount=10))
    with faulty_mock() as mock:
        report = mock.check(Defect("number", "shape", "an amount is a number", "answer-body", number), "stumbles")
    assert [each.outcome for each in report.results] == [FAILED]
    assert report.exit_code == 1
    (finding,) = report.results[0].findings
    assert "an answer breaks the contract, and cannot be used: 201 breaks the type" in finding.message
    assert finding.exchanges[0].json["total_amount"] == 10


@pytest.mark.usefixtures("stumbling")
def test_a_fault_of_the_kit_is_an_error(tmp_path: Path) -> None:
    with MockServer() as mock:
        report = check(Target(mock.base_url, "TEST-a"), profile="smoke", only=["stumbles"])
    assert [each.outcome for each in report.results] == [ERROR]
    assert "the kit itself went wrong at 1 of the rules" in report.problems
    assert report.exit_code == 3
    write_reports(report, tmp_path)
    suite = ElementTree.parse(tmp_path / "junit.xml").getroot()[0]
    assert (suite.get("failures"), suite.get("errors")) == ("0", "1")
    for text in (text_report(report), (tmp_path / "report.html").read_text(), (tmp_path / "report.json").read_text()):
        assert "KeyError" in text
        assert "error" in text


def test_an_error_without_a_code_is_shown_as_it_came() -> None:
    """Its body says what it is, where there is no code to tell."""
    defect = Defect("gateway", "code", "404 is a page of a gateway", "get_order.order_not_found", answered(as_page))
    with faulty_mock() as mock:
        report = mock.check(defect, "get_order.order_not_found")
    (finding,) = report.results[0].findings
    assert finding.message.endswith("got 404 without a code: <h1>not here</h1>")


def as_page(request: Request, answer: Answer) -> Answer | None:
    return evolve(answer, body=b"<h1>not\n here</h1>") if answer.status == 404 else None


def test_an_interrupt_reaches_whoever_called(monkeypatch: pytest.MonkeyPatch) -> None:
    """A kit that is part of another program does not keep it from ending."""

    def interrupt(probe: Probe) -> None:
        raise KeyboardInterrupt

    monkeypatch.setitem(RULES, "interrupts", evolve(RULES["create-replay"], id="interrupts", check=interrupt))
    with MockServer() as mock:
        checker = Checker(Target(mock.base_url, "TEST-a"), profile="smoke", jobs=1, only=["total-is-sum", "interrupts"])
        with pytest.raises(KeyboardInterrupt):
            checker.run()
    outcomes = {each.rule.id: each.outcome for each in checker.report.results}
    assert outcomes == {"total-is-sum": PASSED, "interrupts": NOT_RUN}
    assert checker.report.problems == ["the run was interrupted"]
    assert checker.report.exit_code == 1


def test_reports_agree(tmp_path: Path) -> None:
    with faulty_mock() as mock:
        report = mock.check(DEFECTS["total unchecked"], "total-is-sum", "key-lives-a-day", "answer-body")
    write_reports(report, tmp_path)
    data = json.loads((tmp_path / "report.json").read_text())
    assert Counter(rule["outcome"] for rule in data["rules"]) == {"passed": 2, "failed": 1}
    suite = ElementTree.parse(tmp_path / "junit.xml").getroot()[0]
    failures = [case.get("name") for case in suite if case.find("failure") is not None]
    assert failures == ["total-is-sum"]
    assert (suite.get("tests"), suite.get("failures"), suite.get("skipped")) == ("3", "1", "0")
    page = (tmp_path / "report.html").read_text()
    for text in (
        "a cent too much: expected 400 with code invalid_total_amount, got 201",
        "curl -sS -i -X POST",
        "invalid_total_amount</code>",
    ):
        assert text in page
    assert not [word for word in ("<script src", "<link", "src=", "@import", "url(", "fetch(") if word in page]
