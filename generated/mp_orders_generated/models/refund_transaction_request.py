# Generated from openapi.yaml by `make generate`. Do not edit.
from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define

T = TypeVar("T", bound="RefundTransactionRequest")


@_attrs_define
class RefundTransactionRequest:
    """A part of a payment that is to be paid back.

    Attributes:
        id: The payment, by its id in the order.
        amount: How much of it: decimal text with two decimals or none, more than zero.
    """

    id: str
    """ The payment, by its id in the order. """
    amount: str
    """ How much of it: decimal text with two decimals or none, more than zero. """

    def to_dict(self) -> dict[str, Any]:
        id = self.id

        amount = self.amount

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "id": id,
                "amount": amount,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        id = d.pop("id")

        amount = d.pop("amount")

        refund_transaction_request = cls(
            id=id,
            amount=amount,
        )

        return refund_transaction_request
