"""Every type that passes between stages. See the glossary in ARCHITECTURE.md for the words."""

import dataclasses
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Protocol

# --------------------------------------------------------------------------- read


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedFault:
    """Something about the feed's own bytes that had to be worked around."""

    what: str
    line: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Post:
    """One post of a feed, its markup untouched.

    Attributes:
        number: 1-based place in the feed.
        published: The stated date, or None where it is absent or unreadable.
        summary: Markup of RSS ``description``; may be cut by the site.
        content: Markup of the whole post; the summary where a feed has no more.
        line: 1-based line of the post's first tag in the source.
        content_line: 1-based line on which ``content`` begins, where it is known.
    """

    number: int
    title: str
    link: str
    guid: str
    author: str = ""
    published: datetime | None = None
    published_text: str = ""
    categories: tuple[str, ...] = ()
    summary: str = ""
    content: str = ""
    line: int = 1
    content_line: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Feed:
    """A feed as it was read.

    Attributes:
        source: The path or URL as the user gave it.
        format: The format it was read as, such as ``rss``.
        language: The language code as stated, or an empty string.
        faults: What was wrong with the bytes, in order.
    """

    source: str
    format: str
    title: str = ""
    link: str = ""
    language: str = ""
    posts: tuple[Post, ...] = ()
    faults: tuple[FeedFault, ...] = ()


# ------------------------------------------------------------------------ extract


@dataclass(frozen=True, slots=True, kw_only=True)
class FilmRecord:
    """One list item, as the post states it. None means the post does not say.

    Attributes:
        position: 1-based place in the list.
        heading: The heading as printed, white space folded.
        imdb_id: The container's id as stated, well-formed or not.
        poster_imdb_id: The poster's id as stated.
        rating_text: The rating as printed, such as ``IMDb 7.5``.
        description: Text without its label; an empty string where the label stands alone.
        fact: As for ``description``.
        poster: URL of the poster image.
        poster_title: Title slug in the poster's file name, such as ``letiat-zhuravli``.
        poster_year: Year in the poster's file name.
        poster_is_placeholder: The image stands for "no poster".
        line: 1-based line of the item in the source, where it is known.
    """

    position: int
    heading: str
    title: str
    year: int | None = None
    imdb_id: str | None = None
    poster_imdb_id: str | None = None
    directors: tuple[str, ...] = ()
    cast: tuple[str, ...] = ()
    rating: float | None = None
    rating_text: str | None = None
    description: str | None = None
    fact: str | None = None
    poster: str | None = None
    poster_title: str | None = None
    poster_year: int | None = None
    poster_is_placeholder: bool = False
    trailer: str | None = None
    watch_link: str | None = None
    availability: str | None = None
    line: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class FilmList:
    """The list a post holds.

    Attributes:
        post: The post it was extracted from.
        markup: ``movie-selection``, ``headings`` or ``none`` (no list was recognised).
        intro: Text before the first item.
        outro: Text after the last item, widgets and scripts left out.
        records: The items in order.
        fields: Names of the ``FilmRecord`` fields this markup has a place for: only those can be missing.
        active_content: Tags and attributes in the post that run code or load frames, such as ``script``.
    """

    post: Post
    markup: str
    intro: str = ""
    outro: str = ""
    records: tuple[FilmRecord, ...] = ()
    fields: frozenset[str] = frozenset()
    active_content: tuple[str, ...] = ()


# ---------------------------------------------------------------------- reference


@dataclass(frozen=True, slots=True, kw_only=True)
class Film:
    """One film as a reference knows it. Empty tuples and None mean the reference does not say.

    Attributes:
        kind: IMDb's title type: ``movie``, ``tvMovie``, ``tvSeries``, ``short`` ...
        titles: Every known title, the best known first; empty where only the id and the kind are known (an episode).
        year: Year of first release.
        directors: All credited directors, in the reference's spelling.
        cast: Principal cast in billing order; not complete unless ``cast_is_long``.
        countries: ISO 3166-1 alpha-2 codes, and ISO 3166-3 four-letter codes of former states.
        rating: 1.0 to 10.0.
        source: Name of the reference the film comes from.
        origin_hint: Countries where the film goes by its original title. They may lower doubt about its origin, but
            prove nothing: a title may be kept abroad.
        disagreements: Facts on which the sources of the reference differ, such as ``year: imdb 1957, starter 1958``.
    """

    imdb_id: str
    kind: str
    titles: tuple[str, ...]
    year: int | None
    directors: tuple[str, ...] = ()
    cast: tuple[str, ...] = ()
    countries: tuple[str, ...] = ()
    runtime_minutes: int | None = None
    rating: float | None = None
    votes: int | None = None
    source: str = ""
    origin_hint: tuple[str, ...] = ()
    disagreements: tuple[str, ...] = ()

    @property
    def title(self) -> str:
        """The best known title; the id of a film without any."""
        return self.titles[0] if self.titles else self.imdb_id

    @property
    def url(self) -> str:
        """The film's public page."""
        return f"https://www.imdb.com/title/{self.imdb_id}/"


