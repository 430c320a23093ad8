"""The baseline: findings that were there before, so that only new ones fail the gate."""

import json
import operator
from collections.abc import Iterable
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any

from audit.decisions import words
from audit.decisions.coverage import Coverage
from audit.decisions.saving import lock_file, replace_file
from audit.errors import DecisionError
from audit.model import Baseline, BaselineCounts, Finding, PastFinding, Status

SCHEMA = "audit-baseline/1"
KEYS = ("fingerprint", "rule", "post", "title", "field", "value")
MAX_BYTES = 200_000_000
"""About half a million findings; whatever is larger is another file."""


def past_finding(finding: Finding) -> PastFinding:
    """Return what is kept of a finding."""
    return PastFinding(
        fingerprint=finding.fingerprint,
        rule=finding.rule,
        post=words.fold(finding.post, words.POST),
        title=words.fold(finding.title, words.TITLE),
        field=words.fold(finding.field, words.FIELD),
        value=words.fold(finding.observed, words.VALUE),
    )


def write_baseline(path: Path, findings: Iterable[PastFinding]) -> int:
    """Write a baseline, one finding a line and sorted for git, and return how many it holds.

    Raises:
        DecisionError: The file cannot be written.
    """
    by_name = {one.fingerprint: one for one in findings}
    ordered = sorted(by_name.values(), key=operator.attrgetter("post", "title", "rule", "field", "fingerprint"))
    lines = ",\n".join(f"    {json.dumps(asdict(one), ensure_ascii=False)}" for one in ordered)
    listed = f"[\n{lines}\n  ]" if lines else "[]"
    with lock_file(path) as real:
        replace_file(real, f'{{\n  "schema": "{SCHEMA}",\n  "findings": {listed}\n}}\n')
    return len(ordered)


def load_baseline(path: Path) -> Baseline:
    """Return the baseline of a file.

    Raises:
        DecisionError: The file is missing, unreadable, or not a baseline.
    """
    try:
        if path.stat().st_size > MAX_BYTES:
            raise DecisionError("it is over 200 MB", where=str(path), fix="Name a baseline")
        content = json.loads(path.read_bytes())
    except OSError as error:
        reason = (error.strerror or type(error).__name__).lower()
        raise DecisionError(f"it cannot be read ({reason})", where=str(path), fix="Check --baseline") from error
    except (ValueError, RecursionError) as error:
        said = " ".join(str(error).split())
        raise DecisionError(
            f"not valid JSON ({said})", where=str(path), fix="Write it anew with 'audit baseline'"
        ) from error
    if (
        not isinstance(content, dict)
        or content.get("schema") != SCHEMA
        or not isinstance(content.get("findings"), list)
    ):
        raise DecisionError(
            f"not a baseline of schema {SCHEMA!r}", where=str(path), fix="Write it anew with 'audit baseline'"
        )
    entries = enumerate(content["findings"], start=1)
    return Baseline(findings=tuple(_entry(entry, f"{path}, finding {number}") for number, entry in entries))


def apply_baseline(findings: Iterable[Finding], baseline: Baseline | None) -> tuple[Finding, ...]:
    """Return the findings, the open ones of the baseline with that status; a decision counts for more."""
    if baseline is None:
        return tuple(findings)
    names = {one.fingerprint for one in baseline.findings}
    return tuple(
        replace(one, status=Status.BASELINE) if one.status is Status.OPEN and one.fingerprint in names else one
        for one in findings
    )


def compare_baseline(
    findings: Iterable[Finding], baseline: Baseline | None, coverage: Coverage
) -> BaselineCounts | None:
    """Count what is known and new, and list what is gone; nothing without a baseline.

    Args:
        findings: All of the feed, with their status.
    """
    if baseline is None:
        return None
    found = {one.fingerprint: one.status for one in findings}
    gone = (one for one in baseline.findings if one.fingerprint not in found)
    return BaselineCounts(
        known=sum(status is Status.BASELINE for status in found.values()),
        new=sum(status is Status.OPEN for status in found.values()),
        fixed=tuple(
            one
            for one in gone
            if coverage.holds(one.post, one.title) and coverage.looked(one.rule, one.post, one.title)
        ),
    )


def _entry(entry: Any, where: str) -> PastFinding:  # noqa: ANN401  whatever JSON holds
    if not isinstance(entry, dict) or set(entry) != set(KEYS) or not all(isinstance(entry[key], str) for key in KEYS):
        raise DecisionError(
            f"it has not the keys {', '.join(KEYS)}, each a text",
            where=where,
            fix="Write it anew with 'audit baseline'",
        )
    return PastFinding(**entry)
