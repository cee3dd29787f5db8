"""Pages that are published as Markdown."""

import re
from collections.abc import Iterator, Sequence

from attrs import evolve

from mp_orders_contract.documents import words
from mp_orders_contract.documents.errors import read_error_rows
from mp_orders_contract.documents.lines import Line, blocks
from mp_orders_contract.documents.page import REQUEST_LISTS, Field, Page, Shows, Value
from mp_orders_contract.documents.prose import said_in
from mp_orders_contract.documents.samples import take_samples

PLACE = re.compile(r"\*\*(GET|POST|PUT|DELETE|PATCH)\*\*\s+`([^`]+)`")
_FIELD = re.compile(
    r"\s*[-*] +`([^`]+)` +\(((?:[A-Za-z]+(?:\[\])?(?:\(\w+\))?, *)?(?:required|optional)|[A-Za-z]+)\)\s*(.*)"
)
_VALUE = re.compile(r"\s*[-*] +`([^`]+)`\s*(.*)")
_VALUES = re.compile(r"\s*Possible (?:enum )?values:\s*")
_HEADER_NAME = re.compile(r"[A-Z][A-Za-z]*(?:-[A-Za-z]+)*")
_BREAKS = re.compile(
    r" (?=#{1,3} )| (?=\*\*(?:GET|POST|PUT|DELETE|PATCH)\*\* `)| (?=[-*] `)| (?=Possible enum values:)"
    r"|(?<=\|) (?=\| *(?:\d{3}|-|Status))| (?=\| Status \|)|(?<=\|) (?=#)| ?(?=```)|(?<=```bash) |(?<=```json) "
)
_SECTIONS = {
    "request parameters": "request",
    "response parameters": "response",
    "errors": "errors",
    "request example": "sample request",
    "response example": "sample response",
    "use cases": "sample request",
}
MISSING = ("which fields of the body are required",)


def unfolded(lines: list[Line]) -> list[Line]:
    """A copy whose ends of line were turned into spaces, with lines again."""
    text = max((each.text for each in lines), key=len, default="")
    if len(lines) > 12 or len(text) < 400:
        return lines
    return [Line(part, line.number) for line in lines for part in _BREAKS.split(line.text)]


def read_markdown(lines: list[Line], language: str) -> Page:
    """A page with headings, a bullet for each field, and a table of errors."""
    parts = _sections(unfolded(lines))
    top = parts["top"]
    places = ((found, each.number) for each in top if (found := PLACE.search(each.text)))
    found, number = next(places, (None, 0))
    path = found[2] if found else ""
    host = re.match(r"https?://[^/]+", path)
    plain = path[host.end() :] if host else path
    statuses, codes = read_error_rows(parts["errors"])
    curls, samples, _ = take_samples(parts["sample request"], "request", is_end=not parts["sample response"])
    samples += take_samples(parts["sample response"])[1]
    title = next((each.text.lstrip("# ") for each in top if each.text.startswith("# ")), "")
    fields = [*_request(parts["request"], plain.count("{")), *_fields(parts["response"], "response")]
    is_cut = not parts["sample response"] or any(each.is_cut for each in samples)
    lists = REQUEST_LISTS | {"response"}
    marked = frozenset(("header", "path", "query"))
    return Page(
        "Markdown",
        language,
        title,
        Shows(lists, lists, marked, lists_as_objects=True, missing=MISSING),
        method=Value(found[1], number) if found else None,
        host=host.group() if host else None,
        path=Value(plain, number) if found else None,
        said=said_in([each for each in top if not PLACE.search(each.text)], summary=True),
        fields=tuple(fields),
        statuses=tuple(statuses),
        codes=tuple(codes),
        curls=tuple(curls),
        samples=tuple(samples),
        cut=is_cut,
    )


def _sections(lines: list[Line]) -> dict[str, list[Line]]:
    parts: dict[str, list[Line]] = {"top": [], "request": [], "response": [], "errors": []}
    parts |= {"sample request": [], "sample response": []}
    current = "top"
    for line in lines:
        heading = re.fullmatch(r"#{2,3} +(.*?)\s*", line.text)
        name = heading[1].lower() if heading else ""
        if name in _SECTIONS:
            current = _SECTIONS[name]
        parts[current].append(line)
    return parts


def _request(lines: list[Line], in_path: int) -> Iterator[Field]:
    """The fields of the request. The heading of the body is left out, so that the names tell where it begins."""
    heading = ""
    block: list[Line] = []
    count = 0
    for line in [*lines, Line("### end", 0)]:
        found = re.fullmatch(r"### +(\w+)\s*", line.text)
        if not found:
            block.append(line)
            continue
        for field in _fields(block, heading or "body"):
            location = heading or "body"
            if heading == "path":
                count += 1
                location = "path" if count <= in_path else "body"
            elif heading == "header" and not _HEADER_NAME.fullmatch(field.name):
                location = "body"
            yield evolve(field, location=location)
        heading, block = found[1].lower(), []


def _fields(lines: list[Line], location: str) -> Iterator[Field]:
    return (_field(block, location) for block in blocks(lines, lambda number: _FIELD.fullmatch(lines[number].text)))


def _field(lines: Sequence[Line], location: str) -> Field:
    found = _FIELD.fullmatch(lines[0].text)
    assert found is not None  # noqa: S101 - it is where the field begins
    type_and_mark = [each.strip() for each in found[2].split(",")]
    kind = words.TYPE.fullmatch(type_and_mark[0])
    prose, values = [Line(found[3], lines[0].number)], []
    in_values = False
    for line in lines[1:]:
        if _VALUES.fullmatch(line.text):
            in_values = True
        elif in_values and (value := _VALUE.fullmatch(line.text)):
            values.append(Value(value[1], line.number))
        elif not in_values and not line.text.startswith("#"):
            prose.append(line)
    return Field(
        location,
        found[1].replace("[]", ""),
        lines[0].number,
        type=words.type_of(kind),
        required=type_and_mark[-1] == "required" if type_and_mark[-1] in ("required", "optional") else None,
        values=tuple(values),
        said=said_in(prose),
    )
