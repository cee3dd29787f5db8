"""Lists of terminals: whose, which page, and where they stand."""

from mp_orders_contract.operation_kit import OperationKit, register
from mp_orders_contract.operations.terminals import at_a_pos, known, new_pos, shown
from mp_orders_contract.probe import Probe
from mp_orders_contract.rule import triggers, x_rule
from mp_orders_contract.severity import Severity

SIZE = 2

register(
    OperationKit(
        "list_terminals", valid=lambda probe: probe.call("list_terminals", query={}), refuses_beyond_schema=True
    )
)


@x_rule("terminals-are-listed")
def terminals_are_listed(probe: Probe) -> None:
    for each in shown(probe):
        probe.require(bool(each.get("operating_mode")), f"the terminal {each['id']} has no mode")


@x_rule("terminals-own-only", Severity.LEAK)
def terminals_own_only(probe: Probe) -> None:
    mine = known(probe)
    probe.require(mine in [each["id"] for each in shown(probe)], "a terminal of the account is not listed")
    others = [each["id"] for each in shown(probe, token=probe.second)]
    probe.require(mine not in others, "a terminal of another account is listed")


@x_rule("terminals-pages")
def terminals_pages(probe: Probe) -> None:
    pos_id = new_pos(probe)
    there = {"pos_id": str(pos_id), "limit": str(SIZE)}
    made = sorted(at_a_pos(probe, pos_id) for _ in range(SIZE + 1))
    page = probe.expect(probe.send(probe.call("list_terminals", query=there)), 200)
    probe.require(len(page["data"]["terminals"]) <= SIZE, f"a page of {SIZE} has {len(page['data']['terminals'])}")
    found = sorted(each["id"] for each in shown(probe, there))
    probe.require(found == made, f"the pages have {found}, not each of {made} once")


@triggers("list_terminals", "property_value")
def odd_parameters(probe: Probe) -> None:
    for query in ({"limit": "51"}, {"limit": "0"}, {"limit": "many"}, {"offset": "-1"}, {"pos_id": "CAJA1"}):
        probe.expect(probe.send(probe.call("list_terminals", query=query)), 400, "property_value")


@x_rule("terminals-filters")
def terminals_filters(probe: Probe) -> None:
    pos_id = new_pos(probe)
    there, elsewhere = at_a_pos(probe, pos_id), at_a_pos(probe)
    for name in ("pos_id", "store_id"):
        found = [each["id"] for each in shown(probe, {name: str(pos_id)})]
        probe.require(found == [there], f"with {name} {found} are listed, not {there} alone and not {elsewhere}")
