"""What every call passes through: one transaction, the account, the order of the path, the key, and then the work."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import TypeAlias

from attrs import frozen

from mp_orders_mock.dialect import DOCUMENTED, Dialect
from mp_orders_mock.domain.account import Account
from mp_orders_mock.domain.refusals import PaymentFailed, refused
from mp_orders_mock.families import Family
from mp_orders_mock.operations.call import Answer, Call
from mp_orders_mock.operations.context import Context
from mp_orders_mock.operations.idempotency import once
from mp_orders_mock.operations.registry import Handler
from mp_orders_mock.store import Beginning, Store, Transaction

Begin: TypeAlias = Callable[[], AbstractContextManager[Transaction]]
"""Begins a transaction."""


@frozen
class Pipeline:
    """Serves validated calls.

    A refusal undoes the transaction, and with it all that the call did; but 402, whose order stays.
    """

    store: Store
    dialect: Dialect = DOCUMENTED

    def serve(
        self,
        handler: Handler,
        family: Family,
        call: Call,
        beginning: Beginning,
        *,
        begin: Begin | None = None,
    ) -> Answer:
        """The answer of a call, in a transaction of the store or in what `begin` begins.

        Whether the set-up is the one that the request began with is looked at within the transaction, for which a
        reset waits, or which waits for it.

        Raises:
            Refused: with a code of its operation.
            OvertakenError: by a reset.
            StaleError: another process has changed the set-up.
        """
        with (begin or self.store.transaction)() as transaction:
            beginning.check(transaction.setup)
            try:
                return self.answer(transaction, handler, family, call)
            except PaymentFailed as failed:
                kept = failed
        raise kept

    def answer(self, transaction: Transaction, handler: Handler, family: Family, call: Call) -> Answer:
        """The answer of a call within this transaction.

        Raises:
            Refused: with a code of its operation; PaymentFailed after what it says was kept.
        """
        account = self._account(transaction, family, call)
        context = Context(transaction, call, account, self.dialect, transaction.now_ns)
        if not call.key:
            return handler.work(call, context)
        transaction.lock("key", account.user_id, call.key)  # before the order, so that all take both in one order
        if "order_id" in call.parameters:
            context.own_order()  # what does not exist is said before what the key was used for
        keeps_failed = self.dialect.failed_payment_keeps_key
        return once(transaction, call, context.now_ns, lambda: handler.work(call, context), keeps_failed=keeps_failed)

    @staticmethod
    def _account(transaction: Transaction, family: Family, call: Call) -> Account:
        """The account of the caller, as it was set up or as any other one is."""
        identity = call.identity
        found = transaction.account(identity.user_id)
        if found is None:
            return Account(identity.user_id, identity.application_id, identity.test)
        if found.removed:
            text = f"the account {identity.user_id} was removed"
            raise refused(family.removed_account(call.operation, call.body), "header.Authorization", text)
        return Account(identity.user_id, identity.application_id, identity.test, found.site_id, found.sandbox)
