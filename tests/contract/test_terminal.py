"""What a person sees on a terminal: tables and a bar; plain lines where there is none."""

import io
import os
import pty
import re
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress

from mp_orders_contract import Target, check
from mp_orders_contract.exchange import Secrets
from mp_orders_contract.report import FAILED, PASSED, Finding, Report, Result
from mp_orders_contract.reports import text_report
from mp_orders_contract.reports.terminal import print_report
from mp_orders_contract.rules import RULES
from mp_orders_mock import MockServer
from rich.console import Console

ONLY = ("get_order", "cancel-online")


def shown(report: Report, *, terminal: bool) -> str:
    console = Console(file=io.StringIO(), force_terminal=terminal, width=100, highlight=False)
    print_report(report, console)
    assert isinstance(console.file, io.StringIO)
    return console.file.getvalue()


def test_a_terminal_shows_what_a_file_says() -> None:
    with MockServer() as mock:
        report = check(Target(mock.base_url, "TEST-a"), only=ONLY, profile="smoke")
    plain, colored = shown(report, terminal=False), shown(report, terminal=True)
    assert plain == text_report(report) + "\n"
    assert "\x1b[32m  passed" in colored
    bare = re.sub(r"\x1b\[[0-9;]*m", "", colored)
    for each in report.results:
        assert re.search(rf"{each.outcome} +{re.escape(each.rule.id)} ", bare)
    assert bare.endswith("\nPassed.\n")


def test_a_narrow_terminal_has_plain_lines() -> None:
    report = Report("http://127.0.0.1:9", "smoke", 1, "", Secrets())
    report.results = [Result(RULES["cancel-point"], PASSED)]
    report.operations = ("cancel_order",)
    console = Console(file=io.StringIO(), force_terminal=True, width=20)
    print_report(report, console)
    assert isinstance(console.file, io.StringIO)
    assert console.file.getvalue() == text_report(report) + "\n"


def test_what_a_server_sent_does_nothing_to_a_terminal() -> None:
    """Neither its control characters nor what rich would read as a style, and no token."""
    finding = Finding("\x1b]0;pwned\x07 [bold]APP_USR-secret-1[/bold] [/]")
    report = Report("http://127.0.0.1:9", "smoke", 1, "", Secrets("APP_USR-secret-1"))
    report.results = [
        Result(RULES["cancel-online"], FAILED, findings=(finding,)),
        Result(RULES["cancel-point"], PASSED),
    ]
    report.operations = ("cancel_order",)
    text = shown(report, terminal=True)
    assert "\\u001b]0;pwned\\u0007 [bold]$MP_ACCESS_TOKEN[/bold] [/]" in text
    assert "\x1b]0" not in text
    assert "secret-1" not in text


def read_all(leader: int) -> str:
    """What comes to a terminal until nobody has it open any more."""
    parts = b""
    with suppress(OSError), os.fdopen(leader, "rb", buffering=0) as terminal:
        while part := terminal.read(4096):
            parts += part
    return parts.decode("utf-8", "replace")


def test_the_command_draws_a_bar_on_a_terminal_only() -> None:
    with MockServer() as mock:
        command = [sys.executable, "-m", "mp_orders_contract.command", "check", "--base-url", mock.base_url]
        command += ["--only", *ONLY, "--profile", "smoke"]
        piped = subprocess.run(command, capture_output=True, text=True, check=True)
        leader, follower = pty.openpty()
        environment = {**os.environ, "TERM": "xterm", "COLUMNS": "100"}
        environment.pop("NO_COLOR", None)
        with ThreadPoolExecutor(1) as pool:
            bar = pool.submit(read_all, leader)
            drawn = subprocess.run(command, stdout=subprocess.PIPE, stderr=follower, check=True, env=environment)
            os.close(follower)
    assert piped.stderr == ""
    assert "\x1b" not in piped.stdout
    assert "━" in bar.result()
    assert "\x1b" not in drawn.stdout.decode()
