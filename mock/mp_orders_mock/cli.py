"""`mp-orders-mock`: serve the mock until it is told to stop, or look its contract over."""

import argparse
import difflib
import errno
import functools
import gc
import logging
import os
import re
import socket
import sys
from collections.abc import Mapping, Sequence
from contextlib import suppress
from importlib.metadata import version
from pathlib import Path
from typing import Any, NoReturn

from mp_orders_spec import ContractError, load_contract

from mp_orders_mock import doctor
from mp_orders_mock.app import Mock, create_app
from mp_orders_mock.control.endpoints import Access
from mp_orders_mock.control.state import StateError
from mp_orders_mock.dialect import DIALECTS
from mp_orders_mock.request_log import RequestLog, json_left_out, json_line, text_left_out, text_line
from mp_orders_mock.server import Server, address_of, is_loopback, listen
from mp_orders_mock.store import StoreError
from mp_orders_mock.tls import Certificate, TlsError, certificate_in
from mp_orders_mock.webhooks import EndpointError, new_endpoint

WRONG = 2
DEFAULT_TLS = Path("~/.cache/mp-orders-mock")
SEE_HELP = "mp-orders-mock --help lists them"
SECRET = "MP_ORDERS_MOCK_CONTROL_SECRET"  # noqa: S105 - the name of the variable

WEBHOOK_SECRET = "MP_ORDERS_MOCK_WEBHOOK_SECRET"  # noqa: S105 - the name of the variable


class _Parser(argparse.ArgumentParser):
    """Says what is wrong with the options in one line, and which one is near."""

    def __init__(self, **options: Any) -> None:
        self._known: list[str] = []
        super().__init__(**options)

    def add_argument(self, *names: str, **options: Any) -> argparse.Action:
        """Add an option or a word."""
        self._known += [name for name in names if name.startswith("-")]
        return super().add_argument(*names, **options)

    def read(self, words: Sequence[str]) -> argparse.Namespace:
        """Look for unknown options first: argparse takes what follows one for a wrong word."""
        for word in words:
            name = word.partition("=")[0]
            if re.match(r"--?[A-Za-z]", word) and not any(known.startswith(name) for known in self._known):
                near = difflib.get_close_matches(name.strip("-"), [known.strip("-") for known in self._known], 1)
                self.error(f"unknown option {name}: {f'did you mean --{near[0]}?' if near else SEE_HELP}")
        return self.parse_args(words)

    def error(self, message: str) -> NoReturn:
        _give_up(message)


def main(arguments: list[str] | None = None) -> None:
    """Run the command. Exit code 2: an option, the address, the contract, the store or the seed is not usable."""
    options = _parser().read(sys.argv[1:] if arguments is None else arguments)
    if options.command == "doctor":
        raise SystemExit(_doctor(options))
    logging.basicConfig(level=options.log_level.upper(), format="mp-orders-mock: %(levelname)s %(name)s %(message)s")
    logging.getLogger("httpx").setLevel(logging.WARNING)  # it would write addresses of webhooks with their queries
    try:
        certificate = certificate_in(options.tls, [options.host, *options.allow_host]) if options.tls else None
        listener = listen(options.host, options.port)
    except TlsError as error:
        _give_up(str(error))
    except OSError as error:
        _give_up(f"cannot listen on {options.host} port {options.port}: {_explain(error)}")
    with listener:
        _serve(options, listener, certificate)


def _serve(options: argparse.Namespace, listener: socket.socket, certificate: Certificate | None) -> None:
    log = None if options.quiet else _request_log(options.log_format)
    app = _application(options, listener, log)
    gc.freeze()  # all of it stays: the garbage collector would look through it again and again, 40 ms each time
    shown = address_of(listener, tls=bool(certificate))

    def say() -> None:
        print(f"mp-orders-mock: listening on {shown}", flush=True)
        if certificate:
            print(f"mp-orders-mock: certificates are signed by {certificate.authority}", flush=True)
        for webhook in app.controls.webhooks.all():
            print(_told(webhook), flush=True)

    files = (certificate.chain, certificate.key) if certificate else None
    with suppress(KeyboardInterrupt):  # uvicorn raises it again after an orderly end
        stop = log.close if log else lambda: None
        Server(app, hosts=options.allow_host, certificate=files, started=say, stopped=stop).run(sockets=[listener])


def _request_log(log_format: str) -> RequestLog | None:
    """A log on standard output, as users of such servers expect; colored for a person (https://no-color.org)."""
    if sys.stdout is None:  # it was closed
        return None
    if log_format == "json":
        return RequestLog(json_line, json_left_out, sys.stdout.fileno())
    colored = sys.stdout.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
    return RequestLog(functools.partial(text_line, colored=colored), text_left_out, sys.stdout.fileno())


