"""Each item stands on the page as a reader sees it, with what is wrong and why."""

import base64
import hashlib

import pytest
from bs4 import BeautifulSoup

from audit.model import (
    Evidence,
    Severity,
    Suggestion,
)
from audit.render import html
from tests.render.factory import SITE, make_finding, make_report
from tests.render.pages import one, parse, words


def test_both_sides_name_who_speaks() -> None:
    """The expected value is the reference's, another post's or nobody's, by its evidence."""
    soup = parse(make_report())
    labels = {words(tag) for tag in soup.select(".sides dt")}
    assert {"Feed says year", "Reference says", "Feed says fact", "Another post says"} <= labels


@pytest.mark.parametrize(
    ("evidence", "label"),
    [
        (Evidence(source="feed", id=f"{SITE}/?p=1", url="", value="1960"), "The same post says"),
        (Evidence(source="feed", id=f"{SITE}/post-2/", url="", value="1960"), "Another post says"),
        (Evidence(source="feed", id=f"{SITE}/?p=1#3", url="", value="1960"), "The same post says"),
        (Evidence(source="feed", id=f"{SITE}/?p=1#1", url="", value="1960"), "The item itself says"),
        (Evidence(source="feed", id=f"{SITE}/?p=2#1", url="", value="1960"), "Another post says"),
        (Evidence(source="", id="tt0053106", url="", value="1960"), "Reference says"),
        (Evidence(source="item", id="", url="", value="1960"), "The item itself says"),
        (Evidence(source="awards", id="", url="", value="1960"), "Awards table says"),
        (Evidence(source="trade-paper", id="", url="", value="1960"), "Trade paper says"),
    ],
)
def test_evidence_decides_the_label(evidence: Evidence, label: str) -> None:
    """Each source of evidence speaks under its own name."""
    finding = make_finding("inconsistent-year", position=1, observed="1957", expected="1960", evidence=(evidence,))
    assert label in [words(tag) for tag in parse(make_report(findings=(finding,))).select(".sides dt")]


def test_value_without_evidence_is_only_expected() -> None:
    """What no evidence supports is put in nobody's mouth."""
    finding = make_finding("rating-out-of-range", position=1, observed="11", expected="at most 10")
    assert "Expected" in [words(tag) for tag in parse(make_report(findings=(finding,))).select(".sides dt")]


def test_evidence_and_posts_are_linked() -> None:
    """Evidence on the web and evidence in another post can both be followed."""
    soup = parse(make_report())
    links = {str(link["href"]) for link in soup.select(".finding .meta a, .finding .sides a")}
    assert {"https://www.imdb.com/title/tt0053106/", "#post-1-2", "#rule-year-mismatch"} <= links


def test_suggestion_says_whether_it_is_safe() -> None:
    """A suggestion names the field; one that is not safe asks to be checked; an empty one removes."""

    def advice(value: str, *, safe: bool) -> str:
        suggestion = Suggestion(field="imdb_id", value=value, safe=safe)
        finding = make_finding("missing-imdb-id", position=1, suggestion=suggestion)
        return " ".join(one(parse(make_report(findings=(finding,))), ".advice").get_text().split()).partition(" Copy")[
            0
        ]

    assert advice("tt0050634", safe=True) == "Write IMDb id: tt0050634"
    assert advice("tt0050634", safe=False) == "Write IMDb id: tt0050634 (check first)"
    assert advice("", safe=True) == "Remove it from IMDb id"


def test_wrong_span_is_marked() -> None:
    """The words at fault are marked in the item's text, as whole words and where a cut text ends."""
    marks = [
        (str(mark.find_previous("b").string), mark.string)  # type: ignore[union-attr]
        for mark in parse(make_report()).select(".text mark")
    ]
    assert marks == [("Fact:", "in"), ("Fact:", "directed by Somebody Else")]


