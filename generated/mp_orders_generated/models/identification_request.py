# Generated from openapi.yaml by `make generate`. Do not edit.
from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define

from ..types import UNSET, Unset

T = TypeVar("T", bound="IdentificationRequest")


@_attrs_define
class IdentificationRequest:
    """A document that identifies the payer.

    Attributes:
        type_: The kind of document, by country: CPF or CNPJ in Brazil, DNI, CUIL or CUIT in Argentina, RUT in
            Chile, RFC or CURP in Mexico, CC, CE or NIT in Colombia, DNI, CE or RUC in Peru, CI in Uruguay.
        number: Its number.
    """

    type_: str | Unset = UNSET
    """ The kind of document, by country: CPF or CNPJ in Brazil, DNI, CUIL or CUIT in Argentina, RUT in Chile, RFC
    or CURP in Mexico, CC, CE or NIT in Colombia, DNI, CE or RUC in Peru, CI in Uruguay. """
    number: str | Unset = UNSET
    """ Its number. """

    def to_dict(self) -> dict[str, Any]:
        type_ = self.type_

        number = self.number

        field_dict: dict[str, Any] = {}

        field_dict.update({})
        if type_ is not UNSET:
            field_dict["type"] = type_
        if number is not UNSET:
            field_dict["number"] = number

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        type_ = d.pop("type", UNSET)

        number = d.pop("number", UNSET)

        identification_request = cls(
            type_=type_,
            number=number,
        )

        return identification_request
