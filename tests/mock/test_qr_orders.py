"""QR orders: their codes, which a reader of QR codes gives back, their lives, and where they differ by country."""

from binascii import crc_hqx
from decimal import Decimal
from typing import Any

import pytest
import segno
import zxingcpp
from answers import CheckedClient, code_of, own_user, read
from conftest import Clock
from mp_orders_mock.control.errors import ControlError
from mp_orders_mock.domain.account import COUNTRIES
from samples import QR, REMOVE, changed, headers

pytestmark = pytest.mark.every_store
MINUTE_NS = 60 * 10**9
MODE = "config.qr.mode"


def post(mock: CheckedClient, changes: dict[str, Any] | None = None, **more: Any) -> Any:
    return mock.post("/v1/orders", json=changed(QR, changes, **more), headers=headers())


def create(mock: CheckedClient, changes: dict[str, Any] | None = None, **more: Any) -> Any:
    response = post(mock, changes, **more)
    assert response.status_code == 201, response.text
    return response.json()


def command(mock: CheckedClient, order: Any, name: str, body: Any = None) -> Any:
    sent = {} if body is None else {"json": body}
    return mock.post(f"/v1/orders/{order['id']}/{name}", headers=headers(), **sent)


def fields(text: str) -> dict[str, str]:
    """The fields of a text as EMV writes it: two digits of number, two of length, and what they hold."""
    found = {}
    while text:
        number, length = text[:2], int(text[2:4])
        found[number], text = text[4 : 4 + length], text[4 + length :]
    return found


@pytest.mark.parametrize("site", ["MLA", "MLB", "MLC", "MLM", "MLU"])
def test_the_code_of_an_order_has_its_amount_and_a_right_checksum(mock: CheckedClient, site: str) -> None:
    mock.controls.put_account(own_user(mock), site_id=site)
    order = create(mock, {"transactions.payments.0.amount": "1234", "total_amount": "1234"})
    text = order["type_response"]["qr_data"]
    assert f"{crc_hqx(text[:-4].encode(), 0xFFFF):04X}" == text[-4:]
    held = fields(text)
    assert list(held)[:2] == ["00", "01"]
    assert list(held)[-1] == "63"
    assert (Decimal(held["54"]), held["58"]) == (1234, COUNTRIES[site].alpha2)
    assert order["id"] in held["43"]
    assert segno.make(text).version  # it has room in a code


