"""Snapshots of one small feed in every output.

They show what a change of a template, a message or the format does to what people and programs read. Versions,
durations and digests are scrubbed, and style sheet and script are left out: how it looks and moves is judged by eye.
"""

import io
import json
import os
import re
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest
from rich.console import Console

from audit import pipeline
from audit.judge.suites import load_suites
from audit.model import AuditReport, Reference
from audit.render import document, html, summary

HERE = Path(__file__).parent
SNAPSHOTS = HERE / "snapshots"
NOW = datetime(2026, 11, 1, 12, tzinfo=UTC)
ACCEPT = "AUDIT_ACCEPT_SNAPSHOTS"

SCRUBBED = (
    (re.compile(r"<style>.*?</style>", re.DOTALL), "<style>[style]</style>"),
    (re.compile(r"<script>.*?</script>", re.DOTALL), "<script>[script]</script>"),
    (re.compile(r"(?<=\bin )\d+\.\d s\b"), "[duration]"),
    (re.compile(r"(?<=sha256-)[\w+/]+=*"), "[digest]"),
    (re.compile(r'(?<="version": )"[^"]+"'), '"[version]"'),
    (re.compile(r"(?<=listicle-audit )\d+\.\d+\.\d+\S*"), "[version]"),
    (re.compile(r'(?<!"fingerprint": ")\b[0-9a-f]{16}\b'), "[digest]"),
    (re.compile(r"\b\d{3,}(?= films\b)"), "[number]"),
    (re.compile(r'(?<="films": )\d{3,}\b'), '"[number]"'),
    (re.compile(r"(?<=starter )\d{4}-\d\d-\d\d|(?<=starter: version )\d{4}-\d\d-\d\d"), "[version]"),
    (re.compile(r"\bof today\b|\bdated \d+ days? ahead\b|\b\d+ days? old\b"), "[age]"),
)
"""What differs between two runs, two versions or two states of the starter, and what stands for it.

The day of the audit is given, so no date differs. The fingerprints of the JSON stay: baselines rely on them.
"""


@pytest.fixture(scope="module")
def report(starter: Reference) -> AuditReport:
    """The audit of the small feed."""
    options = pipeline.Audit(reference=starter, suites=load_suites(), now=NOW)
    return pipeline.audit_feed((HERE / "feeds" / "small.xml").read_bytes(), "small.xml", options)


def as_json(report: AuditReport) -> str:
    """Return the JSON report."""
    return json.dumps(document(report), ensure_ascii=False, indent=2) + "\n"


def as_text(report: AuditReport) -> str:
    """Return the summary as a terminal of 100 columns without colour shows it."""
    console = Console(file=io.StringIO(), width=100, no_color=True, legacy_windows=False)
    summary(report, console, Path("audit-reports/small.html"))
    assert isinstance(console.file, io.StringIO)
    return "\n".join(line.rstrip() for line in console.file.getvalue().splitlines()) + "\n"


OUTPUTS: dict[str, Callable[[AuditReport], str]] = {"small.html": html, "small.json": as_json, "small.txt": as_text}


def scrub(text: str) -> str:
    """Return a text without what differs from run to run."""
    for pattern, instead in SCRUBBED:
        text = pattern.sub(instead, text)
    return text


@pytest.mark.parametrize("name", OUTPUTS)
def test_output_is_as_accepted(name: str, report: AuditReport) -> None:
    """The output is what was last accepted; a difference is shown with the command that accepts it."""
    made, file = scrub(OUTPUTS[name](report)), SNAPSHOTS / name
    if os.environ.get(ACCEPT):
        file.parent.mkdir(exist_ok=True)
        file.write_text(made, encoding="utf-8")
    accepted = file.read_text(encoding="utf-8") if file.exists() else ""
    assert made.splitlines() == accepted.splitlines(), (
        f"\nThe output differs from tests/snapshots/{name}. Read the difference; if it is meant, accept it with:\n"
        f"    {ACCEPT}=1 python -m pytest tests/test_snapshots.py"
    )


def test_every_snapshot_is_of_an_output() -> None:
    """No snapshot outlives its output."""
    assert {file.name for file in SNAPSHOTS.iterdir()} == OUTPUTS.keys()


def test_scrubbing_leaves_what_was_found(report: AuditReport) -> None:
    """Every rule that found something can still be read in every snapshot of the findings."""
    for name in ("small.html", "small.json"):
        text = scrub(OUTPUTS[name](report))
        assert [finding.rule for finding in report.findings if finding.rule not in text] == []
