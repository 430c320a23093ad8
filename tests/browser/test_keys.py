"""The report can be worked through with the keyboard alone."""

import pytest

from tests.browser.conftest import Opener
from tests.browser.reports import count, focused, fragment, in_sight, make_busy_report
from tests.render.factory import make_report

pytestmark = pytest.mark.browser
BUSY = make_busy_report()
ANCHORS = [f"f-{finding.fingerprint}" for finding in BUSY.findings]
# In the order of the page, notes and decided ones left out.
WALK = [ANCHORS[1], ANCHORS[2], ANCHORS[3], ANCHORS[4], ANCHORS[7]]


def test_j_and_k_walk_through_the_findings(open_report: Opener) -> None:
    """Each step takes the next finding that is not folded away, in sight and in the address; the ends hold."""
    page = open_report(BUSY)
    for anchor in WALK:
        page.keyboard.press("j")
        assert focused(page) == anchor
        assert in_sight(page, f"#{anchor} .what")
    assert fragment(page) == f"#at={WALK[-1]}"
    page.keyboard.press("j")
    assert focused(page) == WALK[-1]
    assert page.inner_text("#said") == "No more findings"
    for anchor in reversed(WALK[:-1]):
        page.keyboard.press("k")
        assert focused(page) == anchor


def test_walk_follows_groups_and_filters(open_report: Opener) -> None:
    """The next finding is the next one shown."""
    page = open_report(BUSY, "#group=rule&rule=year-mismatch")
    page.keyboard.press("j")
    assert focused(page) == ANCHORS[2]
    page.keyboard.press("j")
    assert focused(page) == ANCHORS[7]


def test_walk_goes_on_after_a_reload(open_report: Opener) -> None:
    """The address keeps the place in the list."""
    page = open_report(BUSY)
    page.keyboard.press("j")
    page.keyboard.press("j")
    page.reload()
    page.keyboard.press("j")
    assert focused(page) == WALK[2]


def test_e_unfolds_the_notes_here(open_report: Opener) -> None:
    """Notes of the card open and close with one key, all with Shift; what held the focus never vanishes."""
    page = open_report(BUSY)
    page.keyboard.press("j")
    page.keyboard.press("j")
    note = page.locator(f"#{ANCHORS[6]}")
    page.keyboard.press("e")
    assert note.is_visible()
    page.keyboard.press("j")
    page.keyboard.press("j")
    assert focused(page) == ANCHORS[6]
    page.keyboard.press("e")
    assert not note.is_visible()
    assert focused(page) == "post-1-2"
    page.keyboard.press("Shift+E")
    assert page.locator(".notes[open]").count() == page.locator(".notes").count()


def test_slash_searches_and_escape_leaves(open_report: Opener) -> None:
    """The search field is one key away, takes letters for letters, and Escape clears it."""
    page = open_report(BUSY)
    page.keyboard.press("/")
    page.keyboard.type("jke?")
    page.locator("#shown", has_text="0 of 8").wait_for()
    assert page.input_value("[name=q]") == "jke?"
    page.keyboard.press("Escape")
    assert count(page) == "7 of 8 findings shown"
    assert page.evaluate("document.activeElement.name") is None


def test_question_mark_explains_the_keys(open_report: Opener) -> None:
    """Help opens over the page, its keys do nothing behind it, and Escape closes it."""
    page = open_report(BUSY)
    page.keyboard.press("?")
    assert page.is_visible("#help")
    page.keyboard.press("j")
    assert not focused(page).startswith("f-")
    page.keyboard.press("Escape")
    assert not page.is_visible("#help")


def test_keys_can_be_done_without(open_report: Opener) -> None:
    """Single keys can be switched off, as those who speak to their computer need; the address keeps that."""
    page = open_report(BUSY)
    page.click("#keys")
    page.check("[name=keys]")
    page.click("#help button")
    page.keyboard.press("j")
    assert not focused(page).startswith("f-")
    assert fragment(page) == "#keys=off"
    page.reload()
    page.keyboard.press("/")
    assert page.evaluate("document.activeElement.name") != "q"


@pytest.mark.parametrize("by_key", [True, False])
def test_suggestion_is_copied(open_report: Opener, *, by_key: bool) -> None:
    """A click or a key puts the suggested value into the clipboard, and says so."""
    page = open_report(BUSY, f"#at={ANCHORS[2]}", permissions=["clipboard-read", "clipboard-write"])
    if by_key:
        page.keyboard.press("c")
    else:
        page.click(f"#{ANCHORS[2]} .copy")
    page.wait_for_selector(".copied")
    assert page.evaluate("navigator.clipboard.readText()") == "1960"
    assert page.inner_text("#said") == "Copied 1960"


def test_refused_clipboard_leaves_the_value_selected(open_report: Opener) -> None:
    """Where the browser gives no clipboard, the value is selected and the page says what to press."""
    page = open_report(BUSY)
    page.evaluate("() => { navigator.clipboard.writeText = () => Promise.reject(new Error('no')) }")
    page.click(f"#{ANCHORS[2]} .copy")
    page.locator("#said", has_text="Press").wait_for(state="attached")
    assert page.evaluate("getSelection().toString()") == "1960"


def test_links_outside_leave_the_report_open(open_report: Opener) -> None:
    """A film's page opens beside the report."""
    page = open_report(make_report())
    link = page.locator("#post-1-2 .about a.out").first
    link.evaluate("one => one.addEventListener('click', event => event.preventDefault())")
    link.click()
    assert link.get_attribute("target") == "_blank"
