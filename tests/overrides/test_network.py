"""What lies between client and server: certificates, proxies, transports of one's own. Deadlines hold over all."""

import socket
import ssl
import threading
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

import httpx
import pytest
from calling import BOTH, outcome_of, result_of
from fake_time import FakeTime
from faulty import answer, dripping, late, says, serving
from mp_orders import AsyncMercadoPago, MercadoPago, OutcomeUnknown, RequestNotSent
from mp_orders_mock.tls import Certificate, certificate_in
from processes import serving as serving_mock
from samples import ONLINE

CREATED = b'{"id": "ORD1", "status": "created"}'


def create(base_url: str, **settings: Any) -> Any:
    return result_of(lambda mp: mp.orders.create(ONLINE), base_url=base_url, **settings)


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> Certificate:
    return certificate_in(tmp_path_factory.mktemp("tls"), [])


@pytest.fixture(scope="module")
def tls_mock(certificate: Certificate) -> Iterator[str]:
    with serving_mock("--tls", str(certificate.authority.parent)) as (_, line):
        yield line.split()[-1].replace("127.0.0.1", "localhost")


@BOTH
@pytest.mark.parametrize("form", ["text", "path", "context"])
def test_a_file_of_cas_is_trusted(certificate: Certificate, tls_mock: str, form: str, *, asynchronous: bool) -> None:
    context = ssl.create_default_context(cafile=certificate.authority)
    verify = {"text": str(certificate.authority), "path": certificate.authority, "context": context}[form]
    assert create(tls_mock, asynchronous=asynchronous, verify=verify).id


@BOTH
def test_no_other_is(tls_mock: str, tmp_path: Path, *, asynchronous: bool) -> None:
    other = certificate_in(tmp_path, []).authority
    for verify in (True, other):
        with pytest.raises(RequestNotSent, match="CERTIFICATE_VERIFY_FAILED"):
            create(tls_mock, asynchronous=asynchronous, verify=verify, max_attempts=1)


@pytest.mark.parametrize("verify", ["no/such/file", Path("/no/such/file")])
def test_a_file_that_is_missing(verify: Any) -> None:
    with pytest.raises(ValueError, match="the CA file cannot be read"):
        MercadoPago("TEST-network", verify=verify)


def test_a_file_that_is_none(tmp_path: Path) -> None:
    (tmp_path / "ca.pem").write_text("not a certificate")
    with pytest.raises(ValueError, match="the CA file cannot be read"):
        MercadoPago("TEST-network", verify=tmp_path / "ca.pem")


def test_a_file_of_the_environment_that_is_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", "/no/such/file.pem")
    with pytest.raises(ValueError, match="the CA file cannot be read"):
        MercadoPago("TEST-network")


@BOTH
def test_a_slow_handshake_and_a_slow_answer_over_tls_are_cut(certificate: Certificate, *, asynchronous: bool) -> None:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate.chain, certificate.key)

    def serve() -> None:
        with suppress(OSError):
            while True:
                plain, _ = listener.accept()
                threading.Thread(target=talk, args=(plain,), daemon=True).start()

    def talk(plain: socket.socket) -> None:
        with suppress(OSError), context.wrap_socket(plain, server_side=True) as connection:
            connection.recv(65536)
            dripping(answer(201, CREATED))(connection)

    settings: dict[str, Any] = {"verify": certificate.authority, "deadline": 0.6, "max_attempts": 1}
    with socket.create_server(("127.0.0.1", 0)) as listener:
        threading.Thread(target=serve, daemon=True).start()
        with pytest.raises(OutcomeUnknown):
            create(f"https://localhost:{listener.getsockname()[1]}", asynchronous=asynchronous, **settings)
    with serving(late(b"")) as silent, pytest.raises(RequestNotSent, match="ConnectTimeout"):
        create(silent.base_url.replace("http", "https"), asynchronous=asynchronous, **settings)


@BOTH
def test_a_proxy_is_used(*, asynchronous: bool) -> None:
    with serving(says(201, CREATED)) as proxy:
        order = create("http://127.0.0.1:9", asynchronous=asynchronous, proxy=proxy.base_url)
    assert order.id == "ORD1"
    assert proxy.seen[0].path == "http://127.0.0.1:9/v1/orders"


@BOTH
def test_a_slow_proxy_is_cut(*, asynchronous: bool) -> None:
    with (
        serving(dripping(b"HTTP/1.1 200 OK\r\n\r\n")) as proxy,
        pytest.raises((RequestNotSent, OutcomeUnknown), match=r"Timeout|the time for this is over"),
    ):
        create("https://example.com", asynchronous=asynchronous, proxy=proxy.base_url, deadline=0.5)


