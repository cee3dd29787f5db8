"""The API of the contract once more, written from openapi.yaml alone, to find false alarms of the kit.

Decided otherwise, wherever the contract leaves it open:

* Ids: digits for online orders, bare ULIDs for Point, ORDTST and a ULID for QR; `pay_` and small letters for payments;
  merchant orders have numbers near the end of 64 bits.
* Of each pair of aliases the second: flat `unauthorized`, `invalid_path_param`, `already_queued_order_on_terminal`,
  `order_already_canceled` for what is canceled, `missing_required_params` and `invalid_parameter`, numbers in `paging`,
  empty objects for lists of merchant orders, text for `store_id`.
* Every optional property is left out that no rule asks for: payer, tokens, currency, paid amounts, defaults of modes,
  `site_id` and payer of merchant orders unless they were sent, `cause` of their errors. A `status_detail` that
  repeats its status is left out as well. No optional header is sent.
* Answers of process, capture, refund and of a cancel that was passed on have the few members of the pages' samples; a
  refund shows what it has paid back, not what others have.
* Extra members: `livemode` on orders, `kind` on merchant orders. All letters beyond ASCII are escaped.
* Dates of orders have whole seconds, so a change within the second of the creation does not show; dates of merchant
  orders have microseconds and -03:00.
* The accounts are in Argentina. Online orders have two letters for it, Point orders three, QR orders nothing.
* All violations of a request are told, one entry for each code, sorted by code; places are JSON Pointers.
* Order of checks: method, token, media type, size, id in the path, JSON, key, schema, use of the key, existence, state.
* Twins that come while the first one is worked on get 423, and so do rivals. Requests are the same if their bytes are:
  other white space, or `{}` in place of no body, makes another request. The header of a cancel counts as well.
* What takes no body does not look at its size either.
* HEAD is no method of any path. Unknown parameters of a query are ignored; of repeated ones the last one counts.
* Of a merchant order's update, `payer` replaces the whole payer. In items null, absence, bounds and unknown members are
  `invalid_items`; wrong types are those of the whole body (`unmarshal_error`), as is an unknown site.
* An online order with processing_mode automatic_async is `processing` for a second. Simulations take six seconds, and
  action_required twenty; a terminal that was asked to cancel takes three.
* Payments with account_money are made at once, those with another wallet wait.
* A transaction id in a wrong form is one that the order does not have.
* A simulation without a method pays with nothing that is shown, and can be paid back in parts.
"""

from .app import create_app
from .defects import DEFECTS

__all__ = ["DEFECTS", "create_app"]
