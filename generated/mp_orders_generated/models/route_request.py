# Generated from openapi.yaml by `make generate`. Do not edit.
from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define

from ..types import UNSET, Unset

T = TypeVar("T", bound="RouteRequest")


@_attrs_define
class RouteRequest:
    """A part of a journey.

    Attributes:
        departure: From where, such as the code of an airport.
        destination: To where.
        departure_date_time: When it begins.
        arrival_date_time: When it ends.
        company: Who carries them.
        item_references: The items that are of it.
    """

    departure: str | Unset = UNSET
    """ From where, such as the code of an airport. """
    destination: str | Unset = UNSET
    """ To where. """
    departure_date_time: str | Unset = UNSET
    """ When it begins. """
    arrival_date_time: str | Unset = UNSET
    """ When it ends. """
    company: str | Unset = UNSET
    """ Who carries them. """
    item_references: list[str] | Unset = UNSET
    """ The items that are of it. """

    def to_dict(self) -> dict[str, Any]:
        departure = self.departure

        destination = self.destination

        departure_date_time = self.departure_date_time

        arrival_date_time = self.arrival_date_time

        company = self.company

        item_references: list[str] | Unset = UNSET
        if not isinstance(self.item_references, Unset):
            item_references = self.item_references

        field_dict: dict[str, Any] = {}

        field_dict.update({})
        if departure is not UNSET:
            field_dict["departure"] = departure
        if destination is not UNSET:
            field_dict["destination"] = destination
        if departure_date_time is not UNSET:
            field_dict["departure_date_time"] = departure_date_time
        if arrival_date_time is not UNSET:
            field_dict["arrival_date_time"] = arrival_date_time
        if company is not UNSET:
            field_dict["company"] = company
        if item_references is not UNSET:
            field_dict["item_references"] = item_references

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        departure = d.pop("departure", UNSET)

        destination = d.pop("destination", UNSET)

        departure_date_time = d.pop("departure_date_time", UNSET)

        arrival_date_time = d.pop("arrival_date_time", UNSET)

        company = d.pop("company", UNSET)

        item_references = cast(list[str], d.pop("item_references", UNSET))

        route_request = cls(
            departure=departure,
            destination=destination,
            departure_date_time=departure_date_time,
            arrival_date_time=arrival_date_time,
            company=company,
            item_references=item_references,
        )

        return route_request
