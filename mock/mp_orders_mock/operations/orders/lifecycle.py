"""What orders go through besides the calls of their account: time, terminals, and what happens outside the API."""

from attrs import frozen

from mp_orders_mock import ids
from mp_orders_mock.clock import order_time
from mp_orders_mock.dialect import DOCUMENTED, Dialect
from mp_orders_mock.domain.orders import is_shared
from mp_orders_mock.domain.refusals import refused
from mp_orders_mock.domain.transitions import EVENTS, EXPIRE, WAITING, Happening, Order, apply_event, find, moved
from mp_orders_mock.store import OrderRow, Transaction

MAX_AT_ONCE = 500
"""So many in one transaction."""


@frozen
class Lifecycle:
    """Orders of all accounts, in one transaction."""

    transaction: Transaction
    dialect: Dialect = DOCUMENTED

    def time(self, now_ns: int) -> str:
        """As orders write it."""
        return order_time(now_ns, self.dialect.fraction_digits)

    def current(self, row: OrderRow) -> OrderRow:
        """The order as it is now: what time has ended is written down, dated with its own end."""
        expires_ns = row.expires_ns
        if expires_ns is None or expires_ns > self.transaction.now_ns:
            return row
        locked = self.transaction.order(row.id, for_change=True) or row
        order = locked.document
        transition = find(order, EXPIRE)
        if transition is None:
            return locked
        expired = moved(order, transition, self.time(expires_ns))
        text = self._keep(row, order, expired, EXPIRE, expires_ns)
        return locked if text is None else OrderRow(row.id, row.user_id, row.terminal_id, expires_ns, text)

    def expire_due(self) -> int:
        """End orders whose life is over, so many that nobody waits long; returns how many there were."""
        due = self.transaction.due_orders(self.transaction.now_ns, MAX_AT_ONCE)
        for row in due:
            if self.current(row).document["status"] == row.document["status"]:
                self.transaction.forget_expiry(row.id)  # nothing leads to an end from there, and it would come again
        return len(due)

    def apply_event(self, row: OrderRow, event: str, status_detail: str | None) -> bytes:
        """Let something happen to an order outside the API; returns the text of the changed order.

        Raises:
            Refused: event_not_possible.
        """
        order = self.current(row).document
        now_ns = self.transaction.now_ns
        payment_id = ids.payment_id(now_ns)
        happening = Happening(event, self.time(now_ns), status_detail, payment_id, self.dialect.checkout_tries_again)
        changed = apply_event(order, happening)
        text = self._keep(row, order, changed, EVENTS[event], now_ns)
        if text is None:
            raise refused("event_not_possible", "$.event", "the order changed meanwhile")
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
        owner = self.transaction.terminal_owner(terminal_id)
        shared = is_shared(terminal_id)
        if owner not in (None, user_id) and not shared:
            raise refused("forbidden_checking_terminal_owner", rule="terminal-owner")
        waiting = self.transaction.waiting_order(terminal_id)
        if waiting and self.current(waiting).document["status"] in WAITING:
            raise refused(self.dialect.busy_terminal, rule="one-waiting-order")
        if owner is None and not shared:
            self.transaction.claim_terminal(terminal_id, user_id)
