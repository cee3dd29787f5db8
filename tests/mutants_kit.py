"""Changes one node of the mock's domain or operations at random, serves it, and lets the kit judge it.

`python tests/mutants_kit.py [--count N] [--seed N] [--jobs N] [--only TEXT] [--report FILE]`

The planted defects were chosen by the hands that wrote the rules; these were chosen by chance. A mutant is found when a
rule fails, in either dialect. One that is not started is not counted; ids of rules, which no answer has, are left
alone, and so is what `mutation` says. One that lives is either no fault that a request
can show, which `docs/mutation.md` says with the reason, or a rule is missing. Exit code 0: at least 95 % of
those that a request can notice are found.
"""

import argparse
import os
import random
import shlex
import shutil
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from queue import SimpleQueue

sys.path.insert(0, str(Path(__file__).parent / "contract"))

from mp_orders_contract.checker import Checker
from mp_orders_contract.report import Result
from mp_orders_contract.rules import RULES
from mp_orders_contract.serving import ServingError, served
from mp_orders_contract.session import Target
from mutation import Mutation, mutations

ROOT = Path(__file__).resolve().parents[1]
PARTS = ("domain", "operations")
UNSEEN = "domain/notifications.py"
"""What leaves as a webhook is no answer to a request."""
UNNOTICED = ROOT / "docs" / "mutation.md"
GOAL = 0.95
FOUND, ALIVE, NO_START = "found", "alive", "no start"


class FoundError(Exception):
    """A rule has failed; its id."""


def stop(result: Result, _total: int) -> None:
    """End a run at the first rule that failed."""
    if result.went_wrong:
        raise FoundError(result.rule.id)


def judged(copy: Path, mutation: Mutation) -> tuple[str, str]:
    """What became of a mutant, and the rule that found it."""
    file = copy / mutation.file
    text = file.read_bytes()
    file.write_bytes(mutation.applied(text))
    try:
        for dialect, profile, only in stages():
            found = checked(copy, dialect, profile, only)
            if found:
                return (NO_START, "") if found == NO_START else (FOUND, found)
    finally:
        file.write_bytes(text)
    return ALIVE, ""


def stages() -> Iterator[tuple[str, str, list[str]]]:
    """Dialect, profile and rules of each try, the quickest first."""
    own = [each.id for each in RULES.values() if not each.group]
    yield "documented", "smoke", own
    yield "documented", "smoke", []
    yield "observed", "smoke", own


def checked(copy: Path, dialect: str, profile: str, only: list[str]) -> str:
    """The rule that failed first; empty if none did, NO_START where there was no server."""
    words = [sys.executable, "-m", "mp_orders_mock", "--quiet", "--port", "0", "--dialect", dialect]
    command = shlex.join(["env", f"PYTHONPATH={copy}", "PYTHONDONTWRITEBYTECODE=1", *words])
    try:
        with served(command) as url:
            target = Target(url, "TEST-mutants", second_token="TEST-second", control=url, timeout_s=5)
            report = Checker(target, profile=profile, only=only, progress=stop, level="chosen").run()
    except ServingError:
        return NO_START
    except FoundError as error:
        return str(error)
    return "discovery" if report.stopped else "" if report.ok else "; ".join(report.problems)


def main() -> int:
    """Run the script; gives its exit code."""
    parser = argparse.ArgumentParser(description="Changes the mock at random, and sees whether the kit notices.")
    parser.add_argument("--count", type=int, default=300, help="mutants to try (default: %(default)s)")
    parser.add_argument("--seed", type=int, default=1, help="of the choice (default: %(default)s)")
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1, help="so many at once")
    parser.add_argument("--only", default="", metavar="TEXT", help="mutants whose name holds this")
    options = parser.parse_args()
    every = [each for part in PARTS for each in mutations(ROOT / "mock", f"mp_orders_mock/{part}")]
    every = [each for each in every if not each.file.endswith(UNSEEN) and each.old.strip("\"'") not in RULES]
    random.Random(options.seed).shuffle(every)
    chosen = [each for each in every if options.only in each.name][: options.count]
    counts = tried(chosen, options.jobs)
    noticeable = counts[FOUND] + counts[ALIVE]
    share = counts[FOUND] / max(noticeable, 1)
    print(f"of {len(every)} mutants {len(chosen)} were tried: {dict(counts)}; {share:.1%} of those that can be noticed")
    return 0 if share >= GOAL else 1


def tried(chosen: list[Mutation], jobs: int) -> Counter[str]:
    """Try them all; prints a line for each, and counts what became of them."""
    known = UNNOTICED.read_text(encoding="utf-8") if UNNOTICED.exists() else ""
    copies: SimpleQueue[Path] = SimpleQueue()
    counts = Counter[str]()
    with tempfile.TemporaryDirectory() as folder, ThreadPoolExecutor(jobs) as pool:
        ignore = shutil.ignore_patterns("__pycache__")
        for number in range(jobs):
            copies.put(shutil.copytree(ROOT / "mock", Path(folder) / str(number), ignore=ignore))

        def one(mutation: Mutation) -> None:
            copy, start = copies.get(), time.monotonic()
            try:
                outcome, rule = judged(copy, mutation)
            finally:
                copies.put(copy)
            outcome = "cannot be noticed" if outcome == ALIVE and mutation.change in known else outcome
            counts[outcome] += 1
            print(f"{outcome:8} {mutation.name} {rule} ({time.monotonic() - start:.1f} s)", flush=True)

        list(pool.map(one, chosen))
    return counts


if __name__ == "__main__":
    sys.exit(main())
