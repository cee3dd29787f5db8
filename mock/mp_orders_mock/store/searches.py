"""Finds documents by the columns that follow from them: one page, and how many there are in all."""

import functools
from collections.abc import Mapping
from typing import Any

import sqlalchemy as sa
from attrs import field, frozen
from sqlalchemy import bindparam

from mp_orders_mock.store.databases import Execute
from mp_orders_mock.store.search_columns import BETWEEN


@frozen
class Search:
    """What is asked for, of one account.

    Attributes:
        user_id: whose.
        equal: the value of a column.
        listed: a value among those that a column lists.
        since, until: bounds of a column, both included.
        sort: the column by which the page is sorted; ids decide between equals.
        descending: whether the largest come first.
        limit: how many a page has at most.
        offset: how many stand before it.
    """

    user_id: int
    sort: str
    limit: int
    offset: int
    descending: bool = False
    equal: Mapping[str, str] = field(factory=dict)
    listed: Mapping[str, str] = field(factory=dict)
    since: Mapping[str, int] = field(factory=dict)
    until: Mapping[str, int] = field(factory=dict)

    def values(self) -> dict[str, Any]:
        """What is bound in the statements."""
        return {
            "u": self.user_id,
            **{f"is_{name}": value for name, value in self.equal.items()},
            **{f"has_{name}": f"{BETWEEN}{value}{BETWEEN}" for name, value in self.listed.items()},
            **{f"since_{name}": value for name, value in self.since.items()},
            **{f"until_{name}": value for name, value in self.until.items()},
        }


def find(execute: Execute, table: sa.Table, search: Search) -> tuple[list[bytes], int]:
    """The documents of the page, and how many there are in all."""
    names = (tuple(search.equal), tuple(search.listed), tuple(search.since), tuple(search.until))
    count, page = _statements(table, *names, search.sort, descending=search.descending)
    values = search.values()
    if any(isinstance(value, str) and "\0" in value for value in values.values()):
        return [], 0  # PostgreSQL has no such text, and no order either
    total = int(execute(count, values).fetchone()[0])
    if search.offset >= total:
        return [], total
    rows = execute(page, {**values, "most": search.limit, "skip": search.offset}).fetchall()
    return [row[0] for row in rows], total


@functools.lru_cache(maxsize=1024)
def _statements(
    table: sa.Table,
    equal: tuple[str, ...],
    listed: tuple[str, ...],
    since: tuple[str, ...],
    until: tuple[str, ...],
    sort: str,
    *,
    descending: bool,
) -> tuple[sa.Select[Any], sa.Select[Any]]:
    """The statements of all searches for the same columns."""
    columns = table.columns
    where = [
        columns.user_id == bindparam("u"),
        *(columns[name] == bindparam(f"is_{name}") for name in equal),
        *(
            sa.func.replace(columns[name], bindparam(f"has_{name}"), sa.literal_column("''")) != columns[name]
            for name in listed
        ),
        *(columns[name] >= bindparam(f"since_{name}") for name in since),
        *(columns[name] <= bindparam(f"until_{name}") for name in until),
    ]
    order = [columns[sort], columns.id]
    page = sa.select(columns.document).where(*where)
    page = page.order_by(*(each.desc() if descending else each for each in order))
    page = page.limit(bindparam("most")).offset(bindparam("skip"))
    return sa.select(sa.func.count()).select_from(table).where(*where), page
