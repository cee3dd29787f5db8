"""Tries every planted defect with every rule, and prints what found each.

With `--table` it prints the table that docs/contract-kit.md publishes.
"""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

from defects import DEFECTS, faulty_mock, found_in, table


def main() -> int:
    if sys.argv[1:] == ["--table"]:
        print(table())
        return 0
    missed = 0
    with faulty_mock() as mock:
        for each in (None, *DEFECTS.values()):
            found = found_in(mock.check(each))
            right = not found if each is None else each.found_by in found
            missed += not right
            name = each.name if each else "no defect"
            print(f"{'ok  ' if right else 'MISS'} {name}: {', '.join(found[:12])}", flush=True)
    print(f"{len(DEFECTS)} defects, {missed} missed or wrongly found")
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
