# Generated from openapi.yaml by `make generate`. Do not edit.
from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define

from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.identification_request import IdentificationRequest


T = TypeVar("T", bound="PassengerRequest")


@_attrs_define
class PassengerRequest:
    """Somebody who travels.

    Attributes:
        first_name: First name.
        last_name: Last name.
        identification: A document that identifies the payer.
        identification_type: The kind of document, in the form of older code.
        identification_number: Its number, in the form of older code.
        item_references: The items that are theirs.
    """

    first_name: str | Unset = UNSET
    """ First name. """
    last_name: str | Unset = UNSET
    """ Last name. """
    identification: IdentificationRequest | Unset = UNSET
    """ A document that identifies the payer. """
    identification_type: str | Unset = UNSET
    """ The kind of document, in the form of older code. """
    identification_number: str | Unset = UNSET
    """ Its number, in the form of older code. """
    item_references: list[str] | Unset = UNSET
    """ The items that are theirs. """

    def to_dict(self) -> dict[str, Any]:
        first_name = self.first_name

        last_name = self.last_name

        identification: dict[str, Any] | Unset = UNSET
        if not isinstance(self.identification, Unset):
            identification = self.identification.to_dict()

        identification_type = self.identification_type

        identification_number = self.identification_number

        item_references: list[str] | Unset = UNSET
        if not isinstance(self.item_references, Unset):
            item_references = self.item_references

        field_dict: dict[str, Any] = {}

        field_dict.update({})
        if first_name is not UNSET:
            field_dict["first_name"] = first_name
        if last_name is not UNSET:
            field_dict["last_name"] = last_name
        if identification is not UNSET:
            field_dict["identification"] = identification
        if identification_type is not UNSET:
            field_dict["identification_type"] = identification_type
        if identification_number is not UNSET:
            field_dict["identification_number"] = identification_number
        if item_references is not UNSET:
            field_dict["item_references"] = item_references

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.identification_request import IdentificationRequest  # noqa: PLC0415

        d = dict(src_dict)
        first_name = d.pop("first_name", UNSET)

        last_name = d.pop("last_name", UNSET)

        _identification = d.pop("identification", UNSET)
        identification: IdentificationRequest | Unset
        if isinstance(_identification, Unset):
            identification = UNSET
        else:
            identification = IdentificationRequest.from_dict(_identification)

        identification_type = d.pop("identification_type", UNSET)

        identification_number = d.pop("identification_number", UNSET)

        item_references = cast(list[str], d.pop("item_references", UNSET))

        passenger_request = cls(
            first_name=first_name,
            last_name=last_name,
            identification=identification,
            identification_type=identification_type,
            identification_number=identification_number,
            item_references=item_references,
        )

        return passenger_request
