"""The commands `documents`, which holds saved pages against the contract, and `snapshot`, which keeps what they say."""

import argparse
import datetime
import hashlib
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from mp_orders_spec import is_installed

from mp_orders_contract.clean import give_up
from mp_orders_contract.documents import report as reports
from mp_orders_contract.documents import snapshots
from mp_orders_contract.documents.compare import compare
from mp_orders_contract.documents.layouts import read_page
from mp_orders_contract.documents.lines import PageError
from mp_orders_contract.documents.report import CheckedPage, Report

SUFFIXES = frozenset(("", ".txt", ".md", ".markdown", ".html", ".htm"))
DOCUMENTS = """Exit code 0: the pages say what the contract says. 1: they do not, or have changed since their snapshot.
2: a file cannot be read as a page, or as one of an operation of the contract."""
SNAPSHOT = "Exit code 0: kept. 2: a file cannot be read as a page, or the snapshots cannot be written."


def add_commands(commands: Any) -> None:
    """Add both commands to a parser."""
    documents = commands.add_parser(
        "documents", help="hold saved reference pages against the contract", description=DOCUMENTS
    )
    _add_files(documents)
    documents.add_argument("--since", action="store_true", help="tell only what changed since the snapshots")
    form = documents.add_mutually_exclusive_group()
    for name in ("json", "junit", "markdown"):
        form.add_argument(
            f"--{name}", dest="form", action="store_const", const=name, help=f"print {name} in place of text"
        )
    documents.add_argument(
        "--report-dir", type=Path, metavar="DIR", help="write documents.json, documents.md and junit.xml"
    )
    documents.set_defaults(run=check_documents, form="text")
    snapshot = commands.add_parser("snapshot", help="keep what saved reference pages say today", description=SNAPSHOT)
    _add_files(snapshot)
    snapshot.set_defaults(run=take_snapshots)


def _add_files(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "pages", nargs="+", type=Path, metavar="FILE|FOLDER", help="saved pages: text, Markdown or HTML"
    )
    parser.add_argument(
        "--snapshots", type=Path, metavar="FILE", help="where snapshots are kept (default: beside openapi.yaml)"
    )


def check_documents(options: argparse.Namespace) -> int:
    """Check pages, print a report, and give the exit code."""
    try:
        earlier = snapshots.load(options.snapshots or snapshots.default_file())
    except snapshots.SnapshotError as error:
        return give_up(str(error))
    today = datetime.datetime.now(datetime.UTC).date()
    report = Report(only_since=options.since, not_read=snapshots.not_read(today))
    for file in _files(options.pages, report):
        checked = _checked(file, earlier, report)
        if checked is not None:
            report.pages.append(checked)
    if not report.pages and not report.unreadable:
        return give_up("there is no page in what was named")
    if options.report_dir is not None:
        try:
            options.report_dir.mkdir(parents=True, exist_ok=True)
            (options.report_dir / "documents.json").write_text(reports.as_json(report))
            (options.report_dir / "documents.md").write_text(reports.markdown(report))
            (options.report_dir / "junit.xml").write_text(reports.junit(report))
        except OSError as error:
            return give_up(f"cannot write reports into {options.report_dir}: {error.strerror}")
    writers = {"text": reports.text, "json": reports.as_json, "junit": reports.junit, "markdown": reports.markdown}
    try:
        print(writers[options.form](report), flush=True)
    except BrokenPipeError:
        raise
    except OSError as error:
        return give_up(f"cannot write the report: {error.strerror}")
    return report.exit_code


def take_snapshots(options: argparse.Namespace) -> int:
    """Keep the facts of pages, print what was kept, and give the exit code."""
    file = options.snapshots or snapshots.default_file()
    if options.snapshots is None and is_installed():
        return give_up("this is an installed package; say where to keep snapshots: --snapshots FILE")
    today = datetime.datetime.now(datetime.UTC).date()
    report = Report()
    try:
        kept = snapshots.load(file)
        found = [page for each in _files(options.pages, report) if (page := _checked(each, kept, report)) is not None]
        for name, reason in report.unreadable:
            print(f"{name}: cannot be read as a page: {reason}", file=sys.stderr)
        if report.unreadable or not found:
            return give_up("nothing was kept")
        for page in found:
            kept[snapshots.key_of(page.found)] = snapshots.taken(page.found, page.sha256, today)
        snapshots.save(file, kept)
    except snapshots.SnapshotError as error:
        return give_up(str(error))
    if options.snapshots is None:
        snapshots.write_read({page.found.match.source.name for page in found}, today)
    for page in found:
        changed = f", {len(page.since)} changed since {page.read_before}" if page.read_before else ""
        print(f"{page.file}: {snapshots.key_of(page.found)}, {len(page.found.facts)} facts{changed}")
    print(f"kept in {file}")
    return 0


def _checked(file: Path, earlier: dict[str, snapshots.Snapshot], report: Report) -> CheckedPage | None:
    try:
        if file.exists() and not file.is_file():
            raise PageError("it is no file")
        content = file.read_bytes()
        found = compare(read_page(content))
    except PageError as error:
        report.unreadable.append((file, str(error)))
    except OSError as error:
        report.unreadable.append((file, str(error.strerror)))
    else:
        before = earlier.get(snapshots.key_of(found))
        since = tuple(snapshots.since(found, before)) if before else ()
        return CheckedPage(file, found, before.read if before else None, since, hashlib.sha256(content).hexdigest())
    return None


def _files(places: list[Path], report: Report) -> Iterator[Path]:
    """The files that were named, and those of folders that can be pages by their names."""
    for place in places:
        if not place.is_dir():
            yield place
            continue
        for file in sorted(place.rglob("*")):
            inside = file.relative_to(place).parts
            if not file.is_file() or any(part.startswith(".") or part.endswith("_files") for part in inside[:-1]):
                continue
            if file.suffix.lower() in SUFFIXES and not file.name.startswith("."):
                yield file
            else:
                report.left.append(file)
