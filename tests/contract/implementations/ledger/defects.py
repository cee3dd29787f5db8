"""Mistakes that `create_app(defect=...)` makes, and the rule of the kit that by its text ought to find each."""

DEFECTS: dict[str, str] = {
    "a key is looked up without its account": "keys-of-an-account",
    "a replay shows the order as it is now": "create-replay-after-change",
    "null is taken for absent": "online.external_reference",
    "the size of a body is believed from its header": "create_order.request_too_large",
    "a terminal is looked at before the work and not with it": "terminal-race",
    "a total is compared as a float, with some tolerance": "total-is-sum",
    "a Point order does not expire": "point-order-expires",
    "an order is shown to every account": "get-own-orders-only",
    "a cancel leaves the payments as they were": "cancel-online",
    "a captured order is captured again": "capture-once",
    "what was paid back already does not count": "refund-amount-exceeds",
    "the payments that are there do not count": "add-transaction-at-most-two",
    "an update of a method forgets its instalments": "update-transaction-merges",
    "a search does not look at its beginning": "search-finds-created",
    "a search does not look at status_detail": "search-filters",
    "what a terminal cancels keeps the terminal busy": "simulate-canceled",
    "terminals are changed up to the one that is refused": "terminals-all-or-nothing",
    "the total of a merchant order is a float": "merchant-order-total",
    "an update forgets additional_info": "update-changes-what-is-sent",
    "a search shows the merchant orders of every account": "search-merchant-own-only",
}
