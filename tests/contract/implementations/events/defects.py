"""Mistakes that can be planted, and the rule that ought to find each."""

DEFECTS: dict[str, str] = {
    "a key is everybody's": "keys-of-an-account",
    "keys are compared without regard to case": "create-two-keys",
    "the path is no part of what a key stands for": "cancel-key-conflict",
    "the size of a body is that of its header": "create_order.request_too_large",
    "whether a terminal is busy is looked up too early": "terminal-race",
    "anybody cancels an order": "cancel-own-orders-only",
    "a canceled order is captured": "capture-canceled",
    "of two cards the first is captured": "capture-takes-all",
    "a refund of one card is held against the whole order": "refund-amount-exceeds",
    "a total refund pays back the first payment alone": "refund-total",
    "a refund is decided before its turn": "refund-parts-race",
    "an order never expires": "point-order-expires",
    "an update of a method loses the rest of it": "update-transaction-merges",
    "a payment is deleted after its order was processed": "delete-transaction-created-only",
    "the offset of a date is ignored in a search": "search-finds-created",
    "references are compared without regard to case": "search-external-reference",
    "null is taken for absent in an update": "update-takes-away",
    "an update writes all that it has read": "updates-at-once",
    "a total of items is added up in binary fractions": "merchant-order-total",
    "merchant orders of others are found": "search-merchant-own-only",
}
