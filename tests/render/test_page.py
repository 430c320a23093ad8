"""The page shows everything that was found, and what was looked at and not."""

import base64
import hashlib
import subprocess
import sys
from dataclasses import replace
from itertools import pairwise

import pytest
from bs4 import BeautifulSoup, Tag

from audit.model import (
    BaselineCounts,
    Evidence,
    Finding,
    Match,
    MatchStatus,
    RuleResult,
    RuleStatus,
    Severity,
    Suggestion,
)
from audit.render import html
from tests.render.factory import LETTER, SITE, make_finding, make_lists, make_matches, make_report
from tests.render.pages import assert_anchors_hold, one, parse, words


def assert_shown(soup: Tag, finding: Finding) -> None:
    """Fail unless the finding stands on the page with all it has to say."""
    shown = words(one(soup, f"#f-{finding.fingerprint}"))
    for part in (finding.rule, finding.severity, finding.message, finding.observed, finding.expected):
        assert part in shown


def test_every_finding_is_shown() -> None:
    """Each finding stands on the page once, with rule, severity, message and both sides."""
    soup = parse(make_report())
    for finding in make_report().findings:
        assert_shown(soup, finding)


def test_finding_of_no_known_place_is_shown() -> None:
    """A finding about a post or an item that is not there is shown, and never dropped."""
    lost = (
        make_finding("lost-post", post=99, position=4, title="A film of another feed"),
        make_finding("lost-item", post=1, position=99, title="No such item"),
    )
    soup = parse(make_report(findings=lost))
    assert "A film of another feed" in words(one(soup, "#feed"))
    assert_shown(one(soup, "#feed"), lost[0])
    assert_shown(one(soup, "#post-1"), lost[1])


def test_posts_of_one_link_keep_their_own_findings() -> None:
    """Where two posts share a link, the post's number decides under which a finding stands."""
    lists = tuple(replace(fl, post=replace(fl.post, link=f"{SITE}/post-1/")) for fl in make_lists())
    finding = replace(make_finding("year-mismatch", post=2, position=1), post=f"{SITE}/post-1/")
    soup = parse(make_report(lists=lists, findings=(finding,)))
    assert_shown(one(soup, "#post-2-1"), finding)


def test_head_says_what_was_audited() -> None:
    """Verdict, what is incomplete, and what was extracted stand in the head."""
    head = words(one(parse(make_report()), "header"))
    assert "Letters on film: lists.example" in head
    assert "Fails the gate 3 critical findings." in head
    assert "1 rule crashed, so the audit is not complete." in head
    assert "3 posts: 5 films extracted, 5 titles, 4 years, 3 ids, 3 directors" in head


@pytest.mark.parametrize(
    ("fail_on", "findings", "said"),
    [
        (Severity.WARNING, None, "Fails the gate 3 critical and 1 warning findings."),
        (Severity.CRITICAL, (), "Passes the gate No open finding of critical."),
        (Severity.WARNING, (), "Passes the gate No open finding of warning or worse."),
        (Severity.INFO, (), "Passes the gate No open finding of any severity."),
        (None, None, "No gate 5 open findings; none of them fails this audit."),
    ],
)
def test_verdict_is_put_in_words(fail_on: Severity | None, findings: tuple[Finding, ...] | None, said: str) -> None:
    """The gate's verdict names what failed it, or what it did not find."""
    report = make_report(fail_on=fail_on)
    report = report if findings is None else replace(report, findings=findings)
    assert said in words(one(parse(report), "header"))


def test_head_names_feed_and_reference() -> None:
    """Source, language, time, reference with its age, and what was and was not checked stand in the head."""
    soup = parse(make_report())
    head = words(one(soup, "header"))
    for part in (
        "feeds/letters.xml",
        "en-XX",
        "23 November 2026, 08:05 UTC, in 1.2 s",
        "starter: version 2026.11, 420 films, 22 days old",
        "3 of 5 films against the reference (2 by id, 1 by title), by 7 of 9 rules",
        "2 films compared with nothing, 4 rules could not look at everything, 1 had nothing to look at",
        "3 of 6 claims in the texts with a verdict (50%): 2 supported, 1 contradicted",
    ):
        assert part in head
    assert "by id 2 by title 1 ambiguous 1 unmatched 1" in words(one(soup, "#overview"))
    assert "listicle-audit 0.1.0" in words(one(soup, "footer"))


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


