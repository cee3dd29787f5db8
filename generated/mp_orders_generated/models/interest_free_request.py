# Generated from openapi.yaml by `make generate`. Do not edit.
from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define

from ..models.interest_free_request_type import InterestFreeRequestType
from ..types import UNSET, Unset

T = TypeVar("T", bound="InterestFreeRequest")


@_attrs_define
class InterestFreeRequest:
    """Instalments that cost the buyer nothing.

    Attributes:
        type_: How values are meant.
        values: Numbers of instalments.
    """

    type_: InterestFreeRequestType
    """ How values are meant. """
    values: list[int] | Unset = UNSET
    """ Numbers of instalments. """

    def to_dict(self) -> dict[str, Any]:
        type_ = self.type_.value

        values: list[int] | Unset = UNSET
        if not isinstance(self.values, Unset):
            values = self.values

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "type": type_,
            }
        )
        if values is not UNSET:
            field_dict["values"] = values

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        type_ = InterestFreeRequestType(d.pop("type"))

        values = cast(list[int], d.pop("values", UNSET))

        interest_free_request = cls(
            type_=type_,
            values=values,
        )

        return interest_free_request
