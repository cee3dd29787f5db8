"""Reads a successful answer as its model, and forgives what a later API may answer."""

from typing import Any

_REQUIRED = ("id", "status")
"""Of an answer no other field has to be there; both are plain values, which may be null in the generated models."""


def read(model: Any, data: Any) -> Any:
    """The data as the model. A null where the contract has none counts as left out.

    Raises:
        Exception: of whatever kind the generated code raises for another shape.
    """
    if not isinstance(data, dict):
        raise TypeError("not an object")
    try:
        return model.from_dict(data)
    except Exception:
        return model.from_dict(_without_nulls(data))


def _without_nulls(value: Any) -> Any:
    if isinstance(value, dict):
        return {name: _without_nulls(each) for name, each in value.items() if each is not None or name in _REQUIRED}
    return [_without_nulls(each) for each in value if each is not None] if isinstance(value, list) else value
