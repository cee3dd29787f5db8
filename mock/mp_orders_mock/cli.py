"""`mp-orders-mock`: serve the mock until it is told to stop."""

import argparse
import socket
import sys
from contextlib import suppress
from pathlib import Path
from typing import NoReturn

import uvicorn
from starlette.applications import Starlette

from mp_orders_mock.app import create_app
from mp_orders_mock.contract import ContractError, load_contract

WRONG = 2


class _Parser(argparse.ArgumentParser):
    """Says what is wrong with the options in one line."""

    def error(self, message: str) -> NoReturn:
        _give_up(message)


def main(arguments: list[str] | None = None) -> None:
    """Run the command. Exit code 2: an option, the address or the contract is not usable."""
    options = _parser().parse_args(arguments)
    try:
        app = _application(options.contract)
        listener = _listen(options.host, options.port)
    except ContractError as error:
        _give_up(str(error))
    except OSError as error:
        _give_up(f"cannot listen on {options.host} port {options.port}: {error.strerror or error}")
    with suppress(KeyboardInterrupt):  # uvicorn raises it again after an orderly end
        _serve(app, listener)


class _Server(uvicorn.Server):
    """Says where it listens once it does, and can be told to stop."""

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        for listener in sockets or []:
            host, port = listener.getsockname()[:2]
            shown = f"[{host}]" if ":" in host else host
            print(f"mp-orders-mock: listening on http://{shown}:{port}", flush=True)


def _serve(app: Starlette, listener: socket.socket) -> None:
    quiet = {"access_log": False, "log_level": "warning", "server_header": False}
    config = uvicorn.Config(app, **quiet, timeout_graceful_shutdown=5, timeout_keep_alive=75)  # type: ignore[arg-type]
    _Server(config).run(sockets=[listener])


def _application(path: Path | None) -> Starlette:
    """The mock of a contract; whatever else is wrong with a contract than what is looked for is said as it comes."""
    try:
        return create_app(load_contract(path))
    except ContractError:
        raise
    except Exception as error:
        raise ContractError(f"the contract {path} cannot be served: {type(error).__name__} {error}") from error


def _parser() -> argparse.ArgumentParser:
    parser = _Parser(prog="mp-orders-mock", description="A stateful mock of Mercado Pago's orders, from its contract.")
    parser.add_argument("--host", default="127.0.0.1", help="address to listen on (default: %(default)s)")
    parser.add_argument("--port", type=_port, default=8080, help="0 picks a free one (default: %(default)s)")
    parser.add_argument("--contract", type=Path, help="another openapi.yaml than the one of the package")
    return parser


def _port(text: str) -> int:
    if not text.isascii() or not text.isdecimal() or len(text) > 5 or int(text) > 65535:
        raise argparse.ArgumentTypeError(f"{text!r} is not a port from 0 to 65535")
    return int(text)


def _listen(host: str, port: int) -> socket.socket:
    try:
        family, kind, _, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
    except UnicodeError:
        raise OSError("not a host name") from None
    listener = socket.socket(family, kind)
    try:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind(address)
        listener.listen(1024)
    except OSError:
        listener.close()
        raise
    return listener


def _give_up(message: str) -> NoReturn:
    print(f"mp-orders-mock: {' '.join(message.split())}", file=sys.stderr)
    raise SystemExit(WRONG)
