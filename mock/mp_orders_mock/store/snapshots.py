"""SQLite as it was at one moment, read bit by bit while its one connection goes on writing.

From that moment triggers keep each row as it was before it changed, and the keys of rows that are new. What is read
later is what is there, without those, and with what they keep.
"""

from collections.abc import Iterator
from typing import Any

import sqlalchemy as sa
from attrs import frozen
from sqlalchemy import bindparam

from mp_orders_mock.store.tables import STATE

MOST: sa.BindParameter[int] = bindparam("most")
NONE: sa.ColumnElement[int] = sa.literal_column("0")


@frozen
class Reads:
    """Statements that read whole tables, by the name of the table.

    Attributes:
        first: the first `most` rows, in the order of the key.
        following: the first ones after the key `last_...`.
        count: how many rows there are, about.
    """

    first: dict[str, Any]
    following: dict[str, Any]
    count: dict[str, Any]


def reads_of_now(tables: Iterator[sa.Table]) -> Reads:
    """Of tables as they are."""
    found = Reads({}, {}, {})
    for table in tables:
        keys = list(table.primary_key.columns)
        first = sa.select(table).order_by(*keys).limit(MOST).offset(NONE)
        found.first[table.name] = first
        found.following[table.name] = first.where(_is_after(keys))
        found.count[table.name] = sa.select(sa.func.count()).select_from(table)
    return found


def _is_after(keys: list[Any]) -> sa.ColumnElement[bool]:
    """Whether a row comes after one with this key."""
    return sa.tuple_(*keys) > sa.tuple_(*(bindparam(f"last_{each.name}", type_=each.type) for each in keys))


def _kept(table: sa.Table, kind: str) -> sa.TableClause:
    columns = table.columns if kind == "old" else table.primary_key.columns
    return sa.table(f"{kind}_{table.name}", *(sa.column(each.name, each.type) for each in columns))


def _same(one: Any, other: sa.Table) -> list[sa.ColumnElement[bool]]:
    return [one.c[each.name] == each for each in other.primary_key.columns]


def _as_it_was(table: sa.Table, *, following: bool) -> sa.CompoundSelect[Any]:
    old, new = _kept(table, "old"), _kept(table, "new")
    keys = list(table.primary_key.columns)
    there = sa.select(table).where(*(~sa.exists().where(*_same(each, table)) for each in (old, new)))
    before = sa.select(old)
    if following:
        there = there.where(_is_after(keys))
        before = before.where(_is_after([old.c[each.name] for each in keys]))
    first = there.order_by(*keys).limit(MOST).offset(NONE).subquery()
    both = sa.union_all(sa.select(first), before)
    return both.order_by(*(sa.literal_column(str(each.name)) for each in keys)).limit(MOST).offset(NONE)


def reads_of_snapshot() -> Reads:
    """Of the tables of a state as they were when `BEGIN` was executed."""
    found = reads_of_now(iter(STATE))
    for table in STATE:
        found.first[table.name] = _as_it_was(table, following=False)
        found.following[table.name] = _as_it_was(table, following=True)
    return found


def _begin(table: sa.Table) -> Iterator[str]:
    name, keys = table.name, [str(each.name) for each in table.primary_key.columns]
    same = " AND ".join(f"{key} = OLD.{key}" for key in keys)
    yield f"CREATE TEMP TABLE old_{name} AS SELECT * FROM main.{name} WHERE 0"  # noqa: S608 - of names of ours
    yield f"CREATE TEMP TABLE new_{name} AS SELECT {', '.join(keys)} FROM main.{name} WHERE 0"  # noqa: S608
    for kind in ("old", "new"):
        yield f"CREATE INDEX temp.{kind}_{name}_key ON {kind}_{name} ({', '.join(keys)})"
    values = ", ".join(f"NEW.{key}" for key in keys)
    note = f"INSERT INTO new_{name} VALUES ({values})"  # noqa: S608
    yield f"CREATE TEMP TRIGGER inserted_{name} AFTER INSERT ON main.{name} BEGIN {note}; END"
    is_kept = " OR ".join(f"EXISTS (SELECT 1 FROM {kind}_{name} WHERE {same})" for kind in ("old", "new"))  # noqa: S608
    keep = f"INSERT INTO old_{name} SELECT * FROM {name} WHERE {same} AND NOT ({is_kept})"  # noqa: S608
    for event in ("UPDATE", "DELETE"):
        yield f"CREATE TEMP TRIGGER {event.lower()}d_{name} BEFORE {event} ON main.{name} BEGIN {keep}; END"


def _end(table: sa.Table) -> Iterator[str]:
    for trigger in ("inserted", "updated", "deleted"):
        yield f"DROP TRIGGER IF EXISTS temp.{trigger}_{table.name}"
    for kind in ("old", "new"):
        yield f"DROP TABLE IF EXISTS temp.{kind}_{table.name}"


BEGIN = [statement for table in sorted(STATE, key=str) for statement in _begin(table)]
"""From here on what changes is kept. Executed in one transaction."""
END = [statement for table in sorted(STATE, key=str) for statement in _end(table)]
NOW = reads_of_now(iter(STATE))
SNAPSHOT = reads_of_snapshot()
