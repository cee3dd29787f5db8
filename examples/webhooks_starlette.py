"""Receives notifications with Starlette.

    MP_WEBHOOK_SECRET=... MP_ACCESS_TOKEN=... .venv/bin/python examples/webhooks_starlette.py

While the secret is changed, MP_WEBHOOK_SECRET holds both with a comma between them. MP_SEEN is the file that remembers
what was handled (seen.db), PORT where it listens (8000), MP_BASE_URL another API than the live one, such as the mock.
"""

import logging
import os
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import uvicorn
from mp_orders import AsyncMercadoPago, MercadoPagoError, MerchantOrder, Order
from mp_orders.webhooks import InvalidNotification, InvalidSignature, SQLiteSeen, UnknownTopic, handle_async, verify
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

log = logging.getLogger("shop")


async def act(order: Order | MerchantOrder) -> None:
    """What the shop does. Two notifications may find one status, and after a crash it runs again: look what is done."""
    print(order.id, order.status, flush=True)


async def receive(request: Request) -> Response:
    """One notification. What is not answered with 200 comes again."""
    state = request.app.state
    try:
        notification = verify(
            headers=request.headers,
            query=request.scope["query_string"],
            body=await request.body(),  # as it came: not request.json()
            secret=state.secrets,
        )
        await handle_async(notification, state.mp, state.seen, act)
    except InvalidSignature as error:
        log.warning("refused: %s", error)
        return Response(status_code=401)
    except InvalidNotification as error:
        log.warning("refused: %s", error)
        return Response(status_code=400)
    except UnknownTopic as error:
        log.info("left aside: %s", error)
    except MercadoPagoError as error:  # busy, of another account, or the order could not be read
        log.warning("to come again: %s", error)
        return Response(status_code=503)
    return Response(status_code=200)


@asynccontextmanager
async def lifespan(app: Starlette) -> AsyncIterator[None]:
    """One client for as long as the application lives."""
    app.state.secrets = os.environ["MP_WEBHOOK_SECRET"].split(",")
    app.state.seen = SQLiteSeen(os.environ.get("MP_SEEN", "seen.db"))
    base_url = os.environ.get("MP_BASE_URL", "https://api.mercadopago.com")
    # Mercado Pago waits 22 seconds for an answer.
    async with AsyncMercadoPago(
        os.environ["MP_ACCESS_TOKEN"], base_url=base_url, timeout=8, deadline=15
    ) as app.state.mp:
        yield


app = Starlette(routes=[Route("/notifications", receive, methods=["POST"])], lifespan=lifespan)

if __name__ == "__main__":
    if missing := [name for name in ("MP_WEBHOOK_SECRET", "MP_ACCESS_TOKEN") if not os.environ.get(name)]:
        sys.exit(f"{' and '.join(missing)} has to be set")
    logging.basicConfig(level=logging.INFO)
    uvicorn.run(app, port=int(os.environ.get("PORT", "8000")))
