"""Write the sync twins of the client's methods: `python overrides/write_sync.py [FOLDER]`."""

import subprocess
import sys
import tempfile
from pathlib import Path
from shutil import copy

import unasync

SOURCE = Path(__file__).resolve().parent / "mp_orders" / "resources"
HEADER = "# Written from its async twin by `make generate`. Do not edit.\n"
NAMES = {
    **{f"Async{name}": name for name in ("Orders", "OrderSearches", "MerchantOrders", "Terminals")},
    "send_async": "send",
}


def write_sync(folder: Path) -> None:
    """Write the twin of each module of `resources` into a folder."""
    folder.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as temporary:
        place = Path(temporary) / "_async"
        place.mkdir()
        files = [copy(file, place) for file in sorted(SOURCE.glob("*.py")) if file.name != "__init__.py"]
        unasync.unasync_files(files, [unasync.Rule("/_async/", "/_sync/", NAMES)])
        for file in sorted((place.parent / "_sync").glob("*.py")):
            (folder / file.name).write_text(HEADER + file.read_text(encoding="utf-8"), encoding="utf-8")
    (folder / "__init__.py").write_text(HEADER + '"""The sync twins."""\n', encoding="utf-8")
    ruff = Path(sys.executable).parent / "ruff"
    command = [str(ruff), "format", "--isolated", "--quiet", "--line-length", "120", str(folder)]
    subprocess.run(command, check=True)


if __name__ == "__main__":
    write_sync(Path(sys.argv[1]) if len(sys.argv) > 1 else SOURCE / "_sync")
