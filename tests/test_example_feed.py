"""The project's own feed: every defect that was planted in it is found, and nothing else is called wrong.

`tests/feeds/example.expected.tsv` holds the critical and the warning rules by post number and position; an empty
position is a fault of the post, an empty post one of the feed.
"""

import csv
from collections import Counter
from datetime import UTC, datetime
from pathlib import Path

import pytest

from audit import pipeline
from audit.judge.suites import load_suites
from audit.model import AuditReport, Reference, Severity

FEEDS = Path(__file__).parent / "feeds"
NOW = datetime(2026, 11, 1, 12, tzinfo=UTC)

NOT_IN_THE_EXAMPLE = {
    "stale-reference": "depends on the day of the audit; the starter is of a recent one",
    "unknown-imdb-id": "needs a reference complete enough to say that there is no such id",
    "film-not-found": "needs a reference complete enough to say that there is no such film",
    "not-a-film": "the starter holds no series and no games",
    "rating-drift": "the starter holds no ratings",
    "false-cast-claim": "needs a reference that names eight players or more of a film; the starter names six at most",
    "false-remake-claim": "needs a reference complete enough to say that there is no such remake",
    "false-sequel-claim": "needs a reference complete enough to say that there is no such sequel",
    "broken-link": "needs the network",
    "unused-decision": "needs a file of decisions",
    "expired-decision": "needs a file of decisions",
}
"""Rules that have no finding in the example, each with the reason."""

Place = tuple[int | None, int | None]


@pytest.fixture(scope="module")
def report(starter: Reference) -> AuditReport:
    """The audit of the example."""
    options = pipeline.Audit(reference=starter, suites=load_suites(), now=NOW)
    return pipeline.audit_feed((FEEDS / "example.xml").read_bytes(), "example.xml", options)


def places(report: AuditReport) -> list[tuple[Place, str]]:
    """Return where each critical or warning finding is, and its rule."""
    numbers = {film_list.post.link: film_list.post.number for film_list in report.lists}
    return [
        ((numbers.get(finding.post), finding.position), finding.rule)
        for finding in report.findings
        if finding.severity is not Severity.INFO
    ]


def expected() -> list[tuple[Place, str]]:
    """Return the same from the file beside the feed."""
    with (FEEDS / "example.expected.tsv").open(encoding="utf-8", newline="") as file:
        return [
            ((int(row["post"]) if row["post"] else None, int(row["position"]) if row["position"] else None), rule)
            for row in csv.DictReader(file, delimiter="\t")
            for rule in row["rules"].split()
        ]


def test_exactly_the_planted_defects_are_found(report: AuditReport) -> None:
    """Each planted defect is found once, at its place, and no other place is called critical or a warning."""
    found, planted = Counter(places(report)), Counter(expected())
    assert sorted((planted - found).elements(), key=str) == [], "planted but not found"
    assert sorted((found - planted).elements(), key=str) == [], "found but not planted"


def test_the_audit_is_complete(report: AuditReport) -> None:
    """No rule crashed on the example."""
    assert report.errored == ()


def test_every_post_is_read_by_its_own_markup(report: AuditReport) -> None:
    """Four lists in the known markup, one by its headings, and a post without a list: 36 films, all with a title."""
    assert [film_list.markup for film_list in report.lists] == ["movie-selection"] * 4 + ["headings", "none"]
    assert [len(film_list.records) for film_list in report.lists] == [10, 8, 10, 4, 4, 0]
    assert all(record.title for film_list in report.lists for record in film_list.records)


def test_a_third_of_the_items_is_clean(report: AuditReport) -> None:
    """The example shows that the audit stays silent, too."""
    faulty = {place for place, _ in places(report) if place[1] is not None}
    items = sum(len(film_list.records) for film_list in report.lists)
    assert items - len(faulty) >= items / 3


def test_every_rule_is_found_or_cannot_be(report: AuditReport) -> None:
    """Each rule of the bundled suites has a finding here, or a reason why it cannot have one."""
    found = {finding.rule for finding in report.findings}
    rules = {rule.rule for rule in report.documentation}
    assert rules - found == NOT_IN_THE_EXAMPLE.keys()


def test_critical_findings_fail_the_gate(report: AuditReport) -> None:
    """The default gate does not let this feed through."""
    assert report.gate_failed
