"""The oldest pages: one table of parameters, without levels, and one of codes."""

import re
from collections.abc import Iterator

from mp_orders_contract.documents import words
from mp_orders_contract.documents.errors import read_errors
from mp_orders_contract.documents.lines import Line, blocks, filled
from mp_orders_contract.documents.page import ErrorCode, Field, Page, Sample, Shows, Status, Value
from mp_orders_contract.documents.prose import said_in
from mp_orders_contract.documents.samples import take_samples

_TYPE = re.compile(r"(String|Integer|Float|Number|Long|Object|Array|Date|Boolean)(?:\(([\w /]+)\))?")
_ROW = re.compile(rf"([a-z][\w.]*) ({_TYPE.pattern})(?: (.*))?")
_VALUE_ROW = re.compile(rf"({words.VALUE.pattern})(?: (\S.*))?")
_CODE_HEAD = re.compile(r"(?:http ?)?code ?description", re.IGNORECASE)
_LENGTH = re.compile(r"[0-9]{1,9}")
_METHODS = frozenset(("get", "post", "put", "patch", "delete"))
_CODE_ROW = re.compile(rf"({words.CODE.pattern}) (\S.*)")
_STATUS_ROW = re.compile(r"([45]\d{2}) +([A-Z_ ]+)")
_HEADINGS = {
    "table": re.compile(r"request param(?:eter)?s|parameter ?type ?description", re.IGNORECASE),
    "samples": re.compile(r"http (?:request|response)|curl|json", re.IGNORECASE),
    "errors": re.compile(r"errors?(?: codes?)?", re.IGNORECASE),
}
_REQUIRED = re.compile(r"\brequired\b|\brequerido|\bobrigat", re.IGNORECASE)
MISSING = (
    "which fields belong to which object, but through the contract",
    "properties of the answer but in its sample",
)


def read_table(lines: list[Line], language: str) -> Page:
    """A page of the oldest form, in which name, type and text stand on one line, or on three."""
    curls, samples, rest = take_samples(lines)
    parts: dict[str, list[Line]] = {"head": [], "table": [], "samples": [], "errors": []}
    current = "head"
    for line in filled(rest):
        heading = next((name for name, pattern in _HEADINGS.items() if pattern.fullmatch(line.text)), None)
        current = heading or current
        if heading is None:
            parts[current].append(line)
    if current == "table" and parts["table"]:  # the page is cut off here, perhaps inside of a row
        parts["table"].pop()
    statuses, codes = _errors(parts["errors"])
    base = next((each for each in parts["head"] if each.text.startswith("BASE URI")), None)
    address = re.search(r"(https?://[^/\s]+)(/\S+)", base.text) if base else None
    first = next((each for each in parts["head"] if re.fullmatch(r"(?:/[\w:{}]+)+", each.text)), None)
    path = Value(first.text, first.number) if first else None
    return Page(
        "table",
        language,
        first.text if first else "",
        Shows(frozenset(("body",)), frozenset(("body",)), missing=MISSING),
        method=Value(curls[0].method, curls[0].line) if curls else None,
        host=address[1] if address else None,
        path=path,
        base=Value(address[2], base.number) if base and address else None,
        fields=tuple(_fields(parts["table"])),
        statuses=tuple(statuses),
        codes=tuple(codes),
        curls=tuple(curls),
        samples=tuple(samples),
        cut=_is_cut(parts[current], codes, samples),
    )


def _is_cut(last: list[Line], codes: list[ErrorCode], samples: list[Sample]) -> bool:
    """Whether something that each page has is not there, or the page ends inside of a word."""
    ends_inside = bool(last) and last[-1].text[-1].isalnum()
    return ends_inside or not codes or not any(each.kind == "response" and not each.is_cut for each in samples)


def _fields(lines: list[Line]) -> Iterator[Field]:
    """The rows. A line that names a value or a method belongs to the field above it."""
    rows = list(_rows(lines))
    for block in blocks(rows, lambda number: rows[number][1]):
        name, shown, text = block[0]
        kind = _TYPE.fullmatch(shown)
        assert kind is not None  # noqa: S101 - that is what makes it a field
        inner = kind[2] or ""
        notes = [(first, said) for first, _, said in block[1:]]
        yield Field(
            "body",
            name.text,
            name.number,
            type=words.TYPES[kind[1].lower()],
            limit=int(inner) if _LENGTH.fullmatch(inner) else None,
            form=inner.lower() if inner and not _LENGTH.fullmatch(inner) and inner.lower() != "object" else None,
            values=tuple(Value(first.text, first.number) for first, _ in notes if first.text not in _METHODS),
            said=said_in([text]),
            methods=tuple(
                Value(f"{first.text} required" if _REQUIRED.search(said.text) else first.text, first.number)
                for first, said in notes
                if first.text in _METHODS
            ),
        )


def _rows(lines: list[Line]) -> Iterator[tuple[Line, str, Line]]:
    """First cell, type (empty for a value or a method), and text of each row."""
    number = 0
    while number < len(lines):
        line = lines[number]
        after = [each.text for each in lines[number + 1 : number + 3]]
        if found := _ROW.fullmatch(line.text):
            yield Line(found[1], line.number), found[2], Line(found[5] or "", line.number)
            number += 1
        elif after and _TYPE.fullmatch(after[0]) and re.fullmatch(r"[a-z][\w.]*", line.text):
            yield line, after[0], lines[number + 2] if len(after) > 1 else Line("", line.number)
            number += 3
        elif (found := _VALUE_ROW.fullmatch(line.text)) and found[2]:
            yield Line(found[1], line.number), "", Line(found[2], line.number)
            number += 1
        elif found and after:
            yield line, "", lines[number + 1]
            number += 2
        else:
            number += 1


def _errors(lines: list[Line]) -> tuple[list[Status], list[ErrorCode]]:
    """Rows of code and meaning on one line, or on two."""
    lines = [each for each in lines if not _CODE_HEAD.fullmatch(each.text) and not words.CHROME.fullmatch(each.text)]
    alone = sum(words.CODE.fullmatch(each.text) is not None for each in lines[:-1])  # the last may be cut off
    on_two = alone * 3 > len(lines)
    split: list[Line] = []
    for line in lines:
        if found := _STATUS_ROW.fullmatch(line.text):
            split.append(Line(f"{found[1]}{found[2]}", line.number))
        elif not on_two and (found := _CODE_ROW.fullmatch(line.text)):
            split += [Line(found[1], line.number), Line(found[2], line.number)]
        elif on_two or words.STATUS.fullmatch(line.text):
            split.append(line)
    return read_errors(split)
