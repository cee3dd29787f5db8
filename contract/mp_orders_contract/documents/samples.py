"""The requests for curl and the JSON that a page shows, with the line of each value."""

import json
import re
from collections.abc import Iterator
from typing import Any

import yaml
from mp_orders_spec import yaml_text

from mp_orders_contract.documents.curls import HEAD, read_curl
from mp_orders_contract.documents.lines import Line, TextOfLines
from mp_orders_contract.documents.page import Curl, Leaf, Sample

_BODY = re.compile(r"(?:^ *|(?<=['\"} ]|\w))(\{\s*[\"}]|\[\s*\{)", re.MULTILINE)
_END = re.compile(r"\s*['\"]?")
_TOKEN = re.compile(r"\"(?:[^\"\\\n]|\\.)*\"?|[{}\[\],]")
_KEY = re.compile(r"(\"(?:[^\"\\\n]|\\.)*\")[ ]*:")
_TYPES = {"str": "string", "int": "integer", "float": "number", "bool": "boolean", "null": "null"}


def take_samples(
    lines: list[Line], kind: str = "response", *, is_end: bool = True
) -> tuple[list[Curl], list[Sample], list[Line]]:
    """Every request for curl, every body that is sent with one, every answer, and the lines that are left.

    Args:
        lines: of a page, or of a section.
        kind: what a body is that no request for curl sends.
        is_end: whether the page ends here; a request for curl with which it ends is left out then, since it may be cut
            off anywhere.
    """
    text = TextOfLines(lines)
    curls: list[Curl] = []
    samples: list[Sample] = []
    taken: list[tuple[int, int]] = []
    place = 0
    head, body = HEAD.search(text.text), _BODY.search(text.text)
    while head is not None or body is not None:
        if head is not None and (body is None or head.start() < body.start()):
            start = head.start()
            curl, data, place = read_curl(text, head.end())
            curls += [curl] if curl else []
            if data is not None:
                sample, place = _body(text, data, "request")
                samples.append(sample)
                rest = _END.match(text.text, place)
                place = rest.end() if rest else place
        elif body is not None:
            start = body.start(1)
            sample, place = _body(text, start, kind)
            samples.append(sample)
        taken.append((start, place))
        head = HEAD.search(text.text, place) if head is not None and head.start() < place else head
        body = _BODY.search(text.text, place) if body is not None and body.start(1) < place else body
    is_last = all(each.line < curls[-1].line for each in samples) if curls else False
    ends_with_curl = is_end and is_last and re.search(r"\s", text.text[place:].strip()) is None
    return curls[:-1] if ends_with_curl else curls, list(_unlike(samples)), list(text.without(taken))


def _unlike(samples: list[Sample]) -> Iterator[Sample]:
    """Each body once: a page may repeat a request for each of its SDKs."""
    seen: list[tuple[str, Any]] = []
    for sample in samples:
        if sample.error is not None or (sample.kind, sample.value) not in seen:
            seen.append((sample.kind, sample.value))
            yield sample


def _body(text: TextOfLines, start: int, kind: str) -> tuple[Sample, int]:
    """Read one object or list; where the page ends inside of it, what is whole of it."""
    line = text.line_at(start)
    try:
        end, closing = _end_of_json(text.text, start)
    except ValueError:
        return Sample(kind, line, None, error="it is nested too deep"), len(text.text)
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
    """Where an object or a list ends; else where its last whole member does, and what would close it.

    Raises:
        ValueError: it is nested deeper than any body of the API.
    """
    opened: list[str] = []
    last, closing = start + 1, ""
    for token in _TOKEN.finditer(text, start):
        mark = token.group()
        if mark in "{[":
            opened.append("}" if mark == "{" else "]")
            closing = closing or opened[0]
            if len(opened) > yaml_text.MAX_DEPTH:
                raise ValueError("too deep")
        elif mark in "}]":
            opened.pop()
            if not opened:
                return token.end(), ""
        if mark in "}],":  # what a page that is cut off begins after this is not whole
            last = token.start() if mark == "," else token.end()
            closing = "".join(reversed(opened))
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
