# Generated from openapi.yaml by `make generate`. Do not edit.
from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define

from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.passenger_request import PassengerRequest
    from ..models.route_request import RouteRequest


T = TypeVar("T", bound="TravelRequest")


@_attrs_define
class TravelRequest:
    """A journey that is paid for.

    Attributes:
        passengers: Who travels.
        routes: Where they go.
    """

    passengers: list[PassengerRequest] | Unset = UNSET
    """ Who travels. """
    routes: list[RouteRequest] | Unset = UNSET
    """ Where they go. """

    def to_dict(self) -> dict[str, Any]:
        passengers: list[dict[str, Any]] | Unset = UNSET
        if not isinstance(self.passengers, Unset):
            passengers = []
            for passengers_item_data in self.passengers:
                passengers_item = passengers_item_data.to_dict()
                passengers.append(passengers_item)

        routes: list[dict[str, Any]] | Unset = UNSET
        if not isinstance(self.routes, Unset):
            routes = []
            for routes_item_data in self.routes:
                routes_item = routes_item_data.to_dict()
                routes.append(routes_item)

        field_dict: dict[str, Any] = {}

        field_dict.update({})
        if passengers is not UNSET:
            field_dict["passengers"] = passengers
        if routes is not UNSET:
            field_dict["routes"] = routes

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.passenger_request import PassengerRequest  # noqa: PLC0415
        from ..models.route_request import RouteRequest  # noqa: PLC0415

        d = dict(src_dict)
        _passengers = d.pop("passengers", UNSET)
        passengers: list[PassengerRequest] | Unset = UNSET
        if _passengers is not UNSET:
            passengers = []
            for passengers_item_data in _passengers:
                passengers_item = PassengerRequest.from_dict(passengers_item_data)

                passengers.append(passengers_item)

        _routes = d.pop("routes", UNSET)
        routes: list[RouteRequest] | Unset = UNSET
        if _routes is not UNSET:
            routes = []
            for routes_item_data in _routes:
                routes_item = RouteRequest.from_dict(routes_item_data)

                routes.append(routes_item)

        travel_request = cls(
            passengers=passengers,
            routes=routes,
        )

        return travel_request
