"""What the mock tells of changes: to whom, in which form, how often, and that nothing is lost."""

import hashlib
import hmac
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest
from answers import AS_TESTS, DOCUMENT, SANDBOX_TOKEN, CheckedClient, own_user
from conftest import Clock
from jsonschema_rs import Draft202012Validator
from mp_orders_mock import MockServer, create_app
from mp_orders_mock.control.errors import ControlError
from mp_orders_mock.control.state import StateError
from mp_orders_mock.store.outbox import Outbox
from mp_orders_mock.webhooks import sender
from processes import serving
from receiver import Received, Receiver
from samples import MERCHANT, ONLINE, POINT, QR, changed, headers

SECRET = "a-secret-that-nobody-sees"
PIX = changed(ONLINE, {"transactions.payments.0.payment_method": {"id": "pix", "type": "bank_transfer"}})


@pytest.fixture
def shop() -> Iterator[Receiver]:
    with Receiver() as receiver:
        yield receiver


def create(mock: CheckedClient, body: Any = POINT, token: str = "TEST-tests") -> Any:
    response = mock.post("/v1/orders", json=body, headers=headers(token))
    assert response.status_code == 201, response.text
    return response.json()


def sent(mock: CheckedClient, shop: Receiver) -> list[Received]:
    """What has come once all that is due was sent."""
    assert mock.controls.webhooks.wait()
    return list(shop.received)


def validator(name: str) -> Draft202012Validator:
    (media,) = DOCUMENT["webhooks"][name]["post"]["requestBody"]["content"].values()
    return Draft202012Validator({**media["schema"], "components": DOCUMENT["components"]})


def is_signed(request: Received, secret: str = SECRET) -> bool:
    """By the words of the contract: x-signature is ts and an HMAC of a manifest."""
    signature = dict(part.split("=") for part in request.headers["x-signature"].split(","))
    pairs = (("id", request.parameters.get("data.id")), ("request-id", request.headers["x-request-id"]))
    manifest = "".join(f"{name}:{value};" for name, value in (*pairs, ("ts", signature["ts"])) if value)
    return hmac.new(secret.encode(), manifest.encode(), hashlib.sha256).hexdigest() == signature["v1"]


@pytest.mark.every_store
def test_every_change_of_an_order_is_told_in_its_order(mock: CheckedClient, shop: Receiver) -> None:
    mock.controls.webhooks.put(f"{shop.url}?client=a", secret=SECRET)
    order = create(mock)
    for event in ("pick_up", "approve"):
        mock.controls.order_event(order["id"], event)
    part = {"transactions": [{"id": order["transactions"]["payments"][0]["id"], "amount": "4.90"}]}
    mock.post(f"/v1/orders/{order['id']}/refund", json=part, headers=headers())
    told = sent(mock, shop)
    actions = ["order.created", "order.updated", "order.processed", "order.refunded"]
    assert shop.told() == actions
    assert [each.json["data"]["version"] for each in told] == [1, 2, 3, 4]
    for each in told:
        assert each.parameters == {"client": "a", "data.id": order["id"], "type": "order"}
        assert validator("order").is_valid(each.json)
        assert is_signed(each)
        assert (each.json["live_mode"], each.json["data"]["external_reference"]) == (False, "ref_2")
    (refund,) = told[3].json["data"]["transactions"]["refunds"]
    assert (refund["amount"], told[3].json["data"]["status_detail"]) == ("4.90", "partially_refunded")


@pytest.mark.parametrize(
    ("body", "event", "action"),
    [
        (POINT, "cancel", "order.canceled"),
        (POINT, "reject", "order.failed"),
        (POINT, "require_action", "order.action_required"),
        (POINT, "expire", "order.expired"),
        (QR, "pay", "order.processed"),
        (PIX, "pay", "order.processed"),
    ],
)
def test_what_happens_is_in_the_action(mock: CheckedClient, shop: Receiver, body: Any, event: str, action: str) -> None:
    mock.controls.webhooks.put(shop.url)
    order = create(mock, body)
    mock.controls.order_event(order["id"], event)
    assert sent(mock, shop)[-1].json["action"] == action


