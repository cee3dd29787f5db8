"""What a new operation needs in each layer, as text to be filled in.

What has to be filled in is marked by `MARK`; `left` finds it again.
"""

import re

from attrs import field, frozen

MARK = "FILL" + "-IN"  # in two, so that this file has none to fill in


@frozen
class NewOperation:
    """An operation that the contract does not have yet.

    Attributes:
        id: its operationId, such as `refund_order`.
        tag: of the family: orders or merchant_orders.
    """

    id: str
    method: str
    path: str
    tag: str
    verb: str = field(init=False)
    keyed: bool = field(init=False)

    @verb.default
    def _verb(self) -> str:
        return self.id.removesuffix(f"_{self.tag.removesuffix('s')}").removesuffix(f"_{self.tag}")

    @keyed.default
    def _keyed(self) -> bool:
        return self.tag == "orders" and self.method != "GET"

    @property
    def is_order(self) -> bool:
        """Whether it is of the orders of today."""
        return self.tag == "orders"

    @property
    def parameters(self) -> list[str]:
        """The names in its path."""
        return re.findall(r"\{(\w+)\}", self.path)

    @property
    def model(self) -> str:
        """The model of its answer, unless it has one of its own."""
        return "Order" if self.is_order else "MerchantOrder"


def mock_module(new: NewOperation) -> str:
    """The mock's function."""
    own = "own_order" if new.is_order else "own_merchant_order"
    write = "for_update=True" if new.method != "GET" else ""
    return f'''"""{MARK}: what it does, in one line."""

from mp_orders_mock.operations.call import Answer, Call
from mp_orders_mock.operations.context import Context
from mp_orders_mock.operations.registry import operation


@operation("{new.id}")
def {new.verb}(_: Call, context: Context) -> Answer:
    """{MARK}: what it answers, and the page that says so."""
    order = context.{own}({write})
    raise NotImplementedError(f"{MARK}: {new.id} of {{order}}; operations/orders/cancel.py is a model")
'''


def kit_module(new: NewOperation) -> str:
    """The kit's valid call, and the first rule."""
    constant = "ORDER_ID" if new.is_order else "MERCHANT_ORDER_ID"
    made = "probe.created(probe.online())" if new.is_order else "probe.created_merchant(probe.merchant())"
    read = "probe.read" if new.is_order else "probe.read_merchant"
    name = new.parameters[0] if new.parameters else ""
    parameter = f', {name}={made}["id"]' if name else ""
    lines = [
        f'"""{MARK}: what is tried of it, in one line."""',
        "",
        "from mp_orders_contract.operation_kit import OperationKit, register",
        *([f"from mp_orders_contract.operations.{new.tag} import {constant}"] if name else []),
        "from mp_orders_contract.probe import Probe",
        "from mp_orders_contract.rule import x_rule",
        "",
        "KIT = register(",
        "    OperationKit(",
        f'        "{new.id}",',
        f"        # {MARK}: a call that must succeed",
        f'        valid=lambda probe: probe.call("{new.id}"{parameter}),',
    ]
    if name:
        lines.append(f"        path_ids=[{constant}],")
    if name and new.method != "GET":
        lines.append(f'        state=lambda probe, call: {read}(call.parameters["{name}"]),')
    lines += [
        "    )",
        ")",
        "",
        "",
        f'@x_rule("{rule_id(new)}")',
        f"def {new.id}_does_its_work(probe: Probe) -> None:",
        f'    probe.require(condition=False, message="{MARK}: what is true after it; cancel.py is a model")',
        "",
    ]
    return "\n".join(lines)


def rule_id(new: NewOperation) -> str:
    """The id of its first rule."""
    return f"{new.id.replace('_', '-')}-works"


def client_line(new: NewOperation) -> str:
    """The client's line."""
    family = "ORDERS" if new.is_order else "MERCHANT_ORDERS"
    return (
        f"# {MARK}: its answer, if another\n{new.id.upper()} = Operation({family}, {new.id}, {new.model}{_once(new)})\n"
    )


def _once(new: NewOperation) -> str:
    return "" if new.keyed or new.method in ("GET", "PUT") else ", repeatable=False"


def client_method(new: NewOperation) -> str:
    """The client's asynchronous method, of which the other follows."""
    id_type = "str" if new.is_order else "int"
    names = {name: "order_id" if name == "id" else name for name in new.parameters}
    arguments = [f"{name}: {id_type}" for name in names.values()]
    key = ["idempotency_key: str | UUID | None = None"] if new.keyed else []
    signature = ["self", *arguments, "*", *key, "deadline: float | timedelta | None = None"]
    told = [f"            {name}: The id that its create gave." for name in names.values()]
    told += ["            idempotency_key: As for `create`; another than that of the create."] if new.keyed else []
    sent = [f"{name}={own}" for name, own in names.items()] + (["idempotency_key=idempotency_key"] if new.keyed else [])
    call = ["            " + each for each in (new.id.upper(), "deadline", *sent)]
    lines = [
        "",
        f"    async def {new.verb}(",
        *(f"        {each}," for each in signature),
        f"    ) -> {new.model}:",
        f'        """{MARK}: what it does, in one line, and the page that says so.',
        "",
        "        Args:",
        *told,
        "            deadline: Seconds, or a timedelta, for this call in place of the client's.",
        "",
        "        Raises:",
        "            MercadoPagoError: see `mp_orders.errors`.",
        '        """',
        "        return await self._sender.send_async(",
        *(f"{each}," for each in call),
        "        )",
        "",
    ]
    return "\n".join(lines)


def sample_row(new: NewOperation) -> str:
    """The row of tests/operations.py."""
    value = "ORDER_ID" if new.is_order else "123"
    place = re.sub(r"\{\w+\}", "{ORDER_ID}" if new.is_order else "123", new.path)
    values = ", ".join(value for _ in new.parameters)
    arguments = [
        f'"{new.method}"',
        f'f"{place}"' if "{" in place else f'"{place}"',
        "None",
        "ORDER" if new.is_order else "MERCHANT_ORDER",
        f"lambda mp: mp.{new.tag}.{new.verb}({values})",
        *(["keyed=True"] if new.keyed else []),
        *([_once(new).removeprefix(", ")] if _once(new) else []),
    ]
    lines = [f"        # {MARK}: its body, if it has one", f'        "{new.id}": Sample(']
    lines += [f"            {each}," for each in arguments]
    return "\n".join([*lines, "        ),", ""])
