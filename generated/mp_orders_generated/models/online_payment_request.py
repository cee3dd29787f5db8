# Generated from openapi.yaml by `make generate`. Do not edit.
from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define

from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.payment_method_request import PaymentMethodRequest


T = TypeVar("T", bound="OnlinePaymentRequest")


@_attrs_define
class OnlinePaymentRequest:
    """A payment of an online order."""

    amount: str
    """ What this payment takes: decimal text with two decimals or none, more than zero. """
    payment_method: PaymentMethodRequest
    """ With what a payment is made. """
    expiration_time: str | Unset = UNSET
    """ A time from the creation of the order, as an ISO 8601 duration: PT16M is sixteen minutes, P1D a day. """

    def to_dict(self) -> dict[str, Any]:
        amount = self.amount

        payment_method = self.payment_method.to_dict()

        expiration_time = self.expiration_time

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "amount": amount,
                "payment_method": payment_method,
            }
        )
        if expiration_time is not UNSET:
            field_dict["expiration_time"] = expiration_time

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.payment_method_request import PaymentMethodRequest  # noqa: PLC0415

        d = dict(src_dict)
        amount = d.pop("amount")

        payment_method = PaymentMethodRequest.from_dict(d.pop("payment_method"))

        expiration_time = d.pop("expiration_time", UNSET)

        online_payment_request = cls(
            amount=amount,
            payment_method=payment_method,
            expiration_time=expiration_time,
        )

        return online_payment_request
