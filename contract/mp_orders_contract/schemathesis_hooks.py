"""What schemathesis cannot know from the schema: one key per call, and the rules beyond JSON Schema.

Each repair touches only what is well-formed already, so that a negative case stays negative where it was made so.
"""

import atexit
import json
import os
import time
import uuid
from collections import Counter
from itertools import count
from pathlib import Path
from typing import Any

import requests
import schemathesis
from mp_orders_spec import operations
from schemathesis import Case, HookContext, Response
from schemathesis.core.failures import Failure
from schemathesis.core.parameters import ParameterLocation
from schemathesis.generation.meta import TestPhase
from schemathesis.openapi.checks import AuthScenario, IgnoredAuth

from mp_orders_contract.exchange import code_in
from mp_orders_contract.fuzz import CA, POS, SANDBOX, SHARD, TALLY_FILE, TERMINAL
from mp_orders_contract.keys import KEY_CODES
from mp_orders_contract.operation_kit import Known, OperationKit, kits
from mp_orders_contract.session import KEY, MAX_WAITS, TOO_MANY, wait_s

TIMEOUT_S = 10

tally: Counter[str] = Counter()
known: dict[str, dict[str, Any]] = {kit.creates: {} for kit in kits().values() if kit.creates}
"""What was created, by the path parameter that names it, and by its id."""
turns, coverage_turns = count(), count()
NUMBER, SHARDS = (int(each) for each in os.environ.get(SHARD, "0/1").split("/"))
session = requests.Session()
session.verify = os.environ.get(CA, True)


def is_negative(case: Case[Any], location: ParameterLocation) -> bool:
    """Whether schemathesis broke this part of the request on purpose."""
    return case.meta is not None and case.meta.is_negative_at(location)


@schemathesis.hook
def filter_case(context: HookContext, case: Case[Any]) -> bool:  # noqa: ARG001
    """Whether a case of the coverage phase is of this process, where several share it."""
    if case.meta is None or case.meta.phase.name != TestPhase.COVERAGE:
        return True
    return next(coverage_turns) % SHARDS == NUMBER


@schemathesis.hook
def map_case(context: HookContext, case: Case[Any]) -> Case[Any]:  # noqa: ARG001 - the name decides what it is passed
    """Give the case a key of its own, and something that exists."""
    if case.headers is not None and KEY in case.headers and not is_negative(case, ParameterLocation.HEADER):
        case.headers[KEY] = str(uuid.uuid4())
    if not is_negative(case, ParameterLocation.PATH):
        _name_known(case)
    return case


@schemathesis.hook
def before_add_examples(context: HookContext, examples: list[Case[Any]]) -> None:
    """The same for the contract's own examples, which `map_case` does not get; they all have one key."""
    for case in examples:
        map_case(context, case)


@schemathesis.hook
def before_call(context: HookContext, case: Case[Any], **options: Any) -> None:  # noqa: ARG001
    """Make the body agree with itself and with what is known, last of all: links put into it what answers had."""
    if isinstance(case.body, dict):
        pos = os.environ.get(POS)
        kit_of(case).repair(case.body, Known(os.environ.get(TERMINAL), SANDBOX in os.environ, _subject(case), pos))


@schemathesis.hook
def after_call(context: HookContext, case: Case[Any], response: Response) -> None:  # noqa: ARG001
    """Count statuses by operation, and remember what was created."""
    kit = kit_of(case)
    operation = kit.operation
    if case.method.upper() == case.operation.method.upper():
        tally[f"{operation} {response.status_code}"] += 1
        code = code_of(response)
        if code is not None:
            tally[f"{operation} {response.status_code} {code}"] += 1
    if kit.creates and response.status_code == operations()[operation].success:
        made = json_of(response)
        if isinstance(made, dict) and "id" in made:
            known[kit.creates][str(made["id"])] = made


@schemathesis.hook
def filter_failure(context: HookContext, failure: Failure, case: Case[Any], response: Response) -> bool:  # noqa: ARG001
    """Whether a failure counts: not where schemathesis sent one request too many, or an empty key for none."""
    if isinstance(failure, IgnoredAuth):
        return _accepts(response.request, failure.scenario)
    if response.request.headers.get(KEY) == "" and _is_key_optional(kit_of(case)):
        return response.status_code >= 500  # no page says whether that is a key, or none
    return getattr(failure, "status_code", None) != TOO_MANY


def _is_key_optional(kit: OperationKit) -> bool:
    return any(each.name == KEY and not each.required for each in operations()[kit.operation].parameters_in("header"))


