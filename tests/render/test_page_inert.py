"""Nothing of a feed acts on the page, and the page asks for nothing."""

import base64
import hashlib
import re
from collections import Counter
from dataclasses import replace

import pytest
from bs4 import BeautifulSoup
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from audit.model import Evidence, FilmRecord, Match, MatchStatus
from audit.render import html
from tests.render.factory import make_finding, make_lists, make_report
from tests.render.hostile import HOSTILE, fill
from tests.render.pages import assert_anchors_hold, one, parse, words

# Elements the templates have no use for: any of them came from a feed.
FOREIGN = ["img", "iframe", "object", "embed", "base", "video", "audio", "animate", "textarea"]
# Elements of which the templates make a number of their own.
OURS = ["script", "style", "meta", "link", "svg", "form", "button", "input", "select", "option", "dialog", "noscript"]


def assert_inert(soup: BeautifulSoup) -> None:
    """Fail if anything in the page could run, load, send, or look like a link and be none."""
    assert not soup.find_all(FOREIGN)
    assert count_ours(soup) == count_ours(HARMLESS)
    for tag in soup.find_all(True):
        assert not [name for name in tag.attrs if name.startswith("on") or name in {"style", "srcset", "src"}]
    for link in soup.find_all("a"):
        href = str(link["href"])
        if not href.startswith("#"):
            assert re.match(r"https?://[^/@]+(/|$)", href)
            assert link["rel"] == ["noreferrer"]


def count_ours(soup: BeautifulSoup) -> Counter[str]:
    """Count the elements of which a page has as many as its report asks for, whatever stands in its texts."""
    # A value that had to be written out otherwise cannot be copied: it has no button.
    return Counter(tag.name for tag in soup.find_all(OURS) if tag.get("class") != ["copy"])


HARMLESS = parse(fill(make_report(), "x"))


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_is_inert_in_every_field(text: str) -> None:
    """Markup, handlers, links, styles and template syntax in any field are shown as text."""
    soup = parse(fill(make_report(), text))
    assert_inert(soup)
    assert_anchors_hold(soup)
    if text.isprintable():
        assert text in soup.get_text()


@settings(max_examples=50, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.text(st.characters() | st.sampled_from("<>\"'&{}%#/:\u202e\x00"), max_size=60))
def test_any_text_in_any_field_is_inert(text: str) -> None:
    """No text in any field becomes markup, and what can be printed is there to be read."""
    page = html(fill(make_report(), text))
    page.encode("utf-8")
    soup = BeautifulSoup(page, "lxml")
    assert_inert(soup)
    if text.isprintable():
        assert " ".join(text.split()) in words(soup)


@pytest.mark.parametrize(
    "url",
    [
        "javascript:alert(1)",
        "data:text/html,x",
        "file:///etc/passwd",
        "//evil.example/",
        "https://user@evil.example/",
        "https://evil.example/\u202e",
        "https://evil.example/ x",
        "https:\\\\evil.example",
        "https://[broken",
        "http:",
        "https://lists.example/" + "x" * 3000,
    ],
)
def test_only_web_addresses_become_links(url: str) -> None:
    """An address that could do anything but open a web page is plain text."""
    evidence = Evidence(source="reference", id="x", url=url, value="1960")
    finding = make_finding("year-mismatch", position=1, evidence=(evidence,))
    assert not parse(make_report(findings=(finding,))).select(".finding .meta a.out")


def test_malformed_id_is_no_link() -> None:
    """Only a well-formed IMDb id leads to IMDb."""
    lists = make_lists()
    record = FilmRecord(position=1, heading="X", title="X", imdb_id="tt1/../../evil")
    lists = (replace(lists[0], records=(record,)),)
    soup = parse(make_report(lists=lists, matches=((Match(status=MatchStatus.NONE),),), findings=()))
    assert not one(soup, "#post-1-1").select("a")


def test_page_asks_for_nothing() -> None:
    """The policy forbids everything but this style sheet and this script, whose digests it states."""
    soup = parse(make_report())
    policy = str(one(soup, 'meta[http-equiv="Content-Security-Policy"]')["content"])
    style = one(soup, "style").get_text()
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    script = one(soup, "script").get_text()
    run = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
    assert policy == (
        f"default-src 'none'; style-src 'sha256-{digest}'; script-src 'sha256-{run}'; img-src data:; "
        "base-uri 'none'; form-action 'none'"
    )
    assert not re.search(r"url\(|@import", style)
    assert [str(link["href"]) for link in soup.select("link")] == ["data:,"]


def test_characters_that_act_are_written_out() -> None:
    """Overrides of the writing direction and control characters are named instead of obeyed."""
    page = html(fill(make_report(), "a\u202eb\x00c\x1bd\ud800"))
    assert "a[U+202E]b[U+0000]c[U+001B]d[U+D800]" in page


def test_endless_text_is_cut() -> None:
    """A text of 100 kB is cut with a count of what is missing, and the page stays small."""
    small, page = html(fill(make_report(), "x")), html(fill(make_report(), "word " * 20_000))
    assert re.search(r"… \(\d+,\d{3} more characters\)", page)
    assert len(page) - len(small) < 100_000


def test_mark_in_an_endless_text_is_shown_with_its_surroundings() -> None:
    """Of a very long text only the words around each mark are shown."""
    record = FilmRecord(position=1, heading="X", title="X", fact="before " * 5000 + "the fault, " + "after " * 5000)
    lists = (replace(make_lists()[0], records=(record,)),)
    finding = make_finding("self-contradiction", position=1, field="fact", observed="the fault")
    report = make_report(lists=lists, matches=((Match(status=MatchStatus.NONE),),), findings=(finding,))
    text = one(parse(report), ".text")
    assert one(text, "mark").get_text() == "the fault"
    assert len(text.get_text()) < 1000
