"""Nothing of a feed runs, loads or leads astray, before the script and after it has moved everything about."""

from dataclasses import replace

import pytest

from audit.model import AuditReport
from audit.render import html, index_html
from tests.browser.conftest import Opener
from tests.browser.reports import make_busy_report, make_long_report
from tests.render.factory import make_report
from tests.render.hostile import HOSTILE, fill

pytestmark = pytest.mark.browser
# Each tells of itself if it ever runs; one page holds them all in every field.
ATTACK = "".join(HOSTILE) + "</noscript><img src=x onerror=alert(1)></textarea></template><script>alert(1)</script>"
FOREIGN = (
    "img, iframe, object, embed, base, main style, main script, main link, main meta, [onerror], [onclick], [style]"
)
DO_EVERYTHING = """async () => {
  const rest = () => new Promise((done) => setTimeout(done, 60));
  for (const group of ["rule", "film", "post"]) for (const sort of ["name", "worst"]) {
    location.hash = `group=${group}&sort=${sort}&status=all&q=alert`;
    await rest();
  }
  dispatchEvent(new Event("beforeprint"));
  for (const button of [...document.querySelectorAll(".copy")].slice(0, 3)) button.click();
  for (const one of document.querySelectorAll("a:not(.out)")) {
    one.dispatchEvent(new MouseEvent("mouseover", { bubbles: true }));
    one.focus();
  }
  await rest();
}"""


@pytest.mark.parametrize("report", [make_busy_report(), make_long_report(51)], ids=["short", "long"])
def test_attacks_in_every_field_do_nothing(open_file: Opener, report: AuditReport) -> None:
    """Scripts, handlers, links, styles and drawings in every text of a report stay text, through every view."""
    page = open_file(html(fill(report, ATTACK)))
    page.evaluate(DO_EVERYTHING)
    assert page.locator(FOREIGN).count() == 0
    assert page.evaluate("[...document.links].every(one => /^(file|https?):$/.test(one.protocol))")
    assert page.title().startswith("Audit: <script>alert(1)</script>")


def test_single_attacks_do_nothing(open_file: Opener) -> None:
    """Each attack by itself, which another might have broken, does nothing either."""
    plain = make_report()
    findings = tuple(fill(replace(finding, post_number=None), text) for text in HOSTILE for finding in plain.findings)
    page = open_file(html(replace(plain, findings=(*findings, *plain.findings))), "#group=rule&status=all")
    page.evaluate(DO_EVERYTHING)
    assert page.locator(".finding").count() == len(plain.findings) * (len(HOSTILE) + 1)
    assert page.locator(FOREIGN).count() == 0


@pytest.mark.parametrize(
    "state", ["q=<img src=x onerror=alert(1)>", "at=<script>alert(1)</script>", "rule=%00&post='\"><b>"]
)
def test_attacks_in_the_address_do_nothing(open_file: Opener, state: str) -> None:
    """The fragment is only ever compared with what is there."""
    page = open_file(html(make_busy_report()), f"#{state}")
    assert page.locator("#shown").inner_text().endswith("of 8 findings shown")
    assert page.locator(FOREIGN).count() == 0


def test_attacks_on_the_index_do_nothing(open_file: Opener) -> None:
    """Names, sources and errors on the index stay text."""
    page = open_file(index_html([(fill(make_busy_report(), ATTACK), ATTACK)], [(ATTACK, ATTACK)]))
    assert page.locator(FOREIGN).count() == 0


def test_script_leaves_no_trace_in_the_window(open_file: Opener) -> None:
    """The page's script adds no global."""
    bare = open_file("<!doctype html><title>Bare</title>").evaluate("Object.getOwnPropertyNames(window)")
    page = open_file(html(make_busy_report()))
    assert set(page.evaluate("Object.getOwnPropertyNames(window)")) == set(bare)
