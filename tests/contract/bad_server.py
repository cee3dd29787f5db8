"""A server that is nothing like the contract: `python bad_server.py KIND`. Prints its address first."""

import socket
import sys
import threading
import time

CREATED = b'{"id": "ORD0000ABCD222233334444555566", "status": "created"}'
ANSWERS = {
    "html": (b"200 OK", b"text/html", b"<html><h1>Welcome</h1><script>alert(1)</script></html>"),
    "fails": (b"500 Internal Server Error", b"application/json", b'{"errors": [{"code": "500", "message": "no"}]}'),
    "created": (b"201 Created", b"application/json", CREATED),
    "slow": (b"201 Created", b"application/json", CREATED),
    "odd": (b"201 Created", b"application/json", b'{"id": "<script>", "status": null, "collector": 7, "items": 3}'),
}
SLOW_S = 0.05


def main() -> None:
    kind = sys.argv[1]
    listener = socket.create_server(("127.0.0.1", 0))
    print(f"bad: http://127.0.0.1:{listener.getsockname()[1]}", flush=True)
    while True:
        connection, _ = listener.accept()
        threading.Thread(target=serve, args=(connection, kind), daemon=True).start()


def serve(connection: socket.socket, kind: str) -> None:
    with connection:
        while head := read(connection):
            if kind == "closes":
                return
            if kind == "hangs":
                time.sleep(60)
            if kind == "slow":
                time.sleep(SLOW_S)
            status, media, body = ANSWERS[kind]
            text = b"HTTP/1.1 %s\r\ncontent-type: %s\r\ncontent-length: %d\r\n\r\n" % (status, media, len(body))
            connection.sendall(text + (b"" if head.startswith(b"HEAD") else body))


def read(connection: socket.socket) -> bytes:
    """The head of a request, after its body was read too; nothing at the end."""
    data = b""
    while b"\r\n\r\n" not in data:
        part = connection.recv(65536)
        if not part:
            return b""
        data += part
    head, _, body = data.partition(b"\r\n\r\n")
    lines = [line.lower().split(b":") for line in head.split(b"\r\n")]
    length = next((int(line[1]) for line in lines if line[0] == b"content-length"), 0)
    while len(body) < length:
        body += connection.recv(65536)
    return head


if __name__ == "__main__":
    main()