def _accepts(request: requests.PreparedRequest, scenario: AuthScenario) -> bool:
    """Whether a request is let in without its token, or with another; asked again, since the answer to schemathesis
    may have been that there were too many.
    """
    again = request.copy()
    again.headers.pop("Authorization", None)
    if scenario != AuthScenario.NO_AUTH:
        again.headers["Authorization"] = "Bearer not-a-token"
    return send(again).status_code not in (401, 403)


@schemathesis.check
def error_code_matches_violation(context: Any, response: Response, case: Case[Any]) -> None:  # noqa: ARG001
    """A body that breaks its schema is refused with the code of a keyword that it breaks."""
    parts = (ParameterLocation.HEADER, ParameterLocation.PATH, ParameterLocation.QUERY)
    if response.status_code != 400 or any(is_negative(case, part) for part in parts):
        return
    if not isinstance(case.body, dict):
        return
    kit = kit_of(case)
    expected, code = kit.violated(case.body) if kit.violated else set(), code_of(response)
    if code is not None and expected and code not in {*expected, *KEY_CODES, kit.unreadable}:
        raise AssertionError(f"the code is {code}, the violated keywords have {sorted(expected)}")


@schemathesis.check
def replay_is_the_first_answer(context: Any, response: Response, case: Case[Any]) -> None:  # noqa: ARG001
    """The same bytes under the same key create once, and have the same answer."""
    kit = kit_of(case)
    operation = operations()[kit.operation]
    if not (operation.keyed and kit.creates) or response.status_code != operation.success:
        return
    again = send(response.request)
    if again.status_code != operation.success or json_of(again) != json_of(response):
        raise AssertionError(f"the same request under the same key was answered {again.status_code}, otherwise")


@schemathesis.check
def follow_up(context: Any, response: Response, case: Case[Any]) -> None:  # noqa: ARG001
    """What an operation's kit asks after a success is answered as it should."""
    kit = kit_of(case)
    wrong = kit.follow_up(Answered(response)) if response.status_code == operations()[kit.operation].success else ""
    if wrong:
        raise AssertionError(wrong)


class Answered:
    """A success, and what a kit may ask after it."""

    def __init__(self, response: Response) -> None:
        self._request = response.request
        self.url = str(response.request.url)

    def get(self, url: str) -> tuple[int, Any]:
        """Get an address with the token of the request."""
        read = self._request.copy()
        read.method, read.url = "GET", url
        read.prepare_body(None, None)
        for name in ("Content-Length", "Content-Type"):  # of the body that is gone, for which a server would wait
            read.headers.pop(name, None)
        return self._sent(read)

    def repeat(self) -> tuple[int, Any]:
        """Send the request again under a fresh key."""
        twice = self._request.copy()
        twice.headers[KEY] = str(uuid.uuid4())
        return self._sent(twice)

    def _sent(self, request: requests.PreparedRequest) -> tuple[int, Any]:
        answer = send(request)
        return answer.status_code, json_of(answer)


def kit_of(case: Case[Any]) -> OperationKit:
    """The kit of the operation that a case is of."""
    return kits()[case.operation.definition.raw["operationId"]]


def send(request: requests.PreparedRequest) -> requests.Response:
    """Send a request that is ready, on a connection of its own; again where there were too many."""
    request = request.copy()
    request.headers["Connection"] = "close"
    answer = session.send(request, timeout=TIMEOUT_S, allow_redirects=False)
    for _ in range(MAX_WAITS):
        if answer.status_code != TOO_MANY:
            break
        time.sleep(wait_s(answer.headers.get("Retry-After", "")))
        answer = session.send(request, timeout=TIMEOUT_S, allow_redirects=False)
    return answer


def json_of(response: Response | requests.Response) -> Any:
    """The body as JSON; None if it is none."""
    try:
        return json.loads(response.content)
    except ValueError:
        return None


def code_of(response: Response) -> str | None:
    """The error code, if there is one in one word."""
    code = code_in(json_of(response))
    return code if response.status_code >= 400 and code is not None and len(code.split()) == 1 else None


def _name_known(case: Case[Any]) -> None:
    """Let every other case name something that exists; invented ids all end in 404."""
    parameters = case.path_parameters or {}
    for name in parameters:
        turn = next(turns)
        ids = list(known.get(name, ()))
        if ids and turn % 2:
            parameters[name] = ids[turn // 2 % len(ids)]


def _subject(case: Case[Any]) -> dict[str, Any]:
    """What the path of a case names, as it was created; empty if that is not known."""
    named = (known.get(name, {}).get(str(value)) for name, value in (case.path_parameters or {}).items())
    return next((each for each in named if each is not None), {})


@atexit.register
def _write_tally() -> None:
    if TALLY_FILE in os.environ:
        Path(os.environ[TALLY_FILE]).write_text(json.dumps(tally), encoding="utf-8")
