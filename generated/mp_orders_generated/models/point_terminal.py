# Generated from openapi.yaml by `make generate`. Do not edit.
from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

T = TypeVar("T", bound="PointTerminal")


@_attrs_define
class PointTerminal:
    """The terminal.

    Attributes:
        terminal_id: The terminal: model, two underscores, serial number.
        print_on_terminal: What the terminal prints; the seller's ticket, unless it is sent.
        ticket_number: The number of the invoice or ticket, printed where the terminal prints. Argentina.
    """

    terminal_id: str | Unset = UNSET
    """ The terminal: model, two underscores, serial number. """
    print_on_terminal: str | Unset = UNSET
    """ What the terminal prints; the seller's ticket, unless it is sent. """
    ticket_number: str | Unset = UNSET
    """ The number of the invoice or ticket, printed where the terminal prints. Argentina. """
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        terminal_id = self.terminal_id

        print_on_terminal = self.print_on_terminal

        ticket_number = self.ticket_number

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({})
        if terminal_id is not UNSET:
            field_dict["terminal_id"] = terminal_id
        if print_on_terminal is not UNSET:
            field_dict["print_on_terminal"] = print_on_terminal
        if ticket_number is not UNSET:
            field_dict["ticket_number"] = ticket_number

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        terminal_id = d.pop("terminal_id", UNSET)

        print_on_terminal = d.pop("print_on_terminal", UNSET)

        ticket_number = d.pop("ticket_number", UNSET)

        point_terminal = cls(
            terminal_id=terminal_id,
            print_on_terminal=print_on_terminal,
            ticket_number=ticket_number,
        )

        point_terminal.additional_properties = d
        return point_terminal

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
