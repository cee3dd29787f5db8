"""Receives notifications with Flask.

    MP_WEBHOOK_SECRET=... MP_ACCESS_TOKEN=... .venv/bin/python examples/webhooks_flask.py

While the secret is changed, MP_WEBHOOK_SECRET holds both with a comma between them. MP_SEEN is the file that remembers
what was handled (seen.db), PORT where it listens (8000), MP_BASE_URL another API than the live one, such as the mock.
"""

import logging
import os
import sys

from flask import Flask, request
from mp_orders import MercadoPago, MercadoPagoError, MerchantOrder, Order
from mp_orders.webhooks import InvalidNotification, InvalidSignature, SQLiteSeen, UnknownTopic, handle, verify

log = logging.getLogger("shop")


def act(order: Order | MerchantOrder) -> None:
    """What the shop does. Two notifications may find one status, and after a crash it runs again: look what is done."""
    print(order.id, order.status, flush=True)


def create_app() -> Flask:
    """The application, with one client that its threads share."""
    app = Flask(__name__)
    secrets = os.environ["MP_WEBHOOK_SECRET"].split(",")
    seen = SQLiteSeen(os.environ.get("MP_SEEN", "seen.db"))
    base_url = os.environ.get("MP_BASE_URL", "https://api.mercadopago.com")
    # Mercado Pago waits 22 seconds for an answer.
    mp = MercadoPago(os.environ["MP_ACCESS_TOKEN"], base_url=base_url, timeout=8, deadline=15)
    app.extensions["mp"] = mp  # so that a test can close it

    @app.post("/notifications")
    def receive() -> tuple[str, int]:
        """One notification. What is not answered with 200 comes again."""
        try:
            body = request.get_data()  # as it came: not request.json
            notification = verify(headers=request.headers, query=request.query_string, body=body, secret=secrets)
            handle(notification, mp, seen, act)
        except InvalidSignature as error:
            log.warning("refused: %s", error)
            return "", 401
        except InvalidNotification as error:
            log.warning("refused: %s", error)
            return "", 400
        except UnknownTopic as error:
            log.info("left aside: %s", error)
        except MercadoPagoError as error:  # busy, of another account, or the order could not be read
            log.warning("to come again: %s", error)
            return "", 503
        return "", 200

    return app


if __name__ == "__main__":
    if missing := [name for name in ("MP_WEBHOOK_SECRET", "MP_ACCESS_TOKEN") if not os.environ.get(name)]:
        sys.exit(f"{' and '.join(missing)} has to be set")
    logging.basicConfig(level=logging.INFO)
    create_app().run(port=int(os.environ.get("PORT", "8000")))