def test_an_order_that_is_paid_at_once_is_told_once_and_without_the_token_of_its_card(
    mock: CheckedClient, shop: Receiver
) -> None:
    mock.controls.webhooks.put(shop.url)
    create(mock, ONLINE)
    (told,) = sent(mock, shop)
    assert told.json["action"] == "order.processed"
    assert told.json["data"]["total_paid_amount"] == "24.90"
    assert b"token" not in told.body
    assert b"example.com" not in told.body


@pytest.mark.every_store
def test_time_is_told_too(mock: CheckedClient, shop: Receiver) -> None:
    """The clock of the mock ends an order; the signature has the time of the machine all the same."""
    mock.controls.webhooks.put(shop.url, secret=SECRET)
    create(mock)
    mock.controls.advance("PT20M")
    told = sent(mock, shop)[-1]
    assert told.json["action"] == "order.expired"
    assert told.json["date_created"].startswith("2023-11-14T22:28:20")
    assert abs(int(told.headers["x-signature"][3:].partition(",")[0]) - time.time()) < 600


@pytest.mark.every_store
def test_what_is_refused_is_not_told(mock: CheckedClient, shop: Receiver) -> None:
    mock.controls.webhooks.put(shop.url)
    made = create(mock)["id"]
    assert mock.post("/v1/orders", json=POINT, headers=headers()).status_code == 409
    again = headers(key="once")
    pix = [mock.post("/v1/orders", json=PIX, headers=again).json()["id"] for _ in range(2)]
    assert sorted(each.json["data"]["id"] for each in sent(mock, shop)) == sorted([made, pix[0]])


def test_nobody_else_is_told(mock: CheckedClient, shop: Receiver) -> None:
    """Neither addresses of another account, nor those that merchant orders name, nor those of another topic."""
    with Receiver() as other, Receiver() as named:
        mock.controls.webhooks.put(shop.url, user_id=own_user(mock), topics=["order"])
        mock.controls.webhooks.put(other.url, user_id=1000000002)
        body = {**MERCHANT, "notification_url": named.url}
        mock.post("/merchant_orders", json=body, headers=AS_TESTS)
        order = create(mock, PIX)
        theirs = create(mock, changed(PIX, {"payer.email": "a@testuser.com"}), SANDBOX_TOKEN)
        sent(mock, shop)
        assert [each.json["data"]["id"] for each in shop.received] == [order["id"]]
        assert [each.json["data"]["id"] for each in other.received] == [theirs["id"]]
        assert named.received == []


@pytest.mark.every_store
@pytest.mark.parametrize("topic", ["topic_merchant_order_wh", "merchant_order"])
def test_merchant_orders_are_told_in_both_forms(mock: CheckedClient, shop: Receiver, topic: str) -> None:
    mock.controls.webhooks.put(shop.url, secret=SECRET, topics=[topic])
    order = mock.post("/merchant_orders", json=MERCHANT, headers=AS_TESTS).json()
    mock.controls.merchant_orders.event(order["id"], "payment")
    made, paid = sent(mock, shop)
    assert all(validator("merchant_order").is_valid(each.json) and is_signed(each) for each in (made, paid))
    if topic == "merchant_order":
        assert paid.json == {"resource": f"https://api.mercadolibre.com/merchant_orders/{order['id']}", "topic": topic}
        assert paid.parameters == {"id": str(order["id"]), "topic": topic}
        return
    assert [each.json["action"] for each in (made, paid)] == ["create", "update"]
    assert [each.json["version"] for each in (made, paid)] == [1, 2]
    assert (paid.json["id"], paid.json["status"], "id" in paid.json["data"]) == (str(order["id"]), "closed", False)
    assert paid.parameters == {"data.id": str(order["id"]), "type": topic}


