"""The head of the page and its overviews say what was audited, how far, and what was found most."""

from dataclasses import replace

import pytest

from audit.model import (
    BaselineCounts,
    Finding,
    Match,
    MatchStatus,
    RuleResult,
    RuleStatus,
    Severity,
)
from tests.render.factory import make_finding, make_lists, make_matches, make_report
from tests.render.pages import one, parse, words


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


def test_audit_without_reference_is_said() -> None:
    """Without a reference the head says that nothing was compared."""
    assert "There was no reference" in words(one(parse(make_report(references=())), "header"))


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
    assert "Baseline 3 new, 4 known and hidden, 0 fixed" in words(one(parse(report), "header"))


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


def test_what_is_new_is_asked_for_only_where_it_is_known() -> None:
    """Without an earlier run nothing is new, and there is no filter for it."""
    assert not parse(make_report()).select('[name="new"], [data-new]')
    assert parse(make_report(new=frozenset())).select('[name="new"]')
