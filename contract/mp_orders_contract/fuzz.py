"""Fuzzes an implementation with schemathesis, from the contract.

Exit code 0 only if schemathesis found nothing and every operation answered 2xx at least once.
"""

import argparse
import json
import os
import shlex
import subprocess
import sys
import tempfile
import threading
from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from pathlib import Path
from typing import NoReturn

import httpx

from mp_orders_contract.schemathesis_hooks import TALLY_FILE
from mp_orders_contract.spec import load_spec, spec_path

TEST_TOKEN = "TEST-contract"  # noqa: S105 - of nobody


def main(arguments: list[str] | None = None) -> int:
    """Run the command."""
    options = _parser().parse_args(arguments)
    server = served(options.serve) if options.serve is not None else nullcontext(options.base_url)
    with server as base_url, tempfile.TemporaryDirectory() as folder:
        _preflight(base_url, options.access_token)
        tally_file = Path(folder) / "tally.json"
        code = _schemathesis(options, base_url, tally_file)
        tally = json.loads(tally_file.read_text()) if tally_file.exists() else {}
    silent = _report(tally, options.only)
    return code or (1 if silent else 0)


@contextmanager
def served(command: str) -> Iterator[str]:
    """Start a server, whose first line of output ends in its address, and stop it at the end."""
    try:
        process = subprocess.Popen(shlex.split(command), stdout=subprocess.PIPE, text=True)  # noqa: S603
    except (OSError, ValueError, IndexError) as error:
        _give_up(f"cannot start {command!r}: {error}")
    with process:
        output = process.stdout
        assert output is not None  # noqa: S101 - asked for above
        try:
            first = output.readline().split()
            if not first:
                _give_up(f"{command!r} ended without saying where it listens")
            # Nobody reads the rest, and a full pipe would stop the server.
            threading.Thread(target=deque, args=(output, 0), daemon=True).start()
            yield first[-1]
        finally:
            process.terminate()


def _preflight(base_url: str, token: str) -> None:
    """Stop with one line where nothing could be learned: no server, or a token that it does not take."""
    try:
        headers = {"Authorization": f"Bearer {token}"}
        answer = httpx.get(f"{base_url.rstrip('/')}/v1/orders/123", headers=headers, trust_env=False)
    except (httpx.HTTPError, httpx.InvalidURL, ValueError) as error:
        _give_up(f"{base_url} does not answer: {type(error).__name__} {error}")
    if answer.status_code in (401, 403):
        _give_up(f"{base_url} does not take the access token: status {answer.status_code}")


def _give_up(message: str) -> NoReturn:
    print(f"mp_orders_contract.fuzz: {message}", file=sys.stderr)
    raise SystemExit(2)


def _schemathesis(options: argparse.Namespace, base_url: str, tally_file: Path) -> int:
    config = Path(__file__).with_name("schemathesis.toml")
    command = [sys.executable, "-m", "schemathesis.cli", "--config-file", str(config), "run", str(spec_path())]
    command += ["--url", base_url, "--header", f"Authorization: Bearer {options.access_token}"]
    command += ["--seed", str(options.seed), "--max-examples", str(options.max_examples)]
    for operation in options.only:
        command += ["--include-operation-id", operation]
    if options.only:
        command += ["--phases", "examples,coverage,fuzzing"]  # links lead from one operation to others
    environment = {**os.environ, TALLY_FILE: str(tally_file)}
    return subprocess.run(command, env=environment, check=False).returncode  # noqa: S603


def _report(tally: dict[str, int], only: list[str]) -> list[str]:
    """Print what each operation answered; gives those that never answered 2xx."""
    print("\nAnswers by operation and status")
    silent = []
    for operation in only or _operations():
        counts = {key.split()[1]: count for key, count in tally.items() if key.split()[0] == operation}
        print(f"  {operation:24}" + "  ".join(f"{status}: {counts[status]}" for status in sorted(counts)))
        if not any(status.startswith("2") for status in counts):
            silent.append(operation)
    if silent:
        print(f"No 2xx, so nothing is shown: {', '.join(silent)}")
    return silent


def _positive(text: str) -> int:
    number = int(text)
    if number < 1:
        raise argparse.ArgumentTypeError("is less than 1")
    return number


def _operations() -> list[str]:
    items = load_spec()["paths"].values()
    return [each["operationId"] for item in items for each in item.values() if isinstance(each, dict)]


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m mp_orders_contract.fuzz", description=__doc__)
    target = parser.add_mutually_exclusive_group(required=True)
    target.add_argument("--base-url", help="an implementation that runs")
    target.add_argument("--serve", metavar="COMMAND", help="start this; its first line ends in its address")
    parser.add_argument("--access-token", default=TEST_TOKEN, help="a test token (default: %(default)s)")
    only_help = (
        "this operation, without the links to others; may be repeated (get, cancel and update need their create)"
    )
    parser.add_argument("--only", action="append", default=[], choices=_operations(), help=only_help)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument(
        "--max-examples", type=_positive, default=100, help="per operation and phase (default: %(default)s)"
    )
    return parser


if __name__ == "__main__":
    sys.exit(main())
