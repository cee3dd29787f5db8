"""Lists the product files that name an operation, so that it is seen where knowledge of one is spread.

    python tests/operation_files.py [OPERATION ...]

Counted are hand-written Python files of client, mock and kit, own modules of an operation included; not the generated
client, tests, benchmarks and examples.
"""

import re
import subprocess
import sys
from pathlib import Path

from mp_orders_spec import operations

ROOT = Path(__file__).resolve().parents[1]
PARTS = ("overrides", "mock", "contract", "spec")


def files_that_name(operation: str) -> dict[str, list[str]]:
    """By part of the product."""
    listed = subprocess.run(["git", "ls-files", *PARTS], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    word = re.compile(rf"\b{operation}\b")
    found: dict[str, list[str]] = {part: [] for part in PARTS}
    for name in listed.split():
        file = ROOT / name
        if name.endswith(".py") and file.exists() and word.search(file.read_text(encoding="utf-8")):
            found[name.partition("/")[0]].append(name)
    return found


def main() -> None:
    for operation in sys.argv[1:] or operations():
        found = files_that_name(operation)
        counts = ", ".join(f"{part} {len(files)}" for part, files in found.items() if files)
        print(f"{operation}: {sum(map(len, found.values()))} ({counts})")
        for file in (file for files in found.values() for file in files):
            print(f"  {file}")


if __name__ == "__main__":
    main()
