"""The command `new-operation`, which writes the skeleton of an operation and lists what is left to fill in."""

import argparse
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from mp_orders_spec import ContractError, is_installed, load_contract, spec_path
from mp_orders_spec.contract import METHODS

from mp_orders_contract.clean import give_up
from mp_orders_contract.skeleton import parts
from mp_orders_contract.skeleton.contract_part import with_operation
from mp_orders_contract.skeleton.parts import MARK, NewOperation

PLACES = ("openapi.yaml", "mock", "contract", "overrides", "tests", "docs", "README.md")
SKELETON = f"""Writes what an operation needs in contract, mock, kit, client and tests, in a checkout. What is to be
filled in is marked {MARK}; --left lists it, with exit code 1 while there is any. Exit code 2: it cannot be written."""
THEN = """then: make generate; what triggers each code in tests/mock/test_every_code.py; defects in
tests/contract/defects/; README.md, docs/guides/from-mercadopago.md and CHANGELOG.md"""


def add_command(commands: Any) -> None:
    """Add the command to a parser."""
    methods = [each.upper() for each in METHODS]
    parser = commands.add_parser("new-operation", help="write the skeleton of an operation", description=SKELETON)
    parser.add_argument("method", nargs="?", type=str.upper, choices=methods, metavar="METHOD", help=", ".join(methods))
    parser.add_argument("path", nargs="?", metavar="PATH", help="such as /v1/orders/{order_id}/refund")
    parser.add_argument("--name", metavar="ID", help="its operationId (default: from method and path)")
    parser.add_argument("--left", action="store_true", help="list what is left to fill in")
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Write a skeleton, or list what is left; gives the exit code."""
    root = spec_path().parent
    if is_installed():
        return give_up("this is an installed package; operations are added in a checkout")
    if not options.left:
        if options.method is None or options.path is None:
            return give_up("say which: new-operation METHOD PATH, or --left")
        try:
            new = described(options.method, options.path, options.name)
            for file in write(root, new):
                print(f"wrote {file.relative_to(root)}")
        except (ContractError, OSError) as error:
            return give_up(str(error))
    found = list(left(root))
    print(*found, sep="\n", end="\n" if found else "")
    print(f"{len(found)} places are left to fill in" if found else "nothing is left to fill in")
    if not options.left:
        print(THEN)
    return int(options.left and bool(found))


def described(method: str, path: str, name: str | None) -> NewOperation:
    """The new operation.

    Raises:
        ContractError: it is there already, or its path, name or family is none.
    """
    if not re.fullmatch(r"(?:/(?:[a-z0-9_]+|\{[a-z_]+\}))+", path):
        raise ContractError(f"{path} is no path of the API, such as /v1/orders/{{order_id}}/refund")
    tag = (
        "merchant_orders" if path.startswith("/merchant_orders") else "orders" if path.startswith("/v1/orders") else ""
    )
    if not tag:
        raise ContractError(
            f"{path} is of no family: /v1/orders and /merchant_orders are known; a new one begins by hand"
        )
    taken = {(each.method, each.path): each.id for each in load_contract().operations.values()}
    if (method, path) in taken:
        raise ContractError(f"{method} {path} is {taken[method, path]} already")
    own = name or _name(method, path, tag)
    if not re.fullmatch(r"[a-z]+(?:_[a-z]+)+", own):
        raise ContractError(f"{own} is no operationId: words in lower case with _ between, such as refund_order")
    if own in taken.values():
        raise ContractError(f"there is an operation {own} already; give another --name")
    return NewOperation(own, method, path, tag)


def _name(method: str, path: str, tag: str) -> str:
    """A verb and what it is about."""
    thing = tag.removesuffix("s")
    last = path.rpartition("/")[2]
    if not last.startswith("{") and "{" in path:
        return f"create_{last}" if last.endswith("s") and method == "POST" else f"{last}_{thing}"
    if last.startswith("{") and path.count("{") > 1:
        inner = path.split("/")[-2].removesuffix("s")
        return {"DELETE": "delete", "PUT": "update", "PATCH": "update"}.get(method, method.lower()) + f"_{inner}"
    verbs = {"GET": "search" if "{" not in path else "get", "POST": "create", "PUT": "update", "PATCH": "change"}
    return f"{verbs.get(method, 'delete')}_{tag if method == 'GET' and '{' not in path else thing}"


def write(root: Path, new: NewOperation) -> Iterator[Path]:
    """Write every part, and tell each file.

    Raises:
        ContractError: a file of it is there already, or one to which something is added is not as it was.
    """
    modules = {
        root / "mock/mp_orders_mock/operations" / new.tag / f"{new.verb}.py": parts.mock_module(new),
        root / "contract/mp_orders_contract/operations" / new.tag / f"{new.verb}.py": parts.kit_module(new),
    }
    for file in modules:
        if file.exists():
            raise ContractError(f"{file.relative_to(root)} is there already")
    changed = {
        root / "openapi.yaml": with_operation((root / "openapi.yaml").read_text(encoding="utf-8"), new),
        root / "overrides/mp_orders/operations.py": _client(root / "overrides/mp_orders/operations.py", new),
        root / f"overrides/mp_orders/resources/{new.tag}.py": _resource(
            root / f"overrides/mp_orders/resources/{new.tag}.py", new
        ),
        root / "tests/operations.py": _samples(root / "tests/operations.py", new),
    }
    for file, text in {**changed, **modules}.items():
        file.write_text(text, encoding="utf-8")
        yield file


def _client(file: Path, new: NewOperation) -> str:
    text = file.read_text(encoding="utf-8")
    return (
        _with_import(text, file, f"mp_orders_generated.api.{new.tag}", new.id).rstrip("\n")
        + "\n"
        + parts.client_line(new)
    )


def _resource(file: Path, new: NewOperation) -> str:
    text = _with_import(file.read_text(encoding="utf-8"), file, "mp_orders.operations", new.id.upper())
    return text.rstrip("\n") + "\n" + parts.client_method(new)


def _samples(file: Path, new: NewOperation) -> str:
    text = file.read_text(encoding="utf-8")
    if not text.endswith("    }\n)\n"):
        raise ContractError(f"{file.name} does not end with its table any more; add a row of {new.id} by hand")
    return text.removesuffix("    }\n)\n") + parts.sample_row(new) + "    }\n)\n"


def _with_import(text: str, file: Path, module: str, name: str) -> str:
    """A file with one more name in an import."""
    found = re.search(rf"^from {re.escape(module)} import (\(\n[^)]*\)|.+$)", text, re.MULTILINE)
    if found is None:
        raise ContractError(f"{file.name} does not import from {module}; add {name} by hand")
    names = sorted({*re.findall(r"\w+", found[1]), name})
    line = f"from {module} import {', '.join(names)}"
    if len(line) > 120:
        line = f"from {module} import (\n" + "".join(f"    {each},\n" for each in names) + ")"
    return text[: found.start()] + line + text[found.end() :]


def left(root: Path) -> Iterator[str]:
    """Each place that is to be filled in: file, line and what."""
    for place in PLACES:
        top = root / place
        for file in sorted(top.rglob("*")) if top.is_dir() else [top]:
            if file.suffix not in (".py", ".yaml", ".md") or not file.is_file():
                continue
            for number, line in enumerate(file.read_text(encoding="utf-8").split("\n"), 1):
                if MARK in line:
                    yield f"{file.relative_to(root)}:{number}: {line.strip().lstrip('#').strip()[:100]}"
