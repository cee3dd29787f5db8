# Generated from openapi.yaml by `make generate`. Do not edit.
from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define

from ..types import UNSET, Unset

T = TypeVar("T", bound="TrackValuesRequest")


@_attrs_define
class TrackValuesRequest:
    """What names the advertisement.

    Attributes:
        conversion_id: Of Google.
        conversion_label: Of Google.
        pixel_id: Of Facebook.
    """

    conversion_id: str | Unset = UNSET
    """ Of Google. """
    conversion_label: str | Unset = UNSET
    """ Of Google. """
    pixel_id: str | Unset = UNSET
    """ Of Facebook. """

    def to_dict(self) -> dict[str, Any]:
        conversion_id = self.conversion_id

        conversion_label = self.conversion_label

        pixel_id = self.pixel_id

        field_dict: dict[str, Any] = {}

        field_dict.update({})
        if conversion_id is not UNSET:
            field_dict["conversion_id"] = conversion_id
        if conversion_label is not UNSET:
            field_dict["conversion_label"] = conversion_label
        if pixel_id is not UNSET:
            field_dict["pixel_id"] = pixel_id

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        conversion_id = d.pop("conversion_id", UNSET)

        conversion_label = d.pop("conversion_label", UNSET)

        pixel_id = d.pop("pixel_id", UNSET)

        track_values_request = cls(
            conversion_id=conversion_id,
            conversion_label=conversion_label,
            pixel_id=pixel_id,
        )

        return track_values_request
