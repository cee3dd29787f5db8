"""The command `mp-orders-mock`, which says so where what it needs is not installed."""

import sys


def main() -> None:
    """Run the command. Exit code 2 without the extra `[mock]`."""
    try:
        from mp_orders_mock.cli import main as run
    except ModuleNotFoundError as error:
        if (error.name or "").startswith("mp_orders_mock"):
            raise
        print(f"mp-orders-mock: {error.name} is missing; install mp-orders with its extra [mock]", file=sys.stderr)
        raise SystemExit(2) from None
    run()
