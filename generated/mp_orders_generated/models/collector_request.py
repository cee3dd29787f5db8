# Generated from openapi.yaml by `make generate`. Do not edit.
from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define

T = TypeVar("T", bound="CollectorRequest")


@_attrs_define
class CollectorRequest:
    """Who sells.

    Attributes:
        id: The account that collects, its number; that of the token, or user_not_allowed.
    """

    id: int
    """ The account that collects, its number; that of the token, or user_not_allowed. """

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

        collector_request = cls(
            id=id,
        )

        return collector_request
