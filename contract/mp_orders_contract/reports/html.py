"""A report as one page that needs nothing else: no script, no other file, no network."""

from collections import Counter
from collections.abc import Iterator
from html import escape
from itertools import groupby

from mp_orders_contract.exchange import Exchange
from mp_orders_contract.report import (
    ERROR,
    FAILED,
    NOT_RUN,
    PASSED,
    TRIGGERED,
    UNREACHABLE,
    CodeResult,
    Report,
    Result,
)
from mp_orders_contract.reports.clean import printable

STYLE = """
:root { color-scheme: light dark; --line: #8884; --good: #1a7f37; --bad: #cf222e; --dull: #6e7781; }
body { font: 15px/1.5 system-ui, sans-serif; margin: 2rem auto; max-width: 76rem; padding: 0 1rem; }
h1 { font-size: 1.4rem; }
h2 { font-size: 1.1rem; margin-top: 2rem; }
h3 { font-size: 1rem; margin-bottom: .2rem; }
table { border-collapse: collapse; width: 100%; }
td, th { text-align: left; vertical-align: top; padding: .25rem .6rem; border-bottom: 1px solid var(--line); }
td.outcome { white-space: nowrap; width: 5rem; }
td.id { width: 20rem; overflow-wrap: anywhere; }
code, pre { font: 13px/1.45 ui-monospace, monospace; }
pre { white-space: pre-wrap; overflow-wrap: anywhere; background: #8881; padding: .6rem; border-radius: .3rem; }
details, pre { margin: .3rem 0; }
summary { cursor: pointer; }
.passed, .triggered { color: var(--good); }
.failed, .wrong { color: var(--bad); font-weight: 600; }
.dull { color: var(--dull); }
.verdict { padding: .6rem 1rem; border-left: .4rem solid; }
.matrix code { display: inline-block; margin: .1rem .2rem; padding: 0 .4rem; border: 1px solid; border-radius: .3rem; }
"""
CLASSES = {
    PASSED: "passed",
    FAILED: "failed",
    ERROR: "failed",
    NOT_RUN: "dull",
    TRIGGERED: "triggered",
    UNREACHABLE: "dull",
}
OUTCOMES = (ERROR, FAILED, NOT_RUN, PASSED)
ALL = "All answers"
MAX_MESSAGE = 110
MAX_OPEN = 10
"""With more rules that failed, each is opened by who wants to see it."""


def html_page(report: Report) -> str:
    """The page: verdict, what went wrong, the matrix of codes, every rule."""
    title = f"Contract check of {report.base_url}"
    parts = [
        "<!doctype html>",
        '<html lang="en"><head><meta charset="utf-8">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        f"<title>{escape(title)}</title><style>{STYLE}</style></head><body>",
        f"<h1>{escape(title)}</h1>",
        *_verdict(report),
        *_failures(report),
        *_matrix(report),
        *_answers(report),
        *_rules(report),
        "</body></html>",
    ]
    return printable(report.secrets.hide("\n".join(parts))) + "\n"


def _verdict(report: Report) -> Iterator[str]:
    text = "Passed" if report.ok else f"Not passed: {'; '.join(report.problems)}"
    yield f'<p class="verdict {"passed" if report.ok else "failed"}">{escape(text)}.</p>'
    counts = ", ".join(f"{report.count(each)} {each}" for each in OUTCOMES if each != ERROR or report.errors)
    codes = f"{report.count_codes(TRIGGERED)} of {len(report.codes)} error codes triggered"
    run = f"profile {report.profile}, seed {report.seed}, {report.started}, {report.duration_s:.0f} s"
    yield f"<p>{len(report.results)} rules: {counts}. {codes}. <span class=dull>{escape(run)}</span></p>"
    yield from (f'<p class="dull">{escape(note)}</p>' for note in report.notes)


