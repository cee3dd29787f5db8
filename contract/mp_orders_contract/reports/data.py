"""A report as JSON takes it."""

from typing import Any

from mp_orders_contract.causes import Causes
from mp_orders_contract.diagnosis import diagnosis
from mp_orders_contract.report import Report, Result


def as_data(report: Report) -> dict[str, Any]:
    """Everything; access tokens that are no test tokens are hidden."""
    return dict(report.secrets.hide_all(_as_data(report)))


def _as_data(report: Report) -> dict[str, Any]:
    causes = Causes(report)
    return {
        "ok": report.ok,
        "problems": report.problems,
        "diagnosis": diagnosis(report),
        "base_url": report.base_url,
        "profile": report.profile,
        "level": report.level,
        "seed": report.seed,
        "started": report.started,
        "duration_s": round(report.duration_s, 3),
        "notes": report.notes,
        "missing": report.missing,
        "answers": [
            {"operation": operation, "status": status, "count": count}
            for (operation, status), count in sorted(report.answers.items())
        ],
        "rules": [_rule(report, causes, each) for each in report.results],
        "codes": [
            {
                "operation": each.operation,
                "status": each.status,
                "code": each.code,
                "state": each.state,
                "reason": each.reason,
                "counts": each.counts,
            }
            for each in report.codes
        ],
    }


def _rule(report: Report, causes: Causes, result: Result) -> dict[str, Any]:
    rule = result.rule
    return {
        "id": rule.id,
        "operation": rule.operation,
        "text": rule.text,
        "severity": rule.severity,
        "provenance": rule.provenance.status,
        "source": rule.provenance.source,
        "source_title": rule.provenance.title,
        "code": rule.code,
        "outcome": result.outcome,
        "reason": result.reason,
        "follows": causes.followed_by(result),
        "duration_ms": round(result.duration_s * 1000, 1),
        "requests": result.requests,
        "findings": [
            {
                "message": finding.message,
                "wanted": finding.wanted,
                "text": finding.text,
                "exchanges": [exchange.shown(report.secrets) for exchange in finding.exchanges],
            }
            for finding in result.findings
        ],
    }