@pytest.mark.every_store
def test_what_is_not_taken_comes_again_by_the_clock_of_the_mock(mock: CheckedClient, shop: Receiver) -> None:
    """Twice after a quarter of an hour, then later and later, each with the same id; and in the end no more."""
    shop.answer = lambda _, __: 500
    mock.controls.webhooks.put(shop.url, secret=SECRET)
    create(mock, PIX)
    for number, minutes in enumerate((15, 15, 30, 60, 120, 240, 480), 1):
        assert len(sent(mock, shop)) == number
        mock.controls.advance(f"PT{minutes - 1}M59S")
        assert len(sent(mock, shop)) == number
        mock.controls.advance("PT1S")
    assert len(sent(mock, shop)) == 8
    mock.controls.advance("P1D")
    told = sent(mock, shop)[:8]
    assert len({each.headers["x-request-id"] for each in told}) == 1
    assert all(is_signed(each) for each in told)
    (first, *_) = mock.controls.webhooks.notifications()
    assert (first["state"], first["attempts"], first["last_status"]) == ("given_up", 8, 500)
    assert first["next_attempt"] is None
    shop.answer = lambda _, __: 201
    assert mock.controls.webhooks.resend(first["id"])["state"] == "waiting"
    sent(mock, shop)
    assert mock.controls.webhooks.notifications()[0]["state"] == "delivered"


@pytest.mark.parametrize("status", [204, 302, 400, 503])
def test_only_200_and_201_take_it(mock: CheckedClient, shop: Receiver, status: int) -> None:
    shop.answer = lambda count, _: 200 if count else status
    mock.controls.webhooks.put(shop.url)
    create(mock, PIX)
    assert len(sent(mock, shop)) == 1
    mock.controls.advance("PT15M")
    assert [each.path for each in sent(mock, shop)[:2]] == ["/hook", "/hook"]


def test_an_address_where_nobody_listens(mock: CheckedClient, caplog: pytest.LogCaptureFixture) -> None:
    """A person is told, without what stands in its query."""
    with Receiver() as gone:
        url = gone.url
    mock.controls.webhooks.put(f"{url}?token=of-the-shop")
    order = create(mock, PIX)
    assert mock.controls.webhooks.wait()
    (told,) = mock.controls.webhooks.notifications()
    assert (told["state"], told["attempts"], told["last_status"]) == ("waiting", 1, None)
    assert told["last_error"].startswith("ConnectError")
    (line,) = caplog.messages
    assert line.startswith(f"{url} did not take order.action_required of {order['id']}: ConnectError")
    assert line.endswith("it comes again at 2023-11-14T22:28:20Z of the mock's clock")


def test_an_address_that_does_not_answer(mock: CheckedClient, shop: Receiver, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sender, "PATIENCE_S", 0.2)
    shop.answer = lambda _, __: None
    mock.controls.webhooks.put(shop.url)
    create(mock, PIX)
    assert mock.controls.webhooks.wait()
    (told,) = mock.controls.webhooks.notifications()
    assert told["last_error"] == "no answer within 0.2 seconds"


def test_nobody_waits_for_an_address(shop: Receiver) -> None:
    """While a notification has no answer, the API answers, and another address is told."""
    shop.answer = lambda _, __: None
    with Receiver() as other, MockServer() as server, httpx.Client(base_url=server.base_url) as client:
        for url in (shop.url, other.url):
            server.controls.webhooks.put(url)
        for number in range(5):
            client.post("/v1/orders", json=PIX, headers=headers(key=str(number))).raise_for_status()
        shop.wait_for(1)
        other.wait_for(5)


@pytest.mark.parametrize(
    ("kind", "came"),
    [
        ("duplicate", ["order.action_required", "order.action_required", "order.processed"]),
        ("out_of_order", ["order.processed", "order.action_required"]),
        ("lose", ["order.processed", "order.action_required"]),
    ],
)
@pytest.mark.every_store
def test_duplicates_wrong_order_and_loss_on_demand(
    mock: CheckedClient, shop: Receiver, kind: str, came: list[str]
) -> None:
    mock.controls.webhooks.put(shop.url)
    mock.controls.add_fault(kind=kind, operation="receive_order_notification")
    order = create(mock, PIX)
    mock.controls.order_event(order["id"], "pay")
    sent(mock, shop)
    if kind == "lose":
        mock.controls.advance("PT15M")
        sent(mock, shop)
    assert shop.told() == came
    assert mock.controls.list_faults() == []


