"""Reads a report where a test has failed."""

from mp_orders_contract.report import Report
from mp_orders_contract.reports import text_report


def report_end(report: Report) -> str:
    """The end of a report as text, where what was found stands."""
    return text_report(report)[-4000:]
