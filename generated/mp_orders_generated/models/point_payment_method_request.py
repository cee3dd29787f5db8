# Generated from openapi.yaml by `make generate`. Do not edit.
from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define

from ..models.point_payment_method_request_default_type import (
    PointPaymentMethodRequestDefaultType,
)
from ..models.point_payment_method_request_installments_cost import (
    PointPaymentMethodRequestInstallmentsCost,
)
from ..types import UNSET, Unset

T = TypeVar("T", bound="PointPaymentMethodRequest")


@_attrs_define
class PointPaymentMethodRequest:
    """How the order may be paid; in any way, unless it is sent.

    Attributes:
        default_type: The kind of payment that the terminal offers.
        default_installments: In how many monthly instalments a credit card pays. Brazil.
        installments_cost: Who pays the cost of instalments. Brazil.
    """

    default_type: PointPaymentMethodRequestDefaultType | Unset = UNSET
    """ The kind of payment that the terminal offers. """
    default_installments: int | Unset = UNSET
    """ In how many monthly instalments a credit card pays. Brazil. """
    installments_cost: PointPaymentMethodRequestInstallmentsCost | Unset = UNSET
    """ Who pays the cost of instalments. Brazil. """

    def to_dict(self) -> dict[str, Any]:
        default_type: str | Unset = UNSET
        if not isinstance(self.default_type, Unset):
            default_type = self.default_type.value

        default_installments = self.default_installments

        installments_cost: str | Unset = UNSET
        if not isinstance(self.installments_cost, Unset):
            installments_cost = self.installments_cost.value

        field_dict: dict[str, Any] = {}

        field_dict.update({})
        if default_type is not UNSET:
            field_dict["default_type"] = default_type
        if default_installments is not UNSET:
            field_dict["default_installments"] = default_installments
        if installments_cost is not UNSET:
            field_dict["installments_cost"] = installments_cost

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        _default_type = d.pop("default_type", UNSET)
        default_type: PointPaymentMethodRequestDefaultType | Unset
        if isinstance(_default_type, Unset):
            default_type = UNSET
        else:
            default_type = PointPaymentMethodRequestDefaultType(_default_type)

        default_installments = d.pop("default_installments", UNSET)

        _installments_cost = d.pop("installments_cost", UNSET)
        installments_cost: PointPaymentMethodRequestInstallmentsCost | Unset
        if isinstance(_installments_cost, Unset):
            installments_cost = UNSET
        else:
            installments_cost = PointPaymentMethodRequestInstallmentsCost(_installments_cost)

        point_payment_method_request = cls(
            default_type=default_type,
            default_installments=default_installments,
            installments_cost=installments_cost,
        )

        return point_payment_method_request
