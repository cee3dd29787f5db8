"""`mp-orders-mock` as a person runs it: it says where it listens, and what is wrong in one line with exit code 2."""

import gc
import os
import signal
import socket
import ssl
import subprocess
from collections.abc import Callable
from pathlib import Path

import httpx
import pytest
from mp_orders_mock import cli, create_app
from mp_orders_mock.families import check_contract
from mp_orders_mock.server import Server
from mp_orders_spec import ContractError, load_contract, spec_path
from processes import COMMAND, serving
from samples import ONLINE, headers

Refusal = Callable[..., str]


@pytest.fixture
def refusal(capfd: pytest.CaptureFixture[str]) -> Refusal:
    """Runs the command with what it cannot use, in this process; gives the one line that it says."""

    def run(*arguments: str) -> str:
        with pytest.raises(SystemExit) as ended:
            cli.main([*arguments])
        said = capfd.readouterr()
        assert (ended.value.code, said.out, len(said.err.splitlines())) == (2, "", 1)
        return said.err

    return run


@pytest.mark.parametrize("port", ["-1", "65536", "http", "", "8080.5", "٨٠"])
def test_a_port_that_is_none(port: str, refusal: Refusal) -> None:
    assert "is not a port" in refusal("--port", port) or port == "-1"


@pytest.mark.parametrize(
    "arguments",
    [
        ["--bogus"],
        ["extra"],
        ["--port"],
        ["--host", "256.1.1.1"],
        ["--host", "no such"],
        ["--bogus\nx"],
        ["--host", "a\nb"],
        ["--contract", "no\rsuch\nfile"],
    ],
)
def test_other_options_that_are_wrong(arguments: list[str], refusal: Refusal) -> None:
    assert refusal(*arguments)


def test_a_port_that_is_taken(refusal: Refusal) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        said = refusal("--port", port)
    assert f"cannot listen on 127.0.0.1 port {port}" in said
    assert "stop the other server, or let --port 0 pick a free port" in said


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["--prot", "80"], "unknown option --prot: did you mean --port?"),
        (["--prot=80"], "unknown option --prot: did you mean --port?"),
        (["doctor", "--contarct", "x"], "unknown option --contarct: did you mean --contract?"),
        (["--quite"], "unknown option --quite: did you mean --quiet?"),
        (["-p", "80"], "unknown option -p: mp-orders-mock --help lists them"),
        (["--access-log"], "unknown option --access-log: mp-orders-mock --help lists them"),
    ],
)
def test_a_misspelt_option_names_the_near_one(arguments: list[str], says: str, refusal: Refusal) -> None:
    assert refusal(*arguments) == f"mp-orders-mock: {says}\n"


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("", "not an OpenAPI 3.1 document"),
        ("openapi: 3.1.0\npaths: [", "is not YAML"),
        ("openapi: 3.0.3\npaths: {}", "not an OpenAPI 3.1 document"),
        ("openapi: 3.1.0", "cannot be served"),
        ("openapi: 3.1.0\npaths: {/x: {get: {}}}", "cannot be served"),
        ("\0", "is not YAML"),
        ("openapi: 3.10.0\npaths: {}", "not an OpenAPI 3.1 document"),
        ("openapi: 3.1.0\npaths: {}", "it has no operations"),
        ("[" * 100_000, "more than 64 levels"),
    ],
)
def test_a_contract_that_is_broken(tmp_path: Path, text: str, says: str, refusal: Refusal) -> None:
    broken = tmp_path / "openapi.yaml"
    broken.write_text(text)
    message = refusal("--port", "0", "--contract", str(broken))
    assert says in message
    assert str(broken) in message


def test_a_contract_that_is_not_there(tmp_path: Path, refusal: Refusal) -> None:
    assert "cannot read the contract" in refusal("--port", "0", "--contract", str(tmp_path / "nothing"))
    assert "cannot read the contract" in refusal("--port", "0", "--contract", str(tmp_path))


