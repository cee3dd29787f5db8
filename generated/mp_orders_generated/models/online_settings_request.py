# Generated from openapi.yaml by `make generate`. Do not edit.
from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define

from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.transaction_security_request import TransactionSecurityRequest


T = TypeVar("T", bound="OnlineSettingsRequest")


@_attrs_define
class OnlineSettingsRequest:
    """Settings of online payments."""

    callback_url: str | Unset = UNSET
    """ Where the buyer's browser goes after the payment. """
    transaction_security: TransactionSecurityRequest | Unset = UNSET
    """ When the buyer has to prove who they are (3-D Secure). """

    def to_dict(self) -> dict[str, Any]:
        callback_url = self.callback_url

        transaction_security: dict[str, Any] | Unset = UNSET
        if not isinstance(self.transaction_security, Unset):
            transaction_security = self.transaction_security.to_dict()

        field_dict: dict[str, Any] = {}

        field_dict.update({})
        if callback_url is not UNSET:
            field_dict["callback_url"] = callback_url
        if transaction_security is not UNSET:
            field_dict["transaction_security"] = transaction_security

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.transaction_security_request import TransactionSecurityRequest  # noqa: PLC0415

        d = dict(src_dict)
        callback_url = d.pop("callback_url", UNSET)

        _transaction_security = d.pop("transaction_security", UNSET)
        transaction_security: TransactionSecurityRequest | Unset
        if isinstance(_transaction_security, Unset):
            transaction_security = UNSET
        else:
            transaction_security = TransactionSecurityRequest.from_dict(_transaction_security)

        online_settings_request = cls(
            callback_url=callback_url,
            transaction_security=transaction_security,
        )

        return online_settings_request
