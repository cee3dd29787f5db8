"""Finds the operations that an implementation plainly does not have, with a few requests."""

from attrs import evolve
from mp_orders_spec import operations

from mp_orders_contract.exchange import Exchange
from mp_orders_contract.operation_kit import OperationKit, kits
from mp_orders_contract.probe import Probe
from mp_orders_contract.session import Call

NO_SUCH_METHOD = (405, 501)
NO_SUCH_PATH = (403, 404)
"""With a code of the contract, these are answers of the operation; without, of a server that does not know it."""


def find_missing(probe: Probe) -> None:
    """Note the operations that are not there, and how that shows: one request for each that is, two for the others."""
    missing = probe.capabilities.missing
    for name, kit in kits().items():
        exchange = probe.send(kit.about_nothing(probe))
        if is_of_nobody(exchange) and _has_no_valid_call(probe, kit, exchange):
            missing[name] = f"it answers {exchange.status} to everything"


def _has_no_valid_call(probe: Probe, kit: OperationKit, first: Exchange) -> bool:
    """Whether a valid call is answered like one about nothing or, where none can be made, one to an invented path."""
    try:
        return is_of_nobody(probe.send(kit.valid(probe)))
    except Exception:  # of whatever kind: an answer may lack what the next request is made of, and rules say so
        invented = probe.send(_to_an_invented_path(kit.about_nothing(probe)))
        media = [each.answer_headers.get("content-type") for each in (first, invented)]
        return first.status == invented.status and media[0] == media[1]


def _to_an_invented_path(call: Call) -> Call:
    return evolve(call, operation=evolve(call.operation, path=f"{call.operation.path}/kit-invented"), recorded=False)


def is_of_nobody(exchange: Exchange) -> bool:
    """Whether this is how a server answers that does not know the operation."""
    if exchange.status in NO_SUCH_METHOD:
        return True
    codes = {(each.status, each.code) for each in operations()[exchange.operation].codes.values()}
    return exchange.status in NO_SUCH_PATH and (exchange.status, exchange.code) not in codes
