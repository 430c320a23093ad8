"""Decisions and a baseline on audited feeds: what is hidden, what comes back, what is unused, over or fixed."""

import dataclasses
from collections.abc import Mapping
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest

from audit import pipeline
from audit.decisions import decide, load_baseline, past_finding, write_baseline
from audit.errors import DecisionError
from audit.judge import load_suites
from audit.model import AuditReport, Confidence, Decision, Finding, Reference, RuleStatus, Severity, Status
from audit.tables import DECISIONS
from tests.example_feed import feed_of

NOW = datetime(2026, 11, 1, 12, tzinfo=UTC)
TODAY, YESTERDAY = date(2026, 11, 1), date(2026, 10, 31)
BAD = "rating-out-of-range"
ITEMS: Mapping[str, Any] = {"items": [{"rating": "83"}, {"title": "The Ascent", "year": 1977, "imdb_id": "tt0075404"}]}
SUITES = tuple(
    dataclasses.replace(
        suite, rules=tuple(r for r in suite.rules if r.rule in {BAD, "missing-year"} or suite.table == DECISIONS)
    )
    for suite in load_suites()
)


def audit(
    starter: Reference, example: Mapping[str, Any], *decisions: Decision, baseline: Path | None = None
) -> AuditReport:
    """Audit an example by the two rules and those on decisions."""
    known = None if baseline is None else load_baseline(baseline)
    made = pipeline.Audit(reference=starter, suites=SUITES, now=NOW, decisions=decisions, baseline=known)
    return pipeline.audit_feed(feed_of(example), "example.xml", made)


def only(report: AuditReport, rule: str) -> Finding:
    """Return the one finding of a rule."""
    (finding,) = [finding for finding in report.findings if finding.rule == rule]
    return finding


def rules(report: AuditReport) -> list[str]:
    """Return the rules of the open findings."""
    return [finding.rule for finding in report.findings if finding.status is Status.OPEN]


def on(finding: Finding, status: Status = Status.FALSE_POSITIVE, until: date | None = None) -> Decision:
    """Decide about a finding."""
    return decide(finding, status, reason="It is out of a hundred.", editor="Anna", until=until)


@pytest.mark.parametrize(
    ("status", "until"), [(Status.ACCEPTED, None), (Status.FALSE_POSITIVE, None), (Status.IGNORED, TODAY)]
)
def test_a_decided_finding_is_hidden(starter: Reference, status: Status, until: date | None) -> None:
    """It stays in the report with its decision, fails no gate, and is counted as hidden."""
    decision = on(only(audit(starter, ITEMS), BAD), status, until)
    report = audit(starter, ITEMS, decision)
    assert (only(report, BAD).status, only(report, BAD).decision) == (status, decision)
    assert not report.gate_failed
    assert report.count(Severity.CRITICAL) == 0
    result = next(result for result in report.rules if result.rule == BAD)
    assert (result.status, result.findings, result.hidden) == (RuleStatus.PASSED, 0, 1)


def test_another_value_brings_the_finding_back(starter: Reference) -> None:
    """A decision is about what the feed said: when that changes, it is asked again, and the old decision is unused."""
    decision = on(only(audit(starter, ITEMS), BAD))
    changed = {"items": [{"rating": "84"}, *ITEMS["items"][1:]]}
    report = audit(starter, changed, decision)
    assert rules(report) == [BAD, "unused-decision"]
    assert report.gate_failed
    assert only(report, "unused-decision").observed == decision.fingerprint
    assert only(report, "unused-decision").evidence[0].value == "false positive, Anna: It is out of a hundred."


def test_an_expired_decision_fails_the_gate(starter: Reference) -> None:
    """After its last day the finding is open again, and the decision itself is called over."""
    decision = on(only(audit(starter, ITEMS), BAD), Status.IGNORED, YESTERDAY)
    report = audit(starter, ITEMS, decision)
    assert report.gate_failed
    assert rules(report) == [BAD, "expired-decision"]
    assert only(report, BAD).decision == decision
    assert "ignored until 2026-10-31 by Anna" in only(report, "expired-decision").message


def test_an_expired_decision_on_nothing_is_unused(starter: Reference) -> None:
    """What is mended in time needs no new decision."""
    decision = on(only(audit(starter, ITEMS), BAD), Status.IGNORED, YESTERDAY)
    report = audit(starter, {"items": [{"rating": "8.3"}, *ITEMS["items"][1:]]}, decision)
    assert rules(report) == ["unused-decision"]


def test_decisions_on_other_feeds_are_left_alone(starter: Reference) -> None:
    """One file serves several feeds, and feeds drop their oldest posts: neither makes a decision unused."""
    finding = only(audit(starter, ITEMS), BAD)
    elsewhere = dataclasses.replace(finding, post="https://other.example/1", fingerprint="a" * 16)
    assert rules(audit(starter, {}, on(elsewhere))) == []