def _application(options: argparse.Namespace, listener: socket.socket, log: RequestLog | None) -> Mock:
    """The mock; whatever else is wrong with a contract than what is looked for is said as it comes."""
    access = Access(os.environ.get(SECRET) or None, is_loopback(listener))
    asked: dict[str, Any] = {"store": options.store, "seed": options.seed_file, "dialect": options.dialect}
    try:
        contract = load_contract(options.contract)
        return create_app(contract, **asked, access=access, log=log, webhooks=_webhooks(options))
    except (ContractError, StoreError, StateError) as error:
        _give_up(str(error))
    except Exception as error:
        if options.contract is None:
            raise
        _give_up(f"the contract {options.contract} cannot be served: {type(error).__name__} {error}")


def _webhooks(options: argparse.Namespace) -> list[dict[str, Any]]:
    """The addresses of the command, each with the secret of all of them."""
    if options.webhook_secret is not None and not options.webhook:
        _give_up("--webhook-secret signs what an address is told: name one with --webhook URL")
    secret = os.environ.get(WEBHOOK_SECRET) or None if options.webhook_secret is None else options.webhook_secret
    for url in options.webhook:
        try:
            new_endpoint(url, secret=secret)
        except EndpointError as error:
            _give_up(f"--webhook: {error}")
    return [{"url": url, "secret": secret} for url in options.webhook]


def _told(webhook: Mapping[str, Any]) -> str:
    """Which address is told of changes, of whose, and how it is signed; its query may have a secret of the shop."""
    how = "signed" if webhook["secret_known"] else "it waits for its secret" if webhook["signed"] else "not signed"
    whose = "every account" if webhook["user_id"] is None else f"account {webhook['user_id']}"
    return f"mp-orders-mock: tells {webhook['url'].partition('?')[0]} of changes of {whose}: {how}"


def _doctor(options: argparse.Namespace) -> int:
    try:
        return doctor.run(load_contract(options.contract))
    except ContractError as error:
        _give_up(str(error))
    except Exception as error:
        if options.contract is None:
            raise
        _give_up(f"the contract {options.contract} cannot be served: {type(error).__name__} {error}")


def _parser() -> _Parser:
    parser = _Parser(prog="mp-orders-mock", description="A stateful mock of Mercado Pago's orders, from its contract.")
    add = parser.add_argument
    add(
        "command",
        nargs="?",
        choices=["serve", "doctor"],
        default="serve",
        help="doctor: prove that each keyword of the contract has its code",
    )
    add("--host", default="127.0.0.1", help="address to listen on (default: %(default)s)")
    add("--port", type=_port, default=8080, help="0 picks a free one (default: %(default)s)")
    add(
        "--store",
        default="sqlite://",
        metavar="URL",
        help="sqlite:// for memory (default), sqlite:///file.db, or postgresql+psycopg://user@host/name",
    )
    add("--seed-file", type=Path, metavar="FILE", help="what a new store knows, as GET /__mock/state gives it")
    add(
        "--dialect", choices=sorted(DIALECTS), default="documented", help="observed: as the live API was seen to answer"
    )
    add(
        "--tls",
        nargs="?",
        type=Path,
        const=DEFAULT_TLS,
        metavar="FOLDER",
        help="serve https with certificates kept in this folder (~/.cache/mp-orders-mock unless given)",
    )
    _add_webhooks(parser)
    add("--allow-host", action="append", default=[], metavar="NAME", help="a further host name to answer to")
    add("--version", action="version", version=f"mp-orders {version('mp-orders')}")
    add("--contract", type=Path, metavar="FILE", help="another openapi.yaml than the one of the package")
    add("--log-format", choices=["text", "json"], default="text", help="of the line for each request")
    add("--quiet", action="store_true", help="write no line for each request")
    levels = ["debug", "info", "warning", "error"]
    add("--log-level", choices=levels, default="warning", help="of what goes to standard error (default: %(default)s)")
    return parser


def _add_webhooks(parser: argparse.ArgumentParser) -> None:
    add = parser.add_argument
    add("--webhook", action="append", default=[], metavar="URL", help="tell this address of changes of every account")
    add(
        "--webhook-secret",
        metavar="SECRET",
        help=f"signs what --webhook is told; also in ${WEBHOOK_SECRET}, where nobody sees it",
    )


def _port(text: str) -> int:
    if not text.isascii() or not text.isdecimal() or len(text) > 5 or int(text) > 65535:
        raise argparse.ArgumentTypeError(f"{text!r} is not a port from 0 to 65535")
    return int(text)


def _explain(error: OSError) -> str:
    """What is wrong with the address, and what to do."""
    said = error.strerror or str(error)
    match error.errno:
        case errno.EADDRINUSE:
            return f"{said}; stop the other server, or let --port 0 pick a free port"
        case errno.EACCES:
            return f"{said}; take a port from 1024 on, or let --port 0 pick a free port"
    return said


def _give_up(message: str) -> NoReturn:
    print(f"mp-orders-mock: {' '.join(message.split())}", file=sys.stderr)
    raise SystemExit(WRONG)
