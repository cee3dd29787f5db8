# Generated from openapi.yaml by `make generate`. Do not edit.
from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.merchant_orders_error_code import MerchantOrdersErrorCode
from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.merchant_orders_error_cause import MerchantOrdersErrorCause


T = TypeVar("T", bound="MerchantOrdersError")


@_attrs_define
class MerchantOrdersError:
    """What the API of merchant orders answers where it refuses.

    Attributes:
        error: The reason, as a fixed word.
        message: The reason, as a sentence for people.
        status: The status of the answer, once more.
        cause: Where in the request the reason lies, one entry for each place.
    """

    error: MerchantOrdersErrorCode | str
    """ The reason, as a fixed word. """
    message: str
    """ The reason, as a sentence for people. """
    status: int
    """ The status of the answer, once more. """
    cause: list[MerchantOrdersErrorCause] | Unset = UNSET
    """ Where in the request the reason lies, one entry for each place. """
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        error: str
        if isinstance(self.error, MerchantOrdersErrorCode):
            error = self.error.value
        else:
            error = self.error

        message = self.message

        status = self.status

        cause: list[dict[str, Any]] | Unset = UNSET
        if not isinstance(self.cause, Unset):
            cause = []
            for cause_item_data in self.cause:
                cause_item = cause_item_data.to_dict()
                cause.append(cause_item)

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "error": error,
                "message": message,
                "status": status,
            }
        )
        if cause is not UNSET:
            field_dict["cause"] = cause

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.merchant_orders_error_cause import MerchantOrdersErrorCause  # noqa: PLC0415

        d = dict(src_dict)

        def _parse_error(data: object) -> MerchantOrdersErrorCode | str:
            try:
                if not isinstance(data, str):
                    raise TypeError()
                error_type_0 = MerchantOrdersErrorCode(data)

                return error_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(MerchantOrdersErrorCode | str, data)

        error = _parse_error(d.pop("error", UNSET))

        message = d.pop("message", UNSET)

        status = d.pop("status", UNSET)

        _cause = d.pop("cause", UNSET)
        cause: list[MerchantOrdersErrorCause] | Unset = UNSET
        if _cause is not UNSET:
            cause = []
            for cause_item_data in _cause:
                cause_item = MerchantOrdersErrorCause.from_dict(cause_item_data)

                cause.append(cause_item)

        merchant_orders_error = cls(
            error=error,
            message=message,
            status=status,
            cause=cause,
        )

        merchant_orders_error.additional_properties = d
        return merchant_orders_error

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
