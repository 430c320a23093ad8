"""What the templates of the page are given: text already clipped, links already judged, anchors already made.

The templates only lay out; they decide nothing and escape everything.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from audit.render.figures import Figures, Verdict
from audit.render.marks import MarkedText


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """A text that may be a link; ``href`` is empty where it may not."""

    text: str
    href: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class EvidenceView:
    """One fact a finding rests on.

    Attributes:
        says: Who says it, as in ``Reference``.
        link: What it says, or its id where the value already stands beside the finding.
        inside: Anchor of the post or item on this page it comes from, or an empty string.
    """

    says: str
    link: Link
    inside: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SuggestionView:
    """What to write instead."""

    field: str
    value: str
    safe: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class FindingView:
    """One finding.

    Attributes:
        title: Set only where the finding does not stand under what it is about.
        rule_anchor: Anchor of the rule's documentation, or an empty string.
        doubt: The confidence, unless it is high.
        expected_by: Who says what is expected, as in ``Reference says``.
        decision: The status, unless it is open.
    """

    anchor: str
    severity: str
    rule: str
    rule_anchor: str
    message: str
    doubt: str
    title: str
    field: str
    observed: str
    expected: str
    expected_by: str
    evidence: tuple[EvidenceView, ...]
    suggestion: SuggestionView | None
    decision: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemView:
    """One list item.

    Attributes:
        name: Title and year.
        imdb: The stated id.
        match: How it was found in the reference: ``id``, ``title``, ``ambiguous`` or ``none``.
        taken_for: The reference's film, as in ``The Cranes Are Flying (1957), Mikhail Kalatozov``.
        texts: The texts in which a finding's fault can be marked.
    """

    anchor: str
    position: int
    name: str
    imdb: Link
    directors: str
    match: str
    taken_for: Link
    texts: tuple[MarkedText, ...]
    findings: tuple[FindingView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """Open findings by severity."""

    critical: int = 0
    warning: int = 0
    info: int = 0

    @property
    def total(self) -> int:
        """Findings of every severity."""
        return self.critical + self.warning + self.info

    @property
    def parts(self) -> tuple[tuple[str, int], ...]:
        """Severities that have findings, worst first."""
        named = (("critical", self.critical), ("warning", self.warning), ("info", self.info))
        return tuple((name, number) for name, number in named if number)


@dataclass(frozen=True, slots=True, kw_only=True)
class PostView:
    """One post.

    Attributes:
        faulty: Items with findings.
        clean: Items without findings that were compared with a film of the reference.
        unseen: Items without findings that were compared with no film.
        unmatched: All items that were compared with no film.
        markup: How the list was read, in words.
    """

    anchor: str
    number: int
    title: str
    link: Link
    byline: str
    markup: str
    items: int
    tally: Tally
    findings: tuple[FindingView, ...]
    faulty: Sequence[ItemView]
    clean: Sequence[ItemView]
    unseen: Sequence[ItemView]
    unmatched: Sequence[ItemView]


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleView:
    """One rule: how it ended, and its documentation where a finding needs it.

    Attributes:
        state: ``errored``, ``failed``, ``passed`` or ``not-applicable``.
        outcome: The state in words.
        partly: Rows looked at and not, in words, where some could not be looked at.
    """

    rule: str
    anchor: str
    severity: str
    state: str
    outcome: str
    partly: str
    checked: int
    unchecked: int
    findings: int
    hidden: int
    error: str
    summary: str
    why: str
    fix: str
    source: str
    since: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """A line of the report's head."""

    name: str
    value: str
    link: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportView:
    """The page.

    Attributes:
        language: Primary language of the feed's texts where it is not the page's own, else empty.
        claims: Claims supported, contradicted, unchecked.
        extracted: What was extracted, in a line.
        lost: Films that were compared with nothing, in words.
        unchecked_claims: Claims that were not checked, in words.
        many: Whether there are so many posts that long lists are folded.
        rules_found: Rules that crashed or found something, worst first.
        rules_passed: Rules that looked and found nothing.
        rules_idle: Rules that had nothing to look at.
        rules_partial: Rules that could not look at some rows.
        documented: Rules that fired or crashed and have documentation.
    """

    title: str
    language: str
    verdict: Verdict
    facts: tuple[Fact, ...]
    faults: tuple[str, ...]
    figures: Figures
    tally: Tally
    feed_tally: Tally
    claims: tuple[int, int, int]
    extracted: str
    lost: str
    unchecked_claims: str
    findings: tuple[FindingView, ...]
    posts: tuple[PostView, ...]
    rules_found: tuple[RuleView, ...]
    rules_passed: tuple[RuleView, ...]
    rules_idle: tuple[RuleView, ...]
    rules_partial: tuple[RuleView, ...]
    documented: tuple[RuleView, ...]
    no_reference: bool
    many: bool
    seconds: str
    tool: str
