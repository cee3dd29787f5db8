# Generated from openapi.yaml by `make generate`. Do not edit.
from __future__ import annotations

from collections.abc import Mapping
from typing import (
    TYPE_CHECKING,
    Any,
    Literal,
    TypeVar,
    cast,
)

from attrs import define as _attrs_define

from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.integration_data_request import IntegrationDataRequest
    from ..models.point_config_request import PointConfigRequest
    from ..models.point_transactions_request import PointTransactionsRequest
    from ..models.tax_request import TaxRequest


T = TypeVar("T", bound="PointOrderRequest")


@_attrs_define
class PointOrderRequest:
    """An order that waits at a Point terminal, as its pages describe it today.

    Attributes:
        external_reference: What the seller calls the order, unique among their orders: letters, digits, hyphen
            and underscore. It is shown to others, so put nothing personal into it.
        transactions: What is paid at the terminal.
        config: At which terminal the order waits, and how it may be paid.
        type_: The kind of order: one for a Point terminal.
        expiration_time: A time from the creation of the order, as an ISO 8601 duration: PT16M is sixteen
            minutes, P1D a day.
        description: The product or service, or why it is paid.
        integration_data: Who built the integration.
        taxes: The tax of the payment. Chile only.
    """

    external_reference: str
    """ What the seller calls the order, unique among their orders: letters, digits, hyphen and underscore. It is
    shown to others, so put nothing personal into it. """
    transactions: PointTransactionsRequest
    """ What is paid at the terminal. """
    config: PointConfigRequest
    """ At which terminal the order waits, and how it may be paid. """
    type_: Literal["point"] = "point"
    """ The kind of order: one for a Point terminal. """
    expiration_time: str | Unset = UNSET
    """ A time from the creation of the order, as an ISO 8601 duration: PT16M is sixteen minutes, P1D a day. """
    description: str | Unset = UNSET
    """ The product or service, or why it is paid. """
    integration_data: IntegrationDataRequest | Unset = UNSET
    """ Who built the integration. """
    taxes: list[TaxRequest] | Unset = UNSET
    """ The tax of the payment. Chile only. """

    def to_dict(self) -> dict[str, Any]:
        type_ = self.type_

        external_reference = self.external_reference

        transactions = self.transactions.to_dict()

        config = self.config.to_dict()

        expiration_time = self.expiration_time

        description = self.description

        integration_data: dict[str, Any] | Unset = UNSET
        if not isinstance(self.integration_data, Unset):
            integration_data = self.integration_data.to_dict()

        taxes: list[dict[str, Any]] | Unset = UNSET
        if not isinstance(self.taxes, Unset):
            taxes = []
            for taxes_item_data in self.taxes:
                taxes_item = taxes_item_data.to_dict()
                taxes.append(taxes_item)

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "type": type_,
                "external_reference": external_reference,
                "transactions": transactions,
                "config": config,
            }
        )
        if expiration_time is not UNSET:
            field_dict["expiration_time"] = expiration_time
        if description is not UNSET:
            field_dict["description"] = description
        if integration_data is not UNSET:
            field_dict["integration_data"] = integration_data
        if taxes is not UNSET:
            field_dict["taxes"] = taxes

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.integration_data_request import IntegrationDataRequest  # noqa: PLC0415
        from ..models.point_config_request import PointConfigRequest  # noqa: PLC0415
        from ..models.point_transactions_request import PointTransactionsRequest  # noqa: PLC0415
        from ..models.tax_request import TaxRequest  # noqa: PLC0415

        d = dict(src_dict)
        type_ = cast(Literal["point"], d.pop("type"))
        if type_ != "point":
            raise ValueError(f"type must match const 'point', got '{type_}'")

        external_reference = d.pop("external_reference")

        transactions = PointTransactionsRequest.from_dict(d.pop("transactions"))

        config = PointConfigRequest.from_dict(d.pop("config"))

        expiration_time = d.pop("expiration_time", UNSET)

        description = d.pop("description", UNSET)

        _integration_data = d.pop("integration_data", UNSET)
        integration_data: IntegrationDataRequest | Unset
        if isinstance(_integration_data, Unset):
            integration_data = UNSET
        else:
            integration_data = IntegrationDataRequest.from_dict(_integration_data)

        _taxes = d.pop("taxes", UNSET)
        taxes: list[TaxRequest] | Unset = UNSET
        if _taxes is not UNSET:
            taxes = []
            for taxes_item_data in _taxes:
                taxes_item = TaxRequest.from_dict(taxes_item_data)

                taxes.append(taxes_item)

        point_order_request = cls(
            type_=type_,
            external_reference=external_reference,
            transactions=transactions,
            config=config,
            expiration_time=expiration_time,
            description=description,
            integration_data=integration_data,
            taxes=taxes,
        )

        return point_order_request
