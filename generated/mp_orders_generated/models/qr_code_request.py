# Generated from openapi.yaml by `make generate`. Do not edit.
from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define

from ..models.qr_code_request_mode import QrCodeRequestMode
from ..types import UNSET, Unset

T = TypeVar("T", bound="QrCodeRequest")


@_attrs_define
class QrCodeRequest:
    """The point of sale, and the model of its code.

    Attributes:
        external_pos_id: What the seller calls the point of sale.
        mode: Which code is scanned; static, unless it is sent.
    """

    external_pos_id: str
    """ What the seller calls the point of sale. """
    mode: QrCodeRequestMode | Unset = UNSET
    """ Which code is scanned; static, unless it is sent. """

    def to_dict(self) -> dict[str, Any]:
        external_pos_id = self.external_pos_id

        mode: str | Unset = UNSET
        if not isinstance(self.mode, Unset):
            mode = self.mode.value

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "external_pos_id": external_pos_id,
            }
        )
        if mode is not UNSET:
            field_dict["mode"] = mode

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        external_pos_id = d.pop("external_pos_id")

        _mode = d.pop("mode", UNSET)
        mode: QrCodeRequestMode | Unset
        if isinstance(_mode, Unset):
            mode = UNSET
        else:
            mode = QrCodeRequestMode(_mode)

        qr_code_request = cls(
            external_pos_id=external_pos_id,
            mode=mode,
        )

        return qr_code_request
