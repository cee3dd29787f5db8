"""`/__mock/`: the clock, accounts, terminals, events, the journal and the state, as control.yaml describes them."""

import gc
import json
import socket
from typing import Any

import httpx
import pytest
import yaml
from answers import CONTRACT, FOREIGN_TERMINAL, CheckedClient, code_of, own_user
from conftest import Clock
from jsonschema_rs import Draft202012Validator
from mp_orders_mock import MockServer, create_app
from mp_orders_mock.control.endpoints import ACTS, STAND_INS, Access, load_control_document
from mp_orders_mock.control.errors import ControlError
from mp_orders_mock.domain.account import COUNTRIES
from mp_orders_mock.domain.transitions import EVENTS, REJECTIONS
from mp_orders_mock.faults import KINDS
from mp_orders_spec import resolve
from openapi_spec_validator import validate
from samples import MERCHANT, ONLINE, POINT, changed, headers

DOCUMENT = load_control_document()
TERMINAL = POINT["config"]["point"]["terminal_id"]


class Control:
    """Calls `/__mock/`, and holds each answer against control.yaml."""

    def __init__(self, mock: CheckedClient) -> None:
        self._mock = mock

    def __call__(self, method: str, path: str, body: Any = None, status: int = 200, **more: Any) -> Any:
        if body is not None:
            more["json"] = body
        response = self._mock.unchecked(method, f"/__mock/{path}".removesuffix("/"), **more)
        assert response.status_code == status, response.text
        templates = [t for t in DOCUMENT["paths"] if _fits(t, f"/__mock/{path.partition('?')[0]}".removesuffix("/"))]
        operation = DOCUMENT["paths"][templates[0]].get(method.lower()) if templates else None
        if operation is None:
            return response.json()
        declared = operation["responses"].get(str(status)) or operation["responses"]["4XX"]
        content = resolve(DOCUMENT, declared).get("content")
        if content is None:
            assert response.content == b""
            return None
        answer = yaml.safe_load(response.content)
        schema = {**next(iter(content.values()))["schema"], "components": DOCUMENT["components"]}
        assert not list(Draft202012Validator(schema).iter_errors(answer))
        return answer


def _fits(template: str, path: str) -> bool:
    names, parts = template.split("/"), path.split("/")
    return len(names) == len(parts) and all(n == p or n[:1] == "{" for n, p in zip(names, parts, strict=True))


@pytest.fixture
def control(mock: CheckedClient) -> Control:
    return Control(mock)


def create(mock: CheckedClient, body: Any = POINT, **more: Any) -> httpx.Response:
    return mock.post("/v1/orders", json=body, headers=headers(**more))


def test_the_document_is_a_contract_of_what_is_served() -> None:
    validate(DOCUMENT)
    schemas = DOCUMENT["components"]["schemas"]
    operations = [o["operationId"] for item in DOCUMENT["paths"].values() for n, o in item.items() if n != "parameters"]
    assert sorted(operations) == sorted({**ACTS, **STAND_INS})
    marked = [o for item in DOCUMENT["paths"].values() for o in item.values() if "x-stand-in" in o]
    assert sorted(each["operationId"] for each in marked) == sorted(STAND_INS)
    assert sorted(schemas["Event"]["properties"]["event"]["enum"]) == sorted(EVENTS)
    assert sorted(schemas["Rejection"]["enum"]) == sorted(REJECTIONS)
    assert sorted(schemas["SiteId"]["enum"]) == sorted(COUNTRIES)
    assert sorted(schemas["FaultRequest"]["properties"]["kind"]["enum"]) == sorted(KINDS)
    terminal = CONTRACT.schemas["TerminalId"]
    assert schemas["TerminalId"]["pattern"] == terminal["pattern"]


def test_it_describes_itself(control: Control) -> None:
    assert control("GET", "") == DOCUMENT


@pytest.mark.every_store
def test_reset(mock: CheckedClient, control: Control) -> None:
    order = create(mock).json()
    control("POST", "faults", {"kind": "delay", "delay_ms": 1}, 201)
    control("PUT", "clock", {"now": "2030-01-01T00:00:00Z"})
    control("POST", "reset", status=204)
    assert mock.get(f"/v1/orders/{order['id']}", headers=headers()).status_code == 404
    assert control("GET", "faults") == []
    assert [each["path"] for each in control("GET", "journal")] == [f"/v1/orders/{order['id']}"]
    assert control("GET", "clock") == {"now": "2023-11-14T22:13:20.123456789Z", "stands": False}
    assert create(mock, changed(POINT, {"config.point.terminal_id": FOREIGN_TERMINAL})).status_code == 403


