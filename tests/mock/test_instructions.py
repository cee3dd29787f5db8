"""What a buyer gets who still has to pay: a QR code with a right checksum, the numbers of a boleto, a page."""

import base64
import io
from binascii import crc_hqx
from typing import Any

import pytest
import segno
from answers import CheckedClient
from mp_orders_mock.domain.instructions import Payable, boleto_barcode, br_code, digitable_line
from samples import ONLINE, REMOVE, changed, headers

METHOD = "transactions.payments.0.payment_method"
PIX = {METHOD: {"id": "pix", "type": "bank_transfer"}}
BOLETO = {METHOD: {"id": "boleto", "type": "ticket"}}


def create(mock: CheckedClient, changes: dict[str, Any]) -> Any:
    answer = mock.post("/v1/orders", json=changed(ONLINE, changes), headers=headers())
    assert answer.status_code == 201, answer.text
    return answer.json()


def method_of(order: Any) -> Any:
    return order["transactions"]["payments"][0]["payment_method"]


def fields(text: str) -> dict[str, str]:
    """The fields of a BR Code, by number."""
    found, at = {}, 0
    while at < len(text):
        number, length = text[at : at + 2], int(text[at + 2 : at + 4])
        found[number] = text[at + 4 : at + 4 + length]
        at += 4 + length
    return found


def test_pix_has_a_code_and_its_picture(mock: CheckedClient) -> None:
    order = create(mock, PIX)
    payment, method = order["transactions"]["payments"][0], method_of(order)
    code = method["qr_code"]
    assert crc_hqx(code[:-4].encode(), 0xFFFF) == int(code[-4:], 16)
    read = fields(code)
    assert (read["00"], read["53"], read["54"], read["58"]) == ("01", "986", "24.90", "BR")
    assert fields(read["26"])["00"] == "br.gov.bcb.pix"
    assert payment["id"].endswith(fields(read["62"])["05"])
    picture = io.BytesIO()
    segno.make(code, error="m").save(picture, kind="png", scale=4)
    assert base64.b64decode(method["qr_code_base64"]) == picture.getvalue()
    assert (order["status_detail"], payment["date_of_expiration"]) == (
        "waiting_transfer",
        "2023-11-15T22:13:20.123456789Z",
    )
    assert mock.get(f"/v1/orders/{order['id']}", headers=headers()).json() == order


@pytest.mark.parametrize(
    ("payment", "until"),
    [
        ({"expiration_time": "PT30M"}, "2023-11-14T22:43:20.123456789Z"),
        ({"date_of_expiration": "2027-01-15T23:59:59.000-03:00"}, "2027-01-15T23:59:59.000-03:00"),
        ({"date_of_expiration": "2027-02-30T23:59:60Z"}, "2027-02-30T23:59:60Z"),
    ],
)
def test_until_when_it_can_be_paid(mock: CheckedClient, payment: dict[str, str], until: str) -> None:
    order = create(mock, {**PIX, **{f"transactions.payments.0.{name}": value for name, value in payment.items()}})
    assert order["transactions"]["payments"][0]["date_of_expiration"] == until


def test_a_line_of_the_banks_association() -> None:
    """The example of their manual, whose check digits are known."""
    barcode = "00193373700000001000500940144816060680935031"
    assert digitable_line(barcode) == "00190500954014481606906809350314337370000000100"


