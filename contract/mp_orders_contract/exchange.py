"""One request and its answer, as it is kept, shown and sent again."""

import html
import json
import re
import shlex
from functools import cached_property
from typing import Any
from urllib.parse import quote, quote_plus

from attrs import field, frozen

SHOWN_BYTES = 4_096
BEGINNING_BYTES = 120
LONGEST_WORD = 100_000
"""Bytes of an argument that every system takes; what a shell does itself may be longer."""
CODE_LENGTH, HEADER_LENGTH, MAX_HEADERS = 100, 300, 30
"""How much is shown of what a server makes as long as it likes."""
TEST_PREFIX = "TEST-"
MIN_SECRET = 12
"""Characters of a token of which fewer tell nothing."""
ACCESS_VARIABLE, SECOND_VARIABLE = "MP_ACCESS_TOKEN", "MP_SECOND_TOKEN"


class Secrets:
    """Hides access tokens that are not test tokens in what is shown; each stands as a variable of the shell."""

    def __init__(self, *tokens: str | None) -> None:
        pairs = zip(tokens, (ACCESS_VARIABLE, SECOND_VARIABLE), strict=False)
        hidden = [(token, name) for token, name in pairs if token and not token.startswith(TEST_PREFIX)]
        spelled = {form: name for token, name in hidden for form in _spellings(token)}
        self._names = dict(sorted(spelled.items(), key=lambda each: -len(each[0])))
        self._pattern = re.compile("|".join(map(re.escape, self._names))) if spelled else None
        self._cut = [(re.compile(_with_cuts(token)), name) for token, name in hidden]

    def hide(self, text: str) -> str:
        """The text without tokens, and without what is left of one that was cut."""
        if self._pattern is None:
            return text
        text = self._pattern.sub(lambda found: f"${self._names[found[0]]}", text)
        for pattern, name in self._cut:
            text = pattern.sub(f"${name}", text)
        return text

    def hide_answer(self, answer: bytes) -> bytes:
        """An answer without tokens; one that spells a token in escapes is not shown at all."""
        if self._pattern is None:
            return answer
        text = self.hide(answer.decode("utf-8", "surrogateescape"))
        plain = re.sub(r"\\u([0-9a-fA-F]{4})", lambda found: chr(int(found[1], 16)), html.unescape(text)).replace(
            "\\", ""
        )
        if self._pattern.search(plain):
            return b"(an answer that holds an access token in another spelling)"
        return text.encode("utf-8", "surrogateescape")

    def hide_all(self, value: Any) -> Any:
        """JSON without tokens, in names too."""
        match value:
            case str():
                return self.hide(value)
            case list():
                return [self.hide_all(each) for each in value]
            case dict():
                return {self.hide(str(name)): self.hide_all(each) for name, each in value.items()}
        return value

    def quote(self, text: str) -> str:
        """The text as one word of a shell; hidden tokens are its variables."""
        words, end = [], 0
        for found in self._pattern.finditer(text) if self._pattern else ():
            words += [shlex.quote(text[end : found.start()])] if found.start() > end else []
            words.append(f'"${self._names[found[0]]}"')
            end = found.end()
        return "".join([*words, *([shlex.quote(text[end:])] if end < len(text) or not words else [])])


