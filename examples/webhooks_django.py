"""Receives notifications with Django.

    MP_WEBHOOK_SECRET=... MP_ACCESS_TOKEN=... .venv/bin/python examples/webhooks_django.py

While the secret is changed, MP_WEBHOOK_SECRET holds both with a comma between them. MP_SEEN is the file that remembers
what was handled (seen.db), PORT where it listens (8000), MP_BASE_URL another API than the live one, such as the mock.
"""

import logging
import os
import sys
from functools import cache

from django.conf import settings
from django.core.management import execute_from_command_line
from django.http import HttpRequest, HttpResponse
from django.urls import path
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST
from mp_orders import MercadoPago, MercadoPagoError, MerchantOrder, Order
from mp_orders.webhooks import InvalidNotification, InvalidSignature, SQLiteSeen, UnknownTopic, handle, verify

log = logging.getLogger("shop")


@cache
def client() -> MercadoPago:
    """One client that the threads of this process share. Mercado Pago waits 22 seconds for an answer."""
    base_url = os.environ.get("MP_BASE_URL", "https://api.mercadopago.com")
    return MercadoPago(os.environ["MP_ACCESS_TOKEN"], base_url=base_url, timeout=8, deadline=15)


@cache
def seen() -> SQLiteSeen:
    """What was handled, by all processes."""
    return SQLiteSeen(os.environ.get("MP_SEEN", "seen.db"))


def act(order: Order | MerchantOrder) -> None:
    """What the shop does. Two notifications may find one status, and after a crash it runs again: look what is done."""
    print(order.id, order.status, flush=True)


@csrf_exempt
@require_POST
def receive(request: HttpRequest) -> HttpResponse:
    """One notification. What is not answered with 200 comes again."""
    try:
        notification = verify(
            headers=request.headers,
            query=request.META["QUERY_STRING"],
            body=request.body,  # as it came
            secret=os.environ["MP_WEBHOOK_SECRET"].split(","),
        )
        handle(notification, client(), seen(), act)
    except InvalidSignature as error:
        log.warning("refused: %s", error)
        return HttpResponse(status=401)
    except InvalidNotification as error:
        log.warning("refused: %s", error)
        return HttpResponse(status=400)
    except UnknownTopic as error:
        log.info("left aside: %s", error)
    except MercadoPagoError as error:  # busy, of another account, or the order could not be read
        log.warning("to come again: %s", error)
        return HttpResponse(status=503)
    return HttpResponse(status=200)


urlpatterns = [path("notifications", receive)]

if not settings.configured:  # a project of its own; in yours, take `receive` and the line above
    settings.configure(ALLOWED_HOSTS=["127.0.0.1", "localhost", "testserver"], ROOT_URLCONF=__name__)

if __name__ == "__main__":
    if missing := [name for name in ("MP_WEBHOOK_SECRET", "MP_ACCESS_TOKEN") if not os.environ.get(name)]:
        sys.exit(f"{' and '.join(missing)} has to be set")
    port = os.environ.get("PORT", "8000")
    execute_from_command_line([sys.argv[0], "runserver", "--noreload", f"127.0.0.1:{port}"])
