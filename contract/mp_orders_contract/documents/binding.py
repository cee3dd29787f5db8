"""Finds the level of fields that a table shows without levels."""

from collections.abc import Collection

from attrs import evolve

from mp_orders_contract.documents.page import Field

CONTAINERS = ("object", "array")


def bound(fields: tuple[Field, ...], names: Collection[str]) -> tuple[Field, ...]:
    """The fields with their whole names: below an object stand its properties, by what the contract knows of it.

    Args:
        fields: in the order of the page.
        names: of the properties of the contract, with dots.
    """
    found: list[Field] = []
    above = ""
    for number, field in enumerate(fields):
        inside = f"{above}.{field.name}" if above else field.name
        if above and inside not in names and (field.name in names or not _goes_on(fields[number + 1 :], above, names)):
            above, inside = "", field.name
        found.append(evolve(field, name=inside))
        if field.type in CONTAINERS and any(name.startswith(f"{inside}.") for name in names):
            above = inside
    return tuple(found)


def _goes_on(rest: tuple[Field, ...], above: str, names: Collection[str]) -> bool:
    """Whether the next field that the contract knows at all is still below the same object."""
    for field in rest:
        if f"{above}.{field.name}" in names:
            return True
        if field.name in names:
            return False
    return False
