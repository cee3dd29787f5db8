# Generated from openapi.yaml by `make generate`. Do not edit.
from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define

if TYPE_CHECKING:
    from ..models.terminal_update_request import TerminalUpdateRequest


T = TypeVar("T", bound="TerminalsUpdateRequest")


@_attrs_define
class TerminalsUpdateRequest:
    """Terminals, and how they are to work.

    Attributes:
        terminals: The terminals.
    """

    terminals: list[TerminalUpdateRequest]
    """ The terminals. """

    def to_dict(self) -> dict[str, Any]:
        terminals = []
        for terminals_item_data in self.terminals:
            terminals_item = terminals_item_data.to_dict()
            terminals.append(terminals_item)

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "terminals": terminals,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.terminal_update_request import TerminalUpdateRequest  # noqa: PLC0415

        d = dict(src_dict)
        terminals = []
        _terminals = d.pop("terminals")
        for terminals_item_data in _terminals:
            terminals_item = TerminalUpdateRequest.from_dict(terminals_item_data)

            terminals.append(terminals_item)

        terminals_update_request = cls(
            terminals=terminals,
        )

        return terminals_update_request
