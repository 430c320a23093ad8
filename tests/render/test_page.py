"""The page shows everything that was found, and what was looked at and not."""

import subprocess
import sys
from dataclasses import replace
from itertools import pairwise

from bs4 import Tag

from audit.model import (
    Evidence,
    Finding,
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


def test_post_without_list_is_said() -> None:
    """A post in which no list was recognised is there, with 0 films found."""
    assert "0 films found: this post has no list" in words(one(parse(make_report()), "#post-3"))


def test_feed_without_posts_is_said() -> None:
    """An empty feed does not look like a clean one."""
    soup = parse(make_report(lists=(), matches=(), findings=()))
    assert "The feed has no posts: nothing was audited." in words(soup)


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
