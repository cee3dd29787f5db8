"""How many planted defects schemathesis alone finds, beside the kit, which finds each.

`python bench/contract_finds.py [EACH]`: every EACHth defect of tests/contract/defects.py, 4 unless given. Schemathesis
runs as its documentation shows it: the contract, the address, a token. What it says of the clean mock is not counted.
"""

import json
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT / "tests"), str(ROOT / "tests" / "contract")]

from defects import DEFECTS, PREFLIGHT, TOKEN, Defect, found_in, run
from faulty_app import Faulty, untouched
from mp_orders_contract import served_app
from mp_orders_mock import create_app

EXAMPLES = 50


def main() -> None:
    each = int(sys.argv[1]) if len(sys.argv) > 1 else 4
    chosen = list(DEFECTS.values())[::each]
    clean = {found for _ in range(2) for found in alone(None)}
    print(f"On the clean mock schemathesis alone reports {len(clean)} kinds of failure.", flush=True)
    kit = peer = 0
    for defect in chosen:
        rules = (
            [] if defect.found_by == PREFLIGHT else [defect.found_by, "online-order-as-sent", "get-order-as-created"]
        )
        by_kit = defect.found_by in found_in(
            run(defect, *rules, "merchant-order-as-sent", "get-merchant-order-as-created")
        )
        by_peer = alone(defect) - clean
        kit, peer = kit + by_kit, peer + bool(by_peer)
        print(f"{defect.name:40} kit {'yes' if by_kit else 'no':4} schemathesis {sorted(by_peer) or 'no'}", flush=True)
    print(f"{len(chosen)} defects: the kit finds {kit}, schemathesis alone {peer}")


def alone(defect: Defect | None) -> set[tuple[str, str]]:
    """Kinds of failure and the operations that have them."""
    app = Faulty(
        create_app(), defect.make() if defect else untouched, sees_control=bool(defect and defect.sees_control)
    )
    with served_app(app) as url, tempfile.TemporaryDirectory() as folder:
        report = Path(folder) / "report.json"
        command = [str(Path(sys.executable).with_name("schemathesis")), "run", str(ROOT / "openapi.yaml"), "--url", url]
        command += ["--header", f"Authorization: Bearer {TOKEN}", "--max-examples", str(EXAMPLES), "--seed", "1"]
        command += ["--report", "json", "--report-json-path", str(report), "--continue-on-failure", "--no-shrink"]
        subprocess.run(command, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False)
        failures = json.loads(report.read_text(encoding="utf-8"))["failures"]
    return {(failure["type"], operation) for failure in failures for operation in failure["operations"]}


if __name__ == "__main__":
    main()