def test_what_is_held_back_comes_in_the_end(mock: CheckedClient, shop: Receiver) -> None:
    mock.controls.webhooks.put(shop.url)
    mock.controls.add_fault(kind="out_of_order")
    create(mock, PIX)
    assert sent(mock, shop) == []
    mock.controls.advance("PT15M")
    assert len(sent(mock, shop)) == 1


def test_what_was_held_back_once_is_sent(mock: CheckedClient, shop: Receiver) -> None:
    mock.controls.webhooks.put(shop.url)
    mock.controls.add_fault(kind="out_of_order", times=None)
    create(mock, PIX)
    assert sent(mock, shop) == []
    mock.controls.advance("PT15M")
    assert len(sent(mock, shop)) == 1


@pytest.mark.every_store
def test_a_clock_that_is_set_back_delays_nothing(mock: CheckedClient, shop: Receiver) -> None:
    """Neither what was never tried, nor what is to be tried again after a quarter of an hour."""
    shop.answer = lambda count, _: 200 if count else 500
    webhooks = mock.controls.webhooks
    webhooks.put(shop.url)
    create(mock, PIX)
    sent(mock, shop)
    mock.controls.set_clock("2020-01-01T00:00:00Z")
    mock.controls.advance("PT14M59S")
    assert len(sent(mock, shop)) == 1
    mock.controls.advance("PT1S")
    assert len(sent(mock, shop)) == 2
    create(mock, QR)
    mock.controls.set_clock("2010-01-01T00:00:00Z")
    assert len(sent(mock, shop)) == 3


def test_an_address_takes_what_it_is_to_be_told_now(shop: Receiver) -> None:
    """While one is sent, its address is forgotten and another one has its number; and then it gets a secret."""
    with Receiver() as other, MockServer() as server, httpx.Client(base_url=server.base_url) as client:
        webhooks = server.controls.webhooks

        def take(count: int, _: Received) -> int:
            if count == 0:
                webhooks.delete()
                webhooks.put(other.url)
                client.post("/v1/orders", json=PIX, headers=headers()).raise_for_status()
            return 200

        def take_other(count: int, _: Received) -> int:
            if count == 0:
                webhooks.put(other.url, secret=SECRET)
                client.post("/v1/orders", json=PIX, headers=headers()).raise_for_status()
            return 200

        shop.answer, other.answer = take, take_other
        webhooks.put(shop.url)
        client.post("/v1/orders", json=PIX, headers=headers()).raise_for_status()
        first, second = other.wait_for(2)
        assert webhooks.wait()
        assert (len(shop.received), "x-signature" in first.headers, is_signed(second)) == (1, False, True)


@pytest.mark.parametrize("url", ["http://xn--/", "https://xn--a/"])
def test_an_address_that_cannot_be_asked_says_so(mock: CheckedClient, url: str) -> None:
    mock.controls.webhooks.put(url)
    create(mock, PIX)
    assert mock.controls.webhooks.wait()
    (told,) = mock.controls.webhooks.notifications()
    assert (told["attempts"], told["last_status"]) == (1, None)
    assert told["last_error"]


def test_a_wrong_signature_on_demand(mock: CheckedClient, shop: Receiver) -> None:
    shop.answer = lambda _, request: 200 if is_signed(request) else 401
    mock.controls.webhooks.put(shop.url, secret=SECRET)
    mock.controls.add_fault(kind="bad_signature")
    create(mock, PIX)
    assert [is_signed(each) for each in sent(mock, shop)] == [False]
    mock.controls.advance("PT15M")
    assert [is_signed(each) for each in sent(mock, shop)[:2]] == [False, True]


@pytest.mark.parametrize(
    ("fault", "says"),
    [
        ({"kind": "duplicate", "operation": "create_order"}, "receive_order_notification"),
        ({"kind": "lose", "status": 500}, "does nothing with status"),
        ({"kind": "lose", "delay_ms": 5}, "does nothing with delay_ms"),
    ],
)
def test_a_fault_that_no_notification_has(mock: CheckedClient, fault: dict[str, Any], says: str) -> None:
    with pytest.raises(ControlError, match=says):
        mock.controls.add_fault(**fault)


