# Generated from openapi.yaml by `make generate`. Do not edit.
from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define

from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.address_request import AddressRequest


T = TypeVar("T", bound="AdditionalPayerRequest")


@_attrs_define
class AdditionalPayerRequest:
    """What else is known of the buyer.

    Attributes:
        ip_address: The buyer's address on the network. PSE needs it.
        authentication_type: How the buyer logged in, such as WEB or MOBILE.
        registration_date: Since when the buyer has an account at the shop.
        is_prime_user: Whether the buyer is a member with advantages.
        is_first_purchase_online: Whether it is the buyer's first purchase.
        last_purchase: When the buyer last bought.
        address: A postal address.
    """

    ip_address: str | Unset = UNSET
    """ The buyer's address on the network. PSE needs it. """
    authentication_type: str | Unset = UNSET
    """ How the buyer logged in, such as WEB or MOBILE. """
    registration_date: str | Unset = UNSET
    """ Since when the buyer has an account at the shop. """
    is_prime_user: bool | Unset = UNSET
    """ Whether the buyer is a member with advantages. """
    is_first_purchase_online: bool | Unset = UNSET
    """ Whether it is the buyer's first purchase. """
    last_purchase: str | Unset = UNSET
    """ When the buyer last bought. """
    address: AddressRequest | Unset = UNSET
    """ A postal address. """

    def to_dict(self) -> dict[str, Any]:
        ip_address = self.ip_address

        authentication_type = self.authentication_type

        registration_date = self.registration_date

        is_prime_user = self.is_prime_user

        is_first_purchase_online = self.is_first_purchase_online

        last_purchase = self.last_purchase

        address: dict[str, Any] | Unset = UNSET
        if not isinstance(self.address, Unset):
            address = self.address.to_dict()

        field_dict: dict[str, Any] = {}

        field_dict.update({})
        if ip_address is not UNSET:
            field_dict["ip_address"] = ip_address
        if authentication_type is not UNSET:
            field_dict["authentication_type"] = authentication_type
        if registration_date is not UNSET:
            field_dict["registration_date"] = registration_date
        if is_prime_user is not UNSET:
            field_dict["is_prime_user"] = is_prime_user
        if is_first_purchase_online is not UNSET:
            field_dict["is_first_purchase_online"] = is_first_purchase_online
        if last_purchase is not UNSET:
            field_dict["last_purchase"] = last_purchase
        if address is not UNSET:
            field_dict["address"] = address

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.address_request import AddressRequest  # noqa: PLC0415

        d = dict(src_dict)
        ip_address = d.pop("ip_address", UNSET)

        authentication_type = d.pop("authentication_type", UNSET)

        registration_date = d.pop("registration_date", UNSET)

        is_prime_user = d.pop("is_prime_user", UNSET)

        is_first_purchase_online = d.pop("is_first_purchase_online", UNSET)

        last_purchase = d.pop("last_purchase", UNSET)

        _address = d.pop("address", UNSET)
        address: AddressRequest | Unset
        if isinstance(_address, Unset):
            address = UNSET
        else:
            address = AddressRequest.from_dict(_address)

        additional_payer_request = cls(
            ip_address=ip_address,
            authentication_type=authentication_type,
            registration_date=registration_date,
            is_prime_user=is_prime_user,
            is_first_purchase_online=is_first_purchase_online,
            last_purchase=last_purchase,
            address=address,
        )

        return additional_payer_request
