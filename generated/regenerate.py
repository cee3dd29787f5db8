"""Write the generated client: `python generated/regenerate.py [FOLDER]`.

Runs the pinned generator of the environment this Python belongs to, heads each file with a line that says so, and puts
the result in place of the folder. Two runs give the same bytes.
"""

import json
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
HEADER = "# Generated from openapi.yaml by `make generate`. Do not edit.\n"


def regenerate(package: Path) -> None:
    """Generate the client into `package`, whose last part is its name. On an error it stays as it was."""
    with tempfile.TemporaryDirectory(dir=package.parent, prefix=".new-") as folder:
        new = Path(folder) / package.name
        _generate(new)
        (new / "error_meanings.py").write_text(_error_meanings(), encoding="utf-8")
        for file in sorted(new.rglob("*.py")):
            file.write_text(HEADER + file.read_text(encoding="utf-8"), encoding="utf-8")
        shutil.rmtree(package, ignore_errors=True)
        new.rename(package)


def _generate(package: Path) -> None:
    tools = str(Path(sys.executable).parent)
    environment = {**os.environ, "PATH": tools + os.pathsep + os.environ.get("PATH", "")}
    command = ["openapi-python-client", "generate", "--path", str(ROOT / "openapi.yaml")]
    command += ["--config", str(ROOT / "generator-config.yaml"), "--meta", "none"]
    command += ["--output-path", str(package), "--fail-on-warning"]
    if subprocess.run(command, check=False, env=environment).returncode:
        raise SystemExit("openapi.yaml cannot be generated from; the client is as it was")


def _error_meanings() -> str:
    """A module with the sentence and the page of each error code, for the errors of the client."""
    from mp_orders_spec import code_entries, load_contract

    spec = load_contract(ROOT / "openapi.yaml").document
    lines = [
        '"""What each error code means, and the page that gives it: by operation, status and code."""\n',
        "MEANINGS: dict[tuple[str, int, str], tuple[str, str | None]] = {",
    ]
    for each in code_entries(spec):
        source = spec["x-sources"].get(each.entry["x-provenance"].get("source"), {})
        key = f"({json.dumps(each.operation)}, {each.status}, {json.dumps(each.code)})"
        page = json.dumps(source["url"]) if "url" in source else None
        lines.append(f"    {key}: ({json.dumps(each.entry['description'])}, {page}),")
    return "\n".join([*lines, "}", ""])


if __name__ == "__main__":
    regenerate(Path(sys.argv[1]).resolve() if len(sys.argv) > 1 else ROOT / "generated" / "mp_orders_generated")