def test_faults_of_calls_are_not_those_of_notifications(mock: CheckedClient, shop: Receiver) -> None:
    mock.controls.webhooks.put(shop.url)
    mock.controls.add_fault(kind="duplicate")
    mock.controls.add_fault(kind="delay", delay_ms=1, operation="get_order")
    create(mock, PIX)
    assert len(sent(mock, shop)) == 2
    assert [each["kind"] for each in mock.controls.list_faults()] == ["delay"]


def test_how_an_address_is_signed_can_be_chosen(mock: CheckedClient, shop: Receiver) -> None:
    """As the documents have it: milliseconds, and small letters in the id; unlike what the SDKs take."""
    mock.controls.webhooks.put(shop.url, secret=SECRET, timestamps="milliseconds", lower_case_id=True)
    create(mock, PIX)
    (told,) = sent(mock, shop)
    parts = dict(part.split("=") for part in told.headers["x-signature"].split(","))
    assert len(parts["ts"]) == 13
    manifest = f"id:{told.parameters['data.id'].lower()};request-id:{told.headers['x-request-id']};ts:{parts['ts']};"
    assert parts["v1"] == hmac.new(SECRET.encode(), manifest.encode(), hashlib.sha256).hexdigest()


def test_without_a_secret_nothing_is_signed(mock: CheckedClient, shop: Receiver) -> None:
    mock.controls.webhooks.put(shop.url)
    create(mock, PIX)
    (told,) = sent(mock, shop)
    assert "x-signature" not in told.headers
    assert told.headers["x-request-id"]


@pytest.mark.every_store
def test_the_panel_tries_an_address(mock: CheckedClient, shop: Receiver) -> None:
    number = mock.controls.webhooks.put(shop.url, secret=SECRET, topics=["merchant_order"])["number"]
    assert mock.controls.webhooks.attempt(number)["action"] == "order.updated"
    (told,) = sent(mock, shop)
    assert (told.json["id"], told.json["data"]) == ("123456", {"id": "123456"})
    assert validator("order").is_valid(told.json)
    assert is_signed(told)


@pytest.mark.every_store
def test_an_address_is_set_up_once_and_forgotten_with_what_waits(mock: CheckedClient, shop: Receiver) -> None:
    webhooks = mock.controls.webhooks
    first = webhooks.put(shop.url, secret=SECRET)
    again = webhooks.put(shop.url, topics=["order"])
    assert (again["number"], again["signed"], webhooks.all()) == (first["number"], False, [again])
    shop.answer = lambda _, __: 500
    create(mock, PIX)
    sent(mock, shop)
    webhooks.delete(first["number"])
    assert (webhooks.all(), webhooks.notifications()) == ([], [])
    with pytest.raises(ControlError, match="there is no webhook 1"):
        webhooks.delete(first["number"])
    with pytest.raises(ControlError, match="there is no webhook 1"):
        webhooks.attempt(first["number"])
    with pytest.raises(ControlError, match="there is no notification"):
        webhooks.resend("00")


@pytest.mark.parametrize(
    ("how", "says"),
    [
        ({"url": "ftp://shop.example"}, "https://shop.example/webhooks"),
        ({"url": "https://"}, "https://shop.example/webhooks"),
        ({"url": "https://shop.example:99999/"}, "https://shop.example/webhooks"),
        ({"url": "https://user:word@shop.example/"}, "no user, password or fragment"),
        ({"url": f"https://shop.example/{'a' * 500}"}, "has 521 characters: 500 at most"),
        ({"url": "127.0.0.1:8000/hook"}, "'127.0.0.1:8000/hook' is no address, and https:// or http:// is missing"),
        ({"url": "https://shop.example", "topics": []}, "nothing is no topic"),
        ({"url": "https://shop.example", "topics": ["payment"]}, "topic_merchant_order_wh"),
        ({"url": "https://shop.example", "topics": "payment"}, "'payment' is no topic"),
        ({"url": "https://shop.example", "secret": ""}, "1 to 256"),
        ({"url": "https://shop.example", "secret": "caf\udce9"}, "that can be written"),
        ({"url": "https://shop.example", "timestamps": "minutes"}, "milliseconds"),
    ],
)
def test_what_cannot_be_an_address(mock: CheckedClient, how: dict[str, Any], says: str) -> None:
    with pytest.raises(ControlError, match=says):
        mock.controls.webhooks.put(**how)


