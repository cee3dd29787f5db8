# Generated from openapi.yaml by `make generate`. Do not edit.
from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define

from ..models.payment_method_type import PaymentMethodType

T = TypeVar("T", bound="DiscountRequest")


@_attrs_define
class DiscountRequest:
    """A lower total for one kind of method.

    Attributes:
        type_: The kind of a payment method.
        new_total_amount: The total that is then paid: decimal text.
    """

    type_: PaymentMethodType
    """ The kind of a payment method. """
    new_total_amount: str
    """ The total that is then paid: decimal text. """

    def to_dict(self) -> dict[str, Any]:
        type_ = self.type_.value

        new_total_amount = self.new_total_amount

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "type": type_,
                "new_total_amount": new_total_amount,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        type_ = PaymentMethodType(d.pop("type"))

        new_total_amount = d.pop("new_total_amount")

        discount_request = cls(
            type_=type_,
            new_total_amount=new_total_amount,
        )

        return discount_request
