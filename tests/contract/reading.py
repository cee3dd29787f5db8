"""Reads a report where a test has failed."""

from mp_orders_contract.report import Report
from mp_orders_contract.reports import text_report


def report_end(report: Report) -> str:
    """The rules that failed, each with what it found, and the end of the report, where the codes stand."""
    failed = "\n".join(
        f"{each.rule.id}: {[str(found.message)[:500] for found in each.findings]}" for each in report.failed
    )
    return f"{failed}\n{text_report(report)[-4000:]}"
