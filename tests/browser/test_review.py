"""Deciding in a real browser: on the review page into the file, on a report into the same file to be saved."""

import contextlib
import threading
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from audit import pipeline
from audit.cli.review import open_desk
from audit.decisions import blank_decisions, load_decisions
from audit.judge import load_suites
from audit.model import AuditReport, Reference, Status
from audit.render import deciding_script, html
from audit.review import ReviewServer
from tests.browser.conftest import Opener
from tests.browser.test_access import STANDARDS
from tests.example_feed import feed_of
from tests.render.hostile import HOSTILE

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Dialog, Locator, Page, Request

pytest.importorskip("playwright.sync_api", reason="Playwright is not installed: pip install playwright")
pytestmark = pytest.mark.browser

FEED = Path(__file__).parent.parent / "feeds" / "small.xml"
NOW = datetime(2026, 11, 1, 12, tzinfo=UTC)
Serving = Callable[[AuditReport], ReviewServer]


@pytest.fixture(scope="module")
def auditing(starter: Reference) -> Callable[..., AuditReport]:
    """Audit bytes, with decisions if there are any."""
    suites = load_suites()

    def audited(data: bytes, decisions: Path | None = None) -> AuditReport:
        known = load_decisions(decisions) if decisions else ()
        audit = pipeline.Audit(reference=starter, suites=suites, now=NOW, decisions=known)
        return pipeline.audit_feed(data, "small.xml", audit)

    return audited


@pytest.fixture(scope="module")
def report(auditing: Callable[..., AuditReport]) -> AuditReport:
    """The audit of the small feed."""
    return auditing(FEED.read_bytes())


@pytest.fixture
def path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The decisions file; the present is the audit's."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(int(NOW.timestamp())))
    return tmp_path / "audit-decisions.toml"


@pytest.fixture
def serving(path: Path) -> Iterator[Serving]:
    """Serve the review of a report."""
    with contextlib.ExitStack() as stack:

        def served(report: AuditReport) -> ReviewServer:
            server = stack.enter_context(ReviewServer(open_desk([report], path)))
            thread = threading.Thread(target=partial(server.serve_forever, poll_interval=0.02))
            thread.start()
            stack.callback(thread.join)
            stack.callback(server.shutdown)
            return server

        yield served


@pytest.fixture
def visiting(browser: "Browser") -> Iterator[Callable[[ReviewServer], "Page"]]:
    """Open a review in a browser of its own, in which nothing may go wrong or ask for anything else."""
    contexts = []
    wrong: list[str] = []

    def note(request: "Request") -> None:
        if not request.url.startswith(("http://127.0.0.1:", "data:")):
            wrong.append(request.url)

    def refuse(dialog: "Dialog") -> None:
        wrong.append(f"dialog {dialog.message}")
        dialog.dismiss()

    def visited(server: ReviewServer) -> "Page":
        context = browser.new_context(viewport={"width": 1280, "height": 900})
        contexts.append(context)
        context.set_default_timeout(10_000)
        page = context.new_page()
        page.on("pageerror", lambda error: wrong.append(str(error)))
        page.on("dialog", refuse)
        page.on("console", lambda said: wrong.append(said.text) if said.type == "error" else None)
        page.on("request", note)
        page.goto(server.url)
        page.wait_for_selector(".decide", state="attached")
        return page

    yield visited
    for context in contexts:
        context.close()
    assert wrong == []


def finding(page: "Page", rule: str) -> "Locator":
    """Return the first finding of a rule that is shown."""
    return page.locator(f".finding[data-rule={rule}]:visible").first


def decide(  # noqa: PLR0913  one for each part of the form
    page: "Page", rule: str, status: str, *, reason: str = "So it is.", editor: str = "Ada", until: str = ""
) -> None:
    """Decide about the first finding of a rule as an editor does, and wait until it is done."""
    finding(page, rule).locator(".decide").click()
    page.check(f".deciding input[value={status}]")
    if until:
        page.fill(".deciding [name=until]", until)
    page.fill(".deciding [name=reason]", reason)
    page.fill(".deciding [name=editor]", editor)
    page.click(".deciding button:text-is('Save')")
    page.wait_for_selector(".deciding", state="detached")


def counted(page: "Page", words: str) -> None:
    """Wait until the page says how much is decided."""
    page.wait_for_selector(f".decisions .shown:text-is('{words}')")


def make_page(report: AuditReport) -> str:
    """Return a report as `audit run` writes it."""
    return html(report, extra_script=deciding_script({"mode": "report", **blank_decisions(report.findings)}))


