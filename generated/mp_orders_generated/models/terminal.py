# Generated from openapi.yaml by `make generate`. Do not edit.
from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

T = TypeVar("T", bound="Terminal")


@_attrs_define
class Terminal:
    """A Point terminal.

    Attributes:
        id: The terminal: model, two underscores, serial number.
        pos_id: The point of sale at which it stands.
        store_id: The store of the point of sale.
        external_pos_id: What the seller calls the point of sale.
        operating_mode: How it works: PDV, STANDALONE or UNDEFINED; in Argentina also SELF_SERVICE.
    """

    id: str
    """ The terminal: model, two underscores, serial number. """
    pos_id: int | None | Unset = UNSET
    """ The point of sale at which it stands. """
    store_id: int | None | str | Unset = UNSET
    """ The store of the point of sale. """
    external_pos_id: None | str | Unset = UNSET
    """ What the seller calls the point of sale. """
    operating_mode: str | Unset = UNSET
    """ How it works: PDV, STANDALONE or UNDEFINED; in Argentina also SELF_SERVICE. """
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        id = self.id

        pos_id: int | None | Unset
        if isinstance(self.pos_id, Unset):
            pos_id = UNSET
        else:
            pos_id = self.pos_id

        store_id: int | None | str | Unset
        if isinstance(self.store_id, Unset):
            store_id = UNSET
        else:
            store_id = self.store_id

        external_pos_id: None | str | Unset
        if isinstance(self.external_pos_id, Unset):
            external_pos_id = UNSET
        else:
            external_pos_id = self.external_pos_id

        operating_mode = self.operating_mode

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "id": id,
            }
        )
        if pos_id is not UNSET:
            field_dict["pos_id"] = pos_id
        if store_id is not UNSET:
            field_dict["store_id"] = store_id
        if external_pos_id is not UNSET:
            field_dict["external_pos_id"] = external_pos_id
        if operating_mode is not UNSET:
            field_dict["operating_mode"] = operating_mode

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        id = d.pop("id", UNSET)

        def _parse_pos_id(data: object) -> int | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(int | None | Unset, data)

        pos_id = _parse_pos_id(d.pop("pos_id", UNSET))

        def _parse_store_id(data: object) -> int | None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(int | None | str | Unset, data)

        store_id = _parse_store_id(d.pop("store_id", UNSET))

        def _parse_external_pos_id(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        external_pos_id = _parse_external_pos_id(d.pop("external_pos_id", UNSET))

        operating_mode = d.pop("operating_mode", UNSET)

        terminal = cls(
            id=id,
            pos_id=pos_id,
            store_id=store_id,
            external_pos_id=external_pos_id,
            operating_mode=operating_mode,
        )

        terminal.additional_properties = d
        return terminal

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
