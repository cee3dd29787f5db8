# Generated from openapi.yaml by `make generate`. Do not edit.
from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.merchant_order_notification_data import MerchantOrderNotificationData


T = TypeVar("T", bound="MerchantOrderNotification")


@_attrs_define
class MerchantOrderNotification:
    """What is sent where a merchant order has changed, as a webhook.

    Attributes:
        id: The number of the merchant order.
        type_: What it is about: topic_merchant_order_wh.
        action: What happened: create or update.
        api_version: The version of the notification.
        application_id: The application that is told.
        data: Some of the merchant order, without its number.
        date_created: When the notification was made: RFC 3339.
        live_mode: Whether the merchant order is a real one; false for test credentials.
        status: Where the merchant order stands, as in MerchantOrderStatus.
        user_id: The account that collects.
        version: Grows with each change of the merchant order.
    """

    id: int | str
    """ The number of the merchant order. """
    type_: str
    """ What it is about: topic_merchant_order_wh. """
    action: str | Unset = UNSET
    """ What happened: create or update. """
    api_version: str | Unset = UNSET
    """ The version of the notification. """
    application_id: int | str | Unset = UNSET
    """ The application that is told. """
    data: MerchantOrderNotificationData | Unset = UNSET
    """ Some of the merchant order, without its number. """
    date_created: str | Unset = UNSET
    """ When the notification was made: RFC 3339. """
    live_mode: bool | Unset = UNSET
    """ Whether the merchant order is a real one; false for test credentials. """
    status: str | Unset = UNSET
    """ Where the merchant order stands, as in MerchantOrderStatus. """
    user_id: int | str | Unset = UNSET
    """ The account that collects. """
    version: int | Unset = UNSET
    """ Grows with each change of the merchant order. """
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        id: int | str
        id = self.id

        type_ = self.type_

        action = self.action

        api_version = self.api_version

        application_id: int | str | Unset
        if isinstance(self.application_id, Unset):
            application_id = UNSET
        else:
            application_id = self.application_id

        data: dict[str, Any] | Unset = UNSET
        if not isinstance(self.data, Unset):
            data = self.data.to_dict()

        date_created = self.date_created

        live_mode = self.live_mode

        status = self.status

        user_id: int | str | Unset
        if isinstance(self.user_id, Unset):
            user_id = UNSET
        else:
            user_id = self.user_id

        version = self.version

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "id": id,
                "type": type_,
            }
        )
        if action is not UNSET:
            field_dict["action"] = action
        if api_version is not UNSET:
            field_dict["api_version"] = api_version
        if application_id is not UNSET:
            field_dict["application_id"] = application_id
        if data is not UNSET:
            field_dict["data"] = data
        if date_created is not UNSET:
            field_dict["date_created"] = date_created
        if live_mode is not UNSET:
            field_dict["live_mode"] = live_mode
        if status is not UNSET:
            field_dict["status"] = status
        if user_id is not UNSET:
            field_dict["user_id"] = user_id
        if version is not UNSET:
            field_dict["version"] = version

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.merchant_order_notification_data import (
            MerchantOrderNotificationData,  # noqa: PLC0415
        )

        d = dict(src_dict)

        def _parse_id(data: object) -> int | str:
            return cast(int | str, data)

        id = _parse_id(d.pop("id", UNSET))

        type_ = d.pop("type", UNSET)

        action = d.pop("action", UNSET)

        api_version = d.pop("api_version", UNSET)

        def _parse_application_id(data: object) -> int | str | Unset:
            if isinstance(data, Unset):
                return data
            return cast(int | str | Unset, data)

        application_id = _parse_application_id(d.pop("application_id", UNSET))

        _data = d.pop("data", UNSET)
        data: MerchantOrderNotificationData | Unset
        if isinstance(_data, Unset):
            data = UNSET
        else:
            data = MerchantOrderNotificationData.from_dict(_data)

        date_created = d.pop("date_created", UNSET)

        live_mode = d.pop("live_mode", UNSET)

        status = d.pop("status", UNSET)

        def _parse_user_id(data: object) -> int | str | Unset:
            if isinstance(data, Unset):
                return data
            return cast(int | str | Unset, data)

        user_id = _parse_user_id(d.pop("user_id", UNSET))

        version = d.pop("version", UNSET)

        merchant_order_notification = cls(
            id=id,
            type_=type_,
            action=action,
            api_version=api_version,
            application_id=application_id,
            data=data,
            date_created=date_created,
            live_mode=live_mode,
            status=status,
            user_id=user_id,
            version=version,
        )

        merchant_order_notification.additional_properties = d
        return merchant_order_notification

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
