# Generated from openapi.yaml by `make generate`. Do not edit.
from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from ..types import UNSET
from attrs import define as _attrs_define
from attrs import field as _attrs_field

if TYPE_CHECKING:
    from ..models.terminal import Terminal


T = TypeVar("T", bound="TerminalsOfPage")


@_attrs_define
class TerminalsOfPage:
    """The terminals of a page.

    Attributes:
        terminals: The terminals.
    """

    terminals: list[Terminal]
    """ The terminals. """
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        terminals = []
        for terminals_item_data in self.terminals:
            terminals_item = terminals_item_data.to_dict()
            terminals.append(terminals_item)

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "terminals": terminals,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.terminal import Terminal  # noqa: PLC0415

        d = dict(src_dict)
        terminals = []
        _terminals = d.pop("terminals", UNSET)
        for terminals_item_data in _terminals:
            terminals_item = Terminal.from_dict(terminals_item_data)

            terminals.append(terminals_item)

        terminals_of_page = cls(
            terminals=terminals,
        )

        terminals_of_page.additional_properties = d
        return terminals_of_page

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
