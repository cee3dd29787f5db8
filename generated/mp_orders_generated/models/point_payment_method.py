# Generated from openapi.yaml by `make generate`. Do not edit.
from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

T = TypeVar("T", bound="PointPaymentMethod")


@_attrs_define
class PointPaymentMethod:
    """How the order may be paid.

    Attributes:
        default_type: The kind of payment that the terminal offers: credit_card, debit_card or qr.
        default_installments: In how many monthly instalments a credit card pays; text in answers of Brazil.
        installments_cost: Who pays the cost of instalments. Brazil.
        max_installments: At most so many monthly instalments.
        not_allowed_ids: Methods that are not offered.
        not_allowed_types: Kinds of methods that are not offered.
    """

    default_type: str | Unset = UNSET
    """ The kind of payment that the terminal offers: credit_card, debit_card or qr. """
    default_installments: int | str | Unset = UNSET
    """ In how many monthly instalments a credit card pays; text in answers of Brazil. """
    installments_cost: str | Unset = UNSET
    """ Who pays the cost of instalments. Brazil. """
    max_installments: int | Unset = UNSET
    """ At most so many monthly instalments. """
    not_allowed_ids: list[str] | Unset = UNSET
    """ Methods that are not offered. """
    not_allowed_types: list[str] | Unset = UNSET
    """ Kinds of methods that are not offered. """
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        default_type = self.default_type

        default_installments: int | str | Unset
        if isinstance(self.default_installments, Unset):
            default_installments = UNSET
        else:
            default_installments = self.default_installments

        installments_cost = self.installments_cost

        max_installments = self.max_installments

        not_allowed_ids: list[str] | Unset = UNSET
        if not isinstance(self.not_allowed_ids, Unset):
            not_allowed_ids = self.not_allowed_ids

        not_allowed_types: list[str] | Unset = UNSET
        if not isinstance(self.not_allowed_types, Unset):
            not_allowed_types = self.not_allowed_types

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({})
        if default_type is not UNSET:
            field_dict["default_type"] = default_type
        if default_installments is not UNSET:
            field_dict["default_installments"] = default_installments
        if installments_cost is not UNSET:
            field_dict["installments_cost"] = installments_cost
        if max_installments is not UNSET:
            field_dict["max_installments"] = max_installments
        if not_allowed_ids is not UNSET:
            field_dict["not_allowed_ids"] = not_allowed_ids
        if not_allowed_types is not UNSET:
            field_dict["not_allowed_types"] = not_allowed_types

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        default_type = d.pop("default_type", UNSET)

        def _parse_default_installments(data: object) -> int | str | Unset:
            if isinstance(data, Unset):
                return data
            return cast(int | str | Unset, data)

        default_installments = _parse_default_installments(d.pop("default_installments", UNSET))

        installments_cost = d.pop("installments_cost", UNSET)

        max_installments = d.pop("max_installments", UNSET)

        not_allowed_ids = cast(list[str], d.pop("not_allowed_ids", UNSET))

        not_allowed_types = cast(list[str], d.pop("not_allowed_types", UNSET))

        point_payment_method = cls(
            default_type=default_type,
            default_installments=default_installments,
            installments_cost=installments_cost,
            max_installments=max_installments,
            not_allowed_ids=not_allowed_ids,
            not_allowed_types=not_allowed_types,
        )

        point_payment_method.additional_properties = d
        return point_payment_method

    @property
    def additional_keys(self) -> list[str]:
        return list(self.additional_properties.keys())

    def __getitem__(self, key: str) -> Any:
        return self.additional_properties[key]

    def __setitem__(self, key: str, value: Any) -> None:
        self.additional_properties[key] = value

    def __delitem__(self, key: str) -> None:
        del self.additional_properties[key]

    def __contains__(self, key: str) -> bool:
        return key in self.additional_properties
