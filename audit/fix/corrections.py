"""A feed and findings about it to the same feed corrected: byte for byte the same elsewhere."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace

from audit.errors import FixError
from audit.fix.draft import Draft
from audit.fix.edits import Edit, apply_edits, meet
from audit.fix.source import Place, find_content, find_items, find_title
from audit.fix.suggested import Suggested, sort_wanted, suggested
from audit.model import AuditReport, Feed, FilmList, Finding, Post

_UNSURE = "the feed would not read as it should"


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """How the feed was read.

    Attributes:
        codec: What reads and writes its bytes.
        mark: Length of its byte-order mark.
    """

    codec: str
    mark: int
    read: Callable[[bytes], Feed]
    extract: Callable[[Post], FilmList]

    def decode(self, data: bytes) -> str:
        """Return the characters of a feed.

        Raises:
            FixError: They cannot be written as they were read.
        """
        text = data[self.mark :].decode(self.codec)
        if text.encode(self.codec) != data[self.mark :]:
            raise FixError(
                f"its bytes are not written as {self.codec} writes them", where="the feed", fix="Save it as UTF-8 first"
            )
        return text

    def can_write(self, character: str) -> bool:
        """Whether the feed's encoding has a character."""
        try:
            character.encode(self.codec)
        except UnicodeEncodeError:
            return False
        return True


@dataclass(frozen=True, slots=True, kw_only=True)
class Left:
    """A finding whose suggestion was not applied, and why."""

    finding: Finding
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Corrected:
    """A corrected feed.

    Attributes:
        applied: Findings whose suggestion was applied, in the order of the feed.
        posts: The posts that changed, as they read now.
        gone: Other findings that are gone with the corrections, once that was looked at.
    """

    data: bytes
    applied: tuple[Finding, ...]
    left: tuple[Left, ...]
    posts: tuple[Post, ...]
    gone: tuple[Finding, ...] = ()


@dataclass(slots=True)
class _Outcome:
    """What became of one post.

    Attributes:
        expected: What it should read as with the edits.
        edits: Of the feed's characters.
    """

    post: Post
    expected: Post
    edits: list[Edit] = field(default_factory=list)
    applied: list[Finding] = field(default_factory=list)
    left: list[Left] = field(default_factory=list)

    def leave(self, findings: Iterable[Finding], reason: str) -> None:
        self.left += [Left(finding=one, reason=reason) for one in findings]

    def withdraw(self, reason: str) -> None:
        self.leave(self.applied, reason)
        self.expected, self.edits, self.applied = self.post, [], []


def correct(data: bytes, report: AuditReport, wanted: Sequence[Finding], reading: Reading) -> Corrected:
    """Apply the suggestions of findings to a feed; what cannot be done for certain is left, with the reason.

    Args:
        data: The feed as it was audited.
        wanted: Findings of the report that have a suggestion.

    Raises:
        FixError: The bytes cannot be written as they were read.
    """
    text = reading.decode(data)
    items = find_items(text)
    by_post: dict[int | None, list[Finding]] = {}
    for finding in sort_wanted(wanted):
        by_post.setdefault(finding.post_number, []).append(finding)
    outcomes = []
    for film_list in report.lists:
        post = film_list.post
        if findings := by_post.get(post.number):
            outcome = _Outcome(post, post)
            item = items[post.number - 1] if post.number <= len(items) else []
            of_title = [one for one in findings if one.position is None and suggested(one).field == "title"]
            _correct_title(outcome, find_title(text, item, post), of_title, reading)
            of_content = [one for one in findings if one not in of_title]
            _correct_content(outcome, find_content(text, item, post), film_list, of_content, reading)
            outcomes.append(outcome)
    return _checked(data, report.feed, text, outcomes, reading)


def _correct_content(
    outcome: _Outcome, place: Place | None, film_list: FilmList, findings: Sequence[Finding], reading: Reading
) -> None:
    if place is None:
        outcome.leave(findings, "the post's text does not stand in the feed as it is read")
        return
    draft = Draft(film_list.post, film_list, reading.extract)
    written: list[Edit] = []
    for finding in findings:
        known = len(draft.edits)
        reason = draft.correct(suggested(finding))
        edits = [replace(edit, text=_writable(edit.text, reading)) for edit in draft.edits[known:]]
        in_source = [edit for edit in map(place.to_source, edits) if edit is not None]
        if not reason and len(in_source) < len(edits):
            reason = "it cannot be written there"
        if reason:
            outcome.leave([finding], reason)
            continue
        written += edits
        outcome.edits += in_source
        outcome.applied.append(finding)
    content = apply_edits(outcome.post.content, written)
    # Where a post has no content of its own, its summary is what is read.
    summary = outcome.expected.summary if place.name.endswith("encoded") else content
    outcome.expected = replace(outcome.expected, content=content, summary=summary)


def _correct_title(outcome: _Outcome, place: Place | None, findings: Sequence[Finding], reading: Reading) -> None:
    for finding in findings:
        wanted = suggested(finding)
        if place is None:
            outcome.leave([finding], "the title does not stand in the feed as it is read")
            continue
        edits, title = _title_edits(place, wanted)
        in_source = [edit for edit in map(place.to_source, edits) if edit is not None]
        if not edits or len(in_source) < len(edits) or any(meet(a, b) for a in in_source for b in outcome.edits):
            outcome.leave([finding], "it does not stand there as it is read")
        elif not all(map(reading.can_write, "".join(edit.text for edit in in_source))):
            outcome.leave([finding], f"the feed's encoding, {reading.codec}, cannot write it")
        else:
            outcome.edits += in_source
            outcome.applied.append(finding)
            outcome.expected = replace(outcome.expected, title=title)


def _title_edits(place: Place, wanted: Suggested) -> tuple[list[Edit], str]:
    """Return the edits of a title, which is no markup, and what it reads as then."""
    edits = [Edit(*found.span(), wanted.new_of(found[0])) for found in wanted.pattern.finditer(place.text)]
    return edits, " ".join(apply_edits(place.text, edits).split())


def _writable(text: str, reading: Reading) -> str:
    """Return markup in which characters that the encoding does not have are written as references."""
    return "".join(one if reading.can_write(one) else f"&#{ord(one)};" for one in text)


def _checked(data: bytes, feed: Feed, text: str, outcomes: list[_Outcome], reading: Reading) -> Corrected:
    """Read the corrected feed again, and withdraw what does not read as it should."""
    while True:
        edits = [edit for outcome in outcomes for edit in outcome.edits]
        corrected = data[: reading.mark] + apply_edits(text, edits).encode(reading.codec)
        expected = {outcome.post.number: outcome.expected for outcome in outcomes}
        read = reading.read(corrected) if edits else feed
        posts = tuple(expected.get(post.number, post) for post in feed.posts)
        if read == replace(feed, posts=posts):
            break
        same = {post.number for post, right in zip(read.posts, posts, strict=False) if post == right}
        faulty = [outcome for outcome in outcomes if outcome.edits and outcome.post.number not in same]
        for outcome in faulty or outcomes:
            outcome.withdraw(_UNSURE)
    return Corrected(
        data=corrected,
        applied=tuple(sorted((one for outcome in outcomes for one in outcome.applied), key=_in_feed_order)),
        left=tuple(one for outcome in outcomes for one in outcome.left),
        posts=tuple(outcome.expected for outcome in outcomes if outcome.edits),
    )


def _in_feed_order(finding: Finding) -> tuple[int, int]:
    return finding.post_number or 0, finding.position or 0
