# Generated from openapi.yaml by `make generate`. Do not edit.
from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define

from ..models.merchant_order_payment_request_operation_type import (
    MerchantOrderPaymentRequestOperationType,
)
from ..types import UNSET, Unset

T = TypeVar("T", bound="MerchantOrderPaymentRequest")


@_attrs_define
class MerchantOrderPaymentRequest:
    """A payment of the merchant order.

    Attributes:
        id: The id of the payment.
        operation_type: What kind of payment it is.
    """

    id: int
    """ The id of the payment. """
    operation_type: MerchantOrderPaymentRequestOperationType | Unset = UNSET
    """ What kind of payment it is. """

    def to_dict(self) -> dict[str, Any]:
        id = self.id

        operation_type: str | Unset = UNSET
        if not isinstance(self.operation_type, Unset):
            operation_type = self.operation_type.value

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "id": id,
            }
        )
        if operation_type is not UNSET:
            field_dict["operation_type"] = operation_type

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        id = d.pop("id")

        _operation_type = d.pop("operation_type", UNSET)
        operation_type: MerchantOrderPaymentRequestOperationType | Unset
        if isinstance(_operation_type, Unset):
            operation_type = UNSET
        else:
            operation_type = MerchantOrderPaymentRequestOperationType(_operation_type)

        merchant_order_payment_request = cls(
            id=id,
            operation_type=operation_type,
        )

        return merchant_order_payment_request
