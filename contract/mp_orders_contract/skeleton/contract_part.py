"""The part of a new operation in openapi.yaml, made from that of the operation that is most like it."""

import re
from typing import Any

from mp_orders_spec import ContractError, Operation, load_contract
from mp_orders_spec.lines import line_of

from mp_orders_contract.skeleton.parts import MARK, NewOperation, rule_id


def nearest(new: NewOperation) -> Operation:
    """The operation whose answers and codes are most like those of the new one.

    Raises:
        ContractError: nothing is of this family.
    """
    family = [each for each in load_contract().operations.values() if each.family == new.tag]
    if not family:
        raise ContractError(f"no operation has the tag {new.tag}; add it to `tags` of openapi.yaml first")

    def distance(each: Operation) -> tuple[bool, bool, bool]:
        has_id = bool(each.parameters_in("path")) == bool(new.parameters)
        return (not has_id, (each.method == "GET") != (new.method == "GET"), each.body is not None)

    return min(family, key=distance)


def with_operation(text: str, new: NewOperation) -> str:
    """openapi.yaml with the new operation, behind the last one of its family."""
    last = [each for each in load_contract().operations.values() if each.family == new.tag][-1]
    lines = re.sub(rf"^(#.*\b{last.id})$", rf"\1, {new.id}", text, count=1, flags=re.MULTILINE).split("\n")
    like = nearest(new)
    block = _block(lines, like, new)
    paths: dict[str, Any] = dict(load_contract().document["paths"])
    if new.path in paths:
        at = _end(lines, line_of(("paths", new.path)) - 1, 2)
        return "\n".join([*lines[:at], *block, *lines[at:]])
    at = _end(lines, line_of(("paths", last.path)) - 1, 2)
    return "\n".join([*lines[:at], f"  {new.path}:", *_path_parameters(new), *block, *lines[at:]])


def _path_parameters(new: NewOperation) -> list[str]:
    """References to the parameters that the contract has, and new ones for others."""
    if not new.parameters:
        return []
    components: dict[str, Any] = load_contract().document["components"]["parameters"]
    known = {each["name"]: name for name, each in components.items() if each["in"] == "path"}
    lines = ["    parameters:"]
    for name in new.parameters:
        if name in known:
            lines.append(f"      - $ref: '#/components/parameters/{known[name]}'")
        else:
            lines += [
                f"      - name: {name}  # {MARK}: its form and source; better a component",
                "        in: path",
                "        required: true",
                "        description: An id.",
                "        schema: {type: string, maxLength: 64}",
                "        x-provenance: {status: chosen, note: Not looked up yet.}",
            ]
    return lines


def _block(lines: list[str], like: Operation, new: NewOperation) -> list[str]:
    """The lines of an operation like it, with what is its own to be filled in."""
    start = line_of(("paths", like.path, like.method.lower())) - 1
    block = lines[start : _end(lines, start, 4)]
    kept: list[str] = [f"    {new.method.lower()}:"]
    skipped: int | None = None
    for line in block[1:]:
        indent = len(line) - len(line.lstrip())
        if skipped is not None and (
            not line.strip() or indent > skipped or (line.lstrip().startswith("- ") and indent == skipped)
        ):
            continue
        skipped = None
        name = line.strip().partition(":")[0]
        if indent == 6 and name in _OWN:
            kept += [each.format(mark=MARK, id=new.id, tag=new.tag, rule=rule_id(new)) for each in _OWN[name]]
            skipped = indent
        elif indent == 10 and name == "links":
            skipped = indent
        else:
            kept.append(line)
    return kept


_OWN = {
    "operationId": ["      operationId: {id}"],
    "tags": ["      tags: [{tag}]"],
    "summary": ["      summary: {mark}"],
    "description": ["      description: {mark}, in sentences of our own"],
    "x-provenance": [
        "      x-provenance: {{status: chosen, note: {mark} the page and an entry under x-sources}}",
    ],
    "x-rules": [
        "      x-rules:",
        "        - id: {rule}",
        "          text: {mark}, what JSON Schema cannot say.",
        "          x-provenance: {{status: chosen, note: {mark}}}",
        "      # {mark}: the codes of its page below; those of the operation that this was made from stand there",
    ],
    "requestBody": ["      # {mark}: requestBody, if it takes one"],
}


def _end(lines: list[str], start: int, indent: int) -> int:
    """The first line behind a block that begins with an indent."""
    for number in range(start + 1, len(lines)):
        if lines[number].strip() and re.match(rf" {{0,{indent}}}\S", lines[number]):
            return number
    return len(lines)