@pytest.mark.every_store
def test_the_clock(mock: CheckedClient, control: Control, clock: Clock) -> None:
    assert control("PUT", "clock", {"now": "2026-01-31T12:00:00.5-03:00"})["now"] == "2026-01-31T15:00:00.500000000Z"
    clock.now_ns += 10**9
    assert control("GET", "clock")["now"] == "2026-01-31T15:00:01.500000000Z"
    assert control("PUT", "clock", {"stands": True}) == {"now": "2026-01-31T15:00:01.500000000Z", "stands": True}
    clock.now_ns += 10**9
    assert control("POST", "clock/advance", {"by": "P1MT0.000000001S"})["now"] == "2026-02-28T15:00:01.500000001Z"
    assert create(mock).json()["created_date"] == "2026-02-28T15:00:01.500000001Z"
    assert control("PUT", "clock", {"stands": False})["now"] == "2026-02-28T15:00:01.500000001Z"
    clock.now_ns += 5
    assert control("GET", "clock") == {"now": "2026-02-28T15:00:01.500000006Z", "stands": False}


@pytest.mark.parametrize(
    ("path", "body"),
    [
        ("clock", {}),
        ("clock", {"now": "yesterday"}),
        ("clock", {"now": "2026-02-30T00:00:00Z"}),
        ("clock", {"now": "1969-12-31T23:59:59Z"}),
        ("clock", {"now": "2256-01-01T00:00:00Z"}),
        ("clock", {"now": "2026-01-01T00:00:00"}),
        ("clock", {"now": "2026-01-01T00:00:00+99:99"}),
        ("clock", {"now": 5}),
        ("clock", {"now": "2026-01-01T00:00:00Z", "other": 1}),
        ("clock/advance", {"by": "24h"}),
        ("clock/advance", {"by": "P"}),
        ("clock/advance", {"by": "PT"}),
        ("clock/advance", {"by": "-PT1H"}),
        ("clock/advance", {"by": "PT" + "9" * 40 + "S"}),
        ("clock/advance", {}),
        ("clock/advance", []),
    ],
)
def test_times_that_are_none(control: Control, path: str, body: Any) -> None:
    before = control("GET", "clock")
    method = "PUT" if path == "clock" else "POST"
    assert control(method, path, body, 400)["error"] == "invalid_request"
    assert control("GET", "clock") == before


@pytest.mark.every_store
def test_time_stops_in_2255(mock: CheckedClient, control: Control) -> None:
    for _ in range(3):
        assert control("POST", "clock/advance", {"by": "P9999Y"})["now"].startswith("2255-")
    assert create(mock).status_code == 201
    assert create(mock, changed(ONLINE, expiration_time="P9999Y")).status_code == 201


@pytest.mark.every_store
def test_keys_expire_with_the_clock_and_are_forgotten(mock: CheckedClient, control: Control) -> None:
    first = create(mock, ONLINE, key="k").json()["id"]
    control("POST", "clock/advance", {"by": "PT23H59M59.999999999S"})
    assert create(mock, ONLINE, key="k").json()["id"] == first
    assert len(control("GET", "state")["idempotency_keys"]) == 1
    control("POST", "clock/advance", {"by": "PT0.000000001S"})
    assert control("GET", "state")["idempotency_keys"] == []
    assert create(mock, ONLINE, key="k").json()["id"] != first


@pytest.mark.every_store
def test_a_point_order_expires_with_the_clock(mock: CheckedClient, control: Control, clock: Clock) -> None:
    """Its terminal is free again, whether or not anybody has looked at the order; it is dated with its own end."""
    first, second = create(mock).json(), None
    control("POST", "clock/advance", {"by": "PT14M59.999999999S"})
    assert create(mock).status_code == 409
    control("POST", "clock/advance", {"by": "PT7.000000001S"})
    second = create(mock).json()
    clock.now_ns += 5 * 10**9
    expired = mock.get(f"/v1/orders/{first['id']}", headers=headers()).json()
    assert (expired["status"], expired["status_detail"]) == ("expired", "expired")
    assert expired["transactions"]["payments"][0]["status"] == "expired"
    assert expired["last_updated_date"] == "2023-11-14T22:28:20.123456789Z"
    control("POST", "clock/advance", {"by": "P1D"})
    response = mock.post(f"/v1/orders/{second['id']}/cancel", headers=headers())
    assert (response.status_code, code_of(response.json())) == (409, "cannot_cancel_order")
    assert mock.get(f"/v1/orders/{second['id']}", headers=headers()).json()["status"] == "expired"


