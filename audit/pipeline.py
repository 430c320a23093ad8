"""The flow on one screen: bytes → feed → films → matches → tables → findings → report.

This is the only module that knows the order of the stages; they meet nowhere else.
"""

import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from audit import __version__
from audit.decisions import Coverage, apply_baseline, apply_decisions, compare_baseline, decisions_table
from audit.extract import extract
from audit.fix import Corrected, Left, Reading, correct, find_gone, find_regressions, is_wanted
from audit.judge import Suite, conceal, judge, load_suites
from audit.lookup import look_up
from audit.measure import measure
from audit.model import (
    AuditReport,
    Baseline,
    BaselineCounts,
    ClaimCounts,
    Confidence,
    Decision,
    FilmList,
    Finding,
    Item,
    Match,
    Material,
    Reference,
    Rule,
    RuleResult,
    Severity,
    Verdict,
)
from audit.read import find_codec, read_feed
from audit.tables import CLAIMS, DECISIONS, TEXTS, Tables

ATTEMPTS = 12
"""Audits of a corrected feed, each with what made the one before worse withdrawn; one or two do for real feeds."""
STAGES = ("read", "extract", "look up", "measure", "judge")

__all__ = ["STAGES", "Audit", "audit_feed", "documentation", "fix_feed", "load_suites"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Audit:
    """What an audit is made with, the same for every feed of a run.

    Attributes:
        now: The moment that counts as present, in UTC.
        timed: Whether the report says how long the audit took; without it, one feed gives one report byte for byte.
        progress: Called with the name of a stage when it begins.
    """

    reference: Reference
    suites: tuple[Suite, ...]
    now: datetime
    fail_on: Severity | None = Severity.CRITICAL
    min_confidence: Confidence = Confidence.LOW
    decisions: tuple[Decision, ...] = ()
    baseline: Baseline | None = None
    check_links: bool = False
    timed: bool = True
    progress: Callable[[str], None] = lambda _stage: None


def audit_feed(data: bytes, source: str, audit: Audit) -> AuditReport:
    """Audit one feed.

    Args:
        source: Path or URL as the user gave it; shown, never opened.

    Raises:
        FeedError: The bytes cannot be read as a feed at all.
    """
    started = time.perf_counter()
    audit.progress("read")
    feed = read_feed(data, source)
    audit.progress("extract")
    lists = tuple(extract(post) for post in feed.posts)
    audit.progress("look up")
    matches = look_up(lists, audit.reference)
    audit.progress("measure")
    material = Material(
        feed=feed,
        lists=lists,
        items=_items(lists, matches),
        reference=audit.reference,
        now=audit.now,
        check_links=audit.check_links,
    )
    tables = measure(material)
    audit.progress("judge")
    findings, rules, baseline = _judged(tables, audit)
    return AuditReport(
        tool_version=__version__,
        audited_at=audit.now.astimezone(UTC),
        feed=feed,
        lists=lists,
        matches=matches,
        references=(audit.reference.info,),
        findings=findings,
        rules=rules,
        documentation=documentation(audit.suites),
        claims=_claim_counts(tables),
        fail_on=audit.fail_on,
        seconds=time.perf_counter() - started if audit.timed else 0.0,
        baseline=baseline,
    )


def fix_feed(data: bytes, source: str, audit: Audit, *, unsafe: bool = False) -> tuple[AuditReport, Corrected]:
    """Write into a feed what the findings suggest, as long as its audit only gets better by it.

    Args:
        unsafe: Also apply suggestions that an editor should read first.

    Returns:
        The audit of the feed as it was, and the corrected feed.

    Raises:
        FeedError: The bytes cannot be read as a feed at all.
        FixError: They cannot be written as they were read.
    """
    report = audit_feed(data, source, audit)
    codec, mark = find_codec(data, source)
    reading = Reading(codec=codec, mark=mark, read=lambda changed: read_feed(changed, source), extract=extract)
    wanted = [finding for finding in report.findings if is_wanted(finding, unsafe=unsafe)]
    withdrawn: list[Left] = []
    for attempt in range(1, ATTEMPTS + 1):
        corrected = correct(data, report, wanted, reading)
        if not corrected.applied:
            break
        after = audit_feed(corrected.data, source, audit)
        worse = find_regressions(report, after, corrected)
        if not worse:
            corrected = replace(corrected, gone=find_gone(report, after, corrected))
            break
        if attempt == ATTEMPTS - 1:  # so that the last attempt has nothing to write
            worse = dict.fromkeys(wanted, "with others it keeps bringing new faults")
        withdrawn += [Left(finding=finding, reason=reason) for finding, reason in worse.items()]
        wanted = [finding for finding in wanted if finding not in worse]
    return report, replace(corrected, left=(*corrected.left, *withdrawn))


def documentation(suites: tuple[Suite, ...]) -> tuple[Rule, ...]:
    """Return what every rule of the suites says about itself, in their order."""
    return tuple(rule.documentation for suite in suites for rule in suite.rules)


def _judged(tables: Tables, audit: Audit) -> tuple[tuple[Finding, ...], tuple[RuleResult, ...], BaselineCounts | None]:
    """Judge the feed, settle what is decided or known, then judge the decisions themselves."""
    today = audit.now.astimezone(UTC).date()
    findings, results = judge([suite for suite in audit.suites if suite.table != DECISIONS], tables)
    judged = {rule.rule: (suite.table, rule.judged) for suite in audit.suites for rule in suite.rules}
    coverage = Coverage(tables=tables, judged=judged, results=results)
    findings = apply_baseline(apply_decisions(findings, audit.decisions, today), audit.baseline)
    tables.frames[DECISIONS], evidence = decisions_table(findings, audit.decisions, coverage, today)
    tables.evidence.update(evidence)
    about_decisions, more = judge([suite for suite in audit.suites if suite.table == DECISIONS], tables)
    comparison = compare_baseline(findings, audit.baseline, coverage)
    return *conceal((*findings, *about_decisions), (*results, *more), audit.min_confidence), comparison


def _items(lists: tuple[FilmList, ...], matches: tuple[tuple[Match, ...], ...]) -> tuple[Item, ...]:
    return tuple(
        Item(row=f"{one.post.number}.{record.position}", film_list=one, record=record, match=match)
        for one, found in zip(lists, matches, strict=True)
        for record, match in zip(one.records, found, strict=True)
    )


def _claim_counts(tables: Tables) -> ClaimCounts:
    verdicts = _measured(tables, CLAIMS, "verdict")
    counts = {verdict.value: verdicts.count(verdict.value) for verdict in Verdict}
    unread = _measured(tables, TEXTS, "is_claims_language").count(False)
    return ClaimCounts(**counts, unread=unread)


def _measured(tables: Tables, table: str, column: str) -> list[object]:
    """Return a column; nothing where its measuring function crashed, which the rules on it tell."""
    return tables.values(table, column) if column in tables.frames[table] else []
