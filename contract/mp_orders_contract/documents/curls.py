"""Reads a command for curl, in the spellings in which pages have it."""

import re
from urllib.parse import parse_qsl, urlsplit

from mp_orders_contract.documents.lines import TextOfLines
from mp_orders_contract.documents.page import Curl, Value

HEAD = re.compile(r"(?:^|(?<=['\"}\s`$>]))curl(?=\s)", re.MULTILINE)
_GAP = re.compile(r"['\"]?(?:[ \\]|\n(?=\s*(?:-[A-Za-z-]|['\"]?https?://|['\"]/)))*")
_METHOD = re.compile(r"(?:-X|--request)[ =]*['\"]?([A-Z]+)['\"]?")
_HEADER = re.compile(r"(?:-H|--header)[ =]*['\"]?\s*([A-Za-z][A-Za-z-]*)\s*:[ ]*([^'\"\n\s;\\]*)[^'\"\n]*")
_DATA = re.compile(r"(?:-d|--data(?:-raw|-binary)?|--json)[ =]*\$?['\"]?\s*(?=[{\[])")
_URL = re.compile(r"(?:--url[ =]*)?['\"]?((?:https?://|/)[^\s'\"\\]+)")
_FLAG = re.compile(r"-{1,2}[A-Za-z][\w-]*(?=\s)(?: (?=[^-'\"/h\s\\])[^\s]+)?")


def read_curl(text: TextOfLines, start: int) -> tuple[Curl | None, int | None, int]:
    """A command, where the body that it sends begins, and where the command ends.

    Without a method and an address it is none: the word is the heading of a tab.
    """
    source = text.text
    place = _gap(source, start)
    method, url, address_line = "", "", text.line_at(start)
    headers: dict[str, Value] = {}
    while place < len(source):
        if found := _METHOD.match(source, place):
            method = found[1]
        elif found := _HEADER.match(source, place):
            name = "-".join(part.capitalize() for part in found[1].split("-"))
            headers.setdefault(name, Value(_shown(name, found[2]), text.line_at(found.start())))
        elif found := _DATA.match(source, place):
            break
        elif not url and (found := _URL.match(source, place)):
            url, address_line = found[1], text.line_at(found.start(1))
        else:
            found = _FLAG.match(source, place)
        if found is None:
            break
        place = _gap(source, found.end())
    data = _DATA.match(source, place)
    if not method and not url:
        return None, None, start
    try:
        address = urlsplit(url)
    except ValueError:
        address = urlsplit("")
    query = tuple(Value(name, address_line) for name, _ in parse_qsl(address.query, keep_blank_values=True))
    host = f"{address.scheme}://{address.netloc}" if address.netloc else ""
    method = method or ("POST" if data else "GET")
    curl = Curl(text.line_at(start), address_line, method, host, address.path, tuple(headers.values()), query)
    return curl, data.end() if data else None, place


def _shown(name: str, value: str) -> str:
    """A header as a fact: of a token its scheme alone, of a key nothing."""
    return f"{name} {value}" if name in ("Authorization", "Content-Type") else name


def _gap(source: str, place: int) -> int:
    found = _GAP.match(source, place)
    return found.end() if found else place
