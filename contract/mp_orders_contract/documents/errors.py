"""The errors of a page: codes and their meanings, in groups under a status."""

import re

from mp_orders_contract.documents import words
from mp_orders_contract.documents.lines import Line
from mp_orders_contract.documents.page import ErrorCode, Status
from mp_orders_contract.documents.prose import said_in

_ROW = re.compile(r"\|?\s*`?([1-5]\d{2})`?\s*\|\s*(.*?)\s*\|?")


def read_errors(lines: list[Line]) -> tuple[list[Status], list[ErrorCode]]:
    """Groups of a status line and pairs of lines, a code and its meaning; a meaning may stand without a code."""
    statuses: list[Status] = []
    codes: list[ErrorCode] = []
    code: Line | None = None
    meaning: list[Line] = []

    def close() -> None:
        nonlocal code, meaning
        if statuses and (code is not None or meaning):
            first = code or meaning[0]
            name = first.text.rstrip(",") if code is not None else ""
            codes.append(ErrorCode(statuses[-1].status, name, first.number, said_in(meaning)))
        code, meaning = None, []

    for line in lines:
        if words.CHROME.fullmatch(line.text) or words.SAMPLES.fullmatch(line.text):
            continue
        if found := words.STATUS.fullmatch(line.text):
            close()
            statuses.append(Status(int(found[1]), line.number))
        elif words.CODE.fullmatch(line.text) and (code is None or meaning or not line.text.isalpha()):
            close()
            code = line
        elif statuses:
            is_another = bool(meaning) and meaning[-1].text.endswith((".", "!", "?")) and line.text[0].isupper()
            if code is None or is_another:
                close()
            meaning.append(line)
    close()
    return statuses, codes


def read_error_rows(lines: list[Line]) -> tuple[list[Status], list[ErrorCode]]:
    """The rows of a table of status, code and meaning."""
    statuses: dict[int, Status] = {}
    codes: list[ErrorCode] = []
    for line in lines:
        row = _ROW.fullmatch(line.text.strip())
        if row is None:
            continue
        cells = [each.strip().strip("`").replace("\\_", "_") for each in row[2].split("|")]
        status = int(row[1])
        statuses.setdefault(status, Status(status, line.number))
        name = cells[0].rstrip(",")
        has_code = bool(words.CODE.fullmatch(name))
        meaning = " ".join(cells[1:] if has_code else cells)
        codes.append(ErrorCode(status, name if has_code else "", line.number, said_in([Line(meaning, line.number)])))
    return list(statuses.values()), codes
