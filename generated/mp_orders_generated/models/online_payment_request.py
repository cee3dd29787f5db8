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
    amount: str
    """ Decimal text with two decimals or none. """
    payment_method: PaymentMethodRequest
    expiration_time: str | Unset = UNSET
    """ ISO 8601 duration, counted from creation. """

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
