"""What a store raises."""


class StoreError(Exception):
    """The store cannot be used; the text says why in one line."""


class ConstraintError(Exception):
    """A change would break a constraint of the tables; the transaction must be given up."""


class GroupLostError(Exception):
    """Nothing of a group of transactions was kept; the cause says why."""
