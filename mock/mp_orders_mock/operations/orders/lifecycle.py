"""What orders go through besides the calls of their account: time, terminals, and what happens outside the API."""

from collections.abc import Sequence
from typing import Any

from attrs import evolve, frozen

from mp_orders_mock import ids
from mp_orders_mock.clock import order_time
from mp_orders_mock.dialect import DOCUMENTED, Dialect
from mp_orders_mock.domain import refunds
from mp_orders_mock.domain.orders import PDV, is_shared
from mp_orders_mock.domain.refunds import RefundContext
from mp_orders_mock.domain.refusals import Refused, refused
from mp_orders_mock.domain.simulation import Scheduled
from mp_orders_mock.domain.transitions import (
    EVENTS,
    EXPIRE,
    REFUND,
    WAITING,
    Happening,
    Order,
    apply_event,
    find,
    moved,
)
from mp_orders_mock.store import OrderRow, Transaction

MAX_AT_ONCE = 10
"""So many in one transaction: nobody waits for it longer than some milliseconds."""


@frozen
class Lifecycle:
    """Orders of all accounts, in one transaction."""

    transaction: Transaction
    dialect: Dialect = DOCUMENTED

    def time(self, now_ns: int) -> str:
        """As orders write it."""
        return order_time(now_ns, self.dialect.fraction_digits)

    def current(self, row: OrderRow) -> OrderRow:
        """The order as it is now: what time has done to it is written down, dated with its own moment."""
        if not self._is_due(row.next_ns) and not self._is_due(row.expires_ns):
            return row
        locked = self.transaction.order(row.id, for_change=True) or row
        if self._is_due(locked.next_ns) and not _is_before(locked.expires_ns, locked.next_ns):
            locked = self._next(locked)
        if self._is_due(locked.expires_ns):
            locked = self._expire(locked)
        return self._next(locked) if self._is_due(locked.next_ns) else locked

    def _is_due(self, at_ns: int | None) -> bool:
        return at_ns is not None and at_ns <= self.transaction.now_ns

    def _expire(self, row: OrderRow) -> OrderRow:
        order, at_ns = row.document, row.expires_ns or 0
        transition = find(order, EXPIRE)
        if transition is None:
            return row
        text = self._keep(row, order, moved(order, transition, self.time(at_ns)), EXPIRE, at_ns)
        return row if text is None else evolve(row, text=text)

    def _next(self, row: OrderRow) -> OrderRow:
        """What was to happen to the order, if it still can: it may have ended otherwise by then."""
        order, at_ns, scheduled = row.document, row.next_ns or 0, Scheduled.read(row.next_event)
        row = evolve(row, next_ns=None, next_event="")
        self.transaction.schedule(row.id, None)
        try:
            changed = self._happened(order, scheduled, at_ns)
        except Refused:
            return row
        text = self._keep(row, order, changed, EVENTS.get(scheduled.event, scheduled.event), at_ns)
        return row if text is None else evolve(row, text=text)

    def _happened(self, order: Order, scheduled: Scheduled, at_ns: int) -> Order:
        now = self.time(at_ns)
        if scheduled.event == REFUND:
            return refunds.refund(order, None, RefundContext(now, lambda: ids.refund_id(at_ns), is_over=False))[0]
        happening = Happening(scheduled.event, now, scheduled.status_detail, method=scheduled.method)
        return apply_event(order, happening)

    def schedule(self, row: OrderRow, scheduled: Scheduled) -> None:
        """Let something happen to an order, in place of what was to happen, unless that is a payment under way."""
        if row.next_ns is None or not Scheduled.read(row.next_event).is_payment:
            at_ns = self.transaction.now_ns + scheduled.takes_ns
            self.transaction.schedule(row.id, at_ns, scheduled.written())

    def apply_due(self) -> tuple[int, bool]:
        """Do to orders what time does to them by now, to so many that nobody waits long; returns to how many, and
        whether there may be more.
        """
        now_ns = self.transaction.now_ns
        found = self.transaction.scheduled_orders(now_ns, MAX_AT_ONCE)
        if found:
            scheduled = _together(found)
            for row in scheduled:
                self.current(row)
            return len(scheduled), True
        found = self.transaction.due_orders(now_ns, MAX_AT_ONCE)
        due = _together(found)
        for row in due:
            if self.current(row).document["status"] == row.document["status"]:
                self.transaction.forget_expiry(row.id)  # nothing leads to an end from there, and it would come again
        return len(due), len(due) < len(found) or len(found) == MAX_AT_ONCE

    def apply_event(self, row: OrderRow, event: str, **more: Any) -> bytes:
        """Let something happen to an order outside the API; returns the text of the changed order.

        Args:
            row: of the order.
            event: one of EVENTS.
            **more: status_detail, method and tip_amount, as `Happening` has them.

        Raises:
            Refused: event_not_possible.
        """
        order = self.current(row).document
        now_ns = self.transaction.now_ns
        again = self.dialect.checkout_tries_again
        payment_id = ids.payment_id(now_ns)
        happening = Happening(event, self.time(now_ns), payment_id=payment_id, tried_again=again, **more)
        changed = apply_event(order, happening)
        text = self._keep(row, order, changed, EVENTS[event], now_ns)
        if text is None:
            raise refused("event_not_possible", "$.event", "the order changed meanwhile")
        if changed["status"] not in WAITING:
            self.transaction.schedule(row.id, None)  # what was to happen cannot happen any more
        return text

    def _keep(self, row: OrderRow, before: Order, after: Order, command: str, at_ns: int) -> bytes | None:
        return self.transaction.change_order(
            after, from_status=before["status"], user_id=row.user_id, command=command, at_ns=at_ns
        )

    def take_terminal(self, terminal_id: str, user_id: int) -> None:
        """Make sure that the terminal is this account's and free; one without an owner becomes this account's.

        Raises:
            Refused: it is another account's, or an order waits there.
        """
        self.transaction.lock("terminal", terminal_id)
        terminal = self.transaction.terminal(terminal_id)
        shared = is_shared(terminal_id)
        if terminal and terminal.user_id != user_id and not shared:
            raise refused("forbidden_checking_terminal_owner", rule="terminal-owner")
        if terminal and terminal.operating_mode != PDV and not shared:
            text = f"the terminal works in the mode {terminal.operating_mode}, not in {PDV}"
            raise refused("forbidden_checking_terminal_owner", "", text, rule="terminal-in-pdv-mode")
        waiting = self.transaction.waiting_order(terminal_id)
        if waiting and self.current(waiting).document["status"] in WAITING:
            raise refused(self.dialect.busy_terminal, rule="one-waiting-order")
        if terminal is None and not shared:
            self.transaction.claim_terminal(terminal_id, user_id)


def _together(rows: Sequence[OrderRow]) -> Sequence[OrderRow]:
    """Those that one transaction may change. One that belongs to a merchant order is alone: whoever locks the next
    order after that merchant order may wait for somebody who locks them the other way round.
    """
    linked = next((number for number, row in enumerate(rows) if row.merchant_order_id is not None), len(rows))
    return rows[: max(linked, 1)]


def _is_before(one_ns: int | None, other_ns: int | None) -> bool:
    return one_ns is not None and other_ns is not None and one_ns < other_ns
