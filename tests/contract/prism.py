"""Checks Prism, a server that somebody else made from the same contract: the kit has to end with a readable report."""

import json
import socket
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PRISM = ROOT / "bench" / "node_modules" / ".bin" / "prism"
START_S = 60
LIMIT_S = "280"
"""What is generated for a server of which nearly everything is wrong has no end of its own in a useful time."""


def main() -> int:
    port = free_port()
    command = [str(PRISM), "mock", "-h", "127.0.0.1", "-p", str(port), str(ROOT / "openapi.yaml")]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as prism:
        try:
            wait_for(port)
            return check(f"http://127.0.0.1:{port}")
        finally:
            prism.terminate()


def check(url: str) -> int:
    """0 if the run ended as it should: with findings, each shown, and without a traceback."""
    with tempfile.TemporaryDirectory() as folder:
        words = [sys.executable, "-m", "mp_orders_contract.command", "check", "--base-url", url, "--report-dir", folder]
        words += ["--time-limit", LIMIT_S, "--jobs", "1"]  # what is generated comes last then, and may end Prism
        done = subprocess.run(words, capture_output=True, text=True, check=False)
        print("\n".join(done.stdout.splitlines()[-6:]))
        report = json.loads((Path(folder) / "report.json").read_text(encoding="utf-8"))
    failed = [rule for rule in report["rules"] if rule["outcome"] == "failed"]
    stateless = {"create-replay", "cancel-online", "get_order.order_not_found", "total-is-sum"}
    wrong = [
        *(["it has a traceback"] if "Traceback" in done.stdout + done.stderr else []),
        *([f"exit code {done.returncode}"] if done.returncode != 1 else []),
        *([f"it does not find {name}" for name in stateless - {rule["id"] for rule in failed}]),
        *(f"{rule['id']} shows nothing" for rule in failed if not rule["findings"]),
        *(f"the kit itself went wrong at {rule['id']}" for rule in report["rules"] if rule["outcome"] == "error"),
    ]
    print("\n".join(wrong) or "The run ended as it should.")
    return 1 if wrong else 0


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port: int = listener.getsockname()[1]
        return port


def wait_for(port: int) -> None:
    end = time.monotonic() + START_S
    while time.monotonic() < end:
        try:
            socket.create_connection(("127.0.0.1", port), 1).close()
        except OSError:
            time.sleep(0.2)
        else:
            return
    raise SystemExit("Prism did not start")


if __name__ == "__main__":
    sys.exit(main())
