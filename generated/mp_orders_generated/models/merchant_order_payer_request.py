# Generated from openapi.yaml by `make generate`. Do not edit.
from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define

from ..types import UNSET, Unset

T = TypeVar("T", bound="MerchantOrderPayerRequest")


@_attrs_define
class MerchantOrderPayerRequest:
    """Who buys.

    Attributes:
        id: The account of the buyer, its number; 0 where it is not known.
        email: E-mail address of the buyer. Later pages call it deprecated, and answer an empty text.
        nickname: What the buyer is called in Mercado Libre.
    """

    id: int | Unset = UNSET
    """ The account of the buyer, its number; 0 where it is not known. """
    email: str | Unset = UNSET
    """ E-mail address of the buyer. Later pages call it deprecated, and answer an empty text. """
    nickname: str | Unset = UNSET
    """ What the buyer is called in Mercado Libre. """

    def to_dict(self) -> dict[str, Any]:
        id = self.id

        email = self.email

        nickname = self.nickname

        field_dict: dict[str, Any] = {}

        field_dict.update({})
        if id is not UNSET:
            field_dict["id"] = id
        if email is not UNSET:
            field_dict["email"] = email
        if nickname is not UNSET:
            field_dict["nickname"] = nickname

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        id = d.pop("id", UNSET)

        email = d.pop("email", UNSET)

        nickname = d.pop("nickname", UNSET)

        merchant_order_payer_request = cls(
            id=id,
            email=email,
            nickname=nickname,
        )

        return merchant_order_payer_request
