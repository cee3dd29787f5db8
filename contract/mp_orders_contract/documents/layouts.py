"""Finds the layout of a saved page by its text, and reads it."""

import re

from attrs import evolve

from mp_orders_contract.documents import words
from mp_orders_contract.documents.lines import Line, PageError, decoded, lines_of
from mp_orders_contract.documents.markdown import PLACE, read_markdown
from mp_orders_contract.documents.markup import seen_lines
from mp_orders_contract.documents.page import Page
from mp_orders_contract.documents.sections import read_bare, read_sections
from mp_orders_contract.documents.table import read_table

_HTML = re.compile(r"\s*<(?:!doctype|!--|\?xml|[a-z][a-z0-9]*[\s/>])", re.IGNORECASE)
_TABLE = re.compile(r"parameter ?type ?description|^BASE URI ", re.IGNORECASE | re.MULTILINE)
_GLUED = re.compile(r"[^\s_](?:string|number|integer|boolean|array|object)$")
_GUIDE = re.compile(r"\s*# MD for:|\s*:::|^\s*flowchart |^\s*stateDiagram", re.MULTILINE)


def read_page(content: bytes) -> Page:
    """Read a saved page of any layout.

    Raises:
        PageError: it is no reference page.
    """
    source = decoded(content)
    if _HTML.match(source):
        page = _read(seen_lines(source))
        page = evolve(page, layout=f"HTML ({page.layout})")
    else:
        page = _read(lines_of(source))
    if not page.codes and not page.curls and not page.samples and not page.fields:
        raise PageError("it has no parameters, error codes or samples")
    return evolve(page, last_line=source.count("\n") + 1)


def _read(lines: list[Line]) -> Page:
    text = "\n".join(each.text for each in lines)
    language = words.language_of(text)
    if _GUIDE.match(text):
        raise PageError("it is a guide, not a reference page")
    if text.lstrip().startswith("#") and PLACE.search(text):
        return read_markdown(lines, language)
    if _TABLE.search(text):
        return read_table(lines, language)
    if words.LOCALIZATION.search(text):
        return read_sections(lines, language, "Localization")
    if request := next((n for n, each in enumerate(lines) if words.REQUEST.fullmatch(each.text.strip())), None):
        glued = sum(bool(_GLUED.search(each.text)) for each in lines[request:])
        return read_sections(lines, language, "glued" if glued else "full text")
    if any(words.METHOD.fullmatch(each.text.strip()) for each in lines):
        return read_bare(lines, language)
    raise PageError("it names no method and no parameters, as a reference page does")
