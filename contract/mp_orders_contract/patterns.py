"""Texts at, and one past, the bounds of a pattern: of each repeat and each class of characters.

Reads the tree of Python's own parser (`re._parser`, there since 3.11 and private), since no public one gives it.
"""

import re._parser  # type: ignore[import-not-found]
from collections.abc import Sequence
from itertools import chain
from typing import Any

UNBOUNDED = re._parser.MAXREPEAT


def pattern_texts(pattern: str, longest: int) -> list[str]:
    """Texts around the bounds of a pattern and of the length beside it.

    Args:
        pattern: a regular expression of anchors, characters, classes, groups, alternatives and repeats.
        longest: the maxLength that stands beside it; repeats without an end of their own go to it and one past.

    Raises:
        ValueError: the pattern is made of something else.
    """
    tree = re._parser.parse(pattern)
    found = _sequence(tree, longest)
    for over in sorted({len(each) - longest for each in found if len(each) > longest}):
        found += [each for each in _sequence(tree, longest - over) if longest <= len(each) <= longest + 1]
    full = _longest(tree, longest)
    return list(dict.fromkeys([*found, full, full + full[-1:]]))


def _longest(nodes: Any, longest: int) -> str:
    """A text with every repeat at its upper bound."""
    found = ""
    for kind, argument in nodes:
        match str(kind):
            case "MAX_REPEAT":
                least, most, inner = argument
                found += _longest(inner, longest) * (max(longest, least) if most == UNBOUNDED else most)
            case "SUBPATTERN":
                found += _longest(argument[-1], longest)
            case "BRANCH":
                found += max((_longest(each, longest) for each in argument[1]), key=len)
            case node:
                found += _node(node, argument, longest)[0]
    return found


def _sequence(nodes: Any, longest: int) -> list[str]:
    """The plain text of a sequence, and texts that differ from it in one node."""
    parts = [_node(str(kind), argument, longest) for kind, argument in nodes]
    plain = [part[0] for part in parts]
    others = (
        "".join([*plain[:place], text, *plain[place + 1 :]]) for place, part in enumerate(parts) for text in part[1:]
    )
    return ["".join(plain), *others]


def _node(kind: str, argument: Any, longest: int) -> list[str]:
    match kind:
        case "AT":
            return [""]
        case "LITERAL":
            return [chr(argument)]
        case "NOT_LITERAL":
            return ["x", chr(argument)]
        case "IN":
            return _class(argument)
        case "SUBPATTERN":
            return _sequence(argument[-1], longest)
        case "BRANCH":
            return list(chain.from_iterable(_sequence(each, longest) for each in argument[1]))
        case "MAX_REPEAT":
            least, most, nodes = argument
            return _repeat(least, most, nodes, longest)
    raise ValueError(f"{kind} is nothing that patterns of this contract are made of")


def _class(members: Sequence[tuple[Any, Any]]) -> list[str]:
    """The first character of a class, the last, and the neighbour of the first range that is outside."""
    spans = [argument if str(kind) == "RANGE" else (argument, argument) for kind, argument in members]
    inside = {code for low, high in spans for code in range(low, high + 1)}
    outside = [code for low, high in spans for code in (low - 1, high + 1) if code not in inside]
    return [chr(spans[0][0]), chr(spans[-1][1]), *(chr(code) for code in outside[:1])]


def _repeat(least: int, most: int, nodes: Any, longest: int) -> list[str]:
    """What is repeated once or as often as it must be; then at each bound and one past; then with other parts."""
    most = max(longest, least) if most == UNBOUNDED else most
    plain, *others = _sequence(nodes, longest)
    count = max(least, min(1, most))
    counts = [count, *(each for each in (least - 1, least, most, most + 1) if each >= 0 and each != count)]
    return [*(plain * each for each in counts), *(text + plain * (count - 1) for text in others if count)]
