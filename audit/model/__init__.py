"""Every type that passes between stages. See the glossary in ARCHITECTURE.md for the words."""

from audit.model.feeds import Feed, FeedFault, Post
from audit.model.films import Award, Film, Form, Match, MatchStatus, Reference, ReferenceInfo, TitleBlock
from audit.model.findings import (
    Confidence,
    Decision,
    Evidence,
    Finding,
    Rule,
    RuleResult,
    RuleStatus,
    Severity,
    Status,
    Suggestion,
)
from audit.model.items import Claim, Item, Material, Verdict
from audit.model.lists import FilmList, FilmRecord
from audit.model.report import AuditReport, Baseline, BaselineCounts, ClaimCounts, PastFinding, TrendPoint

__all__ = [
    "AuditReport",
    "Award",
    "Baseline",
    "BaselineCounts",
    "Claim",
    "ClaimCounts",
    "Confidence",
    "Decision",
    "Evidence",
    "Feed",
    "FeedFault",
    "Film",
    "FilmList",
    "FilmRecord",
    "Finding",
    "Form",
    "Item",
    "Match",
    "MatchStatus",
    "Material",
    "PastFinding",
    "Post",
    "Reference",
    "ReferenceInfo",
    "Rule",
    "RuleResult",
    "RuleStatus",
    "Severity",
    "Status",
    "Suggestion",
    "TitleBlock",
    "TrendPoint",
    "Verdict",
]
