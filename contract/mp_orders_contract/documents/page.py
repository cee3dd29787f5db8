"""What a reference page says, whatever its layout."""

from collections import Counter
from collections.abc import Iterator
from typing import TypeAlias

from attrs import frozen

Json: TypeAlias = object
REQUEST_LISTS = frozenset(("header", "path", "query", "body"))
MAX_SHOWN = 4  # fields of a section, before the rest is folded away


@frozen
class Said:
    """A figure or a quoted value in a sentence.

    Attributes:
        text: such as `24 hours`, `64 characters` or `created`: the same in every language.
        is_certain: whether it is meant as such; a name without quotes may be a word of the page alone.
    """

    text: str
    line: int
    is_certain: bool = True


@frozen
class Value:
    """A value that the page lists for a field."""

    text: str
    line: int


@frozen
class Field:
    """A parameter of the request, or a property of the answer.

    Attributes:
        location: header, path, query, body or response.
        name: with dots between levels and without brackets.
        type: string, number, integer, boolean, array or object; None where the layout shows none.
        limit: the greatest length that stands beside the type.
        form: what else stands beside the type, such as `uuid`.
        required: None where the layout does not tell.
        methods: methods for which the page has a remark of its own.
        cut: whether the text of the field is folded away in part.
    """

    location: str
    name: str
    line: int
    type: str | None = None
    limit: int | None = None
    form: str | None = None
    required: bool | None = None
    values: tuple[Value, ...] = ()
    said: tuple[Said, ...] = ()
    methods: tuple[Value, ...] = ()
    cut: bool = False


@frozen
class ErrorCode:
    """An error code, or a meaning without one, under its status.

    Attributes:
        code: empty for a meaning that has none.
    """

    status: int
    code: str
    line: int
    said: tuple[Said, ...] = ()


@frozen
class Status:
    """A heading above error codes."""

    status: int
    line: int


@frozen
class Leaf:
    """A value in a sample.

    Attributes:
        name: with dots between levels, and `[]` or `[1]` for a place in a list.
        value: as JSON has it, without what is inside of an object or a list.
        type: of JSON, with integer and number apart.
        pointer: its place, as JSON Pointer has it.
    """

    name: str
    value: str
    type: str
    line: int
    pointer: tuple[str | int, ...]


@frozen
class Sample:
    """A body that the page shows.

    Attributes:
        kind: request or response.
        value: as plain data; None where it is not JSON.
        error: why it cannot be read.
        is_cut: whether the page ends inside of it.
    """

    kind: str
    line: int
    value: Json
    leaves: tuple[Leaf, ...] = ()
    error: str | None = None
    is_cut: bool = False


@frozen
class Curl:
    """A request that the page shows.

    Attributes:
        headers: names; of Authorization its scheme as well, of Content-Type its value.
        query: names.
    """

    line: int
    address_line: int
    method: str
    host: str
    path: str
    headers: tuple[Value, ...]
    query: tuple[Value, ...]


@frozen
class Shows:
    """What a layout can show; of the rest nothing is concluded.

    Attributes:
        lists: the lists that it has: header, path, query, body, response.
        whole: those of which every field is shown.
        required: the lists whose marks can be believed.
        lists_as_objects: whether samples show a list as the one element of it.
        missing: in words, what it does not show.
    """

    lists: frozenset[str] = frozenset()
    whole: frozenset[str] = frozenset()
    required: frozenset[str] = frozenset()
    lists_as_objects: bool = False
    missing: tuple[str, ...] = ()


@frozen
class Page:
    """A reference page.

    Attributes:
        base: the address that the oldest pages show beside their path.
        marks: how many parameters are marked as required, where the layout has lost their names.
        said: figures and quoted values of its summary.
        cut: whether the page ends before its end, so that what is not there proves nothing.
    """

    layout: str
    language: str
    title: str
    shows: Shows
    method: Value | None = None
    host: str | None = None
    path: Value | None = None
    base: Value | None = None
    said: tuple[Said, ...] = ()
    marks: Value | None = None
    fields: tuple[Field, ...] = ()
    statuses: tuple[Status, ...] = ()
    codes: tuple[ErrorCode, ...] = ()
    curls: tuple[Curl, ...] = ()
    samples: tuple[Sample, ...] = ()
    cut: bool = False
    last_line: int = 0

    @property
    def is_table(self) -> bool:
        """Whether it shows its fields without levels, and only those of the body."""
        return self.layout.endswith(("table", "table)"))

    def numbered_samples(self) -> Iterator[tuple[str, int, Sample]]:
        """Each sample with its name in facts and findings, and its number among those of its kind, from 1."""
        counts: Counter[str] = Counter()
        for sample in self.samples:
            counts[sample.kind] += 1
            number = counts[sample.kind]
            yield f"sample {sample.kind}" if number == 1 else f"sample {sample.kind} {number}", number, sample


@frozen
class Fact:
    """One thing that a page says.

    Attributes:
        kind: operation, header, field, code, value or sample, as they are counted.
        key: what it is about; unique on a page.
        value: what the page says of it.
    """

    kind: str
    key: str
    value: str
    line: int


KINDS = ("operation", "header", "field", "value", "code", "sample")