@pytest.mark.every_store
def test_a_secret_is_nowhere_and_an_address_without_it_waits(mock: CheckedClient, shop: Receiver, clock: Clock) -> None:
    """Neither in a dump nor in the tables; the address of a dump that was loaded waits until somebody tells it."""
    mock.controls.webhooks.put(shop.url, secret=SECRET)
    dumped = mock.controls.dump()
    with mock.store.transaction() as transaction:
        tables = [transaction.rows(name) for name in ("webhook_endpoints", "notifications")]
        endpoints = transaction.outbox.endpoints()
    assert SECRET not in f"{dumped}{tables}{mock.controls.webhooks.all()}{endpoints}"
    with CheckedClient(create_app(clock=clock)) as other:
        other.controls.load(dumped)
        assert other.controls.webhooks.all()[0]["secret_known"] is False
        create(other, PIX)
        assert sent(other, shop) == []
        assert "secret" in other.controls.webhooks.notifications()[0]["last_error"]
        other.controls.webhooks.put(shop.url, secret=SECRET)
        assert [is_signed(each) for each in sent(other, shop)] == [True]


def test_a_merchant_order_that_was_loaded_with_little_is_told(mock: CheckedClient, shop: Receiver) -> None:
    kept = {
        "id": 5,
        "status": "opened",
        "preference_id": None,
        "items": [],
        "payments": [],
        "shipments": [],
        "payer": None,
    }
    mock.controls.load({"merchant_orders": [{"user_id": 1, "document": kept}], "webhooks": [{"url": shop.url}]})
    mock.controls.merchant_orders.event(5, "payment", amount=1)
    (told,) = sent(mock, shop)
    assert told.json["data"] == {"currency_id": "", "marketplace": "NONE", "status": "closed"}


def test_what_is_loaded_is_not_told(mock: CheckedClient, shop: Receiver) -> None:
    """Nor what a reset brings back; it forgets the addresses of a test."""
    mock.controls.webhooks.put(shop.url)
    create(mock, PIX)
    sent(mock, shop)
    mock.controls.load(mock.controls.dump())
    assert (len(sent(mock, shop)), len(mock.controls.webhooks.all())) == (1, 1)
    mock.controls.reset()
    assert (mock.controls.webhooks.all(), mock.controls.webhooks.notifications()) == ([], [])


def test_addresses_of_the_start_outlive_a_reset(shop: Receiver) -> None:
    with CheckedClient(create_app(webhooks=[{"url": shop.url, "secret": SECRET}])) as mock:
        mock.controls.reset()
        create(mock, PIX)
        assert [is_signed(each) for each in sent(mock, shop)] == [True]


def test_a_seed_file_has_addresses_and_tells_their_secrets_at_each_start(shop: Receiver, tmp_path: Path) -> None:
    seed, store = tmp_path / "seed.yaml", f"sqlite:///{tmp_path}/mock.db"
    seed.write_text(f"webhooks:\n  - {{url: {shop.url}, secret: {SECRET}, topics: [order]}}\n", encoding="utf-8")
    for number in (1, 2):
        with CheckedClient(create_app(store=store, seed=seed)) as mock:
            create(mock, PIX)
            assert [is_signed(each) for each in sent(mock, shop)] == [True] * number
            mock.controls.webhooks.delete(1) if number == 2 else None
    with CheckedClient(create_app(store=store, seed=seed)) as mock:
        assert mock.controls.webhooks.all() == []  # who forgot it meant it


@pytest.mark.parametrize(
    ("row", "says"),
    [("{url: ftp://shop.example}", "no address"), ("{url: 'https://a.example', more: 1}", "more"), ("{}", "url")],
)
def test_a_seed_file_whose_addresses_cannot_be(row: str, says: str, tmp_path: Path) -> None:
    seed = tmp_path / "seed.yaml"
    seed.write_text(f"webhooks: [{row}]\n", encoding="utf-8")
    with pytest.raises(StateError, match=says):
        create_app(seed=seed)