def test_what_is_new_is_asked_for_only_where_it_is_known() -> None:
    """Without an earlier run nothing is new, and there is no filter for it."""
    assert not parse(make_report()).select('[name="new"], [data-new]')
    assert parse(make_report(new=frozenset())).select('[name="new"]')


@pytest.mark.parametrize(
    ("findings", "matched", "line"),
    [
        (None, True, "1 of 5 items is clean; 2 need a look; 2 could not be compared."),
        ((), True, "3 of 5 items are clean; 2 could not be compared."),
        ((), False, "0 of 5 items are clean; 5 could not be compared."),
    ],
)
def test_score_counts_each_item_once(findings: tuple[Finding, ...] | None, *, matched: bool, line: str) -> None:
    """An item needs a look, or is clean, or could not be compared; what was not looked at is never called clean."""
    report = make_report() if findings is None else make_report(findings=findings)
    if not matched:
        nothing = tuple(tuple(Match(status=MatchStatus.NONE) for _ in found) for found in make_matches())
        report = replace(report, matches=nothing)
    assert words(one(parse(report), ".score")) == line


def test_chart_has_the_worst_rules_first() -> None:
    """Each bar names its rule and count in text, and leads to the table of all."""
    report = make_report()
    many = tuple(make_finding(f"rule-{number}", position=1) for number in range(9))
    chart = one(parse(replace(report, findings=(*many, *report.findings))), ".chart")
    assert [words(text) for text in chart.select("g text:first-child")] == [f"◆ rule-{number}" for number in range(8)]
    assert "And 6 more rules: all figures in a table" in words(chart)


def test_baseline_is_told() -> None:
    """With a baseline the head says how much of it is still there."""
    report = make_report(baseline=BaselineCounts(known=4, new=3, fixed=()))
    assert "3 new, 4 known before, 0 fixed since" in words(one(parse(report), "header"))


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


def test_size_is_bounded() -> None:
    """A finding with its card adds less than 1,800 bytes, and a page without findings has less than 60,000."""
    lists, matches = make_lists()[:1] * 300, make_matches()[:1] * 300
    numbered = tuple(replace(one_, post=replace(one_.post, number=n)) for n, one_ in enumerate(lists, 1))
    findings = tuple(
        make_finding(
            "year-mismatch" if position == 2 else "missing-trailer",
            Severity.CRITICAL if position == 2 else Severity.INFO,
            post=post,
            position=position,
            field="year",
            observed="1957",
            expected="1960",
            message="The item says 1957; Letter Never Sent is of 1960.",
            evidence=(Evidence(source="starter", id="tt0053106", url=LETTER.url, value="1960"),),
            suggestion=Suggestion(field="year", value="1960", safe=False),
        )
        for post in range(1, 301)
        for position in (1, 2, 3)
    )
    page = html(make_report(lists=numbered, matches=matches, findings=findings)).encode()
    empty = html(make_report(lists=(), matches=(), findings=())).encode()
    assert len(empty) < 60_000
    assert (len(page) - len(empty)) / len(findings) < 1_800


def test_script_stays_small() -> None:
    """What every report carries along of the script is less than 15 KiB."""
    script = one(parse(make_report()), "script").get_text()
    assert len(script.encode()) < 15 * 1024


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


def test_post_without_list_is_said() -> None:
    """A post in which no list was recognised is there, with 0 films found."""
    assert "0 films found: this post has no list" in words(one(parse(make_report()), "#post-3"))


def test_feed_without_posts_is_said() -> None:
    """An empty feed does not look like a clean one."""
    soup = parse(make_report(lists=(), matches=(), findings=()))
    assert "The feed has no posts: nothing was audited." in words(soup)


