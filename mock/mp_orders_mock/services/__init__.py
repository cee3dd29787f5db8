"""One transaction per call: idempotency, rules and store together. Knows no HTTP."""
