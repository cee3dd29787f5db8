"""Writes reference pages in every layout, from what the contract and the snapshots say of the five pages.

The sentences are made up here; names, codes, figures and samples are those of the pages.
"""

import html
import json
import re
from collections.abc import Callable, Iterator
from typing import Any

from attrs import Factory, define
from mp_orders_contract.documents import snapshots
from mp_orders_contract.documents.contract_view import OperationView
from mp_orders_contract.documents.matching import Source, sources

KEPT = snapshots.load(snapshots.default_file())
PAGES = tuple(KEPT)
IDEMPOTENCY_KEY = "0d5020ed-1af6-469c-ae06-c3bec19954bb"
WORDS = {
    "en": {
        "request": "Request's parameters",
        "response": "Response parameters",
        "mark": "REQUIRED",
        "errors": "Errors",
    },
    "es": {
        "request": "Parámetros para la solicitud",
        "response": "Parámetros de respuesta",
        "mark": "REQUERIDO",
        "errors": "Errores",
    },
    "pt": {
        "request": "Parâmetros de requisição",
        "response": "Parâmetros de resposta",
        "mark": "OBRIGATÓRIO",
        "errors": "Erros",
    },
}
TITLES = {"en": "Make it", "es": "Hacerlo", "pt": "Fazer isso"}
SENTENCES = {
    "en": "What it is for the shop",
    "es": "Lo que es para la tienda",
    "pt": "O que é para a loja, sem mais informação",
}


@define
class Param:
    location: str
    name: str
    type: str
    required: bool = False
    limit: int | None = None
    form: str | None = None
    values: list[str] = Factory(list)
    said: list[str] = Factory(list)
    methods: list[str] = Factory(list)


@define
class Entry:
    status: int
    code: str
    said: list[str] = Factory(list)


@define
class Written:
    """A page before it has a layout."""

    method: str
    path: str
    said: list[str]
    marks: int
    params: list[Param]
    errors: list[Entry]
    headers: list[str]
    query: str
    request: Any
    response: Any
    language: str = "en"

    def of(self, location: str) -> list[Param]:
        return [each for each in self.params if each.location == location]

    def param(self, location: str, name: str) -> Param:
        return next(each for each in self.params if (each.location, each.name) == (location, name))


def source_of(name: str) -> Source:
    return next(each for each in sources() if each.name == name and each.whole)


def written(name: str, known: OperationView) -> Written:
    """A page with all that its source says: what the snapshot has of it, and from the contract what its layout hid."""
    facts = KEPT[name].facts
    params = _kept_params(facts)
    have = {(each.location, each.name) for each in params}
    for each in known.properties.values():
        shown = each.location in ("header", "path") or (
            each.location == "body" and name in each.sources and "." not in each.name
        )
        if (
            shown
            and (each.location, each.name) not in have
            and not (name == "create-merchant-order" and each.location == "body")
        ):
            params.append(Param(each.location, each.name, next(iter(each.types - {"null"})), each.required))
    responses = [each for each in params if each.location == "response"]
    sample = _sample(facts, "sample response ")
    if not responses:
        params += [Param("response", key, _type(value)) for key, value in list(sample.items())[:4]]
    headers = [key.removeprefix("curl header ") for key in facts if key.startswith("curl header ")]
    query = "".join(f"?{key.removeprefix('curl query ')}=X" for key in facts if key.startswith("curl query "))
    said = [key.removeprefix("summary says ") for key in facts if key.startswith("summary says ")]
    marks = int(facts.get("required marks", 0)) or sum(each.required for each in params)
    request = _sample(facts, "sample request ")
    return Written(known.method, known.path, said, marks, params, _kept_errors(facts), headers, query, request, sample)


def _type(value: Any) -> str:
    kinds = {str: "string", int: "number", float: "number", bool: "boolean", list: "array", dict: "object"}
    return next(
        (word for kind, word in kinds.items() if isinstance(value, kind) and not isinstance(value, bool)), "boolean"
    )


def _kept_params(facts: Any) -> list[Param]:
    found: dict[tuple[str, str], Param] = {}
    for key, value in facts.items():
        location, _, rest = key.partition(" ")
        if location not in ("header", "path", "query", "body", "response") or not rest:
            continue
        name, _, about = rest.partition(" ")
        param = found.setdefault((location, name), Param(location, name, "string"))
        kind, _, text = about.partition(" ")
        if kind in ("type", "form"):
            setattr(param, kind, value)
        elif kind == "required":
            param.required = value == "yes"
        elif kind == "limit":
            param.limit = int(value)
        elif kind in ("value", "says", "in"):
            {"value": param.values, "says": param.said, "in": param.methods}[kind].append(text)
    return list(found.values())


