"""An implementation written from the contract alone: each order is the fold of its events, and ASGI has no framework.

Decided otherwise, where the contract leaves a choice:

* Account: every one is in Argentina (AR, ARS, MLA), where a part of a Point order paid with a QR code is paid back.
* Ids: ORDTST and a ULID; digits for orders in the form of 2024, whose payments are `pay_` and a ULID; merchant orders
  have numbers that a double cannot hold.
* Codes that two pages spell differently: `invalid_path_param` for get and cancel, `already_queued_order_on_terminal`,
  `missing_required_params` and `invalid_parameter`, and `order_already_canceled` for any order that is canceled.
* A 401 of the orders API is that of the gateway, without `errors`, whatever kind of order was sent.
* Refusals: one entry for each code, the shortest place first; places are JSON Pointers; the status and the id of the
  answer stand in the body as well. The method is looked at before the token, and a key before the schema of its body.
* Keys: a twin gets 423 at once, with a date in Retry-After; the body counts as JSON and not as bytes; a replay says
  Idempotent-Replayed, and no answer has X-Idempotency-Key.
* A second refund while the first is being made gets `order_refund_already_in_process`, of a Point order
  `refund_in_progress`.
* automatic_async: the order is processing until it is read for the second time. Without a capture_mode the answer says
  automatic_async, and the order is paid at once.
* 3-D Secure: `always` means that the order waits for its challenge.
* Answers of process, capture and refund, and the 202 of a cancel, have what the samples of the pages have: the id, the
  status, and the payments, or the refunds of this call alone.
* Answers: names from Z to A; `payer` is null and no token of a card comes back; amounts have two decimals; fractions of
  seconds have as many digits as they need; a life that was not sent is not told; `default_installments` is text; a
  payment with a life has `date_of_expiration` with +00:00; `paging` has numbers.
* Merchant orders: empty objects in place of lists, `site_id` in small letters, no e-mail address of the payer,
  `sponsor_id` as text, `application_id` as a number, dates of Buenos Aires with six digits.
* Searches, that of merchant orders as well, see what happened half a second ago.
* page and limit together (chosen: refused): page counts. A second simulation (chosen: refused) takes the place of the
  first. Outcomes come after two seconds, action_required after six.
"""

from .defects import DEFECTS
from .web import Application

__all__ = ["DEFECTS", "create_app"]


def create_app(defect: str = "") -> Application:
    """An application with a memory of its own, and perhaps a planted mistake."""
    return Application(defect)
