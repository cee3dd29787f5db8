# Generated from openapi.yaml by `make generate`. Do not edit.
from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define

T = TypeVar("T", bound="SponsorRequest")


@_attrs_define
class SponsorRequest:
    """The account under which the integration is registered.

    Attributes:
        id: The number of that account, as text.
    """

    id: str
    """ The number of that account, as text. """

    def to_dict(self) -> dict[str, Any]:
        id = self.id

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "id": id,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        id = d.pop("id")

        sponsor_request = cls(
            id=id,
        )

        return sponsor_request
