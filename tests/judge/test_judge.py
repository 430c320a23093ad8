"""Judging: which rows fail, what was checked, how a crash is told."""

import pytest

import audit.measure
from audit.judge import Suite, conceal, judge, load_suites
from audit.judge.suites import SuiteRule
from audit.model import Confidence, Evidence, RuleStatus, Severity
from audit.tables import BASE, CLAIMS, FEED, FILMS, MATCHES, MEASURES, POSTS, TEXTS, Tables, column, frame

assert audit.measure  # declares the measured columns

ROWS = ["1.1", "1.2", "1.3"]


def made(**columns: list[object]) -> Tables:
    """Return tables of one post with three items; ``columns`` replace columns of films or matches."""
    frames = {}
    for table, rows in ((FEED, [FEED]), (POSTS, ["1"]), (FILMS, ROWS), (MATCHES, ROWS), (TEXTS, []), (CLAIMS, [])):
        declared: dict[str, str] = dict(BASE[table])
        for measure in MEASURES:
            if measure.table == table:
                declared |= measure.columns
        data = {name: columns.get(name, [None] * len(rows)) for name in declared}
        base = frame(table, rows, data)
        frames[table] = base.assign(
            **{name: column(data[name], dtype) for name, dtype in declared.items() if name not in base}
        )
    return Tables(frames)


def only(name: str) -> tuple[Suite, SuiteRule]:
    """Return a suite with one bundled rule."""
    for suite in load_suites():
        for rule in suite.rules:
            if rule.rule == name:
                return Suite(table=suite.table, rules=(rule,)), rule
    raise LookupError(name)


def test_nulls_are_unchecked_never_wrong() -> None:
    """A null is not called wrong; it is counted as unchecked."""
    suite, _ = only("year-mismatch")
    findings, (result,) = judge([suite], made(year_gap=[None, 0, 5], title=["a", "b", "c"], position=[1, 2, 3]))
    assert [finding.position for finding in findings] == [3]
    assert (result.checked, result.unchecked, result.findings) == (2, 1, 1)
    assert result.status is RuleStatus.FAILED


def test_nothing_looked_at_is_not_applicable() -> None:
    """A rule that could look at no row did not pass."""
    suite, _ = only("year-mismatch")
    _, (result,) = judge([suite], made())
    assert result.status is RuleStatus.NOT_APPLICABLE


def test_crashed_measure_is_an_errored_rule() -> None:
    """Where a measuring function crashed, its rule ends as errored with the reason, and no finding is made up."""
    suite, _ = only("year-mismatch")
    tables = made()
    tables.failures[MATCHES, "year_gap"] = "ValueError: boom"
    findings, (result,) = judge([suite], tables)
    assert findings == ()
    assert result.status is RuleStatus.ERRORED
    assert result.error == "ValueError: boom"


def test_crashed_expectation_is_an_errored_rule() -> None:
    """A column that Great Expectations cannot compare ends as errored, not as a failing rule."""
    suite, _ = only("year-mismatch")
    tables = made()
    tables.frames[MATCHES] = tables.frames[MATCHES].assign(year_gap=["x", "y", "z"])
    _, (result,) = judge([suite], tables)
    assert result.status is RuleStatus.ERRORED
    assert result.error


def test_doubt_lowers_severity_and_confidence() -> None:
    """Where the doubt column is true a critical finding becomes a warning of low confidence."""
    suite, _ = only("director-mismatch")
    columns: dict[str, list[object]] = {
        "director_similarity": [0.1, 0.1, 0.9],
        "is_matched_by_title_only": [True, False, False],
    }
    findings, _ = judge([suite], made(**columns))
    assert [(one.severity, one.confidence) for one in findings] == [
        (Severity.WARNING, Confidence.LOW),
        (Severity.CRITICAL, Confidence.HIGH),
    ]


def test_hidden_findings_are_counted() -> None:
    """Findings below the asked confidence are hidden, and the result says how many."""
    suite, _ = only("director-mismatch")
    columns: dict[str, list[object]] = {
        "director_similarity": [0.1, 0.1, 0.9],
        "is_matched_by_title_only": [True, False, False],
    }
    findings, (result,) = conceal(*judge([suite], made(**columns)), Confidence.HIGH)
    assert len(findings) == 1
    assert (result.findings, result.hidden) == (1, 1)


def test_finding_carries_evidence_and_suggestion() -> None:
    """Evidence of the judged, observed and expected columns is shown once; the suggestion is the row's."""
    suite, _ = only("missing-imdb-id")
    tables = made(
        has_imdb_id=[False, True, None],
        title=["The Ascent", "b", "c"],
        year=[1977, 1, 1],
        suggested_imdb_id=["tt0075404", None, None],
        suggested_imdb_id_is_safe=[True, None, None],
        likely_imdb_id=["tt0075404 (The Ascent)", None, None],
    )
    fact = Evidence(source="starter", id="tt0075404", url="https://www.imdb.com/title/tt0075404/", value="The Ascent")
    tables.evidence[FILMS, "1.1", "likely_imdb_id"] = (fact,)
    (finding,), _ = judge([suite], tables)
    assert finding.message == "“The Ascent” (1977) has no IMDb id."
    assert finding.evidence == (fact,)
    assert finding.suggestion is not None
    assert (finding.suggestion.value, finding.suggestion.safe) == ("tt0075404", True)


@pytest.mark.parametrize("order", [[0, 1, 2], [2, 0, 1]])
def test_fingerprints_do_not_depend_on_order(order: list[int]) -> None:
    """Reordered items keep their fingerprints; two equal findings have different ones."""
    suite, _ = only("year-mismatch")
    titles, years, gaps = ["a", "a", "c"], [1960, 1960, 1970], [5, 5, 9]
    columns: dict[str, list[object]] = {
        "title": [titles[at] for at in order],
        "year": [years[at] for at in order],
        "year_gap": [gaps[at] for at in order],
    }
    findings, _ = judge([suite], made(**columns))
    straight, _ = judge([suite], made(title=list(titles), year=list(years), year_gap=list(gaps)))
    assert {one.fingerprint for one in findings} == {one.fingerprint for one in straight}
    assert len({one.fingerprint for one in findings}) == 3
