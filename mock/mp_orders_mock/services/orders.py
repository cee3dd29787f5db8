"""Create, get and cancel orders."""

from attrs import frozen

from mp_orders_mock import ids
from mp_orders_mock.clock import later, order_time
from mp_orders_mock.dialect import DOCUMENTED, Dialect
from mp_orders_mock.rules import events
from mp_orders_mock.rules import orders as rules
from mp_orders_mock.rules.account import Account
from mp_orders_mock.rules.refusal import Problem, Refusal, refuse
from mp_orders_mock.services.call import Answer, Call, account_of
from mp_orders_mock.services.idempotency import once
from mp_orders_mock.store import OrderRow, Store, Transaction


@frozen
class Orders:
    """The orders of all accounts."""

    store: Store
    dialect: Dialect = DOCUMENTED

    def create(self, call: Call) -> Answer | Refusal:
        """A new order, or the one that this key made before."""
        with self.store.transaction() as transaction:
            account = account_of(transaction, call.identity)
            if account is None:
                return refuse("401" if call.body["type"] == "online" else "unauthorized")
            now_ns = transaction.now_ns
            return once(transaction, call, now_ns, lambda: self._create(transaction, call, account, now_ns))

    def _create(self, transaction: Transaction, call: Call, account: Account, now_ns: int) -> Answer | Refusal:
        payments = call.body["transactions"]["payments"]
        birth = rules.Birth(
            ids.order_id(now_ns, test=account.test), [ids.payment_id(now_ns) for _ in payments], self._time(now_ns)
        )
        create = rules.create_online if call.body["type"] == "online" else rules.create_point
        order = create(call.body, account, birth)
        if isinstance(order, Refusal):
            return order
        if not self.dialect.payer_echoed:
            order.pop("payer", None)
        terminal_id = rules.terminal_of(call.body)
        if terminal_id is not None:
            refusal = self._take_terminal(transaction, terminal_id, account.user_id)
            if refusal:
                return refusal
        if call.rejection:
            order = rules.moved(order, "failed", "failed", call.rejection, birth.now)
        life = rules.life_of(call.body)
        expires_ns = later(now_ns, life) if life else None
        text = transaction.add_order(account.user_id, order, terminal_id, expires_ns)
        return _payment_failed(order) if call.rejection else Answer(201, text)

    def get(self, call: Call) -> Answer | Refusal:
        """One order of the caller."""
        with self.store.transaction() as transaction:
            found = self._find(transaction, call)
            return found if isinstance(found, Refusal) else Answer(200, found.text)

    def cancel(self, call: Call) -> Answer | Refusal:
        """The order, canceled now or by an earlier attempt under this key."""
        with self.store.transaction() as transaction:
            transaction.lock("key", call.identity.user_id, call.key)  # before the order, as a create takes them
            found = self._find(transaction, call)
            if isinstance(found, Refusal):
                return found
            now_ns = transaction.now_ns
            return once(transaction, call, now_ns, lambda: self._cancel(transaction, call, now_ns))

    def _cancel(self, transaction: Transaction, call: Call, now_ns: int) -> Answer | Refusal:
        row = transaction.order(call.parameters["order_id"], for_change=True)
        if row is None:
            return refuse("order_not_found")
        order = row.document
        canceled = rules.cancel(order, self._time(now_ns))
        if isinstance(canceled, Refusal):
            return canceled
        document = transaction.change_order(canceled, from_status=order["status"])
        if document is None:
            return refuse("cannot_cancel_order", "$.status", "the status changed meanwhile")
        return Answer(200, document)

    def happen(self, transaction: Transaction, row: OrderRow, event: str, status_detail: str | None) -> bytes | Refusal:
        """Let something happen to an order outside the API; gives the text of the changed order."""
        row = self._current(transaction, row)
        order = row.document
        changed = events.happen(order, event, self._time(transaction.now_ns), status_detail)
        if isinstance(changed, Refusal):
            return changed
        return transaction.change_order(changed, from_status=order["status"]) or refuse("event_not_possible")

    def _find(self, transaction: Transaction, call: Call) -> OrderRow | Refusal:
        if account_of(transaction, call.identity) is None:
            return refuse("unauthorized")
        row = transaction.order(call.parameters["order_id"])
        if row is None or row.user_id != call.identity.user_id:
            return refuse("order_not_found")
        return self._current(transaction, row)

    def _current(self, transaction: Transaction, row: OrderRow) -> OrderRow:
        """The order as it is now: time may have ended it, which is written down when somebody looks."""
        if row.expires_ns is None or row.expires_ns > transaction.now_ns:
            return row
        locked = transaction.order(row.document["id"], for_change=True) or row
        order = locked.document
        expired = rules.expire(order, self._time(row.expires_ns))
        if expired is None:
            return locked
        text = transaction.change_order(expired, from_status=order["status"])
        return locked if text is None else OrderRow(row.user_id, row.terminal_id, row.expires_ns, text)

    def _take_terminal(self, transaction: Transaction, terminal_id: str, user_id: int) -> Refusal | None:
        """Make sure the terminal is this account's and free; one without an owner becomes this account's."""
        transaction.lock("terminal", terminal_id)
        owner = transaction.terminal_owner(terminal_id)
        if owner not in (None, user_id):
            return refuse("forbidden_checking_terminal_owner")
        waiting = transaction.waiting_order(terminal_id)
        if waiting and self._current(transaction, waiting).document["status"] in rules.WAITING:
            return refuse(self.dialect.busy_terminal)
        if owner is None:
            transaction.claim_terminal(terminal_id, user_id)
        return None

    def _time(self, now_ns: int) -> str:
        return order_time(now_ns, self.dialect.fraction_digits)


def _payment_failed(order: rules.Order) -> Refusal:
    """402: the order exists, and its payments failed (checkout-api; the form of the details is live)."""
    payments = order["transactions"]["payments"]
    problems = tuple(Problem("", f"{payment['id']}: {payment['status_detail']}") for payment in payments)
    return Refusal("failed", problems, order)
