"""Checks clean mocks with many seeds, in both dialects, in files and on PostgreSQL: nothing may be found.

`python false_alarms.py [SEEDS] [JOBS]`
"""

import shlex
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from itertools import product
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from postgres import empty_schema, postgres

BIN = Path(sys.executable).parent


def main() -> int:
    seeds, jobs = (int(word) for word in [*sys.argv[1:], "20", "2"][:2])
    with tempfile.TemporaryDirectory() as folder, postgres() as server, ThreadPoolExecutor(jobs) as pool:

        def one(case: tuple[str, int, str]) -> bool:
            kind, seed, dialect = case
            if kind == "file":
                return is_clean(seed, dialect, kind, f"sqlite:///{folder}/{seed}-{dialect}.db")
            with empty_schema(server) as store:
                return is_clean(seed, dialect, kind, store)

        cases = list(product(("file", "postgresql"), range(1, seeds + 1), ("documented", "observed")))
        clean = sum(pool.map(one, cases))
    print(f"{len(cases)} runs, {len(cases) - clean} with findings")
    return 0 if clean == len(cases) else 1


def is_clean(seed: int, dialect: str, kind: str, store: str) -> bool:
    mock = shlex.join([str(BIN / "mp-orders-mock"), "--quiet", "--port", "0", "--store", store, "--dialect", dialect])
    words = [str(BIN / "mp-orders-contract"), "check", "--serve", mock, "--second-token", "TEST-second", "--control"]
    done = subprocess.run([*words, "--seed", str(seed)], capture_output=True, text=True, check=False)
    print(f"seed {seed:2} {dialect:10} {kind:10} {done.stdout.splitlines()[-2:]}", flush=True)
    if done.returncode:
        print(done.stdout[-6000:], done.stderr[-2000:], flush=True)
    return done.returncode == 0


if __name__ == "__main__":
    sys.exit(main())
