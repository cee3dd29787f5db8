"""HTTP: methods, sizes, media types, and bodies that are not JSON."""

from functools import partial

from attrs import evolve
from mp_orders_spec import operations

from mp_orders_contract.boundaries import LARGEST_BODY
from mp_orders_contract.operation_kit import OperationKit
from mp_orders_contract.probe import Probe
from mp_orders_contract.rule import Check

WRONG_METHODS = ("PATCH", "PUT")
WRONG_MEDIA_TYPES = (
    "text/plain",
    "text/json",
    "application/x-www-form-urlencoded",
    "application/xml",
    "application/jsonl",
)
NOT_JSON: dict[str, bytes] = {
    "cut in the middle": b'{"type": "online", "transactions": {"pay',
    "empty": b"",
    "a comma too many": b'{"type": "online",}',
    "two values": b"{} {}",
    "single quotes": b"{'type': 'online'}",
    "NaN": b'{"type": NaN}',
    "not UTF-8": b'{"type": "\xff\xfe"}',
}


def method(kit: OperationKit) -> Check:
    """A method that the path does not have is refused, and those that it has are named."""
    path = operations()[kit.operation].path
    known = {each.method for each in operations().values() if each.path == path}
    wrong = next(each for each in WRONG_METHODS if each not in known)

    def check(probe: Probe) -> None:
        exchange = probe.send(evolve(kit.about_nothing(probe), method=wrong))
        probe.expect(exchange, 405, "method_not_allowed")
        named = {each.strip() for each in exchange.answer_headers.get("allow", "").split(",")}
        probe.require(known <= named and wrong not in named, f"Allow names {sorted(named)}", exchange)

    return check


def size(kit: OperationKit) -> Check:
    """A body of a byte more than is allowed is refused, whether or not a header says how long it is.

    Where no body is read, one of any size may be left unread.
    """

    def check(probe: Probe) -> None:
        def refused(*, chunked: bool) -> None:
            call = evolve(kit.valid(probe), body=b"{}" + b" " * (LARGEST_BODY - 1), chunked=chunked)
            exchange = probe.send(call)
            unread = not call.operation.forms and exchange.status == call.operation.success
            if not unread:
                probe.expect(exchange, 413, "request_too_large")
            probe.free_terminals()

        cases = {"with its length": False, "in chunks": True}
        probe.each([(name, partial(refused, chunked=chunked)) for name, chunked in cases.items()])

    return check


def unreadable(kit: OperationKit) -> Check:
    """A body that is not JSON is refused."""

    def check(probe: Probe) -> None:
        call = kit.valid(probe)

        def refused(body: bytes) -> None:
            exchange = probe.send(evolve(call, body=body))
            probe.expect(exchange, 400, kit.unreadable)

        body = call.operation.body
        optional = body is not None and not body.required
        probe.each([(name, partial(refused, text)) for name, text in NOT_JSON.items() if text or not optional])

    return check


def media_type(kit: OperationKit) -> Check:
    """A body of another media type than JSON is refused."""

    def check(probe: Probe) -> None:
        call = kit.valid(probe)
        if call.body is None:
            call = evolve(call, body=next(iter(kit.forms.values())).start(probe, ()))

        def refused(media: str) -> None:
            exchange = probe.send(evolve(call, headers={"Content-Type": media}))
            probe.expect(exchange, 415, "unsupported_media_type")

        probe.each([(media, partial(refused, media)) for media in WRONG_MEDIA_TYPES])

    return check
