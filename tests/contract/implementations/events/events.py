"""What happens to orders. An order is what its events make of it, one after the other."""

from collections.abc import Iterable
from decimal import Decimal
from typing import Any, TypeAlias

from attrs import define, evolve, field, frozen

from .codec import cents

Json: TypeAlias = dict[str, Any]
Step: TypeAlias = tuple[str, str]
"""A status and its detail."""
CREATED: Step = ("created", "created")
WAITING_FOR_CAPTURE: Step = ("action_required", "waiting_capture")
ACCREDITED: Step = ("processed", "accredited")
READY: Step = ("created", "ready_to_process")


@frozen
class Account:
    """Whoever has a token."""

    token: str
    number: int

    @property
    def application(self) -> int:
        """The number of the application of the token."""
        return self.number * 7 + 1_000_000


@frozen
class Payment:
    """A payment of an order, as it stands."""

    id: str
    sent: Json
    step: Step = CREATED
    refunded: Decimal = Decimal("0.00")

    @property
    def amount(self) -> Decimal:
        """What it takes."""
        return cents(self.sent["amount"])

    @property
    def method(self) -> Json:
        """With what it is made; empty where that is not known."""
        return dict(self.sent.get("payment_method", {}))

    @property
    def paid(self) -> Decimal:
        """What has been paid of it."""
        return self.amount if self.step[0] in ("processed", "refunded") else Decimal("0.00")

    @property
    def left(self) -> Decimal:
        """What can still be paid back of it."""
        return self.paid - self.refunded


@define
class Order:
    """An order, as its events have made it.

    Attributes:
        form: online, point, type_config or qr.
        ends: when its life is over, if it ends at all.
        coming: what a simulation brings it to, and when.
        looks: how often it was read while its payment was being made.
    """

    id: str
    account: Account
    form: str
    request: Json
    payments: dict[str, Payment]
    created: int
    updated: int
    ends: int | None
    step: Step = CREATED
    refunds: list[Json] = field(factory=list)
    coming: "PickedUp | None" = None
    asked: int | None = None
    looks: int = 0

    @property
    def status(self) -> str:
        """Where it stands."""
        return self.step[0]

    @property
    def manual(self) -> bool:
        """Whether its payments are made when it is processed."""
        return self.form == "online" and self.request.get("processing_mode") == "manual"

    def put(self, step: Step, *payment_ids: str) -> None:
        """Let payments, all of them unless they are named, come to a step."""
        for each in payment_ids or tuple(self.payments):
            self.payments[each] = evolve(self.payments[each], step=step)


@frozen
class Event:
    """Something that has happened, and when."""

    at: int

    def change(self, order: Order) -> None:
        """Let it happen to the order."""
        raise NotImplementedError


@frozen
class Created(Event):
    """The first event of each order."""

    id: str
    account: Account
    form: str
    request: Json
    payments: tuple[Payment, ...]
    ends: int | None

    def first(self) -> Order:
        """The new order."""
        payments = {each.id: each for each in self.payments}
        return Order(self.id, self.account, self.form, self.request, payments, self.at, self.at, self.ends)


@frozen
class PaymentsMade(Event):
    """Payments came to steps, and the order follows from them."""

    steps: dict[str, Step]

    def change(self, order: Order) -> None:
        """The order stands where the payment stands that needs most."""
        for payment_id, step in self.steps.items():
            order.put(step, payment_id)
        found = [each.step for each in order.payments.values()]
        ranks = [("processing", ""), WAITING_FOR_CAPTURE, ("action_required", ""), ("processed", "")]
        order.step = next(
            (step for status, detail in ranks for step in found if step[0] == status and detail in ("", step[1])),
            order.step,
        )


@frozen
class PaymentsAdded(Event):
    """Payments were added."""

    payments: tuple[Payment, ...]

    def change(self, order: Order) -> None:
        order.payments.update({each.id: each for each in self.payments})


@frozen
class MethodChanged(Event):
    """A payment is to be made with another method."""

    payment_id: str
    method: Json

    def change(self, order: Order) -> None:
        old = order.payments[self.payment_id]
        order.payments[old.id] = evolve(old, sent={**old.sent, "payment_method": self.method})


@frozen
class PaymentRemoved(Event):
    """A payment was taken out."""

    payment_id: str

    def change(self, order: Order) -> None:
        del order.payments[self.payment_id]


@frozen
class Settled(Event):
    """The order and all of its payments came to an end, or to a place where only the terminal knows more."""

    step: Step
    payment_step: Step
    method: Json | None = None

    def change(self, order: Order) -> None:
        order.step, order.coming, order.asked = self.step, None, None
        order.put(self.payment_step)
        if self.method:
            for each in order.payments.values():
                order.payments[each.id] = evolve(each, sent={**each.sent, "payment_method": self.method})


@frozen
class PickedUp(Event):
    """A terminal has the order, and brings it to what was asked for."""

    request: Json
    due: int

    def change(self, order: Order) -> None:
        order.coming = self
        if self.request["status"] != "refunded":
            order.step = ("at_terminal", "at_terminal")
            order.put(order.step)


@frozen
class CancelAsked(Event):
    """The terminal was asked to cancel the order."""

    due: int

    def change(self, order: Order) -> None:
        order.asked = self.due
        order.put(("at_terminal", "cancellation_requested"))


@frozen
class Refunded(Event):
    """Money was paid back."""

    refunds: tuple[Json, ...]

    def change(self, order: Order) -> None:
        order.coming = None
        for each in self.refunds:
            old = order.payments[each["transaction_id"]]
            refunded = old.refunded + cents(each["amount"])
            step = ("processed", "partially_refunded") if refunded < old.amount else ("refunded", "refunded")
            order.payments[old.id] = evolve(old, refunded=refunded, step=step)
            order.refunds.append(each)
        whole = all(each.step[0] == "refunded" for each in order.payments.values())
        order.step = ("refunded", "refunded") if whole else ("processed", "partially_refunded")


@frozen
class Looked(Event):
    """Somebody has read an order whose payment is being made."""

    def change(self, order: Order) -> None:
        order.looks += 1


def fold(events: Iterable[Event], until: int | None = None) -> Order | None:
    """The order that events make, up to a moment; None where there was none yet."""
    order: Order | None = None
    for event in events:
        if until is not None and event.at > until:
            break
        if isinstance(event, Created):
            order = event.first()
            continue
        assert order, "an order begins with its creation"
        event.change(order)
        if not isinstance(event, Looked):
            order.updated = event.at
    return order
