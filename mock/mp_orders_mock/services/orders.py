"""Create, get and cancel orders."""

from attrs import frozen

from mp_orders_mock import ids
from mp_orders_mock.clock import Clock, order_time
from mp_orders_mock.json_text import dumps
from mp_orders_mock.rules import orders as rules
from mp_orders_mock.rules.refusal import Refusal, refuse
from mp_orders_mock.services.call import Answer, Call, account_of
from mp_orders_mock.services.idempotency import once
from mp_orders_mock.store import Store, TerminalBusyError, Transaction


@frozen
class Orders:
    """The orders of all accounts."""

    store: Store
    clock: Clock

    def create(self, call: Call) -> Answer | Refusal:
        """A new order, or the one that this key made before."""
        now_ns = self.clock()
        try:
            with self.store.transaction() as transaction:
                return once(transaction, call, now_ns, lambda: self._create(transaction, call, now_ns))
        except TerminalBusyError:
            return refuse("already_queued_order_for_terminal")

    def _create(self, transaction: Transaction, call: Call, now_ns: int) -> Answer | Refusal:
        account = account_of(transaction, call.identity)
        payments = call.body["transactions"]["payments"]
        birth = rules.Birth(
            ids.order_id(now_ns, test=account.test), [ids.payment_id(now_ns) for _ in payments], order_time(now_ns)
        )
        create = rules.create_online if call.body["type"] == "online" else rules.create_point
        order = create(call.body, account, birth)
        if isinstance(order, Refusal):
            return order
        terminal_id = rules.terminal_of(call.body)
        if terminal_id is not None and not _take_terminal(transaction, terminal_id, account.user_id):
            return refuse("forbidden_checking_terminal_owner")
        return Answer(201, transaction.add_order(account.user_id, order, terminal_id))

    def get(self, call: Call) -> Answer | Refusal:
        """One order of the caller."""
        with self.store.transaction() as transaction:
            order = transaction.order(call.identity.user_id, call.parameters["order_id"])
        return Answer(200, dumps(order)) if order else refuse("order_not_found")

    def cancel(self, call: Call) -> Answer | Refusal:
        """The order, canceled now or by an earlier attempt under this key."""
        now_ns = self.clock()
        with self.store.transaction() as transaction:
            order = transaction.order(call.identity.user_id, call.parameters["order_id"])
            if order is None:
                return refuse("order_not_found")
            return once(transaction, call, now_ns, lambda: self._cancel(transaction, order, now_ns))

    @staticmethod
    def _cancel(transaction: Transaction, order: rules.Order, now_ns: int) -> Answer | Refusal:
        canceled = rules.cancel(order, order_time(now_ns))
        if isinstance(canceled, Refusal):
            return canceled
        document = transaction.change_order(canceled, from_status=order["status"])
        if document is None:
            return refuse("cannot_cancel_order", "$.status", "the status changed meanwhile")
        return Answer(200, document)


def _take_terminal(transaction: Transaction, terminal_id: str, user_id: int) -> bool:
    """Whether the terminal is this account's; one without an owner becomes so."""
    owner = transaction.terminal_owner(terminal_id)
    if owner is None:
        transaction.claim_terminal(terminal_id, user_id)
    return owner in (None, user_id)