@pytest.mark.parametrize("kind", [MercadoPago, AsyncMercadoPago])
def test_what_is_no_transport(kind: Any) -> None:
    wrong = httpx.AsyncHTTPTransport() if kind is MercadoPago else httpx.HTTPTransport()
    for transport in ("x", httpx.HTTPTransport, httpx.Client, lambda request: None, wrong):
        with pytest.raises(TypeError, match="transport"):
            kind("TEST-network", transport=transport)
    mine = httpx.MockTransport(lambda _: httpx.Response(200))
    for beside in ({"verify": False}, {"proxy": "http://127.0.0.1:9"}):
        with pytest.raises(ValueError, match="its own verify and proxy"):
            kind("TEST-network", transport=mine, **beside)


@pytest.mark.parametrize("verify", [1, 0, None, [], b"/x", 1.5, ""])
def test_what_is_nothing_to_trust(verify: Any) -> None:
    with pytest.raises(TypeError, match="verify"):
        MercadoPago("TEST-network", verify=verify)


def test_the_environment_names_no_proxy(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:9")
    monkeypatch.setenv("ALL_PROXY", "http://127.0.0.1:9")
    with serving(says(201, CREATED)) as server:
        assert create(server.base_url, asynchronous=False).id == "ORD1"


def test_a_proxy_elsewhere_is_not_shown_the_token() -> None:
    with pytest.raises(ValueError, match="on this machine"):
        MercadoPago("TEST-network", base_url="http://127.0.0.1:9", proxy="http://proxy.example:3128")


def test_a_proxy_over_tls_is_trusted_like_the_api(certificate: Certificate, tls_mock: str) -> None:
    """The mock is no proxy: its refusal of CONNECT comes over a connection that was trusted."""
    with pytest.raises(RequestNotSent, match="ProxyError"):
        create("https://example.com", asynchronous=False, proxy=tls_mock, verify=certificate.authority, max_attempts=1)


@pytest.mark.parametrize("proxy", ["nonsense", "ftp://h", "socks5://h:1", "http://[::1", "http://", 1])
def test_a_proxy_that_is_none(proxy: Any) -> None:
    with pytest.raises((ValueError, TypeError)):
        MercadoPago("TEST-network", proxy=proxy)


def test_a_transport_of_httpx_may_be_given_and_heeds_the_deadline(tmp_path: Path) -> None:
    path = str(tmp_path / "socket")
    with socket.socket(socket.AF_UNIX) as listener:
        listener.bind(path)
        listener.listen()

        def serve() -> None:
            for content, every_s in ((answer(201, CREATED), 0.0), (answer(201, CREATED), 0.2)):
                connection, _ = listener.accept()
                connection.recv(65536)
                with suppress(OSError):
                    dripping(content, every_s)(connection)
                connection.close()

        threading.Thread(target=serve, daemon=True).start()
        settings: dict[str, Any] = {"deadline": 0.6, "max_attempts": 1}
        for expected in (None, OutcomeUnknown):
            transport = httpx.HTTPTransport(uds=path)
            if expected:
                with pytest.raises(expected):
                    create("http://localhost", asynchronous=False, transport=transport, **settings)
            else:
                assert create("http://localhost", asynchronous=False, transport=transport, **settings).id == "ORD1"


def test_a_transport_that_is_late_is_cut_between_two_pieces(fake_time: FakeTime) -> None:
    class Stream(httpx.SyncByteStream):
        def __iter__(self) -> Iterator[bytes]:
            for _ in range(400):
                fake_time.advance(0.05)
                yield b" "
            yield CREATED

    transport = httpx.MockTransport(lambda _: httpx.Response(201, stream=Stream()))
    with pytest.raises(OutcomeUnknown):
        create("http://localhost", asynchronous=False, transport=transport, deadline=0.3, max_attempts=1)
    assert fake_time.now_s == pytest.approx(1000.3, abs=0.06)


@BOTH
def test_a_proxy_that_drops_the_wish_for_a_tunnel_was_sent_nothing(*, asynchronous: bool) -> None:
    """Neither a create without a key nor any other request has left, so all are tried again."""

    def drop_it(connection: Any) -> None:
        connection.close()

    with serving(drop_it) as proxy:
        for make in (lambda mp: mp.merchant_orders.create({}), lambda mp: mp.orders.get("ORD1")):
            error = outcome_of(
                make, base_url="https://localhost:9", proxy=proxy.base_url, asynchronous=asynchronous, max_attempts=2
            )
            assert type(error) is RequestNotSent
    assert [each.method for each in proxy.seen] == ["CONNECT"] * 4
