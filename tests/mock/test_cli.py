"""`mp-orders-mock` as a person runs it: it says where it listens, and what is wrong in one line with exit code 2."""

import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx
import pytest
from mp_orders_mock.contract import ContractError, load_contract, spec_path
from mp_orders_mock.keyword_codes import check_contract
from samples import ONLINE, headers

COMMAND = str(Path(sys.executable).with_name("mp-orders-mock"))


def run(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([COMMAND, *arguments], capture_output=True, text=True, timeout=30, check=False)


@contextmanager
def serving(*arguments: str) -> Iterator[tuple[subprocess.Popen[str], str]]:
    command = [COMMAND, "--port", "0", *arguments]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True) as process:
        assert process.stdout is not None
        yield process, process.stdout.readline().strip()
        process.kill()


def one_line(done: subprocess.CompletedProcess[str]) -> str:
    assert done.returncode == 2
    assert done.stdout == ""
    assert len(done.stderr.splitlines()) == 1
    return done.stderr


@pytest.mark.parametrize("port", ["-1", "65536", "http", "", "8080.5", "٨٠"])
def test_a_port_that_is_none(port: str) -> None:
    assert "is not a port" in one_line(run("--port", port)) or port == "-1"


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
def test_other_options_that_are_wrong(arguments: list[str]) -> None:
    assert one_line(run(*arguments))


def test_a_port_that_is_taken() -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        assert f"cannot listen on 127.0.0.1 port {port}" in one_line(run("--port", port))


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
        ("[" * 100_000, "too many brackets"),
    ],
)
def test_a_contract_that_is_broken(tmp_path: Path, text: str, says: str) -> None:
    broken = tmp_path / "openapi.yaml"
    broken.write_text(text)
    message = one_line(run("--contract", str(broken)))
    assert says in message
    assert str(broken) in message


def test_a_contract_that_is_not_there(tmp_path: Path) -> None:
    assert "cannot read the contract" in one_line(run("--contract", str(tmp_path / "nothing")))
    assert "cannot read the contract" in one_line(run("--contract", str(tmp_path)))


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
        ("- {id: title-null,", "- {id: title-nil,", "does not list the code invalid_items title-null"),
        ("'^[A-Za-z0-9_-]*$'", "'['", "cannot be served"),
        ("maxLength: 15", "maxLength: many", "cannot be served"),
        ("'#/components/schemas/Duration'", "'#/components/schemas/Nothing'", "cannot be served"),
        ("  /v1/orders:\n", "  v1/orders:\n", "does not begin with /"),
        ("/{order_id}/cancel", "/{orderid}/cancel", "its parameters do not agree"),
        ("- const: bad_request", "- const: bad_requests", "does not list the code bad_request"),
        ("const: cannot_cancel_order", "const: cannot_cancel", "does not list the code cannot_cancel_order"),
        (
            "IdempotencyKey:\n      name",
            "IdempotencyKey:\n      $ref: '#/components/parameters/IdempotencyKey'\n      name",
            "leads back to itself",
        ),
        ("operationId: get_order\n", "operationId: fetch_order\n", "operations that nothing serves: fetch_order"),
    ],
)
def test_a_contract_that_this_server_does_not_understand(tmp_path: Path, old: str, new: str, says: str) -> None:
    assert says in one_line(run("--contract", str(altered(tmp_path, old, new))))


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


HALF = b"POST /v1/orders HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer TEST-x\r\nContent-Length: 100\r\n\r\n{"


def test_it_stops_while_a_client_holds_a_body_back() -> None:
    with serving() as (process, line):
        host, port = line.rsplit("/", 1)[1].split(":")
        with socket.create_connection((host, int(port))) as held:
            held.sendall(HALF)
            assert httpx.get(f"http://{host}:{port}/").status_code == 404
            process.send_signal(signal.SIGTERM)
            assert process.wait(15) in (0, -signal.SIGTERM)


def test_a_client_that_goes_away_in_the_middle_is_worth_no_line() -> None:
    with serving() as (process, line):
        host, port = line.rsplit("/", 1)[1].split(":")
        with socket.create_connection((host, int(port))) as gone:
            gone.sendall(HALF)
        assert httpx.get(f"http://{host}:{port}/").status_code == 404
        process.send_signal(signal.SIGTERM)
        output, _ = process.communicate(timeout=15)
    assert output == ""


def test_help() -> None:
    done = run("--help")
    assert done.returncode == 0
    assert "--port" in done.stdout


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
