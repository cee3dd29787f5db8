"""Sends requests of the contract's operations and keeps what was sent and what came."""

import json
import threading
import time
import uuid
import zlib
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from http.cookiejar import CookieJar, DefaultCookiePolicy
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlencode, urlsplit

import httpx
from attrs import define, evolve, field, frozen
from mp_orders_spec import Operation

from mp_orders_contract.exchange import Exchange, Secrets
from mp_orders_contract.trust import trusted

KEY = "X-Idempotency-Key"
STEP_S = 0.2
"""How long an interrupt may have to wait."""
GATE_S = 5.0
GRACE_S = 0.5
TOO_MANY = 429
MAX_WAITS = 10
LONGEST_WAIT_S = 60.0
TOO_LATE = "the answer did not end in time"
AUTOMATIC_BITS = 47
"""Tells zlib to find out itself whether it is gzip or deflate."""
MAX_BYTES = 8 * 1024 * 1024
USER_AGENT = "mp-orders-contract"


def _address(url: str) -> str:
    """The address without a slash at its end.

    Raises:
        ValueError: it is none of HTTP.
    """
    try:
        parsed = httpx.URL(url)
        urlsplit(url)
    except (httpx.InvalidURL, ValueError) as error:
        raise ValueError(f"{url} is not an address: {error}") from None
    if parsed.userinfo:
        raise ValueError("an address must not hold a user or a password")
    if parsed.scheme not in ("http", "https") or not parsed.host or not (parsed.port is None or parsed.port < 65536):
        raise ValueError(f"{url} is not an address of http or https")
    return url.rstrip("/")


def _trusted_file(ca: str | Path | None) -> Path | None:
    """The absolute path of a file with authorities.

    Raises:
        ValueError: it is none.
    """
    path = None if ca is None else Path(ca).absolute()
    trusted(path)
    return path


def _maybe_address(url: str | None) -> str | None:
    return None if url is None else _address(url)


@frozen
class Target:
    """An implementation to be checked.

    Attributes:
        base_url: where it answers, such as http://127.0.0.1:8080.
        access_token: of an account that may create orders.
        second_token: of another account; without it, what needs two accounts is not run.
        terminals: Point terminals of the first account. Without them the kit invents one and sees whether it is taken.
        foreign_terminal: a Point terminal of somebody else.
        pos: a point of sale of the first account, as it calls it; unless given, that of the documents.
        control: where the control API of an mp-orders-mock answers; without it, what needs a clock, a terminal's
            hand or faults is not run.
        timeout_s: how long an answer may take, in seconds.
        ca: a file with the certificates (PEM) of the authorities to trust over https; the usual ones unless given.

    Raises:
        ValueError: an address is none of HTTP, or the file has no certificates.
    """

    base_url: str = field(converter=_address)
    access_token: str = field(repr=False)
    second_token: str | None = field(default=None, repr=False)
    terminals: tuple[str, ...] = field(default=(), converter=tuple)
    foreign_terminal: str | None = None
    pos: str | None = None
    control: str | None = field(default=None, converter=_maybe_address)
    timeout_s: float = 10.0
    ca: Path | None = field(default=None, converter=_trusted_file)

    @property
    def secrets(self) -> Secrets:
        """Hides the tokens of this target, where they are not test tokens."""
        return Secrets(self.access_token, self.second_token)


@define
class Call:
    """One request before it is sent.

    Attributes:
        operation: of the contract.
        parameters: of its path, as text.
        body: what is sent as JSON; bytes are sent as they are; None is no body (and b"null" is null).
        token: None sends no token.
        key: None sends no key.
        headers: more of them, in place of those of the same name; None takes a header away.
        query: of the address.
        method: in place of the operation's.
        patient: whether to wait and send it again where the answer is that there were too many requests.
        recorded: whether the exchange is one of the run; one that asks for what no contract has is not.
        chunked: whether the body is sent as a chunk, so that no header says how long it is.
    """

    operation: Operation
    parameters: Mapping[str, Any] = field(factory=dict)
    body: Any = None
    token: str | None = None
    key: str | None = None
    headers: Mapping[str, str | None] = field(factory=dict)
    query: Mapping[str, str] = field(factory=dict)
    method: str | None = None
    patient: bool = True
    chunked: bool = False
    recorded: bool = True


def fresh_key() -> str:
    """A key of its own for one intent."""
    return str(uuid.uuid4())


