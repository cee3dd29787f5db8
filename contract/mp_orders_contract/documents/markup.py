"""HTML as a browser saves it, as the lines that a person sees."""

import html
import re

from selectolax.lexbor import LexborHTMLParser, LexborNode

from mp_orders_contract.documents.lines import Line, visible

_UNSEEN = frozenset(
    ("script", "style", "noscript", "template", "svg", "head", "nav", "footer", "iframe", "button", "select")
)
_BLOCKS = frozenset(
    """address article aside blockquote body dd details dialog div dl dt fieldset figure form h1 h2 h3 h4 h5 h6
    header hr li main ol p pre section summary table tbody tfoot thead tr ul br""".split()  # noqa: SIM905
)
_CELLS = frozenset(("td", "th"))
_NUMBER_OF_A_LINE = re.compile(r"[1-3]?[0-9]{1,2}")
_STATUS = re.compile(r"[45][0-9]{2}")
_NEEDED = re.compile(r"yes|s\u00ed|sim|required|requerido|obligatorio|obrigat\u00f3rio", re.IGNORECASE)
_NOT_NEEDED = re.compile(r"no|n\u00e3o|optional|opcional", re.IGNORECASE)
MAX_DEPTH = 200


def seen_lines(source: str) -> list[Line]:
    """The text of a page, a line for each block of it, and for each cell of a table.

    An element that follows another without a space begins a line, too, and so do those of a parent that has no text of
    its own: what is drawn as two boxes is two texts.
    """
    body = LexborHTMLParser(source).body
    writer = _Writer(source)
    if body is not None:
        writer.walk(body, verbatim=False)
    return writer.finished()


class _Writer:
    def __init__(self, source: str) -> None:
        self._source = source
        self._position = 0
        self._number = 1
        self._lines: list[Line] = []
        self._text = ""
        self._start: int | None = None

    def walk(self, node: LexborNode, *, verbatim: bool, depth: int = 0) -> None:
        """Write what is inside of an element."""
        if depth > MAX_DEPTH:
            self._write(node.text(separator=" ") or "", verbatim)
            return
        apart = not verbatim and _has_boxes_alone(node)
        previous_is_element = False
        child = node.first_child
        while child is not None:
            if child.is_text_node:
                self._write(child.text_content or "", verbatim)
            elif child.is_element_node and child.tag not in _UNSEEN and not _is_hidden(child):
                if (apart or previous_is_element) and not verbatim and (apart or not self._text.endswith(" ")):
                    self._end_line()
                self._element(child, verbatim, depth + 1)
            previous_is_element = bool(child.is_element_node)
            child = child.next

    def _element(self, node: LexborNode, verbatim: bool, depth: int) -> None:
        tag = str(node.tag)
        if tag == "tr":
            self._row(node, depth)
        elif tag in _BLOCKS:
            self._end_line()
            self.walk(node, verbatim=verbatim or tag == "pre", depth=depth)
            self._end_line()
        else:
            self.walk(node, verbatim=verbatim, depth=depth)

    def _row(self, node: LexborNode, depth: int) -> None:
        """A line for each cell. A number of a line is left out, and so is a mark that a field need not be sent."""
        self._end_line()
        cells = [each for each in node.iter(include_text=False) if each.tag in _CELLS]
        texts = [(each.text(separator="") or "").strip("\n") for each in cells]
        if len(texts) == 2 and _NUMBER_OF_A_LINE.fullmatch(texts[0].strip()):
            self._write(texts[1], verbatim=True)
            self._end_line()
            return
        for number, cell in enumerate(cells):
            before = len(self._lines)
            self.walk(cell, verbatim=False, depth=depth)
            self._end_line()
            if len(self._lines) == before + 1:
                line = self._lines.pop()
                if not _NOT_NEEDED.fullmatch(line.text.strip()):
                    self._lines.append(Line(_shown_cell(line.text.strip(), number, len(cells)), line.number))

    def _write(self, text: str, verbatim: bool) -> None:
        if text.strip():
            self._find(text)
            if self._start is None:
                self._start = self._number
        if not verbatim:
            words = " ".join(text.split())
            before = " " if text[:1].isspace() and self._text else ""
            self._text += f"{before}{words}{' ' if words and text[-1:].isspace() else ''}"
            return
        first, *rest = text.split("\n")
        self._text += first
        for each in rest:
            number = self._number if self._start is None else self._start
            self._end_line()
            self._text, self._start = each, number + 1

    def _find(self, text: str) -> None:
        """Move on to where a text stands in the source."""
        first = text.strip().split("\n", 1)[0].strip()[:40]
        for form in (first, html.escape(first, quote=False), html.escape(first)):
            found = self._source.find(form, self._position) if form else -1
            if found >= 0:
                self._number += self._source.count("\n", self._position, found)
                self._position = found
                return

    def _end_line(self) -> None:
        if self._text.strip():
            self._lines.append(Line(visible(self._text), self._start or self._number))
        self._text, self._start = "", None

    def finished(self) -> list[Line]:
        self._end_line()
        return self._lines


def _shown_cell(text: str, number: int, count: int) -> str:
    """A cell as the other layouts have it: a status as a heading, and a mark in one word."""
    if number == 0 and count > 2 and _STATUS.fullmatch(text):
        return f"{text}Error"
    return "REQUIRED" if _NEEDED.fullmatch(text) else text


def _has_boxes_alone(node: LexborNode) -> bool:
    """Whether an element has elements and no text of its own, each of which is a text by itself, then."""
    child, count = node.first_child, 0
    while child is not None:
        if child.is_text_node and (child.text_content or "").strip():
            return False
        count += bool(child.is_element_node)
        child = child.next
    return count > 1


def _is_hidden(node: LexborNode) -> bool:
    attributes = node.attributes
    style = (attributes.get("style") or "").replace(" ", "").lower()
    return "hidden" in attributes or attributes.get("aria-hidden") == "true" or "display:none" in style