def _kept_errors(facts: Any) -> list[Entry]:
    found: list[Entry] = []
    for key in facts:
        if not key.startswith("code "):
            continue
        _, status, code, *rest = key.split(" ", 3)
        about = rest[0] if rest else ""
        if about.startswith("says "):
            next(each for each in found if each.code == code and each.status == int(status)).said.append(about[5:])
        else:
            found.append(Entry(int(status), code))
    return found


def _sample(facts: Any, prefix: str) -> Any:
    root: dict[str, Any] = {}
    for key, value in facts.items():
        if key.startswith(prefix):
            _put(root, key.removeprefix(prefix), value)
    return root


def _put(node: Any, name: str, text: str) -> None:
    values: dict[str, Any] = {"object": {}, "{}": {}, "array": [], "[]": []}
    value = values[text] if text in values else json.loads(text)
    *above, last = name.split(".")
    for part in above:
        key = part.partition("[")[0]
        node = node[key][-1] if "[" in part else node[key]
    key, is_in_list, _ = last.partition("[")
    if is_in_list:
        node[key].append(value)
    else:
        node[key] = value


# ---- What layouts share


def sentence(page: Written, said: list[str]) -> str:
    plain = re.compile(r"\d+ \w+|status \d+|X-[\w-]+|\w+_id")
    tokens = [each if plain.fullmatch(each) else f"({each})" if len(each) == 1 else f'"{each}"' for each in said]
    return f"{SENTENCES[page.language]}{': ' if tokens else ''}{', '.join(tokens)}."


def curl(page: Written, *, indent: bool = True) -> str:
    space = "    " if indent else ""
    headers = {
        "Authorization Bearer": "Authorization: Bearer TEST-1*********2-3*********4",
        "Content-Type application/json": "Content-Type: application/json",
    }
    lines = [f"curl -X {page.method} \\", f"{space}'https://api.mercadopago.com{page.path}{page.query}'\\"]
    lines += [f"{space}-H '{headers.get(each, f'{each}: {IDEMPOTENCY_KEY}')}' \\" for each in page.headers]
    if page.request:
        lines.append(f"{space}-d '{as_text(page.request, indent=indent)}'")
    return "\n".join(lines)


def as_text(value: Any, *, indent: bool = True) -> str:
    text = json.dumps(value, ensure_ascii=False, indent=2)
    return text if indent else "\n".join(line.strip() for line in text.split("\n"))


def groups(page: Written) -> Iterator[tuple[int, list[Entry]]]:
    for status in dict.fromkeys(each.status for each in page.errors):
        yield status, [each for each in page.errors if each.status == status]


def shown(params: list[Param]) -> list[Param]:
    """What a section shows before the rest is folded away."""
    return [each for each in params if "." not in each.name][:4]


# ---- The layouts


def bare(page: Written) -> str:
    mark = WORDS[page.language]["mark"]
    lines = [sentence(page, page.said), page.method, *[mark] * page.marks]
    for status, entries in groups(page):
        lines.append(f"{status}Error.")
        for each in entries:
            lines += [each.code, sentence(page, each.said)]
    return "\n".join([*lines, curl(page, indent=False), as_text(page.response, indent=False)])


def full(page: Written, *, newer: bool = False) -> str:
    words = WORDS[page.language]
    title = f"{TITLES[page.language]} - Section - Mercado Pago Developers"
    place = [page.method, "", f"https://api.mercadopago.com{page.path}"]
    summary = [sentence(page, page.said)]
    lines = [title, TITLES[page.language], "", *([*summary, *place] if newer else [*place, *summary]), words["request"]]
    for location in ("header", "path", "query", "body"):
        if page.of(location):
            lines.append(location.capitalize() if newer else location.upper())
            lines += [line for each in shown(page.of(location)) for line in _full_field(page, each, words["mark"])]
    lines.append(words["response"])
    lines += [line for each in shown(page.of("response")) for line in _full_field(page, each, words["mark"])]
    lines += [words["errors"], "", *_spaced_errors(page)]
    heads = {
        "en": ("Request", "Sample answer"),
        "es": ("Solicitud", "Respuesta"),
        "pt": ("Requisição", "Resposta de exemplo"),
    }
    request, answer = heads[page.language]
    return "\n".join([*lines, request, curl(page), answer, as_text(page.response)])


