"""The command `mp-orders-contract`, which says so where what it needs is not installed."""

import io
import os
import signal
import sys
import traceback
from collections.abc import Callable
from typing import TypeVar

Result = TypeVar("Result")


def main() -> None:
    """Run the command. Exit code 2 without the extra `[contract]`, 3 where the kit itself went wrong."""
    try:
        run = _command()
    except ModuleNotFoundError as error:
        if (error.name or "").startswith("mp_orders_contract"):
            raise
        print(
            f"mp-orders-contract: {error.name} is missing; install mp-orders with its extra [contract]", file=sys.stderr
        )
        raise SystemExit(2) from None
    signal.signal(signal.SIGTERM, signal.default_int_handler)  # ends a run as Ctrl-C does, with its report
    for stream in (sys.stdout, sys.stderr):  # what a server sent may have characters that a terminal lacks
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")
    try:
        code = run()
        sys.stdout.flush()
    except BrokenPipeError:  # whoever read the output has enough of it
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        code = 1
    except KeyboardInterrupt:
        code = 130
    except Exception:
        traceback.print_exc()
        code = 3
    sys.exit(code)


def _command() -> Callable[[], int]:
    """Import what the command is made of; a contract for which the kit is not made ends it."""
    from mp_orders_contract.maintenance import COMMANDS, main

    if sys.argv[1:2] and sys.argv[1] in COMMANDS:
        return lambda: _read_contract(main)
    return _read_contract(_check)


def _check() -> Callable[[], int]:
    from mp_orders_contract.cli import main

    return main


def _read_contract(work: Callable[[], Result]) -> Result:
    """Do what needs the contract; one that cannot be read ends the command in one line."""
    from mp_orders_spec import ContractError

    try:
        return work()
    except ContractError as error:
        print(f"mp-orders-contract: {error}", file=sys.stderr)
        raise SystemExit(3) from None


if __name__ == "__main__":
    main()
