"""Pages as text, where each thing stands on lines of its own: bare, full, glued, and with `Localization`."""

import re
from collections.abc import Iterator

from attrs import evolve, frozen

from mp_orders_contract.documents import words
from mp_orders_contract.documents.errors import read_errors
from mp_orders_contract.documents.lines import Line, filled
from mp_orders_contract.documents.page import MAX_SHOWN, REQUEST_LISTS, Field, Page, Shows, Value
from mp_orders_contract.documents.prose import said_in
from mp_orders_contract.documents.samples import take_samples

_NAME = re.compile(r"[A-Za-z][\w-]*(?:\[\])?(?:\.[A-Za-z][\w-]*(?:\[\])?)*")
_GLUED_NAME = re.compile(rf"([A-Za-z_][\w.\[\]-]*?)({'|'.join(words.TYPES)})", re.IGNORECASE)
_GLUED_TEXT = re.compile(r"(.*\S)(string|number|integer|boolean|array|object)")
_ONE_LINE = re.compile(rf"([a-z][\w.\[\]-]*|[A-Z]\w*(?:-\w+)+) +({words.TYPE.pattern})(?: +(.*))?", re.IGNORECASE)
_VALUE = re.compile(r"([a-z0-9][a-z0-9_]*|[A-Z][A-Z0-9_]+): +(\S.*)")
_PATH = re.compile(r"(?:/[a-z0-9_]+|/\{\w+\}|/:\w+)+")
_PLACE = re.compile(r"(https?://api\.[a-z0-9.-]+)(/(?:[a-z0-9_]+|\{\w+\}|:\w+)(?:/(?:[a-z0-9_]+|\{\w+\}|:\w+))*)")
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
    return evolve(page, marks=count, shows=Shows(types=False, missing=missing))


def read_sections(lines: list[Line], language: str, layout: str) -> Page:
    """A page with a section for the request, one for the answer, and one for errors."""
    parts, page = _parts(layout, lines, language)
    fields = [*_request_fields(parts["request"]), *_fields(parts["response"], "response")]
    shown = _shown_whole(fields)
    shows = Shows(REQUEST_LISTS | {"response"}, shown, REQUEST_LISTS, missing=tuple(_missing(fields, shown)))
    return evolve(page, fields=tuple(fields), shows=shows)


def _parts(layout: str, lines: list[Line], language: str) -> tuple[dict[str, list[Line]], Page]:
    """The sections of a page, in whatever order, and the page without its fields."""
    curls, samples, rest = take_samples(lines)
    parts: dict[str, list[Line]] = {"head": [], "request": [], "response": [], "errors": [], "samples": []}
    current = "head"
    for line in filled(rest):
        heading = next((name for name, pattern in _HEADINGS.items() if pattern.fullmatch(line.text)), None)
        if heading is None and words.STATUS.fullmatch(line.text):
            current = "errors"
        elif heading is not None:
            current = heading
            continue
        parts[current].append(line)
    head = _head([each for each in parts["head"] if not words.MARK.fullmatch(each.text)])
    statuses, codes = read_errors(parts["errors"])
    is_cut = not any(each.kind == "response" for each in samples) or any(each.is_cut for each in samples)
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


def _shown_whole(fields: list[Field]) -> frozenset[str]:
    """The lists that are shown whole: those with fewer fields than are shown before the rest is folded."""
    counts = {each.location: 0 for each in fields}
    for each in fields:
        counts[each.location] += 1
    return frozenset(name for name, count in counts.items() if count != MAX_SHOWN)


def _missing(fields: list[Field], whole: frozenset[str]) -> Iterator[str]:
    folded = sorted({each.location for each in fields} - whole)
    if folded:
        yield f"more than the first {MAX_SHOWN} fields of {' and '.join(folded)}"
    yield "fields inside of objects but in samples"
    cut = [each.name for each in fields if each.cut]
    if cut:
        yield f"the end of the text of {', '.join(cut)}"


def _head(lines: list[Line]) -> _Head:
    """Title, method, address and summary, in whatever order the age of the page has them."""
    method = next((Value(each.text, each.number) for each in lines if words.METHOD.fullmatch(each.text)), None)
    kept = [each for each in lines if not words.METHOD.fullmatch(each.text) and not words.CHROME.fullmatch(each.text)]
    host: str | None = None
    path: Value | None = None
    for line in kept:
        if found := _PLACE.search(line.text):
            host, path = found[1], Value(found[2], line.number)
            break
    if path is None:
        near = [each for each in kept if method is None or each.number <= method.line][-4:]
        for line in near:
            found = max(_PATH.finditer(line.text), key=lambda each: len(each.group()), default=None)
            if (
                found is not None
                and (len(found.group()) > 4)
                and "/" in found.group()[1:] + "/"
                and "://" not in line.text
            ):
                path = Value(found.group(), line.number)
    title = next((each.text for each in kept if "Mercado Pago Developers" in each.text), kept[0].text if kept else "")
    return _Head(
        title.split(" - Mercado Pago")[0].split("http")[0][:120],
        method,
        host,
        path,
        [each for each in kept if "Mercado Pago Developers" not in each.text],
    )


def _request_fields(lines: list[Line]) -> Iterator[Field]:
    """The fields of each part of the request; before the first heading of a part they are of none."""
    location = ""
    part: list[Line] = []
    for line in [*lines, Line("BODY", 0)]:
        heading = words.LOCATION.fullmatch(line.text)
        if heading and (line.text[0].isupper() and (line.number == 0 or not _is_name_of_field(lines, line))):
            yield from _fields(part, location)
            location, part = heading[1].lower(), []
        else:
            part.append(line)


def _is_name_of_field(lines: list[Line], line: Line) -> bool:
    after = next((each for each in lines if each.number > line.number), None)
    return after is not None and words.TYPE.fullmatch(after.text) is not None


def _fields(lines: list[Line], location: str) -> Iterator[Field]:
    starts = [n for n in range(len(lines)) if _start_of_field(lines, n)]
    for number, start in enumerate(starts):
        end = starts[number + 1] if number + 1 < len(starts) else len(lines)
        yield _field(lines[start:end], location)


def _start_of_field(lines: list[Line], number: int) -> bool:
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


def _field(lines: list[Line], location: str) -> Field:
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
        type=words.TYPES[parts[1].lower()] if parts else None,
        required=required,
        values=tuple(values),
        said=said_in(prose),
        cut=any(words.FOLDED.search(each.text) for each in texts),
    )
