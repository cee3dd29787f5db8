# Generated from openapi.yaml by `make generate`. Do not edit.
from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, cast

from ..types import UNSET
from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.orders_error_code import OrdersErrorCode

T = TypeVar("T", bound="GatewayError")


@_attrs_define
class GatewayError:
    """What the gateway in front of the API answers, as seen live.

    Attributes:
        code: The reason, as a fixed word.
        message: The reason, as a sentence for people.
    """

    code: OrdersErrorCode | str
    """ The reason, as a fixed word. """
    message: str
    """ The reason, as a sentence for people. """
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        code: str
        if isinstance(self.code, OrdersErrorCode):
            code = self.code.value
        else:
            code = self.code

        message = self.message

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "code": code,
                "message": message,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)

        def _parse_code(data: object) -> OrdersErrorCode | str:
            try:
                if not isinstance(data, str):
                    raise TypeError()
                code_type_0 = OrdersErrorCode(data)

                return code_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(OrdersErrorCode | str, data)

        code = _parse_code(d.pop("code", UNSET))

        message = d.pop("message", UNSET)

        gateway_error = cls(
            code=code,
            message=message,
        )

        gateway_error.additional_properties = d
        return gateway_error

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
