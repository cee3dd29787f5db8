"""The kit's connections: one that the server closes is no fault of the server, and nothing is sent twice by it."""

import re
import socket
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import pytest
from attrs import define, evolve, field
from listening import listening
from mp_orders_contract import Target
from mp_orders_contract.exchange import Exchange
from mp_orders_contract.session import Call, Session, fresh_key
from mp_orders_spec import operations

ANSWER = b"HTTP/1.1 404 Not Found\r\nContent-Type: application/json\r\nContent-Length: 2\r\n\r\n{}"


@define
class OneAnswerEach:
    """Answers the first request of a connection, keeps it open, and closes it when the next one has come."""

    answers: bool = True
    connections: list[list[bytes]] = field(factory=list)

    def serve(self, connection: socket.socket) -> None:
        heard: list[bytes] = []
        self.connections.append(heard)
        with connection, connection.makefile("rb") as stream:
            while line := stream.readline():
                head = b"".join(iter(stream.readline, b"\r\n")).lower()
                length = re.search(rb"content-length: (\d+)", head)
                stream.read(int(length[1]) if length else 0)
                heard.append(line.split(b" ")[0])
                if len(heard) > 1 or not self.answers:
                    return
                connection.sendall(ANSWER)

    @property
    def heard(self) -> list[bytes]:
        return [each for connection in self.connections for each in connection]


def sent(url: str, *calls: Call) -> list[Exchange]:
    session = Session(Target(url, "TEST-a"), lambda: 60.0, lambda exchange: None)
    try:
        return [session.send(call) for call in calls]
    finally:
        session.close()


GET = Call(operations()["get_order"], {"order_id": "ORD1"})
CREATE = Call(operations()["create_order"], body={}, key=fresh_key())
UNKEYED = Call(operations()["create_merchant_order"], body={})


@pytest.mark.parametrize("call", [GET, CREATE], ids=["get", "keyed"])
def test_what_a_closed_connection_lost_is_sent_again(call: Call) -> None:
    server = OneAnswerEach()
    with listening(server.serve) as url:
        exchanges = sent(url, call, call, call)
    assert [each.status for each in exchanges] == [404] * 3
    assert [len(each) for each in server.connections] == [2, 2, 1]


def test_what_has_no_key_is_never_sent_on_a_connection_that_may_be_closed() -> None:
    server = OneAnswerEach()
    with listening(server.serve) as url:
        exchanges = sent(url, GET, UNKEYED, UNKEYED)
    assert [each.status for each in exchanges] == [404] * 3
    assert [len(each) for each in server.connections] == [1, 1, 1]


@pytest.mark.parametrize("call", [GET, CREATE, UNKEYED], ids=["get", "keyed", "unkeyed"])
def test_a_server_that_does_not_answer_on_a_new_connection_is_heard_once(call: Call) -> None:
    server = OneAnswerEach(answers=False)
    with listening(server.serve) as url:
        exchange = sent(url, call)[0]
    assert exchange.failure.startswith("RemoteProtocolError")
    assert len(server.heard) == 1


def answering(*answers: bytes) -> tuple[list[float], Callable[[socket.socket], None]]:
    """When requests came, and a server that gives them these answers in turn, the last one ever after."""
    came: list[float] = []
    left = list(answers)

    def serve(connection: socket.socket) -> None:
        with connection, connection.makefile("rb") as stream:
            while stream.readline():
                head = b"".join(iter(stream.readline, b"\r\n")).lower()
                length = re.search(rb"content-length: (\d+)", head)
                stream.read(int(length[1]) if length else 0)
                came.append(time.monotonic())
                connection.sendall(left.pop(0) if len(left) > 1 else left[0])

    return came, serve


LIMITED = b"HTTP/1.1 429 Too Many\r\nRetry-After: 1\r\nContent-Length: 0\r\n\r\n"


def test_a_429_holds_back_every_thread() -> None:
    came, serve = answering(LIMITED, ANSWER)
    with listening(serve) as url:
        session = Session(Target(url, "TEST-a"), lambda: 60.0, lambda exchange: None)
        with ThreadPoolExecutor(4) as pool:
            first = pool.submit(session.send, GET)
            while not came:
                time.sleep(0.01)
            time.sleep(0.2)  # in which the 429 arrives
            others = [pool.submit(session.send, GET) for _ in range(3)]
            statuses = [each.result().status for each in (first, *others)]
        session.close()
    assert statuses == [404] * 4
    assert len(came) == 5
    assert min(came[1:]) - came[0] >= 1.0


def test_a_pause_lies_between_requests_of_all_threads() -> None:
    came, serve = answering(ANSWER)
    with listening(serve) as url:
        session = Session(Target(url, "TEST-a"), lambda: 60.0, lambda exchange: None, pause_s=0.2)
        with ThreadPoolExecutor(4) as pool:
            list(pool.map(session.send, [GET] * 4))
        session.close()
    assert came[-1] - came[0] >= 0.6 - 0.1  # less what the last one took less than the first


def test_a_chunked_body_says_nothing_of_its_length() -> None:
    heads: list[bytes] = []
    parts: list[bytes] = []

    def serve(connection: socket.socket) -> None:
        with connection, connection.makefile("rb") as stream:
            heads.append(b"".join(iter(stream.readline, b"\r\n")).lower())
            while size := int(stream.readline(), 16):
                parts.append(stream.read(size))
                stream.readline()
            connection.sendall(ANSWER)

    body = b"{}" + b" " * 100_000
    with listening(serve) as url:
        (exchange,) = sent(url, evolve(CREATE, body=body, chunked=True))
    assert b"content-length" not in heads[0]
    assert b"".join(parts) == body == exchange.body
    assert "Transfer-Encoding: chunked" in exchange.curl(Target(url, "TEST-a").secrets)
