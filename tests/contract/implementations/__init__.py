"""Implementations written from the contract alone, each by another hand, which decided otherwise where it could.

Each package has `create_app(defect)`, an ASGI application with a state of its own, and `DEFECTS`: what can be planted
in it, and the rule that finds it.
"""

NAMES = ("ledger", "tables", "events")
