# Generated from openapi.yaml by `make generate`. Do not edit.
from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.sponsor import Sponsor


T = TypeVar("T", bound="IntegrationData")


@_attrs_define
class IntegrationData:
    """Who built the integration.

    Attributes:
        application_id: The application whose token was used; its number, as text on all but Point orders of
            2024.
        integrator_id: The integrator; given by Mercado Pago, and begins with dev_.
        platform_id: The platform that the shop runs on; given by Mercado Pago.
        corporation_id: The corporation that the shop belongs to; given by Mercado Pago.
        sponsor: The account under which the integration is registered.
    """

    application_id: int | str | Unset = UNSET
    """ The application whose token was used; its number, as text on all but Point orders of 2024. """
    integrator_id: str | Unset = UNSET
    """ The integrator; given by Mercado Pago, and begins with dev_. """
    platform_id: str | Unset = UNSET
    """ The platform that the shop runs on; given by Mercado Pago. """
    corporation_id: str | Unset = UNSET
    """ The corporation that the shop belongs to; given by Mercado Pago. """
    sponsor: Sponsor | Unset = UNSET
    """ The account under which the integration is registered. """
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        application_id: int | str | Unset
        if isinstance(self.application_id, Unset):
            application_id = UNSET
        else:
            application_id = self.application_id

        integrator_id = self.integrator_id

        platform_id = self.platform_id

        corporation_id = self.corporation_id

        sponsor: dict[str, Any] | Unset = UNSET
        if not isinstance(self.sponsor, Unset):
            sponsor = self.sponsor.to_dict()

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({})
        if application_id is not UNSET:
            field_dict["application_id"] = application_id
        if integrator_id is not UNSET:
            field_dict["integrator_id"] = integrator_id
        if platform_id is not UNSET:
            field_dict["platform_id"] = platform_id
        if corporation_id is not UNSET:
            field_dict["corporation_id"] = corporation_id
        if sponsor is not UNSET:
            field_dict["sponsor"] = sponsor

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.sponsor import Sponsor  # noqa: PLC0415

        d = dict(src_dict)

        def _parse_application_id(data: object) -> int | str | Unset:
            if isinstance(data, Unset):
                return data
            return cast(int | str | Unset, data)

        application_id = _parse_application_id(d.pop("application_id", UNSET))

        integrator_id = d.pop("integrator_id", UNSET)

        platform_id = d.pop("platform_id", UNSET)

        corporation_id = d.pop("corporation_id", UNSET)

        _sponsor = d.pop("sponsor", UNSET)
        sponsor: Sponsor | Unset
        if isinstance(_sponsor, Unset):
            sponsor = UNSET
        else:
            sponsor = Sponsor.from_dict(_sponsor)

        integration_data = cls(
            application_id=application_id,
            integrator_id=integrator_id,
            platform_id=platform_id,
            corporation_id=corporation_id,
            sponsor=sponsor,
        )

        integration_data.additional_properties = d
        return integration_data

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
