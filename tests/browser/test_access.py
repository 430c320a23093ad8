"""Everybody can read the report: without a script, on a narrow screen, enlarged, in the dark, and with a reader."""

import re
from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

from audit.model import AuditReport
from audit.render import html, index_html
from tests.browser.conftest import Opener
from tests.browser.reports import count, make_busy_report, make_long_report
from tests.render.test_trend import run

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = pytest.mark.browser
BUSY = make_busy_report(trend=(run(1, 4, 2, 9), run(2, 3, 1, 5)), new=frozenset())
STANDARDS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
Check = Callable[["Page"], list[str]]


@pytest.fixture
def violations() -> Check:
    """Return what axe-core has against a page."""
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="axe-core is not installed")

    def check(page: "Page") -> list[str]:
        found = axe.Axe().run(page, options={"resultTypes": ["violations"], "runOnly": STANDARDS})
        return [f"{one['id']}: {one['nodes'][0]['html']}" for one in found.response["violations"]]

    return check


def without_script(page: str) -> str:
    """Return a page as a browser without scripts reads it; axe-core needs scripts to run at all."""
    return re.sub(r"</?noscript>", "", re.sub(r"<script>.*?</script>", "", page, flags=re.DOTALL))


def assert_fits(page: "Page") -> None:
    """Fail if the page has to be scrolled sideways."""
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 768, 1280])
def test_report_is_accessible(open_report: Opener, violations: Check, width: int, scheme: str) -> None:
    """axe-core finds nothing, and nothing stands out of the window."""
    page = open_report(BUSY, viewport={"width": width, "height": 800}, color_scheme=scheme)
    assert violations(page) == []
    assert_fits(page)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_view_is_accessible(open_report: Opener, violations: Check, scheme: str) -> None:
    """axe-core finds nothing with all notes unfolded, cards grouped, decided findings shown and the help open."""
    page = open_report(BUSY, "#status=all&group=film", viewport={"width": 320, "height": 800}, color_scheme=scheme)
    page.keyboard.press("Shift+E")
    page.keyboard.press("?")
    assert violations(page) == []
    assert_fits(page)


def test_enlarged_report_is_accessible(open_report: Opener, violations: Check) -> None:
    """At 200 % nothing is lost or out of the window."""
    page = open_report(BUSY, "#group=rule", viewport={"width": 640, "height": 400}, device_scale_factor=2)
    assert violations(page) == []
    assert_fits(page)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_report_without_script_is_accessible(open_file: Opener, violations: Check, scheme: str) -> None:
    """axe-core finds nothing where the page is left as it was written."""
    page = open_file(without_script(html(BUSY)), viewport={"width": 320, "height": 800}, color_scheme=scheme)
    assert violations(page) == []
    assert_fits(page)


def test_index_is_accessible(open_file: Opener, violations: Check) -> None:
    """axe-core finds nothing on the index of several feeds."""
    page = open_file(index_html([(BUSY, "a.html"), (BUSY, "b.html")], [("x.xml", "no feed")]))
    assert violations(page) == []


def test_long_report_is_accessible(open_report: Opener, violations: Check) -> None:
    """axe-core finds nothing where posts wait to be made part of the page."""
    assert violations(open_report(make_long_report(51))) == []


@pytest.mark.parametrize("report", [BUSY, make_long_report()], ids=["short", "long"])
def test_everything_is_visible_without_script(open_report: Opener, report: AuditReport) -> None:
    """Every finding can be seen, nothing is folded, and no control stands there that would do nothing."""
    page = open_report(report, java_script_enabled=False)
    total = len(report.findings)
    assert page.locator(".finding").count() == total
    assert page.locator(".finding >> visible=true").count() == total
    assert not page.locator("button:visible, input:visible, select:visible").count()


def test_print_shows_what_is_shown(open_report: Opener) -> None:
    """On paper stand the findings of the filter and how many there are, and no controls."""
    page = open_report(BUSY, "#rule=year-mismatch")
    page.emulate_media(media="print")
    assert count(page) == "2 of 8 findings shown"
    assert page.locator(".finding >> visible=true").count() == 2
    assert not page.locator("button:visible, input:visible, select:visible, .contents:visible").count()


def test_count_is_announced(open_report: Opener) -> None:
    """How many findings are shown stands in a live region, which a reader hears when it changes."""
    page = open_report(BUSY)
    assert page.get_by_role("status").first.inner_text() == "7 of 8 findings shown"
