"""Figures and quoted values in the sentences of a page: what stays the same in every language."""

import re

from mp_orders_contract.documents.lines import Line
from mp_orders_contract.documents.page import Said

_UNITS = {
    "characters": r"characters?|chars?|caract(?:e|\u00e9)?re?s?|caracter(?:es)?",
    "hours": r"hours?|horas?|hs?|hrs?",
    "minutes": r"minutes?|minutos?",
    "seconds": r"seconds?|segundos?",
    "days": r"days?|d[i\u00ed]as?",
    "months": r"months?|m[e\u00ea]s(?:es)?",
    "years": r"years?|a[n\u00f1]os?|anos?",
    "transactions": r"transactions?|transacci(?:\u00f3n|ones)|transa\S{2,3}(?:o|es)",
    "payments": r"payments?|pagos?|pagamentos?",
    "items": r"items?|\u00edtems?|itens",
    "digits": r"digits?|d\u00edgitos?",
    "percent": r"%|percent|por ?cient[oa]|por ?cento",
    "decimals": r"decimals?|decimal places|decimales|decimais|casas decima\S+",
}
_FIGURE = re.compile(
    rf"(?<![\w.,-])([0-9]{{1,3}}(?:,[0-9]{{3}})+|[0-9]{{1,9}})[\s-]*"
    rf"(?:{'|'.join(f'(?P<{unit}>{words})' for unit, words in _UNITS.items())})(?!\w)",
    re.IGNORECASE,
)
_SUCCESS = re.compile(r"(?<![\w.])(2[0-9]{2})(?![\w])")
_QUOTED = re.compile(
    '"([^"\\s]+)"|\u201c([^\u201d\\s]+)\u201d|\u2018([^\u2019\\s]+)\u2019|\u00ab([^\u00bb\\s]+)\u00bb|`([^`\\s]+)`'
    r"|(?<!\w)'([^'\s]+)'(?!\w)|\(([A-Z][A-Z0-9_]+|[-_.])\)"
)
_NAME = re.compile(r"(?<![\w./@-])(?:X(?:-[A-Z]\w*)+|[a-z][a-z0-9]*(?:_[a-z0-9]+)+(?:\.[a-z0-9_]+)*)(?![\w/@-])")
_WORD = re.compile(r"@?[\w-]+(?:\.[\w-]+)*")
_ADDRESS = re.compile(r"https?://\S+")


def is_figure(text: str) -> bool:
    """Whether something said is a number with a unit."""
    return re.fullmatch(r"[0-9]+ \w+", text) is not None


def has_figure(words: str, figure: str) -> bool:
    """Whether sentences have a figure; its unit may be one or many."""
    return re.search(rf"(?<!\d){figure.removesuffix('s')}", words, re.IGNORECASE) is not None


def words_in(text: str) -> list[str]:
    """The words of sentences, names and values whole."""
    return _WORD.findall(text)


def said_in(lines: list[Line], *, summary: bool = False) -> tuple[Said, ...]:
    """The figures with a unit, the quoted values and the names in some lines, each once.

    Args:
        lines: of one text.
        summary: whether they are the summary of the page, in which a number such as 201 is the status of success.
    """
    found: dict[str, Said] = {}
    for line in lines:
        text = _ADDRESS.sub(" ", line.text)
        for figure in _FIGURE.finditer(text):
            found.setdefault(
                f"{int(figure[1].replace(',', ''))} {figure.lastgroup}",
                Said(f"{int(figure[1].replace(',', ''))} {figure.lastgroup}", line.number),
            )
        for quoted in _QUOTED.finditer(text):
            value = next(each for each in quoted.groups() if each)
            for part in (value.strip(".,;") or value).split("="):
                if part:
                    found.setdefault(part, Said(part, line.number))
        for name in _NAME.findall(text):  # a name is one without quotes, too
            found.setdefault(name, Said(name, line.number, is_certain=False))
        if summary:
            for status in _SUCCESS.findall(text):
                found.setdefault(f"status {status}", Said(f"status {status}", line.number))
    return tuple(found.values())
