# Generated from openapi.yaml by `make generate`. Do not edit.
from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from ..types import UNSET
from attrs import define as _attrs_define
from attrs import field as _attrs_field

if TYPE_CHECKING:
    from ..models.terminals_of_page import TerminalsOfPage
    from ..models.terminals_paging import TerminalsPaging


T = TypeVar("T", bound="TerminalsPage")


@_attrs_define
class TerminalsPage:
    """A page of terminals.

    Attributes:
        data: The terminals of a page.
        paging: Where the page stands among all terminals of the account.
    """

    data: TerminalsOfPage
    """ The terminals of a page. """
    paging: TerminalsPaging
    """ Where the page stands among all terminals of the account. """
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        data = self.data.to_dict()

        paging = self.paging.to_dict()

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "data": data,
                "paging": paging,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.terminals_of_page import TerminalsOfPage  # noqa: PLC0415
        from ..models.terminals_paging import TerminalsPaging  # noqa: PLC0415

        d = dict(src_dict)
        data = TerminalsOfPage.from_dict(d.pop("data", UNSET))

        paging = TerminalsPaging.from_dict(d.pop("paging", UNSET))

        terminals_page = cls(
            data=data,
            paging=paging,
        )

        terminals_page.additional_properties = d
        return terminals_page

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
