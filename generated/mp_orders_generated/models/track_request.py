# Generated from openapi.yaml by `make generate`. Do not edit.
from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define

from ..models.track_request_type import TrackRequestType
from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.track_values_request import TrackValuesRequest


T = TypeVar("T", bound="TrackRequest")


@_attrs_define
class TrackRequest:
    """An advertisement.

    Attributes:
        type_: Whose it is.
        values: What names the advertisement.
    """

    type_: TrackRequestType
    """ Whose it is. """
    values: TrackValuesRequest | Unset = UNSET
    """ What names the advertisement. """

    def to_dict(self) -> dict[str, Any]:
        type_ = self.type_.value

        values: dict[str, Any] | Unset = UNSET
        if not isinstance(self.values, Unset):
            values = self.values.to_dict()

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
        from ..models.track_values_request import TrackValuesRequest  # noqa: PLC0415

        d = dict(src_dict)
        type_ = TrackRequestType(d.pop("type"))

        _values = d.pop("values", UNSET)
        values: TrackValuesRequest | Unset
        if isinstance(_values, Unset):
            values = UNSET
        else:
            values = TrackValuesRequest.from_dict(_values)

        track_request = cls(
            type_=type_,
            values=values,
        )

        return track_request