def test_from_review_to_the_next_run(
    report: AuditReport,
    path: Path,
    auditing: Callable[..., AuditReport],
    serving: Serving,
    visiting: Callable[[ReviewServer], "Page"],
) -> None:
    """What is decided on the page is in the file at once, leaves the page, and the next run hides it."""
    page = visiting(serving(report))
    counted(page, "Nothing decided yet")
    decide(page, "missing-imdb-id", "accepted", reason="Will add it.")
    decide(page, "leftover-shortcode", "false-positive")
    decide(page, "director-mismatch", "ignored", until="2099-12-31")
    counted(page, "3 decided")
    assert page.inner_text("#shown") == f"{len(report.findings) - 3} of {len(report.findings)} findings shown"
    made = {one.rule: one for one in load_decisions(path)}
    assert {one.status for one in made.values()} == {Status.ACCEPTED, Status.FALSE_POSITIVE, Status.IGNORED}
    assert str(made["director-mismatch"].until) == "2099-12-31"
    assert made["missing-imdb-id"].reason == "Will add it."
    after = auditing(FEED.read_bytes(), path)
    hidden = {one.rule for one in after.findings if one.status is not Status.OPEN}
    assert hidden == made.keys()


def test_taking_back_and_undo(
    report: AuditReport, path: Path, serving: Serving, visiting: Callable[[ReviewServer], "Page"]
) -> None:
    """Undo brings the finding back, step by step; a decision can be changed or taken back where it stands."""
    page = visiting(serving(report))
    decide(page, "missing-imdb-id", "accepted")
    page.select_option("[name=status]", "all")
    decide(page, "missing-imdb-id", "false-positive", reason="No.")
    assert [one.reason for one in load_decisions(path)] == ["No."]
    page.click(".decisions button:text-is('Undo')")
    finding(page, "missing-imdb-id").locator("text=So it is.").wait_for()
    assert [one.reason for one in load_decisions(path)] == ["So it is."]
    page.click(".undecide:visible")
    counted(page, "Nothing decided yet")
    assert load_decisions(path) == ()
    page.click(".decisions button:text-is('Undo')")
    counted(page, "1 decided")
    page.click(".decisions button:text-is('Undo')")
    counted(page, "Nothing decided yet")
    assert load_decisions(path) == ()


def test_two_editors_see_each_other(
    report: AuditReport, path: Path, serving: Serving, visiting: Callable[[ReviewServer], "Page"]
) -> None:
    """Both decisions are kept, and each page shows the other's; of two about one finding the last counts."""
    server = serving(report)
    ada, boris = visiting(server), visiting(server)
    decide(ada, "missing-imdb-id", "accepted")
    decide(boris, "leftover-shortcode", "false-positive", editor="Boris")
    counted(boris, "2 decided")
    counted(ada, "2 decided")
    boris.select_option("[name=status]", "all")
    decide(boris, "missing-imdb-id", "false-positive", editor="Boris", reason="It has none.")
    ada.select_option("[name=status]", "all")
    finding(ada, "missing-imdb-id").locator("text=Boris: It has none.").wait_for()
    assert len(load_decisions(path)) == 2


def test_keyboard_and_focus(report: AuditReport, serving: Serving, visiting: Callable[[ReviewServer], "Page"]) -> None:
    """An editor can decide without a mouse: j, d, the form, Enter; the focus goes on to the next finding."""
    page = visiting(serving(report))
    page.keyboard.press("j")
    first = page.evaluate("document.activeElement.id")
    page.keyboard.press("d")
    page.keyboard.press("Space")
    page.fill(".deciding [name=reason]", "Will do.")
    page.fill(".deciding [name=editor]", "Ada")
    page.keyboard.press("Enter")
    counted(page, "1 decided")
    page.wait_for_selector(".deciding", state="detached")
    focused = page.evaluate("document.activeElement.className")
    assert "finding" in focused.split()
    assert page.evaluate("document.activeElement.id") != first
    page.keyboard.press("d")
    assert page.input_value(".deciding [name=editor]") == "Ada"
    page.keyboard.press("Escape")
    page.wait_for_selector(".deciding", state="detached")
    assert page.evaluate("document.activeElement.className") == "decide"


def test_what_is_missing_is_asked_for(
    report: AuditReport, path: Path, serving: Serving, visiting: Callable[[ReviewServer], "Page"]
) -> None:
    """Without reason, name or day nothing is sent."""
    page = visiting(serving(report))
    finding(page, "missing-imdb-id").locator(".decide").click()
    page.check(".deciding input[value=ignored]")
    page.fill(".deciding [name=reason]", " ")
    page.fill(".deciding [name=editor]", "Ada")
    page.click(".deciding button:text-is('Save')")
    assert page.evaluate("document.querySelector('.deciding').matches(':invalid')")
    page.check(".deciding input[value=accepted]")
    page.click(".deciding button:text-is('Save')")
    page.wait_for_selector(".wrong:text-is('Give a reason.')")
    assert not path.exists()


def test_a_review_that_has_ended(report: AuditReport, path: Path, browser: "Browser") -> None:
    """The page says that nothing is saved any more, and keeps what was typed."""
    server = ReviewServer(open_desk([report], path))
    thread = threading.Thread(target=partial(server.serve_forever, poll_interval=0.02))
    thread.start()
    context = browser.new_context()
    page = context.new_page()
    page.goto(server.url)
    counted(page, "Nothing decided yet")
    finding(page, "missing-imdb-id").locator(".decide").click()
    server.shutdown()
    server.server_close()
    thread.join()
    page.check(".deciding input[value=accepted]")
    page.fill(".deciding [name=reason]", "Will do.")
    page.fill(".deciding [name=editor]", "Ada")
    page.click(".deciding button:text-is('Save')")
    page.wait_for_selector(".wrong:has-text('the review has ended')")
    assert page.input_value(".deciding [name=reason]") == "Will do."
    context.close()


