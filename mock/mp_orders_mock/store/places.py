"""Where orders are paid in person: terminals and points of sale, of which a transaction asks the store."""

import sqlalchemy as sa
from attrs import asdict
from sqlalchemy import bindparam

from mp_orders_mock.store.databases import Execute
from mp_orders_mock.store.rows import PointOfSaleRow, TerminalRow
from mp_orders_mock.store.tables import points_of_sale, terminals

_TERMINAL = sa.select(
    *(terminals.c[name] for name in ("terminal_id", "user_id", "operating_mode", "pos_id")),
    points_of_sale.c.external_id,
    points_of_sale.c.store_id,
).select_from(terminals.outerjoin(points_of_sale, terminals.c.pos_id == points_of_sale.c.pos_id))
SELECT_TERMINAL = _TERMINAL.where(terminals.c.terminal_id == bindparam("t"))
SELECT_TERMINALS = _TERMINAL.where(terminals.c.user_id == bindparam("u")).order_by(terminals.c.terminal_id)
DELETE_TERMINAL = sa.delete(terminals).where(terminals.c.terminal_id == bindparam("t"))
INSERT_TERMINAL = sa.insert(terminals)
UPDATE_MODE = (
    sa.update(terminals).where(terminals.c.terminal_id == bindparam("t")).values(operating_mode=bindparam("mode"))
)
SELECT_POS = sa.select(
    sa.exists().where(points_of_sale.c.user_id == bindparam("u"), points_of_sale.c.external_id == bindparam("e"))
)
DELETE_POS = sa.delete(points_of_sale).where(points_of_sale.c.pos_id == bindparam("p"))
INSERT_POS = sa.insert(points_of_sale)
SELECT_POS_OWNER = sa.select(points_of_sale.c.user_id).where(points_of_sale.c.pos_id == bindparam("p"))


class Places:
    """The terminals and points of sale of all accounts, in one transaction."""

    __slots__ = ("_execute",)

    def __init__(self, execute: Execute) -> None:
        self._execute = execute

    def terminal(self, terminal_id: str) -> TerminalRow | None:
        """A terminal that has an owner."""
        row = self._execute(SELECT_TERMINAL, {"t": terminal_id}).fetchone()
        return TerminalRow(*row) if row else None

    def terminals_of(self, user_id: int) -> list[TerminalRow]:
        """The terminals of an account, by their names."""
        return [TerminalRow(*row) for row in self._execute(SELECT_TERMINALS, {"u": user_id}).fetchall()]

    def put_terminal(self, terminal_id: str, user_id: int, mode: str = "PDV", pos_id: int | None = None) -> None:
        """Give a terminal to this account, whosever it was, at a point of sale or none."""
        self._execute(DELETE_TERMINAL, {"t": terminal_id})
        self.claim_terminal(terminal_id, user_id, mode, pos_id)

    def claim_terminal(self, terminal_id: str, user_id: int, mode: str = "PDV", pos_id: int | None = None) -> None:
        """Give a terminal without an owner to this account."""
        values = {"terminal_id": terminal_id, "user_id": user_id, "operating_mode": mode, "pos_id": pos_id}
        self._execute(INSERT_TERMINAL, values)

    def set_operating_mode(self, terminal_id: str, mode: str) -> None:
        """Let a terminal work so. At most one terminal of a point of sale is integrated."""
        self._execute(UPDATE_MODE, {"t": terminal_id, "mode": mode})

    def has_point_of_sale(self, user_id: int, external_id: str) -> bool:
        """Whether this account has a point of sale of this name."""
        return bool(self._execute(SELECT_POS, {"u": user_id, "e": external_id}).fetchone()[0])

    def point_of_sale_owner(self, pos_id: int) -> int | None:
        """The account of a point of sale."""
        row = self._execute(SELECT_POS_OWNER, {"p": pos_id}).fetchone()
        return row[0] if row else None

    def put_point_of_sale(self, row: PointOfSaleRow) -> None:
        """Set a point of sale up, or change it."""
        self._execute(DELETE_POS, {"p": row.pos_id})
        self._execute(INSERT_POS, asdict(row))