@pytest.mark.every_store
@pytest.mark.parametrize(
    ("changes", "status"),
    [
        ({"capture_mode": "manual", "expiration_time": "PT1H"}, "expired"),
        ({"capture_mode": "manual", "transactions.payments.0.expiration_time": "PT1H"}, "expired"),
        ({"capture_mode": "manual", "expiration_time": "P1M"}, "action_required"),
        ({"capture_mode": "manual"}, "action_required"),
        ({"expiration_time": "PT1H"}, "processed"),
    ],
)
def test_an_online_order_expires_if_it_is_open_and_says_when(
    mock: CheckedClient, control: Control, changes: dict[str, Any], status: str
) -> None:
    order = create(mock, changed(ONLINE, changes)).json()
    control("POST", "clock/advance", {"by": "P28D"})
    assert mock.get(f"/v1/orders/{order['id']}", headers=headers()).json()["status"] == status


@pytest.mark.every_store
def test_accounts(mock: CheckedClient, control: Control) -> None:
    user = own_user(mock)
    assert control("PUT", f"accounts/{user}", {"site_id": "MLA"})["site_id"] == "MLA"
    assert create(mock).json()["country_code"] == "AR"
    assert control("PUT", f"accounts/{user}", {"sandbox": True})["site_id"] == "MLA"
    assert code_of(create(mock, ONLINE).json()) == "invalid_email_for_sandbox"
    assert {"user_id": user, "site_id": "MLA", "sandbox": True, "removed": False} in control("GET", "accounts")


@pytest.mark.every_store
def test_the_tokens_of_a_removed_account_are_refused(mock: CheckedClient, control: Control) -> None:
    made, merchant = create(mock).json(), mock.post("/merchant_orders", json=MERCHANT, headers=headers()).json()
    control("PUT", f"accounts/{merchant['collector']['id']}", {"removed": True})
    merchant_path = f"/merchant_orders/{merchant['id']}"
    answers = [
        (create(mock), "unauthorized"),
        (create(mock, ONLINE), "401"),
        (mock.get(f"/v1/orders/{made['id']}", headers=headers()), "unauthorized"),
        (mock.post(f"/v1/orders/{made['id']}/cancel", headers=headers()), "unauthorized"),
        (mock.post("/merchant_orders", json=MERCHANT, headers=headers()), "invalid_caller_id"),
        (mock.get(merchant_path, headers=headers()), "invalid_caller_id"),
        (mock.put(merchant_path, json={}, headers=headers()), "invalid_caller_id"),
    ]
    assert [(r.status_code, code_of(r.json())) for r, _ in answers] == [(401, code) for _, code in answers]
    control("PUT", f"accounts/{merchant['collector']['id']}", {"removed": False})
    assert mock.get(merchant_path, headers=headers()).status_code == 200


@pytest.mark.every_store
def test_terminals(mock: CheckedClient, control: Control) -> None:
    control("PUT", f"terminals/{TERMINAL}", {"user_id": 5})
    assert code_of(create(mock).json()) == "forbidden_checking_terminal_owner"
    own = {"terminal_id": TERMINAL, "user_id": 5, "operating_mode": "PDV", "pos_id": None}
    assert own in control("GET", "terminals")
    control("PUT", f"terminals/{TERMINAL}", {"user_id": 5, "operating_mode": "STANDALONE"})
    assert code_of(create(mock, token="APP_USR-1-1-0-5").json()) == "forbidden_checking_terminal_owner"
    control("PUT", "points_of_sale/9", {"user_id": 5, "external_id": "CAJA1", "store_id": 3})
    at_pos = {**own, "pos_id": 9}
    assert control("PUT", f"terminals/{TERMINAL}", {"user_id": 5, "pos_id": 9}) == at_pos
    assert control("GET", "points_of_sale") == [{"pos_id": 9, "user_id": 5, "external_id": "CAJA1", "store_id": 3}]
    order = create(mock, token="APP_USR-1-1-0-5").json()
    assert control("POST", f"terminals/{TERMINAL}/events", {"event": "approve"})["id"] == order["id"]


