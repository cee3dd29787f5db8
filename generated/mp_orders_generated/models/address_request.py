# Generated from openapi.yaml by `make generate`. Do not edit.
from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define

from ..types import UNSET, Unset

T = TypeVar("T", bound="AddressRequest")


@_attrs_define
class AddressRequest:
    """A postal address.

    Attributes:
        zip_code: Postal code.
        street_name: Street.
        street_number: Number of the house, as text.
        neighborhood: Part of the city.
        city: City.
        state: State or province. The page of Brazil asks for its two letters.
        complement: What else is needed to find the door.
        country: Country.
        floor: Floor. Checkout Pro.
        apartment: Apartment. Checkout Pro.
    """

    zip_code: str | Unset = UNSET
    """ Postal code. """
    street_name: str | Unset = UNSET
    """ Street. """
    street_number: str | Unset = UNSET
    """ Number of the house, as text. """
    neighborhood: str | Unset = UNSET
    """ Part of the city. """
    city: str | Unset = UNSET
    """ City. """
    state: str | Unset = UNSET
    """ State or province. The page of Brazil asks for its two letters. """
    complement: str | Unset = UNSET
    """ What else is needed to find the door. """
    country: str | Unset = UNSET
    """ Country. """
    floor: str | Unset = UNSET
    """ Floor. Checkout Pro. """
    apartment: str | Unset = UNSET
    """ Apartment. Checkout Pro. """

    def to_dict(self) -> dict[str, Any]:
        zip_code = self.zip_code

        street_name = self.street_name

        street_number = self.street_number

        neighborhood = self.neighborhood

        city = self.city

        state = self.state

        complement = self.complement

        country = self.country

        floor = self.floor

        apartment = self.apartment

        field_dict: dict[str, Any] = {}

        field_dict.update({})
        if zip_code is not UNSET:
            field_dict["zip_code"] = zip_code
        if street_name is not UNSET:
            field_dict["street_name"] = street_name
        if street_number is not UNSET:
            field_dict["street_number"] = street_number
        if neighborhood is not UNSET:
            field_dict["neighborhood"] = neighborhood
        if city is not UNSET:
            field_dict["city"] = city
        if state is not UNSET:
            field_dict["state"] = state
        if complement is not UNSET:
            field_dict["complement"] = complement
        if country is not UNSET:
            field_dict["country"] = country
        if floor is not UNSET:
            field_dict["floor"] = floor
        if apartment is not UNSET:
            field_dict["apartment"] = apartment

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        zip_code = d.pop("zip_code", UNSET)

        street_name = d.pop("street_name", UNSET)

        street_number = d.pop("street_number", UNSET)

        neighborhood = d.pop("neighborhood", UNSET)

        city = d.pop("city", UNSET)

        state = d.pop("state", UNSET)

        complement = d.pop("complement", UNSET)

        country = d.pop("country", UNSET)

        floor = d.pop("floor", UNSET)

        apartment = d.pop("apartment", UNSET)

        address_request = cls(
            zip_code=zip_code,
            street_name=street_name,
            street_number=street_number,
            neighborhood=neighborhood,
            city=city,
            state=state,
            complement=complement,
            country=country,
            floor=floor,
            apartment=apartment,
        )

        return address_request
