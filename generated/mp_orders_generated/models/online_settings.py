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
    """Settings of online payments.

    Attributes:
        callback_url: Where the buyer's browser goes after the payment.
        transaction_security: When the buyer has to prove who they are (3-D Secure).
        success_url: Where the buyer goes after a payment.
        failure_url: Where the buyer goes after a payment that was refused.
        pending_url: Where the buyer goes where the payment is still to be made.
        auto_return: After which payments the buyer is sent back: approved or all.
        available_from: From when the buyer can pay: RFC 3339.
        allowed_user_type: Who may pay.
    """

    callback_url: str | Unset = UNSET
    """ Where the buyer's browser goes after the payment. """
    transaction_security: TransactionSecurity | Unset = UNSET
    """ When the buyer has to prove who they are (3-D Secure). """
    success_url: str | Unset = UNSET
    """ Where the buyer goes after a payment. """
    failure_url: str | Unset = UNSET
    """ Where the buyer goes after a payment that was refused. """
    pending_url: str | Unset = UNSET
    """ Where the buyer goes where the payment is still to be made. """
    auto_return: str | Unset = UNSET
    """ After which payments the buyer is sent back: approved or all. """
    available_from: str | Unset = UNSET
    """ From when the buyer can pay: RFC 3339. """
    allowed_user_type: str | Unset = UNSET
    """ Who may pay. """
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        callback_url = self.callback_url

        transaction_security: dict[str, Any] | Unset = UNSET
        if not isinstance(self.transaction_security, Unset):
            transaction_security = self.transaction_security.to_dict()

        success_url = self.success_url

        failure_url = self.failure_url

        pending_url = self.pending_url

        auto_return = self.auto_return

        available_from = self.available_from

        allowed_user_type = self.allowed_user_type

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({})
        if callback_url is not UNSET:
            field_dict["callback_url"] = callback_url
        if transaction_security is not UNSET:
            field_dict["transaction_security"] = transaction_security
        if success_url is not UNSET:
            field_dict["success_url"] = success_url
        if failure_url is not UNSET:
            field_dict["failure_url"] = failure_url
        if pending_url is not UNSET:
            field_dict["pending_url"] = pending_url
        if auto_return is not UNSET:
            field_dict["auto_return"] = auto_return
        if available_from is not UNSET:
            field_dict["available_from"] = available_from
        if allowed_user_type is not UNSET:
            field_dict["allowed_user_type"] = allowed_user_type

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

        success_url = d.pop("success_url", UNSET)

        failure_url = d.pop("failure_url", UNSET)

        pending_url = d.pop("pending_url", UNSET)

        auto_return = d.pop("auto_return", UNSET)

        available_from = d.pop("available_from", UNSET)

        allowed_user_type = d.pop("allowed_user_type", UNSET)

        online_settings = cls(
            callback_url=callback_url,
            transaction_security=transaction_security,
            success_url=success_url,
            failure_url=failure_url,
            pending_url=pending_url,
            auto_return=auto_return,
            available_from=available_from,
            allowed_user_type=allowed_user_type,
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