def wait_s(retry_after: str) -> float:
    """How long to wait for a header like this, in seconds; a date, which nobody sends here, counts as a second."""
    return min(float(retry_after), LONGEST_WAIT_S) if retry_after.isdecimal() else 1.0


class _CutError(Exception):
    """An answer of which no more is read."""


class Session:
    """Connections to a target: each thread keeps one, for what can be repeated; all else is sent on a new one.

    Args:
        target: where requests go.
        before: called before anything is sent; says for how many seconds, or raises where nothing more is to be sent.
        record: told of every exchange.
        pause_s: the least time between the beginnings of two requests that need not be sent together.
    """

    def __init__(
        self,
        target: Target,
        before: Callable[[], float],
        record: Callable[[Exchange], None],
        pause_s: float = 0.0,
    ) -> None:
        self._target = target
        self._before = before
        self._record = record
        self._secrets = target.secrets
        self._pause_s = pause_s
        self._next = 0.0
        self._kept = threading.local()
        self._open: list[httpx.Client] = []
        self._lock = threading.Lock()

    def close(self) -> None:
        """Close the connections; what is sent after that opens others. For a moment when no thread sends anything."""
        for each in self._open:
            each.close()
        self._open.clear()
        self._kept = threading.local()

    def send(self, call: Call) -> Exchange:
        """Send one request; what goes wrong on the way is the exchange's `failure`."""
        self._await_turn()
        if call.key is None and (call.method or call.operation.method) == "POST":  # must not be sent a second time
            with self._new_client() as client:
                return self._exchange(client, call)
        return self._exchange(self._client, call)

    @property
    def _client(self) -> httpx.Client:
        """That of this thread."""
        if not hasattr(self._kept, "client"):
            self._keep_new_client()
        client: httpx.Client = self._kept.client
        return client

    def _keep_new_client(self) -> None:
        self._kept.client = self._new_client()
        with self._lock:
            self._open.append(self._kept.client)

    def _await_turn(self) -> None:
        """Wait until the next request may begin: after a pause, or after what a 429 asked of all threads."""
        while True:
            left = self._before()
            with self._lock:
                now = time.monotonic()
                if now >= self._next:
                    self._next = now + self._pause_s
                    return
                wait = self._next - now
            time.sleep(min(wait, max(left, 0.0), STEP_S))

    def _hold_back(self, seconds: float) -> None:
        """Let no thread send anything for so long."""
        with self._lock:
            self._next = max(self._next, time.monotonic() + seconds)

    def send_together(self, calls: Sequence[Call]) -> list[Exchange]:
        """Send requests at the same moment, each on a connection of its own."""
        self._await_turn()
        gate = threading.Barrier(len(calls))

        def one(call: Call) -> Exchange:
            with self._new_client() as client:
                with suppress(threading.BrokenBarrierError):  # an interrupt may come before all have started
                    gate.wait(GATE_S)
                return self._exchange(client, call)

        with ThreadPoolExecutor(len(calls)) as pool:
            return list(pool.map(one, calls))

    def _new_client(self) -> httpx.Client:
        return httpx.Client(
            timeout=self._target.timeout_s,
            trust_env=False,
            verify=trusted(self._target.ca),
            headers={"User-Agent": USER_AGENT},
            limits=httpx.Limits(max_keepalive_connections=1),  # after which the next one is new
            cookies=CookieJar(DefaultCookiePolicy(allowed_domains=[])),  # both accounts use these connections
        )

    def _exchange(self, client: httpx.Client, call: Call) -> Exchange:
        exchange = self._recorded_exchange(client, call)
        for _ in range(MAX_WAITS):
            if exchange.status != TOO_MANY or not call.patient:
                break
            self._hold_back(wait_s(exchange.answer_headers.get("retry-after", "")))
            self._await_turn()
            exchange = self._recorded_exchange(client, call)
        return exchange

    def _recorded_exchange(self, client: httpx.Client, call: Call) -> Exchange:
        start = time.monotonic()
        exchange = self._sent(client, call)
        exchange = evolve(exchange, duration_s=time.monotonic() - start)
        if call.recorded:
            with self._lock:
                self._record(exchange)
        return exchange

    def _sent(self, client: httpx.Client, call: Call) -> Exchange:
        method = call.method or call.operation.method
        try:
            request = self._request(client, call)
        except (httpx.InvalidURL, ValueError) as error:
            return Exchange(call.operation.id, method, self._target.base_url, (), None, failure=f"not sent: {error}")
        pairs = ((name.decode("latin-1"), value.decode("latin-1")) for name, value in request.headers.raw)
        sent = tuple((name, value) for name, value in pairs if name.lower() not in _OF_THE_CONNECTION)
        asked = Exchange(call.operation.id, method, str(request.url), sent, request.read() or None)
        # A thread of its own, since a server that sends a byte now and then outlives the timeouts of httpx.
        got: list[Exchange] = []
        thread = threading.Thread(target=lambda: got.append(self._answered(client, request, asked)), daemon=True)
        thread.start()
        thread.join(self._target.timeout_s + GRACE_S)
        if got:
            return got[0]
        if client is getattr(self._kept, "client", None):
            self._keep_new_client()
        return evolve(asked, failure=TOO_LATE)

    def _answered(self, client: httpx.Client, request: httpx.Request, asked: Exchange) -> Exchange:
        end = time.monotonic() + self._target.timeout_s
        try:
            response = _begun(client, request)
            try:
                answer = _read(response, end)
            finally:
                response.close()
        except _CutError as error:
            return evolve(asked, failure=str(error))
        except (httpx.HTTPError, httpx.StreamError, ValueError, RuntimeError) as error:
            return evolve(asked, failure=self._secrets.hide(f"{type(error).__name__}: {error}".rstrip(": ")))
        headers = {name.lower(): self._secrets.hide(value) for name, value in response.headers.items()}
        return evolve(
            asked, status=response.status_code, answer_headers=headers, answer=self._secrets.hide_answer(answer)
        )

    def _request(self, client: httpx.Client, call: Call) -> httpx.Request:
        path = call.operation.path
        for name, value in call.parameters.items():
            path = path.replace(f"{{{name}}}", quote(str(value), safe=""))
        url = self._target.base_url + path + (f"?{urlencode(call.query)}" if call.query else "")
        headers: dict[str, str | None] = {"Accept": "application/json", "Accept-Encoding": "identity"}
        if call.token is not None:
            headers["Authorization"] = f"Bearer {call.token}"
        if call.key is not None:
            headers[KEY] = call.key
        content: bytes | list[bytes] | None = None
        if call.body is not None:
            headers["Content-Type"] = "application/json"
            content = call.body if isinstance(call.body, bytes) else json.dumps(call.body).encode()
        headers |= call.headers
        if call.chunked and isinstance(content, bytes):
            content = [content]
        encoded = [(name.encode(), value.encode("latin-1")) for name, value in headers.items() if value is not None]
        return client.build_request(call.method or call.operation.method, url, headers=encoded, content=content)