def test_old_notifications_are_forgotten(mock: CheckedClient, shop: Receiver) -> None:
    mock.controls.webhooks.put(shop.url)
    order = create(mock, PIX)
    for number in range(7):
        mock.controls.advance("PT1S")
        path = f"/v1/orders/{order['id']}"
        mock.controls.webhooks.attempt(1) if number else mock.post(f"{path}/cancel", headers=headers())
    sent(mock, shop)
    with mock.store.transaction() as transaction:
        assert transaction.outbox.forget_old(3, 2) == 2
        assert transaction.outbox.forget_old(3, 500) == 3
    assert [each["resource_id"] for each in mock.controls.webhooks.notifications()] == ["123456"] * 3


def test_the_control_api_has_all_of_it(mock: CheckedClient, shop: Receiver) -> None:
    def control(method: str, path: str, body: Any = None, status: int = 200) -> Any:
        response = mock.unchecked(method, f"/__mock/{path}", json=body)
        assert response.status_code == status, response.text
        return response.json() if response.content else None

    made = control("POST", "webhooks", {"url": shop.url, "secret": SECRET}, status=201)
    assert control("GET", "webhooks") == [made]
    create(mock, PIX)
    assert [each["state"] for each in control("POST", "notifications/wait")] == ["delivered"]
    (told,) = control("GET", "notifications")
    assert (told["state"], told["last_status"]) == ("delivered", 200)
    assert control("GET", "notifications?last=0") == []
    assert control("POST", f"notifications/{told['id']}/resend")["state"] == "waiting"
    control("POST", f"webhooks/{made['number']}/try")
    assert len(sent(mock, shop)) == 3
    control("DELETE", f"webhooks/{made['number']}", status=204)
    control("DELETE", "webhooks", status=204)
    assert control("GET", "webhooks") == []
    assert control("POST", "webhooks", {"url": "no"}, status=400)["error"] == "invalid_request"


def test_a_process_that_is_killed_loses_no_notification(shop: Receiver, tmp_path: Path) -> None:
    """What nobody has taken yet is sent by the next process, at once where the store is its own."""
    shop.answer = lambda _, __: None
    arguments = ("--store", f"sqlite:///{tmp_path}/mock.db", "--webhook", shop.url)
    environment = {"MP_ORDERS_MOCK_WEBHOOK_SECRET": SECRET}
    made, taken = set(), set()

    def take(_: int, request: Received) -> int:
        assert is_signed(request)
        taken.add(request.json["data"]["id"])
        return 200

    with serving(*arguments, env=environment) as (process, line), httpx.Client(base_url=line.split()[-1]) as client:
        for number in range(12):
            answer = client.post("/v1/orders", json=PIX, headers=headers(key=str(number)))
            made.add(answer.json()["id"])
        shop.wait_for(1)
        process.kill()
        process.wait()
    shop.answer = take
    with serving(*arguments, env=environment):
        shop.wait_until(lambda: taken == made)


@pytest.mark.every_store
def test_what_is_asked_for_while_one_is_sent_is_not_lost(store_url: str, shop: Receiver) -> None:
    """Sending it again makes a second sending; forgetting the address lets nothing more go there."""
    with MockServer(store=store_url) as server, httpx.Client(base_url=server.base_url) as client:
        webhooks = server.controls.webhooks

        def take(count: int, _: Received) -> int:
            if count == 0:
                webhooks.resend(webhooks.notifications()[0]["id"])
            return 200

        shop.answer = take
        webhooks.put(shop.url)
        client.post("/v1/orders", json=PIX, headers=headers()).raise_for_status()
        shop.wait_for(2)
        assert webhooks.wait()
        shop.answer = lambda _, __: [webhooks.delete()] and 500  # type: ignore[func-returns-value]
        order = client.post("/v1/orders", json=PIX, headers=headers()).json()
        client.post(f"/v1/orders/{order['id']}/cancel", headers=headers()).raise_for_status()
        shop.wait_for(3)
        assert webhooks.wait()
        assert (len(shop.received), webhooks.notifications()) == (3, [])


