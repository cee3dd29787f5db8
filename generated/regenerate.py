"""Write the generated client: `python generated/regenerate.py [FOLDER]`.

Deletes the folder, runs the pinned generator of the environment this Python belongs to, and heads each file
with a line that says so. Two runs give the same bytes.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
HEADER = "# Generated from openapi.yaml by `make generate`. Do not edit.\n"


def regenerate(package: Path) -> None:
    """Generate the client into `package`, whose last part is the name of the package."""
    shutil.rmtree(package, ignore_errors=True)
    tools = str(Path(sys.executable).parent)
    environment = {**os.environ, "PATH": tools + os.pathsep + os.environ.get("PATH", "")}
    command = ["openapi-python-client", "generate", "--path", str(ROOT / "openapi.yaml")]
    command += ["--config", str(ROOT / "generator-config.yaml"), "--meta", "none"]
    command += ["--output-path", str(package), "--fail-on-warning"]
    subprocess.run(command, check=True, env=environment)
    for file in sorted(package.rglob("*.py")):
        file.write_text(HEADER + file.read_text(encoding="utf-8"), encoding="utf-8")


if __name__ == "__main__":
    regenerate(Path(sys.argv[1]).resolve() if len(sys.argv) > 1 else ROOT / "generated" / "mp_orders_generated")
