"""How the mock reads JSON: the same value however the text is spaced, and a refusal of what RFC 8259 forbids."""

import json

import orjson
import pytest
from hypothesis import given
from hypothesis import strategies as st
from mp_orders_mock.json_text import JsonSyntaxError, loads

SCALARS = (
    st.none()
    | st.booleans()
    | st.text()
    | st.integers(-(2**63), 2**63)
    | st.floats(allow_nan=False, allow_infinity=False)
)
VALUES = st.recursive(
    SCALARS, lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=4), inner, max_size=4)
)


@given(VALUES)
def test_a_text_is_read_as_it_would_be_with_care(value: object) -> None:
    """An escape that nobody needs has it read with care, number by number."""
    compact = json.dumps(value, separators=(",", ":"), ensure_ascii=False).encode("utf-8", "surrogatepass")
    with_care = loads(b'["\\u0061",' + compact + b"]")[1]
    assert repr(loads(compact)) == repr(with_care)
    for how in ({"indent": 1}, {}):
        spaced = json.dumps(value, ensure_ascii=False, **how).encode("utf-8", "surrogatepass")
        assert repr(loads(spaced)) == repr(with_care)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        (b"[1.0,1.00,100.0,-2.0]", "[1, 1, 100, -2]"),
        (b"[1.5,0.1,12.45,1e2]", "[1.5, 0.1, 12.45, 100]"),
        (b'{"a":"1.0","b":1}', "{'a': '1.0', 'b': 1}"),
        (b"9007199254740993.0", "9007199254740992.0"),
        (b"18446744073709551616", "18446744073709551616"),
        (b"-0", "0"),
    ],
)
def test_numbers(text: bytes, value: str) -> None:
    assert repr(loads(text)) == value
    assert repr(loads(b" " + text)) == value


@pytest.mark.parametrize(
    "text",
    [
        b'{"a":1,"a":1}',
        b'{"a": 1, "a": 1}',
        b'{"a b": 1, "a b": 1}',
        b"1 2",
        b'{"a": 1 1}',
        b'"\n"',
        b"[1.\n0]",
        b'{"a":{"b":1,"b":2}}',
        b"[NaN]",
        b'"\\ud800"',
        b"\xef\xbb\xbf{}",
        b"[1,]",
        b'"\xff"',
        b"",
    ],
)
def test_what_is_no_json_is_refused(text: bytes) -> None:
    with pytest.raises(JsonSyntaxError):
        loads(text)


def test_64_levels_are_read_and_no_more() -> None:
    value: object = 1
    for _ in range(64):
        value = [value]
    assert loads(orjson.dumps(value)) == value
    with pytest.raises(JsonSyntaxError):
        loads(orjson.dumps([value]))