@pytest.mark.every_store
@pytest.mark.parametrize(
    ("events", "status", "detail"),
    [
        ([{"event": "pick_up"}], "at_terminal", "at_terminal"),
        ([{"event": "approve"}], "processed", "accredited"),
        ([{"event": "pick_up"}, {"event": "approve"}], "processed", "accredited"),
        ([{"event": "reject"}], "failed", "rejected_by_issuer"),
        ([{"event": "pick_up"}, {"event": "reject", "status_detail": "high_risk"}], "failed", "high_risk"),
        ([{"event": "pick_up"}, {"event": "cancel"}], "canceled", "canceled_on_terminal"),
        ([{"event": "expire"}], "expired", "expired"),
        ([{"event": "pick_up"}, {"event": "require_action"}], "action_required", "check_on_terminal"),
    ],
)
def test_what_happens_at_a_terminal(
    mock: CheckedClient, control: Control, events: list[dict[str, str]], status: str, detail: str
) -> None:
    order = create(mock).json()
    for event in events:
        changed_order = control("POST", f"terminals/{TERMINAL}/events", event)
    found = mock.get(f"/v1/orders/{order['id']}", headers=headers()).json()
    assert found == changed_order
    payment = found["transactions"]["payments"][0]
    assert (found["status"], payment["status"], payment["status_detail"]) == (status, status, detail)
    if status == "at_terminal":
        error = control("POST", f"terminals/{TERMINAL}/events", {"event": "pick_up"}, 409)
        assert error == {"error": "event_not_possible", "message": "no pick_up of a point order that is at_terminal"}
        assert create(mock).status_code == 409
        assert code_of(mock.post(f"/v1/orders/{order['id']}/cancel", headers=headers()).json()) == "cannot_cancel_order"
    else:
        assert control("POST", f"terminals/{TERMINAL}/events", {"event": "approve"}, 404)["error"] == "not_found"
        assert create(mock).status_code == 201
    if status == "processed":
        assert (found["total_paid_amount"], payment["paid_amount"]) == ("24.90", "24.90")


@pytest.mark.every_store
def test_what_happens_to_an_online_order(mock: CheckedClient, control: Control) -> None:
    waiting = [create(mock, changed(ONLINE, capture_mode="manual")).json()["id"] for _ in range(3)]
    for order_id, event, status in zip(
        waiting, ["approve", "reject", "expire"], ["processed", "failed", "expired"], strict=True
    ):
        assert control("POST", f"orders/{order_id}/events", {"event": event})["status"] == status
        error = control("POST", f"orders/{order_id}/events", {"event": event}, 409)
        assert error["error"] == "event_not_possible"
    paid = create(mock, ONLINE).json()["id"]
    for event in EVENTS:
        assert control("POST", f"orders/{paid}/events", {"event": event}, 409)["error"] == "event_not_possible"
    assert control("POST", "orders/ORD1/events", {"event": "approve"}, 404)["error"] == "not_found"


@pytest.mark.parametrize(
    "body",
    [
        {},
        {"event": "explode"},
        {"event": "reject", "status_detail": "no_such"},
        {"event": "approve", "status_detail": "high_risk"},
        {"event": "approve", "x": 1},
    ],
)
def test_events_that_are_none(mock: CheckedClient, control: Control, body: Any) -> None:
    create(mock)
    assert control("POST", f"terminals/{TERMINAL}/events", body, 400)["error"] == "invalid_request"


@pytest.mark.parametrize(
    ("method", "path", "status"),
    [
        ("GET", "nothing", 404),
        ("POST", "clock", 405),
        ("GET", "reset", 405),
        ("PUT", "accounts/x", 400),
        ("PUT", "accounts/-1", 400),
        ("PUT", "accounts/9999999999999999999", 400),
        ("PUT", "terminals/lower", 400),
        ("GET", "journal?last=1001", 400),
        ("GET", "journal?last=x", 400),
        ("GET", "journal?first=1", 400),
    ],
)
def test_requests_that_are_none(control: Control, method: str, path: str, status: int) -> None:
    control(method, path, {"user_id": 1} if method == "PUT" else None, status)


def test_bodies_that_are_not_json(mock: CheckedClient) -> None:
    """Without the media type a web page could send them: a browser asks nobody about a form."""
    for media, status in (("text/plain", 415), ("application/x-www-form-urlencoded", 415), ("application/json", 400)):
        response = mock.unchecked("PUT", "/__mock/clock", content=b"{", headers={"Content-Type": media})
        assert response.status_code == status
    assert mock.unchecked("PUT", "/__mock/clock", content=b"{}").status_code == 415
    big = {"now": "x" * 300_000}
    assert mock.unchecked("PUT", "/__mock/clock", json=big).status_code == 413


def test_the_journal_names_what_was_asked_and_hides_what_is_secret(mock: CheckedClient, control: Control) -> None:
    secret = "TEST-canary-token"
    more = {"Authorization": f"Bearer {secret}", "X-Idempotency-Key": "k", "Cookie": "canary-cookie"}
    mock.post("/v1/orders?access_token=canary-query", json=changed(ONLINE, description=secret), headers=more)
    mock.post("/merchant_orders?access_token=TEST-canary", json=MERCHANT)
    mock.get("/v1/orders/TEST-canary", headers=more)
    mock.post("/v1/orders", content=b'{"card": {"security_code": "canary-123", "token": "canary', headers=more)
    escaped = b'{"to\\u006ben": "canary-123", "description": "TEST\\u002dcanary"'
    for rest in (b"}", b', "items": "' + b"x" * 5000 + b'"}', b""):
        mock.post("/v1/orders", content=escaped + rest, headers=more)
    entries = control("GET", "journal")
    assert [(e["operation"], e["status"]) for e in entries] == [
        ("create_order", 201),
        ("create_merchant_order", 201),
        ("get_order", 400),
        *[("create_order", 400)] * 4,
    ]
    text = json.dumps(entries)
    assert "canary" not in text
    assert "t" * 32 not in text
    assert '"path": "/v1/orders?access_token=***"' in text
    assert entries[0]["headers"]["x-idempotency-key"] == "k"
    assert control("GET", "journal?last=1") == entries[-1:]
    assert control("GET", "journal?last=0") == []
    control("DELETE", "journal", status=204)
    assert control("GET", "journal") == []


