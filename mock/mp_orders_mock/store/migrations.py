"""Brings the tables of an older version to this one, step by step, in the transaction that opens the store."""

from collections.abc import Mapping, Sequence

from sqlalchemy.schema import CreateIndex, ExecutableDDLElement

from mp_orders_mock.store.databases import Execute
from mp_orders_mock.store.errors import StoreError
from mp_orders_mock.store.tables import VERSION, metadata, orders_that_expire

MIGRATIONS: Mapping[int, Sequence[ExecutableDDLElement]] = {
    2: (CreateIndex(orders_that_expire),),  # so that orders are found when they are due
}
"""By the version that they lead to."""


def migrate(execute: Execute, version: int) -> None:
    """Bring tables of this version to the current one.

    Raises:
        StoreError: they are newer than this program.
    """
    if not 1 <= version <= VERSION:
        raise StoreError(f"the store has tables of version {version}, and this program knows {VERSION}; use a new one")
    for step in range(version + 1, VERSION + 1):
        for statement in MIGRATIONS[step]:
            execute(statement, {})


def missing_columns(present: Mapping[str, set[str]]) -> list[str]:
    """The tables and columns that a store of this version would have, and this one lacks."""
    found = []
    for name, table in metadata.tables.items():
        if name not in present:
            found.append(name)
        else:
            found += [f"{name}.{column.name}" for column in table.columns if column.name not in present[name]]
    return sorted(found)
