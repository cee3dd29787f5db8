# Generated from openapi.yaml by `make generate`. Do not edit.
from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define

from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.online_settings_request import OnlineSettingsRequest


T = TypeVar("T", bound="OnlineConfigRequest")


@_attrs_define
class OnlineConfigRequest:
    """How an online order is paid."""

    online: OnlineSettingsRequest | Unset = UNSET
    """ Settings of online payments. """

    def to_dict(self) -> dict[str, Any]:
        online: dict[str, Any] | Unset = UNSET
        if not isinstance(self.online, Unset):
            online = self.online.to_dict()

        field_dict: dict[str, Any] = {}

        field_dict.update({})
        if online is not UNSET:
            field_dict["online"] = online

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.online_settings_request import OnlineSettingsRequest  # noqa: PLC0415

        d = dict(src_dict)
        _online = d.pop("online", UNSET)
        online: OnlineSettingsRequest | Unset
        if isinstance(_online, Unset):
            online = UNSET
        else:
            online = OnlineSettingsRequest.from_dict(_online)

        online_config_request = cls(
            online=online,
        )

        return online_config_request