@pytest.mark.parametrize("text", [b'{"token":"x","a":"\\ud800"}', b'{"a":"\\udfff"}', b'"\\ud800', b"\xed\xa0\x80"])
def test_no_request_makes_the_journal_fail(mock: CheckedClient, control: Control, text: bytes) -> None:
    """Half of a surrogate pair is refused, and shown as it was written."""
    assert mock.post("/v1/orders", content=text, headers=headers()).status_code == 400
    assert control("GET", "journal")[0]["status"] == 400


def test_the_journal_says_what_refused(mock: CheckedClient, control: Control) -> None:
    """A rule of the contract, or a keyword of its schema."""
    create(mock, changed(ONLINE, total_amount="1.00"))
    create(mock, changed(ONLINE, description=5))
    create(mock, ONLINE, key="k")
    create(mock, ONLINE, key="k")
    entries = control("GET", "journal")
    assert [each["refused_by"] for each in entries] == ["total-is-sum", "type", None, None]
    assert [each["code"] for each in entries] == ["invalid_total_amount", "property_type", None, None]
    assert [each["reason"] for each in entries[1:]] == ["$.description: expected string, but got number", None, None]
    assert [each["replayed"] for each in entries] == [False, False, False, True]


def test_the_journal_shows_json_as_json(mock: CheckedClient, control: Control) -> None:
    """With what is secret hidden at any depth, in names too."""
    body = changed(ONLINE, description="TEST-canary", x={"deep": [{"token": {"a": "canary"}, "TEST-canary": 1}]})
    refused = create(mock, body)
    made = create(mock, ONLINE)
    mock.get(f"/v1/orders/{made.json()['id']}", headers=headers())
    first, second, third = control("GET", "journal")
    assert first["body"]["x"] == {"deep": [{"token": "***", "***": 1}]}
    assert (first["body"]["description"], first["body"]["type"]) == ("***", "online")
    assert first["answer"]["errors"][0]["code"] == code_of(refused.json())
    assert second["answer"] == third["answer"]
    assert second["answer"]["id"] == made.json()["id"]
    assert second["body"]["transactions"]["payments"][0]["payment_method"]["token"] == "***"
    assert third["body"] == ""


@pytest.mark.parametrize(
    ("sent", "shown"),
    [
        (b"", ""),
        (b"{", "{"),
        (b"[1, 2.5, null]", [1, 2.5, None]),
        (b'"text"', "text"),
        (b"NaN", "NaN"),
        (b"1" * 30, "1" * 30),
        (b'{"token": "canary", "token": "***"}', '{"token": ***, "token": ***}'),
        (b'{"a": 1, "a": {"token": {"b": "canary"}}}', '{"a": 1, "a": {"token": ***'),
        (b'{"a": 1} b', '{"a": 1} b'),
        (b"\xff", "\ufffd"),
    ],
)
def test_what_the_journal_shows_of_a_body(mock: CheckedClient, control: Control, sent: bytes, shown: Any) -> None:
    """As text what is no JSON by the mock's reading, and what its answer could not hold."""
    mock.post("/v1/orders", content=sent, headers=headers())
    assert control("GET", "journal")[0]["body"] == shown


def test_a_body_that_was_cut_is_text(mock: CheckedClient, control: Control) -> None:
    text = b'{"token": "canary", "a": "' + b"x" * 4100 + b'"}'
    mock.post("/v1/orders", content=text, headers=headers())
    body = control("GET", "journal")[0]["body"]
    assert body.startswith('{"token": ***, "a": "xxx')
    assert body.endswith("x...")


