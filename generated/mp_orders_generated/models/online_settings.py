# Generated from openapi.yaml by `make generate`. Do not edit.
from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.transaction_security import TransactionSecurity


T = TypeVar("T", bound="OnlineSettings")


@_attrs_define
class OnlineSettings:
    """Settings of online payments."""

    callback_url: str | Unset = UNSET
    """ Where the buyer's browser goes after the payment. """
    transaction_security: TransactionSecurity | Unset = UNSET
    """ When the buyer has to prove who they are (3-D Secure). """
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        callback_url = self.callback_url

        transaction_security: dict[str, Any] | Unset = UNSET
        if not isinstance(self.transaction_security, Unset):
            transaction_security = self.transaction_security.to_dict()

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({})
        if callback_url is not UNSET:
            field_dict["callback_url"] = callback_url
        if transaction_security is not UNSET:
            field_dict["transaction_security"] = transaction_security

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.transaction_security import TransactionSecurity  # noqa: PLC0415

        d = dict(src_dict)
        callback_url = d.pop("callback_url", UNSET)

        _transaction_security = d.pop("transaction_security", UNSET)
        transaction_security: TransactionSecurity | Unset
        if isinstance(_transaction_security, Unset):
            transaction_security = UNSET
        else:
            transaction_security = TransactionSecurity.from_dict(_transaction_security)

        online_settings = cls(
            callback_url=callback_url,
            transaction_security=transaction_security,
        )

        online_settings.additional_properties = d
        return online_settings

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
