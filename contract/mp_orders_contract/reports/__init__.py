"""Writes a report for people and for machines."""

import json
from pathlib import Path

from mp_orders_contract.report import Report
from mp_orders_contract.reports.data import as_data
from mp_orders_contract.reports.html import html_page
from mp_orders_contract.reports.junit import junit_xml
from mp_orders_contract.reports.text import text_report

__all__ = ["html_page", "junit_xml", "text_report", "write_reports"]


def write_reports(report: Report, folder: Path) -> list[Path]:
    """Write report.html, report.json and junit.xml into a folder, which is made if it is not there.

    Raises:
        OSError: the folder or a file cannot be written.
    """
    folder.mkdir(parents=True, exist_ok=True)
    texts = {
        "report.html": html_page(report),
        "report.json": json.dumps(as_data(report), indent=1, ensure_ascii=False) + "\n",
        "junit.xml": junit_xml(report),
    }
    for name, text in texts.items():
        (folder / name).write_text(text, encoding="utf-8", errors="backslashreplace")
    return [folder / name for name in texts]
