"""Our verdict on a notification, and its reason, is that of the official SDKs for Python and Node.js."""

import json
import random
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest
from mercadopago.webhook import InvalidWebhookSignatureError, WebhookSignatureValidator
from mp_orders import clock
from mp_orders.webhooks import InvalidSignature, verify
from signing import NOW_S, ORDER_ID, REQUEST_ID, SECRET, hash_of, signature

HERE = Path(__file__).resolve().parent
pytestmark = pytest.mark.slow


def case(signed: str | None, **changes: Any) -> dict[str, Any]:
    """A notification that was sent just now, with this signature."""
    right = {"request_id": REQUEST_ID, "data_id": ORDER_ID, "secret": SECRET, "tolerance": 300, "versions": ["v1"]}
    return {"signature": signed, **right, "now_ms": NOW_S * 1000, **changes}


TS, V1 = signature(ORDER_ID).split(",")
MILLISECONDS = [
    case(signature(ORDER_ID, ts=NOW_S * 1000)),
    case(signature(ORDER_ID, ts=NOW_S * 1000 - 299_999)),
]
"""Refused by the official validators, which take every ts for seconds; taken by ours."""
LOWER = [case(signature(ORDER_ID.lower())), case(signature(ORDER_ID.lower(), ts=NOW_S + 3))]
"""Signed as the documents have it, which the official validators refuse; taken by ours unless it is told not to."""
TABLE: list[dict[str, Any]] = [
    case(signature(ORDER_ID)),
    case(signature(ORDER_ID.lower()), data_id=ORDER_ID.lower()),
    case(signature(ORDER_ID), data_id=f" {ORDER_ID} ", request_id=f" {REQUEST_ID}\t"),
    case(signature("23603350837"), data_id="23603350837"),
    case(signature(None), data_id=None),
    case(signature(None), data_id="  "),
    case(signature(ORDER_ID), data_id=None),
    case(signature(ORDER_ID, request_id=None), request_id=None),
    case(signature(ORDER_ID, request_id=None), request_id=""),
    case(signature(ORDER_ID), request_id=None),
    case(signature(None, request_id=None), request_id=None, data_id=None),
    case(signature(ORDER_ID), secret="another"),
    case(signature(ORDER_ID, secret="señal"), secret="señal"),
    case(signature("é"), data_id="é"),
    case(f" {V1} , {TS} "),
    case(f"x=1,{TS},y,=,{V1}"),
    case(f"ts=1,{TS},v1=2,{V1}"),
    case(f"{TS},{V1},ts=1"),
    case(f"TS={NOW_S},V1={V1[3:]}"),
    case(f"{TS},{V1}=="),
    case(f"{TS},{V1.upper().replace('V1', 'v1')}"),
    case(f"{TS},v1={V1[3:-1]}"),
    case(f"{TS},v1={V1[3:]}0"),
    case(f"{TS};{V1}"),
    case(None),
    case(""),
    case("   "),
    case("hello"),
    case("v=1,vx=2,1=3"),
    case(V1),
    case(f"ts=,{V1}"),
    case(f"ts=x,{V1}"),
    case(f"ts=-{NOW_S},{V1}"),
    case(f"ts={NOW_S}.0,{V1}"),
    case("ts=x"),
    case(TS),
    case(f"{TS},v1="),
    case(f"{TS},v2={V1[3:]}"),
    case(f"{TS},v2={V1[3:]}", versions=["v1", "v2"]),
    case(f"{TS},v2={V1[3:]},v1=0", versions=["v1", "v2"]),
    case(f"{TS},v2={V1[3:]},v1=0", versions=["v2", "v1"]),
    case(f"{TS},v12={V1[3:]}", versions=["v12"]),
    *(case(signature(ORDER_ID, ts=NOW_S + far)) for far in (-301, -300, 300, 301)),
    case(signature(ORDER_ID, ts=NOW_S - 301), tolerance=None),
    case(signature(ORDER_ID, ts=NOW_S * 1000), tolerance=None),
    case(signature(ORDER_ID, ts=7), tolerance=None),
    case(signature(ORDER_ID, ts=7)),
    case(signature(ORDER_ID, ts=f"00{NOW_S}")),
    case(signature(ORDER_ID, ts=NOW_S - 301, secret="another")),
    case(signature(ORDER_ID), tolerance=0),
    case(signature(ORDER_ID), tolerance=0, now_ms=NOW_S * 1000 + 1),
]


