"""Findings and decisions as tests need them."""

from datetime import date

from audit.model import Confidence, Decision, Finding, Severity, Status


def make_finding(number: int = 1, **changes: object) -> Finding:
    """Return a finding; each number has a fingerprint of its own."""
    given = {
        "rule": "year-mismatch",
        "severity": Severity.CRITICAL,
        "confidence": Confidence.HIGH,
        "message": "The item says 1958; The Cranes Are Flying is of 1957.",
        "post": "https://lists.example/lists/1",
        "position": 1,
        "title": "The Cranes Are Flying",
        "field": "year",
        "observed": "1958",
        "expected": "1957",
        "fingerprint": f"{number:016x}",
    }
    return Finding(**{**given, **changes})  # type: ignore[arg-type]


def make_decision(number: int = 1, **changes: object) -> Decision:
    """Return a decision about the finding of this number."""
    given = {
        "fingerprint": f"{number:016x}",
        "rule": "year-mismatch",
        "post": "https://lists.example/lists/1",
        "title": "The Cranes Are Flying",
        "field": "year",
        "value": "1958",
        "status": Status.FALSE_POSITIVE,
        "reason": "The festival copy is of 1958.",
        "editor": "Anna",
    }
    return Decision(**{**given, **changes})  # type: ignore[arg-type]


TOMORROW = date(2026, 11, 2)
"""The day after the present of most tests."""
