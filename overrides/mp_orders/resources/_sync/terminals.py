# Written from its async twin by `make generate`. Do not edit.
"""Point terminals, and whether they take orders."""

from collections.abc import Mapping
from datetime import timedelta

from attrs import field, frozen
from mp_orders_generated.models import TerminalsPage, TerminalsUpdated

from mp_orders.operations import LIST_TERMINALS, UPDATE_TERMINALS
from mp_orders.sender import Sender


@frozen
class Terminals:
    """Point terminals, and whether they take orders."""

    _sender: Sender = field(repr=False)

    def list(
        self,
        *,
        limit: int | None = None,
        offset: int | None = None,
        store_id: str | None = None,
        pos_id: int | None = None,
        deadline: float | timedelta | None = None,
    ) -> TerminalsPage:
        """The terminals of the account, a page of them.

        Args:
            limit: How many at most, 1 to 50; 50 unless it is said.
            offset: How many come before them.
            store_id: Only those at this store.
            pos_id: Only those at this point of sale.
            deadline: Seconds, or a timedelta, for this call in place of the client's.

        Returns:
            The terminals in `data.terminals`; how many there are in `paging.total`.

        Raises:
            BadRequest: the API does not take a parameter.
        """
        given = {"limit": limit, "offset": offset, "store_id": store_id, "pos_id": pos_id}
        query = {name: value for name, value in given.items() if value is not None}
        return self._sender.send(LIST_TERMINALS, deadline, **query)

    def update(self, modes: Mapping[str, str], *, deadline: float | timedelta | None = None) -> TerminalsUpdated:
        """Change how terminals work; all of them, or none.

        Args:
            modes: By the id of the terminal, PDV (it takes orders) or STANDALONE. A terminal needs a restart for it.
            deadline: Seconds, or a timedelta, for this call in place of the client's.

        Raises:
            TypeError: modes is no mapping.
            TerminalNotFound: this account has no such terminal.
            Forbidden: its model is not integrated (terminal_not_allowed_action), or it stands at no point of sale
                (store_pos_not_found).
            ApiError: 412, another terminal of its point of sale is in the mode PDV.
        """
        if not isinstance(modes, Mapping):
            raise TypeError(f"modes is a mapping from terminals to modes, not {type(modes).__name__}")
        terminals = [{"id": terminal, "operating_mode": mode} for terminal, mode in modes.items()]
        return self._sender.send(UPDATE_TERMINALS, deadline, body={"terminals": terminals})
