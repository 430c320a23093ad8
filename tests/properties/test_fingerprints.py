"""A finding keeps its name whatever else happens in its feed: that is what decisions and baselines rest on."""

import random
import re
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from audit import pipeline
from audit.judge import load_suites
from audit.model import Finding, Reference

FEEDS = Path(__file__).parent.parent / "feeds"
NOW = datetime(2026, 11, 1, 12, tzinfo=UTC)
SUITES = load_suites()
FEED = (FEEDS / "example.xml").read_text(encoding="utf-8")
HEAD, *POSTS, TAIL = re.split(r"(?=<item>)|(?=</channel>)", FEED)
CLEAN = """<item><title>A Note on Winter</title><link>https://lists.example/inserted-{number}/</link>
<guid isPermaLink="false">inserted-{number}</guid><pubDate>Sat, 31 May 2025 09:00:00 +0000</pubDate>
<description>Nothing but words of a quiet day, number {number}.</description></item>
"""
few = settings(
    max_examples=8,
    derandomize=True,
    deadline=None,
    database=None,
    phases=[Phase.generate],  # an audit takes too long to shrink a failing order by hundreds of them
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)


def audit(text: str, reference: Reference, now: datetime = NOW) -> dict[str, Finding]:
    """Return the findings of a feed by fingerprint; no two have the same."""
    options = pipeline.Audit(reference=reference, suites=SUITES, now=now)
    findings = pipeline.audit_feed(text.encode(), "example.xml", options).findings
    named = {finding.fingerprint: finding for finding in findings}
    assert len(named) == len(findings)
    return named


def told(findings: dict[str, Finding], names: set[str]) -> list[tuple[str, str, str]]:
    """Return the findings of these names as a failing test shows them."""
    return sorted((findings[name].rule, findings[name].title, findings[name].observed) for name in names)


@pytest.fixture(scope="module")
def before(starter: Reference) -> dict[str, Finding]:
    """The findings of the example as it is."""
    return audit(FEED, starter)


def test_the_example_has_many(before: dict[str, Finding]) -> None:
    """The example is worth being shuffled: it has findings of most rules."""
    assert len({finding.rule for finding in before.values()}) > 40


@few
@given(order=st.permutations(range(len(POSTS))), places=st.lists(st.integers(0, len(POSTS)), max_size=3))
def test_other_posts_do_not_matter(
    starter: Reference, before: dict[str, Finding], order: list[int], places: list[int]
) -> None:
    """Posts that are reordered, and others put between them, leave every finding its name, and make no new one."""
    posts = [POSTS[at] for at in order]
    for number, place in enumerate(places):
        posts.insert(place, CLEAN.format(number=number))
    after = audit("".join((HEAD, *posts, TAIL)), starter)
    assert told(before, before.keys() - after.keys()) == []
    assert told(after, after.keys() - before.keys()) == []


ITEM = re.compile(r'(?=<div class="movie-item")')
END = re.compile(r"(?s)(.*</div>\s*</div>)(?=\s*</div>)(.*)")
POSITIONAL = {"duplicate-film"}
"""Rules that call the second of two items wrong, so that reordering changes which one it is."""


@few
@given(seed=st.integers(0, 1000))
def test_the_order_of_items_does_not_matter(starter: Reference, before: dict[str, Finding], seed: int) -> None:
    """Items reordered within their lists keep the names of their findings."""
    shuffled = random.Random(seed)
    posts = []
    for post in POSTS:
        head, *items = ITEM.split(post)
        if len(items) > 2:
            middle = items[:-1]  # the last one carries the end of the list
            shuffled.shuffle(middle)
            items = [*middle, items[-1]]
        posts.append("".join((head, *items)))
    after = audit("".join((HEAD, *posts, TAIL)), starter)
    assert {one.rule for one in (before[name] for name in before.keys() - after.keys())} <= POSITIONAL
    assert {one.rule for one in (after[name] for name in after.keys() - before.keys())} <= POSITIONAL


def test_words_elsewhere_do_not_matter(starter: Reference, before: dict[str, Finding]) -> None:
    """A post whose introduction is written anew keeps the findings of its items, and so do the others."""
    reworded = FEED.replace('<p class="introduction">', '<p class="introduction">Written anew in autumn. ')
    assert reworded != FEED
    after = audit(reworded, starter)
    assert told(before, {name for name in before.keys() - after.keys() if before[name].position}) == []


def test_the_day_does_not_matter(starter: Reference, before: dict[str, Finding]) -> None:
    """Tomorrow's audit of the same bytes has the same findings."""
    after = audit(FEED, starter, NOW + timedelta(days=1))
    assert told(before, before.keys() ^ after.keys()) == []
