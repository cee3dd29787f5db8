"""A saved page as lines of text: its bytes decoded, and letters that were read in a wrong code put right."""

import bisect
import codecs
import html
import itertools
import re
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar

from attrs import frozen

MAX_BYTES = 4 * 1024 * 1024
MAX_LINES = 20_000
_ENTITY = re.compile(r"&(?:[A-Za-z]{2,8}|#\d{1,5});")
_LONG_GAP = re.compile(" {200,}")
_BROKEN_PAIR = re.compile("[\u0102\u00c3\u00c2][\u0080-\u2122]|\u00e2[\u0080-\u2122]{2}")  # C3, C2 and E2, misread
_CONTROLS = (*range(9), *range(14, 32), *range(127, 160))
_MARKS = (0xAD, 0x61C, *range(0x200B, 0x2010), *range(0x2028, 0x202F), *range(0x2060, 0x2070), 0xFEFF)
_UNSEEN = dict.fromkeys((*_CONTROLS, *_MARKS))  # which would do something to a terminal, too
_SPACES = {ord(space): " " for space in "\u00a0\u2002\u2003\u2009\u202f\u3000"}


Item = TypeVar("Item")


class PageError(Exception):
    """A file cannot be read as a reference page; the text says why in one line."""


@frozen
class Line:
    """One line of text.

    Attributes:
        number: its line in the file, from 1.
    """

    text: str
    number: int


def decoded(content: bytes) -> str:
    """The text of a file.

    Raises:
        PageError: it is empty, too large, or no text.
    """
    if len(content) > MAX_BYTES:
        raise PageError(f"it has {len(content):,} bytes; a page has at most {MAX_BYTES:,}")
    if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        text = content.decode("utf-16", errors="replace")
    elif b"\x00" in content:
        raise PageError("it is no text: it has bytes of zero")
    else:
        try:
            text = content.decode("utf-8-sig")
        except UnicodeDecodeError:
            text = content.decode("cp1252", errors="replace")
    if not text.strip():
        raise PageError("it is empty")
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if (count := text.count("\n")) > MAX_LINES:
        raise PageError(f"it has {count:,} lines; a page has at most {MAX_LINES:,}")
    return unicodedata.normalize("NFC", _BROKEN_PAIR.sub(_mended, _BROKEN_PAIR.sub(_mended, text)))


def lines_of(text: str) -> list[Line]:
    """The lines of a text, without what is not seen."""
    return [Line(visible(_unescaped(each)), number) for number, each in enumerate(text.split("\n"), 1)]


def _unescaped(text: str) -> str:
    return html.unescape(text) if _ENTITY.search(text) else text


def visible(text: str) -> str:
    """A text without characters of no width, and with plain spaces alone."""
    return (
        text.translate(_UNSEEN).translate(_SPACES).replace("\t", " ").replace("\x0b", " ").replace("\x0c", " ").rstrip()
    )


def blocks(items: Sequence[Item], is_start: Callable[[int], object]) -> Iterator[Sequence[Item]]:
    """The items in blocks, each from one that begins a block to before the next; what stands before the first is left.

    Args:
        items: lines, or rows.
        is_start: whether the item at an index begins a block.
    """
    starts = [index for index in range(len(items)) if is_start(index)]
    for start, end in itertools.pairwise([*starts, len(items)]):
        yield items[start:end]


def filled(lines: list[Line]) -> Iterator[Line]:
    """The lines that have something in them, without the spaces around it."""
    for line in lines:
        if text := line.text.strip():
            yield Line(text, line.number)


class TextOfLines:
    """Lines as one text, in which every place knows its line."""

    def __init__(self, lines: list[Line]) -> None:
        self.text = "\n".join(each.text for each in lines)
        self._numbers = [each.number for each in lines] or [0]
        self._starts = [0]
        for line in lines[:-1]:
            self._starts.append(self._starts[-1] + len(line.text) + 1)

    def line_at(self, place: int) -> int:
        """The line of a place."""
        return self._numbers[bisect.bisect_right(self._starts, place) - 1]

    def without(self, taken: list[tuple[int, int]]) -> Iterator[Line]:
        """The lines without some parts of the text."""
        place = 0
        for start, end in [*taken, (len(self.text), len(self.text))]:
            for part in self.text[place:start].split("\n"):
                yield Line(part, self.line_at(place))
                place += len(part) + 1
            place = end


def _mended(pair: re.Match[str]) -> str:
    """A letter whose UTF-8 was read as ISO 8859-16, or as cp1252, for the two or three that stand for it."""
    found = pair.group()
    for code in ("iso8859_16", "cp1252", "latin-1"):
        try:
            head = b"\xc3" if found[0] == "\u0102" else found[0].encode("latin-1")
            return (head + found[1:].encode(code)).decode("utf-8")
        except UnicodeError:
            continue
    return found
