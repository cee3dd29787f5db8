"""The command line: `check` tries an implementation, `rules` lists what is tried, `documents` reads pages."""

import argparse
import difflib
import os
import tempfile
from contextlib import AbstractContextManager, nullcontext, suppress
from importlib.metadata import version
from pathlib import Path
from typing import NoReturn

import schemathesis  # noqa: F401 - so that its absence is said before anything is started
from mp_orders_spec import operations

from mp_orders_contract import maintenance
from mp_orders_contract.checker import PROFILES, Checker
from mp_orders_contract.clean import give_up
from mp_orders_contract.controls import SECRET_VARIABLE
from mp_orders_contract.exchange import ACCESS_VARIABLE, SECOND_VARIABLE
from mp_orders_contract.fuzz import rules_of
from mp_orders_contract.reports import write_reports
from mp_orders_contract.reports.terminal import RunProgress, print_report
from mp_orders_contract.rules import RULES
from mp_orders_contract.serving import ServingError, load_app, served, served_app
from mp_orders_contract.session import Target
from mp_orders_contract.severity import DEFAULT_LEVEL, LEVELS

TEST_TOKEN = "TEST-contract"  # noqa: S105 - of nobody
CA_VARIABLE = "SSL_CERT_FILE"
MAX_JOBS = 64
CHECK = """Exit code 0: whatever could be tried is as the contract says. 1: something is not, or was not seen.
2: nothing could be tried. 3: the kit itself went wrong, which says nothing of the implementation."""


def main(arguments: list[str] | None = None) -> int:
    """Run the command; gives its exit code.

    0: everything that could be tried is as the contract says. 1: something is not, or was not seen. 2: nothing
    could be tried. 3: the kit itself went wrong.
    """
    options = _parser().parse_args(arguments)
    if options.command != "check":
        code: int = options.run(options)
        return code
    if options.base_url is None and options.serve is None and options.app is None:
        _give_up("say what to check: --base-url, --serve or --app")
    if options.base_url is not None and options.app is not None:
        _give_up("--base-url goes with --serve, and not with --app")
    if options.report_dir is not None:
        _need_writable(options.report_dir)
    try:
        with _server(options) as base_url:
            return _check(options, base_url)
    except ServingError as error:
        _give_up(str(error))


def _check(options: argparse.Namespace, base_url: str) -> int:
    progress = RunProgress()
    try:
        target = _target(options, base_url)
        checker = Checker(
            target,
            profile=options.profile,
            only=options.only,
            skip=options.skip,
            seed=options.seed,
            time_limit_s=options.time_limit,
            control_secret=os.environ.get(SECRET_VARIABLE),
            progress=progress,
            level=options.level,
            jobs=options.jobs,
            pause_s=options.pause,
        )
    except LookupError as error:
        _give_up(_unknown(error.args[0]))
    except ValueError as error:
        _give_up(str(error))
    with suppress(KeyboardInterrupt), progress:  # the report says so
        checker.run()
    report = checker.report
    if options.serve is not None or options.app is not None:
        report.notes.append(f"{base_url} ended with this run; to send its requests again, start the server there")
    if target.ca is not None and base_url.startswith("https:"):
        report.notes.append(f"the lines for curl need --cacert {target.ca} as well")
    files = write_reports(report, options.report_dir) if options.report_dir is not None else []
    print_report(report)
    for file in files:
        print(file)
    return report.exit_code


def _target(options: argparse.Namespace, base_url: str) -> Target:
    return Target(
        base_url,
        _token(options.access_token, ACCESS_VARIABLE) or TEST_TOKEN,
        second_token=_token(options.second_token, SECOND_VARIABLE),
        terminals=options.terminal,
        foreign_terminal=options.foreign_terminal,
        pos=options.pos,
        control=base_url if options.control == "" else options.control,
        timeout_s=options.timeout,
        ca=_authorities(options),
    )


def _authorities(options: argparse.Namespace) -> Path | None:
    file = options.ca or os.environ.get(CA_VARIABLE)
    return Path(file) if file else None


def _token(given: str | None, variable: str) -> str | None:
    token = os.environ.get(variable) if given is None else given
    if token is not None and not token.strip():
        _give_up(f"{'the token that was given' if given is not None else f'${variable}'} is empty")
    return token


def _unknown(name: str) -> str:
    if name.startswith("schemathesis"):
        return f"{name} is no rule to choose; schemathesis tries the operations that --only names, or else all"
    near = difflib.get_close_matches(name.lower().replace("_", "-"), [*RULES, *operations()], n=3, cutoff=0.5)
    hint = f"; did you mean {' or '.join(near)}?" if near else ""
    return f"{name} is no rule and no operation{hint or ';'} `mp-orders-contract rules` lists them"