@pytest.mark.every_store
def test_the_stream_of_events(mock: CheckedClient, control: Control) -> None:
    """What was kept is in it, whoever did it; what was refused is not."""
    order = create(mock).json()
    assert create(mock).status_code == 409
    control("POST", f"terminals/{TERMINAL}/events", {"event": "pick_up"})
    control("POST", f"orders/{order['id']}/events", {"event": "approve"})
    waiting = create(mock).json()
    mock.post(f"/v1/orders/{waiting['id']}/cancel", headers=headers())
    control("POST", "clock/advance", {"by": "PT1H"})
    late = create(mock).json()
    control("POST", "clock/advance", {"by": "PT16M"})
    found = [
        (each["order_id"], each["command"], each["from_status"], each["status"]) for each in control("GET", "events")
    ]
    assert found == [
        (order["id"], "create", None, "created"),
        (order["id"], "pick_up", "created", "at_terminal"),
        (order["id"], "approve", "at_terminal", "processed"),
        (waiting["id"], "create", None, "created"),
        (waiting["id"], "cancel", "created", "canceled"),
        (late["id"], "create", None, "created"),
        (late["id"], "expire", "created", "expired"),
    ]
    assert control("GET", "events?last=1") == control("GET", "events")[-1:]
    control("POST", "reset", status=204)
    assert control("GET", "events") == []


@pytest.mark.parametrize("depth", [100, 500, 600, 980, 2000])
def test_the_journal_shows_a_body_of_any_depth(mock: CheckedClient, control: Control, depth: int) -> None:
    mock.post("/v1/orders", content=b'[{"token": "secret"},' + b"[" * depth + b"]" * depth + b"]", headers=headers())
    (entry,) = control("GET", "journal")
    assert entry["status"] == 400
    assert "secret" not in entry["body"]


def test_the_journal_is_bounded(mock: CheckedClient, control: Control) -> None:
    mock.post("/v1/orders", content=b"x" * 200_000, headers=headers())
    assert len(control("GET", "journal")[0]["body"]) < 4200
    for _ in range(1005):
        mock.unchecked("GET", "/nothing")
    assert len(control("GET", "journal")) == 1000


@pytest.mark.every_store
def test_a_state_comes_back_as_it_was(mock: CheckedClient, control: Control) -> None:
    create(mock, key="k")
    create(mock, ONLINE)
    mock.post("/merchant_orders", json=MERCHANT, headers=headers())
    control("PUT", "clock", {"now": "2023-11-14T22:20:00Z", "stands": True})
    text = mock.unchecked("GET", "/__mock/state").content
    state = yaml.safe_load(text)
    assert {name: len(rows) for name, rows in state.items() if name != "clock"} == {
        "accounts": 1,
        "points_of_sale": 0,
        "webhooks": 0,
        "terminals": 2,
        "orders": 2,
        "merchant_orders": 2,
        "idempotency_keys": 2,
    }
    control("POST", "reset", status=204)
    for media in ("application/yaml", "application/json"):
        body = text if media.endswith("yaml") else json.dumps(state).encode()
        loaded = mock.unchecked("PUT", "/__mock/state", content=body, headers={"Content-Type": media})
        assert loaded.status_code == 204, loaded.text
        assert mock.unchecked("GET", "/__mock/state").content == text
    assert create(mock, key="k").headers["idempotent-replayed"] == "true"
    assert create(mock).status_code == 409


ORDER = {"id": "ORD1", "type": "point", "status": "created", "transactions": {"payments": []}}


@pytest.mark.parametrize(
    ("text", "says"),
    [
        (b"", "it is empty"),
        (b"# only a remark\n", "it is empty"),
        (b"accounts: []\naccounts: []", "accounts is named twice"),
        (b'{"accounts": [], "accounts": []}', "accounts is named twice"),
        (b"[", "not YAML"),
        (b"\xff\xfe\x00", "not YAML"),
        (b"- 1", "$: expected object"),
        (b"other: 1", "$.other: not supported"),
        (b"a: &a [1]\nb: *a", "aliases"),
        (b"accounts: [{user_id: .nan}]", "JSON does not"),
        (b"!!python/object:os.system {}", "not YAML"),
        (b"accounts: !!bool maybe", "not YAML"),
        (b"accounts: !!int ''", "not YAML"),
        (b"accounts: !!timestamp abc", "not YAML"),
        (b"accounts: [{user_id: 1, site_id: MLX, sandbox: true}]", "$.accounts[0].site_id"),
        (b"accounts: [{user_id: 2000-01-01, site_id: MLB, sandbox: true}]", "$.accounts[0].user_id"),
        (json.dumps({"orders": [{"user_id": 1, "document": ORDER | {"status": 5}}]}).encode(), "status"),
        (json.dumps({"orders": [{"user_id": 1, "document": ORDER | {"taxes": 5}}]}).encode(), "taxes"),
        (json.dumps({"orders": [{"user_id": 1, "document": {**ORDER, "id": "a\0b"}}]}).encode(), "id"),
        (b"[" * 100_000, "64 levels"),
        (b"- " * 100_000, "64 levels"),
        (b"{a: " * 100_000, "64 levels"),
        (b"[" * 256 + b"]" * 256, "64 levels"),
        (b"{1: 2}", "JSON does not"),
        (b"[]", "expected object"),
        (b"false", "expected object"),
        (
            b"merchant_orders: [{user_id: 1, document: {shipping_cost: 1000000000000000000000000000000}}]",
            "JSON does not",
        ),
        (b"clock: {offset_ns: 9000000000000000000}", "before 1970 or after 2255"),
        (b"clock: {offset_ns: -9000000000000000000}", "before 1970 or after 2255"),
    ],
)
def test_states_that_are_none_change_nothing(mock: CheckedClient, control: Control, text: bytes, says: str) -> None:
    refused_state(mock, control, text, says)


