"""The index leads to the report of every feed, and names those that could not be read."""

from dataclasses import replace

from bs4 import BeautifulSoup

from audit.model import RuleStatus
from audit.render import index_html
from tests.render.factory import make_report
from tests.render.hostile import HOSTILE, fill
from tests.render.pages import one, words


def test_each_feed_is_linked_with_its_verdict() -> None:
    """A row names the feed, its verdict, its score and its counts, and leads to its page."""
    soup = BeautifulSoup(index_html([(make_report(), "letters.html")]), "lxml")
    row = one(soup, ".feeds li")
    assert one(row, "a")["href"] == "./letters.html"
    for part in (
        "Letters on film: lists.example",
        "feeds/letters.xml",
        "Fails the gate.",
        "3 critical",
        "2 need a look",
    ):
        assert part in words(row)


def test_feeds_that_need_an_editor_come_first() -> None:
    """Incomplete before failed, failed before passed; the heading counts them."""
    whole = tuple(result for result in make_report().rules if result.status is not RuleStatus.ERRORED)
    passed = make_report(findings=(), rules=whole)
    failed = make_report(rules=whole)
    soup = BeautifulSoup(
        index_html([(passed, "p.html"), (make_report(), "i.html"), (failed, "f.html")], [("x.xml", "no feed")]), "lxml"
    )
    assert [link["href"] for link in soup.select(".feeds a")] == ["./i.html", "./f.html", "./p.html"]
    said = "4 feeds: 1 fails the gate, 1 passes the gate, 1 is not complete, 1 could not be read."
    assert words(one(soup, "h1")) == said


def test_unreadable_feed_is_named_with_its_error() -> None:
    """A feed without a report is there, with what was wrong, and nothing leads to it."""
    soup = BeautifulSoup(index_html([], [("broken.xml", "it is no feed")]), "lxml")
    assert words(one(soup, ".feeds li")) == "broken.xml Not audited it is no feed"
    assert "No feed was audited." in words(soup)
    assert not soup.select("a")


def test_nothing_of_a_feed_acts_on_the_index() -> None:
    """Hostile names, titles and errors are text, and a file name cannot lead elsewhere."""
    for text in HOSTILE:
        page = index_html([(replace(fill(make_report(), text)), text)], [(text, text)])
        soup = BeautifulSoup(page, "lxml")
        assert not soup.find_all(["script", "img", "svg", "iframe", "form", "base", "button", "input"])
        for link in soup.select("a"):
            address = str(link["href"])
            assert address.startswith("./")
            assert "/" not in address[2:]
            assert ":" not in address
