"""The commands for whoever keeps the contract: they need openapi.yaml alone, and no kit of its operations."""

import argparse
from importlib.metadata import version
from typing import Any

from mp_orders_contract.changes import cli as changes
from mp_orders_contract.documents import cli as documents
from mp_orders_contract.skeleton import cli as skeleton

COMMANDS = frozenset(("documents", "snapshot", "changes", "new-operation"))


def add_commands(commands: Any) -> None:
    """Add them to a parser."""
    documents.add_commands(commands)
    changes.add_command(commands)
    skeleton.add_command(commands)


def main(arguments: list[str] | None = None) -> int:
    """Run one of them; gives its exit code."""
    parser = argparse.ArgumentParser(prog="mp-orders-contract", description="Keeps openapi.yaml true to its pages.")
    parser.add_argument("--version", action="version", version=f"mp-orders-contract {version('mp-orders')}")
    commands = parser.add_subparsers(dest="command", required=True)
    add_commands(commands)
    options = parser.parse_args(arguments)
    code: int = options.run(options)
    return code
