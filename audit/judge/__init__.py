"""Judging: the suites say which rows of the tables do not hold, and each becomes a finding."""

from collections.abc import Sequence

from audit.judge.expectations import Outcome, run_suite
from audit.judge.findings import findings_of
from audit.judge.suites import Suite, SuiteRule, load_suites
from audit.model import Confidence, Finding, RuleResult, RuleStatus
from audit.tables import Tables

__all__ = ["Suite", "SuiteRule", "judge", "load_suites"]


def judge(
    suites: Sequence[Suite], tables: Tables, *, min_confidence: Confidence = Confidence.LOW
) -> tuple[tuple[Finding, ...], tuple[RuleResult, ...]]:
    """Return the findings, worst place first in feed order, and one result per rule in the order of the suites.

    Args:
        min_confidence: Findings less sure than this are hidden, and counted as hidden.
    """
    findings: list[Finding] = []
    results = []
    for suite in suites:
        outcomes = _outcomes(suite, tables)
        for rule in suite.rules:
            found = findings_of(rule, outcomes[rule.rule].failing, tables)
            shown = [finding for finding in found if _sure_enough(finding, min_confidence)]
            findings += shown
            rows = len(tables.frames[suite.table])
            results.append(_result(rule, outcomes[rule.rule], rows, shown=len(shown), hidden=len(found) - len(shown)))
    return tuple(findings), tuple(results)


def _outcomes(suite: Suite, tables: Tables) -> dict[str, Outcome]:
    """Run the rules whose columns were measured; the others ended with what the measuring function said."""
    errors = {
        rule.rule: error
        for rule in suite.rules
        for column in rule.judged
        if (error := tables.failures.get((suite.table, column)))
    }
    sound = Suite(table=suite.table, rules=tuple(rule for rule in suite.rules if rule.rule not in errors))
    failed = {rule: Outcome(error=error) for rule, error in errors.items()}
    return failed | run_suite(sound, tables.frames[suite.table])


def _sure_enough(finding: Finding, least: Confidence) -> bool:
    order = list(Confidence)
    return order.index(finding.confidence) <= order.index(least)


def _result(rule: SuiteRule, outcome: Outcome, rows: int, *, shown: int, hidden: int) -> RuleResult:
    if outcome.error:
        status = RuleStatus.ERRORED
    elif outcome.checked == 0:
        status = RuleStatus.NOT_APPLICABLE
    else:
        status = RuleStatus.FAILED if shown else RuleStatus.PASSED
    return RuleResult(
        rule=rule.rule,
        status=status,
        checked=outcome.checked,
        unchecked=rows - outcome.checked,
        findings=shown,
        hidden=hidden,
        error=outcome.error,
    )
