# Generated from openapi.yaml by `make generate`. Do not edit.
from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define

if TYPE_CHECKING:
    from ..models.qr_payment_request import QrPaymentRequest


T = TypeVar("T", bound="QrTransactionsRequest")


@_attrs_define
class QrTransactionsRequest:
    """What is paid with the code.

    Attributes:
        payments: A QR order has exactly one.
    """

    payments: list[QrPaymentRequest]
    """ A QR order has exactly one. """

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
        from ..models.qr_payment_request import QrPaymentRequest  # noqa: PLC0415

        d = dict(src_dict)
        payments = []
        _payments = d.pop("payments")
        for payments_item_data in _payments:
            payments_item = QrPaymentRequest.from_dict(payments_item_data)

            payments.append(payments_item)

        qr_transactions_request = cls(
            payments=payments,
        )

        return qr_transactions_request
