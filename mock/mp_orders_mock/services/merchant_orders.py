"""Create, get and update merchant orders. No document gives them an idempotency key."""

import orjson
from attrs import frozen

from mp_orders_mock import ids
from mp_orders_mock.clock import merchant_order_time
from mp_orders_mock.rules import merchant_orders as rules
from mp_orders_mock.rules.refusal import Refusal, refuse
from mp_orders_mock.services.call import Answer, Call, account_of
from mp_orders_mock.store import Store


@frozen
class MerchantOrders:
    """The merchant orders of all accounts."""

    store: Store

    def create(self, call: Call) -> Answer | Refusal:
        """A new merchant order."""
        preference_id = call.body.get("preference_id")
        with self.store.transaction() as transaction:
            account = account_of(transaction, call.identity)
            if account is None:
                return refuse("invalid_caller_id")
            closed = preference_id is not None and transaction.has_closed_merchant_order(account.user_id, preference_id)
            order = rules.create(
                call.body,
                account,
                order_id=ids.merchant_order_id(),
                now=merchant_order_time(transaction.now_ns),
                preference_closed=closed,
            )
            if isinstance(order, Refusal):
                return order
            return Answer(201, transaction.add_merchant_order(account.user_id, order))

    def get(self, call: Call) -> Answer | Refusal:
        """One merchant order of the caller."""
        with self.store.transaction() as transaction:
            if account_of(transaction, call.identity) is None:
                return refuse("invalid_caller_id")
            text = transaction.merchant_order(call.identity.user_id, int(call.parameters["id"]))
        return Answer(200, text) if text else refuse("not_found")

    def update(self, call: Call) -> Answer | Refusal:
        """The merchant order with what was sent changed."""
        with self.store.transaction() as transaction:
            account = account_of(transaction, call.identity)
            if account is None:
                return refuse("invalid_caller_id")
            text = transaction.merchant_order(account.user_id, int(call.parameters["id"]), for_change=True)
            if text is None:
                return refuse("not_found")
            now = merchant_order_time(transaction.now_ns)
            changed = rules.update(orjson.loads(text), call.body, account, now=now)
            if isinstance(changed, Refusal):
                return changed
            return Answer(200, transaction.change_merchant_order(changed))
