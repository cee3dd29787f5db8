# Generated from openapi.yaml by `make generate`. Do not edit.
from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define

from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.additional_payer_request import AdditionalPayerRequest
    from ..models.additional_platform_request import AdditionalPlatformRequest
    from ..models.additional_shipment_request import AdditionalShipmentRequest
    from ..models.passenger_request import PassengerRequest
    from ..models.route_request import RouteRequest
    from ..models.travel_request import TravelRequest


T = TypeVar("T", bound="OrderAdditionalInfoRequest")


@_attrs_define
class OrderAdditionalInfoRequest:
    """What else is known of the purchase, which helps to get it approved. Nested, or flat under names with dots; both are
    taken. Read, and not given back.

    Attributes:
        payer: What else is known of the buyer.
        shipment: What else is known of the shipment.
        platform: What the platform of the shop knows.
        travel: A journey that is paid for.
        payer_ip_address: The buyer's address on the network. PSE needs it.
        payer_authentication_type: How the buyer logged in, such as WEB or MOBILE.
        payer_registration_date: Since when the buyer has an account at the shop.
        payer_is_prime_user: Whether the buyer is a member with advantages.
        payer_is_first_purchase_online: Whether it is the buyer's first purchase.
        payer_last_purchase: When the buyer last bought.
        shipment_express: Whether the goods are sent by express.
        shipment_local_pickup: Whether the buyer fetches the goods.
        platform_shipment_delivery_promise: When the platform promised the goods.
        platform_shipment_drop_shipping: Whether somebody else than the seller sends them.
        platform_shipment_safety: How the shipment is secured.
        platform_shipment_tracking_code: The number under which it can be followed.
        platform_shipment_tracking_status: Where it is.
        platform_shipment_withdrawn: Whether it was taken back.
        platform_seller_id: The seller on the platform.
        platform_seller_name: The seller's name.
        platform_seller_email: The seller's e-mail address.
        platform_seller_status: The seller's status.
        platform_seller_referral_url: The seller's page.
        platform_seller_registration_date: Since when the seller is on the platform.
        platform_seller_hired_plan: The seller's plan.
        platform_seller_business_type: The seller's business.
        platform_seller_address_zip_code: The seller's postal code.
        platform_seller_address_street_name: The seller's street.
        platform_seller_address_street_number: The number of the seller's house.
        platform_seller_address_city: The seller's city.
        platform_seller_address_state: The seller's state.
        platform_seller_address_complement: What else finds the seller's door.
        platform_seller_address_country: The seller's country.
        platform_seller_identification_type: The kind of the seller's document.
        platform_seller_identification_number: Its number.
        platform_seller_phone_area_code: The seller's area code.
        platform_seller_phone_number: The seller's telephone.
        platform_authentication: How the platform knows the buyer.
        travel_passengers: Who travels.
        travel_routes: Where they go.
    """

    payer: AdditionalPayerRequest | Unset = UNSET
    """ What else is known of the buyer. """
    shipment: AdditionalShipmentRequest | Unset = UNSET
    """ What else is known of the shipment. """
    platform: AdditionalPlatformRequest | Unset = UNSET
    """ What the platform of the shop knows. """
    travel: TravelRequest | Unset = UNSET
    """ A journey that is paid for. """
    payer_ip_address: str | Unset = UNSET
    """ The buyer's address on the network. PSE needs it. """
    payer_authentication_type: str | Unset = UNSET
    """ How the buyer logged in, such as WEB or MOBILE. """
    payer_registration_date: str | Unset = UNSET
    """ Since when the buyer has an account at the shop. """
    payer_is_prime_user: bool | Unset = UNSET
    """ Whether the buyer is a member with advantages. """
    payer_is_first_purchase_online: bool | Unset = UNSET
    """ Whether it is the buyer's first purchase. """
    payer_last_purchase: str | Unset = UNSET
    """ When the buyer last bought. """
    shipment_express: bool | Unset = UNSET
    """ Whether the goods are sent by express. """
    shipment_local_pickup: bool | Unset = UNSET
    """ Whether the buyer fetches the goods. """
    platform_shipment_delivery_promise: str | Unset = UNSET
    """ When the platform promised the goods. """
    platform_shipment_drop_shipping: str | Unset = UNSET
    """ Whether somebody else than the seller sends them. """
    platform_shipment_safety: str | Unset = UNSET
    """ How the shipment is secured. """
    platform_shipment_tracking_code: str | Unset = UNSET
    """ The number under which it can be followed. """
    platform_shipment_tracking_status: str | Unset = UNSET
    """ Where it is. """
    platform_shipment_withdrawn: bool | Unset = UNSET
    """ Whether it was taken back. """
    platform_seller_id: str | Unset = UNSET
    """ The seller on the platform. """
    platform_seller_name: str | Unset = UNSET
    """ The seller's name. """
    platform_seller_email: str | Unset = UNSET
    """ The seller's e-mail address. """
    platform_seller_status: str | Unset = UNSET
    """ The seller's status. """
    platform_seller_referral_url: str | Unset = UNSET
    """ The seller's page. """
    platform_seller_registration_date: str | Unset = UNSET
    """ Since when the seller is on the platform. """
    platform_seller_hired_plan: str | Unset = UNSET
    """ The seller's plan. """
    platform_seller_business_type: str | Unset = UNSET
    """ The seller's business. """
    platform_seller_address_zip_code: str | Unset = UNSET
    """ The seller's postal code. """
    platform_seller_address_street_name: str | Unset = UNSET
    """ The seller's street. """
    platform_seller_address_street_number: str | Unset = UNSET
    """ The number of the seller's house. """
    platform_seller_address_city: str | Unset = UNSET
    """ The seller's city. """
    platform_seller_address_state: str | Unset = UNSET
    """ The seller's state. """
    platform_seller_address_complement: str | Unset = UNSET
    """ What else finds the seller's door. """
    platform_seller_address_country: str | Unset = UNSET
    """ The seller's country. """
    platform_seller_identification_type: str | Unset = UNSET
    """ The kind of the seller's document. """
    platform_seller_identification_number: str | Unset = UNSET
    """ Its number. """
    platform_seller_phone_area_code: str | Unset = UNSET
    """ The seller's area code. """
    platform_seller_phone_number: str | Unset = UNSET
    """ The seller's telephone. """
    platform_authentication: str | Unset = UNSET
    """ How the platform knows the buyer. """
    travel_passengers: list[PassengerRequest] | Unset = UNSET
    """ Who travels. """
    travel_routes: list[RouteRequest] | Unset = UNSET
    """ Where they go. """

    def to_dict(self) -> dict[str, Any]:
        payer: dict[str, Any] | Unset = UNSET
        if not isinstance(self.payer, Unset):
            payer = self.payer.to_dict()

        shipment: dict[str, Any] | Unset = UNSET
        if not isinstance(self.shipment, Unset):
            shipment = self.shipment.to_dict()

        platform: dict[str, Any] | Unset = UNSET
        if not isinstance(self.platform, Unset):
            platform = self.platform.to_dict()

        travel: dict[str, Any] | Unset = UNSET
        if not isinstance(self.travel, Unset):
            travel = self.travel.to_dict()

        payer_ip_address = self.payer_ip_address

        payer_authentication_type = self.payer_authentication_type

        payer_registration_date = self.payer_registration_date

        payer_is_prime_user = self.payer_is_prime_user

        payer_is_first_purchase_online = self.payer_is_first_purchase_online

        payer_last_purchase = self.payer_last_purchase

        shipment_express = self.shipment_express

        shipment_local_pickup = self.shipment_local_pickup

        platform_shipment_delivery_promise = self.platform_shipment_delivery_promise

        platform_shipment_drop_shipping = self.platform_shipment_drop_shipping

        platform_shipment_safety = self.platform_shipment_safety

        platform_shipment_tracking_code = self.platform_shipment_tracking_code

        platform_shipment_tracking_status = self.platform_shipment_tracking_status

        platform_shipment_withdrawn = self.platform_shipment_withdrawn

        platform_seller_id = self.platform_seller_id

        platform_seller_name = self.platform_seller_name

        platform_seller_email = self.platform_seller_email

        platform_seller_status = self.platform_seller_status

        platform_seller_referral_url = self.platform_seller_referral_url

        platform_seller_registration_date = self.platform_seller_registration_date

        platform_seller_hired_plan = self.platform_seller_hired_plan

        platform_seller_business_type = self.platform_seller_business_type

        platform_seller_address_zip_code = self.platform_seller_address_zip_code

        platform_seller_address_street_name = self.platform_seller_address_street_name

        platform_seller_address_street_number = self.platform_seller_address_street_number

        platform_seller_address_city = self.platform_seller_address_city

        platform_seller_address_state = self.platform_seller_address_state

        platform_seller_address_complement = self.platform_seller_address_complement

        platform_seller_address_country = self.platform_seller_address_country

        platform_seller_identification_type = self.platform_seller_identification_type

        platform_seller_identification_number = self.platform_seller_identification_number

        platform_seller_phone_area_code = self.platform_seller_phone_area_code

        platform_seller_phone_number = self.platform_seller_phone_number

        platform_authentication = self.platform_authentication

        travel_passengers: list[dict[str, Any]] | Unset = UNSET
        if not isinstance(self.travel_passengers, Unset):
            travel_passengers = []
            for travel_passengers_item_data in self.travel_passengers:
                travel_passengers_item = travel_passengers_item_data.to_dict()
                travel_passengers.append(travel_passengers_item)

        travel_routes: list[dict[str, Any]] | Unset = UNSET
        if not isinstance(self.travel_routes, Unset):
            travel_routes = []
            for travel_routes_item_data in self.travel_routes:
                travel_routes_item = travel_routes_item_data.to_dict()
                travel_routes.append(travel_routes_item)

        field_dict: dict[str, Any] = {}

        field_dict.update({})
        if payer is not UNSET:
            field_dict["payer"] = payer
        if shipment is not UNSET:
            field_dict["shipment"] = shipment
        if platform is not UNSET:
            field_dict["platform"] = platform
        if travel is not UNSET:
            field_dict["travel"] = travel
        if payer_ip_address is not UNSET:
            field_dict["payer.ip_address"] = payer_ip_address
        if payer_authentication_type is not UNSET:
            field_dict["payer.authentication_type"] = payer_authentication_type
        if payer_registration_date is not UNSET:
            field_dict["payer.registration_date"] = payer_registration_date
        if payer_is_prime_user is not UNSET:
            field_dict["payer.is_prime_user"] = payer_is_prime_user
        if payer_is_first_purchase_online is not UNSET:
            field_dict["payer.is_first_purchase_online"] = payer_is_first_purchase_online
        if payer_last_purchase is not UNSET:
            field_dict["payer.last_purchase"] = payer_last_purchase
        if shipment_express is not UNSET:
            field_dict["shipment.express"] = shipment_express
        if shipment_local_pickup is not UNSET:
            field_dict["shipment.local_pickup"] = shipment_local_pickup
        if platform_shipment_delivery_promise is not UNSET:
            field_dict["platform.shipment.delivery_promise"] = platform_shipment_delivery_promise
        if platform_shipment_drop_shipping is not UNSET:
            field_dict["platform.shipment.drop_shipping"] = platform_shipment_drop_shipping
        if platform_shipment_safety is not UNSET:
            field_dict["platform.shipment.safety"] = platform_shipment_safety
        if platform_shipment_tracking_code is not UNSET:
            field_dict["platform.shipment.tracking.code"] = platform_shipment_tracking_code
        if platform_shipment_tracking_status is not UNSET:
            field_dict["platform.shipment.tracking.status"] = platform_shipment_tracking_status
        if platform_shipment_withdrawn is not UNSET:
            field_dict["platform.shipment.withdrawn"] = platform_shipment_withdrawn
        if platform_seller_id is not UNSET:
            field_dict["platform.seller.id"] = platform_seller_id
        if platform_seller_name is not UNSET:
            field_dict["platform.seller.name"] = platform_seller_name
        if platform_seller_email is not UNSET:
            field_dict["platform.seller.email"] = platform_seller_email
        if platform_seller_status is not UNSET:
            field_dict["platform.seller.status"] = platform_seller_status
        if platform_seller_referral_url is not UNSET:
            field_dict["platform.seller.referral_url"] = platform_seller_referral_url
        if platform_seller_registration_date is not UNSET:
            field_dict["platform.seller.registration_date"] = platform_seller_registration_date
        if platform_seller_hired_plan is not UNSET:
            field_dict["platform.seller.hired_plan"] = platform_seller_hired_plan
        if platform_seller_business_type is not UNSET:
            field_dict["platform.seller.business_type"] = platform_seller_business_type
        if platform_seller_address_zip_code is not UNSET:
            field_dict["platform.seller.address.zip_code"] = platform_seller_address_zip_code
        if platform_seller_address_street_name is not UNSET:
            field_dict["platform.seller.address.street_name"] = platform_seller_address_street_name
        if platform_seller_address_street_number is not UNSET:
            field_dict["platform.seller.address.street_number"] = platform_seller_address_street_number
        if platform_seller_address_city is not UNSET:
            field_dict["platform.seller.address.city"] = platform_seller_address_city
        if platform_seller_address_state is not UNSET:
            field_dict["platform.seller.address.state"] = platform_seller_address_state
        if platform_seller_address_complement is not UNSET:
            field_dict["platform.seller.address.complement"] = platform_seller_address_complement
        if platform_seller_address_country is not UNSET:
            field_dict["platform.seller.address.country"] = platform_seller_address_country
        if platform_seller_identification_type is not UNSET:
            field_dict["platform.seller.identification.type"] = platform_seller_identification_type
        if platform_seller_identification_number is not UNSET:
            field_dict["platform.seller.identification.number"] = platform_seller_identification_number
        if platform_seller_phone_area_code is not UNSET:
            field_dict["platform.seller.phone.area_code"] = platform_seller_phone_area_code
        if platform_seller_phone_number is not UNSET:
            field_dict["platform.seller.phone.number"] = platform_seller_phone_number
        if platform_authentication is not UNSET:
            field_dict["platform.authentication"] = platform_authentication
        if travel_passengers is not UNSET:
            field_dict["travel.passengers"] = travel_passengers
        if travel_routes is not UNSET:
            field_dict["travel.routes"] = travel_routes

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.additional_payer_request import AdditionalPayerRequest  # noqa: PLC0415
        from ..models.additional_platform_request import AdditionalPlatformRequest  # noqa: PLC0415
        from ..models.additional_shipment_request import AdditionalShipmentRequest  # noqa: PLC0415
        from ..models.passenger_request import PassengerRequest  # noqa: PLC0415
        from ..models.route_request import RouteRequest  # noqa: PLC0415
        from ..models.travel_request import TravelRequest  # noqa: PLC0415

        d = dict(src_dict)
        _payer = d.pop("payer", UNSET)
        payer: AdditionalPayerRequest | Unset
        if isinstance(_payer, Unset):
            payer = UNSET
        else:
            payer = AdditionalPayerRequest.from_dict(_payer)

        _shipment = d.pop("shipment", UNSET)
        shipment: AdditionalShipmentRequest | Unset
        if isinstance(_shipment, Unset):
            shipment = UNSET
        else:
            shipment = AdditionalShipmentRequest.from_dict(_shipment)

        _platform = d.pop("platform", UNSET)
        platform: AdditionalPlatformRequest | Unset
        if isinstance(_platform, Unset):
            platform = UNSET
        else:
            platform = AdditionalPlatformRequest.from_dict(_platform)

        _travel = d.pop("travel", UNSET)
        travel: TravelRequest | Unset
        if isinstance(_travel, Unset):
            travel = UNSET
        else:
            travel = TravelRequest.from_dict(_travel)

        payer_ip_address = d.pop("payer.ip_address", UNSET)

        payer_authentication_type = d.pop("payer.authentication_type", UNSET)

        payer_registration_date = d.pop("payer.registration_date", UNSET)

        payer_is_prime_user = d.pop("payer.is_prime_user", UNSET)

        payer_is_first_purchase_online = d.pop("payer.is_first_purchase_online", UNSET)

        payer_last_purchase = d.pop("payer.last_purchase", UNSET)

        shipment_express = d.pop("shipment.express", UNSET)

        shipment_local_pickup = d.pop("shipment.local_pickup", UNSET)

        platform_shipment_delivery_promise = d.pop("platform.shipment.delivery_promise", UNSET)

        platform_shipment_drop_shipping = d.pop("platform.shipment.drop_shipping", UNSET)

        platform_shipment_safety = d.pop("platform.shipment.safety", UNSET)

        platform_shipment_tracking_code = d.pop("platform.shipment.tracking.code", UNSET)

        platform_shipment_tracking_status = d.pop("platform.shipment.tracking.status", UNSET)

        platform_shipment_withdrawn = d.pop("platform.shipment.withdrawn", UNSET)

        platform_seller_id = d.pop("platform.seller.id", UNSET)

        platform_seller_name = d.pop("platform.seller.name", UNSET)

        platform_seller_email = d.pop("platform.seller.email", UNSET)

        platform_seller_status = d.pop("platform.seller.status", UNSET)

        platform_seller_referral_url = d.pop("platform.seller.referral_url", UNSET)

        platform_seller_registration_date = d.pop("platform.seller.registration_date", UNSET)

        platform_seller_hired_plan = d.pop("platform.seller.hired_plan", UNSET)

        platform_seller_business_type = d.pop("platform.seller.business_type", UNSET)

        platform_seller_address_zip_code = d.pop("platform.seller.address.zip_code", UNSET)

        platform_seller_address_street_name = d.pop("platform.seller.address.street_name", UNSET)

        platform_seller_address_street_number = d.pop("platform.seller.address.street_number", UNSET)

        platform_seller_address_city = d.pop("platform.seller.address.city", UNSET)

        platform_seller_address_state = d.pop("platform.seller.address.state", UNSET)

        platform_seller_address_complement = d.pop("platform.seller.address.complement", UNSET)

        platform_seller_address_country = d.pop("platform.seller.address.country", UNSET)

        platform_seller_identification_type = d.pop("platform.seller.identification.type", UNSET)

        platform_seller_identification_number = d.pop("platform.seller.identification.number", UNSET)

        platform_seller_phone_area_code = d.pop("platform.seller.phone.area_code", UNSET)

        platform_seller_phone_number = d.pop("platform.seller.phone.number", UNSET)

        platform_authentication = d.pop("platform.authentication", UNSET)

        _travel_passengers = d.pop("travel.passengers", UNSET)
        travel_passengers: list[PassengerRequest] | Unset = UNSET
        if _travel_passengers is not UNSET:
            travel_passengers = []
            for travel_passengers_item_data in _travel_passengers:
                travel_passengers_item = PassengerRequest.from_dict(travel_passengers_item_data)

                travel_passengers.append(travel_passengers_item)

        _travel_routes = d.pop("travel.routes", UNSET)
        travel_routes: list[RouteRequest] | Unset = UNSET
        if _travel_routes is not UNSET:
            travel_routes = []
            for travel_routes_item_data in _travel_routes:
                travel_routes_item = RouteRequest.from_dict(travel_routes_item_data)

                travel_routes.append(travel_routes_item)

        order_additional_info_request = cls(
            payer=payer,
            shipment=shipment,
            platform=platform,
            travel=travel,
            payer_ip_address=payer_ip_address,
            payer_authentication_type=payer_authentication_type,
            payer_registration_date=payer_registration_date,
            payer_is_prime_user=payer_is_prime_user,
            payer_is_first_purchase_online=payer_is_first_purchase_online,
            payer_last_purchase=payer_last_purchase,
            shipment_express=shipment_express,
            shipment_local_pickup=shipment_local_pickup,
            platform_shipment_delivery_promise=platform_shipment_delivery_promise,
            platform_shipment_drop_shipping=platform_shipment_drop_shipping,
            platform_shipment_safety=platform_shipment_safety,
            platform_shipment_tracking_code=platform_shipment_tracking_code,
            platform_shipment_tracking_status=platform_shipment_tracking_status,
            platform_shipment_withdrawn=platform_shipment_withdrawn,
            platform_seller_id=platform_seller_id,
            platform_seller_name=platform_seller_name,
            platform_seller_email=platform_seller_email,
            platform_seller_status=platform_seller_status,
            platform_seller_referral_url=platform_seller_referral_url,
            platform_seller_registration_date=platform_seller_registration_date,
            platform_seller_hired_plan=platform_seller_hired_plan,
            platform_seller_business_type=platform_seller_business_type,
            platform_seller_address_zip_code=platform_seller_address_zip_code,
            platform_seller_address_street_name=platform_seller_address_street_name,
            platform_seller_address_street_number=platform_seller_address_street_number,
            platform_seller_address_city=platform_seller_address_city,
            platform_seller_address_state=platform_seller_address_state,
            platform_seller_address_complement=platform_seller_address_complement,
            platform_seller_address_country=platform_seller_address_country,
            platform_seller_identification_type=platform_seller_identification_type,
            platform_seller_identification_number=platform_seller_identification_number,
            platform_seller_phone_area_code=platform_seller_phone_area_code,
            platform_seller_phone_number=platform_seller_phone_number,
            platform_authentication=platform_authentication,
            travel_passengers=travel_passengers,
            travel_routes=travel_routes,
        )

        return order_additional_info_request
