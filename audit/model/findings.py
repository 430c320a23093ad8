"""What judging finds, what editors decided about it, and how each rule ended."""

import dataclasses
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Severity(StrEnum):
    """How bad a finding is, worst first."""

    CRITICAL = "critical"
    WARNING = "warning"
    INFO = "info"


class Confidence(StrEnum):
    """How sure a finding is, surest first."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"


class Status(StrEnum):
    """What was decided about a finding."""

    OPEN = "open"
    ACCEPTED = "accepted"
    FALSE_POSITIVE = "false-positive"
    IGNORED = "ignored"
    FIXED = "fixed"
    BASELINE = "baseline"


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """One fact a finding rests on.

    Attributes:
        source: Who says so: ``reference``, ``feed``, ``awards`` ...
        id: Identifier of the fact there, such as an IMDb id or a post's guid.
        url: Where an editor can see it; an empty string where there is no page.
        value: What it says.
    """

    source: str
    id: str
    url: str
    value: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Suggestion:
    """What to write in a field in place of what a finding observed there.

    Attributes:
        value: An empty string deletes what was observed.
        safe: It may be applied without reading.
    """

    field: str
    value: str
    safe: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """What an editor decided about one finding. It holds for that finding only: another value, another finding.

    Attributes:
        fingerprint: The finding's; with ``rule`` it says which finding is meant. All else describes it to people.
        post: Link of the post; an empty string for the feed, or for a post without link.
        value: What the feed said when it was decided, shortened.
        status: ``accepted`` (will be mended), ``false-positive`` or ``ignored``.
        until: The last day it holds, or None for always; an ignored finding has one.
    """

    fingerprint: str
    rule: str
    post: str
    title: str
    field: str
    value: str
    status: Status
    reason: str
    editor: str
    until: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One fault an editor should look at.

    Attributes:
        post: Link of the post; an empty string for a fault of the whole feed.
        post_number: 1-based place of the post in the feed, since links may be missing or doubled; None for the feed.
        position: 1-based place of the item in its list; None for a post or the feed.
        title: Title of the item or post.
        field: The part of the item that is wrong, such as ``year``.
        line: 1-based line in the source, where known.
        fingerprint: Stable name of this finding: rule, guid, item, field and value; no time, no line, no position.
        decision: What was decided about it; an expired decision stays here while the status is open again.
    """

    rule: str
    severity: Severity
    confidence: Confidence
    message: str
    post: str
    post_number: int | None = None
    position: int | None
    title: str
    field: str
    observed: str
    expected: str
    evidence: tuple[Evidence, ...] = ()
    suggestion: Suggestion | None = None
    fingerprint: str = ""
    status: Status = Status.OPEN
    decision: Decision | None = None
    line: int | None = None


class RuleStatus(StrEnum):
    """How a rule ended. Nothing looked at is never called passed."""

    PASSED = "passed"
    FAILED = "failed"
    NOT_APPLICABLE = "not-applicable"
    ERRORED = "errored"


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleResult:
    """How one rule ended over a feed.

    Attributes:
        checked: Rows the rule could look at.
        unchecked: Rows where what it looks at could not be measured.
        findings: Open findings.
        hidden: Findings that are decided, in the baseline, or less sure than ``--min-confidence``.
        error: What went wrong, for an errored rule.
    """

    rule: str
    status: RuleStatus
    checked: int
    unchecked: int
    findings: int
    hidden: int = 0
    error: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """A rule's documentation, from its suite entry."""

    rule: str
    severity: Severity
    table: str
    summary: str
    why: str
    fix: str
    field: str
    source: str
    since: str
    expectation: str
    notes: str = ""
    bad: Mapping[str, object] = dataclasses.field(default_factory=dict)
    good: Mapping[str, object] = dataclasses.field(default_factory=dict)
