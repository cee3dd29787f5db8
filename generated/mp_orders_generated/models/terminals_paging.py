# Generated from openapi.yaml by `make generate`. Do not edit.
from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

T = TypeVar("T", bound="TerminalsPaging")


@_attrs_define
class TerminalsPaging:
    """Where the page stands among all terminals of the account.

    Attributes:
        total: How many there are.
        offset: How many stand before this page.
        limit: How many a page has.
    """

    total: int | Unset = UNSET
    """ How many there are. """
    offset: int | Unset = UNSET
    """ How many stand before this page. """
    limit: int | Unset = UNSET
    """ How many a page has. """
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        total = self.total

        offset = self.offset

        limit = self.limit

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({})
        if total is not UNSET:
            field_dict["total"] = total
        if offset is not UNSET:
            field_dict["offset"] = offset
        if limit is not UNSET:
            field_dict["limit"] = limit

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        total = d.pop("total", UNSET)

        offset = d.pop("offset", UNSET)

        limit = d.pop("limit", UNSET)

        terminals_paging = cls(
            total=total,
            offset=offset,
            limit=limit,
        )

        terminals_paging.additional_properties = d
        return terminals_paging

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