def many() -> list[dict[str, Any]]:
    """Notifications of which some part was changed after they were signed, or left out before."""
    dice = random.Random(1)
    found = []
    for _ in range(400):
        data_id = dice.choice([ORDER_ID, ORDER_ID.lower(), "1", None])
        request_id = dice.choice([REQUEST_ID, "x", None])
        ts = NOW_S + dice.choice([0, 0, 299, -299, 301, -5000])
        version = dice.choice(["v1", "v1", "v2", "V1", "v", "v01"])
        signed = "".join(f"{k}:{v};" for k, v in (("id", data_id), ("request-id", request_id), ("ts", ts)) if v)
        parts = [f"ts={ts}", f"{version}={hash_of(signed)}"]
        for change in dice.sample(["order", "drop", "text", "space", *["none"] * 6], 3):
            match change:
                case "order":
                    dice.shuffle(parts)
                case "drop":
                    parts.pop(dice.randrange(len(parts))) if parts else None
                case "text":
                    parts.append(dice.choice(["ts=5", "v1=0", "v2=", "x", "ts=", "a=b=c"]))
                case "space":
                    parts = [f" {each} " for each in parts]
        sent_id = data_id if dice.random() < 0.8 else dice.choice([ORDER_ID, None, "2"])
        tolerance = dice.choice([300, None])
        found.append(case(",".join(parts), data_id=sent_id, request_id=request_id, tolerance=tolerance))
    return found


def ours(given: dict[str, Any], **more: Any) -> str | None:
    """Our reason, or None where it is taken."""
    body = {"type": "other", "data": {"id": (given["data_id"] or "").strip() or "any"}}
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(clock, "date", lambda: given["now_ms"] / 1000)
        try:
            verify(
                headers={"X-Signature": given["signature"], "X-Request-Id": given["request_id"]},
                query={"data.id": given["data_id"]},
                body=json.dumps(body).encode(),
                secret=given["secret"],
                tolerance=given["tolerance"],
                versions=given["versions"],
                **more,
            )
        except InvalidSignature as error:
            return error.reason.value
    return None


def theirs(given: dict[str, Any]) -> str | None:
    """The reason of the official SDK for Python."""
    names = ("signature", "request_id", "data_id", "secret")
    options = {"tolerance_seconds": given["tolerance"], "supported_versions": given["versions"]}
    try:
        WebhookSignatureValidator.validate(*(given[name] for name in names), **options, now=lambda: given["now_ms"])
    except InvalidWebhookSignatureError as error:
        return str(error.reason.value)
    return None


def of_node(cases: list[dict[str, Any]]) -> list[str | None]:
    """The reasons of the official SDK for Node.js."""
    if not shutil.which("node") or not (HERE / "node_modules" / "mercadopago").is_dir():
        pytest.skip("the official SDK for Node.js is not installed: make tests/sdks/node_modules/.complete")
    command = ["node", str(HERE / "verdicts.js")]
    done = subprocess.run(command, input=json.dumps(cases), capture_output=True, text=True, check=True)
    found: list[str | None] = json.loads(done.stdout)
    return found


@pytest.mark.parametrize("sdk", ["python", "node"])
def test_our_verdict_is_that_of_the_official_validators(sdk: str) -> None:
    cases = [*TABLE, *many()]
    expected = of_node(cases) if sdk == "node" else [theirs(each) for each in cases]
    found = [ours(each, data_id_case="exact") for each in cases]
    assert not [(each, our, their) for each, our, their in zip(cases, found, expected, strict=True) if our != their]
    assert len(set(expected)) == 7  # each reason, and none


@pytest.mark.parametrize("sdk", ["python", "node"])
def test_what_they_take_is_taken_and_what_more_is_taken_is_known(sdk: str) -> None:
    cases = [*TABLE, *many(), *MILLISECONDS, *LOWER]
    expected = of_node(cases) if sdk == "node" else [theirs(each) for each in cases]
    found = [ours(each) for each in cases]
    assert not [each for each, our, their in zip(cases, found, expected, strict=True) if our and not their]
    assert expected[-4:] == [*["TimestampOutOfTolerance"] * 2, *["SignatureMismatch"] * 2]
    assert found[-4:] == [None] * 4
    assert [ours(each, data_id_case="exact") for each in LOWER] == ["SignatureMismatch"] * 2
    assert [ours(each, data_id_case="lower") for each in LOWER] == [None] * 2
