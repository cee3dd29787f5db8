# Generated from openapi.yaml by `make generate`. Do not edit.
from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define

from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.address_request import AddressRequest
    from ..models.identification_request import IdentificationRequest
    from ..models.phone_request import PhoneRequest


T = TypeVar("T", bound="PlatformSellerRequest")


@_attrs_define
class PlatformSellerRequest:
    """A seller on a platform.

    Attributes:
        id: The seller on the platform.
        name: The seller's name.
        email: The seller's e-mail address.
        status: The seller's status.
        referral_url: The seller's page.
        registration_date: Since when the seller is on the platform.
        hired_plan: The seller's plan.
        business_type: The seller's business.
        address: A postal address.
        identification: A document that identifies the payer.
        phone: A telephone number.
    """

    id: str | Unset = UNSET
    """ The seller on the platform. """
    name: str | Unset = UNSET
    """ The seller's name. """
    email: str | Unset = UNSET
    """ The seller's e-mail address. """
    status: str | Unset = UNSET
    """ The seller's status. """
    referral_url: str | Unset = UNSET
    """ The seller's page. """
    registration_date: str | Unset = UNSET
    """ Since when the seller is on the platform. """
    hired_plan: str | Unset = UNSET
    """ The seller's plan. """
    business_type: str | Unset = UNSET
    """ The seller's business. """
    address: AddressRequest | Unset = UNSET
    """ A postal address. """
    identification: IdentificationRequest | Unset = UNSET
    """ A document that identifies the payer. """
    phone: PhoneRequest | Unset = UNSET
    """ A telephone number. """

    def to_dict(self) -> dict[str, Any]:
        id = self.id

        name = self.name

        email = self.email

        status = self.status

        referral_url = self.referral_url

        registration_date = self.registration_date

        hired_plan = self.hired_plan

        business_type = self.business_type

        address: dict[str, Any] | Unset = UNSET
        if not isinstance(self.address, Unset):
            address = self.address.to_dict()

        identification: dict[str, Any] | Unset = UNSET
        if not isinstance(self.identification, Unset):
            identification = self.identification.to_dict()

        phone: dict[str, Any] | Unset = UNSET
        if not isinstance(self.phone, Unset):
            phone = self.phone.to_dict()

        field_dict: dict[str, Any] = {}

        field_dict.update({})
        if id is not UNSET:
            field_dict["id"] = id
        if name is not UNSET:
            field_dict["name"] = name
        if email is not UNSET:
            field_dict["email"] = email
        if status is not UNSET:
            field_dict["status"] = status
        if referral_url is not UNSET:
            field_dict["referral_url"] = referral_url
        if registration_date is not UNSET:
            field_dict["registration_date"] = registration_date
        if hired_plan is not UNSET:
            field_dict["hired_plan"] = hired_plan
        if business_type is not UNSET:
            field_dict["business_type"] = business_type
        if address is not UNSET:
            field_dict["address"] = address
        if identification is not UNSET:
            field_dict["identification"] = identification
        if phone is not UNSET:
            field_dict["phone"] = phone

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.address_request import AddressRequest  # noqa: PLC0415
        from ..models.identification_request import IdentificationRequest  # noqa: PLC0415
        from ..models.phone_request import PhoneRequest  # noqa: PLC0415

        d = dict(src_dict)
        id = d.pop("id", UNSET)

        name = d.pop("name", UNSET)

        email = d.pop("email", UNSET)

        status = d.pop("status", UNSET)

        referral_url = d.pop("referral_url", UNSET)

        registration_date = d.pop("registration_date", UNSET)

        hired_plan = d.pop("hired_plan", UNSET)

        business_type = d.pop("business_type", UNSET)

        _address = d.pop("address", UNSET)
        address: AddressRequest | Unset
        if isinstance(_address, Unset):
            address = UNSET
        else:
            address = AddressRequest.from_dict(_address)

        _identification = d.pop("identification", UNSET)
        identification: IdentificationRequest | Unset
        if isinstance(_identification, Unset):
            identification = UNSET
        else:
            identification = IdentificationRequest.from_dict(_identification)

        _phone = d.pop("phone", UNSET)
        phone: PhoneRequest | Unset
        if isinstance(_phone, Unset):
            phone = UNSET
        else:
            phone = PhoneRequest.from_dict(_phone)

        platform_seller_request = cls(
            id=id,
            name=name,
            email=email,
            status=status,
            referral_url=referral_url,
            registration_date=registration_date,
            hired_plan=hired_plan,
            business_type=business_type,
            address=address,
            identification=identification,
            phone=phone,
        )

        return platform_seller_request
