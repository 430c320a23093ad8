"""What is decided, known and new is told on the terminal and in the JSON."""

import dataclasses
import json
from datetime import date
from importlib.resources import files

from jsonschema import Draft202012Validator

from audit.decisions import past_finding
from audit.model import BaselineCounts, Status
from audit.render import document
from audit.render.kept import kept_lines
from tests.decisions.factory import make_decision, make_finding
from tests.render.factory import make_report

DECISION = make_decision(status=Status.IGNORED, until=date(2026, 11, 2))
DECIDED = make_finding(status=Status.IGNORED, decision=DECISION)
OVER = make_finding(2, decision=dataclasses.replace(DECISION, fingerprint=f"{2:016x}"))
GONE = BaselineCounts(known=2, new=1, fixed=())


def test_nothing_kept_says_nothing() -> None:
    """A first audit without any file has no such lines."""
    assert list(kept_lines(make_report())) == []


def test_what_is_kept_is_told() -> None:
    """Decided findings by status, the baseline, and open findings that are new; an expired decision hides nothing."""
    report = make_report(
        findings=(DECIDED, OVER), baseline=GONE, new=frozenset({OVER.fingerprint, DECIDED.fingerprint})
    )
    assert list(kept_lines(report)) == [
        "Decided and hidden: 1 ignored",
        "Baseline: 1 new, 2 known and hidden, 0 fixed",
        "1 open finding new since the last run",
    ]


def test_decisions_and_baseline_have_the_shape_of_the_schema() -> None:
    """The JSON says who decided what and until when, and which findings of the baseline are fixed."""
    schema = json.loads(files("audit.reports").joinpath("audit-1.schema.json").read_text(encoding="utf-8"))
    fixed = dataclasses.replace(GONE, fixed=(past_finding(make_finding(3)),))
    result = document(make_report(findings=(DECIDED, OVER), baseline=fixed))
    assert list(Draft202012Validator(schema).iter_errors(result)) == []
    assert result["findings"][0]["decision"] == {
        "status": "ignored",
        "reason": DECISION.reason,
        "editor": "Anna",
        "until": "2026-11-02",
    }
    assert [one["rule"] for one in result["summary"]["baseline"]["fixed"]] == ["year-mismatch"]
