"""List the terminals of an account."""

from mp_orders_mock.json_text import dumps
from mp_orders_mock.operations.call import Answer, Call
from mp_orders_mock.operations.context import Context
from mp_orders_mock.operations.registry import operation
from mp_orders_mock.store import TerminalRow

MAX = 50


@operation("list_terminals")
def list_terminals(call: Call, context: Context) -> Answer:
    """A page of them, by their names."""
    query = call.query
    found = [each for each in context.transaction.terminals_of(context.account.user_id) if _is_there(each, query)]
    limit, offset = int(query.get("limit", MAX)), int(query.get("offset", 0))
    shown = [_shown(each) for each in found[offset : offset + limit]]
    paging = {"total": len(found), "offset": offset, "limit": limit}
    return Answer(200, dumps({"data": {"terminals": shown}, "paging": paging}))


def _is_there(terminal: TerminalRow, query: dict[str, str]) -> bool:
    places = {"pos_id": terminal.pos_id, "store_id": terminal.store_id}
    return all(query[name] == str(value) for name, value in places.items() if name in query)


def _shown(terminal: TerminalRow) -> dict[str, object]:
    return {
        "id": terminal.terminal_id,
        "pos_id": terminal.pos_id,
        "store_id": terminal.store_id,
        "external_pos_id": terminal.external_pos_id,
        "operating_mode": terminal.operating_mode,
    }
