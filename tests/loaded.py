"""Runs `make test` three times with two processes spinning beside it: load may make it slower, and no more."""

import multiprocessing
import subprocess
import sys
from pathlib import Path

RUNS = 3
SPINNERS = 2


def spin() -> None:
    while True:
        pass


def main() -> int:
    spinners = [multiprocessing.Process(target=spin, daemon=True) for _ in range(SPINNERS)]
    for each in spinners:
        each.start()
    try:
        for number in range(1, RUNS + 1):
            print(f"run {number} of {RUNS}, with {SPINNERS} busy processes", flush=True)
            if subprocess.run(["make", "test"], cwd=Path(__file__).parents[1], check=False).returncode:
                return 1
    finally:
        for each in spinners:
            each.kill()
    return 0


if __name__ == "__main__":
    sys.exit(main())