_OF_THE_CONNECTION = {"host", "connection", "content-length", "accept-encoding", "user-agent"}


def _begun(client: httpx.Client, request: httpx.Request) -> httpx.Response:
    """An answer of which the head has come.

    A server may close a connection that was kept at the moment when a request arrives there, and that is no fault of
    it: such a request, which can be repeated, is sent once more on a new one.
    """
    opened = False

    def note(event: str, _: object) -> None:
        nonlocal opened
        opened |= event.startswith("connection.connect_")

    request.extensions["trace"] = note
    try:
        return client.send(request, stream=True)
    except (httpx.RemoteProtocolError, httpx.ReadError, httpx.WriteError):
        if opened:
            raise
        return client.send(request, stream=True)


def _read(response: httpx.Response, end: float) -> bytes:
    """The body, at most MAX_BYTES of it as sent and as decoded."""
    parts = bytearray()
    for part in response.iter_raw():
        parts += part
        if len(parts) > MAX_BYTES:
            raise _CutError(f"the answer is larger than {MAX_BYTES} bytes")
        if time.monotonic() > end:
            raise _CutError(TOO_LATE)
    match response.headers.get("content-encoding", "identity").strip().lower():
        case "identity" | "":
            return bytes(parts)
        case "gzip" | "deflate":
            return _unpacked(bytes(parts))
        case coding:
            raise _CutError(f"the answer has the Content-Encoding {coding}, which was not asked for")


def _unpacked(body: bytes) -> bytes:
    try:
        packed = zlib.decompressobj(AUTOMATIC_BITS)
        text = packed.decompress(body, MAX_BYTES + 1)
    except zlib.error as error:
        raise _CutError(f"the answer cannot be unpacked: {error}") from None
    if len(text) > MAX_BYTES:
        raise _CutError(f"the answer is larger than {MAX_BYTES} bytes")
    if not packed.eof:
        raise _CutError("the answer cannot be unpacked: its end is missing")
    return text
