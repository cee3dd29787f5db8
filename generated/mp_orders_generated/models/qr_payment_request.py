# Generated from openapi.yaml by `make generate`. Do not edit.
from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define

T = TypeVar("T", bound="QrPaymentRequest")


@_attrs_define
class QrPaymentRequest:
    """A payment with a QR code. The buyer chooses how it is made.

    Attributes:
        amount: What is paid, more than zero: decimal text with two decimals or none. Chile has none.
    """

    amount: str
    """ What is paid, more than zero: decimal text with two decimals or none. Chile has none. """

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

        qr_payment_request = cls(
            amount=amount,
        )

        return qr_payment_request
