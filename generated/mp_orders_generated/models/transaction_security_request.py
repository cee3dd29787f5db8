# Generated from openapi.yaml by `make generate`. Do not edit.
from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define

from ..models.transaction_security_request_liability_shift import (
    TransactionSecurityRequestLiabilityShift,
)
from ..models.transaction_security_request_validation import (
    TransactionSecurityRequestValidation,
)
from ..types import UNSET, Unset

T = TypeVar("T", bound="TransactionSecurityRequest")


@_attrs_define
class TransactionSecurityRequest:
    """When the buyer has to prove who they are (3-D Secure).

    Attributes:
        validation: When the buyer is asked; never, unless it is sent.
        liability_shift: Whether a payment without the issuer's guarantee is taken.
    """

    validation: TransactionSecurityRequestValidation | Unset = UNSET
    """ When the buyer is asked; never, unless it is sent. """
    liability_shift: TransactionSecurityRequestLiabilityShift | Unset = UNSET
    """ Whether a payment without the issuer's guarantee is taken. """

    def to_dict(self) -> dict[str, Any]:
        validation: str | Unset = UNSET
        if not isinstance(self.validation, Unset):
            validation = self.validation.value

        liability_shift: str | Unset = UNSET
        if not isinstance(self.liability_shift, Unset):
            liability_shift = self.liability_shift.value

        field_dict: dict[str, Any] = {}

        field_dict.update({})
        if validation is not UNSET:
            field_dict["validation"] = validation
        if liability_shift is not UNSET:
            field_dict["liability_shift"] = liability_shift

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        _validation = d.pop("validation", UNSET)
        validation: TransactionSecurityRequestValidation | Unset
        if isinstance(_validation, Unset):
            validation = UNSET
        else:
            validation = TransactionSecurityRequestValidation(_validation)

        _liability_shift = d.pop("liability_shift", UNSET)
        liability_shift: TransactionSecurityRequestLiabilityShift | Unset
        if isinstance(_liability_shift, Unset):
            liability_shift = UNSET
        else:
            liability_shift = TransactionSecurityRequestLiabilityShift(_liability_shift)

        transaction_security_request = cls(
            validation=validation,
            liability_shift=liability_shift,
        )

        return transaction_security_request
