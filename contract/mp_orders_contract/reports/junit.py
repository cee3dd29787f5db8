"""A report as JUnit XML, which most build servers read."""

import xml.etree.ElementTree as ElementTree

from mp_orders_contract.clean import printable
from mp_orders_contract.diagnosis import diagnosis
from mp_orders_contract.report import BLOCKED, ERROR, FAILED, MISSING, NOT_RUN, NOTE, Report, Result


def junit_xml(report: Report) -> str:
    """One test case for each rule, and one for each other reason why the run is no pass."""
    problems = _other_problems(report)
    suite = ElementTree.Element("testsuite", name="mp-orders-contract", timestamp=report.started)
    suite.set("tests", str(len(report.results) + len(problems)))
    suite.set("failures", str(report.count(FAILED) + report.count(MISSING) + len(problems)))
    suite.set("errors", str(report.count(ERROR)))
    suite.set("skipped", str(sum(report.count(each) for each in (NOT_RUN, BLOCKED, NOTE))))
    suite.set("time", f"{report.duration_s:.3f}")
    told = ElementTree.SubElement(suite, "properties")
    for number, line in enumerate(diagnosis(report), 1):
        ElementTree.SubElement(told, "property", name=f"diagnosis.{number}", value=_clean(report, line))
    for result in report.results:
        _case(suite, result, report)
    for problem in problems:
        case = ElementTree.SubElement(suite, "testcase", classname="run", name=_clean(report, problem), time="0")
        ElementTree.SubElement(case, "failure", message=_clean(report, problem))
    root = ElementTree.Element("testsuites")
    root.append(suite)
    ElementTree.indent(root)
    return ElementTree.tostring(root, encoding="unicode", xml_declaration=True) + "\n"


def _case(suite: ElementTree.Element, result: Result, report: Report) -> None:
    rule = result.rule
    where = "answers" if rule.operation == "*" else rule.operation
    case = ElementTree.SubElement(suite, "testcase", classname=where, name=rule.id, time=f"{result.duration_s:.3f}")
    marks = ElementTree.SubElement(case, "properties")
    for name, value in (
        ("severity", rule.severity),
        ("provenance", rule.provenance.status),
        ("outcome", result.outcome),
    ):
        ElementTree.SubElement(marks, "property", name=name, value=value)
    told = f"{rule.severity}, {rule.provenance.status}: " + "; ".join(finding.message for finding in result.findings)
    if result.outcome == MISSING:
        ElementTree.SubElement(case, "failure", message=_clean(report, f"not implemented: {result.reason}"))
    if result.outcome in (NOT_RUN, BLOCKED):
        ElementTree.SubElement(case, "skipped", message=_clean(report, result.reason))
    if result.outcome == NOTE:
        ElementTree.SubElement(case, "skipped", message=_clean(report, f"a note, which does not count: {told}"))
    if result.went_wrong:
        message = told
        tag = "failure" if result.outcome == FAILED else "error"
        failure = ElementTree.SubElement(case, tag, message=_clean(report, message))
        lines = [rule.text]
        for finding in result.findings:
            lines += [finding.message, finding.text]
            lines += [f"{each.curl(report.secrets)}\n-> {each.summary}" for each in finding.exchanges]
        failure.text = _clean(report, "\n\n".join(line for line in lines if line))


def _other_problems(report: Report) -> list[str]:
    """Why the run is no pass, but for what came of the rules."""
    if report.nothing_learned:
        return [report.stopped]
    found = [report.stopped] if report.stopped else []
    found += [f"no 2xx from {each}" for each in report.silent]
    codes = [each for each in report.wrong_codes if not each.rule]
    return found + [f"{each.operation} {each.status} {each.code}: {each.reason}" for each in codes]


def _clean(report: Report, text: str) -> str:
    return printable(report.secrets.hide(text))
