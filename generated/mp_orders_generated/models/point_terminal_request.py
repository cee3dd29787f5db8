# Generated from openapi.yaml by `make generate`. Do not edit.
from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define

from ..models.point_terminal_request_print_on_terminal import (
    PointTerminalRequestPrintOnTerminal,
)
from ..types import UNSET, Unset

T = TypeVar("T", bound="PointTerminalRequest")


@_attrs_define
class PointTerminalRequest:
    """The terminal.

    Attributes:
        terminal_id: The terminal: model, two underscores, serial number.
        print_on_terminal: What the terminal prints; the seller's ticket, unless it is sent.
        ticket_number: The number of the invoice or ticket, printed where the terminal prints. Argentina.
    """

    terminal_id: str
    """ The terminal: model, two underscores, serial number. """
    print_on_terminal: PointTerminalRequestPrintOnTerminal | Unset = UNSET
    """ What the terminal prints; the seller's ticket, unless it is sent. """
    ticket_number: str | Unset = UNSET
    """ The number of the invoice or ticket, printed where the terminal prints. Argentina. """

    def to_dict(self) -> dict[str, Any]:
        terminal_id = self.terminal_id

        print_on_terminal: str | Unset = UNSET
        if not isinstance(self.print_on_terminal, Unset):
            print_on_terminal = self.print_on_terminal.value

        ticket_number = self.ticket_number

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "terminal_id": terminal_id,
            }
        )
        if print_on_terminal is not UNSET:
            field_dict["print_on_terminal"] = print_on_terminal
        if ticket_number is not UNSET:
            field_dict["ticket_number"] = ticket_number

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        terminal_id = d.pop("terminal_id")

        _print_on_terminal = d.pop("print_on_terminal", UNSET)
        print_on_terminal: PointTerminalRequestPrintOnTerminal | Unset
        if isinstance(_print_on_terminal, Unset):
            print_on_terminal = UNSET
        else:
            print_on_terminal = PointTerminalRequestPrintOnTerminal(_print_on_terminal)

        ticket_number = d.pop("ticket_number", UNSET)

        point_terminal_request = cls(
            terminal_id=terminal_id,
            print_on_terminal=print_on_terminal,
            ticket_number=ticket_number,
        )

        return point_terminal_request
