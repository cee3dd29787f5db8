# Generated from openapi.yaml by `make generate`. Do not edit.
from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define

if TYPE_CHECKING:
    from ..models.payment_method_update_request import PaymentMethodUpdateRequest


T = TypeVar("T", bound="TransactionUpdateRequest")


@_attrs_define
class TransactionUpdateRequest:
    """How a payment is to be made from now on.

    Attributes:
        payment_method: What changes of the method; the rest stays as it is.
    """

    payment_method: PaymentMethodUpdateRequest
    """ What changes of the method; the rest stays as it is. """

    def to_dict(self) -> dict[str, Any]:
        payment_method = self.payment_method.to_dict()

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "payment_method": payment_method,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.payment_method_update_request import PaymentMethodUpdateRequest  # noqa: PLC0415

        d = dict(src_dict)
        payment_method = PaymentMethodUpdateRequest.from_dict(d.pop("payment_method"))

        transaction_update_request = cls(
            payment_method=payment_method,
        )

        return transaction_update_request
