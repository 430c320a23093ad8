"""Everything about one audited feed."""

from dataclasses import dataclass
from datetime import datetime

from audit.model.feeds import Feed
from audit.model.films import Match, ReferenceInfo
from audit.model.findings import Finding, Rule, RuleResult, RuleStatus, Severity, Status
from audit.model.lists import FilmList


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimCounts:
    """How many claims of the texts got which verdict.

    Attributes:
        unread: Texts in a language whose claims are not read at all.
    """

    supported: int = 0
    contradicted: int = 0
    unchecked: int = 0
    unread: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class PastFinding:
    """A finding of an earlier run, as far as it is kept.

    Attributes:
        post: Link of the post; an empty string for the feed, or for a post without link.
        value: What the feed said then, shortened.
    """

    fingerprint: str
    rule: str
    post: str
    title: str
    field: str
    value: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Baseline:
    """The findings that were there when somebody drew a line: only what came since fails the gate."""

    findings: tuple[PastFinding, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class BaselineCounts:
    """A feed compared with its baseline.

    Attributes:
        known: Findings that are in the baseline.
        new: Open findings that are not.
        fixed: Findings of the baseline that are gone, although their rule looked at the place.
    """

    known: int
    new: int
    fixed: tuple[PastFinding, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class TrendPoint:
    """The open findings of one run."""

    at: datetime
    critical: int
    warning: int
    info: int


@dataclass(frozen=True, slots=True, kw_only=True)
class AuditReport:
    """One audited feed: everything the renderers show.

    Attributes:
        tool_version: Version of this tool.
        audited_at: When the audit ran (UTC).
        matches: One tuple per list, one match per record, in order.
        rules: One result per rule, in the order of the suites.
        documentation: One entry per rule, in the same order.
        fail_on: Severity at which the gate fails; None for never.
        seconds: Wall time of the audit; 0 where it is not to be told.
        baseline: The comparison with ``--baseline``; None without one.
        new: Fingerprints of the findings that the last run did not have; None where there was none.
        trend: The open findings of the last runs and of this one, oldest first; empty without history.
    """

    tool_version: str
    audited_at: datetime
    feed: Feed
    lists: tuple[FilmList, ...]
    matches: tuple[tuple[Match, ...], ...]
    references: tuple[ReferenceInfo, ...]
    findings: tuple[Finding, ...]
    rules: tuple[RuleResult, ...]
    documentation: tuple[Rule, ...]
    claims: ClaimCounts
    fail_on: Severity | None
    seconds: float
    baseline: BaselineCounts | None = None
    new: frozenset[str] | None = None
    trend: tuple[TrendPoint, ...] = ()

    @property
    def errored(self) -> tuple[RuleResult, ...]:
        """The rules that crashed: the audit is not complete."""
        return tuple(result for result in self.rules if result.status is RuleStatus.ERRORED)

    @property
    def gate_failed(self) -> bool:
        """Whether an open finding stands at or above ``fail_on``."""
        if self.fail_on is None:
            return False
        order = list(Severity)
        worst = order[: order.index(self.fail_on) + 1]
        return any(f.status is Status.OPEN and f.severity in worst for f in self.findings)

    def count(self, severity: Severity) -> int:
        """Return the number of open findings of one severity."""
        return sum(f.severity is severity and f.status is Status.OPEN for f in self.findings)
