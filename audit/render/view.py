"""What the templates of the page are given: text already clipped, links already judged, anchors already made.

The templates only lay out; they decide nothing and escape everything.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from audit.render.figures import Figures, Verdict
from audit.render.marks import MarkedText
from audit.render.trend import TrendView


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
    """What to write instead; ``whole`` is false where the value had to be cut and so must not be copied."""

    field: str
    value: str
    safe: bool
    whole: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class FindingView:
    """One finding.

    Attributes:
        fingerprint: As judged, or an empty string where it is no digest.
        post: Number of the post, or an empty string for the feed.
        position: Place of the item in its list, or an empty string.
        title: Set only where the finding does not stand under what it is about.
        rule_anchor: Anchor of the rule's documentation, or an empty string.
        doubt: The confidence, unless it is high.
        expected_by: Who says what is expected, as in ``Reference says``.
        expected: A link where a page says the same.
        unlisted: Pieces of evidence that are not shown.
        status: As in the model, such as ``false-positive``.
        decision: Why it was decided so, by whom and until when, in words.
        new: Whether the last run did not have it.
    """

    anchor: str
    fingerprint: str
    severity: str
    rule: str
    post: str
    position: str
    rule_anchor: str
    message: str
    doubt: str
    title: str
    field: str
    observed: str
    expected: Link
    expected_by: str
    evidence: tuple[EvidenceView, ...]
    unlisted: int
    suggestion: SuggestionView | None
    status: str
    decision: str
    new: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class FindingsView:
    """Findings that stand together.

    Attributes:
        shown: Those an editor has to see.
        notes: Those of severity info, which are folded away where a script runs.
        noted: The rules of ``notes``, in words.
    """

    shown: tuple[FindingView, ...] = ()
    notes: tuple[FindingView, ...] = ()
    noted: str = ""

    def __bool__(self) -> bool:
        return bool(self.shown or self.notes)


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A stated field of an item; ``wrong`` where a finding is about it."""

    text: str
    wrong: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemView:
    """One list item, as a reader of the post would see it.

    Attributes:
        name: Title and year.
        film: What the item is about, the same for all its appearances: an IMDb id, or the name.
        title: Title as printed.
        year: Year as printed; what is missing is put in words where a finding misses it.
        directors: Directors as printed; as for ``year``.
        imdb: The stated id.
        imdb_wrong: Whether a finding is about the id.
        match: How it was found in the reference: ``id``, ``title``, ``ambiguous`` or ``none``.
        taken_for: The reference's film, as in ``The Cranes Are Flying (1957), Mikhail Kalatozov``.
        texts: Description and fact, the faults in them marked; left out where only notes stand under the item.
    """

    anchor: str
    position: int
    name: str
    film: str
    title: Part
    year: Part
    directors: Part
    imdb: Link
    imdb_wrong: bool
    match: str
    taken_for: Link
    texts: tuple[MarkedText, ...]
    findings: FindingsView


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
    findings: FindingsView
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
    """A line of the report's head; ``link`` is a web address or an anchor of the page."""

    name: str
    value: str
    link: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """One rule of the chart; ``percent`` of the longest bar."""

    rule: str
    severity: str
    findings: int
    percent: float


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportView:
    """The page.

    Attributes:
        language: Primary language of the feed's texts where it is not the page's own, else empty.
        score: How many items need a look, in a sentence.
        bars: The rules that found most, worst first.
        more_rules: Rules with findings that the chart leaves out.
        trend: Counts of earlier runs, where they are known.
        compared: Whether an earlier run is known, so that findings can be called new.
        decided: Findings that somebody decided about.
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
    score: str
    facts: tuple[Fact, ...]
    bars: tuple[Bar, ...]
    more_rules: int
    trend: TrendView | None
    compared: bool
    faults: tuple[str, ...]
    figures: Figures
    tally: Tally
    decided: int
    feed_tally: Tally
    claims: tuple[int, int, int]
    extracted: str
    lost: str
    unchecked_claims: str
    findings: FindingsView
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
