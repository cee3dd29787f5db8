# Generated from openapi.yaml by `make generate`. Do not edit.
from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define

from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.interest_free_request import InterestFreeRequest


T = TypeVar("T", bound="InstallmentsRequest")


@_attrs_define
class InstallmentsRequest:
    """Which instalments are offered.

    Attributes:
        interest_free: Instalments that cost the buyer nothing.
    """

    interest_free: InterestFreeRequest | Unset = UNSET
    """ Instalments that cost the buyer nothing. """

    def to_dict(self) -> dict[str, Any]:
        interest_free: dict[str, Any] | Unset = UNSET
        if not isinstance(self.interest_free, Unset):
            interest_free = self.interest_free.to_dict()

        field_dict: dict[str, Any] = {}

        field_dict.update({})
        if interest_free is not UNSET:
            field_dict["interest_free"] = interest_free

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.interest_free_request import InterestFreeRequest  # noqa: PLC0415

        d = dict(src_dict)
        _interest_free = d.pop("interest_free", UNSET)
        interest_free: InterestFreeRequest | Unset
        if isinstance(_interest_free, Unset):
            interest_free = UNSET
        else:
            interest_free = InterestFreeRequest.from_dict(_interest_free)

        installments_request = cls(
            interest_free=interest_free,
        )

        return installments_request
