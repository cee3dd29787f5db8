"""Change how terminals work: integrated, or by themselves."""

from typing import Any

from mp_orders_mock.domain import terminals
from mp_orders_mock.domain.orders import PDV
from mp_orders_mock.domain.refusals import refused
from mp_orders_mock.json_text import dumps
from mp_orders_mock.operations.call import Answer, Call
from mp_orders_mock.operations.context import Context
from mp_orders_mock.operations.registry import operation


@operation("update_terminals", unreadable="invalid_payload")
def update_terminals(call: Call, context: Context) -> Answer:
    """The terminals with their modes. All are changed, those that leave a point of sale first, or none."""
    terminals.check_site(context.account.site_id)
    wanted: list[dict[str, Any]] = call.body["terminals"]
    names = [each["id"] for each in wanted]
    if len(set(names)) < len(names):
        raise refused("property_value", "$.terminals", "a terminal is named twice")
    context.transaction.lock("terminals", context.account.user_id)
    for number, each in sorted(enumerate(wanted), key=lambda pair: pair[1]["operating_mode"] == PDV):
        _set_mode(context, f"$.terminals[{number}].id", each["id"], each["operating_mode"])
    return Answer(200, dumps({"terminals": wanted}))


def _set_mode(context: Context, place: str, terminal_id: str, mode: str) -> None:
    terminal = context.transaction.terminal(terminal_id)
    if terminal is None or terminal.user_id != context.account.user_id:
        raise terminals.unknown(place)
    if terminal.operating_mode == mode:
        return
    has_pos = terminal.pos_id is not None
    terminals.check_mode(place, terminal_id, mode, site_id=context.account.site_id, has_pos=has_pos)
    if mode == PDV:
        mine = context.transaction.terminals_of(terminal.user_id)
        if any(each.pos_id == terminal.pos_id and each.operating_mode == PDV for each in mine):
            raise terminals.taken(place)
    context.transaction.set_operating_mode(terminal_id, mode)
