# Generated from openapi.yaml by `make generate`. Do not edit.
from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define

if TYPE_CHECKING:
    from ..models.payment_method_request import PaymentMethodRequest


T = TypeVar("T", bound="AddedPaymentRequest")


@_attrs_define
class AddedPaymentRequest:
    """A payment that is added to an order.

    Attributes:
        amount: What this payment takes: decimal text with two decimals or none, more than zero.
        payment_method: With what a payment is made.
    """

    amount: str
    """ What this payment takes: decimal text with two decimals or none, more than zero. """
    payment_method: PaymentMethodRequest
    """ With what a payment is made. """

    def to_dict(self) -> dict[str, Any]:
        amount = self.amount

        payment_method = self.payment_method.to_dict()

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "amount": amount,
                "payment_method": payment_method,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.payment_method_request import PaymentMethodRequest  # noqa: PLC0415

        d = dict(src_dict)
        amount = d.pop("amount")

        payment_method = PaymentMethodRequest.from_dict(d.pop("payment_method"))

        added_payment_request = cls(
            amount=amount,
            payment_method=payment_method,
        )

        return added_payment_request