def test_audit_without_reference_is_said() -> None:
    """Without a reference the head says that nothing was compared."""
    assert "There was no reference" in words(one(parse(make_report(references=())), "header"))


def test_nothing_found_and_nothing_looked_at_differ() -> None:
    """A passed rule stands under what looked, an idle one under what could not be checked, a crash is first."""
    soup = parse(make_report())
    assert "missing-year" in words(one(soup, "#rules table"))
    assert "broken-link" not in words(one(soup, "#rules table"))
    assert "broken-link" in words(one(soup, "#unchecked"))
    first = soup.select("#overview tbody tr")[0]
    assert words(first) == "foreign-film critical crashed KeyError: 'countries' 0 5"


def test_what_could_not_be_checked_is_listed() -> None:
    """Unmatched and ambiguous films, unchecked claims, and rules with unchecked rows are named."""
    unchecked = words(one(parse(make_report()), "#unchecked"))
    for part in (
        "1 of 5 films not found in any reference, 1 ambiguous.",
        "3. The Postman of Nowhere (1970)",
        "2. The Cranes Are Flying (ambiguous)",
        "year-mismatch 2 of 5 not checked",
        "3 of 6 claims in the texts could not be checked.",
    ):
        assert part in unchecked


def test_wholly_checked_feed_says_so() -> None:
    """Where nothing was left unchecked, that is said too."""
    report = make_report(
        lists=make_lists()[:1],
        matches=((make_matches()[0][0],) * 3,),
        rules=(RuleResult(rule="missing-year", status=RuleStatus.PASSED, checked=3, unchecked=0, findings=0),),
        claims=replace(make_report().claims, unchecked=0),
    )
    assert "Every rule looked at everything it is for." in words(one(parse(report), "#unchecked"))


def test_rules_that_fired_are_documented() -> None:
    """Reason and remedy of each rule with findings stand at the foot, with the anchor findings link to."""
    soup = parse(make_report())
    shown = words(one(soup, "#rule-year-mismatch"))
    assert "Readers notice year-mismatch." in shown
    assert "Put year-mismatch right." in shown
    assert not soup.select("#rule-missing-year")


def test_decided_finding_is_told_from_an_open_one() -> None:
    """A finding that was decided shows its status and is counted by no tally."""
    finding = one(parse(make_report()), ".decided")
    assert "false positive" in words(finding)


def test_language_of_the_feed_is_marked() -> None:
    """Texts of a feed in another language carry it; the page itself is English."""
    report = make_report()
    soup = parse(replace(report, feed=replace(report.feed, language="de-AT")))
    assert one(soup, "html")["lang"] == "en"
    assert one(soup, "h1 bdi")["lang"] == "de"
    assert one(soup, "#post-2-1 .text")["lang"] == "de"
    assert not parse(report).select("bdi[lang]")


def test_headings_descend_one_at_a_time() -> None:
    """No level of heading is left out, so that the page can be walked by headings."""
    levels = [int(str(tag.name)[1]) for tag in parse(make_report()).select("h1, h2, h3, h4, h5, h6")]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))


def test_anchors_hold() -> None:
    """Ids are unique and every inner link leads somewhere, even where fingerprints repeat or are none."""
    findings = tuple(
        replace(finding, fingerprint=fingerprint)
        for finding in make_report().findings
        for fingerprint in ("abcdef01", "abcdef01", "", "not a digest")
    )
    assert_anchors_hold(parse(make_report()))
    assert_anchors_hold(parse(make_report(findings=findings)))


def test_same_report_makes_the_same_page() -> None:
    """The page depends on the report alone."""
    assert html(make_report()) == html(make_report())


def test_renderers_cost_nothing_until_they_are_used() -> None:
    """Importing the package loads neither Jinja2 nor rich, so that ``audit --help`` starts at once."""
    code = "import sys, audit.render; print({'jinja2', 'rich'} & set(sys.modules))"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "set()"