def _failures(report: Report) -> Iterator[str]:
    wrong = [*report.errors, *report.failed]
    if wrong:
        yield "<h2>What went wrong</h2>"
    few = len(wrong) <= MAX_OPEN
    heading = ""
    for result in sorted(wrong, key=lambda each: bool(each.rule.group)):
        if (result.rule.group or result.rule.operation) != heading:
            heading = result.rule.group or result.rule.operation
            yield f"<h3>{escape(heading if heading != '*' else ALL)}</h3>"
        message = result.findings[0].message if result.findings else ""
        short = message if len(message) <= MAX_MESSAGE else f"{message[:MAX_MESSAGE]}..."
        yield f'<details{" open" if few else ""}><summary><span class="failed">{escape(result.rule.id)}</span>'
        yield f' <span class="dull">{escape(short)}</span></summary>'
        yield f"<p>{escape(result.rule.text)} {_source(result)}</p>"
        for finding in result.findings:
            yield f"<p>{escape(finding.message)}</p>"
            yield from (_exchange(each, report) for each in finding.exchanges)
            if finding.text:
                yield f"<pre>{escape(finding.text)}</pre>"
        yield "</details>"


def _exchange(exchange: Exchange, report: Report) -> str:
    shown = exchange.shown(report.secrets)
    headers = "\n".join(f"{name}: {value}" for name, value in shown["headers"].items())
    answer = f"{headers}\n\n{shown['answer']}".strip() if exchange.status else shown["failure"]
    time = f"{shown['duration_ms']:.0f} ms"
    return (
        f"<pre>{escape(shown['curl'])}</pre>"
        f"<details><summary>{escape(exchange.summary)} <span class=dull>({time})</span></summary>"
        f"<pre>{escape(answer)}</pre></details>"
    )


def _matrix(report: Report) -> Iterator[str]:
    if not report.codes:
        return
    yield "<h2>Error codes by operation and status</h2>"
    states = Counter(each.state for each in report.codes)
    yield f"<p>{escape(', '.join(f'{count} {state}' for state, count in states.most_common()))}.</p>"
    yield '<table class="matrix"><tr><th>operation<th>status<th>codes</tr>'
    for operation, of_operation in groupby(report.codes, key=lambda each: each.operation):
        name = operation
        for status, codes in groupby(of_operation, key=lambda each: each.status):
            chips = "".join(_chip(each) for each in codes)
            yield f"<tr><td>{escape(name)}<td>{status}<td>{chips}</tr>"
            name = ""
    yield "</table>"
    rest = [each for each in report.codes if each.state != TRIGGERED]
    if rest:
        yield "<details><summary>Those that were not triggered, and why</summary><table>"
        for each in rest:
            place = f"{each.operation} {each.status} {each.code}"
            yield f"<tr><td>{escape(place)}<td>{escape(each.state)}<td>{escape(each.reason)}</tr>"
        yield "</table></details>"


def _chip(each: CodeResult) -> str:
    title = f"{each.state}: {each.reason}" if each.reason else each.state
    return f'<code class="{CLASSES.get(each.state, "wrong")}" title="{escape(title)}">{escape(each.code)}</code>'


def _answers(report: Report) -> Iterator[str]:
    if report.answers:
        yield "<h2>Answers</h2><table><tr><th>operation<th>status: how many</tr>"
        for operation in report.operations:
            text = ", ".join(f"{status}: {count}" for status, count in report.answers_of(operation))
            yield f"<tr><td>{escape(operation)}<td>{escape(text)}</tr>"
        yield "</table>"


def _rules(report: Report) -> Iterator[str]:
    yield "<h2>Rules</h2>"
    for operation, members in report.by_operation():
        heading = operation if operation != "*" else ALL
        counts = ", ".join(
            f"{count} {outcome}" for outcome in OUTCOMES if (count := sum(m.outcome == outcome for m in members))
        )
        yield f"<details{'' if len(members) > 60 else ' open'}><summary>{escape(heading)} ({counts})</summary><table>"
        yield from (_row(each) for each in members)
        yield "</table></details>"


def _row(result: Result) -> str:
    reason = f'<br><span class="dull">{escape(result.reason)}</span>' if result.reason else ""
    return (
        f'<tr><td class="outcome {CLASSES[result.outcome]}">{result.outcome}'
        f'<td class="id"><code>{escape(result.rule.id)}</code>'
        f"<td>{escape(result.rule.text)} {_source(result)}{reason}</tr>"
    )


def _source(result: Result) -> str:
    provenance = result.rule.provenance
    return f'<span class="dull">({escape(provenance.status)}: {escape(provenance.title)})</span>'
