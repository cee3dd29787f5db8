"""A folder that holds some distributions of this environment, with what they need and nothing else."""

import re
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path


def link(folder: Path, *names: str) -> None:
    """Link these distributions, and all that they need, into an empty folder."""
    for name in _closure(*names):
        its = distribution(name)
        for top in {file.parts[0] for file in its.files or [] if file.parts[0] not in ("..", "__pycache__")}:
            (folder / top).symlink_to(Path(str(its.locate_file(top))))


def _closure(*names: str) -> set[str]:
    found: set[str] = set()
    pending = list(names)
    while pending:
        name = pending.pop()
        try:
            requires = distribution(name).requires or []
        except PackageNotFoundError:
            continue  # asked for on another version of Python only
        found.add(name)
        needed = [re.split(r"[^A-Za-z0-9._-]", each)[0] for each in requires if "extra ==" not in each]
        pending += [each for each in needed if each not in found]
    return found
