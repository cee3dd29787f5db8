"""Compares two versions of the contract, and says what each change means and to whom."""

from collections.abc import Iterator
from typing import Any

from attrs import frozen
from mp_orders_spec import ContractError

from mp_orders_contract.changes.elements import LOWER, REQUEST, TOLD, UPPER, Element, elements

BREAKING, COMPATIBLE, NONE = "breaking", "compatible", "none"
STEPS = ("none", "patch", "minor", "major")


@frozen
class Change:
    """One difference.

    Attributes:
        key: of the element, or the place in the document.
        what: in words.
        caller: what it means to who calls the API: breaking, compatible or none.
        implementer: and to who implements it.
    """

    key: str
    what: str
    caller: str
    implementer: str


@frozen
class Changes:
    """All differences of two versions.

    Attributes:
        told: changes of descriptions, examples and sources, by place, which mean nothing to programs.
    """

    old: str
    new: str
    changes: tuple[Change, ...]
    told: tuple[str, ...]

    @property
    def step(self) -> str:
        """The step of the version that is needed: none, patch, minor or major; before 1.0, one less."""
        if any(each.caller == BREAKING for each in self.changes):
            needed = "major"
        elif self.changes:
            needed = "minor"
        else:
            needed = "patch" if self.told else "none"
        return STEPS[max(STEPS.index(needed) - 1, 1)] if needed in STEPS[2:] and self.old.startswith("0.") else needed

    @property
    def stepped(self) -> str:
        """The step that was made."""
        old, new = (tuple(int(each) for each in version.split(".")) for version in (self.old, self.new))
        if new <= old:
            return "none"
        return next(step for step, a, b in zip(STEPS[:0:-1], old, new, strict=True) if a != b)

    @property
    def next_version(self) -> str:
        """The old version with the step that is needed."""
        parts = [int(each) for each in self.old.split(".")]
        if self.step != "none":
            place = STEPS[:0:-1].index(self.step)
            parts = [*parts[:place], parts[place] + 1, *[0] * (2 - place)]
        return ".".join(map(str, parts))

    @property
    def is_enough(self) -> bool:
        """Whether the version was raised as far as a breaking change asks; others may wait for a release."""
        is_breaking = any(BREAKING in (each.caller, each.implementer) for each in self.changes)
        return not is_breaking or STEPS.index(self.stepped) >= STEPS.index(self.step)


def compare(old: Any, new: Any) -> Changes:
    """Compare two contracts.

    Raises:
        ContractError: a version is not of the form 1.2.3.
    """
    before, after = elements(old), elements(new)
    found: list[Change] = []
    for key, element in before.items():
        if key in after:
            found += _changed(element, after[key])
        elif element.parent == "" or element.parent in after:  # else its parent's end tells it
            found.append(_removed(element))
    for key, element in after.items():
        if key not in before and (element.parent == "" or element.parent in before):
            found.append(_added(element))
    told = tuple(sorted(set(_told(_undated(old), _undated(new), ()))))
    return Changes(_version(old), _version(new), tuple(found), told)


def _undated(document: Any) -> Any:
    """A contract without the days on which its pages were read, which say nothing of the API."""
    sources = document.get("x-sources", {})
    return {**document, "x-sources": {name: {**each, "read": ""} for name, each in sources.items()}}


def _version(document: Any) -> str:
    version = str(document["info"]["version"])
    if len(version.split(".")) != 3 or not all(each.isdigit() for each in version.split(".")):
        raise ContractError(f"the version of a contract is not of the form 1.2.3: {version}")
    return version


def _removed(each: Element) -> Change:
    caller, implementer = {
        "operation": (BREAKING, COMPATIBLE),
        "webhook": (BREAKING, COMPATIBLE),
        "parameter": (BREAKING, BREAKING),
        "security": (BREAKING, BREAKING),
        "rule": (COMPATIBLE, COMPATIBLE),
        "status": (BREAKING, BREAKING) if _is_success(each) else (COMPATIBLE, BREAKING),
        "code": (BREAKING, BREAKING),
        "meaning": (COMPATIBLE, COMPATIBLE),
        "header": (BREAKING, COMPATIBLE) if each.required else (COMPATIBLE, COMPATIBLE),
        "server": (BREAKING, COMPATIBLE),
        "form": (BREAKING, BREAKING),
        "body": (BREAKING, BREAKING),
        "media type": (BREAKING, BREAKING),
    }.get(each.kind, (BREAKING, BREAKING) if each.side == REQUEST else (BREAKING, COMPATIBLE))
    return Change(each.key, f"{_name(each)} is gone", caller, implementer)


def _added(each: Element) -> Change:
    is_needed = (BREAKING, BREAKING) if each.required else (COMPATIBLE, BREAKING)
    caller, implementer = {
        "operation": (COMPATIBLE, BREAKING),
        "webhook": (COMPATIBLE, BREAKING),
        "parameter": is_needed,
        "security": (COMPATIBLE, BREAKING),
        "rule": (BREAKING, BREAKING) if each.note else (COMPATIBLE, BREAKING),
        "status": (BREAKING, BREAKING) if _is_success(each) else (COMPATIBLE, COMPATIBLE),
        "code": (COMPATIBLE, BREAKING) if each.note == "request" else (COMPATIBLE, COMPATIBLE),
        "meaning": (COMPATIBLE, COMPATIBLE),
        "header": (COMPATIBLE, BREAKING) if each.required else (COMPATIBLE, COMPATIBLE),
        "server": (COMPATIBLE, COMPATIBLE),
        "form": (COMPATIBLE, BREAKING),
        "body": is_needed,
        "media type": (COMPATIBLE, BREAKING) if each.side == REQUEST else (BREAKING, COMPATIBLE),
    }.get(each.kind, is_needed if each.side == REQUEST else (COMPATIBLE, BREAKING if each.required else COMPATIBLE))
    return Change(each.key, f"{_name(each)} is new{', and required' if each.required else ''}", caller, implementer)