@pytest.mark.parametrize(
    ("changes", "life_ns"),
    [
        ({}, 15 * MINUTE_NS),
        ({"expiration_time": "PT30S"}, MINUTE_NS // 2),
        ({"expiration_time": "PT2H"}, 120 * MINUTE_NS),
        ({MODE: "hybrid", "expiration_time": "PT2H"}, 120 * MINUTE_NS),
        ({MODE: "static"}, 10 * MINUTE_NS),
        ({MODE: REMOVE}, 10 * MINUTE_NS),
        ({MODE: "static", "expiration_time": "PT2H"}, 10 * MINUTE_NS),
        ({MODE: "static", "expiration_time": "PT5M"}, 5 * MINUTE_NS),
    ],
)
def test_an_order_lives_as_long_as_its_model_lets_it(
    mock: CheckedClient, clock: Clock, changes: dict[str, Any], life_ns: int
) -> None:
    order = create(mock, changes)
    clock.now_ns += life_ns - 1
    assert read(mock, order)["status"] == "created"
    clock.now_ns += 1
    expired = read(mock, order)
    assert (expired["status"], expired["transactions"]["payments"][0]["status_detail"]) == ("expired", "expired")
    assert code_of(command(mock, order, "cancel").json()) == "order_already_canceled"


def test_a_buyer_scans_hesitates_and_pays(mock: CheckedClient) -> None:
    order = create(mock)
    scanned = mock.controls.order_event(order["id"], "pick_up")
    assert (scanned["status"], scanned["transactions"]["payments"][0]["status_detail"]) == ("created", "in_process")
    assert code_of(command(mock, order, "cancel").json()) == "instore_order_locked_error"
    rejected = mock.controls.order_event(order["id"], "reject", status_detail="high_risk")
    assert (rejected["status"], rejected["transactions"]["payments"]) == ("created", order["transactions"]["payments"])
    paid = mock.controls.order_event(order["id"], "pay")
    assert (paid["status"], paid["status_detail"], paid["total_paid_amount"]) == ("processed", "accredited", "50.00")
    assert paid["transactions"]["payments"][0]["payment_method"] == {"type": "account_money", "id": "account_money"}
    with pytest.raises(ControlError, match="no pick_up of a qr order that is processed"):
        mock.controls.order_event(order["id"], "pick_up")


@pytest.mark.parametrize("site", ["MLA", "MLB", "MLC", "MLM", "MLU"])
def test_what_is_paid_back_and_until_when(mock: CheckedClient, site: str) -> None:
    mock.controls.put_account(own_user(mock), site_id=site)
    orders = [create(mock, {"transactions.payments.0.amount": "50", "total_amount": "50"}) for _ in range(3)]
    for order in orders:
        mock.controls.order_event(order["id"], "approve")
    part = {"transactions": [{"id": orders[0]["transactions"]["payments"][0]["id"], "amount": "20"}]}
    answer = command(mock, orders[0], "refund", part)
    in_parts = site in ("MLA", "MLC", "MLU")
    assert answer.status_code == (201 if in_parts else 400)
    assert in_parts or code_of(answer.json()) == "unsupported_partially_refunds"
    mock.controls.advance("P329D" if site == "MLC" else "P359D")
    assert command(mock, orders[1], "refund").json()["status"] == "refunded"
    mock.controls.advance("P2D")
    assert code_of(command(mock, orders[2], "refund").json()) == "in_store_payment_refund_order"


def test_pesos_of_chile_are_whole_when_they_are_paid_back(mock: CheckedClient) -> None:
    mock.controls.put_account(own_user(mock), site_id="MLC")
    order = create(mock)
    mock.controls.order_event(order["id"], "approve")
    part = {"id": order["transactions"]["payments"][0]["id"], "amount": "0.50"}
    assert code_of(command(mock, order, "refund", {"transactions": [part]}).json()) == "property_value"


def test_an_amount_that_has_no_room_is_not_in_the_code(mock: CheckedClient) -> None:
    large = {"transactions.payments.0.amount": "999999999999.99", "total_amount": "999999999999.99"}
    assert "54" not in fields(create(mock, large)["type_response"]["qr_data"])


def test_points_of_sale_are_those_of_their_account(mock: CheckedClient) -> None:
    mine = {"config.qr.external_pos_id": "CAJA001"}
    assert code_of(post(mock, mine).json()) == "pos_not_found"
    mock.controls.put_point_of_sale(6, 1, "CAJA001")
    assert code_of(post(mock, mine).json()) == "pos_not_found"
    with pytest.raises(ControlError, match="is that of another account"):
        mock.controls.put_point_of_sale(6, own_user(mock), "CAJA001")
    mock.controls.put_point_of_sale(7, own_user(mock), "CAJA001", 5)
    assert post(mock, mine).status_code == 201
    state = mock.controls.dump()
    mock.controls.reset()
    assert code_of(post(mock, mine).json()) == "pos_not_found"
    mock.controls.load(state)
    assert post(mock, mine).status_code == 201
    with pytest.raises(ControlError, match="another one of this name"):
        mock.controls.put_point_of_sale(8, own_user(mock), "CAJA001")


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"total_amount": "50.01"}, "bad_request"),
        ({"expiration_time": "PT29S"}, "property_value"),
        ({"expiration_time": "PT3600H1S"}, "property_value"),
        ({"expiration_time": "P1M"}, "property_value"),
        ({"transactions.payments.0.amount": "0"}, "property_value"),
        ({MODE: "printed"}, "property_value"),
        ({"notification_url": "https://example.com"}, "unsupported_properties"),
        ({"capture_mode": "manual"}, "unsupported_properties"),
        ({"config.qr": {}}, "required_properties"),
        ({"external_reference": REMOVE}, "required_properties"),
        (
            {
                "items": [{"title": "a", "external_categories": [{"id": "b"}]}],
                "discounts": {"payment_methods": [{"type": "credit_card", "new_total_amount": "45.00"}]},
            },
            "bad_request",
        ),
    ],
)
def test_what_is_refused(mock: CheckedClient, changes: dict[str, Any], code: str) -> None:
    assert code_of(post(mock, changes).json()) == code


def test_a_picture_of_the_code_gives_it_back(mock: CheckedClient) -> None:
    """Drawn by one library, and read by another."""
    order = create(mock)
    text = order["type_response"]["qr_data"]
    rows = [bytes(0 if dark else 255 for dark in row) for row in segno.make(text, error="m").matrix_iter(4, 4)]
    picture = memoryview(b"".join(rows)).cast("B", shape=[len(rows), len(rows[0])])
    assert [each.text for each in zxingcpp.read_barcodes(picture)] == [text]
    page = mock.unchecked("GET", f"/__mock/orders/{order['id']}/payment").text
    assert text in page
    assert "data:image/png;base64," in page
