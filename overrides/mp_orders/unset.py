"""What the generated models hold in a field that was not sent or not answered.

The models compare with the one UNSET of the generated package, so a pickled or copied model has to come back with that
very object; and a person who prints a model should be able to read it.
"""

import copyreg

from mp_orders_generated.types import UNSET, Unset

copyreg.pickle(Unset, lambda _: "UNSET")
Unset.__repr__ = lambda _: "UNSET"  # type: ignore[method-assign]

__all__ = ["UNSET", "Unset"]
