"""Holds bodies against the request schemas of the contract."""

import functools
from collections.abc import Iterator
from typing import Any

from jsonschema_rs import Draft202012Validator, ValidationError
from mp_orders_spec import load_spec


def errors(schema: str, body: Any) -> Iterator[ValidationError]:
    """What in a body breaks a component schema."""
    return iter(_validator(f"#/components/schemas/{schema}").iter_errors(body))


def breaks(schema: str, name: str, value: Any) -> bool:
    """Whether a value breaks the schema of one property."""
    return not _validator(f"#/components/schemas/{schema}/properties/{name}").is_valid(value)


def names_in(error: ValidationError) -> list[str]:
    """Names on the way to what is wrong, without indexes; a missing property is named as well."""
    path = [part for part in error.instance_path if isinstance(part, str)]
    kind: Any = error.kind
    return [*path, kind.property] if kind.name == "required" else path


@functools.cache
def _validator(pointer: str) -> Draft202012Validator:
    return Draft202012Validator({"$ref": pointer, "components": load_spec()["components"]})
