"""Says of two sets that differ what has to be added where, and what has to go."""

from collections.abc import Iterable
from typing import Any


def have_the_same(found: Iterable[Any], wanted: Iterable[Any], place: str, hint: str = "") -> None:
    """Fail unless both have the same elements.

    Args:
        found: what a place has.
        wanted: what it should have.
        place: the file, and the name in it, where they stand.
        hint: how one is added.
    """
    has, should = set(found), set(wanted)
    lines = [f"{place}: add {each}" + (f" ({hint})" if hint else "") for each in sorted(map(str, should - has))]
    lines += [f"{place}: remove {each}" for each in sorted(map(str, has - should))]
    assert not lines, "\n".join(lines)