def test_decisions_on_what_was_not_looked_at_are_left_alone(starter: Reference) -> None:
    """Where the rule could not look, nobody can say that the fault is gone."""
    decision = on(only(audit(starter, ITEMS), BAD))
    unmeasured = {"items": [{"rating": ""}, *ITEMS["items"][1:]]}
    report = audit(starter, unmeasured, decision)
    assert rules(report) == []
    result = next(result for result in report.rules if result.rule == "unused-decision")
    assert (result.checked, result.unchecked) == (0, 1)
    unknown = dataclasses.replace(decision, rule="of-another-suite")
    assert "unused-decision" not in rules(audit(starter, {}, unknown))


def test_a_decision_names_its_rule(starter: Reference) -> None:
    """A fingerprint under the name of another rule hides nothing: a diff must say what it does."""
    decision = dataclasses.replace(on(only(audit(starter, ITEMS), BAD)), rule="missing-year")
    assert rules(audit(starter, ITEMS, decision)) == [BAD, "unused-decision"]


def test_unsure_findings_keep_their_decisions(starter: Reference) -> None:
    """A finding hidden by its confidence is there nonetheless: its decision is used, and its baseline is not fixed."""
    suites = tuple(
        dataclasses.replace(
            suite, rules=tuple(dataclasses.replace(rule, confidence=Confidence.LOW) for rule in suite.rules)
        )
        if suite.table != DECISIONS
        else suite
        for suite in SUITES
    )
    options = pipeline.Audit(reference=starter, suites=suites, now=NOW)
    found = only(pipeline.audit_feed(feed_of(ITEMS), "example.xml", options), BAD)
    sure = dataclasses.replace(options, min_confidence=Confidence.HIGH, decisions=(on(found),))
    report = pipeline.audit_feed(feed_of(ITEMS), "example.xml", sure)
    assert report.findings == ()
    assert next(result.hidden for result in report.rules if result.rule == BAD) == 1


def test_a_baseline_hides_what_was_there(starter: Reference, tmp_path: Path) -> None:
    """Known findings have that status and fail no gate; new ones do; those gone are listed as fixed."""
    path = tmp_path / "audit-baseline.json"
    before = audit(starter, {"items": [{"rating": "83"}, {"rating": "84", "title": "The Ascent", "year": None}]})
    assert write_baseline(path, [past_finding(finding) for finding in before.findings]) == 3
    after = {"items": [{"rating": "83", "year": None}, {"title": "The Ascent", "year": 1977}]}
    report = audit(starter, after, baseline=path)
    assert only(report, BAD).status is Status.BASELINE
    assert rules(report) == ["missing-year"]
    assert report.baseline is not None
    assert (report.baseline.known, report.baseline.new) == (1, 1)
    assert [(one.rule, one.title) for one in report.baseline.fixed] == [
        ("missing-year", "The Ascent"),
        (BAD, "The Ascent"),
    ]


def test_a_baseline_of_several_feeds(starter: Reference, tmp_path: Path) -> None:
    """Findings of posts this feed does not hold are not called fixed."""
    path = tmp_path / "audit-baseline.json"
    found = [past_finding(finding) for finding in audit(starter, ITEMS).findings]
    elsewhere = dataclasses.replace(found[0], post="https://other.example/1", fingerprint="a" * 16)
    write_baseline(path, [*found, elsewhere])
    report = audit(starter, {}, baseline=path)
    assert report.baseline is not None
    assert [one.post for one in report.baseline.fixed] == ["https://lists.example/lists/1"]


def test_a_decision_counts_for_more_than_a_baseline(starter: Reference, tmp_path: Path) -> None:
    """What is in both is told as decided."""
    path = tmp_path / "audit-baseline.json"
    finding = only(audit(starter, ITEMS), BAD)
    write_baseline(path, [past_finding(finding)])
    report = audit(starter, ITEMS, on(finding), baseline=path)
    assert only(report, BAD).status is Status.FALSE_POSITIVE


def test_a_baseline_is_the_same_file_again(starter: Reference, tmp_path: Path) -> None:
    """One finding a line, sorted whatever the order, and not touched where nothing changed."""
    path = tmp_path / "audit-baseline.json"
    found = [past_finding(finding) for finding in audit(starter, {"rating": "83", "year": None}).findings]
    write_baseline(path, found)
    before = (path.read_bytes(), path.stat().st_mtime_ns)
    write_baseline(path, reversed(found))
    assert (path.read_bytes(), path.stat().st_mtime_ns) == before
    assert len([line for line in path.read_text().splitlines() if '"fingerprint"' in line]) == len(found) == 2


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "not valid JSON"),
        ("[" * 100_000, "not valid JSON"),
        ("[]", "not a baseline"),
        ('{"schema": "audit/1", "findings": []}', "not a baseline"),
        ('{"schema": "audit-baseline/1", "findings": [{"rule": "x"}]}', "finding 1: it has not the keys"),
        ('{"schema": "audit-baseline/1", "findings": [3]}', "finding 1: it has not the keys"),
    ],
)
def test_a_damaged_baseline_is_refused(tmp_path: Path, text: str, words: str) -> None:
    """Half a baseline would let old findings fail the gate, or hide nothing."""
    path = tmp_path / "audit-baseline.json"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(DecisionError, match=words):
        load_baseline(path)
    with pytest.raises(DecisionError, match="cannot be read"):
        load_baseline(tmp_path / "missing.json")