def test_a_large_state_is_json(mock: CheckedClient, control: Control) -> None:
    """In YAML it would take minutes; a large store is dumped in the form in which it can be loaded again."""
    rows = [{"user_id": number, "site_id": "MLB", "sandbox": False} for number in range(30_000)]
    text = yaml.dump({"accounts": rows[:100]}, default_flow_style=True) + "# " + "x" * 2 * 1024 * 1024
    refused_state(mock, control, text.encode(), "larger than 2 MiB and not JSON")
    more = {"Content-Type": "application/json"}
    loaded = mock.unchecked("PUT", "/__mock/state", content=json.dumps({"accounts": rows}), headers=more)
    assert loaded.status_code == 204, loaded.text
    answer = mock.unchecked("GET", "/__mock/state")
    assert answer.headers["content-type"] == "application/json"
    dumped = answer.content
    assert len(json.loads(dumped)["accounts"]) == len(rows)
    assert mock.unchecked("PUT", "/__mock/state", content=dumped, headers=more).status_code == 204


@pytest.mark.every_store
@pytest.mark.parametrize("read", [0, 200])
def test_whoever_gives_a_large_dump_up_holds_nobody_up(store_url: str, read: int) -> None:
    """A snapshot that waited to be read to its end was ended by the garbage collector, in the middle of a create."""
    with MockServer(store=store_url) as server, httpx.Client(base_url=server.base_url, timeout=20) as client:
        server.controls.load({"accounts": [{"user_id": n, "site_id": "MLB", "sandbox": False} for n in range(1500)]})
        for _ in range(20):
            address = (str(client.base_url.host), client.base_url.port or 0)
            with socket.create_connection(address) as connection:
                connection.sendall(b"GET /__mock/state HTTP/1.1\r\nHost: localhost\r\n\r\n")
                if read:
                    assert connection.recv(read)
        for _ in range(30):
            assert client.post("/v1/orders", json=ONLINE, headers=headers()).status_code == 201
        gc.collect()
        dumped = client.get("/__mock/state").json()
        assert (len(dumped["accounts"]), len(dumped["orders"])) == (1500, 30)


def test_a_dump_can_be_loaded_however_large_its_rows_are(mock: CheckedClient, control: Control) -> None:
    rows = [
        {"user_id": 1, "document": ORDER | {"id": f"ORD{n}", "description": "x: [y]\n" * 30_000}} for n in range(12)
    ]
    mock.controls.load({"orders": rows})
    dumped = mock.unchecked("GET", "/__mock/state")
    assert dumped.headers["content-type"] == "application/json"
    more = {"Content-Type": "application/json"}
    assert mock.unchecked("PUT", "/__mock/state", content=dumped.content, headers=more).status_code == 204


@pytest.mark.every_store
@pytest.mark.parametrize(
    "state",
    [
        {"terminals": [{"terminal_id": "A_B__C", "user_id": number} for number in (1, 2)]},
        {"orders": [{"user_id": 1, "document": ORDER}] * 2},
        {"orders": [{"user_id": 1, "terminal_id": "A_B__C", "document": ORDER | {"id": f"ORD{n}"}} for n in (1, 2)]},
    ],
    ids=["terminals", "ids", "orders of one terminal"],
)
def test_rows_that_contradict_each_other_change_nothing(mock: CheckedClient, control: Control, state: Any) -> None:
    """The constraints of the database say so."""
    refused_state(mock, control, json.dumps(state).encode(), "contradict")


def refused_state(mock: CheckedClient, control: Control, text: bytes, says: str) -> None:
    create(mock)
    before = control("GET", "state")
    response = mock.unchecked("PUT", "/__mock/state", content=text, headers={"Content-Type": "application/yaml"})
    assert (response.status_code, response.json()["error"]) == (400, "invalid_request")
    assert says in response.json()["message"]
    assert control("GET", "state") == before


