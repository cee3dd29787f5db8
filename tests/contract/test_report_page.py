"""The report of the worst server in a real browser: it fits a telephone, in light and dark, and its filters filter.

Screenshots are left in reports/screenshots. Needs Debian's chromium; `.ci/run` installs it.
"""

import json
import os
import re
import shlex
import shutil
import subprocess
import sys
from html import unescape
from pathlib import Path
from typing import Any

import pytest
from mp_orders_contract.cli import main

ROOT = Path(__file__).resolve().parents[2]
SMALL = Path(__file__).with_name("small_server.py")
SCREENSHOTS = ROOT / "reports" / "screenshots"
FLAGS = (
    *("--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--hide-scrollbars"),
    *("--disable-background-networking", "--disable-component-update", "--disable-sync"),
    "--virtual-time-budget=4000",
)
DARK = {"light": 1, "dark": 0}
"""The numbers that Chromium has for what a page is asked to prefer."""
WIDTHS = (360, 1280)
LOOK = """<script>addEventListener("load", () => {
  const shown = () => [...document.querySelectorAll("tr[data-k]")].filter(each => !each.hidden).length;
  const choose = (name, value) => { document.querySelector(`select[name=${name}]`).value = value; };
  const told = {all: shown(), dark: matchMedia("(prefers-color-scheme: dark)").matches};
  const page = document.documentElement;
  for (const each of document.querySelectorAll("details")) each.open = true;
  told.fits = page.scrollWidth <= page.clientWidth;
  told.wide = [...document.querySelectorAll("body *")].filter(e => e.getBoundingClientRect().right > innerWidth + 1)
    .slice(0, 5).map(each => each.outerHTML.slice(0, 100));
  told.colours = [getComputedStyle(document.body).color, getComputedStyle(page).backgroundColor];
  choose("severity", "money"); document.querySelector("form").dispatchEvent(new Event("change"));
  told.money = shown();
  choose("outcome", "failed"); document.querySelector("form").dispatchEvent(new Event("change"));
  told.failed = shown();
  told.asked = performance.getEntriesByType("resource").map(each => each.name);
  const text = document.createElement("pre"); text.id = "told"; text.textContent = JSON.stringify(told);
  document.body.append(text);
});</script>"""


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("report")
    serve = shlex.join([sys.executable, str(SMALL)])
    words = ["--serve", serve, "--second-token", "TEST-b", "--profile", "smoke", "--report-dir", str(folder)]
    assert main(["check", *words]) == 1
    return folder


@pytest.fixture(scope="module")
def chromium() -> str:
    found = shutil.which("chromium")
    if found is None and os.environ.get("MP_ORDERS_REQUIRE_CHROMIUM"):
        pytest.fail("chromium is not installed")
    if found is None:
        pytest.skip("needs Debian's package chromium")
    return found


def looked_at(chromium: str, page: Path, tmp_path: Path, width: int, colours: str) -> dict[str, Any]:
    """Take a screenshot, and give what a script sees on the page."""
    SCREENSHOTS.mkdir(parents=True, exist_ok=True)
    ours = [chromium, *FLAGS, f"--user-data-dir={tmp_path / 'profile'}", f"--window-size={width},2400"]
    ours.append(f"--blink-settings=preferredColorScheme={DARK[colours]}")
    picture = SCREENSHOTS / f"report-{width}-{colours}.png"
    picture.unlink(missing_ok=True)
    run = {"capture_output": True, "text": True, "timeout": 120, "check": True}
    subprocess.run([*ours, f"--screenshot={picture}", page.as_uri()], **run)
    assert picture.stat().st_size > 20_000
    copy = tmp_path / "looked-at.html"
    copy.write_text(page.read_text(encoding="utf-8").replace("</body>", LOOK + "</body>"), encoding="utf-8")
    dom = subprocess.run([*ours, "--dump-dom", copy.as_uri()], **run).stdout
    (told,) = re.findall(r'<pre id="told">(.*?)</pre>', dom, re.DOTALL)
    return dict(json.loads(unescape(told)))


@pytest.mark.slow
@pytest.mark.parametrize("colours", DARK)
@pytest.mark.parametrize("width", WIDTHS)
def test_the_page_is_readable_in_a_browser(
    chromium: str, report: Path, tmp_path: Path, width: int, colours: str
) -> None:
    told = looked_at(chromium, report / "report.html", tmp_path, width, colours)
    rules = json.loads((report / "report.json").read_text())["rules"]
    assert told["fits"], told["wide"]
    assert told["dark"] == (colours == "dark")
    assert brightness(told["colours"][0]) > 150 if colours == "dark" else brightness(told["colours"][0]) < 100
    assert told["all"] == len(rules)
    money = [each for each in rules if each["severity"] == "money"]
    assert told["money"] == len(money)
    assert told["failed"] == sum(each["outcome"] == "failed" for each in money) > 0
    assert told["asked"] == []


def brightness(colour: str) -> float:
    """Of a colour as rgb(r, g, b), from 0 to 255."""
    parts = [float(each) for each in re.findall(r"[0-9.]+", colour)[:3]]
    return sum(parts) / 3