def altered(tmp_path: Path, old: str, new: str) -> Path:
    text = spec_path().read_text(encoding="utf-8")
    assert old in text
    file = tmp_path / "openapi.yaml"
    file.write_text(text.replace(old, new), encoding="utf-8")
    return file


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ("minProperties: 1", "multipleOf: 1", "uses the keyword multipleOf, which has no error code"),
        ("- const: minimum_items", "- const: minimum_item", "does not list the code minimum_items"),
        ("  title-null: An", "  title-nil: An", "does not list the code invalid_items title-null"),
        ("'^[A-Za-z0-9_-]*$'", "'['", "cannot be served"),
        ("maxLength: 15", "maxLength: many", "cannot be served"),
        ("'#/components/schemas/Duration'", "'#/components/schemas/Nothing'", "cannot be served"),
        ("  /v1/orders:\n", "  v1/orders:\n", "does not begin with /"),
        ("/{order_id}/cancel", "/{orderid}/cancel", "its parameters do not agree"),
        ("- const: invalid_path_param", "- const: invalid_path", "does not list the code invalid_path_param"),
        ("const: cannot_cancel_order", "const: cannot_cancel", "does not list the code cannot_cancel_order"),
        (
            "IdempotencyKey:\n      name",
            "IdempotencyKey:\n      $ref: '#/components/parameters/IdempotencyKey'\n      name",
            "leads back to itself",
        ),
        ("operationId: get_order\n", "operationId: fetch_order\n", "operations that nothing serves: fetch_order"),
    ],
)
def test_a_contract_that_this_server_does_not_understand(
    tmp_path: Path, old: str, new: str, says: str, refusal: Refusal
) -> None:
    assert says in refusal("--port", "0", "--contract", str(altered(tmp_path, old, new)))


def test_the_contract_of_the_package_is_understood() -> None:
    check_contract(load_contract())
    with pytest.raises(ContractError):
        load_contract(Path("nothing"))


def test_it_says_where_it_listens_and_stops_when_told() -> None:
    with serving() as (process, line):
        address = line.removeprefix("mp-orders-mock: listening on ")
        assert httpx.post(f"{address}/v1/orders", json=ONLINE, headers=headers()).status_code == 201
        process.send_signal(signal.SIGTERM)
        assert process.wait(10) in (0, -signal.SIGTERM)


def test_ctrl_c_ends_it_quietly() -> None:
    with serving() as (process, _):
        process.send_signal(signal.SIGINT)
        output, _ = process.communicate(timeout=10)
    assert output == ""
    assert process.returncode in (0, -signal.SIGINT)


HALF = b"POST /v1/orders HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer TEST-x\r\nContent-Length: 100\r\n\r\n{"


def test_it_stops_while_a_client_holds_a_body_back() -> None:
    with serving() as (process, line):
        host, port = line.rsplit("/", 1)[1].split(":")
        with socket.create_connection((host, int(port))) as held:
            held.sendall(HALF)
            assert httpx.get(f"http://{host}:{port}/").status_code == 200
            process.send_signal(signal.SIGTERM)
            assert process.wait(15) in (0, -signal.SIGTERM)


def test_a_client_that_goes_away_in_the_middle_is_no_failure() -> None:
    with serving("--quiet") as (process, line):
        host, port = line.rsplit("/", 1)[1].split(":")
        with socket.create_connection((host, int(port))) as gone:
            gone.sendall(HALF)
        assert httpx.get(f"http://{host}:{port}/").status_code == 200
        process.send_signal(signal.SIGTERM)
        output, _ = process.communicate(timeout=15)
    assert output == ""


