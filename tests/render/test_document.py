"""The JSON result keeps the shape its schema states."""

import json
from collections.abc import Callable
from dataclasses import replace
from importlib.resources import files
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from audit.model import Severity
from audit.render import audit_set, document
from tests.render.factory import SITE, make_report

VALIDATOR = Draft202012Validator(
    json.loads(files("audit.reports").joinpath("audit-1.schema.json").read_text(encoding="utf-8")),
    format_checker=Draft202012Validator.FORMAT_CHECKER,
)


def errors(result: dict[str, Any]) -> list[str]:
    """Return what the schema has against a result."""
    return [error.message for error in VALIDATOR.iter_errors(result)]


def test_schema_is_a_schema() -> None:
    """The shipped schema is itself valid."""
    Draft202012Validator.check_schema(VALIDATOR.schema)


def test_report_has_the_shape_of_its_schema() -> None:
    """A report with findings, faults, matches and rules of every kind is valid."""
    assert errors(document(make_report())) == []


def test_empty_report_has_the_shape_of_its_schema() -> None:
    """A feed without posts, audited without a reference, is valid too."""
    report = make_report(lists=(), matches=(), findings=(), rules=(), references=())
    assert errors(document(report)) == []


def test_several_reports_have_the_shape_of_the_schema() -> None:
    """Several feeds make one set, which the same schema accepts."""
    result = audit_set([make_report(), make_report()])
    assert [errors(result), result["schema"], len(result["reports"])] == [[], "audit-set/1", 2]


def add_to_result(result: dict[str, Any]) -> None:
    """Add a key at the top."""
    result["extra"] = 1


def add_to_finding(result: dict[str, Any]) -> None:
    """Add a key to a finding."""
    result["findings"][0]["line"] = 1


def add_to_match(result: dict[str, Any]) -> None:
    """Add a key to a film's match."""
    result["films"][0]["match"]["kind"] = "movie"


def drop_a_key(result: dict[str, Any]) -> None:
    """Take a required key away."""
    del result["summary"]["gate"]


def name_another_severity(result: dict[str, Any]) -> None:
    """State a severity there is not."""
    result["findings"][0]["severity"] = "fatal"


def crash_without_error(result: dict[str, Any]) -> None:
    """Call a rule errored that does not say what went wrong."""
    result["rules"][0]["status"] = "errored"


@pytest.mark.parametrize(
    "spoil",
    [add_to_result, add_to_finding, add_to_match, drop_a_key, name_another_severity, crash_without_error],
)
def test_schema_refuses_another_shape(spoil: Callable[[dict[str, Any]], None]) -> None:
    """A key too many, a key too few or another word makes a result invalid."""
    result = document(make_report())
    spoil(result)
    assert errors(result)


def test_keys_come_in_one_order() -> None:
    """Two runs write the same bytes, and the keys stand in the order of the documentation."""
    first, second = (json.dumps(document(make_report())) for _ in range(2))
    assert first == second
    assert list(document(make_report())) == [
        "schema",
        "tool",
        "feed",
        "references",
        "summary",
        "findings",
        "films",
        "rules",
    ]


def test_summary_counts_what_was_and_was_not_compared() -> None:
    """An ambiguous film is neither matched nor unmatched, but unchecked."""
    summary = document(make_report())["summary"]
    assert summary == {
        "posts": 3,
        "films": 5,
        "matched": 3,
        "unmatched": 1,
        "unchecked": 2,
        "findings": {"critical": 3, "warning": 1, "info": 1},
        "claims": {"supported": 2, "contradicted": 1, "unchecked": 3},
        "unread_texts": 0,
        "gate": "failed",
    }


@pytest.mark.parametrize(("fail_on", "gate"), [(Severity.INFO, "failed"), (None, "passed")])
def test_gate_is_that_of_the_report(fail_on: Severity | None, gate: str) -> None:
    """The gate follows ``fail_on``, and never fails without one."""
    assert document(make_report(fail_on=fail_on))["summary"]["gate"] == gate


def test_findings_name_post_and_position() -> None:
    """A finding carries its post's link and its item's position; both are null for the feed."""
    places = [(finding["post"], finding["position"]) for finding in document(make_report())["findings"]]
    assert places[:3] == [(None, None), (f"{SITE}/post-1/", None), (f"{SITE}/post-1/", 2)]


def test_films_stand_as_the_post_states_them() -> None:
    """What a post does not say is null, and a film without a match says so."""
    film = document(make_report())["films"][2]
    assert [film["post"], film["position"], film["imdb_id"], film["fact"]] == [f"{SITE}/post-1/", 3, None, None]
    assert film["match"] == {
        "status": "none",
        "imdb_id": None,
        "title": None,
        "year": None,
        "directors": [],
        "countries": [],
        "score": None,
    }


def test_only_a_crashed_rule_has_an_error() -> None:
    """``error`` is there for an errored rule, even one that says nothing, and for no other."""
    report = make_report()
    silent = tuple(replace(result, error="") for result in report.rules)
    for rules in (report.rules, silent):
        shown = document(make_report(rules=rules))["rules"]
        assert [rule["rule"] for rule in shown if "error" in rule] == ["foreign-film"]
