"""The fixed phrases of reference pages in English, Spanish and Portuguese."""

import re

METHOD = re.compile(r"GET|POST|PUT|PATCH|DELETE")
MARK = re.compile(r"REQUIRED|REQUERIDO|OBRIGAT\S{0,4}RIO", re.IGNORECASE)
TYPES = {
    "string": "string",
    "number": "number",
    "float": "number",
    "double": "number",
    "integer": "integer",
    "int": "integer",
    "long": "integer",
    "boolean": "boolean",
    "bool": "boolean",
    "array": "array",
    "object": "object",
    "date": "string",
}
TYPE = re.compile(rf"({'|'.join(TYPES)})(?:\(([\w/ ]+)\)|(\[\]))?", re.IGNORECASE)
REQUEST = re.compile(
    r"request(?:'s|\u2019s)? param(?:eter)?s|par\S{1,3}metros (?:para|de) la solicitud"
    r"|par\S{1,3}metros (?:de|da) requisi\S+",
    re.IGNORECASE,
)
RESPONSE = re.compile(
    r"response param(?:eter)?s|par\S{1,3}metros de respuesta|par\S{1,3}metros de resposta", re.IGNORECASE
)
LOCATION = re.compile(r"(header|path|query|body)(?: param(?:eter)?s)?", re.IGNORECASE)
ERRORS = re.compile(r"err(?:or|ore|o)s|error codes|c\u00f3digos de erro(?:r)?", re.IGNORECASE)
SAMPLES = re.compile(
    r"request(?: example)?|http request|solicitud|requisi\S{2,6}o|sample answer|answer|response(?: example)?"
    r"|http response|respuesta(?: de ejemplo)?|resposta(?: de exemplo)?|curl|json|use cases",
    re.IGNORECASE,
)
FOLDED = re.compile(r"\.{0,3}\s*(?:view more|show more|ver m[a\u00e1]s|ver mais)$", re.IGNORECASE)
LOCALIZATION = re.compile(r"locali[zs]a(?:tion|ci[o\u00f3]n|\S{1,4}o): ?(header|path|query|body)", re.IGNORECASE)
STATUS = re.compile(r"([45]\d{2})(?:\s*[-:]?\s*)((?=[^\W\d_])\S.*)")
CODE = re.compile(r"(?![0-9]{1,2}\b|[0-9]{4})(?:[a-z0-9](?:[\w.-]*\w)?|[A-Z]\w*[-_.A-Z0-9](?:[\w.-]*\w)?),?")
VALUE = re.compile(r"(?![A-Z][a-z\u00e7\u00e3\u00f3]{2,}\b)[A-Za-z0-9][\w.-]*")  # "Note:" is none
CHROME = re.compile(
    r"(?:intelligent search|b\S{1,3}squeda inteligente|busca inteligente) powered by.*|ai resources|recursos para ia"
    r"|did you find this information useful\?.*|\S*te sirvi\S+ esta informaci\S+\?.*|.*informa\S+ foi \S+til\?.*|yes|no"
    r"|s\u00ed|sim|n\u00e3o|products that use it:.*|productos que lo utilizan:.*"
    r"|do not know how to start integrating\?.*"
    r"|which documentation are you looking for\?.*|we are evolving our integration process.*|view more"
    r"|show more|ver m\u00e1s|ver mais|home|inicio|in\u00edcio|documentation|recursos|resources"
    r"|community|comunidad|comunidade|cop(?:y|ied|iar|iado)",
    re.IGNORECASE,
)
LANGUAGES = {
    "pt": re.compile(
        r"\bvoc\u00ea\b|\bn\u00e3o\b|requisi\u00e7|OBRIGAT|\bresposta\b|\binforma\u00e7|\bfoi\b|\bd[ao]\b|\be[mn]viad[ao]|\b\w+\u00e7\u00e3o\b|\bum\b|\bque\b",
        re.IGNORECASE,
    ),
    "es": re.compile(
        r"\bfue\b|\bsolicitud\b|REQUERIDO|\brespuesta\b|\binformaci\u00f3n\b|\bvuelve\b|\bdel\b|\bla\b|\b\w+ci\u00f3n\b|\bun\b|\bque\b",
        re.IGNORECASE,
    ),
    "en": re.compile(r"\bthe\b|\brequest\b|REQUIRED|\bresponse\b|\bwas\b|\bplease\b|\bof\b", re.IGNORECASE),
}


def type_of(shown: re.Match[str] | None) -> str | None:
    """The type of JSON that a match of `TYPE` stands for."""
    if shown is None:
        return None
    return "array" if shown[3] else TYPES[shown[1].lower()]


def language_of(text: str) -> str:
    """The language of most of a text: en, es or pt."""
    return max(LANGUAGES, key=lambda name: len(LANGUAGES[name].findall(text)))
