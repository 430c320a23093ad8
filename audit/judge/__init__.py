"""Judging: the suites say which rows of the tables do not hold, and each becomes a finding."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace

from audit.judge.expectations import Outcome, run_suite
from audit.judge.findings import findings_of
from audit.judge.suites import Suite, SuiteRule, load_suites
from audit.model import Confidence, Finding, RuleResult, RuleStatus, Status
from audit.tables import Tables

__all__ = ["Suite", "SuiteRule", "conceal", "judge", "load_suites"]


def judge(suites: Sequence[Suite], tables: Tables) -> tuple[tuple[Finding, ...], tuple[RuleResult, ...]]:
    """Return the findings, by rule and in feed order, and one result per rule in the order of the suites."""
    findings: list[Finding] = []
    results = []
    for suite in suites:
        outcomes = _outcomes(suite, tables)
        rows = len(tables.frames[suite.table])
        for rule in suite.rules:
            found = findings_of(rule, outcomes[rule.rule].failing, tables)
            findings += found
            results.append(_result(rule, outcomes[rule.rule], rows, len(found)))
    return tuple(findings), tuple(results)


def conceal(
    findings: Iterable[Finding], results: Iterable[RuleResult], min_confidence: Confidence
) -> tuple[tuple[Finding, ...], tuple[RuleResult, ...]]:
    """Leave out the findings that are less sure than asked, and count by rule what is open and what is not.

    A decided finding stays, with its status; a rule all of whose findings are decided has passed.
    """
    found = tuple(findings)
    shown = tuple(finding for finding in found if _sure_enough(finding, min_confidence))
    every = Counter(finding.rule for finding in found)
    opened = Counter(finding.rule for finding in shown if finding.status is Status.OPEN)
    counted = []
    for result in results:
        number = opened[result.rule]
        status = result.status
        if status in {RuleStatus.FAILED, RuleStatus.PASSED}:
            status = RuleStatus.FAILED if number else RuleStatus.PASSED
        counted.append(replace(result, status=status, findings=number, hidden=every[result.rule] - number))
    return shown, tuple(counted)


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


def _result(rule: SuiteRule, outcome: Outcome, rows: int, findings: int) -> RuleResult:
    if outcome.error:
        status = RuleStatus.ERRORED
    elif outcome.checked == 0:
        status = RuleStatus.NOT_APPLICABLE
    else:
        status = RuleStatus.FAILED if findings else RuleStatus.PASSED
    return RuleResult(
        rule=rule.rule,
        status=status,
        checked=outcome.checked,
        unchecked=rows - outcome.checked,
        findings=findings,
        error=outcome.error,
    )