@pytest.mark.parametrize(
    ("day", "factor"),
    [(0, "0000"), (10140, "0000"), (20000, "9859"), (20140, "9999"), (20141, "1000"), (20142, "1001")],
)
def test_a_boleto_counts_its_days(day: int, factor: str) -> None:
    """From 7 October 1997; after 9999 (21 February 2025) it goes on with 1000."""
    barcode = boleto_barcode(Payable("PAY1", "1234.56", "", day * 24 * 3600 * 10**9))
    assert (len(barcode), barcode[:4], barcode[5:9], barcode[9:19]) == (44, "0019", factor, "0000123456")
    line = digitable_line(barcode)
    assert len(line) == 47
    for part in (line[:10], line[10:21], line[21:32]):  # each ends in its own check digit
        weighted = (int(digit) * (1 + index % 2) for index, digit in enumerate(reversed(part)))
        assert sum(product // 10 + product % 10 for product in weighted) % 10 == 0


def test_a_boleto_and_other_tickets(mock: CheckedClient) -> None:
    boleto = method_of(create(mock, BOLETO))
    assert boleto["digitable_line"] == digitable_line(boleto["barcode_content"])
    oxxo = method_of(create(mock, {METHOD: {"id": "oxxo", "type": "ticket"}}))
    assert {"ticket_url", "barcode_content", "reference", "verification_code"} < oxxo.keys()
    assert "redirect_url" in method_of(create(mock, {METHOD: {"id": "pse", "type": "bank_transfer"}}))
    assert "ticket_url" not in method_of(create(mock, {}))
    assert "qr_code" not in method_of(create(mock, {**PIX, "processing_mode": "manual"}))


def test_its_page_says_how_to_pay(mock: CheckedClient) -> None:
    order = create(mock, PIX)
    address = method_of(order)["ticket_url"]
    assert address == f"http://testserver/__mock/orders/{order['id']}/payment"
    page = mock.unchecked("GET", address)
    assert page.headers["content-type"].startswith("text/html")
    assert method_of(order)["qr_code"] in page.text
    assert f"data:image/png;base64,{method_of(order)['qr_code_base64']}" in page.text
    assert mock.unchecked("GET", "/__mock/orders/ORD0/payment").status_code == 404


def test_checkout_pro_has_its_page(mock: CheckedClient) -> None:
    order = create(mock, {"transactions": REMOVE, "processing_mode": "manual"})
    assert order["status"] == "created"
    assert "total_amount: <b>24.90</b>" in mock.unchecked("GET", order["checkout_url"]).text
    paid = mock.controls.order_event(order["id"], "approve")
    assert (paid["status"], paid["total_paid_amount"]) == ("processed", "24.90")
    other = create(mock, {"transactions": REMOVE, "processing_mode": "manual"})
    canceled = mock.post(f"/v1/orders/{other['id']}/cancel", headers=headers()).json()
    assert canceled["status"] == "canceled"


@pytest.mark.parametrize("place", ["config.online.transaction_security", f"{METHOD}.transaction_security"])
def test_a_challenge_has_an_address_and_an_outcome(mock: CheckedClient, place: str) -> None:
    order = create(mock, {place: {"validation": "always", "liability_shift": "required"}})
    security = method_of(order)["transaction_security"]
    assert (order["status"], order["status_detail"]) == ("action_required", "pending_challenge")
    assert (security["type"], security["status"], security["validation"]) == ("three_ds", "CHALLENGE", "always")
    assert mock.unchecked("GET", security["url"]).status_code == 200
    paid = mock.controls.order_event(order["id"], "approve")
    assert method_of(paid)["transaction_security"]["status"] == "AUTHENTICATED"
    assert create(mock, {place: {"validation": "on_fraud_risk"}})["status"] == "processed"


def test_a_payment_that_is_processed_asynchronously_ends_by_an_event(mock: CheckedClient) -> None:
    order = create(mock, {"processing_mode": "automatic_async"})
    assert (order["status"], order["status_detail"]) == ("processing", "in_process")
    assert mock.controls.order_event(order["id"], "approve")["status"] == "processed"


def test_codes_of_two_payments_differ() -> None:
    assert br_code(Payable("PAY1", "1.00", "", 0)) != br_code(Payable("PAY2", "1.00", "", 0))


@pytest.mark.parametrize("amount", ["0.01", "99999999.99", "100000000.00", "999999999999.99"])
def test_a_boleto_has_its_length_whatever_it_costs(amount: str) -> None:
    barcode = boleto_barcode(Payable("PAY1", amount, "", 20000 * 24 * 3600 * 10**9))
    assert (len(barcode), len(digitable_line(barcode))) == (44, 47)


def test_the_life_of_an_order_is_that_of_its_payment(mock: CheckedClient) -> None:
    order = create(mock, {**PIX, "expiration_time": "PT1H"})
    assert order["transactions"]["payments"][0]["date_of_expiration"] == "2023-11-14T23:13:20.123456789Z"


def test_a_challenge_that_is_not_passed(mock: CheckedClient) -> None:
    order = create(mock, {f"{METHOD}.transaction_security": {"validation": "always"}})
    failed = mock.controls.order_event(order["id"], "reject")
    assert method_of(failed)["transaction_security"]["status"] == "NOT_AUTHENTICATED"


def test_a_state_with_all_that_can_be_loaded(mock: CheckedClient) -> None:
    create(mock, {"transactions": REMOVE, "processing_mode": "manual"})
    odd = {**headers(), "X-Idempotency-Key": "a b"}
    first = mock.post("/v1/orders", json=changed(ONLINE, PIX), headers=odd).json()
    mock.controls.load(mock.controls.dump())
    assert mock.post("/v1/orders", json=changed(ONLINE, PIX), headers=odd).json() == first
