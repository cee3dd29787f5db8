"""Mistakes that real implementers make, each with the rule of the kit that ought to find it."""

KEY_WITHOUT_ACCOUNT = "the key is looked up without the account"
REPLAY_OF_NOW = "a replay is made from the order as it is now"
FLOAT_TOTAL = "the sum of the payments is compared with the total as floats"
NULL_IS_ABSENT = "a null is dropped before the request is checked"
LIMIT_BY_HEADER = "the size of a body is limited only where Content-Length is sent"
TERMINAL_RACE = "whether the terminal is free is looked up before the transaction, and by no constraint"
NO_EXPIRY = "a Point order never expires"
REFUSAL_KEEPS_KEY = "a refused cancel uses its key up"
PARTS_RACE = "what is left of a payment is read before the transaction that refunds"
REST_IS_ALL = "a total refund pays back the whole amount after a partial one"
CAPTURE_OF_CANCELED = "a capture looks at the payments' method, and not at the status of the order"
PROCESS_ANY_SUM = "a process does not compare the payments with the total"
COUNT_OF_REQUEST = "only the payments of the request are counted, not those that the order has"
UPDATE_REPLACES = "an update of a transaction replaces its method"
DELETE_BY_ID = "a transaction is deleted by its id alone"
REFERENCE_PREFIX = "a search by reference finds what begins with it"
MERCHANT_FLOAT = "the total of a merchant order is computed with floats"
LOST_UPDATE = "an update of a merchant order writes back all the fields that it has read"
MERCHANT_LEAK = "a merchant order is read by its id alone"
HALF_SETUP = "terminals are changed one by one, each in its own transaction"

DEFECTS: dict[str, str] = {
    KEY_WITHOUT_ACCOUNT: "keys-of-an-account",
    REPLAY_OF_NOW: "create-replay-after-change",
    FLOAT_TOTAL: "total-is-sum",
    NULL_IS_ABSENT: "online.description",
    LIMIT_BY_HEADER: "create_order.request_too_large",
    TERMINAL_RACE: "terminal-race",
    NO_EXPIRY: "point-order-expires",
    REFUSAL_KEEPS_KEY: "cancel-refused-frees-key",
    PARTS_RACE: "refund-parts-race",
    REST_IS_ALL: "refund-rest",
    CAPTURE_OF_CANCELED: "capture-canceled",
    PROCESS_ANY_SUM: "process-total-is-sum",
    COUNT_OF_REQUEST: "add-transaction-at-most-two",
    UPDATE_REPLACES: "update-transaction-merges",
    DELETE_BY_ID: "delete-transaction-of-its-order",
    REFERENCE_PREFIX: "search-external-reference",
    MERCHANT_FLOAT: "merchant-order-total",
    LOST_UPDATE: "updates-at-once",
    MERCHANT_LEAK: "get-own-merchant-orders-only",
    HALF_SETUP: "terminals-all-or-nothing",
}