@dataclass(frozen=True, slots=True, kw_only=True)
class Award:
    """A prize that a film won or was nominated for, as a table of awards spells it.

    Attributes:
        event: Who gives it, such as ``Cannes Film Festival``.
        ceremony_year: The year it was given in, which may be later than the film's.
        award: What it is called.
        category: What it is given for; the name again where there is no other.
        result: ``won`` or ``nominated``.
    """

    event: str
    ceremony_year: int
    award: str
    category: str
    result: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ReferenceInfo:
    """What a reference is.

    Attributes:
        version: Version of its contents, such as the date of the data set.
        built: The day its facts are of, or None where that is not known.
        films: Number of films in it.
        complete: Whether a film it does not know may be said not to exist.
        knows: Facts it holds for its films, of ``directors``, ``cast``, ``countries``, ``rating``.
    """

    name: str
    version: str
    built: date | None
    films: int
    complete: bool
    knows: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class TitleBlock:
    """The folded titles of the films of some years, for searching titles that are misspelt.

    Attributes:
        folds: What `audit.spelling.title_fold` makes of each title; one film has several.
        imdb_ids: The film of each fold, same length and order.
    """

    folds: Sequence[str]
    imdb_ids: Sequence[str]


class Reference(Protocol):
    """Where films are looked up. Opened read-only; safe to ask in batches."""

    @property
    def info(self) -> ReferenceInfo:
        """What this reference is."""
        ...

    def by_ids(self, imdb_ids: Iterable[str]) -> dict[str, Film]:
        """Return the known films of these ids; unknown ids are left out."""
        ...

    def by_title(self, title: str, *, years: tuple[int, int] | None = None) -> list[Film]:
        """Return films one of whose titles has the key or fold of ``title``, in the inclusive years if given."""
        ...

    def titles_of_years(self, first: int, last: int) -> TitleBlock:
        """Return the folded titles of the films of these inclusive years; empty where the reference cannot."""
        ...

    def by_director(self, name: str) -> list[Film]:
        """Return the films credited to a director of this name, by year."""
        ...

    def awards(self, imdb_id: str) -> list[Award]:
        """Return the prizes and nominations of a film; empty where the reference knows of none, or not of prizes."""
        ...

    def close(self) -> None:
        """Release what is open."""
        ...


class MatchStatus(StrEnum):
    """How a list item was found in the reference."""

    ID = "id"
    TITLE = "title"
    AMBIGUOUS = "ambiguous"
    NONE = "none"


@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    """What the reference says an item is.

    Attributes:
        film: The film the item is taken for; None unless status is ``id`` or ``title``.
        id_film: The film of the stated id, whether or not the item agrees with it.
        title_film: The one film that title, year and director name, whatever the id says.
        candidates: The films between which an ambiguous title does not decide, best first; with status ``none``,
            films whose titles are merely not unlike.
        score: 0 to 1, how well the item agrees with ``film``; None without one.
        id_score: 0 to 1, how well the item agrees with ``id_film``; None without one.
    """

    status: MatchStatus
    film: Film | None = None
    id_film: Film | None = None
    title_film: Film | None = None
    candidates: tuple[Film, ...] = ()
    score: float | None = None
    id_score: float | None = None


# -------------------------------------------------------------------------- judge


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


# ------------------------------------------------------------------------- report


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


# ------------------------------------------------------------------------ measure


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One list item with everything known about it.

    Attributes:
        row: Its index in the ``films`` and ``matches`` tables, ``<post number>.<position>``.
    """

    row: str
    film_list: FilmList
    record: FilmRecord
    match: Match


@dataclass(frozen=True, slots=True, kw_only=True)
class Material:
    """What measuring works on.

    Attributes:
        items: Every item of every list, in order.
        now: The moment the audit counts as its present (UTC).
        check_links: Whether links may be asked for over the network.
    """

    feed: Feed
    lists: tuple[FilmList, ...]
    items: tuple[Item, ...]
    reference: Reference
    now: datetime
    check_links: bool = False


class Verdict(StrEnum):
    """What the evidence says about a claim."""

    SUPPORTED = "supported"
    CONTRADICTED = "contradicted"
    UNCHECKED = "unchecked"


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """One thing a text asserts about its item.

    Attributes:
        item: The item whose text asserts it.
        field: ``description`` or ``fact``.
        relation: What is asserted, such as ``directed-by`` or ``directorial-debut``.
        object: Whom or what it is asserted of, as the text spells it.
        span: The words of the text that assert it.
    """

    item: Item
    field: str
    relation: str
    object: str
    span: str