def test_export_equals_the_file(
    report: AuditReport,
    path: Path,
    serving: Serving,
    visiting: Callable[[ReviewServer], "Page"],
    open_file: Opener,
) -> None:
    """The same decisions, made on a report, are saved in the very bytes that the review writes."""
    reason = ' A  “reason” \\ "with" \t 日本語 \U0001f600 and \u200b more '
    page = visiting(serving(report))
    static = open_file(make_page(report))
    for one in (page, static):
        decide(one, "missing-imdb-id", "accepted", reason=reason)
        decide(one, "director-mismatch", "ignored", until="2099-12-31", editor="Борис")
        decide(one, "leftover-shortcode", "false-positive", reason="x" * 2000)
        decide(one, "truncated-text", "accepted")
    with static.expect_download() as download:
        static.click("text=Save as audit-decisions.toml")
    assert download.value.suggested_filename == path.name
    assert Path(download.value.path()).read_bytes() == path.read_bytes()


def test_a_report_remembers(report: AuditReport, open_file: Opener) -> None:
    """What was decided on a report is there when it is opened again, and only where it belongs."""
    page = open_file(make_page(report))
    decide(page, "missing-imdb-id", "accepted")
    page.reload()
    counted(page, "1 decided")
    assert page.inner_text("#shown") == f"{len(report.findings) - 1} of {len(report.findings)} findings shown"
    page.evaluate('localStorage.setItem(\'audit-decisions\', \'{"x": {"fingerprint": "x", "status": "accepted"}}\')')
    page.reload()
    counted(page, "Nothing decided yet")
    page.evaluate("localStorage.setItem('audit-decisions', 'nonsense')")
    page.reload()
    counted(page, "Nothing decided yet")


def test_hostile_text_is_inert(
    auditing: Callable[..., AuditReport],
    path: Path,
    serving: Serving,
    visiting: Callable[[ReviewServer], "Page"],
    open_file: Opener,
) -> None:
    """Markup and scripts in the feed, in a reason and in a name are text on the page, in the file and in the export."""
    items = [
        {"title": text, "imdb_id": "", "director": text, "description": text, "fact": text, "year": None}
        for text in HOSTILE
    ]
    report = auditing(feed_of({"items": items, "list": HOSTILE[0], "guid": HOSTILE[1]}))
    assert any("alert(1)" in one.title for one in report.findings)
    page, other = (visiting(server) for server in [serving(report)] * 2)
    static = open_file(make_page(report))
    for one in (page, static):
        decide(one, "missing-year", "accepted", reason=HOSTILE[0], editor=HOSTILE[5])
    (made,) = load_decisions(path)
    assert (made.reason, made.editor) == (HOSTILE[0], HOSTILE[5])
    other.select_option("[name=status]", "all")
    other.locator(".decided-now bdi", has_text=HOSTILE[0]).wait_for()
    with static.expect_download() as download:
        static.click("text=Save as audit-decisions.toml")
    assert Path(download.value.path()).read_bytes() == path.read_bytes()
    for one in (page, other, static):
        assert one.locator("main :is(script, img, iframe, svg:not(.chart svg), base, link)").count() == 0


def test_a_report_of_many_posts(open_file: Opener, report: AuditReport) -> None:
    """Where posts wait out of sight, what is decided there before they come near is known all the same."""
    from tests.browser.reports import make_long_report

    long = make_long_report()
    page = open_file(make_page(long))
    before = page.inner_text("#shown")
    decide(page, "year-mismatch", "accepted")
    counted(page, "1 decided")
    assert page.inner_text("#shown") != before
    page.select_option("[name=group]", "rule")
    decide(page, "year-mismatch", "false-positive")
    counted(page, "2 decided")
    page.reload()
    counted(page, "2 decided")
    assert page.inner_text("#shown") == f"{len(long.findings) - 2} of {len(long.findings)} findings shown"


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 768, 1280])
def test_deciding_is_accessible(report: AuditReport, open_file: Opener, width: int, scheme: str) -> None:
    """With the form open and something decided axe-core finds nothing, and nothing stands out of the window."""
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="axe-core is not installed")
    page = open_file(make_page(report), viewport={"width": width, "height": 800}, color_scheme=scheme)
    decide(page, "missing-imdb-id", "accepted", reason="It will be " + "long " * 20)
    page.evaluate("location.hash = 'status=all'")
    finding(page, "director-mismatch").locator(".decide").click()
    found = axe.Axe().run(page, options={"resultTypes": ["violations"], "runOnly": STANDARDS})
    assert [f"{one['id']}: {one['nodes'][0]['html']}" for one in found.response["violations"]] == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
