"""The same key and request give the same answer for 24 hours; another request under the key is refused.

Scope: account and key. Fingerprint: method, concrete path and canonical JSON. The answer is kept in the transaction
of the work, so that neither is ever there without the other; a refused attempt leaves nothing.
"""

import hashlib
from collections.abc import Callable

from mp_orders_mock.clock import SECOND_NS
from mp_orders_mock.domain.refusals import PaymentFailed, refused
from mp_orders_mock.json_text import canonical, dumps, loads
from mp_orders_mock.operations.call import Answer, Call
from mp_orders_mock.store import StoredAnswer, Transaction

WINDOW_NS = 24 * 3600 * SECOND_NS
FAILED = b'"status":"failed"'


def fingerprint(call: Call) -> bytes:
    """What makes two requests the same one; an empty object is no body, where one may be left out."""
    text = f"{call.operation.method} {call.path}\n".encode() + canonical(call.body or None)
    return hashlib.sha256(text).digest()


def once(
    transaction: Transaction, call: Call, now_ns: int, work: Callable[[], Answer], *, keeps_failed: bool = False
) -> Answer:
    """Do the work under the key of the call unless it was done already. Whoever calls holds the lock of the key.

    With `keeps_failed` a payment that was rejected is an answer that is given again.

    Raises:
        Refused: idempotency_key_already_used, or whatever the work refuses.
    """
    user_id, mark = call.identity.user_id, fingerprint(call)
    stored = transaction.stored_answer(user_id, call.key)
    if stored and now_ns - stored.first_used_ns < WINDOW_NS:
        if stored.fingerprint != mark:
            raise refused("idempotency_key_already_used")
        if FAILED in stored.body and (order := loads(stored.body)).get("status") == "failed":
            raise PaymentFailed.of(order)  # whatever the dialect is by now
        return Answer(stored.status, stored.body, replayed=True)
    answer, failed = _done(work, keeps_failed=keeps_failed)
    if stored:
        transaction.forget_answer(user_id, call.key)
    transaction.store_answer(user_id, call.key, StoredAnswer(mark, now_ns, answer.status, answer.body))
    if failed:
        raise failed
    return answer


def _done(work: Callable[[], Answer], *, keeps_failed: bool) -> tuple[Answer, PaymentFailed | None]:
    """What the work came to, as an answer that can be kept: of a payment that failed, its order."""
    try:
        return work(), None
    except PaymentFailed as failed:
        if not keeps_failed:
            raise
        return Answer(201, dumps(failed.data)), failed
