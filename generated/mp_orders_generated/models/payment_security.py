# Generated from openapi.yaml by `make generate`. Do not edit.
from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

T = TypeVar("T", bound="PaymentSecurity")


@_attrs_define
class PaymentSecurity:
    """Whether the buyer had to prove who they are (3-D Secure), and how it went.

    Attributes:
        validation: When the buyer is asked: always, on_fraud_risk or never.
        liability_shift: Whether a payment without the issuer's guarantee is taken: required or preferred.
        id: What Mercado Pago calls the challenge.
        type_: The kind of challenge: three_ds.
        url: Where the buyer proves who they are, for forty minutes.
        status: How it went: CHALLENGE, AUTHENTICATED, NOT_AUTHENTICATED, ATTEMPTED, REJECTED or ERROR.
    """

    validation: str | Unset = UNSET
    """ When the buyer is asked: always, on_fraud_risk or never. """
    liability_shift: str | Unset = UNSET
    """ Whether a payment without the issuer's guarantee is taken: required or preferred. """
    id: str | Unset = UNSET
    """ What Mercado Pago calls the challenge. """
    type_: str | Unset = UNSET
    """ The kind of challenge: three_ds. """
    url: str | Unset = UNSET
    """ Where the buyer proves who they are, for forty minutes. """
    status: str | Unset = UNSET
    """ How it went: CHALLENGE, AUTHENTICATED, NOT_AUTHENTICATED, ATTEMPTED, REJECTED or ERROR. """
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        validation = self.validation

        liability_shift = self.liability_shift

        id = self.id

        type_ = self.type_

        url = self.url

        status = self.status

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({})
        if validation is not UNSET:
            field_dict["validation"] = validation
        if liability_shift is not UNSET:
            field_dict["liability_shift"] = liability_shift
        if id is not UNSET:
            field_dict["id"] = id
        if type_ is not UNSET:
            field_dict["type"] = type_
        if url is not UNSET:
            field_dict["url"] = url
        if status is not UNSET:
            field_dict["status"] = status

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        validation = d.pop("validation", UNSET)

        liability_shift = d.pop("liability_shift", UNSET)

        id = d.pop("id", UNSET)

        type_ = d.pop("type", UNSET)

        url = d.pop("url", UNSET)

        status = d.pop("status", UNSET)

        payment_security = cls(
            validation=validation,
            liability_shift=liability_shift,
            id=id,
            type_=type_,
            url=url,
            status=status,
        )

        payment_security.additional_properties = d
        return payment_security

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
