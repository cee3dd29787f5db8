"""The page that a browser sees first: what runs here, and what became of the last requests."""

from collections.abc import Iterator, Mapping
from html import escape
from importlib.metadata import version
from typing import Any

from mp_orders_mock.control.controls import Controls

MAX_SHOWN = 20
MAX_TOLD = 5
STYLE = """
:root{color-scheme:light dark;--back:#fff;--text:#1c2128;--soft:#59636e;--line:#d5dbe1;--good:#116329;--bad:#8a4600;
--worse:#b3202a;--link:#0550ae}
@media(prefers-color-scheme:dark){:root{--back:#14181d;--text:#e3e8ed;--soft:#9aa5b1;--line:#343c46;--good:#63cf84;
--bad:#eab053;--worse:#ff8f88;--link:#79b8ff}}
*{box-sizing:border-box}
body{margin:0 auto;padding:1.5rem 1rem 3rem;max-width:60rem;background:var(--back);color:var(--text);
font:16px/1.5 system-ui,sans-serif;overflow-wrap:anywhere}
h1{margin:0;font-size:1.5rem}h2{margin:2rem 0 .5rem;font-size:1.1rem}p{margin:.25rem 0}
.soft{color:var(--soft)}a{color:var(--link)}
code,.line{font-family:ui-monospace,monospace;font-size:.9em}
dl{display:grid;grid-template-columns:max-content 1fr;gap:.25rem 1rem;margin:1rem 0}dt{color:var(--soft)}dd{margin:0}
ul,ol{margin:0;padding:0;list-style:none}ul li{margin:.25rem 0}
ol li{padding:.5rem 0;border-top:1px solid var(--line)}.line{display:flex;flex-wrap:wrap;gap:0 .75rem}
.good{color:var(--good)}.bad{color:var(--bad)}.worse{color:var(--worse)}
"""
LINKS = (
    ("/__mock", "the control API, as OpenAPI in YAML: clock, terminals, faults, journal, state"),
    ("/__mock/contract", "the contract that is served, as OpenAPI"),
    ("/__mock/journal", "the last requests whole, with their bodies"),
    ("/__mock/events", "what happened to orders"),
    ("/__mock/webhooks", "the addresses that are told of changes"),
    ("/__mock/notifications", "what they were told, and what came of it"),
    ("/__mock/faults", "the faults that are still to come"),
)


def start_page(controls: Controls) -> bytes:
    """HTML of what runs here, with nothing in it that was not escaped, and nothing from elsewhere."""
    clock = controls.clock()
    facts = {
        "Version": f"mp-orders {version('mp-orders')}",
        "Contract": str(controls.contract.document["info"]["version"]),
        "Dialect": controls.dialect.name,
        "Store": controls.store_kind,
        "Clock": f"{clock['now'][:19]}Z, {'stands' if clock['stands'] else 'runs'}",
    }
    rows = "".join(f"<dt>{escape(name)}</dt><dd>{escape(value)}</dd>" for name, value in facts.items())
    links = "".join(f'<li><a href="{path}"><code>{path}</code></a> {escape(what)}</li>' for path, what in LINKS)
    entries = controls.journal.last(MAX_SHOWN)[::-1]
    requests = "".join(_request(each) for each in entries)
    last = f"<ol>{requests}</ol>" if entries else '<p class="soft">There was none so far.</p>'
    times = '<p class="soft">The newest first; times are those of this machine, in UTC.</p>' if entries else ""
    told = "".join(_notification(each) for each in reversed(controls.webhooks.notifications(MAX_TOLD)))
    sent = f"<h2>Last notifications</h2><ol>{told}</ol>" if told else ""
    return _page(f"<dl>{rows}</dl><h2>Where to go on</h2><ul>{links}</ul>{sent}<h2>Last requests</h2>{times}{last}")


def closed_page(why: str) -> bytes:
    """The same for whoever may not use `/__mock/`: that a mock runs here, and why there is no more to see."""
    return _page(f'<p class="soft">Its state and its journal are not shown: {escape(why)}.</p>')


def _page(content: str) -> bytes:
    head = '<!doctype html><html lang="en"><head><meta charset="utf-8"><title>mp-orders-mock</title>'
    head += '<meta name="viewport" content="width=device-width,initial-scale=1"><link rel="icon" href="data:,">'
    about = "<p>A mock of Mercado Pago's Orders and Merchant Orders. No money moves here.</p>"
    return f"{head}<style>{STYLE}</style></head><body><h1>mp-orders-mock</h1>{about}{content}</body></html>".encode()


def _request(entry: Mapping[str, Any]) -> str:
    status = entry["status"]
    kind = "worse" if status is None or status >= 500 else "bad" if status >= 400 else "good"
    words = [
        f'<span class="soft">{entry["at"][11:23]}</span>',
        f"<b>{escape(entry['method'])} {escape(entry['path'])}</b>",
        f'<b class="{kind}">{status or "closed"}</b>',
        f'<span class="soft">{entry["duration_ms"]:.1f} ms</span>',
    ]
    more = "".join(f"<p>{line}</p>" for line in _outcome(entry, kind))
    return f'<li><div class="line">{" ".join(words)}</div>{more}</li>'


def _notification(told: Mapping[str, Any]) -> str:
    kind = {"delivered": "good", "waiting": "bad"}.get(told["state"], "worse")
    words = [
        f"<b>{escape(told['action'] or told['topic'])}</b> of {escape(told['resource_id'])}",
        f'<b class="{kind}">{escape(told["state"].replace("_", " "))}</b>',
    ]
    then = f"; the next attempt is at {told['next_attempt'][:19]}Z" if told["next_attempt"] else ""
    why = f'<p class="soft">{escape(told["last_error"])}{then}</p>' if told["last_error"] else ""
    return f'<li><div class="line">{" ".join(words)}</div>{why}</li>'


def _outcome(entry: Mapping[str, Any], kind: str) -> Iterator[str]:
    if entry["replayed"]:
        yield "replayed from its idempotency key"
    if entry["fault"]:
        yield f"met the fault <code>{escape(entry['fault'])}</code>"
    if entry["code"]:
        by = f" by <code>{escape(entry['refused_by'])}</code>" if entry["refused_by"] else ""
        why = f'<br><span class="soft">{escape(entry["reason"])}</span>' if entry["reason"] else ""
        yield f'<code class="{kind}">{escape(entry["code"])}</code>{by}{why}'
