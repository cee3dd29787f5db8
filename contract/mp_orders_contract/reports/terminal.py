"""A report and the progress of a run on a terminal, with rich; plain lines where there is none."""

import sys
from collections.abc import Callable
from typing import Self

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn
from rich.table import Table
from rich.text import Text

from mp_orders_contract.report import BLOCKED, ERROR, FAILED, MISSING, NOT_RUN, NOTE, PASSED, Report, Result
from mp_orders_contract.reports import text

STYLES = {
    PASSED: "green",
    FAILED: "bold red",
    ERROR: "bold red",
    MISSING: "red",
    BLOCKED: "dim",
    NOTE: "yellow",
    NOT_RUN: "dim",
}
NARROW = 60
"""Columns of a terminal below which a table would cut its words."""
EVERY = 50
"""Without a terminal, after how many rules a line says how far the run is."""


def print_report(report: Report, console: Console | None = None) -> None:
    """Print a report on standard output, or on another console."""
    console = console or Console(highlight=False)
    if not console.is_terminal or console.width < NARROW:
        print(text.text_report(report), file=console.file)
        return

    def line(words: str, style: str = "") -> None:
        console.print(Text(text.clean(report, words), style), soft_wrap=True)

    for words in text.first(report):
        line(words, "bold")
    line("\n" + text.title(report), "dim")
    if not report.nothing_learned:
        for operation, results in report.by_operation():
            line(f"\n{operation if operation != '*' else text.ALL}", "bold")
            console.print(_table(results, lambda words: text.clean(report, words)))
        for words in text.details(report):
            line(words)
    for note in text.notes(report):
        line(note, "dim")
    *counts, last = text.verdict(report)
    line("\n" + "\n".join(counts))
    line(last, "bold green" if report.ok else "bold red")
    if not report.ok:  # what stood first has scrolled away
        line("\nWhat to do first:", "bold")
        for words in text.first(report):
            line(words)


def _table(results: list[Result], clean: Callable[[str], str]) -> Table:
    table = Table.grid(padding=(0, 2))
    table.add_column(no_wrap=True)
    table.add_column(no_wrap=True)
    table.add_column(overflow="fold")
    for outcome, name, words in text.rows(results):
        mark = text.MARKS[outcome] if outcome else ""
        table.add_row(Text(f"  {mark}", STYLES.get(outcome, "")), Text(clean(name)), Text(clean(words)))
    return table


class RunProgress:
    """Says on standard error how far a run is: a bar on a terminal, else a line now and then."""

    def __init__(self) -> None:
        console = Console(stderr=True, highlight=False)
        columns = (BarColumn(), MofNCompleteColumn(), TimeElapsedColumn(), TextColumn("{task.description}"))
        self._bar = Progress(*columns, console=console, transient=True, disable=not console.is_terminal)
        self._task = self._bar.add_task("", total=None)
        self._done = 0

    def __call__(self, result: Result, total: int) -> None:
        """One rule of so many has been tried."""
        self._done += 1
        if result.went_wrong:
            self._line(f"{result.outcome.upper()} {result.rule.id}")
        self._bar.update(self._task, completed=self._done, total=total, description=result.rule.id)
        if self._bar.disable and self._done % EVERY == 0:
            self._line(f"[{self._done}/{total}]")

    def __enter__(self) -> Self:
        self._bar.start()
        return self

    def __exit__(self, *_error: object) -> None:
        self._bar.stop()

    def _line(self, words: str) -> None:
        if self._bar.disable:
            print(words, file=sys.stderr, flush=True)
        else:
            self._bar.console.print(Text(words))
