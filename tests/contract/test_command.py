"""The command: what stops it, what it prints and writes, and that no server, however odd, makes it crash."""

import json
import os
import re
import shlex
import shutil
import signal
import socket
import subprocess
import sys
import time
import xml.etree.ElementTree as ElementTree
from pathlib import Path
from typing import Any

import pytest
from mp_orders_contract import cli
from mp_orders_contract.rules import RULES
from mp_orders_contract.serving import ServingError, served
from mp_orders_mock import MockServer
from mp_orders_spec import operations

BAD = Path(__file__).with_name("bad_server.py")
MOCK = shlex.join([str(Path(sys.executable).with_name("mp-orders-mock")), "--port", "0"])
ONE = ("--only", "create-replay")


def bad(kind: str) -> list[str]:
    return ["--serve", shlex.join([sys.executable, str(BAD), kind])]


def run(*words: str) -> int:
    return cli.main(["check", *words])


def stopped(capfd: pytest.CaptureFixture[str], *words: str) -> str:
    """Run what cannot begin; gives its one line."""
    with pytest.raises(SystemExit, match="2"):
        cli.main([*words])
    line = capfd.readouterr().err.strip().splitlines()[-1]
    assert line.startswith("mp-orders-contract")
    return line


@pytest.mark.parametrize(
    ("kind", "why"),
    [
        ("html", "does not create an order: expected 201, got 200, text/html: <html>"),
        ("fails", "does not create an order: expected 201, got 500 500"),
        ("closes", "does not answer: RemoteProtocolError"),
        ("hangs", "does not answer: ReadTimeout"),
    ],
)
def test_a_server_from_which_nothing_is_learned(
    kind: str, why: str, capfd: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    assert run(*bad(kind), "--timeout", "1", "--report-dir", str(tmp_path)) == 2
    output = capfd.readouterr().out
    assert "Not passed: http://127.0.0.1:" in output
    assert why in output
    report = json.loads((tmp_path / "report.json").read_text())
    assert not report["ok"]
    assert {rule["outcome"] for rule in report["rules"]} == {"not run"}
    page = (tmp_path / "report.html").read_text()
    assert "Not passed" in page
    assert "<script>alert" not in page
    assert int(ElementTree.parse(tmp_path / "junit.xml").getroot()[0].get("failures", "0")) == 1


@pytest.mark.parametrize("kind", ["created", "odd"])
def test_a_server_that_always_says_yes(kind: str, capfd: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    rules = ["create-replay", "total-is-sum", "get_order.order_not_found", "update-quantity", "online.description"]
    assert run(*bad(kind), "--only", *rules, "answer-body", "--report-dir", str(tmp_path)) == 1
    output = capfd.readouterr().out
    assert "FAILED total-is-sum" in output
    assert "a cent too much: expected 400 with code invalid_total_amount, got 201" in output
    assert (tmp_path / "report.html").read_text().count("<script>") == 1  # the page's own


def test_a_slow_server_ends_at_the_time_limit(capfd: pytest.CaptureFixture[str]) -> None:
    """After a few of its rules."""
    assert run(*bad("slow"), "--time-limit", "5") == 1
    output = capfd.readouterr().out
    assert "the time limit of 5 s was reached" in output
    counts = re.search(r"(\d+) passed, .*?(\d+) not run", output)
    assert counts
    assert int(counts[2]) > len(RULES) / 2


@pytest.mark.parametrize(
    "url", ["no", "http://[", "ftp://127.0.0.1", "http://127.0.0.1:99999", "http://", "http://h:8x"]
)
def test_an_address_that_is_none(url: str, capfd: pytest.CaptureFixture[str]) -> None:
    assert f"{url} is not an address" in stopped(capfd, "check", "--base-url", url)


def test_a_server_that_is_not_there(capfd: pytest.CaptureFixture[str]) -> None:
    url = "http://127.0.0.1:9"
    assert run("--base-url", url) == 2
    assert f"Not passed: {url} does not answer" in capfd.readouterr().out


@pytest.mark.parametrize("how", ["--ca", "SSL_CERT_FILE"])
def test_a_server_of_https(
    how: str, capfd: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With the authority of the mock, also for its control API and schemathesis; without it, nothing is learned."""
    words = ["--serve", f"{MOCK} --tls {tmp_path}", "--control", "--only", "get_order"]
    assert run(*words) == 2
    assert "CERTIFICATE_VERIFY_FAILED" in capfd.readouterr().out
    more = ["--ca", f"{tmp_path}/ca.pem"] if how == "--ca" else []
    if not more:
        monkeypatch.setenv(how, f"{tmp_path}/ca.pem")
    assert run(*words, "--second-token", "TEST-second", *more) == 0
    output = capfd.readouterr().out
    assert "schemathesis.get_order" in output
    assert f"the lines for curl need --cacert {tmp_path}/ca.pem as well" in output


@pytest.mark.parametrize("text", [None, "no certificate"])
def test_an_authority_that_is_none(text: str | None, capfd: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    file = tmp_path / "ca.pem"
    if text is not None:
        file.write_text(text)
    assert f"{file} has no certificates" in stopped(
        capfd, "check", "--base-url", "https://127.0.0.1:9", "--ca", str(file)
    )


@pytest.mark.parametrize("serve", [shlex.join([sys.executable, "-c", "pass"]), "no-such-command", "unbalanced '", ""])
def test_a_command_that_does_not_start(serve: str, capfd: pytest.CaptureFixture[str]) -> None:
    stopped(capfd, "check", "--serve", serve)


@pytest.mark.parametrize("app", ["no_such_module:app", "json:no_such_name", "json", ":"])
def test_an_application_that_is_none(app: str, capfd: pytest.CaptureFixture[str]) -> None:
    stopped(capfd, "check", "--app", app, *ONE)


def test_an_application_in_this_process(capfd: pytest.CaptureFixture[str]) -> None:
    assert run("--app", "mp_orders_mock:create_app()", *ONE) == 0
    assert "1 rules: 1 passed, 0 failed, 0 not run" in capfd.readouterr().out


def test_a_name_that_is_no_rule(capfd: pytest.CaptureFixture[str]) -> None:
    words = ["check", "--base-url", "http://x"]
    assert "zzz is no rule and no operation; `mp-orders-contract rules`" in stopped(capfd, *words, "--only", "zzz")
    assert "did you mean create-replay" in stopped(capfd, *words, "--only", "create_reply")
    assert "did you mean cancel-" in stopped(capfd, *words, "--skip", "cancel")


def test_a_folder_that_cannot_be_written(capfd: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    line = stopped(capfd, "check", "--base-url", "http://x", "--report-dir", str(tmp_path / "file" / "folder"))
    assert "cannot write reports into" in line


@pytest.mark.parametrize(
    "words", [["--timeout", "0"], ["--time-limit", "-1"], ["--timeout", "nan"], ["--profile", "huge"], []]
)
def test_options_that_make_no_sense(words: list[str], capfd: pytest.CaptureFixture[str]) -> None:
    target = ["--base-url", "http://x"] if words else []
    stopped(capfd, "check", *target, *words)


def test_the_token_is_looked_at_first(capfd: pytest.CaptureFixture[str]) -> None:
    with MockServer() as mock:
        assert run("--base-url", mock.base_url, "--access-token", "wrong") == 2
        assert "does not take the access token: 401 unauthorized" in capfd.readouterr().out
        assert run("--base-url", mock.base_url, "--second-token", "wrong") == 2
        assert "the second token does not create an order: expected 201, got 401 401" in capfd.readouterr().out
        assert run("--base-url", mock.base_url, "--control", "http://127.0.0.1:9") == 2
        assert "the control API does not answer" in capfd.readouterr().out
        assert run("--base-url", mock.base_url, "--terminal", "PAX_A910__FOREIGN0001") == 2
        assert "terminal PAX_A910__FOREIGN0001 takes no order: expected 201, got 403" in capfd.readouterr().out


def test_rules_that_need_more_say_so(capfd: pytest.CaptureFixture[str]) -> None:
    with MockServer() as mock:
        names = ["get-own-orders-only", "key-lives-a-day", "sandbox-email", "create-replay"]
        assert run("--base-url", mock.base_url, "--only", *names) == 0
        output = capfd.readouterr().out
        assert "not run  get-own-orders-only  needs --second-token, of another account" in output
        assert "needs --control" in output
        assert "the account is no sandbox" in output
        tokens = ["--access-token", "TEST-1-1-0-5", "--second-token", "TEST-2-2-0-5"]
        assert run("--base-url", mock.base_url, *tokens, "--only", "get-own-orders-only") == 2
        assert "the second token is of the same account" in capfd.readouterr().out


def without(module: str, code: str) -> subprocess.CompletedProcess[str]:
    """Run code where a module is not installed."""
    code = f"import sys; sys.modules[{module!r}] = None; {code}"
    return subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)


@pytest.mark.parametrize("module", ["schemathesis", "jsonschema_rs", "yaml"])
def test_without_its_extra_the_command_says_so(module: str) -> None:
    done = without(module, "from mp_orders_contract.command import main; main()")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == f"mp-orders-contract: {module} is missing; install mp-orders with its extra [contract]\n"


@pytest.mark.slow
def test_without_its_extra_the_plugin_says_so(tmp_path: Path) -> None:
    (tmp_path / "test_it.py").write_text("def test_it(mp_contract_rule):\n    mp_contract_rule()\n")
    done = without(
        "jsonschema_rs", f"import pytest; sys.exit(pytest.main(['-p', 'no:schemathesis', {str(tmp_path)!r}]))"
    )
    assert done.returncode != 0
    assert "needs mp-orders with its extra [contract]: jsonschema_rs is missing" in done.stdout + done.stderr


ODD_APP = """
from mp_orders_mock import create_app
mock = create_app()
async def app(scope, receive, send):
    async def other(message):
        if "body" in message:
            message["body"] = message["body"].replace("Ñ".encode(), "Ò".encode())
        await send(message)
    await mock(scope, receive, other)
"""


def test_a_terminal_without_some_letters_gets_the_report(tmp_path: Path) -> None:
    """What a server sent may have characters that the encoding of the output lacks."""
    (tmp_path / "odd.py").write_text(ODD_APP, encoding="utf-8")
    command = [sys.executable, "-m", "mp_orders_contract.command", "check", "--app", "odd:app"]
    environment = {**os.environ, "PYTHONIOENCODING": "ascii"}
    done = subprocess.run(
        [*command, "--only", "texts-as-sent"], capture_output=True, check=False, cwd=tmp_path, env=environment
    )
    assert (done.returncode, b"UnicodeEncodeError" in done.stderr) == (1, False)
    assert b"\\xd2" in done.stdout


def test_whoever_reads_half_of_the_output_sees_no_traceback() -> None:
    command = f"{sys.executable} -c 'from mp_orders_contract.command import main; main()' rules | head -1"
    done = subprocess.run(["bash", "-c", command], capture_output=True, text=True, check=True)
    assert (done.stdout, done.stderr) == (f"{next(iter(RULES))}\n", "")


def test_what_is_left_out_is_named(capfd: pytest.CaptureFixture[str]) -> None:
    with MockServer() as mock:
        words = ["--base-url", mock.base_url, "--only", "create-replay", "get-order-as-created"]
        assert run(*words, "--skip", "get_order") == 0
        assert "not run  get-order-as-created  left out by --skip" in capfd.readouterr().out
        assert run(*words, "--skip", "get_order", "create_order") == 2
        assert "no rule could be tried" in capfd.readouterr().out
        assert run("--base-url", mock.base_url, "--only", "get_order", "--skip", "get_order") == 2
        assert "no rule could be tried" in capfd.readouterr().out


@pytest.mark.parametrize("words", [["--access-token", ""], ["--second-token", " "]])
def test_an_empty_token_is_a_mistake(words: list[str], capfd: pytest.CaptureFixture[str]) -> None:
    assert "the token that was given is empty" in stopped(capfd, "check", "--base-url", "http://x", *words)


def test_an_empty_token_of_the_environment_is_a_mistake(
    capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("MP_ACCESS_TOKEN", "")
    assert "$MP_ACCESS_TOKEN is empty" in stopped(capfd, "check", "--base-url", "http://x")


def test_a_server_that_does_not_say_where_it_listens_is_named(capfd: pytest.CaptureFixture[str]) -> None:
    """With --base-url it is waited for."""
    port = free_port()
    quiet = shlex.join(["mp-orders-mock", "--port", str(port)])
    assert run("--serve", f"bash -c '{quiet} >/dev/null'", "--base-url", f"http://127.0.0.1:{port}", *ONE) == 0
    assert "ended with this run" in capfd.readouterr().out
    assert_nobody_answers(port)
    with (
        pytest.raises(ServingError, match=r"did not say within 0.5 s where it listens"),
        served("sleep 30", start_s=0.5),
    ):
        pass
    with pytest.raises(ServingError, match="does not answer at"), served("sleep 30", "http://127.0.0.1:9", start_s=0.5):
        pass
    with pytest.raises(ServingError, match="does not end in an address: 'hello'"), served("echo hello"):
        pass


def test_what_a_server_starts_may_outlive_it(tmp_path: Path) -> None:
    """Its child still holds the pipe: the server is let go of all the same, and nothing is read from a closed pipe."""
    child = tmp_path / "child"
    start = f'setsid bash -c "echo \\$\\$ >{child}; exec sleep 60" & while [ ! -s {child} ]; do sleep 0.01; done'
    with served(f"bash -c {shlex.quote(f'{start}; echo at http://127.0.0.1:9; exec sleep 60')}") as url:
        assert url == "http://127.0.0.1:9"
    os.kill(int(child.read_text()), signal.SIGKILL)  # which it could not be if it had been waited for
    for _ in range(20):
        with served("echo at http://127.0.0.1:9"):
            pass


def assert_nobody_answers(port: int) -> None:
    """What a shell started has ended with it, soon after."""
    end = time.monotonic() + 10
    while time.monotonic() < end:
        try:
            socket.create_connection(("127.0.0.1", port), 1).close()
        except OSError:
            return
        time.sleep(0.1)
    raise AssertionError(f"something still answers on port {port}")


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port: int = listener.getsockname()[1]
        return port


def test_rules_are_listed(capfd: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["rules"]) == 0
    output = capfd.readouterr().out
    assert "total-is-sum\n  create_order: The total of an online order" in output
    assert "documented: Create order, online payments" in output
    assert len(re.findall(r"^\S+$", output, re.MULTILINE)) == len(RULES) + len(operations()) + 1, "as a run counts them"


def test_a_live_token_is_in_no_report_and_can_still_be_used(capfd: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    """The lines name a variable in its place; run with it, they get the same answer."""
    secret, other = "APP_USR-1-1-canary-77", "APP_USR-1-1-canary-78"
    with MockServer(dialect="documented") as mock:
        mock.controls.add_fault(kind="error", operation="cancel_order", code="500", times=None)
        words = ["--access-token", secret, "--second-token", other, "--only", "cancel-replay", "cancel-own-orders-only"]
        assert run("--base-url", mock.base_url, *words, "--report-dir", str(tmp_path)) == 1
        output = capfd.readouterr()
        written = [file.read_text() for file in tmp_path.iterdir()]
        assert len(written) == 3
        for text in (output.out, output.err, *written):
            assert "canary" not in text
        report = json.loads((tmp_path / "report.json").read_text())
        exchanges = [each for rule in report["rules"] for finding in rule["findings"] for each in finding["exchanges"]]
        assert {variable(each["curl"]) for each in exchanges} == {"MP_ACCESS_TOKEN", "MP_SECOND_TOKEN"}
        for each in exchanges:
            assert replay(each["curl"], {"MP_ACCESS_TOKEN": secret, "MP_SECOND_TOKEN": other}) == each["status"]


def variable(line: str) -> str:
    found = re.search(r"\$(\w+)", line)
    assert found, line
    return found[1]


def replay(line: str, environment: dict[str, str]) -> int:
    """Run a line in a shell; gives the status of the answer."""
    if shutil.which("curl") is None:
        pytest.skip("curl is not installed")
    done = subprocess.run(
        ["bash", "-c", line], env={"PATH": "/usr/bin:/bin", **environment}, capture_output=True, check=True
    )
    return int(done.stdout.decode("utf-8", "replace").split()[1])


@pytest.mark.slow
@pytest.mark.parametrize("end", [signal.SIGINT, signal.SIGTERM])
def test_a_run_that_is_interrupted_reports_what_it_has(end: signal.Signals, tmp_path: Path) -> None:
    command = [
        sys.executable,
        "-m",
        "mp_orders_contract.command",
        "check",
        "--serve",
        MOCK,
        "--report-dir",
        str(tmp_path),
    ]
    before = signal.signal(signal.SIGINT, signal.default_int_handler)  # a shell lets its background jobs ignore it
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    signal.signal(signal.SIGINT, before)
    assert process.stderr is not None
    assert process.stderr.readline().startswith("[50/")
    process.send_signal(end)
    output, _ = process.communicate(timeout=60)
    assert process.returncode == 1
    assert "Not passed: the run was interrupted" in output
    report = json.loads((tmp_path / "report.json").read_text())
    outcomes = {rule["outcome"] for rule in report["rules"]}
    assert outcomes == {"passed", "not run"}


@pytest.mark.slow
def test_a_server_that_dies_on_the_way(capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    """The rest is not tried, and says why."""
    server: Any = subprocess.Popen(shlex.split(MOCK), stdout=subprocess.PIPE, text=True)
    url = server.stdout.readline().split()[-1]
    told = cli.RunProgress.__call__

    def kill(self: Any, result: Any, total: int) -> None:
        if result.rule.id == "create-replay":
            server.kill()
            server.wait()
        told(self, result, total)

    monkeypatch.setattr(cli.RunProgress, "__call__", kill)
    assert run("--base-url", url) == 1
    output = capfd.readouterr().out
    assert "the server has not answered 20 requests in a row" in output
    assert "passed   create-replay" in output
    server.stdout.close()
