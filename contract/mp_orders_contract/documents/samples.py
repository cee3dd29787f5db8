"""The requests for curl and the JSON that a page shows, with the line of each value."""

import bisect
import json
import re
from collections.abc import Iterator
from typing import Any
from urllib.parse import parse_qsl, urlsplit

import yaml
from mp_orders_spec import yaml_text

from mp_orders_contract.documents.lines import Line
from mp_orders_contract.documents.page import Curl, Leaf, Sample, Value

_CURL = re.compile(r"curl\s+(?:-X|--request)\s+['\"]?([A-Z]+)['\"]?")
_URL = re.compile(r"(?:https?://|(?<=['\"\s])/)[^\s'\"\\]+")
_HEADER = re.compile(r"-H\s*['\"]\s*([A-Za-z][A-Za-z-]*)\s*:[ ]*([A-Za-z]*)[^'\"\n]*['\"]?")
_DATA = re.compile(r"(?:-d|--data(?:-raw|-binary)?)\s*['\"]?\s*(?=[{\[])")
_BODY = re.compile(r"(?:^ *|(?<=['\"} ]|\w))(\{\s*[\"}]|\[\s*\{)", re.MULTILINE)
_ENDS = r"['\"]?[ \\\n]*"
_KEY = re.compile(r"(\"(?:[^\"\\\n]|\\.)*\")[ ]*:")
_TYPES = {"str": "string", "int": "integer", "float": "number", "bool": "boolean", "null": "null"}


class _Text:
    """Lines as one text, in which every place knows its line."""

    def __init__(self, lines: list[Line]) -> None:
        self.text = "\n".join(each.text for each in lines)
        self._numbers = [each.number for each in lines] or [0]
        self._starts = [0]
        for line in lines[:-1]:
            self._starts.append(self._starts[-1] + len(line.text) + 1)

    def line_at(self, place: int) -> int:
        return self._numbers[bisect.bisect_right(self._starts, place) - 1]

    def without(self, taken: list[tuple[int, int]]) -> Iterator[Line]:
        """The lines without some parts of the text."""
        place = 0
        for start, end in [*taken, (len(self.text), len(self.text))]:
            for part in self.text[place:start].split("\n"):
                yield Line(part, self.line_at(place))
                place += len(part) + 1
            place = end


def take_samples(lines: list[Line], kind: str = "response") -> tuple[list[Curl], list[Sample], list[Line]]:
    """Every request for curl, every body that is sent with one, every answer, and the lines that are left.

    Args:
        lines: of a page, or of a section.
        kind: what a body is that no request for curl sends.
    """
    text = _Text(lines)
    curls: list[Curl] = []
    samples: list[Sample] = []
    taken: list[tuple[int, int]] = []
    place = 0
    while place < len(text.text):
        head, body = _CURL.search(text.text, place), _BODY.search(text.text, place)
        if head is not None and (body is None or head.start() < body.start()):
            start, (curl, place) = head.start(), _curl(text, head)
            curls.append(curl)
            if data := _DATA.match(text.text, place):
                sample, place = _body(text, data.end(), "request")
                samples.append(sample)
                place = _after(r"\s*['\"]?", text.text, place)
        elif body is not None:
            start = body.start(1)
            sample, place = _body(text, start, kind)
            samples.append(sample)
        else:
            break
        taken.append((start, place))
    return curls, list(_unlike(samples)), list(text.without(taken))


def _unlike(samples: list[Sample]) -> Iterator[Sample]:
    """Each body once: a page may repeat a request for each of its SDKs."""
    seen: list[tuple[str, Any]] = []
    for sample in samples:
        if sample.error is not None or (sample.kind, sample.value) not in seen:
            seen.append((sample.kind, sample.value))
            yield sample


