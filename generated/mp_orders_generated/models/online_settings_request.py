# Generated from openapi.yaml by `make generate`. Do not edit.
from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define

from ..models.online_settings_request_allowed_user_type import (
    OnlineSettingsRequestAllowedUserType,
)
from ..models.online_settings_request_auto_return import OnlineSettingsRequestAutoReturn
from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.retries_request import RetriesRequest
    from ..models.track_request import TrackRequest
    from ..models.transaction_security_request import TransactionSecurityRequest


T = TypeVar("T", bound="OnlineSettingsRequest")


@_attrs_define
class OnlineSettingsRequest:
    """Settings of online payments.

    Attributes:
        callback_url: Where the buyer's browser goes after the payment.
        transaction_security: When the buyer has to prove who they are (3-D Secure).
        success_url: Where the buyer goes after a payment. Checkout Pro.
        failure_url: Where the buyer goes after a payment that was refused. Checkout Pro.
        pending_url: Where the buyer goes where the payment is still to be made. Checkout Pro.
        auto_return: After which payments the buyer is sent back without a click; needs success_url. Checkout
            Pro.
        available_from: From when the buyer can pay: RFC 3339. Checkout Pro.
        allowed_user_type: Who may pay. Checkout Pro.
        tracks: Advertisements that are told of the payment. Checkout Pro.
        retries: Whether the buyer may try again.
    """

    callback_url: str | Unset = UNSET
    """ Where the buyer's browser goes after the payment. """
    transaction_security: TransactionSecurityRequest | Unset = UNSET
    """ When the buyer has to prove who they are (3-D Secure). """
    success_url: str | Unset = UNSET
    """ Where the buyer goes after a payment. Checkout Pro. """
    failure_url: str | Unset = UNSET
    """ Where the buyer goes after a payment that was refused. Checkout Pro. """
    pending_url: str | Unset = UNSET
    """ Where the buyer goes where the payment is still to be made. Checkout Pro. """
    auto_return: OnlineSettingsRequestAutoReturn | Unset = UNSET
    """ After which payments the buyer is sent back without a click; needs success_url. Checkout Pro. """
    available_from: str | Unset = UNSET
    """ From when the buyer can pay: RFC 3339. Checkout Pro. """
    allowed_user_type: OnlineSettingsRequestAllowedUserType | Unset = UNSET
    """ Who may pay. Checkout Pro. """
    tracks: list[TrackRequest] | Unset = UNSET
    """ Advertisements that are told of the payment. Checkout Pro. """
    retries: RetriesRequest | Unset = UNSET
    """ Whether the buyer may try again. """

    def to_dict(self) -> dict[str, Any]:
        callback_url = self.callback_url

        transaction_security: dict[str, Any] | Unset = UNSET
        if not isinstance(self.transaction_security, Unset):
            transaction_security = self.transaction_security.to_dict()

        success_url = self.success_url

        failure_url = self.failure_url

        pending_url = self.pending_url

        auto_return: str | Unset = UNSET
        if not isinstance(self.auto_return, Unset):
            auto_return = self.auto_return.value

        available_from = self.available_from

        allowed_user_type: str | Unset = UNSET
        if not isinstance(self.allowed_user_type, Unset):
            allowed_user_type = self.allowed_user_type.value

        tracks: list[dict[str, Any]] | Unset = UNSET
        if not isinstance(self.tracks, Unset):
            tracks = []
            for tracks_item_data in self.tracks:
                tracks_item = tracks_item_data.to_dict()
                tracks.append(tracks_item)

        retries: dict[str, Any] | Unset = UNSET
        if not isinstance(self.retries, Unset):
            retries = self.retries.to_dict()

        field_dict: dict[str, Any] = {}

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
        if tracks is not UNSET:
            field_dict["tracks"] = tracks
        if retries is not UNSET:
            field_dict["retries"] = retries

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.retries_request import RetriesRequest  # noqa: PLC0415
        from ..models.track_request import TrackRequest  # noqa: PLC0415
        from ..models.transaction_security_request import TransactionSecurityRequest  # noqa: PLC0415

        d = dict(src_dict)
        callback_url = d.pop("callback_url", UNSET)

        _transaction_security = d.pop("transaction_security", UNSET)
        transaction_security: TransactionSecurityRequest | Unset
        if isinstance(_transaction_security, Unset):
            transaction_security = UNSET
        else:
            transaction_security = TransactionSecurityRequest.from_dict(_transaction_security)

        success_url = d.pop("success_url", UNSET)

        failure_url = d.pop("failure_url", UNSET)

        pending_url = d.pop("pending_url", UNSET)

        _auto_return = d.pop("auto_return", UNSET)
        auto_return: OnlineSettingsRequestAutoReturn | Unset
        if isinstance(_auto_return, Unset):
            auto_return = UNSET
        else:
            auto_return = OnlineSettingsRequestAutoReturn(_auto_return)

        available_from = d.pop("available_from", UNSET)

        _allowed_user_type = d.pop("allowed_user_type", UNSET)
        allowed_user_type: OnlineSettingsRequestAllowedUserType | Unset
        if isinstance(_allowed_user_type, Unset):
            allowed_user_type = UNSET
        else:
            allowed_user_type = OnlineSettingsRequestAllowedUserType(_allowed_user_type)

        _tracks = d.pop("tracks", UNSET)
        tracks: list[TrackRequest] | Unset = UNSET
        if _tracks is not UNSET:
            tracks = []
            for tracks_item_data in _tracks:
                tracks_item = TrackRequest.from_dict(tracks_item_data)

                tracks.append(tracks_item)

        _retries = d.pop("retries", UNSET)
        retries: RetriesRequest | Unset
        if isinstance(_retries, Unset):
            retries = UNSET
        else:
            retries = RetriesRequest.from_dict(_retries)

        online_settings_request = cls(
            callback_url=callback_url,
            transaction_security=transaction_security,
            success_url=success_url,
            failure_url=failure_url,
            pending_url=pending_url,
            auto_return=auto_return,
            available_from=available_from,
            allowed_user_type=allowed_user_type,
            tracks=tracks,
            retries=retries,
        )

        return online_settings_request
