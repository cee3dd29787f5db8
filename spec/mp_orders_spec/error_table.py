"""Writes docs/errors.md: every code of the contract, where it comes from and how it is provoked.

Run as `python -m mp_orders_spec.error_table > docs/errors.md`, or through `make generate`.
"""

from itertools import groupby
from typing import Any

from mp_orders_spec import code_entries, load_spec

HEAD = """# Error codes

Generated from `openapi.yaml` by `make generate`; do not edit.

*From* is where the code comes from, *trigger from* where the way to provoke it comes from: `documented` (a reference
page), `observed` (answers of the live API), `inferred`, or `chosen` (nothing says anything, so this project decides).
*Needs*: `request` is plain HTTP; `setup` and `fault` need something from outside the API. On this project's mock every
code of an operation can be ordered for its next call, for example
`POST /__mock/faults {"kind": "error", "operation": "create_order", "code": "500"}` (docs/mock.md).
"""
COLUMNS = "| status | code | meaning | from | provoke it | trigger from | needs |\n|---|---|---|---|---|---|---|"


def error_table(spec: dict[str, Any]) -> str:
    """The page as Markdown."""
    parts = [HEAD]
    for operation, entries in groupby(code_entries(spec), key=lambda entry: entry.operation):
        parts.append(f"\n## {operation}\n\n{COLUMNS}")
        parts += [_row(entry.status, entry.code, entry.entry) for entry in entries]
    parts.append("\n## Sources\n")
    parts += [f"* `{name}`: {source['title']}" for name, source in spec["x-sources"].items()]
    return "\n".join(parts)


def _row(status: int, code: str, entry: dict[str, Any]) -> str:
    provenance, trigger = entry["x-provenance"], entry["x-trigger"]
    meaning = entry["description"] + "".join(f"<br>• {each}" for each in entry.get("x-meanings", {}).values())
    sources = [each for each in (provenance.get("source"), *provenance.get("also", ())) if each]
    source = ", ".join((provenance["status"], *(f"`{each}`" for each in sources)))
    cells = (str(status), f"`{code}`", meaning, source, trigger["how"], trigger["status"], trigger["by"])
    return "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |"


if __name__ == "__main__":
    print(error_table(load_spec()))
