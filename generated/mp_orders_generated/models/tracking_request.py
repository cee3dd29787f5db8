# Generated from openapi.yaml by `make generate`. Do not edit.
from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define

from ..types import UNSET, Unset

T = TypeVar("T", bound="TrackingRequest")


@_attrs_define
class TrackingRequest:
    """Where a shipment is.

    Attributes:
        code: The number under which it can be followed.
        status: Where it is.
    """

    code: str | Unset = UNSET
    """ The number under which it can be followed. """
    status: str | Unset = UNSET
    """ Where it is. """

    def to_dict(self) -> dict[str, Any]:
        code = self.code

        status = self.status

        field_dict: dict[str, Any] = {}

        field_dict.update({})
        if code is not UNSET:
            field_dict["code"] = code
        if status is not UNSET:
            field_dict["status"] = status

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        code = d.pop("code", UNSET)

        status = d.pop("status", UNSET)

        tracking_request = cls(
            code=code,
            status=status,
        )

        return tracking_request