@pytest.mark.parametrize(
    ("field", "position", "marked"),
    [
        ("year", 2, "1957"),
        ("title", 2, "Letter Never Sent"),
        ("directors", 2, "Mikhail Kalatozov"),
        ("imdb_id", 2, "tt0053106"),
        ("directors", 3, "no director"),
        ("imdb_id", 3, "no IMDb id"),
    ],
)
def test_wrong_field_is_marked(field: str, position: int, marked: str) -> None:
    """The stated field a finding is about is marked where a reader would see it, and so is its absence."""
    finding = make_finding("some-rule", position=position, field=field)
    card = one(parse(make_report(findings=(finding,))), f"#post-1-{position}")
    assert [words(mark) for mark in card.select("mark")] == [marked]


def test_note_marks_no_field() -> None:
    """A note about a field does not call it wrong."""
    finding = make_finding("year-off-by-one", Severity.INFO, position=2, field="year")
    assert not parse(make_report(findings=(finding,))).select("mark")


def test_item_is_shown_as_a_reader_sees_it() -> None:
    """Title, year, director and texts stand on the card, with links to the film's page and to the post."""
    card = one(parse(make_report()), "#post-1-2")
    for part in ("Letter Never Sent ( 1957 )", "Directed by Mikhail Kalatozov", "Four geologists", "The last reel"):
        assert part in words(card)
    links = {str(link["href"]) for link in card.select(".about a")}
    assert links == {"https://www.imdb.com/title/tt0053106/", f"{SITE}/post-1/"}


def test_notes_stand_apart_and_open() -> None:
    """Findings of severity info are gathered below the others, and are there to be seen without a script."""
    finding = make_finding("missing-trailer", Severity.INFO, position=2, title="Letter Never Sent")
    card = one(parse(make_report(findings=(*make_report().findings, finding))), "#post-1-2")
    notes = one(card, ".notes")
    assert notes.has_attr("open")
    assert words(one(notes, "summary")) == "Notes 1 missing-trailer"
    assert [one(found, "code").get_text() for found in card.select(".finding")] == [
        "year-mismatch",
        "truncated-text",
        "missing-trailer",
    ]


def test_findings_carry_what_the_script_needs() -> None:
    """Each finding names its fingerprint, rule, severity, status and place in its attributes."""
    finding = make_report().findings[2]
    shown = one(parse(make_report(new=frozenset({finding.fingerprint}))), f"#f-{finding.fingerprint}")
    data = {name: value for name, value in shown.attrs.items() if name.startswith("data-")}
    assert data == {
        "data-fingerprint": finding.fingerprint,
        "data-rule": "year-mismatch",
        "data-severity": "critical",
        "data-status": "open",
        "data-post": "1",
        "data-position": "2",
        "data-new": "",
    }


def test_item_without_findings_is_listed() -> None:
    """A clean item is listed by itself; one that was compared with nothing stands apart from it."""
    soup = parse(make_report())
    assert words(one(soup, "#post-1 .clean")).startswith("Compared with the reference, nothing found: 1. The Cranes")
    assert "not compared with the reference: 3. The Postman of Nowhere" in words(one(soup, "#post-1 .unseen-items"))


def test_every_item_has_its_place() -> None:
    """Each item of each list has an anchor, with or without findings."""
    soup = parse(make_report())
    for anchor in ("post-1-1", "post-1-2", "post-1-3", "post-2-1", "post-2-2"):
        one(soup, f"#{anchor}")


def test_decided_finding_is_told_from_an_open_one() -> None:
    """A finding that was decided shows its status and is counted by no tally."""
    finding = one(parse(make_report()), ".decided")
    assert "false positive" in words(finding)


def test_review_gets_its_place() -> None:
    """With a further script each finding has an empty place for a decision, and the policy knows the script."""
    page = html(make_report(), extra_script="decide();", csp_extra="connect-src 'self'")
    soup = BeautifulSoup(page, "lxml")
    assert len(soup.select(".finding > .decision[hidden]")) == len(make_report().findings)
    policy = str(one(soup, 'meta[http-equiv="Content-Security-Policy"]')["content"])
    digest = base64.b64encode(hashlib.sha256(b"decide();").digest()).decode()
    assert f"'sha256-{digest}'; img-src" in policy
    assert policy.endswith("; connect-src 'self'")
    assert not parse(make_report()).select(".decision")
