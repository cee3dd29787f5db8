"""A server with create and get alone, as somebody writes it in an hour: `python small_server.py` prints its address."""

import json
import uuid
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

ORDERS: dict[str, Any] = {}
DATES = dict.fromkeys(("created_date", "last_updated_date"), "2026-01-01T00:00:00Z")


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_POST(self) -> None:
        body = self._body()
        if self.path != "/v1/orders":
            return self._answer(404, {"detail": "Not Found"})
        try:
            order = {**json.loads(body), "id": f"ORD{uuid.uuid4().hex[:26].upper()}", "status": "created", **DATES}
        except (ValueError, TypeError) as error:
            return self._answer(500, {"error": str(error)})
        ORDERS[order["id"]] = order
        return self._answer(201, order)

    def do_GET(self) -> None:
        parts = self.path.split("/")
        if parts[:3] != ["", "v1", "orders"] or len(parts) != 4:
            return self._answer(404, {"detail": "Not Found"})
        order = ORDERS.get(parts[3])
        return self._answer(200, order) if order else self._answer(404, {"errors": [{"code": "order_not_found"}]})

    def do_PUT(self) -> None:
        self._body()
        self._answer(404, {"detail": "Not Found"})

    do_DELETE = do_PATCH = do_PUT  # noqa: N815 - the names that http.server looks for

    def log_message(self, *_: Any) -> None:
        pass

    def _body(self) -> bytes:
        if "chunked" not in self.headers.get("Transfer-Encoding", ""):
            return self.rfile.read(int(self.headers.get("Content-Length", 0)))
        body = b""
        while size := int(self.rfile.readline(), 16):
            body += self.rfile.read(size + 2)[:-2]
        self.rfile.readline()
        return body

    def _answer(self, status: int, body: Any) -> None:
        text = json.dumps(body).encode()
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(text)))
        self.end_headers()
        self.wfile.write(text)


if __name__ == "__main__":
    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    print(f"small: http://127.0.0.1:{server.server_port}", flush=True)
    server.serve_forever()
