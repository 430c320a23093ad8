"""Decisions meet findings: which ones are settled, which decisions are over, and which have nothing left to decide."""

from collections.abc import Container, Iterable, Mapping
from dataclasses import replace
from datetime import date

import pandas as pd

from audit.decisions.coverage import Coverage
from audit.model import Decision, Evidence, Finding, Status
from audit.tables import DECISIONS, frame


def apply_decisions(findings: Iterable[Finding], decisions: Iterable[Decision], today: date) -> tuple[Finding, ...]:
    """Return the findings with what was decided about them; one whose decision is over is open again."""
    by_name = {(one.fingerprint, one.rule): one for one in decisions}
    settled = []
    for finding in findings:
        decision = by_name.get((finding.fingerprint, finding.rule))
        if decision is None:
            settled.append(finding)
        else:
            over = days_expired(decision, today)
            settled.append(replace(finding, decision=decision, status=Status.OPEN if over else decision.status))
    return tuple(settled)


def decisions_table(
    findings: Iterable[Finding], decisions: Iterable[Decision], coverage: Coverage, today: date
) -> tuple[pd.DataFrame, Mapping[tuple[str, str, str], tuple[Evidence, ...]]]:
    """Return the ``decisions`` table, one row per decision about this feed, and the evidence of its cells.

    ``findings_matched`` is null where the decision's rule could not look at its place. ``days_expired`` is null for a
    decision without end, and for one that matches nothing: what it hid is gone.

    Args:
        findings: All of the feed, with what was decided about them.
    """
    matched = {finding.decision for finding in findings}
    rows = [one for one in decisions if coverage.holds(one.post, one.title)]
    columns: dict[str, list[object]] = {
        "decision": [one.fingerprint for one in rows],
        "decided_rule": [one.rule for one in rows],
        "decided_title": [one.title for one in rows],
        "decided_status": [one.status.value.replace("-", " ") for one in rows],
        "decided_until": [one.until and one.until.isoformat() for one in rows],
        "reason": [one.reason for one in rows],
        "editor": [one.editor for one in rows],
        "findings_matched": [_matched(one, matched, coverage) for one in rows],
        "days_expired": [days_expired(one, today) if one.until and one in matched else None for one in rows],
    }
    evidence = {(DECISIONS, one.fingerprint, "decision"): (_evidence(one),) for one in rows}
    return frame(DECISIONS, [one.fingerprint for one in rows], columns), evidence


def days_expired(decision: Decision, today: date) -> int:
    """Return the days since the last day of a decision; 0 while it holds."""
    return 0 if decision.until is None else max(0, (today - decision.until).days)


def _matched(decision: Decision, matched: Container[Decision | None], coverage: Coverage) -> int | None:
    if decision in matched:
        return 1
    return 0 if coverage.looked(decision.rule, decision.post, decision.title) else None


def _evidence(decision: Decision) -> Evidence:
    said = f"{decision.status.value.replace('-', ' ')}, {decision.editor}: {decision.reason}"
    return Evidence(source="decisions", id=decision.fingerprint, url=decision.post, value=said)
