# Generated from openapi.yaml by `make generate`. Do not edit.
from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

T = TypeVar("T", bound="PointTypeConfig")


@_attrs_define
class PointTypeConfig:
    """The terminal, in the form of 2024.

    Attributes:
        terminal_id: The terminal: model, two underscores, serial number.
        ticket_number: The number of the ticket.
        flow_process: The kind of payment that the terminal offers, such as credit_card.
    """

    terminal_id: str | Unset = UNSET
    """ The terminal: model, two underscores, serial number. """
    ticket_number: str | Unset = UNSET
    """ The number of the ticket. """
    flow_process: str | Unset = UNSET
    """ The kind of payment that the terminal offers, such as credit_card. """
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        terminal_id = self.terminal_id

        ticket_number = self.ticket_number

        flow_process = self.flow_process

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({})
        if terminal_id is not UNSET:
            field_dict["terminal_id"] = terminal_id
        if ticket_number is not UNSET:
            field_dict["ticket_number"] = ticket_number
        if flow_process is not UNSET:
            field_dict["flow_process"] = flow_process

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        terminal_id = d.pop("terminal_id", UNSET)

        ticket_number = d.pop("ticket_number", UNSET)

        flow_process = d.pop("flow_process", UNSET)

        point_type_config = cls(
            terminal_id=terminal_id,
            ticket_number=ticket_number,
            flow_process=flow_process,
        )

        point_type_config.additional_properties = d
        return point_type_config

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
