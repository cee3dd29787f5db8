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
    from ..models.point_transactions_request import PointTransactionsRequest
    from ..models.point_type_config_request import PointTypeConfigRequest


T = TypeVar("T", bound="PointTypeConfigOrderRequest")


@_attrs_define
class PointTypeConfigOrderRequest:
    """An order that waits at a Point terminal, in the form of 2024.

    Attributes:
        external_reference: What the seller calls the order, unique among their orders: letters, digits, hyphen
            and underscore. It is shown to others, so put nothing personal into it.
        transactions: What is paid at the terminal.
        type_config: The terminal, in the form of 2024.
        type_: The kind of order: one for a Point terminal.
        description: The product or service, or why it is paid.
        integration_data: Who built the integration.
    """

    external_reference: str
    """ What the seller calls the order, unique among their orders: letters, digits, hyphen and underscore. It is
    shown to others, so put nothing personal into it. """
    transactions: PointTransactionsRequest
    """ What is paid at the terminal. """
    type_config: PointTypeConfigRequest
    """ The terminal, in the form of 2024. """
    type_: Literal["point"] = "point"
    """ The kind of order: one for a Point terminal. """
    description: str | Unset = UNSET
    """ The product or service, or why it is paid. """
    integration_data: IntegrationDataRequest | Unset = UNSET
    """ Who built the integration. """

    def to_dict(self) -> dict[str, Any]:
        type_ = self.type_

        external_reference = self.external_reference

        transactions = self.transactions.to_dict()

        type_config = self.type_config.to_dict()

        description = self.description

        integration_data: dict[str, Any] | Unset = UNSET
        if not isinstance(self.integration_data, Unset):
            integration_data = self.integration_data.to_dict()

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "type": type_,
                "external_reference": external_reference,
                "transactions": transactions,
                "type_config": type_config,
            }
        )
        if description is not UNSET:
            field_dict["description"] = description
        if integration_data is not UNSET:
            field_dict["integration_data"] = integration_data

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.integration_data_request import IntegrationDataRequest  # noqa: PLC0415
        from ..models.point_transactions_request import PointTransactionsRequest  # noqa: PLC0415
        from ..models.point_type_config_request import PointTypeConfigRequest  # noqa: PLC0415

        d = dict(src_dict)
        type_ = cast(Literal["point"], d.pop("type"))
        if type_ != "point":
            raise ValueError(f"type must match const 'point', got '{type_}'")

        external_reference = d.pop("external_reference")

        transactions = PointTransactionsRequest.from_dict(d.pop("transactions"))

        type_config = PointTypeConfigRequest.from_dict(d.pop("type_config"))

        description = d.pop("description", UNSET)

        _integration_data = d.pop("integration_data", UNSET)
        integration_data: IntegrationDataRequest | Unset
        if isinstance(_integration_data, Unset):
            integration_data = UNSET
        else:
            integration_data = IntegrationDataRequest.from_dict(_integration_data)

        point_type_config_order_request = cls(
            type_=type_,
            external_reference=external_reference,
            transactions=transactions,
            type_config=type_config,
            description=description,
            integration_data=integration_data,
        )

        return point_type_config_order_request
