"""Arrange the rules of a report: what found something, what found nothing, what looked at nothing."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from audit.model import AuditReport, Rule, RuleResult, RuleStatus, Severity
from audit.render.figures import counted
from audit.render.untrusted import clip
from audit.render.view import RuleView

_NAME = 100
_TEXT = 1000
_SEVERITIES = [severity.value for severity in Severity]
_RULE_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleViews:
    """The rules by how they ended; see ``ReportView``."""

    found: tuple[RuleView, ...]
    passed: tuple[RuleView, ...]
    idle: tuple[RuleView, ...]
    partial: tuple[RuleView, ...]
    documented: tuple[RuleView, ...]


def rule_anchor(rule: str) -> str:
    """Return the anchor of a rule's documentation, or an empty string for a name that cannot be one."""
    return f"rule-{rule}" if _RULE_ID.fullmatch(rule) else ""


def arrange_rules(report: AuditReport) -> RuleViews:
    """Group the rules of a report by how they ended."""
    documentation = {rule.rule: rule for rule in report.documentation}
    worst: dict[str, Severity] = {}
    for finding in report.findings:
        worst.setdefault(finding.rule, finding.severity)
    views = [_view(result, documentation.get(result.rule), worst.get(result.rule)) for result in report.rules]
    found = tuple(sorted((v for v in views if v.state in {"errored", "failed"}), key=_worst_first))
    return RuleViews(
        found=found,
        passed=_by_state(views, "passed"),
        idle=_by_state(views, "not-applicable"),
        partial=tuple(
            sorted((v for v in views if v.unchecked and v.state != "not-applicable"), key=lambda v: -v.unchecked)
        ),
        documented=tuple(sorted({v.rule: v for v in found if v.summary}.values(), key=lambda v: v.rule)),
    )


def _by_state(views: Iterable[RuleView], state: str) -> tuple[RuleView, ...]:
    return tuple(view for view in views if view.state == state)


def _worst_first(view: RuleView) -> tuple[bool, int, int, str]:
    place = _SEVERITIES.index(view.severity) if view.severity else len(_SEVERITIES)
    return (view.state != "errored", place, -view.findings, view.rule)


def _view(result: RuleResult, rule: Rule | None, found: Severity | None) -> RuleView:
    severity = rule.severity if rule else found
    return RuleView(
        rule=clip(result.rule, _NAME),
        anchor=rule_anchor(result.rule) if rule else "",
        severity=severity.value if severity else "",
        state=result.status.value,
        outcome=_outcome(result),
        partly=_partly(result),
        checked=result.checked,
        unchecked=result.unchecked,
        findings=result.findings,
        hidden=result.hidden,
        error=clip(result.error, _TEXT),
        summary=clip(rule.summary, _TEXT) if rule else "",
        why=clip(rule.why, _TEXT) if rule else "",
        fix=clip(rule.fix, _TEXT) if rule else "",
        source=clip(rule.source, _TEXT) if rule else "",
        since=clip(rule.since, _TEXT) if rule else "",
    )


def _outcome(result: RuleResult) -> str:
    match result.status:
        case RuleStatus.ERRORED:
            return "crashed"
        case RuleStatus.FAILED:
            return counted(result.findings, "finding")
        case RuleStatus.PASSED:
            return "nothing found"
        case RuleStatus.NOT_APPLICABLE:
            return "nothing to look at"


def _partly(result: RuleResult) -> str:
    total = result.checked + result.unchecked
    return f"{result.unchecked:,} of {total:,} not checked" if result.unchecked else ""
