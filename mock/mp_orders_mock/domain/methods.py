"""The methods of online payments: which go together, and what each needs."""

from collections.abc import Iterable, Mapping
from typing import Any, TypeAlias

from mp_orders_mock.domain.refusals import refused

Body: TypeAlias = Mapping[str, Any]

CARD_TYPES = ("credit_card", "debit_card", "prepaid_card")
METHOD_TYPES: Mapping[str, tuple[str, ...]] = {
    **dict.fromkeys(("visa", "master", "amex", "elo", "hipercard", "debelo", "debvisa", "debmaster"), CARD_TYPES),
    **dict.fromkeys(("diners", "cabal", "naranja", "argencard", "cencosud", "cmr"), CARD_TYPES),
    **dict.fromkeys(("boleto", "bolbradesco", "oxxo", "rapipago", "pagofacil"), ("ticket",)),
    **dict.fromkeys(("pix", "clabe", "pse"), ("bank_transfer",)),
}
"""Methods that the documents name, and the types they go with (rule payment-method-agrees, chosen)."""
SAVED_METHOD = ("automatic_payments", "stored_credential", "transaction_data")
"""Parts of a payment with a card that was saved, which needs no token (automatic-payments, official-sdks)."""


def method_of(payment: Body) -> Body:
    """The method of a payment; empty for one that a profile holds."""
    method: Body = payment.get("payment_method", {})
    return method


def check_method(payment: Body, path: str, *, rule: str = "payment-method-agrees") -> None:
    """Refuse a method that does not go with its type, and a card without its token.

    Args:
        payment: of a request or an order.
        path: of its method, for the refusal.
        rule: that refuses.

    Raises:
        Refused: invalid_properties.
    """
    method = method_of(payment)
    if method and not {"id", "type"} <= method.keys():
        raise refused("invalid_properties", path, "a method has an id and a type", rule=rule)
    if method and method["type"] not in METHOD_TYPES.get(method["id"], (method["type"],)):
        raise refused("invalid_properties", f"{path}.type", "does not go with the id of the method", rule=rule)
    needs_token = method.get("type") in CARD_TYPES and not any(name in payment for name in SAVED_METHOD)
    if needs_token and "token" not in method:
        raise refused("invalid_properties", f"{path}.token", "a card payment names its token", rule=rule)


def check_reference(order: Body, payments: Iterable[Body]) -> None:
    """Refuse Pix in an order without a reference, whenever it comes.

    Args:
        order: or the request for one.
        payments: of it, or that it is to have.

    Raises:
        Refused: required_properties.
    """
    if "external_reference" not in order and any(method_of(payment).get("id") == "pix" for payment in payments):
        text = "the order has none, and Pix needs it"
        raise refused("required_properties", "$.external_reference", text, rule="pix-names-its-reference")
