"""An implementation of the contract over tables of SQLite, made from the contract alone.

Decided otherwise, where the contract leaves a choice:

* Accounts are Argentine: ARG and AR, MLA, ARS. Parts of Point and QR orders are therefore paid back.
* Ids of orders are nineteen digits, those of payments `pay_` and hexadecimal digits, as in 2024.
* Amounts come back with two decimals whatever was sent; dates of orders have seven digits behind the seconds; dates of
  merchant orders have whole seconds and the offset -03:00.
* A 401 of the orders API has the flat form of the gateway, also where an online order was sent.
* Aliases: `invalid_path_param`, `already_queued_order_on_terminal`, `order_already_canceled` for Point and online
  orders as well, `missing_required_params` and `invalid_parameter`.
* Of several violations the last one is told; a key is looked at after the body, and an order after the key.
* The same request is one with the same bytes; of a body that is not read nothing counts. Twins wait for each other.
* The payer of an order comes back as null, tokens of cards not at all; whatever else was sent comes back, but
  `additional_info`, also what no schema of an answer lists.
* `automatic_async`, where it is sent, answers `processing`, and the order is paid half a second later.
* An order with a card and another method waits as a whole for the buyer, and takes nothing until then.
* Digital wallets wait for the buyer; a payment profile reads as a saved credit card.
* An online order expires by its own `expiration_time`, not by those of its payments.
* A simulation takes three seconds, its refund one; a terminal cancels two seconds after it was asked.
* `paging` has numbers; `store_id` of a terminal is text; terminals of every model are set up.
* Lists of a merchant order that are empty are empty objects; `sponsor_id` and `application_id` are text; a payer
  that is updated is replaced as a whole; `collector.email` is empty.
* Defaults that are not sent are written out: `marketplace`, `mode`, `print_on_terminal`, `expiration_time`, `card_id`.
* Answers have properties of their own: `live_mode`, `model`, `version`, `created_date` of a refund.
* A lone half of a surrogate pair is like NUL: no text may have it. Longer numbers than 400 digits are cut.
* An empty key of a delete is refused with `invalid_idempotency_key_length`; an unknown path is 404, with the body of
  the gateway.
"""

from .application import Application
from .defects import DEFECTS

__all__ = ["DEFECTS", "create_app"]


def create_app(defect: str = "") -> Application:
    """A fresh implementation, which makes one mistake if its name is given."""
    return Application(defect)
