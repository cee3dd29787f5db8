"""Makes mistakes in the product, one at a time in a copy of it, and sees whether the tests notice.

`python tests/mutants.py [--only TEXT] [--jobs N] [--list]`

Killed is a mistake that makes its test fail. One with which the test passes has survived: a test is missing. Stale is
one whose text does not stand exactly once in its file any more: change it together with the code. Broken is one with
which pytest could not run, or did not end. Exit code 0: all are killed.
"""

import argparse
import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import tomllib
from collections import defaultdict
from collections.abc import Iterable, Iterator
from concurrent.futures import Executor, ThreadPoolExecutor
from pathlib import Path
from queue import SimpleQueue
from typing import TypeAlias

from attrs import frozen

ROOT = Path(__file__).resolve().parents[1]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
PACKAGES = PROJECT["tool"]["hatch"]["build"]["dev-mode-dirs"]
PARTS = {"overrides": "client", "mock": "mock", "contract": "kit"}
TIMEOUT_S = 300
KILLED = "killed"
Copies: TypeAlias = "SimpleQueue[Path]"
TABLE = r"""
overrides/mp_orders/errors.py
# a conflict is sent again | overrides/test_answers.py::test_what_may_be_tried_again
- frozenset({423,
+ frozenset({409, 423,
overrides/mp_orders/idempotency.py
# every made key is the same | overrides/test_answers.py::test_keys_are_made_once_per_call_and_never_for_a_get
- str(uuid.uuid4())
+ str(uuid.getnode())
# two intents share a derived key | overrides/test_values.py
- {len(reference)}:{reference}{len(action)}:{action}
+ {reference}{action}
overrides/mp_orders/money.py
# digits that an amount has no room for are dropped | overrides/test_values.py
- if rest:
+ if rest < 0:
overrides/mp_orders/transport/attempts.py
# another order is taken for the one asked for | overrides/test_broken_answers.py
- and str(order.id) != self.asked_id:
+ and not str(order.id):
# the answer to another create is taken for this one | overrides/test_broken_answers.py
- if str(theirs) == self.reference else
+ if theirs else
# a failed payment of another call is this call's | overrides/test_retries.py
- if isinstance(error, PaymentFailed) and error.order else ""
+ if isinstance(error, PaymentFailed) and not error.order else ""
overrides/mp_orders/operations.py
# a create without a key is sent again | overrides/test_concurrency.py::test_merchant_orders_are_never_sent_twice
- MerchantOrder, repeatable=False)
+ MerchantOrder)
overrides/mp_orders/transport/attempts.py
# a lost answer counts as never sent | overrides/test_answers.py::test_failures_on_the_way
- httpx.PoolTimeout, httpx.ProxyError)
+ httpx.PoolTimeout, httpx.ProxyError, httpx.ReadTimeout)
# an error shows the token that a server sent back | overrides/test_secrets.py::test_no_error_shows_the_token
- return _written(token).sub(_HIDDEN, content) if token else content
+ return content
# the answer of another call leaves its connection open | overrides/test_processes_and_ends.py
- return bool(order.id and self.why_not(order))
+ return bool(not order.id and self.why_not(order))
# the frames of an error hold the token | overrides/test_secrets.py::test_no_error_shows_the_token
- each.__traceback__ = None
+ each.__suppress_context__ = True
overrides/mp_orders/transport/call.py
# each attempt has a key of its own | overrides/test_concurrency.py::test_a_given_key_is_used_as_it_is
- self.number += 1
+ self.number += 1
+         if KEY in self.request.headers:
+             self.request.headers[KEY] += f"-{self.number}"
# a 500 leaves no doubt | overrides/test_retries.py::test_a_refusal_does_not_tell_what_became_of_an_attempt_before
- (OutcomeUnknown, ServerError))
+ (OutcomeUnknown,))
# a call outlasts its time | overrides/test_network.py::test_a_transport_of_httpx_may_be_given_and_heeds_the_deadline
- min(self._ends, self._began + self.policy.timeout_s)
+ self._began + self.policy.timeout_s
# there is one attempt too many | overrides/test_retries.py::test_one_attempt_means_one
- self.number >= self.policy.max_attempts
+ self.number > self.policy.max_attempts
# Retry-After is not obeyed | overrides/test_bounds.py::test_retry_after_is_obeyed
- max(backoff_s(self.number), failure.error.retry_after or 0.0)
+ backoff_s(self.number)
# a lost id is forgotten | overrides/test_retries.py::test_what_came_of_a_lost_answer_is_kept_whatever_follows
- self._partial = outcome.error
+ self._partial = None
overrides/mp_orders/transport/error_answers.py
# a failed payment loses its order | overrides/test_answers.py::test_a_failed_payment_carries_its_order
- read(Order, data["data"])
+ read(Order, data)
mock/mp_orders_mock/control/merchant_order_controls.py
# an order pays two merchant orders | mock/test_merchant_payments.py
- if row.merchant_order_id not in (None, order["id"]):
+ if row.merchant_order_id == 0:
mock/mp_orders_mock/operations/orders/lifecycle.py
# the sweep holds several orders of one merchant order | mock/test_merchant_payments.py
- return rows[: max(linked, 1)]
+ return rows[: max(linked, len(rows))]
# an order that nobody looks at does not expire | mock/test_durability.py::test_what_is_due_ends_while_nobody_looks
- for row in due:
+ for row in due[:0]:
mock/mp_orders_mock/domain/refunds.py
# a refund of all pays back what was paid back already | mock/test_online_operations.py
- return max(_paid(payment) - Decimal(payment.get("refunded_amount", "0")), NOTHING)
+ return _paid(payment)
# an old order is paid back | mock/test_online_operations.py
- if context.is_over:
+ if False:
# an order with a payment left is refunded | mock/test_online_operations.py
- whole = not any(map(left, payments_of(changed)))
+ whole = part is None or len(amounts) == 1
mock/mp_orders_mock/domain/processing.py
# a payment that is looked at is captured | mock/test_online_operations.py
-  or any(each["status_detail"] != transition.only_from for each in payments_of(order)):
+ :
# a refused payment shows as paid | mock/test_online_operations.py
- if name != "total_paid_amount"}
+ }
mock/mp_orders_mock/domain/online_payments.py
# one payment is taken while the other waits | mock/test_online_operations.py
- if whole.status != "processed":
+ if not payments:
mock/mp_orders_mock/domain/order_transactions.py
# another method keeps the token of a card | mock/test_online_operations.py
- if method.get("type") not in CARD_TYPES:
+ if False:
mock/mp_orders_mock/store/searches.py
# a search finds what is of others | mock/test_model.py
- columns.user_id == bindparam("u"),
+ columns.user_id != 0,
mock/mp_orders_mock/operations/orders/search_orders.py
# a search does not look at the time | mock/test_online_operations.py
- context.lifecycle.apply_due()
+ context.now
mock/mp_orders_mock/store/migrations.py
# an older store is not filled | mock/test_durability.py
- _fill(execute, table, of_document[table])
+ len(of_document)
overrides/mp_orders/pages.py
# the next page begins behind the last order | overrides/test_searches.py
- self.begin, self._page, self._last = newest, 1, []
+ self._page += 1
# an order is given twice | overrides/test_searches.py
- new = [order for order in page.data if order.id not in self._given]
+ new = list(page.data)
# merchant orders that left are not made up for | overrides/test_searches.py
- if gone and self._offset:
+ if False:
# find takes what has a part of the reference | overrides/test_searches.py
- if order.external_reference == external_reference]
+ ]
overrides/mp_orders/wire/pool.py
# calls before an interrupt are not ended | overrides/test_processes_and_ends.py
- for pool in (*self._before, self.pool):
+ for pool in (self.pool,):
overrides/mp_orders/wire/process.py
# a child uses the connections of its parent | overrides/test_connections.py
- process = os.getpid()
+ process = 0
overrides/mp_orders/transport/sync.py
# an interrupt takes a connection for good | overrides/test_soak.py
- if self._renew:
+ if not self._renew:
overrides/mp_orders/wire/body.py
# what is over 4 MiB is dropped in silence | overrides/test_bounds.py::test_four_mebibytes_are_the_limit
- if len(piece) > room:
+ if room < 0:
overrides/mp_orders/wire/one_answer.py
# a line may end in LF alone | overrides/test_connections.py::test_what_cannot_be_proven_to_be_one_answer
- if not line.endswith(
+ if len(line) > 1 and line[-1:] != b"\n" and not line.endswith(
# what follows an answer is none | overrides/test_connections.py::test_what_is_one_answer
- else:  # something follows the answer
+ elif not (at := len(data)):
# what cannot be read is one answer | overrides/test_connections.py::test_what_cannot_be_proven_to_be_one_answer
- return self._state == _WHOLE
+ return self._state in (_WHOLE, _BROKEN)
overrides/mp_orders/wire/asynchronous.py
# what came while the loop was busy is not seen | overrides/test_connections.py::test_a_loop_that_was_busy_looks_again
- return connection is not None and has_input(connection)
+ return connection is None
overrides/mp_orders/wire/network.py
# the token goes over http to anybody | overrides/test_answers.py::test_addresses_that_would_show_the_token_are_refused
- host == "localhost"
+ host.startswith("localhost")
overrides/mp_orders/webhooks/signature.py
# a signature of any time is right | overrides/test_webhooks.py::test_six_failures
- return tolerance_ms is None or abs(
+ return tolerance_ms is not None or abs(
# only the last secret counts | overrides/test_webhooks.py::test_several_secrets_while_one_is_changed
- fits |= hmac
+ fits = hmac
overrides/mp_orders/webhooks/receiving.py
# an id may hold a request id | overrides/test_webhooks.py::test_an_id_and_a_request_id_cannot_be_passed_off_as_one_id
- if any(";" in each for
+ if any("\n" in each for
# an id with small letters is not signed | overrides/test_webhooks.py
- "any": (str, str.lower),
+ "any": (str,),
# a signature that leaves the id out is right for any id | overrides/test_webhooks.py
- fits = not sent.data_id and
+ fits =
overrides/mp_orders/webhooks/notification.py
# the body may be about another order | overrides/test_webhooks.py::test_a_body_of_another_notification_is_refused
- if signed and named and signed.lower() != named.lower():
+ if signed is None and named is None:
# a later change of a merchant order was seen | overrides/test_webhooks.py
- None if lasting else _sending(proof)
+ None
overrides/mp_orders/webhooks/handling.py
# an action that fails was done | overrides/test_webhooks_handled.py::test_what_fails_gives_the_claim_back
- seen.release(claim.key, claim.owner)
+ seen.finish(claim.key, claim.owner)
# what is busy is done | overrides/test_webhooks_handled.py::test_one_that_is_being_handled_is_busy
- if state == "busy":
+ if state == "held":
overrides/mp_orders/webhooks/seen.py
# a claim is taken from whoever has it | overrides/test_webhooks_handled.py::test_of_many_processes_one_gets_it
- if row and row[1] > now:
+ if row and row[1] > now * 2:
# a late release ends another's claim | overrides/test_webhooks_handled.py::test_a_claim_ends_with_its_lease
- if entry and entry.owner == owner and not entry.done:
+ if entry and not entry.done:
mock/mp_orders_mock/operations/idempotency.py
# any request under a used key is a replay | mock/test_idempotency.py::test_the_same_key_for_another_order_is_refused
- stored.fingerprint != mark
+ len(stored.fingerprint) != len(mark)
# the body does not count for a key | mock/test_concurrency.py::test_twins_with_different_bodies_make_one_order
- .encode() + canonical(call.body or None)
+ .encode()
# the path does not count for a key | mock/test_idempotency.py::test_the_same_key_for_another_order_is_refused
- {call.operation.method} {call.path}
+ {call.operation.method}
# a key lives for two days | mock/test_idempotency.py::test_the_window_is_24_hours_from_the_first_use
- 24 * 3600
+ 48 * 3600
# a refused attempt keeps the key | mock/test_idempotency.py::test_a_refusal_leaves_the_key_free
- return work(), None
+ try:
+             return work(), None
+         except Exception:
+             return Answer(201, b"{}"), None
# a payment that failed keeps its key by the documents | mock/test_dialects.py
- if not keeps_failed:
+ if False:
mock/mp_orders_mock/operations/context.py
# orders of others are shown | mock/test_orders.py::test_another_accounts_order_does_not_exist
- if row is None or row.user_id != self.account.user_id:
+ if row is None:
mock/mp_orders_mock/operations/orders/lifecycle.py
# a busy terminal takes orders | mock/test_idempotency.py::test_a_refusal_leaves_the_key_free
- raise refused(self.dialect.busy_terminal, rule="one-waiting-order")
+ return
# the terminal of another account takes orders | mock/test_orders.py::test_a_terminal_becomes_that_of_its_first_user
- raise refused("forbidden_checking_terminal_owner", rule="terminal-owner")
+ return
# no order expires | mock/test_control.py::test_a_point_order_expires_with_the_clock
- return at_ns is not None and at_ns <= self.transaction.now_ns
+ return False
# what was to happen comes again | mock/test_in_person.py
- row = evolve(row, next_ns=None, next_event="")
-         self.transaction.schedule(row.id, None)
+ row = evolve(row, next_ns=None, next_event="")
# an order that has expired is paid | mock/test_in_person.py
- if self._is_due(locked.next_ns) and not _is_before(locked.expires_ns, locked.next_ns):
+ if self._is_due(locked.next_ns):
# a terminal on its own takes orders | mock/test_terminals.py
- if terminal and terminal.operating_mode != PDV and not shared:
+ if terminal and not terminal.operating_mode:
# a shared terminal has an owner | mock/test_orders.py::test_a_shared_terminal_has_no_owner
- shared = is_shared(terminal_id)
+ shared = False
mock/mp_orders_mock/domain/instructions.py
# a QR code for Pix has another checksum | mock/test_instructions.py
- crc_hqx(text.encode(), 0xFFFF)
+ crc_hqx(text.encode(), 0)
# the checksum of a QR order is of all of it but its end | mock/test_qr_orders.py
- crc_hqx(text.encode(), 0xFFFF)
+ crc_hqx(text.encode(), 0)
mock/mp_orders_mock/domain/online_orders.py
# a total below the payments is taken | mock/test_idempotency.py::test_a_refusal_leaves_the_key_free
- if payments and total != paid:
+ if payments and total > paid:
# any order may do without transactions | mock/test_bodies.py
- body.get("processing_mode") != "manual":
+ body.get("processing_mode") == "none":
mock/mp_orders_mock/store/statements.py
# a key is one key for all accounts | mock/test_idempotency.py::test_a_key_belongs_to_its_account
- (idempotency_keys.c.user_id == bindparam("u"), idempotency_keys.c.key == bindparam("k"))
+ (idempotency_keys.c.key == bindparam("k"),)
# keys that still count are forgotten | mock/test_control.py::test_keys_expire_with_the_clock_and_are_forgotten
- first_used_ns <= bindparam("before")
+ first_used_ns >= bindparam("before")
# two changes of one order both win | mock/test_store.py::test_an_order_changes_only_from_the_status_it_was_seen_in
- .where(orders.c.id == bindparam("o"), orders.c.status == bindparam("from_status"))
+ .where(orders.c.id == bindparam("o"))
mock/mp_orders_mock/store/transaction.py
# a merchant order does not follow its orders | mock/test_merchant_payments.py::test_an_order_pays_and_pays_back
- if text:
+ if text is None:
mock/mp_orders_mock/store/rows.py
# every address is told of every account | mock/test_webhooks.py::test_nobody_else_is_told
- self.user_id in (EVERYBODY, user_id)
+ self.user_id != user_id - 1
mock/mp_orders_mock/store/outbox.py
# a notification that somebody is sending is sent by others, too | mock/test_webhooks.py::test_a_claim_ends_by_itself
- notifications.c.claim_ns <= bindparam("machine")
+ notifications.c.claim_ns >= bindparam("machine")
mock/mp_orders_mock/domain/notifications.py
# a notification shows the token of a card | mock/test_webhooks.py
- for name in ("id", "installments", "type") if
+ for name in ("id", "installments", "type", "token") if
# whatever becomes of an order is an update | mock/test_webhooks.py
- if order["status"] in ENDS:
+ if order["status"] not in ENDS:
mock/mp_orders_mock/webhooks/signature.py
# what is signed lacks the id of the sending | mock/test_webhooks.py
- ("request-id", request_id), ("ts"
+ ("request-id", ""), ("ts"
mock/mp_orders_mock/webhooks/sender.py
# an address is told what another one of its number was to be told | mock/test_webhooks.py
- if current is None or not self._secrets.can_sign(current):
+ if (current := current or endpoint) is None:
# what was held back meets its fault again | mock/test_webhooks.py::test_what_was_held_back_once_is_sent
- is_first = row.attempts == 0 and not row.held_back
+ is_first = row.attempts == 0
# any answer takes a notification | mock/test_webhooks.py
- return self.status in TAKEN
+ return self.status is not None
# a notification is tried for ever | mock/test_webhooks.py::test_what_is_not_taken_comes_again_by_the_clock_of_the_mock
- is_last = row.attempts >= len(WAITS_NS)
+ is_last = row.attempts > len(WAITS_NS)
mock/mp_orders_mock/domain/merchant_payments.py
# what was paid back counts as paid | mock/test_merchant_payments.py
- COVERING = ("approved", "in_mediation")
+ COVERING = ("approved", "in_mediation", "refunded")
# a merchant order is closed by any payment | mock/test_merchant_payments.py
- _sum(payments, COVERING) >= to_pay
+ _sum(payments, COVERING) > 0
mock/mp_orders_mock/store/tables.py
# the store takes two waiting orders of a terminal | mock/test_store.py::test_one_waiting_order_per_terminal
-     orders.c.terminal_id,
-     unique=True,
+     orders.c.terminal_id,
+     unique=False,
# the store takes two integrated terminals of a point of sale | mock/test_terminals.py
-     terminals.c.pos_id,
-     unique=True,
+     terminals.c.pos_id,
+     unique=False,
mock/mp_orders_mock/domain/simulation.py
# a second simulation takes the place of the first | mock/test_in_person.py
- if is_on_its_way or is_asked_to_cancel(order):
+ if is_on_its_way is None:
mock/mp_orders_mock/operations/orders/cancel.py
# any terminal cancels what it is asked to | mock/test_in_person.py
- if model not in POINT_SMART:
+ if not model:
# a scanned order is canceled | mock/test_qr_orders.py
- if order["type"] == QR and is_being_paid(order) and
+ if not order["type"] and is_being_paid(order) and
mock/mp_orders_mock/domain/qr_orders.py
# a static order lives as long as it likes | mock/test_qr_orders.py
- return STATIC_LIFE if mode == STATIC and seconds > STATIC_LIFE_S else life
+ return life
mock/mp_orders_mock/operations/terminals/update_terminals.py
# a terminal of another account is changed | mock/test_terminals.py
- if terminal is None or terminal.user_id != context.account.user_id:
+ if terminal is None:
mock/mp_orders_mock/store/databases.py
# a store is closed under a transaction | mock/test_durability.py::test_a_store_is_not_closed_under_a_transaction
- with self._lock:  # a thread that sweeps
+ with threading.Lock():  # a thread that sweeps
# a failed transaction is kept | mock/test_store.py::test_a_transaction_that_fails_leaves_nothing
- if kind is None:
+ if kind is not KeyboardInterrupt:
# what a call of a group has written stays when it fails | mock/test_groups.py
- self._connection.execute("ROLLBACK TO part")
+ self._connection.execute("SAVEPOINT part")
# a call goes on when the transaction of its group has ended | mock/test_groups.py
- if not self._connection.in_transaction:  # a full disk
+ if self._connection is None:  # a full disk
mock/mp_orders_mock/store/engines.py
# what a group has lost is told | mock/test_groups.py
- _Transacting(self, part, kept.append)
+ _Transacting(self, part, self._tell)
mock/mp_orders_mock/domain/transitions.py
# a paid order can be canceled | mock/test_orders.py::test_cancel_an_online_order
- Transition(ONLINE, CANCEL, ONLINE_OPEN,
+ Transition(ONLINE, CANCEL, (*ONLINE_OPEN, "processed"),
# an order at its terminal can be canceled | mock/test_control.py::test_what_happens_at_a_terminal
- Transition(POINT, CANCEL, ("created",),
+ Transition(POINT, CANCEL, WAITING,
# an order that was picked up frees its terminal | mock/test_control.py::test_what_happens_at_a_terminal
- WAITING = ("created", "at_terminal")
+ WAITING = ("created",)
mock/mp_orders_mock/domain/merchant_orders.py
# a total ignores quantities | mock/test_merchant_orders.py::test_totals_are_added_as_decimals
- Decimal(repr(item["unit_price"])) * item["quantity"]
+ Decimal(repr(item["unit_price"]))
# a closed merchant order can be changed | mock/test_every_code.py
- if order["status"] != "opened":
+ if order["status"] == "expired":
mock/mp_orders_mock/operations/pipeline.py
# what a reset has overtaken is done | mock/test_concurrency.py::test_a_call_that_a_reset_overtakes_does_nothing
- beginning.check(transaction.setup)
+ transaction.machine_ns()
mock/mp_orders_mock/http/api.py
# a reply is dropped before the commit | mock/test_faults.py::test_a_connection_dropped_after_the_commit
- if fault and fault.kind == "drop_before_work":
+ if fault and fault.kind.startswith("drop_"):
mock/mp_orders_mock/http/serving.py
# a request outlives a reset | mock/test_faults.py::test_a_reset_ends_a_request_whose_body_arrives
- beginning.check(self.pipeline.store.seen.setup)
+ beginning.revision = None
# a commit does not wait for those who come | mock/test_groups.py
- if before < len(waiting) < GROUP:
+ if before > GROUP:
mock/mp_orders_mock/http/shared.py
# a refused call meets no fault from elsewhere | mock/test_several_machines.py::test_a_fault_meets_a_refused_call_too
- strict=strict, resets
+ strict=False, resets
# a reset elsewhere lets a call go on | mock/test_several_machines.py::test_a_reset_elsewhere_overtakes_what_waits
- if beginning.resets is not None:
+ if beginning.resets is None:
mock/mp_orders_mock/store/trips.py
# an order is made under a set-up of before | mock/test_several_machines.py
- IF now_is.revision = seen THEN
+ IF now_is.revision >= seen THEN
mock/mp_orders_mock/http/limits.py
# what comes behind a request takes the place of its answer | mock/test_hardening.py
- if self._unanswered <= partial:
+ if self._unanswered >= 0:
# a client that pipelines is always read | mock/test_hardening.py
- if self._protocol.is_closing or not self._protocol.pipeline:
+ if self._protocol is not None:
# an upgrade loses its body | mock/test_hardening.py::test_a_wish_for_another_protocol_is_ignored
- self._head_without_upgrade() + data[upgrade.args[0] :]
+ self._head_without_upgrade()
mock/mp_orders_mock/store/file_lock.py
# two processes have one file | mock/test_durability.py::test_reading_the_file_lets_nobody_in
- fcntl.LOCK_EX | fcntl.LOCK_NB
+ fcntl.LOCK_SH | fcntl.LOCK_NB
mock/mp_orders_mock/journal.py
# tokens are shown | mock/test_control.py::test_the_journal_names_what_was_asked_and_hides_what_is_secret
- return _SECRET_TEXT.sub(HIDDEN, text)
+ return text
# a reason quotes what is secret | mock/test_request_log.py::test_a_line_stays_one_line_and_hides_what_is_secret
- else _masked(self.reason)
+ else self.reason
# secrets of a body in JSON are shown | mock/test_control.py::test_the_journal_shows_json_as_json
- value = _without_secrets(loads(body))
+ value = loads(body)
mock/mp_orders_mock/control/start_page.py
# the page holds what was sent as it was | mock/test_start_page.py::test_nothing_on_the_page_is_markup_or_secret
- {escape(entry["reason"])}
+ {entry["reason"]}
mock/mp_orders_mock/control/endpoints.py
# whoever comes sees the journal | mock/test_start_page.py::test_without_access_the_journal_is_not_shown
- return self._answer(instead(refusal)) if instead else
+ return self._answer(self.operation.act(self.controls, {}, None)) if instead else
mock/mp_orders_mock/faults.py
# a status where a kind should be is no status | mock/test_faults.py::test_a_fault_is_what_a_person_means
- if _is_whole(word) or (
+ if word == () or (
mock/mp_orders_mock/request_log.py
# a line holds control characters | mock/test_request_log.py::test_a_line_stays_one_line_and_hides_what_is_secret
- each if each.isprintable() else
+ each if each != "\n" else
# a log that nobody reads grows | mock/test_request_log.py::test_what_nobody_reads_in_time_is_left_out_and_counted
- self._waiting.qsize() < MAX_WAITING
+ self._waiting.qsize() >= 0
contract/mp_orders_contract/report.py
# a run with failures exits with 0 | contract/test_kit.py::test_what_is_a_pass_and_what_is_none
- return 0 if self.ok else 1
+ return 0
# a run that was cut short passes | contract/test_kit.py::test_what_is_a_pass_and_what_is_none
- found = [self.stopped] if self.stopped else []
+ found: list[str] = []
# an operation that never worked passes | contract/test_kit.py::test_what_is_a_pass_and_what_is_none
- 200 <= status < 300
+ 200 <= status < 500
# a code that did not come is no problem | contract/test_kit.py::test_what_is_a_pass_and_what_is_none
- (WRONG, NOT_SEEN)
+ (WRONG,)
contract/mp_orders_contract/severity.py
# what loses money is a note where nobody documents it | contract/test_diagnosis.py::test_levels_have_more_and_more
- return severity in ALWAYS or provenance
+ return provenance
contract/mp_orders_contract/absence.py
# an operation that refuses otherwise is absent | contract/test_diagnosis.py::test_an_operation_that_works_is_there
- if is_of_nobody(exchange) and _has_no_valid_call(
+ if is_of_nobody(exchange) or _has_no_valid_call(
contract/mp_orders_contract/probe.py
# what is not there is asked for all the same | contract/test_diagnosis.py::test_what_is_missing_comes_first
- if call.operation.id in self.capabilities.missing:
+ if call.operation.id == self.capabilities.missing:
contract/mp_orders_contract/session.py
# a 429 holds back nobody | contract/test_session.py::test_a_429_holds_back_every_thread
- self._next = max(self._next, time.monotonic() + seconds)
+ self._next = max(self._next, time.monotonic())
contract/mp_orders_contract/diagnosis.py
# lines are as many as there are causes | contract/test_diagnosis.py::test_a_small_server_is_told_ten_lines
- shown = counting if len(counting) <= room else
+ shown = counting if len(counting) > 0 else
contract/mp_orders_contract/causes.py
# nothing follows from what does not work | contract/test_diagnosis.py::test_findings_follow_from_what_does_not_work
- _got(works) == (last.status, last.code)
+ _got(works) == (last.code, last.status)
contract/mp_orders_contract/reports/html.py
# a page is as large as it likes | contract/test_diagnosis.py::test_a_page_has_room_for_the_worst_server
- if len(page.encode()) <= MAX_BYTES:
+ if page:
contract/mp_orders_contract/runner.py
# a rule that moves the clock is tried beside others | contract/test_side_by_side.py
- return rule.alone and self.capabilities.controls is not None
+ return rule.alone and self.capabilities.controls is None
contract/mp_orders_contract/reports/junit.py
# junit.xml holds no failed rule | contract/test_kit.py::test_reports_agree
- if result.went_wrong:
+ if result.outcome == "failure":
contract/mp_orders_contract/command.py
# the command exits with 0 | contract/test_command.py::test_a_run_that_is_interrupted_reports_what_it_has
- sys.exit(code)
+ sys.exit()
contract/mp_orders_contract/runner.py
# every rule passes | contract/test_kit.py::test_reports_agree
-             outcome = FAILED
+             outcome = PASSED
# no answer is judged | contract/test_defects.py::test_a_defect_is_found[not JSON]
- if exchange.operation in self.judged else
+ if exchange.operation not in self.judged else
contract/mp_orders_contract/probe.py
# any code is right | contract/test_defects.py::test_a_defect_is_found[invalid_total_amount as property_value]
- exchange.status == status and (not codes or exchange.code in codes)
+ exchange.status == status
# one right case is enough | contract/test_kit.py::test_reports_agree
- if wrong:
+ if len(wrong) == len(cases):
contract/mp_orders_contract/judge.py
# a body of another shape is no fault | contract/test_defects.py::test_a_defect_is_found[id as text]
- yield from _body_violations(exchange)
+ yield from ()
contract/mp_orders_contract/exchange.py
# live tokens stand in reports | contract/test_answers.py::test_a_token_that_comes_back_is_not_shown
- if token and not token.startswith(TEST_PREFIX)
+ if token and token.startswith(TEST_PREFIX)
contract/mp_orders_contract/checker.py
# what is left out counts as passed | contract/test_command.py::test_what_is_left_out_is_named
- NOT_RUN, "left out by --skip"
+ "passed", "left out by --skip"
contract/mp_orders_contract/codes.py
# another code is marked as triggered | contract/test_kit.py::test_nothing_is_found_in_a_clean_mock[observed-smoke]
- return CodeResult(*place, ALIAS,
+ return CodeResult(*place, TRIGGERED,
# a code that never came is marked as triggered | contract/test_kit.py::test_a_code_is_triggered_only_where_it_was_seen
- return CodeResult(*place, NOT_SEEN,
+ return CodeResult(*place, TRIGGERED,
# a code of a failed rule is marked as triggered | contract/test_kit.py::test_a_code_is_triggered_only_where_it_was_seen
- return CodeResult(*place, WRONG,
+ return CodeResult(*place, TRIGGERED,
contract/mp_orders_contract/runner.py
# a wrong answer that stops a rule passes | contract/test_kit.py::test_a_wrong_answer_that_stops_a_rule_is_a_failure
- return FAILED, (Finding(text, (exchange,), wanted
+ return PASSED, (Finding(text, (exchange,), wanted
# a fault of the kit is a fault of the target | contract/test_kit.py::test_a_fault_of_the_kit_is_an_error
- return ERROR, (Finding(
+ return FAILED, (Finding(
contract/mp_orders_contract/session.py
# what has no key is sent on a connection that may be closed | contract/test_session.py
- if call.key is None and
+ if call.key == "" and
# what a server did not answer is sent twice | contract/test_session.py
- if opened:
+ if opened is None:
contract/mp_orders_contract/exchange.py
# a token is shown where JSON escapes it | contract/test_answers.py
- html.escape(token), json.dumps(token)[1:-1],
+ html.escape(token), token,
contract/mp_orders_contract/fuzz.py
# schemathesis need not start | contract/test_schemathesis.py::test_schemathesis_that_does_not_start_is_a_finding
- if each.why_not and each.why_not != TOO_LATE:
+ if each.why_not == WARNED:
contract/mp_orders_contract/pytest_plugin.py
# a broken rule is a skipped test | contract/test_plugin.py
- pytest.fail(self._runner.told(result), pytrace=False)
+ pytest.skip(self._runner.told(result))
contract/mp_orders_contract/operations/orders/create_keys.py
# only the amount makes another request | contract/test_defects.py::test_a_defect_is_found[narrow comparison]
- for changes in OTHER_REQUESTS]
+ for changes in OTHER_REQUESTS[:1]]
contract/mp_orders_contract/operations/orders/lifetimes.py
# a key may be forgotten early | contract/test_defects.py::test_a_defect_is_found[key forgotten early]
- ["id"] == first["id"], "after 23:59
+ ["id"] != "", "after 23:59
contract/mp_orders_contract/operation_kit.py
# an operation without a kit is passed over | contract/test_operations.py
- if each.id not in known]
+ if each.id == "nothing"]
# what a refused call did is not looked at | contract/test_defects.py::test_a_defect_is_found[404 cancels]
- partial(self.state, probe, call) if self.state else None
+ None
contract/mp_orders_contract/rule.py
# a rule without a probe is left out | contract/test_operations.py
- for name in _X_RULES if name not in RULES
+ for name in _X_RULES if name in ()
contract/mp_orders_contract/rules/generic/keys.py
# another operation's key is not tried | contract/test_operations.py
- for other in (kit, *others):
+ for other in (kit,):
contract/mp_orders_contract/changes/compare.py
# a version is high enough whatever broke | contract/test_changes.py
- return not is_breaking or STEPS.index(self.stepped)
+ return True or STEPS.index(self.stepped)
# what is new in a request costs an implementer nothing | contract/test_changes.py
- is_needed = (BREAKING, BREAKING) if each.required else (COMPATIBLE, BREAKING)
+ is_needed = (BREAKING, BREAKING) if each.required else (COMPATIBLE, COMPATIBLE)
contract/mp_orders_contract/documents/compare_codes.py
# a code that a page no longer has is not missed | contract/test_documents.py
- if (status, name) not in seen:
+ if False:
contract/mp_orders_contract/documents/compare_fields.py
# a limit beside a type is not compared | contract/test_documents.py
- if field.limit is not None and known.limits and field.limit not in known.limits:
+ if False:
contract/mp_orders_contract/documents/findings.py
# a decision explains whatever a page says of its fact | contract/test_documents.py
- evolve(each, decision=explains.get((each.key, each.page)))
+ evolve(each, decision=next((one for (fact, _), one in explains.items() if fact == each.key), None))
contract/mp_orders_contract/documents/matching.py
# the host of a page plays no part | contract/test_documents.py
- return not is_foreign and (known.method
+ return (known.method
contract/mp_orders_contract/documents/snapshots.py
# snapshots are written in place | contract/test_documents.py
- _replace(file, _HEAD.encode() + yaml_text.dumps(plain))
+ file.write_bytes(_HEAD.encode() + yaml_text.dumps(plain))
contract/mp_orders_contract/skeleton/cli.py
# a file that is there is written over | contract/test_new_operation.py
- if file.exists():
+ if False:
"""
"""Below a file its mutants: `# name | test`, what stands there after `-`, and what takes its place after `+`."""