def _full_field(page: Written, each: Param, mark: str) -> list[str]:
    limit = [f"{each.limit} characters"] if each.limit else []
    marked = ["", mark, ""] if each.required else []
    values = [f"{value}: {SENTENCES[page.language]}." for value in each.values]
    return [each.name, each.type, *marked, sentence(page, each.said + limit), *values]


def _spaced_errors(page: Written) -> Iterator[str]:
    for status, entries in groups(page):
        yield from (f"{status}Error.", "")
        for each in entries:
            yield from (each.code, "", sentence(page, each.said), "")


def glued(page: Written) -> str:
    words = WORDS[page.language]
    lines = [
        f"{TITLES[page.language]}https://api.mercadopago.com{page.path}",
        sentence(page, page.said),
        page.method,
        words["request"],
    ]
    for location in ("header", "path", "query", "body"):
        if page.of(location):
            lines.append(location.capitalize())
            for each in shown(page.of(location)):
                lines += [
                    each.name,
                    f"{sentence(page, each.said)}{each.type}",
                    *([words["mark"]] if each.required else []),
                ]
                lines += [f"{value}: {SENTENCES[page.language]}." for value in each.values]
    lines.append(words["response"])
    for each in shown(page.of("response")):
        lines += [each.name, f"{sentence(page, each.said)}{each.type}"]
        lines += [f"{value}: {SENTENCES[page.language]}." for value in each.values]
    return "\n".join(
        [
            *lines,
            words["errors"],
            *_close_errors(page),
            "Request",
            curl(page, indent=False),
            "Response",
            as_text(page.response, indent=False),
        ]
    )


def _close_errors(page: Written) -> Iterator[str]:
    for status, entries in groups(page):
        yield f"{status}Error"
        for each in entries:
            yield from (each.code, sentence(page, each.said))


def localization(page: Written, *, glue: bool = True) -> str:
    words = WORDS[page.language]
    place = {"en": "Localization", "es": "Localización", "pt": "Localização"}[page.language]
    lines = [
        f"{TITLES[page.language]}{page.path}{sentence(page, page.said)}",
        page.method,
        "Products that use it:",
        words["request"],
    ]
    for location in ("header", "path", "query", "body"):
        for each in shown(page.of(location)):
            text, mark = f"{place}: {location}{sentence(page, each.said)}", words["mark"]
            if glue:
                lines += [f"{each.name}{each.type}", f"{text}{mark if each.required else ''}"]
            else:
                lines += [each.name, "", *([mark, ""] if each.required else []), each.type, text]
            lines += [f"{value}: {SENTENCES[page.language]}." for value in each.values]
    lines.append(words["response"])
    for each in shown(page.of("response")):
        lines += [each.name, f"{place}: body{sentence(page, each.said)}{each.type}"]
        lines += [f"{value}: {SENTENCES[page.language]}." for value in each.values]
    return "\n".join(
        [
            *lines,
            words["errors"],
            *_close_errors(page),
            "Request",
            "curl",
            curl(page),
            "Answer",
            "json",
            as_text(page.response),
        ]
    )


def markdown(page: Written) -> str:
    lines = [
        f"# {TITLES['en']}",
        "",
        sentence(page, page.said),
        "",
        f"**{page.method}** `{page.path}`",
        "",
        "## Request parameters",
        "",
    ]
    for location in ("header", "path", "query"):
        if page.of(location):
            lines += [f"### {location.capitalize()}", ""]
            lines += [line for each in page.of(location) for line in _bullet(page, each, required=each.required)]
    lines += [line for each in page.of("body") for line in _bullet(page, each)]
    lines += [
        "## Response parameters",
        "",
        *(line for each in page.of("response") for line in _bullet(page, each)),
    ]
    lines += ["## Errors", "", "| Status | Error | Description |", "| ------- | ------- | ----------- |"]
    lines += [f"| {each.status} | {each.code} | {sentence(page, each.said)} |" for each in page.errors]
    lines += ["", "## Request example", "", "### cURL", "", "```bash", curl(page), "```", ""]
    return "\n".join([*lines, "## Response example", "", "```json", as_text(page.response), "```"])


