"""Which function serves which operation of the contract: each is a module of its own, found by its folder."""

import functools
import pkgutil
from collections.abc import Callable, Mapping, Sequence
from importlib import import_module
from typing import TYPE_CHECKING, Any, TypeAlias

from attrs import frozen
from mp_orders_spec import Contract, ContractError

from mp_orders_mock.operations.call import Answer, Call

if TYPE_CHECKING:
    from mp_orders_mock.operations.context import Context

Work: TypeAlias = Callable[[Call, "Context"], Answer]
Place: TypeAlias = tuple[str, str, str]
"""Where in a body, which keywords (null is a null of the wrong type), and the code; behind a slash its meaning."""


@frozen
class Handler:
    """How one operation is served.

    Attributes:
        work: does it, within a transaction.
        places: codes of single places of its body, where they are others than those of its family.
        places_of: more of them, which depend on the rest of the body.
        unreadable: the code of a body that cannot be read.
        wrong: the code of every violation of its body, for a page that has one for all; behind a slash its meaning.
    """

    operation: str
    work: Work
    places: Sequence[Place]
    places_of: Callable[[Any], Sequence[Place]]
    unreadable: str
    wrong: str = ""


_HANDLERS: dict[str, Handler] = {}


def operation(
    name: str,
    *,
    places: Sequence[Place] = (),
    places_of: Callable[[Any], Sequence[Place]] = lambda _: (),
    unreadable: str = "json_syntax_error",
    wrong: str = "",
) -> Callable[[Work], Work]:
    """Serves the operation of this operationId; method, path, key and codes come from the contract."""

    def decorate(work: Work) -> Work:
        _HANDLERS[name] = Handler(name, work, places, places_of, unreadable, wrong)
        return work

    return decorate


def handlers(contract: Contract) -> Mapping[str, Handler]:
    """The handler of each operation of a contract.

    Raises:
        ContractError: it has an operation that nothing serves; says where to add it.
    """
    known = _all()
    missing = [each for each in contract.operations.values() if each.id not in known]
    if missing:
        names = ", ".join(each.id for each in missing)
        folder = f"mock/mp_orders_mock/operations/{missing[0].family}"
        hint = f'add a module to {folder} with a function under @operation("{missing[0].id}")'
        stray = ", ".join(sorted(set(known) - set(contract.operations)))
        hint += f" (not in this contract, and perhaps misspelt: {stray})" if stray else ""
        raise ContractError(f"it has operations that nothing serves: {names}; {hint}")
    return {name: known[name] for name in contract.operations}


@functools.cache
def _all() -> Mapping[str, Handler]:
    """Import every module below this package, which makes itself known."""
    package = import_module(__package__)
    for module in pkgutil.walk_packages(package.__path__, f"{__package__}."):
        import_module(module.name)
    return _HANDLERS
