"""Keeps what was read on each page, as facts, and tells what changed since."""

import datetime
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from attrs import asdict, field, frozen
from mp_orders_spec import load_spec, spec_path, yaml_text
from mp_orders_spec.lines import line_of

from mp_orders_contract.documents.compare import Comparison
from mp_orders_contract.documents.findings import SINCE, Finding
from mp_orders_contract.documents.page import Page

OLD_DAYS = 90
_HEAD = """# What was read on the pages that openapi.yaml is written from: facts, no sentences.
# Written by `mp-orders-contract snapshot PAGE...`; not edited by hand.
"""
_SHOWN_BY_ALL = re.compile(r"(?:code|errors) |method$|curl (?:method|path)$")
_FOLDED = re.compile(r"full text|glued|Localization")
_NEVER_GONE = ("curl header ", "curl host", "host")  # that one request for curl lacks a header proves nothing


class SnapshotError(Exception):
    """The file of snapshots cannot be read or written; the text says why in one line."""


@frozen
class Snapshot:
    """One page as it was read.

    Attributes:
        read: the day.
        sha256: of the file.
        facts: what the page said, by the key of the fact.
    """

    operation: str
    read: str
    sha256: str
    layout: str
    language: str
    facts: Mapping[str, str] = field(factory=dict)


def default_file() -> Path:
    """Where snapshots are kept: beside openapi.yaml."""
    return spec_path().with_name("snapshots.yaml")


def load(file: Path) -> dict[str, Snapshot]:
    """The snapshots of a file, by source and operation; none where there is no file.

    Raises:
        SnapshotError: it cannot be read.
    """
    if not file.exists():
        return {}
    try:
        found: Any = yaml_text.loads(file.read_bytes()) or {}
        snapshots = {name: Snapshot(**each) for name, each in found.items()}
    except (OSError, yaml_text.YamlSyntaxError, TypeError, AttributeError) as error:
        raise SnapshotError(f"cannot read the snapshots {file}: {' '.join(str(error).split())}") from None
    for name, each in snapshots.items():
        texts = [name, *asdict(each, recurse=False).values()]
        facts = texts.pop()
        if not isinstance(facts, dict) or not all(isinstance(text, str) for text in (*texts, *facts, *facts.values())):
            raise SnapshotError(f"cannot read the snapshots {file}: {str(name)[:64]} is no snapshot")
    return snapshots


def save(file: Path, snapshots: Mapping[str, Snapshot]) -> None:
    """Write all snapshots.

    Raises:
        SnapshotError: the file cannot be written.
    """
    plain = {name: asdict(each) for name, each in sorted(snapshots.items())}
    try:
        _replace(file, _HEAD.encode() + yaml_text.dumps(plain))
    except OSError as error:
        raise SnapshotError(f"cannot write the snapshots {file}: {error.strerror}") from None


def _replace(file: Path, content: bytes) -> None:
    """Write a file whole, or leave it as it is."""
    new = file.with_name(f".{file.name}.new")
    try:
        new.write_bytes(content)
        new.replace(file)
    finally:
        new.unlink(missing_ok=True)


def key_of(found: Comparison) -> str:
    """Under which name a page is kept."""
    source = found.match.source
    return source.name if source.whole else f"{source.name} {source.operation}"


def taken(found: Comparison, sha256: str, today: datetime.date) -> Snapshot:
    """What to keep of a page."""
    facts = {key: each.value for key, each in found.facts.items()}
    page = found.page
    return Snapshot(found.match.source.operation, today.isoformat(), sha256, page.layout, page.language, facts)


def since(found: Comparison, earlier: Snapshot) -> Iterator[Finding]:
    """What the page says otherwise than when it was read last, as far as both readings can show it."""
    at = found.match.view.at
    now = {key: each.value for key, each in found.facts.items()}
    unread = (*_NEVER_GONE, *(f"sample {each.kind} " for each in found.page.samples if each.error))
    for key, before in earlier.facts.items():
        if key in now:
            other_word = found.page.layout != earlier.layout and _alike(now[key], before)
            if now[key] != before and not other_word and _comparable(key, found.page, earlier, now):
                yield Finding(SINCE, key, now[key], before, found.facts[key].line, at, "hold the contract against it")
        elif not found.page.cut and not key.startswith(unread) and _comparable(key, found.page, earlier, now):
            yield Finding(SINCE, key, "", before, 0, at, "see whether the contract has it from this page alone")
    for key, value in now.items():
        if key not in earlier.facts and _comparable(key, found.page, earlier, earlier.facts):
            yield Finding(SINCE, key, value, "", found.facts[key].line, at, "see whether the contract has it")


def _alike(one: str, other: str) -> bool:
    """Whether two words for a type are one to some layouts."""
    return {one, other} == {"number", "integer"}


def _comparable(key: str, page: Page, earlier: Snapshot, other: Mapping[str, str]) -> bool:
    """Whether both layouts would show a fact.

    All show codes and samples. Those that fold lists show the same fields. Else the text of a field is compared where
    both have the field.
    """
    if page.layout == earlier.layout:
        return True
    layouts = f"{page.layout} {earlier.layout}"
    if key.startswith("sample"):
        return "Markdown" not in layouts
    if _SHOWN_BY_ALL.match(key):
        return True
    own = re.fullmatch(r"((?:header|path|query|body|response) \S+)(?: (?:type|says .*|value .*))?", key)
    if own is None or "table" in layouts:
        return False
    if own[1] == key and key in earlier.facts and "Markdown" in page.layout:  # which shows all of a list
        return True
    if own[1] == key:
        return bool(_FOLDED.search(page.layout) and _FOLDED.search(earlier.layout))
    return own[1] in other


def not_read(today: datetime.date) -> list[tuple[str, str]]:
    """Sources that nobody has read for 90 days, with the day they were read."""
    listed: Mapping[str, Any] = load_spec()["x-sources"]
    limit = (today - datetime.timedelta(days=OLD_DAYS)).isoformat()
    return [
        (name, str(each.get("read", "never"))) for name, each in listed.items() if str(each.get("read", "")) < limit
    ]


def write_read(sources: set[str], today: datetime.date) -> None:
    """Write the day into `x-sources` of openapi.yaml."""
    lines = spec_path().read_text(encoding="utf-8").split("\n")
    for name in sources:
        number = line_of(("x-sources", name, "read")) - 1
        lines[number] = re.sub(r"read: .*", f"read: {today.isoformat()}", lines[number])
    _replace(spec_path(), "\n".join(lines).encode())