def _bullet(page: Written, each: Param, *, required: bool = False) -> list[str]:
    limit = [f"{each.limit} characters"] if each.limit else []
    lines = [
        f"- `{each.name}` ({each.type}, {'required' if required else 'optional'})",
        f"  {sentence(page, each.said + limit)}",
    ]
    if each.values:
        lines += ["Possible enum values:", ""]
        lines += [line for value in each.values for line in (f"  - `{value}`", f"  {SENTENCES['en']}.", "")]
    return [*lines, ""]


def one_line_markdown(page: Written) -> str:
    return " ".join(markdown(page).split())


def table(page: Written, *, spaced: bool = True) -> str:
    """Without levels: the children of an object follow it."""
    lines = [
        page.path.replace("{id}", ":id"),
        "",
        f"BASE URI https://api.mercadopago.com{page.path}",
        "",
        "HTTP Request",
        "",
        "curl",
        "",
    ]
    lines += [curl(page), "", "Request Params", "", "ParameterTypeDescription"]
    for each in page.of("body"):
        inner = f"({each.limit})" if each.limit else f"({each.form.upper()})" if each.form else ""
        shape = (
            "Array(Object)"
            if each.type == "array"
            else f"{'Float' if each.type == 'number' else each.type.capitalize()}{inner}"
        )
        cells = [each.name.rpartition(".")[2], shape, sentence(page, each.said)]
        notes = [
            (name.split(" ")[0], "Required there" if "required" in name else "As it says") for name in each.methods
        ]
        rows = [cells, *([value, f"{SENTENCES[page.language]}."] for value in each.values), *map(list, notes)]
        lines += [" ".join(row) for row in rows] if spaced else [cell for row in rows for cell in row]
    lines += [
        "",
        "HTTP Response",
        "",
        "json",
        "",
        as_text(page.response),
        "",
        "Error Codes",
        "",
        "CodeDescription",
    ]
    for status, entries in groups(page):
        lines.append(f"{status} BAD_REQUEST" if status == 400 else f"{status} REFUSED")
        lines += [f"{each.code} {sentence(page, each.said)}" for each in entries]
    return "\n".join(lines)


def web(page: Written) -> str:
    """HTML as a browser saves it."""
    words = WORDS[page.language]
    place = f"<span class='verb'>{page.method}</span><span>https://api.mercadopago.com{page.path}</span>"
    parts = [f"<h1>{TITLES[page.language]}</h1>{place}<p>{html.escape(sentence(page, page.said))}</p>"]
    parts.append(f"<h2>{words['request']}</h2>")
    for location in ("header", "path", "query", "body"):
        if page.of(location):
            parts.append(f"<h3>{location.upper()}</h3>{_items(page, location)}")
    parts.append(f"<h2>{words['response']}</h2>{_items(page, 'response')}<h2>{words['errors']}</h2>")
    for status, entries in groups(page):
        parts.append(f"<h4><b>{status}</b>Error.</h4>")
        parts += [
            f"<div><code>{each.code}</code><p>{html.escape(sentence(page, each.said))}</p></div>" for each in entries
        ]
    parts.append(f"<h3>Request</h3><pre><code>{html.escape(curl(page))}</code></pre>")
    parts.append(f"<h3>Response</h3><pre><code>{html.escape(as_text(page.response))}</code></pre>")
    head = '<head><title>x</title><script>var a = {"id": 1};</script><style>p {}</style></head>'
    return f"<!doctype html>\n<html>{head}<body><nav>Home</nav>\n" + "\n".join(parts) + "\n</body></html>"


def _items(page: Written, location: str) -> str:
    return f"<ul>{''.join(_item(page, each) for each in shown(page.of(location)))}</ul>"


def _item(page: Written, each: Param) -> str:
    values = "".join(f"<li>{value}: {SENTENCES[page.language]}.</li>" for value in each.values)
    marked = f"<em>{WORDS[page.language]['mark']}</em>" if each.required else ""
    listed = f"<ul>{values}</ul>" if values else ""
    text = html.escape(sentence(page, each.said))
    return f"<li><span>{each.name}</span><span>{each.type}</span>{marked}<p>{text}</p>{listed}</li>"


LAYOUTS: dict[str, Callable[[Written], str]] = {
    "bare scrape": bare,
    "full text": full,
    "full text of 2025": lambda page: full(page, newer=True),
    "glued": glued,
    "Localization": localization,
    "Localization on lines": lambda page: localization(page, glue=False),
    "Markdown": markdown,
    "Markdown on one line": one_line_markdown,
    "table": table,
    "table on lines": lambda page: table(page, spaced=False),
    "HTML": web,
}
