# Generated from openapi.yaml by `make generate`. Do not edit.
from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define

from ..models.payment_method_type import PaymentMethodType
from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.installments_request import InstallmentsRequest


T = TypeVar("T", bound="OnlinePaymentMethodsRequest")


@_attrs_define
class OnlinePaymentMethodsRequest:
    """How the buyer may pay on the pages of Checkout Pro.

    Attributes:
        max_installments: At most so many monthly instalments.
        not_allowed_ids: Methods that are not offered.
        not_allowed_types: Kinds of methods that are not offered.
        installments: Which instalments are offered.
    """

    max_installments: int | Unset = UNSET
    """ At most so many monthly instalments. """
    not_allowed_ids: list[str] | Unset = UNSET
    """ Methods that are not offered. """
    not_allowed_types: list[PaymentMethodType] | Unset = UNSET
    """ Kinds of methods that are not offered. """
    installments: InstallmentsRequest | Unset = UNSET
    """ Which instalments are offered. """

    def to_dict(self) -> dict[str, Any]:
        max_installments = self.max_installments

        not_allowed_ids: list[str] | Unset = UNSET
        if not isinstance(self.not_allowed_ids, Unset):
            not_allowed_ids = self.not_allowed_ids

        not_allowed_types: list[str] | Unset = UNSET
        if not isinstance(self.not_allowed_types, Unset):
            not_allowed_types = []
            for not_allowed_types_item_data in self.not_allowed_types:
                not_allowed_types_item = not_allowed_types_item_data.value
                not_allowed_types.append(not_allowed_types_item)

        installments: dict[str, Any] | Unset = UNSET
        if not isinstance(self.installments, Unset):
            installments = self.installments.to_dict()

        field_dict: dict[str, Any] = {}

        field_dict.update({})
        if max_installments is not UNSET:
            field_dict["max_installments"] = max_installments
        if not_allowed_ids is not UNSET:
            field_dict["not_allowed_ids"] = not_allowed_ids
        if not_allowed_types is not UNSET:
            field_dict["not_allowed_types"] = not_allowed_types
        if installments is not UNSET:
            field_dict["installments"] = installments

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.installments_request import InstallmentsRequest  # noqa: PLC0415

        d = dict(src_dict)
        max_installments = d.pop("max_installments", UNSET)

        not_allowed_ids = cast(list[str], d.pop("not_allowed_ids", UNSET))

        _not_allowed_types = d.pop("not_allowed_types", UNSET)
        not_allowed_types: list[PaymentMethodType] | Unset = UNSET
        if _not_allowed_types is not UNSET:
            not_allowed_types = []
            for not_allowed_types_item_data in _not_allowed_types:
                not_allowed_types_item = PaymentMethodType(not_allowed_types_item_data)

                not_allowed_types.append(not_allowed_types_item)

        _installments = d.pop("installments", UNSET)
        installments: InstallmentsRequest | Unset
        if isinstance(_installments, Unset):
            installments = UNSET
        else:
            installments = InstallmentsRequest.from_dict(_installments)

        online_payment_methods_request = cls(
            max_installments=max_installments,
            not_allowed_ids=not_allowed_ids,
            not_allowed_types=not_allowed_types,
            installments=installments,
        )

        return online_payment_methods_request
