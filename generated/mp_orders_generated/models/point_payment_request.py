# Generated from openapi.yaml by `make generate`. Do not edit.
from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define

T = TypeVar("T", bound="PointPaymentRequest")


@_attrs_define
class PointPaymentRequest:
    """A payment at a terminal. The terminal asks how it is made.

    Attributes:
        amount: What is paid, more than zero: decimal text with up to two decimals. Brazil and Argentina ask for
            two, Chile for none.
    """

    amount: str
    """ What is paid, more than zero: decimal text with up to two decimals. Brazil and Argentina ask for two, Chile
    for none. """

    def to_dict(self) -> dict[str, Any]:
        amount = self.amount

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "amount": amount,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        amount = d.pop("amount")

        point_payment_request = cls(
            amount=amount,
        )

        return point_payment_request