@frozen
class Mutant:
    """A mistake.

    Attributes:
        name: what is broken, in a short sentence.
        file: path from the root of the repository.
        old: text that stands exactly once in the file.
        new: what takes its place.
        tests: a test, or a module of tests, that fails because of it.
    """

    name: str
    file: str
    old: str
    new: str
    tests: str

    def __str__(self) -> str:
        return f"{PARTS[self.file.partition('/')[0]]}: {self.name}"

    def is_stale(self, root: Path) -> bool:
        """Whether its text does not stand exactly once in its file."""
        file = root / self.file
        return not file.is_file() or file.read_text(encoding="utf-8").count(self.old) != 1


def all_mutants() -> Iterator[Mutant]:
    """Those of the table."""
    entry = re.compile(r"(?:^(\w\S+)\n)?^# (.+) \| (.+)\n((?:^-.*\n)+)((?:^\+.*\n)+)", re.MULTILINE)
    file, rest = "", entry.sub("", TABLE).strip()
    assert not rest, f"the table cannot be read at {rest.splitlines()[0]}"
    for found in entry.finditer(TABLE):
        file = found[1] or file
        old, new = ("\n".join(line[2:] for line in lines.splitlines()) for lines in (found[4], found[5]))
        yield Mutant(found[2], file, old, new, f"tests/{found[3]}")


