# Generated from openapi.yaml by `make generate`. Do not edit.
from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define

from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.sponsor_request import SponsorRequest


T = TypeVar("T", bound="IntegrationDataRequest")


@_attrs_define
class IntegrationDataRequest:
    """Who built the integration.

    Attributes:
        integrator_id: The integrator; given by Mercado Pago, and begins with dev_.
        platform_id: The platform that the shop runs on; given by Mercado Pago.
        corporation_id: The corporation that the shop belongs to; given by Mercado Pago.
        sponsor: The account under which the integration is registered.
    """

    integrator_id: str | Unset = UNSET
    """ The integrator; given by Mercado Pago, and begins with dev_. """
    platform_id: str | Unset = UNSET
    """ The platform that the shop runs on; given by Mercado Pago. """
    corporation_id: str | Unset = UNSET
    """ The corporation that the shop belongs to; given by Mercado Pago. """
    sponsor: SponsorRequest | Unset = UNSET
    """ The account under which the integration is registered. """

    def to_dict(self) -> dict[str, Any]:
        integrator_id = self.integrator_id

        platform_id = self.platform_id

        corporation_id = self.corporation_id

        sponsor: dict[str, Any] | Unset = UNSET
        if not isinstance(self.sponsor, Unset):
            sponsor = self.sponsor.to_dict()

        field_dict: dict[str, Any] = {}

        field_dict.update({})
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
        from ..models.sponsor_request import SponsorRequest  # noqa: PLC0415

        d = dict(src_dict)
        integrator_id = d.pop("integrator_id", UNSET)

        platform_id = d.pop("platform_id", UNSET)

        corporation_id = d.pop("corporation_id", UNSET)

        _sponsor = d.pop("sponsor", UNSET)
        sponsor: SponsorRequest | Unset
        if isinstance(_sponsor, Unset):
            sponsor = UNSET
        else:
            sponsor = SponsorRequest.from_dict(_sponsor)

        integration_data_request = cls(
            integrator_id=integrator_id,
            platform_id=platform_id,
            corporation_id=corporation_id,
            sponsor=sponsor,
        )

        return integration_data_request
