# Generated from openapi.yaml by `make generate`. Do not edit.
from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define

if TYPE_CHECKING:
    from ..models.online_payment_request import OnlinePaymentRequest


T = TypeVar("T", bound="OnlineTransactionsRequest")


@_attrs_define
class OnlineTransactionsRequest:
    """How an online order is paid.

    Attributes:
        payments: One payment, or two cards that share the total. Pages of 2026 allow one.
    """

    payments: list[OnlinePaymentRequest]
    """ One payment, or two cards that share the total. Pages of 2026 allow one. """

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
        from ..models.online_payment_request import OnlinePaymentRequest  # noqa: PLC0415

        d = dict(src_dict)
        payments = []
        _payments = d.pop("payments")
        for payments_item_data in _payments:
            payments_item = OnlinePaymentRequest.from_dict(payments_item_data)

            payments.append(payments_item)

        online_transactions_request = cls(
            payments=payments,
        )

        return online_transactions_request
