"""Where things stand in openapi.yaml, by line."""

import functools
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import yaml

from mp_orders_spec import yaml_text
from mp_orders_spec.contract import spec_path


def line_of(place: Sequence[str | int], path: Path | None = None) -> int:
    """The line of what a JSON Pointer names, or of the last part of the way to it that is there.

    Args:
        place: the parts of the pointer.
        path: of the contract; by default that of the package.
    """
    node = _root(path or spec_path())
    line = 1
    for part in place:
        found = _child(node, part)
        if found is None:
            break
        line, node = found
    return line


def _child(node: Any, part: str | int) -> tuple[int, Any] | None:
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            if key.value == str(part):
                return key.start_mark.line + 1, value
    elif isinstance(node, yaml.SequenceNode) and isinstance(part, int) and part < len(node.value):
        return node.value[part].start_mark.line + 1, node.value[part]
    return None


@functools.cache
def _root(path: Path) -> Any:
    return yaml.compose(path.read_bytes(), Loader=yaml_text.SafeLoader)
