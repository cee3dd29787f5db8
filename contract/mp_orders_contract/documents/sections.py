"""Pages as text, where each thing stands on lines of its own: bare, full, glued, and with `Localization`."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from attrs import evolve, frozen

from mp_orders_contract.documents import words
from mp_orders_contract.documents.errors import read_errors
from mp_orders_contract.documents.lines import Line, blocks, filled
from mp_orders_contract.documents.page import MAX_SHOWN, REQUEST_LISTS, Field, Page, Shows, Value
from mp_orders_contract.documents.prose import said_in
from mp_orders_contract.documents.samples import take_samples

_NAME = re.compile(r"[A-Za-z][\w-]*(?:\[\])?(?:\.[A-Za-z][\w-]*(?:\[\])?)*")
_GLUED_NAME = re.compile(rf"([A-Za-z_][\w.\[\]-]*?)({'|'.join(words.TYPES)})", re.IGNORECASE)
_GLUED_TEXT = re.compile(r"(.*\S)(string|number|integer|boolean|array|object)")
_VALUE = re.compile(rf"({words.VALUE.pattern}): +(\S.*)")
_PATH = re.compile(r"(?:/[a-z0-9_]+|/\{\w+\}|/:\w+)+")
_PLACE = re.compile(
    r"(https?://(?!www\.)(?:api\.[a-z0-9.-]+|[a-z0-9.-]*mercado\w+\.com))(?!/developers)(/(?:[a-z0-9_]+|\{\w+\}|:\w+)(?:/(?:[a-z0-9_]+|\{\w+\}|:\w+))*)"
)
_METHOD_AND_PLACE = re.compile(r"(GET|POST|PUT|PATCH|DELETE) +((?:https?://|/)\S+)")
DEVELOPERS = "Mercado Pago Developers"
_HEADINGS = {"request": words.REQUEST, "response": words.RESPONSE, "errors": words.ERRORS, "samples": words.SAMPLES}


@frozen
class _Head:
    """What stands before the sections."""

    title: str
    method: Value | None
    host: str | None
    path: Value | None
    lines: list[Line]


def read_bare(lines: list[Line], language: str) -> Page:
    """A page of which the names of parameters are lost; how many are required is left."""
    parts, page = _parts("bare scrape", lines, language)
    marks = [each for each in parts["head"] if words.MARK.fullmatch(each.text)]
    missing = ("names, types and texts of parameters", "properties of the answer but in its sample")
    count = Value(str(len(marks)), marks[0].number) if marks else None
    return evolve(page, marks=count, shows=Shows(missing=missing))


def read_sections(lines: list[Line], language: str, layout: str) -> Page:
    """A page with a section for the request, one for the answer, and one for errors."""
    parts, page = _parts(layout, lines, language)
    fields = [*_request_fields(parts["request"]), *_fields(parts["response"], "response")]
    if page.cut and fields and not page.codes and not page.samples:  # the mark of the last would follow
        fields[-1] = evolve(fields[-1], required=fields[-1].required or None)
    shown = _shown_whole(fields)
    shows = Shows(REQUEST_LISTS | {"response"}, shown, REQUEST_LISTS, missing=tuple(_missing(fields, shown)))
    return evolve(page, fields=tuple(fields), shows=shows)


def _parts(layout: str, lines: list[Line], language: str) -> tuple[dict[str, list[Line]], Page]:
    """The sections of a page, in whatever order, and the page without its fields."""
    curls, samples, rest = take_samples(lines)
    parts: dict[str, list[Line]] = {"head": [], "request": [], "response": [], "errors": [], "samples": []}
    current = "head"
    shown = sorted([*(each.line for each in curls), *(each.line for each in samples)])
    for line in _placed_apart(filled(rest)):
        while shown and shown[0] < line.number:  # what stands behind a sample is of no section before it
            current = "samples"
            shown.pop(0)
        heading = next((name for name, pattern in _HEADINGS.items() if pattern.fullmatch(line.text)), None)
        if heading is None and words.STATUS.fullmatch(line.text):
            current = "errors"
        elif heading is not None:
            current = heading
            continue
        parts[current].append(line)
    head = _head([each for each in parts["head"] if not words.MARK.fullmatch(each.text)], layout)
    statuses, codes = read_errors(parts["errors"])
    is_cut = not any(each.kind == "response" for each in samples) or any(each.is_cut for each in samples)
    if is_cut and not curls and codes and codes[-1].line == parts["errors"][-1].number:
        codes.pop()  # perhaps a half of one
    page = Page(
        layout,
        language,
        head.title,
        Shows(),
        method=head.method,
        host=head.host,
        path=head.path,
        said=said_in(head.lines, summary=True),
        statuses=tuple(statuses),
        codes=tuple(codes),
        curls=tuple(curls),
        samples=tuple(samples),
        cut=is_cut,
    )
    return parts, page


def _placed_apart(lines: Iterator[Line]) -> Iterator[Line]:
    """The lines, a method and its address on one as two."""
    for line in lines:
        found = _METHOD_AND_PLACE.fullmatch(line.text)
        yield from (Line(each, line.number) for each in found.groups()) if found else (line,)


def _shown_whole(fields: list[Field]) -> frozenset[str]:
    """The lists that are shown whole: those with fewer fields than are shown before the rest is folded."""
    counts = Counter(each.location for each in fields)
    return frozenset(name for name, count in counts.items() if count < MAX_SHOWN)


def _missing(fields: list[Field], whole: frozenset[str]) -> Iterator[str]:
    folded = sorted({each.location for each in fields} - whole)
    if folded:
        yield f"more than the first {MAX_SHOWN} fields of {' and '.join(folded)}"
    yield "fields inside of objects but in samples"
    cut = [each.name for each in fields if each.cut]
    if cut:
        yield f"the end of the text of {', '.join(cut)}"


def _head(lines: list[Line], layout: str) -> _Head:
    """Title, method, address and summary, in whatever order the age of the page has them."""
    kept = [each for each in lines if not words.CHROME.fullmatch(each.text)]
    at = next((n for n, each in enumerate(kept) if words.METHOD.fullmatch(each.text)), None)
    method = Value(kept[at].text, kept[at].number) if at is not None else None
    titled = next((n for n, each in enumerate(kept) if DEVELOPERS in each.text), None)
    placed = next(((found, each) for each in kept if (found := _PLACE.search(each.text))), None)
    host = placed[0][1] if placed else None
    path = Value(placed[0][2], placed[1].number) if placed else None
    if path is None and layout == "Localization":
        path = _glued_path(kept[: at or 0])
    title = kept[titled or 0].text if kept else ""
    first = max((at or 1) - 2, 0) if titled is None else titled + 1  # what stands above is of the site
    told = kept[first:] if layout != "bare scrape" else kept[max((at or 0) - 1, 0) : at]
    plain = [each for each in told if not words.METHOD.fullmatch(each.text)]
    return _Head(title.split(" - Mercado Pago")[0].split("http")[0][:120], method, host, path, plain)


def _glued_path(lines: list[Line]) -> Value | None:
    """The longest path in the lines above the method, between a title and a summary."""
    found = [
        (each.group(), line.number) for line in lines for each in _PATH.finditer(line.text) if len(each.group()) > 4
    ]
    longest = max(found, key=lambda each: len(each[0]), default=None)
    return Value(*longest) if longest else None


def _request_fields(lines: list[Line]) -> Iterator[Field]:
    """The fields of each part of the request; before the first heading of a part they are of none."""
    location = ""
    part: list[Line] = []
    for line, following in zip(lines, [*lines[1:], Line("", 0)], strict=True):
        heading = words.LOCATION.fullmatch(line.text)
        if heading and line.text[0].isupper() and not words.TYPE.fullmatch(following.text):  # else a field of this name
            yield from _fields(part, location)
            location, part = heading[1].lower(), []
        else:
            part.append(line)
    yield from _fields(part, location)


def _fields(lines: list[Line], location: str) -> Iterator[Field]:
    return (_field(block, location) for block in blocks(lines, lambda number: _start_of_field(lines, number)))


def _start_of_field(lines: Sequence[Line], number: int) -> bool:
    """Whether a line names a field, which its next lines tell."""
    here = lines[number].text
    following = [each.text for each in lines[number + 1 : number + 3]] + ["", ""]
    is_type = words.TYPE.fullmatch(here) and not words.TYPE.fullmatch(following[0])
    if here.startswith("|") or words.MARK.fullmatch(here) or is_type:
        return False
    if _GLUED_NAME.fullmatch(here) and words.LOCALIZATION.match(following[0]):
        return True
    if not _NAME.fullmatch(here):
        return False
    if words.MARK.fullmatch(following[0]):
        following = following[1:]
    return bool(
        words.TYPE.fullmatch(following[0])
        or words.LOCALIZATION.match(following[0])
        or _GLUED_TEXT.fullmatch(following[0])
    )


def _field(lines: Sequence[Line], location: str) -> Field:
    """One field, of whatever form."""
    name, first = lines[0].text, lines[0]
    shown_type: str | None = None
    required = False
    texts: list[Line] = []
    if (glued := _GLUED_NAME.fullmatch(name)) and len(lines) > 1 and words.LOCALIZATION.match(lines[1].text):
        name, shown_type = glued[1], glued[2]
    for number, line in enumerate(lines[1:]):
        text = line.text
        if words.MARK.fullmatch(text):
            required = True
            continue
        if shown_type is None and words.TYPE.fullmatch(text):
            shown_type = text
            continue
        if place := words.LOCALIZATION.match(text):
            location = "response" if location == "response" else place[1].lower()
            text = text[place.end() :]
            if mark := re.search(rf"(?:{words.MARK.pattern})$", text):
                required, text = True, text[: mark.start()]
        if shown_type is None and number <= 1 and (ended := _GLUED_TEXT.fullmatch(text)):
            text, shown_type = ended[1], ended[2]
        texts.append(Line(text, line.number))
    return _described(name, location, shown_type, required, texts, first.number)


def _described(name: str, location: str, shown: str | None, required: bool, texts: list[Line], line: int) -> Field:
    values = [Value(found[1], each.number) for each in texts[1:] if (found := _VALUE.fullmatch(each.text))]
    prose = [each for n, each in enumerate(texts) if n == 0 or not _VALUE.fullmatch(each.text)]
    parts = words.TYPE.fullmatch(shown) if shown else None
    return Field(
        location,
        name.replace("[]", ""),
        line,
        type=words.type_of(parts),
        required=required,
        values=tuple(values),
        said=said_in(prose),
        cut=any(words.FOLDED.search(each.text) for each in texts),
    )
