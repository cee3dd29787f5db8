"""A mock with one planted defect, chosen by name: `python planted.py DEFECT`. Prints its address first."""

import socket
import sys
from collections.abc import Awaitable, Callable
from typing import Any

import uvicorn
from mp_orders_mock import create_app

Message = dict[str, Any]


def without(name: bytes, headers: list[tuple[bytes, bytes]]) -> list[tuple[bytes, bytes]]:
    return [(header, value) for header, value in headers if header != name]


def wrong_code(status: int, body: bytes) -> tuple[int, bytes]:
    return status, body.replace(b'"property_type"', b'"property_value"')


def created_200(status: int, body: bytes) -> tuple[int, bytes]:
    return (200, body) if status == 201 else (status, body)


def plain_405(status: int, body: bytes) -> tuple[int, bytes]:
    return (400, body) if status == 405 else (status, body)


def no_maximum_items(status: int, body: bytes) -> tuple[int, bytes]:
    return (201, b'{"id": "1", "status": "created"}') if b'"code":"maximum_items"' in body else (status, body)


def key_optional(status: int, body: bytes) -> tuple[int, bytes]:
    return (201, b'{"id": "1", "status": "created"}') if b"empty_required_header" in body else (status, body)


def all_refused(status: int, body: bytes) -> tuple[int, bytes]:
    refusal = b'{"error": "invalid_string", "message": "no", "status": 400}'
    return (400, refusal) if status == 201 else (status, body)


DEFECTS: dict[str, Callable[[int, bytes], tuple[int, bytes]]] = {
    "none": lambda status, body: (status, body),
    **{
        defect.__name__: defect
        for defect in (wrong_code, created_200, plain_405, no_maximum_items, key_optional, all_refused)
    },
}


class Planted:
    """Changes each answer of an application before it leaves."""

    def __init__(self, app: Any, defect: Callable[[int, bytes], tuple[int, bytes]]) -> None:
        self.app = app
        self.defect = defect

    async def __call__(self, scope: Message, receive: Any, send: Callable[[Message], Awaitable[None]]) -> None:
        start: Message = {}

        async def changed(message: Message) -> None:
            if message["type"] == "http.response.start":
                start.update(message)
                return
            status, body = self.defect(start["status"], message["body"])
            headers = [*without(b"content-length", start["headers"]), (b"content-length", b"%d" % len(body))]
            await send({**start, "status": status, "headers": headers})
            await send({**message, "body": body})

        await self.app(scope, receive, changed)


def main() -> None:
    app = Planted(create_app(), DEFECTS[sys.argv[1]])
    listener = socket.create_server(("127.0.0.1", 0))
    print(f"planted: http://127.0.0.1:{listener.getsockname()[1]}", flush=True)
    uvicorn.Server(uvicorn.Config(app, log_level="error", lifespan="off")).run(sockets=[listener])


if __name__ == "__main__":
    main()
