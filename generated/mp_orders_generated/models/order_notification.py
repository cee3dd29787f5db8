# Generated from openapi.yaml by `make generate`. Do not edit.
from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.order_notification_data import OrderNotificationData


T = TypeVar("T", bound="OrderNotification")


@_attrs_define
class OrderNotification:
    """What is sent where an order has changed.

    Attributes:
        action: What happened: order.processed, order.canceled, order.refunded, order.action_required,
            order.failed or order.expired; order.created and order.updated (official-openapi).
        type_: What it is about: order.
        data: The order that has changed. Read it by its id before acting on it.
        api_version: The version of the notification.
        application_id: The application that is told.
        date_created: When the notification was made: RFC 3339.
        id: The id of the notification; those of real orders have none.
        live_mode: Whether the order is a real one; false for test credentials.
        user_id: The account that collects.
    """

    action: str
    """ What happened: order.processed, order.canceled, order.refunded, order.action_required, order.failed or
    order.expired; order.created and order.updated (official-openapi). """
    type_: str
    """ What it is about: order. """
    data: OrderNotificationData
    """ The order that has changed. Read it by its id before acting on it. """
    api_version: str | Unset = UNSET
    """ The version of the notification. """
    application_id: int | str | Unset = UNSET
    """ The application that is told. """
    date_created: str | Unset = UNSET
    """ When the notification was made: RFC 3339. """
    id: int | str | Unset = UNSET
    """ The id of the notification; those of real orders have none. """
    live_mode: bool | Unset = UNSET
    """ Whether the order is a real one; false for test credentials. """
    user_id: int | str | Unset = UNSET
    """ The account that collects. """
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        action = self.action

        type_ = self.type_

        data = self.data.to_dict()

        api_version = self.api_version

        application_id: int | str | Unset
        if isinstance(self.application_id, Unset):
            application_id = UNSET
        else:
            application_id = self.application_id

        date_created = self.date_created

        id: int | str | Unset
        if isinstance(self.id, Unset):
            id = UNSET
        else:
            id = self.id

        live_mode = self.live_mode

        user_id: int | str | Unset
        if isinstance(self.user_id, Unset):
            user_id = UNSET
        else:
            user_id = self.user_id

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "action": action,
                "type": type_,
                "data": data,
            }
        )
        if api_version is not UNSET:
            field_dict["api_version"] = api_version
        if application_id is not UNSET:
            field_dict["application_id"] = application_id
        if date_created is not UNSET:
            field_dict["date_created"] = date_created
        if id is not UNSET:
            field_dict["id"] = id
        if live_mode is not UNSET:
            field_dict["live_mode"] = live_mode
        if user_id is not UNSET:
            field_dict["user_id"] = user_id

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.order_notification_data import OrderNotificationData  # noqa: PLC0415

        d = dict(src_dict)
        action = d.pop("action", UNSET)

        type_ = d.pop("type", UNSET)

        data = OrderNotificationData.from_dict(d.pop("data", UNSET))

        api_version = d.pop("api_version", UNSET)

        def _parse_application_id(data: object) -> int | str | Unset:
            if isinstance(data, Unset):
                return data
            return cast(int | str | Unset, data)

        application_id = _parse_application_id(d.pop("application_id", UNSET))

        date_created = d.pop("date_created", UNSET)

        def _parse_id(data: object) -> int | str | Unset:
            if isinstance(data, Unset):
                return data
            return cast(int | str | Unset, data)

        id = _parse_id(d.pop("id", UNSET))

        live_mode = d.pop("live_mode", UNSET)

        def _parse_user_id(data: object) -> int | str | Unset:
            if isinstance(data, Unset):
                return data
            return cast(int | str | Unset, data)

        user_id = _parse_user_id(d.pop("user_id", UNSET))

        order_notification = cls(
            action=action,
            type_=type_,
            data=data,
            api_version=api_version,
            application_id=application_id,
            date_created=date_created,
            id=id,
            live_mode=live_mode,
            user_id=user_id,
        )

        order_notification.additional_properties = d
        return order_notification

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