@pytest.mark.every_store
def test_what_json_allows_is_read_as_json(mock: CheckedClient, control: Control) -> None:
    """YAML reads an escaped emoji, 1e3 and a long name in other ways, or not at all."""
    document = {"id": 7, "status": "opened", "preference_id": None, "payments": [], "shipments": [], "payer": None}
    item = {"id": "\U0001f600", "quantity": 2.0, "unit_price": 1e3, "x" * 2000: "\x7f\ufffd"}
    state = {"merchant_orders": [{"user_id": 11, "document": document | {"items": [item]}}]}
    text = json.dumps(state).replace("1000.0", "1e3")
    loaded = mock.unchecked("PUT", "/__mock/state", content=text, headers={"Content-Type": "application/json"})
    assert loaded.status_code == 204, loaded.text
    more = {"Authorization": "Bearer APP_USR-1-1-0-11"}
    updated = mock.put("/merchant_orders/7", json={"external_reference": "z"}, headers=more)
    assert (updated.json()["total_amount"], updated.json()["items"][0]["id"]) == (2000, "\U0001f600")


@pytest.mark.every_store
@pytest.mark.parametrize(
    ("begin", "by", "end"),
    [
        ("2251-01-01T00:00:00Z", "PT1S", "2251-01-01T00:00:01.000000000Z"),
        ("2250-06-01T00:00:00Z", "P1Y", "2251-06-01T00:00:00.000000000Z"),
        ("1970-01-01T00:00:00Z", "P100001D", "2243-10-18T00:00:00.000000000Z"),
        ("2024-02-29T00:00:00Z", "P1Y", "2025-02-28T00:00:00.000000000Z"),
        ("2255-01-01T00:00:00Z", "P9999Y9999M", "2255-03-14T16:00:00.000000000Z"),
    ],
)
def test_time_by_the_calendar(mock: CheckedClient, control: Control, begin: str, by: str, end: str) -> None:
    control("PUT", "clock", {"now": begin, "stands": True})
    assert control("POST", "clock/advance", {"by": by})["now"] == end
    create(mock, changed(POINT, expiration_time="PT30S"))
    text = mock.unchecked("GET", "/__mock/state").content
    assert mock.unchecked("PUT", "/__mock/state", content=text, headers={"Content-Type": "application/yaml"}).is_success


@pytest.mark.parametrize(
    "wrong",
    [
        lambda controls: controls.put_account("x"),
        lambda controls: controls.put_account(2**70),
        lambda controls: controls.put_account(7, site_id="ZZZ"),
        lambda controls: controls.put_terminal("bad", 1),
        lambda controls: controls.put_terminal("A_B__C", -1),
        lambda controls: controls.add_fault(kind="nope"),
        lambda controls: controls.add_fault(kind="error", code="failed", status_detail="zzz"),
        lambda controls: controls.add_fault(kind="delay", delay_ms=1, status=500),
        lambda controls: controls.add_fault(kind="html_body", code="500"),
        lambda controls: controls.add_fault(kind="drop_before_work", retry_after_s=1),
        lambda controls: controls.load({"accounts": {1}}),
        lambda controls: controls.add_fault(kind="delay", delay_ms=5, times=0),
        lambda controls: controls.add_fault(kind="delay", delay_ms=5, probability=7),
        lambda controls: controls.order_event("ORD1", "explode"),
        lambda controls: controls.advance("soon"),
    ],
)
def test_what_python_may_not_say_either(mock: CheckedClient, wrong: Any) -> None:
    with pytest.raises(ControlError) as caught:
        wrong(mock.controls)
    assert caught.value.code == "invalid_request"


@pytest.mark.parametrize(
    ("access", "given", "status"),
    [
        (Access(None, loopback=True), {}, 200),
        (Access(None, loopback=False), {}, 403),
        (Access("s3cret", loopback=True), {}, 403),
        (Access("s3cret", loopback=False), {"X-Mock-Secret": "s3cres"}, 403),
        (Access("s3cret", loopback=False), {"X-Mock-Secret": "é"}, 403),
        (Access("s3cret", loopback=False), {"X-Mock-Secret": "s3cret"}, 200),
        (Access(None, loopback=True), {"Origin": "http://evil.example"}, 403),
        (Access(None, loopback=True), {"Origin": "null"}, 403),
        (Access(None, loopback=True), {"Origin": "http://["}, 403),
        (Access(None, loopback=True), {"Origin": "http://testserver"}, 200),
    ],
)
def test_who_may_control_the_mock(store_url: str, access: Access, given: dict[str, str], status: int) -> None:
    with CheckedClient(create_app(CONTRACT, store=store_url, access=access)) as mock:
        sent = {name: value.encode("utf-8") for name, value in given.items()}
        response = mock.unchecked("GET", "/__mock/clock", headers=sent)
        assert response.status_code == status
        assert "s3cret" not in response.text
        assert "access-control-allow-origin" not in response.headers
