"""The page on which a buyer would pay an order, which answers name as ticket_url, checkout_url and so on."""

from collections.abc import Iterator, Mapping
from html import escape
from typing import Any

from mp_orders_mock.domain.instructions import picture

STYLE = (
    ":root{color-scheme:light dark}*{box-sizing:border-box}img{max-width:100%}"
    "body{font:16px/1.5 system-ui,sans-serif;max-width:40rem;margin:2rem auto;padding:0 1rem;overflow-wrap:anywhere}"
)
VIEWPORT = '<meta name="viewport" content="width=device-width,initial-scale=1">'
SHOWN = ("qr_code", "digitable_line", "barcode_content", "reference", "verification_code")


def payment_page(order: Mapping[str, Any]) -> bytes:
    """HTML of an order, with nothing in it that was not escaped; pays nothing."""
    title = f"Order {order['id']}"
    lines = [f"<p>{name}: <b>{escape(str(order.get(name, '')))}</b></p>" for name in ("total_amount", "status")]
    event = f'POST /__mock/orders/{order["id"]}/events {{"event": "pay"}}'
    lines += [
        *_code(order),
        *_payments(order),
        f"<p>This is a mock: nothing can be paid here. <code>{escape(event)}</code> pays it.</p>",
    ]
    head = f'<!doctype html><html lang="en"><head><meta charset="utf-8">{VIEWPORT}<title>{escape(title)}</title>'
    return f"{head}<style>{STYLE}</style></head><body><h1>{escape(title)}</h1>{''.join(lines)}</body></html>".encode()


def _code(order: Mapping[str, Any]) -> Iterator[str]:
    """The picture of the code of a QR order, and its text."""
    text = (order.get("type_response") or {}).get("qr_data")
    if text:
        yield f'<img alt="QR code" src="data:image/png;base64,{picture(text)}">'
        yield f"<p>qr_data: <code>{escape(text)}</code></p>"


def _payments(order: Mapping[str, Any]) -> Iterator[str]:
    for payment in order.get("transactions", {}).get("payments", []):
        method = payment.get("payment_method", {})
        yield f"<h2>{escape(str(method.get('id', 'payment')))} {escape(payment['amount'])}</h2>"
        if "qr_code_base64" in method:
            yield f'<img alt="QR code" src="data:image/png;base64,{escape(method["qr_code_base64"])}">'
        for name in SHOWN:
            if name in method:
                yield f"<p>{name}: <code>{escape(str(method[name]))}</code></p>"
        if "date_of_expiration" in payment:
            yield f"<p>until {escape(payment['date_of_expiration'])}</p>"
