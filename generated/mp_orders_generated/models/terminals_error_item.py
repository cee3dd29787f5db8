# Generated from openapi.yaml by `make generate`. Do not edit.
from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.terminals_error_code import TerminalsErrorCode
from ..types import UNSET, Unset

T = TypeVar("T", bound="TerminalsErrorItem")


@_attrs_define
class TerminalsErrorItem:
    """One reason for a refusal.

    Attributes:
        code: The reason, as a fixed word.
        message: The reason, as a sentence for people; not fixed.
        details: Where in the request the reason lies, one text for each place.
    """

    code: str | TerminalsErrorCode
    """ The reason, as a fixed word. """
    message: str
    """ The reason, as a sentence for people; not fixed. """
    details: list[str] | Unset = UNSET
    """ Where in the request the reason lies, one text for each place. """
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        code: str
        if isinstance(self.code, TerminalsErrorCode):
            code = self.code.value
        else:
            code = self.code

        message = self.message

        details: list[str] | Unset = UNSET
        if not isinstance(self.details, Unset):
            details = self.details

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "code": code,
                "message": message,
            }
        )
        if details is not UNSET:
            field_dict["details"] = details

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)

        def _parse_code(data: object) -> str | TerminalsErrorCode:
            try:
                if not isinstance(data, str):
                    raise TypeError()
                code_type_0 = TerminalsErrorCode(data)

                return code_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(str | TerminalsErrorCode, data)

        code = _parse_code(d.pop("code", UNSET))

        message = d.pop("message", UNSET)

        details = cast(list[str], d.pop("details", UNSET))

        terminals_error_item = cls(
            code=code,
            message=message,
            details=details,
        )

        terminals_error_item.additional_properties = d
        return terminals_error_item

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
