"""The command `changes`, which tells what changed between two versions of the contract."""

import argparse
import json
import sys
from pathlib import Path
from typing import Any

from attrs import asdict
from mp_orders_spec import ContractError, load_contract
from mp_orders_spec.lines import line_of
from rich.console import Console
from rich.table import Table

from mp_orders_contract.changes.compare import BREAKING, COMPATIBLE, NONE, Changes, compare
from mp_orders_contract.clean import give_up

CHANGES = """Exit code 0: nothing breaks, or the version was raised as far as that asks. 1: something breaks, and it was
not. 2: a contract cannot be read. Breaking for a caller is what a program written for the old contract may send or
read wrongly; breaking for an implementer, what a server that kept the old contract does not keep."""
WIDTH = 150


def add_command(commands: Any) -> None:
    """Add the command to a parser."""
    changes = commands.add_parser(
        "changes", help="tell what changed between two versions of the contract", description=CHANGES
    )
    changes.add_argument("old", type=Path, metavar="OLD.yaml", help="a contract")
    changes.add_argument("new", type=Path, nargs="?", metavar="NEW.yaml", help="by default the contract of the package")
    form = changes.add_mutually_exclusive_group()
    for name in ("changelog", "json", "markdown"):
        form.add_argument(f"--{name}", dest="form", action="store_const", const=name, help=f"print {name}")
    changes.set_defaults(run=tell_changes, form="table")


def tell_changes(options: argparse.Namespace) -> int:
    """Print what changed, and give the exit code."""
    try:
        found = compare(load_contract(options.old).document, load_contract(options.new).document)
    except ContractError as error:
        return give_up(str(error))
    if options.form == "table":
        _print_table(found)
    else:
        print({"json": as_json, "markdown": as_markdown, "changelog": as_changelog}[options.form](found))
    return int(not found.is_enough)


def verdict(found: Changes) -> str:
    """How many changes there are, and which version they ask for."""
    callers = sum(each.caller == BREAKING for each in found.changes)
    implementers = sum(each.implementer == BREAKING for each in found.changes)
    counted = f"{len(found.changes)} changes, {callers} breaking for callers, {implementers} for implementers"
    text = f"{counted}; {len(found.told)} of descriptions, examples and sources alone"
    asked = f"{found.old} -> {found.new}: a step of {found.step} is asked for"
    if found.step != "none":
        asked += f", to {found.next_version}"
    place = f"openapi.yaml:{line_of(('info', 'version'))}"
    short = "" if found.is_enough else f"; set info.version to {found.next_version} ({place})"
    return f"{text}\n{asked}, {found.stepped} was made{short}"


def as_markdown(found: Changes) -> str:
    """A table for a page, and the verdict."""
    lines = ["| element | what | caller | implementer |", "|---|---|---|---|"]
    for each in found.changes:
        cells = (f"`{each.key}`", each.what, each.caller, each.implementer)
        lines.append(f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in cells)} |")
    lines += [f"| `{each}` | told otherwise | none | none |" for each in found.told]
    return "\n".join([*lines, "", *verdict(found).split("\n")])


def as_changelog(found: Changes) -> str:
    """An entry for CHANGELOG.md: what breaks first, and what only words say in one line."""
    lines = [f"## {found.next_version if found.step != 'none' else found.new} (unreleased)", ""]
    for title, meaning in (
        ("Breaking for callers", BREAKING),
        ("Compatible for callers", COMPATIBLE),
        ("For implementers", NONE),
    ):
        listed = [each for each in found.changes if each.caller == meaning]
        lines += [f"* {title}: `{each.key}`: {each.what}." for each in listed]
    if found.told:
        lines.append(f"* {len(found.told)} descriptions, examples and sources are told otherwise.")
    return "\n".join(lines)


def as_json(found: Changes) -> str:
    """Everything, for programs."""
    whole = {
        "old": found.old,
        "new": found.new,
        "step": found.step,
        "next_version": found.next_version,
        "stepped": found.stepped,
        "enough": found.is_enough,
        "changes": [asdict(each) for each in found.changes],
        "told": list(found.told),
    }
    return json.dumps(whole, ensure_ascii=False, indent=2)


def _print_table(found: Changes) -> None:
    console = Console(width=None if sys.stdout.isatty() else WIDTH, highlight=False, soft_wrap=False)
    if found.changes:
        table = Table("element", "what", "caller", "implementer", box=None, pad_edge=False)
        for each in found.changes:
            style = "red" if each.caller == BREAKING else "yellow" if each.implementer == BREAKING else ""
            table.add_row(each.key, each.what, each.caller, each.implementer, style=style)
        console.print(table)
    for place in found.told:
        console.print(f"told otherwise: {place}", markup=False)
    console.print(verdict(found), markup=False)
