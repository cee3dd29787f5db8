"""The test client for rules: requests, expectations, terminals, a second account."""

import time
import uuid
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager, suppress
from typing import Any, TypeAlias

from attrs import define, field
from mp_orders_spec import operations

from mp_orders_contract.calls import Calls
from mp_orders_contract.capabilities import TargetCapabilities
from mp_orders_contract.controls import ControlError, Controls
from mp_orders_contract.exchange import Exchange
from mp_orders_contract.keys import is_locked
from mp_orders_contract.rule import Blocked, RuleViolation, Skipped
from mp_orders_contract.sample_bodies import MERCHANT, ONLINE, POINT, POINT_2024, QR, changed, reference
from mp_orders_contract.session import Call, fresh_key

Case: TypeAlias = Callable[[], object]

UNKNOWN_ORDER = "ORD0000ABCD222233334444555566"
FREE_TERMINALS = "PAX_A910__KIT"
POINT_ORDERS, QR_ORDERS = "Point orders", "QR orders"
"""Kinds of orders that an implementation may not have."""
SAMPLE_POS = "STORE001POS001"
SIMULATED_WITHIN_S = 40


@define
class Probe(Calls):
    """One try of one rule.

    Attributes:
        capabilities: what is known of the target.
        alone: whether no other rule is being tried, so that the clock, sites and errors may be set.
        exchanges: what was sent and answered; within `each`, for the case alone.
        requests: how many there were.
    """

    capabilities: TargetCapabilities
    alone: bool = True
    exchanges: list[Exchange] = field(factory=list)
    requests: int = 0
    _waiting: list[str] = field(factory=list)
    _held: bool = False

    # Requests

    def send(self, call: Call) -> Exchange:
        """Send a request.

        Raises:
            Blocked: its operation is not there.
        """
        self._require_there(call)
        return self._keep(self.capabilities.session.send(call))

    def send_together(self, calls: Sequence[Call]) -> list[Exchange]:
        """Send requests at the same moment.

        Raises:
            Blocked: an operation is not there.
        """
        for each in calls:
            self._require_there(each)
        return [self._keep(each) for each in self.capabilities.session.send_together(calls)]

    def call(self, name: str, **more: Any) -> Call:
        """A request that is not sent yet: as the first account and, where the operation has keys, under a fresh one.

        Args:
            name: the operationId.
            **more: parameters of its path by name; the rest as for `Call`.
        """
        operation = operations()[name]
        parameters = {each.name: more.pop(each.name) for each in operation.parameters_in("path") if each.name in more}
        token, key = self.capabilities.target.access_token, fresh_key() if operation.keyed else None
        return Call(operation, parameters, **{"token": token, "key": key, **more})

    # Whole steps

    def created(self, body: Any, **more: Any) -> dict[str, Any]:
        """Create an order that must be taken; gives it."""
        return dict(self.expect(self.create(body, **more), 201))

    def created_merchant(self, body: Any, **more: Any) -> dict[str, Any]:
        """Create a merchant order that must be taken; gives it."""
        return dict(self.expect(self.create_merchant(body, **more), 201))

    def canceled(self, order_id: str, **more: Any) -> dict[str, Any]:
        """Cancel an order, which must be possible; gives it."""
        return dict(self.expect(self.cancel(order_id, **more), 200))

    def in_the_end(self, order_id: str, status: str) -> dict[str, Any]:
        """Get an order that must have this status; gives it."""
        order = self.read(order_id)
        self.require(order["status"] == status, f"the order is {order['status']}, not {status}")
        return order

    def one_of(self, calls: Sequence[Call], status: int, *codes: str) -> None:
        """Send calls at the same moment under keys of their own: one is done, the others are refused like this.

        Raises:
            RuleViolation: none or several are done, or one is refused with another status or, if some are named, code.
        """
        made = self.exchanges[-1:]
        answers = self.send_together(calls)
        done = [answer for answer in answers if answer.status == operations()[answer.operation].success]
        self.require(len(done) == 1, f"{len(done)} of {len(calls)} were done", *made, *answers[:2])
        for answer in answers:
            late = answer.status == status and (not codes or answer.code in codes)
            told = answer in done or late or is_locked(answer)
            self.require(told, f"one that came too late got {answer.summary}", *made, answer)

    def read(self, order_id: str) -> dict[str, Any]:
        """Get an order that must be there."""
        return dict(self.expect(self.get(order_id), 200))

    def read_merchant(self, order_id: int) -> dict[str, Any]:
        """Get a merchant order that must be there."""
        return dict(self.expect(self.get_merchant(order_id), 200))

    def made_at_once(self, create: Callable[["Probe"], Call], read: Callable[[Any], dict[str, Any]]) -> None:
        """Create several at the same moment: all are made, each with its own reference.

        Raises:
            RuleViolation: they are not.
        """
        for _ in range(self.capabilities.rounds):
            calls = [create(self) for _ in range(AT_ONCE)]
            answers = self.send_together(calls)
            orders = [self.expect(answer, 201) for answer in answers]
            self.require(len({order["id"] for order in orders}) == AT_ONCE, "two of them have one id", *answers[:2])
            for call, order in zip(calls, orders, strict=True):
                kept = read(order["id"]).get("external_reference")
                self.require(kept == call.body["external_reference"], "one has the reference of another")

    # Expectations

    def expect(self, exchange: Exchange, status: int, *codes: str) -> Any:
        """The answer, which must have this status and, if some are named, one of these codes.

        Raises:
            RuleViolation: it has not.
        """
        wanted = f"{status} with code {' or '.join(codes)}" if codes else str(status)
        right = exchange.status == status and (not codes or exchange.code in codes)
        got = exchange.summary
        if codes and exchange.status == status and exchange.code is None:
            got += f" without a code: {exchange.beginning or 'no body'}"
        if not right:
            raise RuleViolation(f"expected {wanted}, got {got}", *self._up_to(exchange), wanted=wanted)
        wanted_names = operations()[exchange.operation].answer if status < 300 else None
        if wanted_names is not None:
            lacks = sorted(wanted_names - set(exchange.json if isinstance(exchange.json, dict) else ()))
            if lacks:
                message = f"the answer has no {', '.join(lacks)}"
                raise RuleViolation(message, *self._up_to(exchange), wanted=f"{status} with {', '.join(lacks)}")
        return exchange.json

    def require(self, fact: bool, otherwise: str, *exchanges: Exchange) -> None:
        """Go on if it is a fact.

        Raises:
            RuleViolation: it is not; shows these exchanges, or else the last ones.
        """
        if not fact:
            raise RuleViolation(otherwise, *(exchanges or self.exchanges[-SHOWN:]))

    @contextmanager
    def unchanged(self, read: Callable[[], object] | None) -> Iterator[None]:
        """Within this, what is read stays as it is; nothing is read where there is nothing to.

        Raises:
            RuleViolation: it does not.
        """
        before = read() if read else None
        yield
        after = read() if read else None
        self.require(after == before, f"a request that must do nothing did its work: {before!r} became {after!r}")

    def order_unchanged(self, order_id: str) -> AbstractContextManager[None]:
        """Within this, an order stays as it reads; see `unchanged`."""
        return self.unchanged(lambda: self.read(order_id))

    def each(self, cases: Sequence[tuple[str, Case]]) -> None:
        """Try several cases, all of them, whatever comes of the first.

        Raises:
            RuleViolation: names those that went wrong.
        """
        wrong, before = [], self.exchanges
        for name, case in cases:
            self.exchanges = before[-BEFORE:]
            try:
                case()
            except RuleViolation as error:
                wrong.append(RuleViolation(f"{name}: {error}", *error.exchanges, wanted=error.wanted))
        self.exchanges = before
        if wrong:
            shown, more = wrong[:SHOWN], wrong[SHOWN:]
            shown += [RuleViolation(f"and {len(more)} more, such as {more[0]}")] if more else []
            raise RuleViolation(f"{len(wrong)} of {len(cases)} cases went wrong", parts=shown)

    def _up_to(self, exchange: Exchange) -> list[Exchange]:
        """The last exchanges up to this one, which are needed to see it again."""
        place = next((number for number, each in enumerate(self.exchanges) if each is exchange), 0)
        return self.exchanges[: place + 1][-SHOWN:] or [exchange]

    # What is not always there

    @property
    def second(self) -> str:
        """The token of the second account.

        Raises:
            Skipped: there is none.
        """
        if self.capabilities.no_second or self.capabilities.target.second_token is None:
            raise Skipped(self.capabilities.no_second)
        return self.capabilities.target.second_token

    @property
    def controls(self) -> Controls:
        """The control API.

        Raises:
            Skipped: there is none.
        """
        if self.capabilities.controls is None:
            raise Skipped("needs --control, the control API of an mp-orders-mock")
        return self.capabilities.controls

    def time_travel(self) -> AbstractContextManager[Callable[[str], None]]:
        """Give what lets a duration (ISO 8601) pass; the clock is put back at the end. For a rule that is alone."""
        return self._controls_alone().time_travel()

    def order_error(self, operation: str, status: int, code: str) -> None:
        """Let the next call of an operation be refused. For a rule that is alone."""
        self._controls_alone().error(operation, status, code)

    def _controls_alone(self) -> Controls:
        controls = self.controls
        if not self.alone:
            raise RuntimeError("this rule changes what others rely on: say alone=True where it is added")
        return controls

    def on_site(self, site_id: str) -> AbstractContextManager[None]:
        """Within this, the first account is on another site. For a rule that is alone.

        Raises:
            Skipped: nothing can move it.
        """
        if self.capabilities.user_id is None:
            raise Skipped("the number of the account is not known")
        return self._controls_alone().on_site(self.capabilities.user_id, site_id)

    def terminal(self) -> str:
        """A terminal of the first account that is free.

        Raises:
            Skipped: there is none.
        """
        self._require_kind(POINT_ORDERS)
        if self.capabilities.no_terminal:
            raise Skipped(self.capabilities.no_terminal)
        if self.capabilities.any_terminal:
            return f"{FREE_TERMINALS}{uuid.uuid4().hex[:16]}"
        if not self._held:
            self._held = self.capabilities.terminal_in_use.acquire()
        self.free_terminals()
        return self.capabilities.target.terminals[0]

    @property
    def point_forms(self) -> list[Callable[[str], dict[str, Any]]]:
        """Ways to make the body of a Point order for a terminal; none where no terminal takes one."""
        return [] if self.capabilities.no_terminal else [self.point, self.point_2024]

    def end(self) -> None:
        """Leave terminals free, for this try and for others."""
        try:
            with suppress(Skipped):  # the next rule says so
                self.free_terminals()
        finally:
            if self._held:
                self._held = False
                self.capabilities.terminal_in_use.release()

    def free_terminals(self) -> None:
        """Cancel the orders that this try left waiting, where terminals are few."""
        while self._waiting:
            order_id = self._waiting.pop()
            if self.cancel(order_id).status != 409:
                continue
            if self.capabilities.controls:
                with suppress(ControlError):  # it has ended already
                    self.capabilities.controls.event(order_id, "cancel")
            else:
                self._ended(order_id)

    def _ended(self, order_id: str) -> None:
        """Wait until a Point order on its way to a simulated status is there."""
        end = time.monotonic() + SIMULATED_WITHIN_S
        while time.monotonic() < end and self.read(order_id)["status"] in ("created", "at_terminal"):
            time.sleep(0.25)

    # Bodies

    def online(self, changes: dict[str, Any] | None = None, **more: Any) -> dict[str, Any]:
        """An online order that is paid at once, with its payer a test user, and changes by dotted path."""
        body = changed(changed(ONLINE, external_reference=reference()), changes, **more)
        if body.get("items") == ONLINE["items"] and "total_amount" in body:  # the live API compares their sum with it
            body["items"][0]["unit_price"] = body["total_amount"]
        return body

    def point(self, terminal: str, changes: dict[str, Any] | None = None, **more: Any) -> dict[str, Any]:
        """A Point order in the form of today."""
        body = changed(POINT, {"external_reference": reference(), "config.point.terminal_id": terminal})
        return changed(body, changes, **more)

    def point_2024(self, terminal: str, changes: dict[str, Any] | None = None, **more: Any) -> dict[str, Any]:
        """A Point order in the form of 2024."""
        body = changed(POINT_2024, {"external_reference": reference(), "type_config.terminal_id": terminal})
        return changed(body, changes, **more)

    def qr(self, changes: dict[str, Any] | None = None, **more: Any) -> dict[str, Any]:
        """A QR order with a code of its own, at the point of sale of the account.

        Raises:
            Skipped: there is none.
        """
        self._require_kind(QR_ORDERS)
        if self.capabilities.no_pos:
            raise Skipped(self.capabilities.no_pos)
        pos = self.capabilities.target.pos or SAMPLE_POS
        body = changed(QR, {"external_reference": reference(), "config.qr.external_pos_id": pos})
        return changed(body, changes, **more)

    def merchant(self, changes: dict[str, Any] | None = None, **more: Any) -> dict[str, Any]:
        """A merchant order with one item."""
        return changed(changed(MERCHANT, external_reference=reference()), changes, **more)

    def _require_there(self, call: Call) -> None:
        if call.operation.id in self.capabilities.missing:
            raise Blocked(call.operation.id)

    def _require_kind(self, kind: str) -> None:
        if kind in self.capabilities.missing:
            raise Blocked(kind)

    def _keep(self, exchange: Exchange) -> Exchange:
        self.requests += 1
        self.exchanges.append(exchange)
        order = exchange.json
        created = exchange.operation == "create_order" and exchange.status == 201 and isinstance(order, dict)
        if created and order.get("type") == "point" and not self.capabilities.any_terminal:
            self._waiting.append(str(order.get("id")))
        return exchange


AT_ONCE = 6
BEFORE = 2
"""How many exchanges before the first of several cases belong to each of them."""
SHOWN = 6
"""How many exchanges, and how many cases, a finding shows."""
