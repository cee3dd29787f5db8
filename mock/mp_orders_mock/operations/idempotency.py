"""The same key and request give the same answer for 24 hours; another request under the key is refused.

Scope: account and key. Fingerprint: method, concrete path and canonical JSON. The answer is kept in the transaction
of the work, so that neither is ever there without the other; a refused attempt leaves nothing.
"""

import hashlib
from collections.abc import Callable

from mp_orders_mock.clock import SECOND_NS
from mp_orders_mock.domain.refusals import refused
from mp_orders_mock.json_text import canonical
from mp_orders_mock.operations.call import Answer, Call
from mp_orders_mock.store import StoredAnswer, Transaction

WINDOW_NS = 24 * 3600 * SECOND_NS


def fingerprint(call: Call) -> bytes:
    """What makes two requests the same one."""
    text = f"{call.method} {call.path}\n".encode() + canonical(call.body)
    return hashlib.sha256(text).digest()


def once(transaction: Transaction, call: Call, now_ns: int, work: Callable[[], Answer]) -> Answer:
    """Do the work under the key of the call unless it was done already. Whoever calls holds the lock of the key.

    Raises:
        Refused: idempotency_key_already_used, or whatever the work refuses.
    """
    user_id, mark = call.identity.user_id, fingerprint(call)
    stored = transaction.stored_answer(user_id, call.key)
    if stored and now_ns - stored.first_used_ns < WINDOW_NS:
        if stored.fingerprint != mark:
            raise refused("idempotency_key_already_used")
        return Answer(stored.status, stored.body, replayed=True)
    answer = work()
    if stored:
        transaction.forget_answer(user_id, call.key)
    transaction.store_answer(user_id, call.key, StoredAnswer(mark, now_ns, answer.status, answer.body))
    return answer