def _with_cuts(token: str) -> str:
    """A pattern of a token, and of its beginning where its end was cut off."""
    shown = max(MIN_SECRET, len(token) // 2)
    rest = "".join(f"(?:{re.escape(each)}" for each in token[shown:]) + ")?" * len(token[shown:])
    return re.escape(token[:shown]) + rest


def _spellings(token: str) -> tuple[str, ...]:
    """A token as it stands in a text, an address, a page, JSON and what Python shows of a string."""
    escaped = html.escape(token), json.dumps(token)[1:-1], repr(token)[1:-1]
    return (token, quote(token, safe=""), quote_plus(token), *escaped, html.escape(escaped[1]))


@frozen
class Exchange:
    """A request, and the answer or the reason why there is none."""

    operation: str
    method: str
    url: str
    headers: tuple[tuple[str, str], ...]
    body: bytes | None
    status: int | None = None
    answer_headers: dict[str, str] = field(factory=dict)
    """Names in lower case."""
    answer: bytes = b""
    failure: str = ""
    duration_s: float = 0.0

    @cached_property
    def json(self) -> Any:
        """The answer read as JSON; NOT_JSON if it is none."""
        try:
            value = json.loads(self.answer)
            if b"\\ud" in self.answer.lower():
                json.dumps(value, ensure_ascii=False).encode()  # half of a character is none
        except (ValueError, RecursionError):
            return NOT_JSON
        return value

    @property
    def code(self) -> str | None:
        """The error code, in whichever of the documented envelopes it stands; None if there is none."""
        return code_in(self.json)

    @property
    def is_success(self) -> bool:
        """Whether the answer is 2xx."""
        return self.status is not None and 200 <= self.status < 300

    @property
    def summary(self) -> str:
        """What came, in a few words."""
        if self.status is None:
            return f"no answer ({self.failure})"
        return f"{self.status} {self.code[:CODE_LENGTH]}" if self.status >= 400 and self.code else str(self.status)

    @property
    def beginning(self) -> str:
        """The first words of the body, in one line."""
        return " ".join(self.answer[:BEGINNING_BYTES].decode("utf-8", "replace").split())

    def request_header(self, name: str) -> str | None:
        """The value of a header that was sent."""
        return next((value for each, value in self.headers if each.lower() == name.lower()), None)

    def curl(self, secrets: Secrets) -> str:
        """A line for a shell that sends the same request; bytes that are no text go through printf."""
        words = ["curl", "-sS", "-i", *(["-X", self.method] if self.method != "GET" else [])]
        before = ""
        for name, value in self.headers:
            header = f"{name}: {value}" if value else f"{name};"
            words += ["-H", secrets.quote(header) if header.isascii() else _bytes_word(header.encode("latin-1"))]
        if self.body is not None:
            before, data = _body_words(self.body, secrets)
            words += data if self.request_header("Content-Type") else ["-H", "Content-Type:", *data]
        words.append(secrets.quote(self.url))
        return before + " ".join(words)

    def sent(self, secrets: Secrets, most: int = SHOWN_BYTES) -> str:
        """What was sent, to be read: method and path, headers, and so many bytes of the body."""
        path = "/" + self.url.partition("//")[2].partition("/")[2]
        lines = [f"{self.method} {path}", *(f"{name}: {value}" for name, value in self.headers)]
        return secrets.hide("\n".join([*lines, "", _cut(self.body, most)] if self.body is not None else lines))

    def got(self, secrets: Secrets, most: int = SHOWN_BYTES) -> str:
        """What came, to be read: status, headers, and so many bytes of the body; or why nothing came."""
        if self.status is None:
            return secrets.hide(f"no answer: {self.failure}")
        lines = [str(self.status), *(f"{name}: {value}" for name, value in self._shown_headers().items())]
        return secrets.hide("\n".join([*lines, "", _cut(self.answer, most)] if self.answer else lines))

    def _shown_headers(self) -> dict[str, str]:
        """Those of the answer, the first ones and of each the beginning."""
        return {name: value[:HEADER_LENGTH] for name, value in list(self.answer_headers.items())[:MAX_HEADERS]}

    def shown(self, secrets: Secrets) -> dict[str, Any]:
        """The exchange as a report holds it."""
        headers = {name: secrets.hide(value) for name, value in self._shown_headers().items()}
        return {
            "operation": self.operation,
            "curl": self.curl(secrets),
            "status": self.status,
            "headers": headers,
            "answer": secrets.hide(_cut(self.answer)),
            "failure": secrets.hide(self.failure),
            "duration_ms": round(self.duration_s * 1000, 1),
        }


def code_in(body: Any) -> str | None:
    """The error code of an answer's JSON, in whichever of the documented envelopes it stands; None if there is none."""
    if not isinstance(body, dict):
        return None
    errors = body.get("errors")
    first = errors[0] if isinstance(errors, list) and errors else None
    code = first.get("code") if isinstance(first, dict) else body.get("error", body.get("code"))
    return code if isinstance(code, str) else None


class _NotJson:
    def __repr__(self) -> str:
        return "NOT_JSON"


NOT_JSON = _NotJson()
"""What `Exchange.json` is where the answer is no JSON text."""


def _body_words(body: bytes, secrets: Secrets) -> tuple[str, list[str]]:
    """What stands before curl, and the words that give it the body."""
    if not _is_text(body):
        octal = "".join(f"\\{byte:03o}" for byte in body)
        return f"printf '{octal}' | ", ["--data-binary", "@-"]
    head = body.rstrip(b" ")
    if len(body) - len(head) > SHOWN_BYTES:
        padding = f"printf '%{len(body) - len(head)}s' ''"
        return f"(printf %s {secrets.quote(head.decode())}; {padding}) | ", ["--data-binary", "@-"]
    if len(body) > LONGEST_WORD:
        return f"printf %s {secrets.quote(body.decode())} | ", ["--data-binary", "@-"]
    return "", ["--data-raw", secrets.quote(body.decode())]


def _bytes_word(text: bytes) -> str:
    """A word of bash that stands for these bytes."""
    shown = "".join(chr(byte) if chr(byte).isalnum() and byte < 128 else f"\\x{byte:02x}" for byte in text)
    return f"$'{shown}'"


def _is_text(body: bytes) -> bool:
    try:
        body.decode()
    except UnicodeDecodeError:
        return False
    return b"\x00" not in body


def _cut(body: bytes, most: int = SHOWN_BYTES) -> str:
    text = body[:most].decode("utf-8", "replace")
    return text if len(body) <= most else f"{text}... ({len(body)} bytes)"
