"""HTML as a browser saves it, as the lines that a person sees."""

import html

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


def seen_lines(source: str) -> list[Line]:
    """The text of a page, a line for each block of it, and a row of a table as a line of Markdown.

    An element that follows another without a space begins a line, too: what is drawn as two boxes is two texts.
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

    def walk(self, node: LexborNode, verbatim: bool) -> None:
        previous: str | None = None
        child = node.first_child
        while child is not None:
            if child.is_text_node:
                self._write(child.text_content or "", verbatim)
            elif child.is_element_node and child.tag not in _UNSEEN and not _is_hidden(child):
                self._element(child, verbatim, follows=previous == "element")
            previous = "text" if child.is_text_node else "element"
            child = child.next

    def _element(self, node: LexborNode, verbatim: bool, follows: bool) -> None:
        tag = str(node.tag)
        if tag == "tr":
            self._row(node)
        elif tag in _BLOCKS:
            self._end_line()
            self.walk(node, verbatim or tag == "pre")
            self._end_line()
        else:
            if follows and not verbatim and not self._text.endswith(" "):
                self._end_line()
            self.walk(node, verbatim)

    def _row(self, node: LexborNode) -> None:
        self._end_line()
        cells = [each for each in node.iter(include_text=False) if each.tag in _CELLS]
        texts = [" ".join((each.text(separator=" ") or "").split()).replace("|", "/") for each in cells]
        for text in texts:
            self._find(text)
        if any(texts):
            self._lines.append(Line(f"| {' | '.join(visible(text) for text in texts)} |", self._number))

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


def _is_hidden(node: LexborNode) -> bool:
    attributes = node.attributes
    style = (attributes.get("style") or "").replace(" ", "").lower()
    return "hidden" in attributes or attributes.get("aria-hidden") == "true" or "display:none" in style