def _list_rules(_: argparse.Namespace) -> int:
    for each in [*RULES.values(), *rules_of(tuple(operations()))]:
        marks = f"{each.severity}, {each.provenance.status}"
        print(f"{each.id}\n  {each.operation}: {each.text}\n  {marks}: {each.provenance.title}")
    return 0


def _server(options: argparse.Namespace) -> AbstractContextManager[str]:
    if options.serve is not None:
        return served(options.serve, options.base_url, ca=_authorities(options))
    if options.app is not None:
        return served_app(load_app(options.app))
    return nullcontext(options.base_url)


def _need_writable(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=folder):
            pass
    except OSError as error:
        _give_up(f"cannot write reports into {folder}: {error.strerror}")


def _give_up(message: str) -> NoReturn:
    raise SystemExit(give_up(message))


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="mp-orders-contract", description="Tests an implementation of Mercado Pago's orders against openapi.yaml."
    )
    parser.add_argument("--version", action="version", version=f"mp-orders-contract {version('mp-orders')}")
    commands = parser.add_subparsers(dest="command", required=True)
    commands.add_parser("rules", help="list the rules, and where each comes from").set_defaults(run=_list_rules)
    maintenance.add_commands(commands)
    check = commands.add_parser("check", help="try every rule on an implementation", description=CHECK)
    check.add_argument("--base-url", metavar="URL", help="where it answers; orders are created there")
    start = check.add_mutually_exclusive_group()
    start.add_argument(
        "--serve",
        metavar="COMMAND",
        help="start this; with --base-url, or its first line of output ends in its address",
    )
    start.add_argument("--app", metavar="MODULE:NAME", help="an ASGI application; NAME() calls it first")
    check.add_argument(
        "--ca", metavar="FILE", help=f"the authorities to trust over https, as PEM (default: ${CA_VARIABLE})"
    )
    _add_accounts(check)
    _add_run(check)
    return parser


def _add_run(check: argparse.ArgumentParser) -> None:
    check.add_argument("--only", nargs="+", action="extend", default=[], metavar="RULE|OPERATION", help="no others")
    check.add_argument("--skip", nargs="+", action="extend", default=[], metavar="RULE|OPERATION", help="but these")
    check.add_argument("--profile", choices=PROFILES, default="quick", help="how much is generated")
    check.add_argument(
        "--level",
        choices=LEVELS,
        default=DEFAULT_LEVEL,
        help="the weakest provenance whose rules fail the run (default: %(default)s); those of severity "
        "money, leak and shape always do, what remains is a note",
    )
    check.add_argument("--report-dir", type=Path, metavar="DIR", help="write report.html, report.json and junit.xml")
    check.add_argument("--seed", type=int, default=1, help="of what is generated (default: %(default)s)")
    check.add_argument(
        "--timeout", type=_seconds, default=10.0, metavar="SECONDS", help="for one answer (default: %(default)g)"
    )
    check.add_argument(
        "--jobs", type=_count, metavar="N", help="rules side by side (default: 8 where answers are slow, else 2)"
    )
    check.add_argument(
        "--pause", type=_pause, default=0.0, metavar="SECONDS", help="between two requests, one by one (default: none)"
    )
    limits = ", ".join(f"{name} {profile.time_limit_s:g}" for name, profile in PROFILES.items())
    check.add_argument("--time-limit", type=_seconds, metavar="SECONDS", help=f"for everything (default: {limits})")


def _add_accounts(check: argparse.ArgumentParser) -> None:
    check.add_argument(
        "--access-token", metavar="T", help=f"a test token (default: ${ACCESS_VARIABLE}, or else {TEST_TOKEN})"
    )
    check.add_argument("--second-token", metavar="T2", help=f"of another account (default: ${SECOND_VARIABLE})")
    check.add_argument(
        "--terminal", nargs="+", action="extend", default=[], metavar="ID", help="Point terminals of the account"
    )
    check.add_argument("--foreign-terminal", metavar="ID", help="a Point terminal of another account")
    check.add_argument("--pos", metavar="NAME", help="a point of sale of the account, for QR orders")
    check.add_argument(
        "--control",
        nargs="?",
        const="",
        metavar="URL",
        help=f"the control API of an mp-orders-mock, without URL at the same address (secret: ${SECRET_VARIABLE})",
    )


def _count(text: str) -> int:
    if not (text.isascii() and text.isdecimal()) or not 0 < int(text) <= MAX_JOBS:
        raise argparse.ArgumentTypeError(f"{text!r} is no number from 1 to {MAX_JOBS}")
    return int(text)


def _pause(text: str) -> float:
    return 0.0 if text in ("0", "0.0") else _seconds(text)


def _seconds(text: str) -> float:
    try:
        number = float(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text!r} is no number of seconds") from None
    if not 0 < number < float("inf"):
        raise argparse.ArgumentTypeError("is not above 0")
    return number