def test_help(capfd: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        cli.main(["--help"])
    assert ended.value.code == 0
    assert "--port" in capfd.readouterr().out


def test_no_token_in_what_it_prints() -> None:
    """Neither from the header nor from the query of the older page."""
    with serving() as (process, line):
        address = line.split()[-1]
        for path in ("/merchant_orders", "/v1/orders", "/nothing"):
            httpx.post(f"{address}{path}?access_token=TEST-canary", content=b"{", headers=headers("TEST-canary"))
        httpx.request("BREW", f"{address}/merchant_orders?access_token=TEST-canary")
        process.send_signal(signal.SIGTERM)
        output, _ = process.communicate(timeout=10)
    assert "canary" not in output


# What it is started with


def post(url: str, body: dict[str, object] = ONLINE, *, verify: object = True, **more: object) -> httpx.Response:
    return httpx.post(f"{url}/v1/orders", json=body, headers=headers(**more), verify=verify)  # type: ignore[arg-type]


def test_it_says_whom_it_tells_of_changes(tmp_path: Path) -> None:
    """And that an address waits for its secret, which nothing keeps; neither the secret nor a query is shown."""
    store = ("--store", f"sqlite:///{tmp_path}/mock.db")
    shop = ("--webhook", "http://127.0.0.1:9/hook?key=canary")
    for more, how in (
        (("--webhook-secret", "canary"), "signed"),
        ((), "not signed"),
    ):
        with serving(*store, *shop, *more) as (process, _):
            said = process.stdout.readline() if process.stdout else ""
        assert said == f"mp-orders-mock: tells http://127.0.0.1:9/hook of changes of every account: {how}\n"
    with serving(*store, *shop, "--webhook-secret", "canary"):
        pass
    with serving(*store) as (process, _):
        assert process.stdout
        assert process.stdout.readline().endswith("it waits for its secret\n")


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["--webhook-secret", "x"], "--webhook-secret signs what an address is told: name one with --webhook URL"),
        (
            ["--webhook", "127.0.0.1:8000/hook"],
            "--webhook: '127.0.0.1:8000/hook' is no address, and https:// or http://",
        ),
        (["--webhook", "http://a.example", "--webhook-secret", ""], "--webhook: a secret is a text of 1 to 256"),
    ],
)
def test_a_webhook_that_cannot_be(arguments: list[str], says: str, refusal: Refusal) -> None:
    assert says in refusal("--port", "0", *arguments)


def test_the_garbage_collector_is_kept_from_what_stays(monkeypatch: pytest.MonkeyPatch) -> None:
    """It held up sixteen answers for 40 ms at a time; of a process that is somebody else's nothing is frozen."""
    frozen = list[int]()

    class Quick(Server):
        def run(self, sockets: list[socket.socket] | None = None) -> None:
            frozen.append(gc.get_freeze_count())
            self._app.close()

    monkeypatch.setattr(cli, "Server", Quick)
    before = gc.get_freeze_count()
    create_app().close()
    assert gc.get_freeze_count() == before
    try:
        cli.main(["--port", "0", "--quiet"])
        assert frozen[0] > before + 10_000
    finally:
        gc.unfreeze()


def test_a_file_outlives_the_process(tmp_path: Path) -> None:
    store = f"sqlite:///{tmp_path / 'mock.db'}"
    with serving("--store", store) as (process, line):
        first = post(line.split()[-1], key="k")
        other = subprocess.run([COMMAND, "--port", "0", "--store", store], capture_output=True, text=True, check=False)
        assert (other.returncode, other.stdout, len(other.stderr.splitlines())) == (2, "", 1)
        assert "another process has the store" in other.stderr
        process.kill()
    with serving("--store", store) as (_, line):
        assert post(line.split()[-1], key="k").content == first.content


def test_a_seed_file(tmp_path: Path) -> None:
    seed = tmp_path / "seed.yaml"
    seed.write_text("accounts: [{user_id: 77, site_id: MLA, sandbox: true}]\n")
    with serving("--seed-file", str(seed)) as (_, line):
        url = line.split()[-1]
        assert post(url, token="TEST-1-1-0-77").json()["errors"][0]["code"] == "invalid_email_for_sandbox"
        httpx.post(f"{url}/__mock/reset")
        assert [each["user_id"] for each in httpx.get(f"{url}/__mock/accounts").json()] == [77]


def test_the_observed_dialect() -> None:
    with serving("--dialect", "observed") as (_, line):
        assert httpx.get(f"{line.split()[-1]}/v1/orders/x").json()["code"] == "unauthorized"


