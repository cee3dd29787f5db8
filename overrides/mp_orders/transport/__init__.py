"""How a request gets its answer, sync or async: attempts, waits, hooks, the end of it. Knows no operation.

`sync.py` and `asynchronous.py` do the input and output. What they share decides without any: `attempts.py` judges one
attempt, `call.py` whether there is another, `retries.py` when, and `events.py` tells hooks and the log.
"""
