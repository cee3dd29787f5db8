# Generated from openapi.yaml by `make generate`. Do not edit.
from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define

from ..models.payer_request_entity_type import PayerRequestEntityType
from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.address_request import AddressRequest
    from ..models.identification_request import IdentificationRequest
    from ..models.phone_request import PhoneRequest


T = TypeVar("T", bound="PayerRequest")


@_attrs_define
class PayerRequest:
    """Who pays.

    Attributes:
        email: E-mail address. On a sandbox account it has to contain @testuser.com.
        first_name: First name.
        last_name: Last name.
        entity_type: Whether a person pays or an organisation.
        customer_id: The id of a customer whom the seller has saved at Mercado Pago.
        identification: A document that identifies the payer.
        phone: A telephone number.
        address: A postal address.
    """

    email: str | Unset = UNSET
    """ E-mail address. On a sandbox account it has to contain @testuser.com. """
    first_name: str | Unset = UNSET
    """ First name. """
    last_name: str | Unset = UNSET
    """ Last name. """
    entity_type: PayerRequestEntityType | Unset = UNSET
    """ Whether a person pays or an organisation. """
    customer_id: str | Unset = UNSET
    """ The id of a customer whom the seller has saved at Mercado Pago. """
    identification: IdentificationRequest | Unset = UNSET
    """ A document that identifies the payer. """
    phone: PhoneRequest | Unset = UNSET
    """ A telephone number. """
    address: AddressRequest | Unset = UNSET
    """ A postal address. """

    def to_dict(self) -> dict[str, Any]:
        email = self.email

        first_name = self.first_name

        last_name = self.last_name

        entity_type: str | Unset = UNSET
        if not isinstance(self.entity_type, Unset):
            entity_type = self.entity_type.value

        customer_id = self.customer_id

        identification: dict[str, Any] | Unset = UNSET
        if not isinstance(self.identification, Unset):
            identification = self.identification.to_dict()

        phone: dict[str, Any] | Unset = UNSET
        if not isinstance(self.phone, Unset):
            phone = self.phone.to_dict()

        address: dict[str, Any] | Unset = UNSET
        if not isinstance(self.address, Unset):
            address = self.address.to_dict()

        field_dict: dict[str, Any] = {}

        field_dict.update({})
        if email is not UNSET:
            field_dict["email"] = email
        if first_name is not UNSET:
            field_dict["first_name"] = first_name
        if last_name is not UNSET:
            field_dict["last_name"] = last_name
        if entity_type is not UNSET:
            field_dict["entity_type"] = entity_type
        if customer_id is not UNSET:
            field_dict["customer_id"] = customer_id
        if identification is not UNSET:
            field_dict["identification"] = identification
        if phone is not UNSET:
            field_dict["phone"] = phone
        if address is not UNSET:
            field_dict["address"] = address

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.address_request import AddressRequest  # noqa: PLC0415
        from ..models.identification_request import IdentificationRequest  # noqa: PLC0415
        from ..models.phone_request import PhoneRequest  # noqa: PLC0415

        d = dict(src_dict)
        email = d.pop("email", UNSET)

        first_name = d.pop("first_name", UNSET)

        last_name = d.pop("last_name", UNSET)

        _entity_type = d.pop("entity_type", UNSET)
        entity_type: PayerRequestEntityType | Unset
        if isinstance(_entity_type, Unset):
            entity_type = UNSET
        else:
            entity_type = PayerRequestEntityType(_entity_type)

        customer_id = d.pop("customer_id", UNSET)

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

        _address = d.pop("address", UNSET)
        address: AddressRequest | Unset
        if isinstance(_address, Unset):
            address = UNSET
        else:
            address = AddressRequest.from_dict(_address)

        payer_request = cls(
            email=email,
            first_name=first_name,
            last_name=last_name,
            entity_type=entity_type,
            customer_id=customer_id,
            identification=identification,
            phone=phone,
            address=address,
        )

        return payer_request
