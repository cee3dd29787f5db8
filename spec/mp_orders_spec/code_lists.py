"""Writes the lists of all error codes of a family, with their meanings, into openapi.yaml, from its answers.

Run as `python -m mp_orders_spec.code_lists`, or through `make generate`.
"""

import re
from collections.abc import Mapping
from functools import partial
from typing import Any

from mp_orders_spec import code_entries, load_spec, operations, spec_path

LIST = (
    r"(    {name}:\n      type: string\n)      enum: \[.*\]\n(?:      x-enum-varnames: \[.*\]\n)?"
    r"(?:      x-meanings:\n(?:        .*\n)+)?"
)


def with_code_lists(text: str, document: Mapping[str, Any]) -> str:
    """The text of a contract with `OrdersErrorCode` and its like made from the answers that the contract describes.

    Raises:
        LookupError: it has no such schema of a family.
    """
    by_family: dict[str, dict[str, list[str]]] = {}  # in the order of their statuses
    for entry in sorted(code_entries(document), key=lambda each: each.status):
        meanings = by_family.setdefault(operations()[entry.operation].family, {}).setdefault(entry.code, [])
        if entry.entry["description"] not in meanings:
            meanings.append(entry.entry["description"])
    for family, codes in by_family.items():
        name = "".join(part.title() for part in family.split("_")) + "ErrorCode"
        text, found = re.subn(LIST.format(name=name), partial(_with_codes, codes), text)
        if not found:
            raise LookupError(f"components/schemas has no {name} with an enum in one line")
    return text


def _with_codes(codes: Mapping[str, list[str]], old: re.Match[str]) -> str:
    words = {code: f"'{code}'" if code.isdecimal() else code for code in codes}
    names = [f"CODE_{code}" if code[0].isdecimal() else code.upper() for code in codes]
    lines = f"      enum: [{', '.join(words.values())}]\n"
    numbered = any(code[0].isdecimal() for code in codes)
    lines += f"      x-enum-varnames: [{', '.join(names)}]\n" if numbered else ""
    sentences = {code: " ".join(meanings).replace("'", "''") for code, meanings in codes.items()}
    meant = "".join(f"        {word}: '{sentences[code]}'\n" for code, word in words.items())
    return f"{old[1]}{lines}      x-meanings:\n{meant}"


if __name__ == "__main__":
    file = spec_path()
    file.write_text(with_code_lists(file.read_text(encoding="utf-8"), load_spec()), encoding="utf-8")