def copies_in(folder: Path, count: int) -> Iterator[Path]:
    """Copies of the checkout as it is now, without what git ignores."""
    command = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    listed = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout
    names = [name for name in listed.split("\0") if (ROOT / name).is_file()]
    for name in names:
        (folder / "0" / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy2(ROOT / name, folder / "0" / name)
    yield folder / "0"
    yield from (shutil.copytree(folder / "0", folder / str(number)) for number in range(1, count))


def run(copy: Path, tests: Iterable[str]) -> tuple[int | None, str]:
    """Run tests in a copy, whose packages hide the installed ones; gives the exit code, None for no end, and why."""
    command = [sys.executable, "-m", "pytest", "-x", "-q", "-p", "no:cacheprovider", "-n", "0", *tests]
    path = os.pathsep.join(str(copy / name) for name in PACKAGES)
    more = {**os.environ, "PYTHONPATH": path, "PYTHONDONTWRITEBYTECODE": "1"}  # bytecode could outlive its mutant
    with tempfile.TemporaryFile("w+", errors="replace") as output:
        process = subprocess.Popen(command, cwd=copy, env=more, stdout=output, stderr=output, start_new_session=True)
        try:
            code, why = process.wait(TIMEOUT_S), f"pytest ended with exit code {process.returncode}"
        except subprocess.TimeoutExpired:
            code, why = None, f"no end within {TIMEOUT_S} s"
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()
        output.seek(0)
        return code, "\n  ".join([why, *output.read().splitlines()[-30:]])


def outcome_of(mutant: Mutant, copies: Copies) -> str:
    """Try a mutant; prints and gives whether it was killed, has survived or is broken."""
    copy, start = copies.get(), time.monotonic()
    file = copy / mutant.file
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace(mutant.old, mutant.new), encoding="utf-8")
    code, why = run(copy, [mutant.tests])
    file.write_text(text, encoding="utf-8")
    copies.put(copy)
    outcome = KILLED if code == 1 else "survived" if code == 0 else "broken"
    line = f"{outcome:8} {mutant} ({time.monotonic() - start:.1f} s)"
    print(f"{line}: {why}" if outcome == "broken" else line, flush=True)
    return outcome


