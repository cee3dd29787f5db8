# Generated from openapi.yaml by `make generate`. Do not edit.
from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define

from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.refund_transaction_request import RefundTransactionRequest


T = TypeVar("T", bound="RefundRequest")


@_attrs_define
class RefundRequest:
    """What is to be paid back; all that is left, unless it names a part.

    Attributes:
        transactions: The part: one payment, and how much of it.
    """

    transactions: list[RefundTransactionRequest] | Unset = UNSET
    """ The part: one payment, and how much of it. """

    def to_dict(self) -> dict[str, Any]:
        transactions: list[dict[str, Any]] | Unset = UNSET
        if not isinstance(self.transactions, Unset):
            transactions = []
            for transactions_item_data in self.transactions:
                transactions_item = transactions_item_data.to_dict()
                transactions.append(transactions_item)

        field_dict: dict[str, Any] = {}

        field_dict.update({})
        if transactions is not UNSET:
            field_dict["transactions"] = transactions

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.refund_transaction_request import RefundTransactionRequest  # noqa: PLC0415

        d = dict(src_dict)
        _transactions = d.pop("transactions", UNSET)
        transactions: list[RefundTransactionRequest] | Unset = UNSET
        if _transactions is not UNSET:
            transactions = []
            for transactions_item_data in _transactions:
                transactions_item = RefundTransactionRequest.from_dict(transactions_item_data)

                transactions.append(transactions_item)

        refund_request = cls(
            transactions=transactions,
        )

        return refund_request
