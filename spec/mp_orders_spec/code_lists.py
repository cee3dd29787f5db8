"""Writes the lists of all error codes of a family into openapi.yaml, from the codes of its answers.

Run as `python -m mp_orders_spec.code_lists`, or through `make generate`.
"""

import re
from collections.abc import Mapping
from functools import partial
from typing import Any

from mp_orders_spec import code_entries, load_spec, operations, spec_path

LIST = r"(    {name}:\n      type: string\n)      enum: \[.*\]\n(?:      x-enum-varnames: \[.*\]\n)?"


def with_code_lists(text: str, document: Mapping[str, Any]) -> str:
    """The text of a contract with `OrdersErrorCode` and its like made from the answers that the contract describes.

    Raises:
        LookupError: it has no such schema of a family.
    """
    by_family: dict[str, dict[str, None]] = {}  # in the order of their statuses
    for entry in sorted(code_entries(document), key=lambda each: each.status):
        by_family.setdefault(operations()[entry.operation].family, {})[entry.code] = None
    for family, codes in by_family.items():
        name = "".join(part.title() for part in family.split("_")) + "ErrorCode"
        text, found = re.subn(LIST.format(name=name), partial(_with_codes, [*codes]), text)
        if not found:
            raise LookupError(f"components/schemas has no {name} with an enum in one line")
    return text


def _with_codes(codes: list[str], old: re.Match[str]) -> str:
    words = [f"'{code}'" if code.isdecimal() else code for code in codes]
    names = [f"CODE_{code}" if code[0].isdecimal() else code.upper() for code in codes]
    lines = f"      enum: [{', '.join(words)}]\n"
    numbered = any(code[0].isdecimal() for code in codes)
    return old[1] + lines + (f"      x-enum-varnames: [{', '.join(names)}]\n" if numbered else "")


if __name__ == "__main__":
    file = spec_path()
    file.write_text(with_code_lists(file.read_text(encoding="utf-8"), load_spec()), encoding="utf-8")
