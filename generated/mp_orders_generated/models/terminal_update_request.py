# Generated from openapi.yaml by `make generate`. Do not edit.
from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define

from ..models.terminal_update_request_operating_mode import (
    TerminalUpdateRequestOperatingMode,
)

T = TypeVar("T", bound="TerminalUpdateRequest")


@_attrs_define
class TerminalUpdateRequest:
    """A terminal, and how it is to work.

    Attributes:
        id: The terminal: model, two underscores, serial number.
        operating_mode: How it is to work.
    """

    id: str
    """ The terminal: model, two underscores, serial number. """
    operating_mode: TerminalUpdateRequestOperatingMode
    """ How it is to work. """

    def to_dict(self) -> dict[str, Any]:
        id = self.id

        operating_mode = self.operating_mode.value

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "id": id,
                "operating_mode": operating_mode,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        id = d.pop("id")

        operating_mode = TerminalUpdateRequestOperatingMode(d.pop("operating_mode"))

        terminal_update_request = cls(
            id=id,
            operating_mode=operating_mode,
        )

        return terminal_update_request
