"""`mp-orders-mock`: serve the mock until it is told to stop, or look its contract over."""

import argparse
import logging
import os
import socket
import sys
from contextlib import suppress
from importlib.metadata import version
from pathlib import Path
from typing import NoReturn

from mp_orders_spec import ContractError, load_contract

from mp_orders_mock import doctor
from mp_orders_mock.app import Mock, create_app
from mp_orders_mock.control.endpoints import Access
from mp_orders_mock.control.state import StateError
from mp_orders_mock.dialect import DIALECTS
from mp_orders_mock.server import Server, address_of, is_loopback, listen
from mp_orders_mock.store import StoreError
from mp_orders_mock.tls import Certificate, TlsError, certificate_in

WRONG = 2
DEFAULT_TLS = Path("~/.cache/mp-orders-mock")
SECRET = "MP_ORDERS_MOCK_CONTROL_SECRET"  # noqa: S105 - the name of the variable

WEBHOOK_SECRET = "MP_ORDERS_MOCK_WEBHOOK_SECRET"  # noqa: S105 - the name of the variable


class _Parser(argparse.ArgumentParser):
    """Says what is wrong with the options in one line."""

    def error(self, message: str) -> NoReturn:
        _give_up(message)


def main(arguments: list[str] | None = None) -> None:
    """Run the command. Exit code 2: an option, the address, the contract, the store or the seed is not usable."""
    options = _parser().parse_args(arguments)
    if options.command == "doctor":
        raise SystemExit(_doctor(options))
    logging.basicConfig(level=options.log_level.upper(), format="mp-orders-mock: %(levelname)s %(name)s %(message)s")
    logging.getLogger("mp_orders_mock.access").setLevel(logging.INFO if options.access_log else logging.WARNING)
    try:
        certificate = certificate_in(options.tls, [options.host, *options.allow_host]) if options.tls else None
        listener = listen(options.host, options.port)
    except TlsError as error:
        _give_up(str(error))
    except OSError as error:
        _give_up(f"cannot listen on {options.host} port {options.port}: {error.strerror or error}")
    with listener:
        _serve(options, listener, certificate)


def _serve(options: argparse.Namespace, listener: socket.socket, certificate: Certificate | None) -> None:
    app = _application(options, listener)
    shown = address_of(listener, tls=bool(certificate))

    def say() -> None:
        print(f"mp-orders-mock: listening on {shown}", flush=True)
        if certificate:
            print(f"mp-orders-mock: certificates are signed by {certificate.authority}", flush=True)

    files = (certificate.chain, certificate.key) if certificate else None
    with suppress(KeyboardInterrupt):  # uvicorn raises it again after an orderly end
        Server(app, hosts=options.allow_host, certificate=files, started=say).run(sockets=[listener])


def _application(options: argparse.Namespace, listener: socket.socket) -> Mock:
    """The mock; whatever else is wrong with a contract than what is looked for is said as it comes."""
    access = Access(os.environ.get(SECRET) or None, is_loopback(listener))
    try:
        contract = load_contract(options.contract)
        webhooks = [{"url": url, "secret": options.webhook_secret} for url in options.webhook]
        return create_app(
            contract,
            store=options.store,
            seed=options.seed_file,
            dialect=options.dialect,
            access=access,
            webhooks=webhooks,
        )
    except (ContractError, StoreError, StateError) as error:
        _give_up(str(error))
    except Exception as error:
        if options.contract is None:
            raise
        _give_up(f"the contract {options.contract} cannot be served: {type(error).__name__} {error}")


def _doctor(options: argparse.Namespace) -> int:
    try:
        return doctor.run(load_contract(options.contract))
    except ContractError as error:
        _give_up(str(error))
    except Exception as error:
        if options.contract is None:
            raise
        _give_up(f"the contract {options.contract} cannot be served: {type(error).__name__} {error}")


def _parser() -> argparse.ArgumentParser:
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
    add("--access-log", action="store_true", help="write a line for each request, without values of its query")
    add("--log-level", choices=["debug", "info", "warning", "error"], default="warning", help="(default: %(default)s)")
    return parser


def _add_webhooks(parser: argparse.ArgumentParser) -> None:
    add = parser.add_argument
    add("--webhook", action="append", default=[], metavar="URL", help="tell this address of changes of every account")
    add(
        "--webhook-secret",
        default=os.environ.get(WEBHOOK_SECRET) or None,
        metavar="SECRET",
        help=f"signs what --webhook is told; also in ${WEBHOOK_SECRET}, where nobody sees it",
    )


def _port(text: str) -> int:
    if not text.isascii() or not text.isdecimal() or len(text) > 5 or int(text) > 65535:
        raise argparse.ArgumentTypeError(f"{text!r} is not a port from 0 to 65535")
    return int(text)


def _give_up(message: str) -> NoReturn:
    print(f"mp-orders-mock: {' '.join(message.split())}", file=sys.stderr)
    raise SystemExit(WRONG)