def test_https(tmp_path: Path) -> None:
    """With the authority that it names, and the same one at the next start."""
    folder = tmp_path / "tls"
    with serving("--tls", str(folder)) as (_, line):
        url = line.split()[-1]
        assert url.startswith("https://127.0.0.1:")
        trusted = ssl.create_default_context(cafile=folder / "ca.pem")
        assert post(url, verify=trusted).status_code == 201
        with pytest.raises(httpx.ConnectError):
            post(url)
        with pytest.raises(httpx.HTTPError):
            post(url.replace("https", "http"))
        assert post(url, verify=trusted).status_code == 201
    assert (folder / "server-key.pem").stat().st_mode & 0o077 == 0
    authority = (folder / "ca.pem").read_bytes()
    with serving("--tls", str(folder)) as (_, line):
        assert post(line.split()[-1], verify=trusted).status_code == 201
    assert (folder / "ca.pem").read_bytes() == authority


def test_the_certificate_is_for_the_name_that_real_sdks_use(tmp_path: Path) -> None:
    folder = tmp_path / "tls"
    with serving("--tls", str(folder)) as (_, line):
        port = int(line.rsplit(":", 1)[1])
        context = ssl.create_default_context(cafile=folder / "ca.pem")
        for name in ("api.mercadopago.com", "localhost"):
            plain = socket.create_connection(("127.0.0.1", port))
            with context.wrap_socket(plain, server_hostname=name) as tls:
                tls.sendall(f"GET /v1/orders/x HTTP/1.1\r\nHost: {name}\r\n\r\n".encode())
                assert tls.recv(100).startswith(b"HTTP/1.1 401")


def test_another_host_name() -> None:
    with serving("--allow-host", "mock") as (_, line):
        url = line.split()[-1]
        assert httpx.get(url, headers={"Host": "mock:8080"}).status_code == 200
        assert httpx.get(url, headers={"Host": "other:8080"}).status_code == 421


def test_beyond_loopback_the_control_api_needs_its_secret() -> None:
    with serving("--host", "0.0.0.0") as (_, line):
        url = line.split()[-1].replace("0.0.0.0", "127.0.0.1")
        assert httpx.get(f"{url}/__mock/clock").status_code == 403
        assert post(url).status_code == 201
    environment = {**os.environ, "MP_ORDERS_MOCK_CONTROL_SECRET": "s3cret"}
    with serving("--host", "0.0.0.0", env=environment) as (_, line):
        url = line.split()[-1].replace("0.0.0.0", "127.0.0.1")
        assert httpx.get(f"{url}/__mock/clock").status_code == 403
        assert httpx.get(f"{url}/__mock/clock", headers={"X-Mock-Secret": "s3cret"}).status_code == 200


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["--store", "nonsense"], "not a URL"),
        (["--store", "sqlite:////no/such/folder/x.db"], "no folder"),
        (["--store", "sqlite:///%00x"], "cannot use the store"),
        (["--store", "postgresql+psycopg://u:canary@127.0.0.1:1/x"], "cannot use the store"),
        (["--seed-file", "no such file"], "cannot read the seed file"),
        (["--seed-file", "/"], "cannot read the seed file"),
        (["--seed-file", __file__], "cannot be used"),
        (["--dialect", "other"], "dialect"),
        (["--tls", "/dev/null/x"], "cannot keep certificates"),
        (["--log-level", "loud"], "log-level"),
        (["doctor", "--contract", "no such file"], "cannot read the contract"),
    ],
)
def test_what_cannot_be_used_is_said_in_one_line(arguments: list[str], says: str, refusal: Refusal) -> None:
    said = refusal("--port", "0", *arguments)
    assert says in said
    assert "canary" not in said


def test_the_doctor(capfd: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        cli.main(["doctor"])
    said = capfd.readouterr()
    assert (ended.value.code, said.err) == (0, "")
    assert said.out.splitlines()[-1].endswith("wrong bodies got the code of their keyword")