def test_a_server_that_stops_gives_its_claims_back(shop: Receiver, postgres_url: str) -> None:
    """At once, although an address has not answered; another process sends what it had."""
    shop.answer = lambda _, __: None
    with MockServer(store=postgres_url) as server, httpx.Client(base_url=server.base_url) as client:
        server.controls.webhooks.put(shop.url)
        client.post("/v1/orders", json=PIX, headers=headers()).raise_for_status()
        shop.wait_for(1)
    with CheckedClient(create_app(store=postgres_url)) as mock:
        shop.answer = lambda _, __: 200
        assert len(sent(mock, shop)) == 2


def test_a_store_that_fails_for_a_moment_delays_nothing(shop: Receiver, monkeypatch: pytest.MonkeyPatch) -> None:
    """What was sent and could not be recorded is sent again, with the rest of what was claimed, as soon as it works."""
    record, failures = Outbox.record, [OSError("the database is away")]

    def fail_once(*arguments: Any, **more: Any) -> bool:
        if failures:
            raise failures.pop()
        return record(*arguments, **more)

    monkeypatch.setattr(Outbox, "record", fail_once)
    with MockServer() as server, httpx.Client(base_url=server.base_url) as client:
        server.controls.webhooks.put(shop.url)
        order = client.post("/v1/orders", json=PIX, headers=headers()).json()
        first, second = shop.wait_for(2)
        assert first.headers["x-request-id"] == second.headers["x-request-id"]
        assert server.controls.webhooks.wait()
        assert server.controls.webhooks.notifications()[0]["state"] == "delivered"
        assert second.json["data"]["id"] == order["id"]


def test_a_claim_ends_by_itself(mock: CheckedClient, shop: Receiver) -> None:
    mock.controls.webhooks.put(shop.url)
    create(mock, PIX)
    with mock.store.transaction() as transaction:
        now_ns = transaction.now_ns
        (row,) = transaction.outbox.claim(1, now_ns, time.time_ns(), time.time_ns() + 10**12, 10)
        assert transaction.outbox.claim(1, now_ns, time.time_ns(), time.time_ns() + 10**12, 10) == []
        assert [each.id for each in transaction.outbox.claim(1, now_ns, time.time_ns() + 2 * 10**12, 5, 10)] == [row.id]
        assert not transaction.outbox.record(row.id, 4, state="delivered", next_ns=None, status=200, error="")
        assert transaction.outbox.record(row.id, 5, state="delivered", next_ns=None, status=200, error="")


@pytest.mark.every_store
def test_a_later_one_does_not_overtake_what_another_process_is_sending(mock: CheckedClient, shop: Receiver) -> None:
    shop.answer = lambda _, __: 500
    mock.controls.webhooks.put(shop.url)
    order, other = create(mock, PIX), create(mock, QR)
    mock.post(f"/v1/orders/{order['id']}/cancel", headers=headers())
    with mock.store.transaction() as transaction:
        now_ns, machine_ns = transaction.now_ns, time.time_ns()
        (first,) = transaction.outbox.claim(1, now_ns, machine_ns, machine_ns + 10**9, 1)
        rest = transaction.outbox.claim(1, now_ns, machine_ns, machine_ns + 10**9, 10)
        assert (first.resource_id, [each.resource_id for each in rest]) == (order["id"], [other["id"]])
        transaction.outbox.record(first.id, machine_ns + 10**9, state="waiting", next_ns=2**62, status=500, error="")
        (later,) = transaction.outbox.claim(1, now_ns, machine_ns, machine_ns + 10**9, 10)
        assert (later.resource_id, later.action) == (order["id"], "order.canceled")


def test_two_processes_with_one_database_send_each_once(shop: Receiver, postgres_url: str) -> None:
    arguments = ("--store", postgres_url, "--webhook", shop.url, "--webhook-secret", SECRET)
    with serving(*arguments) as (_, one), serving(*arguments) as (_, two), httpx.Client() as client:
        made = [
            client.post(f"{line.split()[-1]}/v1/orders", json=PIX, headers=headers(key=f"{number}")).json()["id"]
            for number in range(10)
            for line in (one, two)
            if number % 2 == (line == one)
        ]
        told = shop.wait_for(len(made))
        client.post(f"{one.split()[-1]}/v1/orders/{made[0]}/cancel", headers=headers())
        shop.wait_for(len(made) + 1)
    assert sorted(each.json["data"]["id"] for each in told) == sorted(made)
