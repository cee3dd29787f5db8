# Generated from openapi.yaml by `make generate`. Do not edit.
from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define

from ..types import UNSET, Unset

T = TypeVar("T", bound="PhoneRequest")


@_attrs_define
class PhoneRequest:
    """A telephone number.

    Attributes:
        area_code: The area code, without the country.
        number: The number within its area.
    """

    area_code: str | Unset = UNSET
    """ The area code, without the country. """
    number: str | Unset = UNSET
    """ The number within its area. """

    def to_dict(self) -> dict[str, Any]:
        area_code = self.area_code

        number = self.number

        field_dict: dict[str, Any] = {}

        field_dict.update({})
        if area_code is not UNSET:
            field_dict["area_code"] = area_code
        if number is not UNSET:
            field_dict["number"] = number

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        area_code = d.pop("area_code", UNSET)

        number = d.pop("number", UNSET)

        phone_request = cls(
            area_code=area_code,
            number=number,
        )

        return phone_request
