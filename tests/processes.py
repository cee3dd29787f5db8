"""`mp-orders-mock` as a process of its own, which does not outlive its test."""

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

COMMAND = str(Path(sys.executable).with_name("mp-orders-mock"))


@contextmanager
def serving(*arguments: str, **options: Any) -> Iterator[tuple[subprocess.Popen[str], str]]:
    """The process, and the last line that it says before it answers."""
    options = {"stdout": subprocess.PIPE, "stderr": subprocess.STDOUT, "text": True, **options}
    with subprocess.Popen([COMMAND, "--port", "0", *arguments], **options) as process:
        try:
            line = ""
            while "listening" not in line:
                line = process.stdout.readline()
                if not line:
                    break
            yield process, line.strip()
        finally:
            process.kill()