def _is_success(each: Element) -> bool:
    return each.key.rpartition(" ")[2].startswith("2")


def _name(each: Element) -> str:
    named = (
        each.kind if each.side in ("", "response") and each.kind != "property" else f"{each.kind} of the {each.side}"
    )
    return f"the {named}"


def _changed(old: Element, new: Element) -> Iterator[Change]:
    if old.kind == "operation" and old.note != new.note:
        yield Change(old.key, f"it moved from {old.note} to {new.note}", BREAKING, BREAKING)
    if old.kind == "code" and old.note != new.note:
        meaning = BREAKING if new.note == "request" else COMPATIBLE
        yield Change(old.key, f"it is triggered by {new.note} and no more by {old.note}", NONE, meaning)
    if old.kind == "rule" and old.note != new.note:
        yield Change(old.key, f"its code was {old.note or 'none'} and is {new.note or 'none'}", BREAKING, BREAKING)
    if old.required != new.required:
        what = "it is required now" if new.required else "it is no more required"
        yield _narrower(old, what) if new.required else _wider(old, what)
    for kind in sorted(new.types - old.types):
        yield _wider(old, f"it can be {_a(kind)}")
    for kind in sorted(old.types - new.types):
        yield _narrower(old, f"it can no more be {_a(kind)}")
    yield from _changed_values(old, new)
    yield from _changed_bounds(old, new)
    if old.closed != new.closed:
        what = "other properties are refused" if new.closed else "other properties are taken"
        yield _narrower(old, what) if new.closed else _wider(old, what)
    if old.other != new.other:
        yield Change(
            old.key, f"its keywords were {old.other or 'none'} and are {new.other or 'none'}", BREAKING, BREAKING
        )


def _a(kind: str) -> str:
    return f"{'an' if kind[0] in 'aio' else 'a'} {kind}" if kind != "null" else "null"


def _changed_values(old: Element, new: Element) -> Iterator[Change]:
    if old.values is None and new.values is not None:
        yield _narrower(old, f"it is one of {', '.join(sorted(new.values))} now")
    elif new.values is None and old.values is not None:
        yield _wider(old, "it can be any value")
    elif old.values is not None and new.values is not None:
        for value in sorted(new.values - old.values):
            yield _wider(old, f"it can be {value}")
        for value in sorted(old.values - new.values):
            yield _narrower(old, f"it can no more be {value}")


def _changed_bounds(old: Element, new: Element) -> Iterator[Change]:
    before, after = old.bounds or {}, new.bounds or {}
    for word in (*LOWER, *UPPER):
        if before.get(word) == after.get(word):
            continue
        what = f"{word} was {before.get(word, 'none')} and is {after.get(word, 'none')}"
        if word not in after:
            yield _wider(old, what)
        elif word not in before:
            yield _narrower(old, what)
        else:
            is_wider = (after[word] < before[word]) == (word in LOWER)
            yield _wider(old, what) if is_wider else _narrower(old, what)
    if old.pattern != new.pattern:
        what = f"its pattern was {old.pattern or 'none'} and is {new.pattern or 'none'}"
        if not new.pattern:
            yield _wider(old, what)
        elif not old.pattern:
            yield _narrower(old, what)
        else:  # which of two patterns takes more cannot be told
            yield Change(old.key, what, BREAKING, BREAKING)


def _narrower(each: Element, what: str) -> Change:
    """Less is allowed: who sends it may send too much, who gets it is safe."""
    return Change(each.key, what, *((BREAKING, BREAKING) if each.side == REQUEST else (COMPATIBLE, BREAKING)))


def _wider(each: Element, what: str) -> Change:
    """More is allowed: who gets it has to take it."""
    return Change(each.key, what, *((COMPATIBLE, BREAKING) if each.side == REQUEST else (BREAKING, COMPATIBLE)))


def _told(old: Any, new: Any, place: tuple[str, ...]) -> Iterator[str]:
    """The places of descriptions, examples, sources and meanings that differ; in lists, by what names an entry."""
    if old == new:
        return
    if not isinstance(old, dict) or not isinstance(new, dict):
        if isinstance(old, list) and isinstance(new, list):
            yield from _told(_named(old), _named(new), place)
        return
    for name in dict.fromkeys((*old, *new)):
        here = (*place, str(name))
        is_word = place[-1:] != ("properties",) and here != ("components", "examples")
        if old.get(name) != new.get(name) and is_word and (name in _TOLD or str(name) in TOLD):
            yield "/".join(here)
        elif name in old and name in new:
            yield from _told(old[name], new[name], here)
        elif place == ("components", "examples"):
            yield "/".join(here)


def _named(entries: list[Any]) -> dict[str, Any]:
    return {str(_name_in(each, number)): each for number, each in enumerate(entries)}


def _name_in(each: Any, number: int) -> Any:
    if not isinstance(each, dict):
        return number
    return next((each[word] for word in ("id", "const", "name", "$ref", "fact", "url") if word in each), number)


_TOLD = frozenset(
    (
        "x-provenance",
        "x-trigger",
        "x-meanings",
        "x-sources",
        "x-contradictions",
        "text",
        "value",
        "tags",
        "links",
        "version",
    )
)
