# Generated from openapi.yaml by `make generate`. Do not edit.
from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.address import Address
    from ..models.identification import Identification
    from ..models.phone import Phone


T = TypeVar("T", bound="Payer")


@_attrs_define
class Payer:
    """Who pays, as it was sent.

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
    entity_type: str | Unset = UNSET
    """ Whether a person pays or an organisation. """
    customer_id: str | Unset = UNSET
    """ The id of a customer whom the seller has saved at Mercado Pago. """
    identification: Identification | Unset = UNSET
    """ A document that identifies the payer. """
    phone: Phone | Unset = UNSET
    """ A telephone number. """
    address: Address | Unset = UNSET
    """ A postal address. """
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        email = self.email

        first_name = self.first_name

        last_name = self.last_name

        entity_type = self.entity_type

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
        field_dict.update(self.additional_properties)
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
        from ..models.address import Address  # noqa: PLC0415
        from ..models.identification import Identification  # noqa: PLC0415
        from ..models.phone import Phone  # noqa: PLC0415

        d = dict(src_dict)
        email = d.pop("email", UNSET)

        first_name = d.pop("first_name", UNSET)

        last_name = d.pop("last_name", UNSET)

        entity_type = d.pop("entity_type", UNSET)

        customer_id = d.pop("customer_id", UNSET)

        _identification = d.pop("identification", UNSET)
        identification: Identification | Unset
        if isinstance(_identification, Unset):
            identification = UNSET
        else:
            identification = Identification.from_dict(_identification)

        _phone = d.pop("phone", UNSET)
        phone: Phone | Unset
        if isinstance(_phone, Unset):
            phone = UNSET
        else:
            phone = Phone.from_dict(_phone)

        _address = d.pop("address", UNSET)
        address: Address | Unset
        if isinstance(_address, Unset):
            address = UNSET
        else:
            address = Address.from_dict(_address)

        payer = cls(
            email=email,
            first_name=first_name,
            last_name=last_name,
            entity_type=entity_type,
            customer_id=customer_id,
            identification=identification,
            phone=phone,
            address=address,
        )

        payer.additional_properties = d
        return payer

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