def _curl(text: _Text, head: re.Match[str]) -> tuple[Curl, int]:
    end = _after(r"(?:[^\n]*\\\n\s*)*[^\n]*", text.text, head.end())
    url = _URL.search(text.text, head.end(), end)
    address = urlsplit(url.group() if url else "")
    place = _after(_ENDS, text.text, url.end() if url else head.end())
    headers: dict[str, Value] = {}
    while found := _HEADER.match(text.text, place):
        name = found[1]
        value = f"{name} {found[2]}".strip() if name.lower() == "authorization" else name
        headers.setdefault(name.lower(), Value(value, text.line_at(found.start())))
        place = _after(_ENDS, text.text, found.end())
    line = text.line_at(url.start() if url else head.start())
    query = tuple(Value(name, line) for name, _ in parse_qsl(address.query, keep_blank_values=True))
    host = f"{address.scheme}://{address.netloc}" if address.netloc else ""
    return Curl(text.line_at(head.start()), head[1], host, address.path, tuple(headers.values()), query), place


def _after(pattern: str, text: str, place: int) -> int:
    """The place after what a pattern takes."""
    found = re.compile(pattern).match(text, place)
    return found.end() if found else place


def _body(text: _Text, start: int, kind: str) -> tuple[Sample, int]:
    """Read one object or list; where the page ends inside of it, what is whole of it."""
    end, closing = _end_of_json(text.text, start)
    line = text.line_at(start)
    shift = [line, *(text.line_at(each.end()) for each in re.compile("\n").finditer(text.text, start, end))]
    try:
        node = yaml.compose(_KEY.sub(r"\1: ", text.text[start:end]) + closing, Loader=yaml_text.SafeLoader)
        leaves = tuple(_leaves(node, "", (), shift))
        value = _plain(node)
    except (yaml.YAMLError, ValueError) as error:
        mark = getattr(error, "problem_mark", None)
        where = shift[min(mark.line, len(shift) - 1)] if mark else line
        return Sample(kind, where, None, error="it is not JSON"), end if not closing else len(text.text)
    return Sample(kind, line, value, leaves, is_cut=bool(closing)), end if not closing else len(text.text)


def _end_of_json(text: str, start: int) -> tuple[int, str]:
    """Where an object or a list ends; else where its last whole member does, and what would close it."""
    open_: list[str] = []
    last, closing = start + 1, ""
    for token in re.compile(r"\"(?:[^\"\\\n]|\\.)*\"?|[{}\[\],]").finditer(text, start):
        mark = token.group()
        if mark in "{[":
            open_.append("}" if mark == "{" else "]")
        elif mark in "}]":
            open_.pop()
            if not open_:
                return token.end(), ""
        if mark in "{}[],":
            last = token.start() if mark == "," else token.end()
            closing = "".join(reversed(open_))
    return last, closing or "}"


def _leaves(node: Any, name: str, pointer: tuple[str | int, ...], shift: list[int]) -> Iterator[Leaf]:
    line = shift[min(node.start_mark.line, len(shift) - 1)]
    if isinstance(node, yaml.MappingNode):
        if pointer:
            yield Leaf(name, "{}" if not node.value else "object", "object", line, pointer)
        for key, value in node.value:
            yield from _leaves(value, f"{name}.{key.value}" if name else key.value, (*pointer, key.value), shift)
    elif isinstance(node, yaml.SequenceNode):
        if pointer:
            yield Leaf(name, "[]" if not node.value else "array", "array", line, pointer)
        for index, value in enumerate(node.value):
            yield from _leaves(value, f"{name}[{index or ''}]", (*pointer, index), shift)
    else:
        yield Leaf(name, json.dumps(_plain(node), ensure_ascii=False), _TYPES[_tag(node)], line, pointer)


def _tag(node: Any) -> str:
    tag = str(node.tag).rpartition(":")[2]
    if tag not in _TYPES:
        raise ValueError(tag)
    return tag


def _plain(node: Any) -> Any:
    """The value as JSON has it; numbers with a point stay text of their digits until they are compared."""
    if isinstance(node, yaml.MappingNode):
        return {key.value: _plain(value) for key, value in node.value}
    if isinstance(node, yaml.SequenceNode):
        return [_plain(each) for each in node.value]
    if _tag(node) == "str":
        text = str(node.value)
        if not node.style:  # YAML takes a bare word for text, JSON does not
            raise ValueError(text)
        return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return json.loads(node.value)
