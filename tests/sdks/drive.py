"""Makes every order and merchant order call of the official SDK, with its address changed and nothing else.

Writes a line of JSON for each: its name, and the status of the answer.
"""

import json
import sys
from datetime import UTC, datetime, timedelta
from typing import Any

import mercadopago
from mercadopago.http import HttpClient

BASE, TOKEN = sys.argv[1:]


class Redirected(HttpClient):  # type: ignore[misc]
    """The transport of the SDK, to another host."""

    def request(self, method: str, url: str, *arguments: Any, **more: Any) -> Any:
        return super().request(method, url.replace("https://api.mercadopago.com", BASE), *arguments, **more)


def say(name: str, answer: Any) -> Any:
    print(json.dumps({"name": name, "status": answer["status"], "body": answer["response"]}))
    return answer["response"]


def main() -> None:
    sdk = mercadopago.SDK(TOKEN, http_client=Redirected())
    order, merchant_order = sdk.order(), sdk.merchant_order()
    holder = {"name": "APRO", "identification": {"type": "CPF", "number": "12345678909"}}
    card = {"card_number": "5031433215406351", "expiration_month": 11, "expiration_year": 2030, "security_code": "123"}
    token = say("card_token.create", sdk.card_token().create({**card, "cardholder": holder}))["id"]
    item = {"id": "1", "title": "Thing", "quantity": 1, "unit_price": 10}
    preference = say("preference.create", sdk.preference().create({"items": [item]}))
    say("preference.get", sdk.preference().get(preference["id"]))
    say("preference.update", sdk.preference().update(preference["id"], {"external_reference": "shop-2"}))
    method = {"id": "master", "type": "credit_card", "token": token, "installments": 1}
    payments = [{"amount": "100.00", "payment_method": method}]
    body = {"type": "online", "total_amount": "100.00", "external_reference": "shop-1"}
    body |= {"payer": {"email": "test@testuser.com"}, "transactions": {"payments": payments}}
    manual = {**body, "processing_mode": "manual"}
    paid = say("order.create", order.create(body))
    say("order.get", order.get(paid["id"]))
    say("order.refund", order.refund(paid["id"]))
    part = say("order.create", order.create(body))
    payment_id = part["transactions"]["payments"][0]["id"]
    some = {"transactions": [{"id": payment_id, "amount": "25.00"}]}
    say("order.refund_transaction", order.refund_transaction(part["id"], some))
    say("order.process", order.process(say("order.create", order.create(manual))["id"]))
    say("order.capture", order.capture(say("order.create", order.create({**body, "capture_mode": "manual"}))["id"]))
    say("order.cancel", order.cancel(say("order.create", order.create(manual))["id"]))
    open_id = say("order.create", order.create({n: v for n, v in manual.items() if n != "transactions"}))["id"]
    added = say("order.create_transaction", order.create_transaction(open_id, {"payments": payments}))
    change = {"payment_method": {"type": "credit_card", "installments": 3}}
    transaction_id = added["payments"][0]["id"]
    say("order.update_transaction", order.update_transaction(open_id, transaction_id, change))
    say("order.delete_transaction", order.delete_transaction(open_id, transaction_id))
    now, day = datetime.now(UTC), timedelta(days=1)
    dates = {"begin_date": f"{now - day:%Y-%m-%dT%H:%M:%SZ}", "end_date": f"{now + day:%Y-%m-%dT%H:%M:%SZ}"}
    found = say("order.search", order.search(dates))
    walked = list(order.search_auto_paging_iter(dates, limit=2))
    assert [each["id"] for each in walked] == [each["id"] for each in found["data"]], "pages drop or repeat an order"
    sent = {
        "preference_id": preference["id"],
        "items": [{**item, "currency_id": "BRL"}],
        "external_reference": "shop-1",
    }
    merchant = say("merchant_order.create", merchant_order.create(sent))
    say("merchant_order.get", merchant_order.get(merchant["id"]))
    say("merchant_order.update", merchant_order.update(merchant["id"], {"additional_info": "told later"}))
    say("merchant_order.search", merchant_order.search({"preference_id": preference["id"]}))


main()