def failing(mutants: Iterable[Mutant], copies: Copies, pool: Executor) -> list[str]:
    """What goes wrong with their tests when nothing is changed; one run for each module."""
    modules: dict[str, set[str]] = defaultdict(set)
    for mutant in mutants:
        modules[mutant.tests.partition("::")[0]].add(mutant.tests)

    def one(module: str) -> str:
        copy, tests = copies.get(), modules[module]
        code, why = run(copy, [module] if module in tests else sorted(tests))
        copies.put(copy)
        return "" if code == 0 else f"{module} has to pass without any mutant: {why}"

    return list(filter(None, pool.map(one, sorted(modules))))


def left_alive(mutants: list[Mutant], jobs: int) -> list[str]:
    """Try them all; returns what became of those that were not killed, a line each.

    Raises:
        SystemExit: their tests fail without them.
    """
    copies: Copies = SimpleQueue()
    with tempfile.TemporaryDirectory() as folder, ThreadPoolExecutor(jobs) as pool:
        for copy in copies_in(Path(folder).resolve(), jobs):
            copies.put(copy)
        stale = [each for each in mutants if each.is_stale(copy)]
        for each in stale:
            print(f"stale    {each}: its text does not stand exactly once in {each.file}", flush=True)
        fresh = [each for each in mutants if each not in stale]
        wrong = failing(fresh, copies, pool)
        if wrong:
            raise SystemExit("\n".join(wrong))
        outcomes = list(pool.map(lambda mutant: outcome_of(mutant, copies), fresh))
    tried = zip((*stale, *fresh), ("stale",) * len(stale) + tuple(outcomes), strict=True)
    return [f"{outcome:8} {mutant}" for mutant, outcome in tried if outcome != KILLED]


def main() -> int:
    """Run the script; gives its exit code."""
    parser = argparse.ArgumentParser(description="Makes mistakes in the product, and sees whether the tests notice.")
    parser.add_argument("--only", default="", metavar="TEXT", help="mutants whose name or file holds this")
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1, metavar="N", help="so many at once")
    parser.add_argument("--list", action="store_true", help="name the mutants and their tests, and try none")
    options = parser.parse_args()
    chosen = [each for each in all_mutants() if options.only in f"{each} {each.file}"]
    if options.list:
        print(*(f"{each}\n  {each.file}\n  {each.tests}" for each in chosen), sep="\n")
        return 0
    alive = left_alive(chosen, max(options.jobs, 1))
    print(f"{len(chosen) - len(alive)} passed, {len(alive)} failed", *alive, sep="\n")
    return 0 if chosen and not alive else 1


if __name__ == "__main__":
    sys.exit(main())
