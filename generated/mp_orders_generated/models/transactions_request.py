# Generated from openapi.yaml by `make generate`. Do not edit.
from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define

if TYPE_CHECKING:
    from ..models.added_payment_request import AddedPaymentRequest


T = TypeVar("T", bound="TransactionsRequest")


@_attrs_define
class TransactionsRequest:
    """Payments that are to be added to an order in manual mode.

    Attributes:
        payments: The payments; an order has one or two.
    """

    payments: list[AddedPaymentRequest]
    """ The payments; an order has one or two. """

    def to_dict(self) -> dict[str, Any]:
        payments = []
        for payments_item_data in self.payments:
            payments_item = payments_item_data.to_dict()
            payments.append(payments_item)

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "payments": payments,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.added_payment_request import AddedPaymentRequest  # noqa: PLC0415

        d = dict(src_dict)
        payments = []
        _payments = d.pop("payments")
        for payments_item_data in _payments:
            payments_item = AddedPaymentRequest.from_dict(payments_item_data)

            payments.append(payments_item)

        transactions_request = cls(
            payments=payments,
        )

        return transactions_request
